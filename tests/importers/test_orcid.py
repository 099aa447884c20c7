"""ORCID records: what the public API gives for a person."""

from __future__ import annotations

import json
from dataclasses import fields, is_dataclass
from html import escape
from pathlib import Path
from typing import TypeVar, cast

import pytest

from kgbuild.errors import DocumentError
from kgbuild.importers import import_bytes, import_file, importer_for, orcid, orcid_xml
from kgbuild.model import Award, Education, Grant, Mention, Paper, Position, Profile, Record, Service, Unit

R = TypeVar("R", bound=Record)
CASE = Path(__file__).parent / "cases" / "orcid.json"


def said(kind: type[R]) -> list[R]:
    imported = import_file(CASE)
    assert imported is not None
    return [record for record in imported.extraction.records if isinstance(record, kind)]


def test_the_record_is_about_its_owner() -> None:
    imported = import_file(CASE)
    assert imported is not None
    subject = imported.extraction.subject
    assert (subject.name, subject.identifier) == ("Ilka Maren Oestergaard", "https://orcid.org/0000-0003-1234-5674")
    assert imported.extraction.subject_kind == "person"
    assert all(
        imported.text[r.evidence.start : r.evidence.end] == r.evidence.quote for r in imported.extraction.records
    )


def test_names_links_and_the_number() -> None:
    (profile,) = said(Profile)
    assert profile.orcid == "0000-0003-1234-5674"
    assert profile.names == ("I. M. Østergaard",)
    assert [link.rel for link in profile.links] == ["Lab", "Scopus Author ID"]


def test_employments_and_invitations_are_positions() -> None:
    rows = [(p.role, p.organization.name, p.start, p.end, p.ongoing) for p in said(Position)]
    assert rows == [
        ("Professor", "Department of Botany, University of Fellbrück", "2016-10-01", "", True),
        ("Visiting Professor", "Kesten Institute", "2019", "2020", False),
    ]


def test_departments_are_parts_of_what_has_the_ror() -> None:
    assert ("Department of Botany, University of Fellbrück", "https://ror.org/01fell001") in [
        (unit.organization.name, unit.parent.identifier) for unit in said(Unit)
    ]


def test_every_section_has_its_kind() -> None:
    assert [(e.degree, e.start, e.end) for e in said(Education)] == [("PhD", "2008-09", "2012-06")]
    assert [(a.title, a.date, a.awarder.name) for a in said(Award)] == [
        ("Fries Medal", "2021", "Nordic Botanical Union")
    ]
    assert [(g.title, g.identifier, g.start, g.end) for g in said(Grant)] == [
        ("Clocks without a sun", "FRC-2020-17", "2020", "2024")
    ]
    assert [(s.role, s.organization.name, s.start, s.end) for s in said(Service)] == [
        ("member", "Society of Lichenologists", "2010", ""),
        ("Associate Editor", "Annals of Slow Botany", "2018", ""),
        ("reviewer", "Journal of Moss", "2017", "2019"),
    ]


def test_works_are_the_owners_without_a_place_among_authors() -> None:
    papers = said(Paper)
    assert [(p.title, p.type, p.year, p.date, p.venue, p.doi) for p in papers] == [
        ("Lichens keep time in the dark", "journal", "2018", "2018-03", "Annals of Slow Botany", "10.5555/asb.2018.31"),
        ("A field guide to arctic rhythms", "book", "2021", "", "", ""),
    ]
    assert [author.position for author in papers[0].authors] == [0]
    assert papers[1].identifiers == {"isbn": "978-0-306-40615-7"}


@pytest.mark.parametrize("text", ['{"orcid": "0000-0003-1234-5674"}', '{"name": "orcid-identifier"}', "[]", "orcid"])
def test_other_json_is_no_record(text: str) -> None:
    assert not orcid.accepts(text.encode(), "orcid.json")


def test_a_cut_record_is_an_error_with_its_line() -> None:
    data = CASE.read_bytes()[:5000]
    importer = importer_for(data, "x.json")
    assert importer is not None
    with pytest.raises(DocumentError, match=r"x\.json:\d+: malformed JSON"):
        import_bytes(data, "x.json", importer)


def test_version_two_has_no_groups() -> None:
    summary = (
        '{"role-title": "PhD", "start-date": {"year": {"value": "2001"}}, "organization": {"name": "Fen University"}}'
    )
    text = (
        '{"orcid-identifier": {"path": "0000-0002-1825-0097"}, "person": {"name": {"given-names": {"value": "Ilka"},'
        f'"family-name": {{"value": "Berg"}}}}}}, "activities-summary": {{"educations": {{"education-summary": [{summary}]}}}}}}'
    )
    records = import_bytes(text.encode(), "a.json", orcid).extraction.records
    assert [(r.degree, r.institution.name, r.start) for r in records if isinstance(r, Education)] == [
        ("PhD", "Fen University", "2001")
    ]


def as_xml(tag: str, value: object) -> str:
    """Write JSON of ORCID as its XML: a member is an element, one with a `value` its text."""
    if isinstance(value, list):
        return "".join(as_xml(tag, one) for one in value)
    if isinstance(value, dict) and set(value) == {"value"}:
        return as_xml(tag, value["value"])
    if value is None or value == {}:
        return ""
    if tag == "summaries":
        return "".join(as_xml(key, one) for key, one in cast("dict[str, object]", value).items())
    inner = "".join(as_xml(key, one) for key, one in value.items()) if isinstance(value, dict) else escape(str(value))
    return f"<c:{tag}>{inner}</c:{tag}>\n"


def test_xml_says_what_json_says() -> None:
    told = import_file(CASE)
    text = '<?xml version="1.0" encoding="UTF-8"?>\n' + as_xml("record", json.loads(CASE.read_text(encoding="utf-8")))
    importer = importer_for(text.encode(), "a")
    assert importer is orcid_xml
    found = import_bytes(text.encode(), "a.xml", orcid_xml)
    assert told is not None
    assert all(found.text[r.evidence.start : r.evidence.end] == r.evidence.quote for r in found.extraction.records)
    assert list(map(bare, found.extraction.records)) == list(map(bare, told.extraction.records))


def bare(value: object) -> object:
    """Give a record without the places in its file."""
    if isinstance(value, Mention):
        return value.name, value.url, value.identifier, value.email, value.affiliation
    if isinstance(value, tuple):
        return tuple(map(bare, value))
    if is_dataclass(value):
        return [bare(getattr(value, field.name)) for field in fields(value) if field.name != "evidence"]
    return value
