"""Titles and venues that signs make plain."""

from __future__ import annotations

import pytest

from kgbuild.cite.people import in_brackets
from kgbuild.cite.repair import (
    closed_by_quote,
    subtitled,
    title_from,
    to_its_stop,
    venue_between,
    venue_from,
    venue_in_quotes,
    venue_led,
    venue_left,
    venue_listed,
    venue_promised,
    venue_to_volume,
)
from kgbuild.cite.segments import Segment
from kgbuild.document import Span


def spans_of(text: str, **values: str) -> dict[str, Span]:
    return {name: Span(text.index(value), text.index(value) + len(value)) for name, value in values.items()}


def segment(text: str, label: str, value: str) -> Segment:
    start = text.index(value)
    return Segment(label, start, start + len(value), 0.9)


@pytest.mark.parametrize(
    "text", ["Ice (with an appendix on salt)", "Ice (with Applications)", "Ice (Ana Lindqvist)", "Ice"]
)
def test_brackets_that_hold_no_people(text: str) -> None:
    assert in_brackets(text) == []


@pytest.mark.parametrize(
    ("text", "names"),
    [
        (
            "Ice (with Ana Lindqvist, P. Moreau and Hana Okafor), J. Ice 2",
            ["Ana Lindqvist", "P. Moreau", "Hana Okafor"],
        ),
        ("Ice [joint work with Ana Lindqvist]", ["Ana Lindqvist"]),
        ("Eis (mit Karl Weber)", ["Karl Weber"]),
    ],
)
def test_brackets_of_co_authors(text: str, names: list[str]) -> None:
    assert [person.name for person, _ in in_brackets(text)] == names


@pytest.mark.parametrize(
    ("text", "title", "whole"),
    [
        ("A. Lindqvist, Ice in lakes. Leeds 2001", "Ice in lakes", "Ice in lakes"),
        ("A. Lindqvist, Ice: Seven Tales, Leeds 2001", "Ice", "Ice: Seven Tales"),
        ("A. Lindqvist, Horseshoes, knots and links, Leeds 2001", "knots and links", "Horseshoes, knots and links"),
        ("A. Lindqvist, In Praise of, knots and links, Leeds 2001", "knots and links", "knots and links"),
    ],
)
def test_titles_are_widened_over_words_of_no_field(text: str, title: str, whole: str) -> None:
    author, printed = segment(text, "AF", "Lindqvist"), segment(text, "T", title)
    span = title_from(text, Span(printed.start, printed.end), [author], [author, printed])
    assert text[span.start : span.end] == whole


@pytest.mark.parametrize(
    "text",
    [
        "A. Lindqvist, “Ice,” London 2001",
        "A. Lindqvist, “Ice,” Ph.D. thesis, 2001",
        "A. Lindqvist, Ice, Leeds 2001",
        "“Ice.”",
    ],
)
def test_no_venue_where_a_place_or_a_kind_stands(text: str) -> None:
    printed = segment(text, "T", "Ice")
    assert venue_left(text, {"title": Span(printed.start, printed.end)}, [printed]) is None


@pytest.mark.parametrize(
    ("text", "venue"),
    [
        ("A. Lindqvist, “Ice,” PNAS June 2020, 12", "PNAS"),
        ("A. Lindqvist, “Ice,” *Annals of Cold Things* 2020", "Annals of Cold Things"),
        ('A. Lindqvist, "Ice", SPIE, 2016', "SPIE"),
        ("A. Lindqvist, “Ice,” in ISMAR’16", "ISMAR"),
    ],
)
def test_bare_venues_behind_quoted_titles(text: str, venue: str) -> None:
    printed = segment(text, "T", "Ice")
    span = venue_left(text, {"title": Span(printed.start, printed.end)}, [printed])
    assert span is not None
    assert text[span.start : span.end] == venue


@pytest.mark.parametrize(
    ("text", "fields"),
    [
        ("Ice. In Days of Ice 12, 4", {"title": "Ice", "venue": "Days of Ice", "volume": "12"}),
        ("Ice. Second edition. Days of Ice 12, 4", {"title": "Ice", "venue": "Days of Ice", "volume": "12"}),
        ("Ice. Salt, Days of Ice 12, 4", {"title": "Ice", "venue": "Days of Ice", "volume": "12"}),
        ("Ice. Czech. Days of Ice", {"title": "Ice", "venue": "Days of Ice"}),
    ],
)
def test_no_words_before_the_venue(text: str, fields: dict[str, str]) -> None:
    assert venue_from(text, spans_of(text, **fields), [segment(text, "T", "Ice")]) is None


