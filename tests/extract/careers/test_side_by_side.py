"""Degrees side by side on one line, each with its school: lines that hold one entry first."""

from __future__ import annotations

import pytest

from kgbuild.documents import read_bytes
from kgbuild.extract import extract
from kgbuild.model import Education

FEN, MOSS = "BSc | Tides | Fen University | 2010", "PhD | Peat | Moss University | 2015"


def degrees(text: str) -> list[str]:
    records = extract(read_bytes(text.encode(), "page.md")).records
    return [f"{r.degree} | {r.field} | {r.institution.name} | {r.end}" for r in records if isinstance(r, Education)]


def test_two_degrees_of_one_school_are_not_parted() -> None:
    found = degrees("# Ada Lindqvist\n\n## Education\n\n- MSc and BSc in Tides, Fen University, 2010\n")
    assert sorted(found) == ["BSc | Tides | Fen University | 2010", "MSc | Tides | Fen University | 2010"]


LINES = [
    "BSc, Tides, Fen University (2010); PhD, Peat, Moss University (2015)",
    "BSc in Tides, Fen University, 2010; PhD in Peat, Moss University, 2015",
    "BSc in Tides, Fen University, 2010 | PhD in Peat, Moss University, 2015",
    "BSc in Tides, Fen University, 2010, PhD in Peat, Moss University, 2015",
    "BSc in Tides, Fen University (2010). PhD in Peat, Moss University (2015).",
]


@pytest.mark.parametrize("line", LINES)
def test_degrees_of_a_curriculum(line: str) -> None:
    assert sorted(degrees(f"# Ada Lindqvist\n\n## Education\n\n- {line}\n")) == [FEN, MOSS]


@pytest.mark.parametrize("line", LINES[:3])
@pytest.mark.parametrize("label", ["", "Education: ", "**Education:** "])
def test_degrees_of_a_card(line: str, label: str) -> None:
    page = f"---\ntitle: Members\n---\n\n## Graduate Students\n\n### Ada Roe\n\n{label}{line}\n"
    assert sorted(degrees(page)) == [FEN, MOSS]
