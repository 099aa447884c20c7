"""Names that follow the order of their list."""

from __future__ import annotations

import pytest

from kgbuild.cite.people import people_of
from kgbuild.cite.segments import Segment


def names(marked: str) -> list[str]:
    """Read names from a string in which every slice is marked: "AG:Ada AF:Roy ,"."""
    text, segments = "", []
    for piece in marked.split():
        label, colon, value = piece.partition(":")
        value = value.replace("_", " ") if colon else piece
        text += " " if text and value not in ",;" else ""
        if colon:
            segments.append(Segment(label, len(text), len(text) + len(value), 0.9))
        text += value
    return [f"{name.family}|{name.given}" for _, name in people_of(text, segments)]


@pytest.mark.parametrize(
    ("marked", "want"),
    [
        ("AG:Ada AF:Roy , AG:Bo AF:Lind , AF:Unesco", ["Roy|Ada", "Lind|Bo", "Unesco|"]),
        ("AF:Roy AH:A. , AF:Lind AH:B. , AF:Li AH:K.", ["Roy|A.", "Lind|B.", "Li|K."]),
        ("AF:Roy , AH:Ada ; AF:Lind , AH:Bo", ["Roy|Ada", "Lind|Bo"]),
        ("AF:Roy ; AF:Lind ; AF:Ada", ["Roy|", "Lind|", "Ada|"]),
    ],
)
def test_names_that_stay(marked: str, want: list[str]) -> None:
    assert names(marked) == want


@pytest.mark.parametrize(
    ("marked", "want"),
    [
        ("AG:Ada AF:Roy , AG:Bo AF:Lind , AF:Ke AH:Li", ["Roy|Ada", "Lind|Bo", "Li|Ke"]),
        ("AF:Wan_Cheng , AG:Ada AF:Roy , AG:Bo AF:Lind", ["Cheng|Wan", "Roy|Ada", "Lind|Bo"]),
        ("AF:Roy AH:AB , AG:Nell AF:LA , AF:Lind AH:B", ["Roy|AB", "Nell|LA", "Lind|B"]),
        ("AF:ROY , AH:Ada , AF:LIND , AF:Bo", ["ROY|Ada", "LIND|Bo"]),
        ("AF:Roy , AF:Ada AH:B.", ["Roy|Ada B."]),
        ("AF:Roy , AH:Ada ; AF:Ang , AG:Robert AF:Siang", ["Roy|Ada", "Ang|Robert Siang"]),
        ("AG:Knut AF:Lind , AH:Karin", ["Knut Lind|Karin"]),
    ],
)
def test_names_that_are_turned(marked: str, want: list[str]) -> None:
    assert names(marked) == want
