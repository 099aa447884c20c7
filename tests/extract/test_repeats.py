"""One degree told twice is one record: what differs first, then what repeats."""

from __future__ import annotations

from pathlib import Path

import pytest

from kgbuild.documents import read_bytes
from kgbuild.errors import DocumentError
from kgbuild.extract import extract
from kgbuild.inputs import Source
from kgbuild.model import Education, Grant
from kgbuild.reading import read_one

LIST = "\n\n## Education\n\n- Ph.D. in Tides, Fenland University, 2020 - 2024\n- M.S. in Waves, Harbour University, 2018 - 2020\n"


def studies(text: str) -> list[tuple[str, str, str]]:
    records = extract(read_bytes(text.encode(), "page.md")).records
    return [(r.degree, r.institution.name, r.end) for r in records if isinstance(r, Education)]


FUNDERS = """---
title: Our funders
---
## We are grateful for the support from numerous funding organizations, including:

- Discovery Grant: [*Waves of the north*](/waves/). <br>Funded by the Harbour Council of Fenland ($152,500)
- Tide Grant (co-PI): [*Salt in marshes*](/salt/). <br>Funded by the Fen Foundation ($1,000)
"""


def test_grants_of_a_list_are_not_told_again_by_its_words() -> None:
    records = extract(read_bytes(FUNDERS.encode(), "page.md")).records
    assert [r.title for r in records if isinstance(r, Grant)] == ["Waves of the north", "Salt in marshes"]


LISTED = [("Ph.D.", "Fenland University", "2024"), ("M.S.", "Harbour University", "2020")]


@pytest.mark.parametrize(
    "said",
    [
        "I received my PhD in tides from Fenland University and my master’s degree in waves from Harbour University.",
        "I obtained my Ph.D. at Fenland University in 2024.",
    ],
)
def test_a_life_that_the_list_tells(said: str) -> None:
    assert studies(f"# Ada Lindqvist\n\n{said}{LIST}") == LISTED


def test_a_field_that_only_the_sentence_tells_and_one_by_its_letters() -> None:
    listed = (
        "\n\n## Education\n\n- Ph.D. in LIS, Fenland University, [2020 - Present]\n- M.S., Harbour University, 2018\n"
    )
    said = "I am a PhD student in Library and Information Science at Fenland University. I have an M.S. in Waves from Harbour University."
    records = extract(read_bytes(f"# Ada Lindqvist\n\n{said}{listed}".encode(), "page.md")).records
    assert [(r.degree, r.field) for r in records if isinstance(r, Education)] == [("Ph.D.", "LIS"), ("M.S.", "Waves")]


def test_years_that_only_the_sentence_tells() -> None:
    said = "I received my Ph.D. from Fenland University in 2015."
    listed = "\n\n## Education\n\n- Ph.D. in Tides, Fenland University\n- M.S. in Waves, Harbour University\n"
    assert studies(f"# Ada Lindqvist\n\n{said}{listed}") == [
        ("Ph.D.", "Fenland University", "2015"),
        ("M.S.", "Harbour University", ""),
    ]


def test_degrees_of_front_matter_are_told_once_and_are_the_owners(tmp_path: Path) -> None:
    page = tmp_path / "about.md"
    page.write_text(
        '+++\n[[education.courses]]\n  course = "Ph.D in Tides"\n  institution = "Fenland University"\n  year = 2015\n\n'
        '[[education.courses]]\n  course = "B.A. in Tides"\n  institution = "Gull College"\n  year = 2011\n+++\n\n'
        "# Ada Lindqvist\n\nI am Assistant Professor at Harbour College. I have a Ph.D. in Tides from Fenland University.\n"
    )
    found = read_one(Source("about.md", page, named=True), tmp_path, {})
    assert not isinstance(found, DocumentError)
    degrees = [r for one in found for r in one.records if isinstance(r, Education)]
    assert [(r.person.name, r.degree, r.end) for r in degrees] == [
        ("Ada Lindqvist", "Ph.D", "2015"),
        ("Ada Lindqvist", "B.A.", "2011"),
    ]


def test_another_degree_stays() -> None:
    said = "I received my B.S. in physics from Harbour University."
    assert len(studies(f"# Ada Lindqvist\n\n{said}{LIST}")) == len(LISTED) + 1


def test_another_school_stays() -> None:
    said = "I received my PhD in tides from Gull College."
    assert len(studies(f"# Ada Lindqvist\n\n{said}{LIST}")) == len(LISTED) + 1
