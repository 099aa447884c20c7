"""Lattes CVs: everything that a curriculum of Brazil's platform says."""

from __future__ import annotations

from pathlib import Path
from typing import TypeVar

import pytest

from kgbuild.importers import Imported, import_bytes, importer_for, lattes
from kgbuild.model import (
    Award,
    Education,
    Grant,
    Interest,
    Paper,
    Position,
    Profile,
    Record,
    Service,
    Skill,
    Supervision,
    Talk,
    Teaching,
)

R = TypeVar("R", bound=Record)
TEXT = (Path(__file__).parent / "cases" / "lattes.xml").read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def imported() -> Imported:
    data = TEXT.encode("iso-8859-1")
    assert importer_for(data, "curriculo") is lattes
    return import_bytes(data, "curriculo.xml", lattes)


def said(imported: Imported, kind: type[R]) -> list[R]:
    return [record for record in imported.extraction.records if isinstance(record, kind)]


def test_it_is_about_its_owner(imported: Imported) -> None:
    subject = imported.extraction.subject
    assert (subject.name, subject.identifier) == ("Lídia Prado Moura", "https://orcid.org/0000-0002-1825-0097")
    assert all(
        imported.text[r.evidence.start : r.evidence.end] == r.evidence.quote for r in imported.extraction.records
    )
    (profile,) = said(imported, Profile)
    assert profile.names == ("MOURA, L. P.", "Lídia Moura")
    assert [link.url for link in profile.links] == ["http://lattes.cnpq.br/1234567890123456"]


def test_no_number_of_papers_is_quoted(imported: Imported) -> None:
    assert not any("11122233344" in record.evidence.quote for record in imported.extraction.records)


def test_studies_and_advisors(imported: Imported) -> None:
    found = [(e.degree, e.field, e.institution.name, e.start, e.end, e.thesis) for e in said(imported, Education)]
    assert found == [
        ("Graduação", "Oceanografia", "Universidade da Costa", "1990", "1994", "Areias"),
        ("Doutorado", "Física", "Instituto do Mar", "1996", "2001", "Marés & luas"),
    ]
    advised = [
        (s.advisor.name, s.level, s.role) for s in said(imported, Supervision) if s.student.name == "Lídia Prado Moura"
    ]
    assert advised == [
        ("Rui Alves", "Graduação", ""),
        ("Inês Campos", "Doutorado", ""),
        ("Otto Lang", "Doutorado", "Coorientador"),
    ]


def test_posts_and_services(imported: Imported) -> None:
    assert [(p.role, p.organization.name, p.start, p.end, p.ongoing) for p in said(imported, Position)] == [
        ("Pós-doutorado", "Tide Lab", "2002", "2003", False),
        ("Professor titular", "Instituto do Mar", "2004-03", "", True),
    ]
    assert [(s.role, s.organization.name, s.start, s.end) for s in said(imported, Service)] == [
        ("Revisor de periódico", "Revista das Marés", "2011", "2015")
    ]
    assert [(t.course, t.institution.name, t.date, t.level) for t in said(imported, Teaching)] == [
        ("Ondas I", "Instituto do Mar", "2005", "Graduação"),
        ("Marés", "Instituto do Mar", "2005", "Graduação"),
    ]


def test_grants_are_projects_that_somebody_funds(imported: Imported) -> None:
    (grant,) = said(imported, Grant)
    assert (grant.title, grant.funder.name, grant.start, grant.end) == ("Ondas longas", "Fundo do Mar", "2010", "2012")
    assert [(r.person.name, r.role) for r in grant.recipients] == [
        ("Lídia Prado Moura", "Coordenador"),
        ("Rui Alves", "Integrante"),
    ]
    assert any("Sem fundos" in evidence.quote for evidence in imported.extraction.leftover)


def test_works(imported: Imported) -> None:
    tides, waves, salt = said(imported, Paper)
    assert (tides.type, tides.venue, tides.pages, tides.year) == (
        "conference",
        "Proceedings of the Tide Days",
        "1-9",
        "2009",
    )
    assert [author.person.name for author in waves.authors] == ["Rui Alves", "Lídia Prado Moura"]
    assert waves.authors[1].person.identifier == "https://orcid.org/0000-0002-1825-0097"
    assert (waves.type, waves.venue, waves.volume, waves.issue, waves.pages, waves.doi) == (
        "journal", "Revista das Marés", "7", "2", "11-19", "10.5555/ondas",
    )  # fmt: skip
    assert (salt.type, salt.venue, salt.publisher, salt.identifiers) == (
        "chapter", "Livro do mar", "Areia", {"isbn": "9783161484100"},
    )  # fmt: skip
    assert len(salt.editors) == 2


def test_students_talks_and_the_rest(imported: Imported) -> None:
    mine = [s for s in said(imported, Supervision) if s.advisor.name == "Lídia Prado Moura"]
    assert {(s.student.name, s.level, s.role, s.start, s.end, s.thesis) for s in mine} == {
        ("Caio Reis", "Mestrado", "", "", "2011", "Dunas"),
        ("Bia Nunes", "Iniciação científica", "", "", "2008", "Algas"),
        ("Davi Luz", "Doutorado", "Coorientador", "2022", "", "Ressacas"),
    }
    (talk,) = said(imported, Talk)
    assert (talk.title, talk.event, talk.date, talk.type, talk.location) == (
        "O mar sobe", "Semana do Mar", "2014", "Conferência", "Santos, Brasil",
    )  # fmt: skip
    (award,) = said(imported, Award)
    assert (award.title, award.awarder.name, award.date) == ("Medalha das Marés", "Sociedade do Mar", "2010")
    assert [interest.topic for interest in said(imported, Interest)] == ["Marés"]
    assert [skill.skill for skill in said(imported, Skill)] == ["Inglês"]
