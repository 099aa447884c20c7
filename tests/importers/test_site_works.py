"""Works in the data files of static sites: where each was shown, its numbers, who signed it."""

from __future__ import annotations

import pytest

from kgbuild.importers import import_bytes, site_data
from kgbuild.model import Paper


def papers(name: str, text: str) -> list[Paper]:
    imported = import_bytes(text.encode(), name, site_data)
    return [record for record in imported.extraction.records if isinstance(record, Paper)]


@pytest.mark.parametrize(
    ("row", "expected"),
    [
        ("conf: NeurIPS 2021 (Spotlight)", ("NeurIPS 2021", "2021", ("Spotlight",), "")),
        ("conf: Bioinformatics (Oxford)", ("Bioinformatics (Oxford)", "", (), "")),
        ("conf: SIGMOD 2016\n  award: Best paper; Runner-up", ("SIGMOD 2016", "2016", ("Best paper", "Runner-up"), "")),
        (
            "journal: Fen Letters\n  url: https://dl.example.org/doi/abs/10.5555/fl.9",
            ("Fen Letters", "", (), "10.5555/fl.9"),
        ),
    ],
)
def test_how_and_where_a_work_was_shown(row: str, expected: tuple[str, str, tuple[str, ...], str]) -> None:
    text = f"- title: Wind in fens\n  authors: Lotte Baars, Pim de Wit\n  {row}\n"
    (paper,) = papers("_data/pubs.yml", text)
    assert (paper.venue, paper.year, paper.marks, paper.doi) == expected


@pytest.mark.parametrize(
    ("row", "venue", "numbers"),
    [
        ('reference: "Fen Letters 14(11):1083"', "Fen Letters", ("14", "11", "1083")),
        ('reference: "Fen Computer Science 4:e145"', "Fen Computer Science", ("4", "", "e145")),
        (
            "reference: Proceedings of the Fen Conference: 634-641",
            "Proceedings of the Fen Conference",
            ("", "", "634-641"),
        ),
    ],
)
def test_what_stands_behind_the_title_in_a_reference(row: str, venue: str, numbers: tuple[str, str, str]) -> None:
    text = f"- authors: Baars L, de Wit P & Roe R\n  title: Wind over the fens of the north\n  {row}\n  year: 2017\n"
    (paper,) = papers("_data/publications.yml", text)
    assert (paper.venue, (paper.volume, paper.issue, paper.pages)) == (venue, numbers)
    assert [author.person.name for author in paper.authors] == ["Baars L", "de Wit P", "Roe R"]


@pytest.mark.parametrize("authors", ["The Fen Consortium", "Baars L, The Fen Consortium"])
def test_bodies_sign_works(authors: str) -> None:
    (paper,) = papers(
        "_data/pubs.yml", f"- title: Wind in fens\n  authors: {authors}\n  year: 2017\n  doi: 10.5555/a\n"
    )
    assert paper.authors[-1].person.name == "The Fen Consortium"


def test_those_who_give_references_are_no_works() -> None:
    text = '{"basics": {"name": "Lotte Baars", "email": "l@example.org"}, "references": [{"name": "Prof. Pim de Wit", "reference": "A fine person."}]}'
    assert not papers("resume.json", text)