def test_words_before_the_venue() -> None:
    text = "Salt. Czech. J. Ice 12, 4"
    span = venue_from(text, spans_of(text, title="Salt", venue="J. Ice", volume="12"), [segment(text, "T", "Salt")])
    assert span is not None
    assert text[span.start : span.end] == "Czech. J. Ice"


@pytest.mark.parametrize(
    ("text", "title", "kept"),
    [
        ("“Slow ice” Journal of Ice", "Slow ice” Journal of Ice", "Slow ice"),
        ("“Slow “old” Ice”, Days", "Slow “old” Ice", "Slow “old” Ice"),
        ("“Slow ice”, a reply", "Slow ice”, a reply", "Slow ice”, a reply"),
        ("Slow ice” Days", "Slow ice” Days", "Slow ice” Days"),
        ("The name “ice” in old law, 36 Ice 9", "The name “ice", "The name “ice” in old law"),
    ],
)
def test_titles_end_at_their_closing_quote(text: str, title: str, kept: str) -> None:
    span = closed_by_quote(text, spans_of(text, title=title)["title"])
    assert text[span.start : span.end] == kept


@pytest.mark.parametrize(
    ("text", "fields"),
    [
        ("Slow ice. Salt and sand, Ice 9", {"title": "Slow ice. Salt and sand", "venue": "Ice", "volume": "9"}),
        ("Slow ice. Salt, Ice (Oslo) 9", {"title": "Slow ice. Salt", "venue": "Ice", "volume": "9"}),
        ("Slow ice. Salt, Ice", {"title": "Slow ice. Salt", "venue": "Ice"}),
    ],
)
def test_titles_that_hold_no_head_of_a_journal(text: str, fields: dict[str, str]) -> None:
    assert venue_listed(text, spans_of(text, **fields)) is None


def test_the_head_of_a_journal_that_lists_words() -> None:
    text = "Slow ice. G3: Salt, Sand, Ice 9, 2"
    both = venue_listed(text, spans_of(text, title="Slow ice. G3: Salt, Sand", venue="Ice", volume="9"))
    assert both is not None
    assert [text[span.start : span.end] for span in both] == ["Slow ice", "G3: Salt, Sand, Ice"]


@pytest.mark.parametrize(
    ("text", "venue"),
    [
        ("Slow ice. Salt, Sand, and Ice, 9(2)", "Salt, Sand, and Ice"),
        ("Slow ice. Ibis vol. 9", "Ibis"),
        ("Slow ice. Translated by hand, 9", None),
        ("Slow ice. In: Ibis and more 9", None),
    ],
)
def test_what_alone_stands_between_title_and_volume(text: str, venue: str | None) -> None:
    span = venue_between(text, spans_of(text, title="Slow ice", volume="9"))
    assert (span and text[span.start : span.end]) == venue


@pytest.mark.parametrize(
    ("text", "fields"),
    [
        ("Mosses of old, to appear in Moss Letters", {"title": "Mosses of old", "publisher": "Moss"}),
        ("Mosses of old, to appear in a book", {"title": "Mosses of old"}),
        ("Mosses to appear in Spring", {"title": "Mosses to appear in Spring"}),
    ],
)
def test_no_venue_is_promised(text: str, fields: dict[str, str]) -> None:
    assert venue_promised(text, spans_of(text, **fields)) is None


@pytest.mark.parametrize(
    ("text", "venue"),
    [
        ("Mosses of old, to appear in Moss Letters.", "Moss Letters"),
        ("Mosses of old, to appear Order.", "Order"),
        ("Mosses of old (submitted to Moss Physics B).", "Moss Physics B"),
        ("Mosses of old. Accepted for publication in the Moss Review, 2011", "Moss Review"),
    ],
)
def test_venues_that_are_promised(text: str, venue: str) -> None:
    found = venue_promised(text, spans_of(text, title="Mosses of old"))
    assert found is not None
    assert text[found.start : found.end] == venue


