"""Books, their series, and what is no venue."""

from __future__ import annotations

import pytest

from kgbuild.cite.books import best_venues, is_series, is_title, is_venue
from kgbuild.cite.segments import Segment
from kgbuild.document import Span


def spans_of(text: str, **values: str) -> dict[str, Span]:
    return {name: Span(text.index(value), text.index(value) + len(value)) for name, value in values.items()}


def segment(text: str, label: str, value: str) -> Segment:
    start = text.index(value)
    return Segment(label, start, start + len(value), 0.9)


@pytest.mark.parametrize(
    "name", ["Journal of Moss", "Ice and Salt", "Proc. Moss Soc.", "notes on ice", "Slow Memories. Studies in Ice"]
)
def test_names_of_no_series(name: str) -> None:
    assert not is_series(name)


@pytest.mark.parametrize("name", ["Lecture Notes in Moss", "Univ. Moss Ser.", "Studies in Ice", "Moss Monographs"])
def test_names_of_series(name: str) -> None:
    assert is_series(name)


@pytest.mark.parametrize(
    ("text", "fields"),
    [
        ("Mosses. Lecture Notes in Moss 3, 1-9. Someone", {"title": "Mosses", "pages": "1-9"}),
        ("Mosses, to appear in Lecture Notes in Moss 3", {"title": "Mosses"}),
        ("Mosses. In Lecture Notes in Moss 3. Someone", {"title": "Mosses"}),
        ("Roy, Lecture Notes in Moss 3 (1999)", {}),
    ],
)
def test_series_that_hold_a_part(text: str, fields: dict[str, str]) -> None:
    spans = spans_of(text, venue="Lecture Notes in Moss", volume="3", **fields)
    assert is_venue(text, spans, [])


@pytest.mark.parametrize(
    "text", ["Mosses. Lecture Notes in Moss 3. Lund", "Mosses, vol. 3 of Lecture Notes in Moss, Lund"]
)
def test_series_of_the_book_itself(text: str) -> None:
    spans = spans_of(text, title="Mosses", venue="Lecture Notes in Moss")
    assert not is_venue(text, spans, [segment(text, "PUB", "Lund")])


def test_a_series_beside_editors_stays() -> None:
    text = "Mosses. Lecture Notes in Moss 3, ed. B. Lind, Someone"
    spans = spans_of(text, title="Mosses", venue="Lecture Notes in Moss")
    assert is_venue(text, spans, [segment(text, "ED", "ed. B. Lind"), segment(text, "PUB", "Someone")])


@pytest.mark.parametrize("text", ["Il muschio, Leipzig 12, 1991", "Il muschio. Leipzig"])
def test_journals_with_the_names_of_cities(text: str) -> None:
    assert is_venue(text, spans_of(text, title="Il muschio", venue="Leipzig"), [])


def test_the_place_of_a_book_is_no_venue() -> None:
    text = "Il muschio, Leipzig 1991"
    assert not is_venue(text, spans_of(text, title="Il muschio", venue="Leipzig"), [])


def test_a_mere_volume_is_no_venue() -> None:
    text = "Il muschio. Volume I, Lund 2007"
    assert not is_venue(text, spans_of(text, title="Il muschio", venue="Volume"), [])


def test_the_code_of_a_preprint_is_no_venue() -> None:
    text = "A. Roy, MOSS-TH 92/1-1"
    assert not is_venue(text, spans_of(text, venue="MOSS-TH"), [])


def test_a_short_journal_is_no_code() -> None:
    text = "A. Roy, MOSS 92, 11 (1999)"
    assert is_venue(text, spans_of(text, venue="MOSS", volume="92"), [])


@pytest.mark.parametrize(
    ("printed", "title"), [("MOSS-HET-84", False), ("ICE and MOSS Collaborations]", False), ("On ICE", True)]
)
def test_what_is_a_title(printed: str, title: bool) -> None:
    assert is_title(printed, Span(0, len(printed))) is title


def test_the_book_is_preferred_to_its_series() -> None:
    text = "in Moss Conference Series, Vol. 3, Cool Mosses, ed. B. Lind"
    venues = [segment(text, "V", "Moss Conference Series"), segment(text, "V", "Cool Mosses")]
    assert best_venues(text, venues) == venues[1:]
    assert best_venues(text, venues[:1]) == venues[:1]


def test_what_begins_with_of_is_the_rest_of_a_volume() -> None:
    text = "in MOS 2010, vol. 64 of Ice in Winter"
    venues = [segment(text, "V", "MOS"), segment(text, "V", "of Ice in Winter")]
    assert best_venues(text, venues) == venues[:1]
