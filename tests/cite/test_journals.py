"""Journals known by name."""

from __future__ import annotations

import pytest

from kgbuild.cite.journals import is_journal, whole_journal
from kgbuild.document import Span


def whole(text: str, **values: str) -> dict[str, str]:
    """Complete the venue whose value stands in `text`; give title and venue as text."""
    spans = {name: Span(text.index(value), text.index(value) + len(value)) for name, value in values.items()}
    found = whole_journal(text, spans)
    return {name: text[found[name].start : found[name].end] for name in ("title", "venue") if name in found}


def test_names_in_full_and_in_short() -> None:
    assert is_journal("Physical Review Letters")
    assert is_journal("Phys. Rev. Lett.")
    assert not is_journal("Letters on Slow Moss")
    assert not is_journal("Nature and")


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("A. Roy, Slow moss. Letters on Slow Moss 12, 3", {"title": "Slow moss", "venue": "Slow Moss", "volume": "12"}),
        ("A. Roy, Plasma Physics, CRC, 2011", {"title": "Plasma Physics"}),
        ("A. Roy, Physics of Plasmas 4, Tide, 2011", {"title": "Physics of Plasmas", "volume": "4", "publisher": "Tide"}),
        ("A. Roy, Slow ice. Forthcoming, Ice 3", {"title": "Slow ice", "venue": "Ice", "volume": "3"}),
        ("A. Roy, Slow ice. London, Ice 3", {"title": "Slow ice", "venue": "Ice", "volume": "3"}),
        ("A. Roy, “Slow ice,” Tides, Lisbon, 2011", {"title": "Slow ice", "venue": "Tides"}),
        ("A. Roy, A&A, 2011, 12, 3", {"title": "A&A"}),
    ],
    ids=["unknown", "book", "press", "state", "place", "place behind", "number"],
)  # fmt: skip
def test_venues_that_stay(text: str, values: dict[str, str]) -> None:
    assert whole(text, **values) == {k: v for k, v in values.items() if k in {"title", "venue"}}


@pytest.mark.parametrize(
    ("text", "values", "title", "venue"),
    [
        ("Slow ice. Roy A., Geochemistry, Geophysics, Geosystems (2019).", {"title": "Slow ice", "venue": "Geophysics, Geosystems", "year": "2019"}, "Slow ice", "Geochemistry, Geophysics, Geosystems"),
        ("A. Roy, Slow ice. Physica A 374, 3", {"title": "Slow ice", "venue": "Physica", "volume": "374"}, "Slow ice", "Physica A"),
        ("Roy A 1997 Slow ice on the sun Physics of Plasmas 4 4118", {"title": "Slow ice on the sun Physics of Plasmas", "volume": "4"}, "Slow ice on the sun", "Physics of Plasmas"),
        ("A. Roy, Slow ice in a large, cold ocean, IEEE Software, v. 35", {"title": "Slow ice in a large", "venue": "cold ocean", "volume": "35"}, "Slow ice in a large, cold ocean", "IEEE Software"),
        ("A. Roy. Slow ice. Salts, Brines, and Ices 9, 3", {"title": "Slow ice", "venue": "Ices", "volume": "9"}, "Slow ice", "Salts, Brines, and Ices"),
        ("Roy A, “Slow ice,” Geochemistry, Geophysics, Geosystems. doi:10.1/2", {"title": "Slow ice", "venue": "Geochemistry"}, "Slow ice", "Geochemistry, Geophysics, Geosystems"),
        ("Roy A, “Slow ice,” Salts, Brines, Ices. doi:10.1/2", {"title": "Slow ice", "venue": "Salts"}, "Slow ice", "Salts, Brines, Ices"),
    ],
    ids=["commas", "letter", "no sign", "swapped", "words in a row", "up to the stop", "words up to the stop"],
)  # fmt: skip
def test_venues_that_are_completed(text: str, values: dict[str, str], title: str, venue: str) -> None:
    assert whole(text, **values) == {"title": title, "venue": venue}


def test_initials_of_a_journal_before_a_state() -> None:
    assert whole("Roy A., 2012, A&A submitted", title="A&A") == {"venue": "A&A"}