@pytest.mark.parametrize(
    "text", ["Mosses, in ‘MOS’, 1982", "Mosses ‘MOS 1982: Proc. of moss’, 3", "in MOS 1982: moss’, 3"]
)
def test_venues_without_more_in_their_quotes(text: str) -> None:
    assert venue_in_quotes(text, spans_of(text, venue="MOS")) is None


def test_the_rest_of_a_venue_in_quotes() -> None:
    text = "Mosses, in `MOS 1982: Proceedings of a symposium', Moss Society, pp. 3-4"
    found = venue_in_quotes(text, spans_of(text, venue="MOS"))
    assert found is not None
    assert text[found.start : found.end] == "MOS 1982: Proceedings of a symposium"


@pytest.mark.parametrize(
    "text", ["Mosses. A. Roy. In a proceeding of the court, 2017.", "Mosses in proceedings of courts"]
)
def test_no_proceedings_are_led_in(text: str) -> None:
    assert venue_led(text, spans_of(text, title="Mosses")) is None


def test_proceedings_that_are_led_in() -> None:
    text = "Mosses. A. Roy and B. Lind. In the proceedings of the Forward!, Faro, October 2017."
    found = venue_led(text, spans_of(text, title="Mosses"))
    assert found is not None
    assert text[found.start : found.end] == "proceedings of the Forward!"


@pytest.mark.parametrize(
    "text", ["Ann. Moss, 60", "Ann. Moss (2) 60", "Ann. Moss, Lund, 60", "Ann. Moss (1999) 60", "Ann. Moss. Band 60"]
)
def test_nothing_of_the_venue_before_the_volume(text: str) -> None:
    assert venue_to_volume(text, spans_of(text, venue="Ann. Moss", volume="60")) is None


@pytest.mark.parametrize(
    ("text", "venue"),
    [
        ("Ann. Moss (Lund), 60", "Ann. Moss (Lund)"),
        ("Ann. Moss Paris 60", "Ann. Moss Paris"),
        ("Ann. Moss. (N.S.) 60", "Ann. Moss. (N.S.)"),
    ],
)
def test_places_that_end_a_venue(text: str, venue: str) -> None:
    found = venue_to_volume(text, spans_of(text, venue="Ann. Moss", volume="60"))
    assert found
    assert text[found.start : found.end] == venue


def test_a_colon_in_front_of_a_journal_is_no_subtitle() -> None:
    text = "Slow ice: Journal of Moss. Series 3 9"
    spans = spans_of(text, title="Slow ice", venue="Journal of Moss. Series 3", volume="9")
    assert subtitled(text, spans) == spans


def test_a_sentence_behind_a_colon_ends_the_title() -> None:
    text = "Slow ice: Projections. J. Moss 9"
    found = subtitled(text, spans_of(text, title="Slow ice", venue="Projections. J. Moss", volume="9"))
    assert {name: text[s.start : s.end] for name, s in found.items()} == {
        "title": "Slow ice: Projections",
        "venue": "J. Moss",
        "volume": "9",
    }


def test_a_straight_quote_ends_a_title() -> None:
    text = '"Slow ice". Moss and other things'
    found = closed_by_quote(text, Span(1, len(text)))
    assert text[found.start : found.end] == "Slow ice"


@pytest.mark.parametrize(
    ("text", "fields", "kept"),
    [
        ("Slow ice in winter. Ice 9", {"title": "Slow ice", "venue": "Ice"}, "Slow ice"),
        ("Slow ice winter. 9", {"title": "Slow ice"}, "Slow ice"),
        ("Slow ice edition. Ice 9", {"title": "Slow ice", "edition": "edition", "venue": "Ice"}, "Slow ice"),
        (
            "Ice in the condition number. Ice 9",
            {"title": "Ice in the condition", "venue": "Ice"},
            "Ice in the condition number",
        ),
    ],
)
def test_titles_keep_their_last_word(text: str, fields: dict[str, str], kept: str) -> None:
    spans = spans_of(text, **fields)
    segments = [Segment(name, span.start, span.end, 0.9) for name, span in spans.items()]
    span = to_its_stop(text, spans["title"], segments)
    assert text[span.start : span.end] == kept
