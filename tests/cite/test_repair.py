from __future__ import annotations

import pytest

from kgbuild.cite.people import in_brackets
from kgbuild.cite.repair import (
    closed_by_quote,
    issue_in_brackets,
    numbers_of_days,
    pages_behind,
    title_from,
    venue_between,
    venue_from,
    venue_in_quotes,
    venue_left,
    venue_listed,
    venue_promised,
    volume_left,
    without_counts,
    year_left,
)
from kgbuild.cite.segments import Segment
from kgbuild.document import Span


def spans_of(text: str, **values: str) -> dict[str, Span]:
    return {name: Span(text.index(value), text.index(value) + len(value)) for name, value in values.items()}


@pytest.mark.parametrize(
    ("text", "fields"),
    [
        ("BMJ 348 (2014)", {"volume": "348"}),
        ("BMJ 348, 2014", {"volume": "348"}),
        ("BMJ, 2014", {}),
        ("BMJ 348, 12-19", {"volume": "348", "pages": "12-19"}),
    ],
)
def test_no_pages_where_none_stand_behind_the_volume(text: str, fields: dict[str, str]) -> None:
    assert pages_behind(text, spans_of(text, **fields)) is None


@pytest.mark.parametrize(
    ("text", "fields", "pages"),
    [
        ("BMJ 2014;348:g1234.", {"volume": "348"}, "g1234"),
        ("BMJ 348(2), 12–19.", {"volume": "348", "issue": "2"}, "12–19"),
        ("BMJ 348, p. 12", {"volume": "348"}, "12"),
    ],
)
def test_pages_behind_the_volume(text: str, fields: dict[str, str], pages: str) -> None:
    span = pages_behind(text, spans_of(text, **fields))
    assert span is not None
    assert text[span.start : span.end] == pages


@pytest.mark.parametrize("text", ["Rivers of 2001 and 2002", "https://example.org/2001/a", "pp. 1990-1999", "no year"])
def test_no_year_where_none_or_several_stand(text: str) -> None:
    assert year_left(text, {}) is None


def test_the_only_year() -> None:
    span = year_left("Rivers. Leeds, 2001.", {})
    assert span == Span(15, 19)
    assert year_left("Rivers. Leeds, 2001.", {"title": Span(0, 20)}) is None


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


def segment(text: str, label: str, value: str) -> Segment:
    start = text.index(value)
    return Segment(label, start, start + len(value), 0.9)


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
    ],
)
def test_titles_end_at_their_closing_quote(text: str, title: str, kept: str) -> None:
    span = closed_by_quote(text, spans_of(text, title=title)["title"])
    assert text[span.start : span.end] == kept


def test_pages_behind_a_venue_whose_volume_stands_in_front() -> None:
    text = "Ice, 96 Some L. Rev. 345, 350 (1983)"
    span = pages_behind(text, spans_of(text, volume="96", venue="Some L. Rev."))
    assert span is not None
    assert text[span.start : span.end] == "345"


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
    ("text", "year"),
    [
        ("Moss (Essays 1 and 2, 1980), Roma", "1980"),
        ("Moss Review (June 1980), 1985", "1980"),
        ("Moss (Urbino, 3-5 July 1980), Roma", "1980"),
    ],
)
def test_years_of_brackets_that_stay(text: str, year: str) -> None:
    assert year_left(text, spans_of(text, year=year)) is None


def test_the_year_behind_the_days_of_an_event() -> None:
    text = "in Moss. Atti (Urbino, 3-5 July 1980), Roma 1985, pp. 1-9"
    found = year_left(text, spans_of(text, year="1980"))
    assert found is not None
    assert text[found.start : found.end] == "1985"


def test_the_year_that_a_letter_follows() -> None:
    text = "Roy, K.-H., 1992b: Mosses from 1965-1990. Moss J. 44: 341-353."
    found = year_left(text, {})
    assert found is not None
    assert text[found.start : found.end] == "1992"


@pytest.mark.parametrize(
    ("text", "volume"), [("Moss J. 12. 2001", "12"), ("Moss 3/2001, S. 2", "3"), ("5 Fire 2011", "5")]
)
def test_volumes_that_are_no_days(text: str, volume: str) -> None:
    assert "volume" in numbers_of_days(text, spans_of(text, volume=volume))


@pytest.mark.parametrize(
    ("text", "volume"),
    [("Historikertag, 22. September 2018", "22"), ("Rom, 30.08.2018", "30"), ("Faro, 4-5/10/2021", "4-5")],
)
def test_volumes_that_are_days(text: str, volume: str) -> None:
    assert "volume" not in numbers_of_days(text, spans_of(text, volume=volume))


@pytest.mark.parametrize(
    ("text", "fields"),
    [
        ("Moss J. 104(042114)", {"volume": "104", "pages": "042114"}),
        ("Moss J. 104, A7", {"volume": "104", "pages": "A7"}),
        ("Moss J. 104(2) A7", {"volume": "104", "issue": "2", "pages": "A7"}),
    ],
)
def test_pages_that_are_no_issue(text: str, fields: dict[str, str]) -> None:
    spans = spans_of(text, **fields)
    assert issue_in_brackets(text, spans) == spans


def test_the_issue_in_brackets() -> None:
    text = "Moss J. 104(A7)"
    assert issue_in_brackets(text, spans_of(text, volume="104", pages="A7")) == spans_of(text, volume="104", issue="A7")


@pytest.mark.parametrize(
    ("text", "fields"),
    [
        ("Proc. Moss '10, vol. 12, vol. 13", {"venue": "Proc. Moss '10"}),
        ("Moss vol. 12, Proc. Moss", {"venue": "Proc. Moss"}),
        ("Proc. Moss vol. 12", {"venue": "Proc. Moss", "series": "Moss"}),
    ],
)
def test_no_volume_where_none_or_two_stand(text: str, fields: dict[str, str]) -> None:
    assert volume_left(text, spans_of(text, **fields)) is None


def test_the_only_volume() -> None:
    text = "Proc. Moss '10 vol. 6012 pp. 550-569"
    found = volume_left(text, spans_of(text, venue="Proc. Moss '10"))
    assert found is not None
    assert text[found.start : found.end] == "6012"


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
    ("text", "fields"),
    [
        ("Moss J. 12 (1999), 7", {"venue": "Moss J.", "volume": "12", "pages": "7"}),
        ("Moss J., June 2020, 201907369.", {"venue": "Moss J.", "pages": "201907369"}),
        ("Mosses, Some Press 1999, pp. 4-6", {"publisher": "Some Press", "pages": "4-6"}),
        ("Mosses, in Moss Letters, S. 12 pp", {"pages": "12"}),
    ],
)
def test_pages_that_are_no_counts(text: str, fields: dict[str, str]) -> None:
    assert "pages" in without_counts(text, spans_of(text, **fields))


@pytest.mark.parametrize(
    ("text", "pages"),
    [("Some Press, 1982, 496 pp.", "496"), ("Moss Press, 1990, 705+xxxiv.", "705"), ("New York, 1999. 7, 42", "7")],
)
def test_pages_that_are_counts(text: str, pages: str) -> None:
    assert "pages" not in without_counts(text, spans_of(text, pages=pages))


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


def test_the_number_between_venue_and_year_is_the_volume() -> None:
    text = "Trans. M.S. 139 (1971), 207-221."
    found = volume_left(text, spans_of(text, venue="Trans. M.S."))
    assert found is not None
    assert text[found.start : found.end] == "139"
