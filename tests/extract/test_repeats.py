"""One degree told twice is one record: what differs first, then what repeats."""

from __future__ import annotations

import pytest

from kgbuild.documents import read_bytes
from kgbuild.extract import extract
from kgbuild.model import Education

LIST = "\n\n## Education\n\n- Ph.D. in Tides, Fenland University, 2020 - 2024\n- M.S. in Waves, Harbour University, 2018 - 2020\n"


def studies(text: str) -> list[tuple[str, str, str]]:
    records = extract(read_bytes(text.encode(), "page.md")).records
    return [(r.degree, r.institution.name, r.end) for r in records if isinstance(r, Education)]


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


def test_another_degree_stays() -> None:
    said = "I received my B.S. in physics from Harbour University."
    assert len(studies(f"# Ada Lindqvist\n\n{said}{LIST}")) == len(LISTED) + 1


def test_another_school_stays() -> None:
    said = "I received my PhD in tides from Gull College."
    assert len(studies(f"# Ada Lindqvist\n\n{said}{LIST}")) == len(LISTED) + 1
