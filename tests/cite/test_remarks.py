"""Remarks that name another edition."""

from __future__ import annotations

import pytest

from kgbuild.cite.remarks import without_remarks
from kgbuild.cite.segments import Segment


def kept(text: str, **values: str) -> list[str]:
    """Give the values of the slices that are kept."""
    segments = [Segment(k, text.index(v), text.index(v) + len(v), 0.9) for k, v in values.items()]
    return [text[s.start : s.end] for s in without_remarks(text, segments)]


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("A. Roy, Reprint culture in Rome, Some J. 3, 2011", {"T": "Reprint culture in Rome", "V": "Some J."}),
        ("A. Roy, Moss (ed. by B. Lind), Wien 2011", {"T": "Moss", "Y": "2011"}),
        ("A. Roy. Translation in the mosses. Some J. 3, 2011", {"T": "Translation in the mosses", "V": "Some J."}),
    ],
)
def test_what_stays(text: str, values: dict[str, str]) -> None:
    assert kept(text, **values) == list(values.values())


@pytest.mark.parametrize(
    ("text", "gone"),
    [
        ("A. Roy, Il muschio, Milano 1989 (ed. or. The Moss, Cambridge 1987).", "The Moss"),
        ("A. Roy, Moss, Some J. 3, 2011. Reprinted in Mosses of Old.", "Mosses of Old"),
        ("A. Roy, Moss, Some J. 3 (2011); translation in Moss Letters 2 (2012).", "Moss Letters"),
    ],
)
def test_what_goes(text: str, gone: str) -> None:
    assert kept(text, Y="1989" if "1989" in text else "2011", V=gone) == ["1989" if "1989" in text else "2011"]


def test_the_target_of_a_link_goes() -> None:
    text = "Slow ice [[pdf]](papers/slow_ice(2).pdf) (with A. Roy), [Frost](x), Some J. 3"
    assert kept(text, T="slow_ice", V="Some J.") == ["Some J."]
    assert kept(text, T="Slow ice", AF="Roy") == ["Slow ice", "Roy"]
