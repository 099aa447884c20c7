"""Works and authors of OpenAlex, and those of Semantic Scholar beside them."""

from __future__ import annotations

from pathlib import Path

import pytest

from kgbuild.importers import import_file, openalex, semantic_scholar, stream
from kgbuild.model import Metric, Paper, Position, Profile, Unit

CASES = Path(__file__).parent / "cases"


@pytest.mark.parametrize("name", ["openalex.json", "openalex.jsonl", "semantic_scholar.json"])
def test_quotes_stand_where_they_are_said_to(name: str) -> None:
    imported = import_file(CASES / name)
    assert imported is not None
    evidence = [record.evidence for record in imported.extraction.records]
    assert evidence
    assert all(imported.text[e.start : e.end] == e.quote for e in evidence)


def test_a_list_of_works() -> None:
    first, second = (record for record in stream(CASES / "openalex.json") if isinstance(record, Paper))
    assert [(a.position, a.person.name, a.person.affiliation, a.corresponding) for a in first.authors] == [
        (1, "Teodor Vintilescu", "Kesten Institute", False),
        (2, "Ilka M. Oestergaard", "University of Fellbrück", True),
    ]
    assert first.authors[1].person.identifier == "https://orcid.org/0000-0003-1234-5674"
    assert (first.doi, first.date, first.volume, first.issue, first.pages) == (
        "10.5555/asb.2018.31", "2018-03-14", "12", "2", "101-119",
    )  # fmt: skip
    assert first.identifiers == {"issn": "1234-5679", "pmid": "39990001"}
    assert second.evidence.quote == r'"title": "Moss & \"mould\": a note/letter"'


def test_the_first_of_january_stands_for_a_year_and_a_repository_is_no_venue() -> None:
    paper = [record for record in stream(CASES / "openalex.json") if isinstance(record, Paper)][1]
    assert (paper.year, paper.date, paper.venue, paper.arxiv, paper.type) == ("2015", "", "", "1501.01234", "preprint")


def test_names_stand_where_the_work_prints_them() -> None:
    imported = import_file(CASES / "openalex.json")
    assert imported is not None
    people = [author.person for r in imported.extraction.records if isinstance(r, Paper) for author in r.authors]
    assert all(imported.text[person.start : person.end] == person.name for person in people)


def test_organisations_get_their_ror_once() -> None:
    units = [record.organization.identifier for record in stream(CASES / "openalex.json") if isinstance(record, Unit)]
    assert units == ["https://ror.org/02kesten1", "https://ror.org/01fell001"]


def test_json_lines_of_authors_and_works() -> None:
    records = list(stream(CASES / "openalex.jsonl"))
    profile = next(record for record in records if isinstance(record, Profile))
    assert profile.names == ("I. M. Oestergaard", "Ilka Oestergaard")
    assert {m.metric: m.value for m in records if isinstance(m, Metric)} == {
        "citations": "530", "h-index": "12", "i10-index": "14", "works": "41",
    }  # fmt: skip
    position = next(record for record in records if isinstance(record, Position))
    assert (position.organization.name, position.start, position.end) == ("University of Fellbrück", "2017", "2021")
    assert position.evidence.confidence < 1
    assert len([record for record in records if isinstance(record, Paper)]) == 1


def test_semantic_scholar_author_with_papers() -> None:
    records = list(stream(CASES / "semantic_scholar.json"))
    (paper,) = (record for record in records if isinstance(record, Paper))
    assert [author.person.name for author in paper.authors] == ["Teodor Vintilescu", "I. M. Oestergaard"]
    assert {m.metric: m.value for m in records if isinstance(m, Metric)} == {
        "citations": "505", "h-index": "11", "papers": "39",
    }  # fmt: skip


@pytest.mark.parametrize(
    "text",
    [
        '{"url": "https://openalex.org/W1"}',
        "https://openalex.org/W123",
        '{"id": "https://openalex.org/C41008148"}',
        "[]",
    ],
)
def test_other_json_is_not_openalex(text: str) -> None:
    assert not openalex.accepts(text.encode(), "works.json")
    assert not semantic_scholar.accepts(text.encode(), "works.json")
