"""Numbers that signs make plain."""

from __future__ import annotations

import pytest

from kgbuild.cite.repair_numbers import (
    dated_pages,
    in_a_series,
    issue_in_brackets,
    issue_in_volume,
    numbered,
    numbers_of_days,
    pages_behind,
    reprinted,
    volume_alone,
    volume_left,
    without_counts,
    year_left,
)
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


def test_pages_behind_a_venue_whose_volume_stands_in_front() -> None:
    text = "Ice, 96 Some L. Rev. 345, 350 (1983)"
    span = pages_behind(text, spans_of(text, volume="96", venue="Some L. Rev."))
    assert span is not None
    assert text[span.start : span.end] == "345"


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


def test_the_number_between_venue_and_year_is_the_volume() -> None:
    text = "Trans. M.S. 139 (1971), 207-221."
    found = volume_left(text, spans_of(text, venue="Trans. M.S."))
    assert found is not None
    assert text[found.start : found.end] == "139"


@pytest.mark.parametrize(
    ("text", "fields"),
    [
        ("Moss J. no. 9 (2025) 158", {"venue": "Moss J.", "issue": "9"}),
        ("Moss J. 12 (2025) 158", {"venue": "Moss J.", "volume": "12"}),
        ("Moss J. 9, 158", {"venue": "Moss J.", "issue": "9"}),
    ],
)
def test_issues_that_stay(text: str, fields: dict[str, str]) -> None:
    assert volume_alone(text, spans_of(text, **fields)) == spans_of(text, **fields)


def test_the_only_number_of_a_journal() -> None:
    text = "JMOS 09 (2025) 158"
    assert volume_alone(text, spans_of(text, venue="JMOS", issue="09")) == spans_of(text, venue="JMOS", volume="09")


@pytest.mark.parametrize("text", ["Ann. Moss (2) 1957, 9", "Ann. Moss 2 (1953), 9", "Ann. Moss (2), 9"])
def test_numbers_that_are_those_of_no_series(text: str) -> None:
    spans = spans_of(text, venue="Ann. Moss")
    assert in_a_series(text, spans) == spans


@pytest.mark.parametrize(
    ("text", "fields"),
    [
        ("Ann. Moss (2) 57 (1953), 591-603.", {"volume": "57", "pages": "591-603"}),
        ("Boll. Moss (7) 4-A (1990), 391--397", {"volume": "4-A", "pages": "391--397"}),
        ("Ann. Moss (N.S.) 57 (1953): 91", {"volume": "57", "pages": "91"}),
    ],
)
def test_volumes_behind_the_number_of_a_series(text: str, fields: dict[str, str]) -> None:
    spans = spans_of(text, venue=text[: text.index(" (")])
    wrong = spans_of(text, issue=text[text.index("(") + 1 : text.index(")")])
    found = in_a_series(text, {**spans, **wrong})
    assert {name: text[s.start : s.end] for name, s in found.items() if name != "venue"} == fields


@pytest.mark.parametrize(
    ("text", "year"),
    [("Moss, Lund 1979 (in press)", "1979"), ("Moss, 1979 (Lund 12)", "1979"), ("Moss 1979 (1980)", "1979")],
)
def test_years_with_no_other_edition_behind(text: str, year: str) -> None:
    assert reprinted(text, spans_of(text, year=year)) is None


@pytest.mark.parametrize(
    "text",
    ["Moss, Lund 1979 (rist. Graz 1952).", "Moss, Lund 1979 (Heroic Moss, Graz 1952)", "Moss, 1979 (orig. 1952)"],
)
def test_the_year_of_another_edition_is_not_that_of_the_work(text: str) -> None:
    for fields in ({}, {"year": "1952"}):
        found = reprinted(text, spans_of(text, **fields))
        assert found
        assert text[found.start : found.end] == "1979"


def test_days_of_an_event_are_no_pages() -> None:
    text = "Moss (Lund, 21-22 settembre 2006), Roma 2008, pp. 9-12"
    assert numbers_of_days(text, spans_of(text, pages="21-22")) == {}
    assert numbers_of_days(text, spans_of(text, pages="9-12")) == spans_of(text, pages="9-12")


def test_a_month_alone_tells_the_year_of_an_event() -> None:
    text = "Moss. Papers of a Meeting (15 May 1993), Lund 1995"
    found = year_left(text, spans_of(text, year="1993"))
    assert found
    assert text[found.start : found.end] == "1995"


@pytest.mark.parametrize("text", ["405", "405-415", "405 (42)", "1942"])
def test_pages_without_a_year(text: str) -> None:
    spans = {"pages": Span(0, len(text))}
    assert dated_pages(text, spans) == spans


def test_a_year_behind_pages_is_apart() -> None:
    assert dated_pages("405 (1942).", {"pages": Span(0, 11)}) == {"pages": Span(0, 3), "year": Span(5, 9)}
    assert dated_pages("405 (1942)", {"pages": Span(0, 10), "year": Span(20, 24)})["year"] == Span(20, 24)


@pytest.mark.parametrize("text", ["51", "51 B", "XII, 2", "N 2"])
def test_volumes_without_an_issue(text: str) -> None:
    spans = {"volume": Span(0, len(text))}
    assert issue_in_volume(text, spans) == spans


@pytest.mark.parametrize("text", ["51, n° 2", "51, Heft 2", "51 no. 2", "51; Nr. 2"])
def test_volumes_with_an_issue(text: str) -> None:
    found = issue_in_volume(text, {"volume": Span(0, len(text))})
    assert {name: text[s.start : s.end] for name, s in found.items()} == {"volume": "51", "issue": "2"}


def mended(text: str, **values: str) -> dict[str, str]:
    """Give every number of `text` its field; the venue too."""
    spans = {name: Span(text.index(value), text.index(value) + len(value)) for name, value in values.items()}
    return {name: text[span.start : span.end] for name, span in numbered(text, spans).items()}


@pytest.mark.parametrize(
    ("text", "values", "want"),
    [
        ("Ice J. 3, 7-9, ISBN 978-1-23", {"venue": "Ice J.", "volume": "3", "pages": "7-9"}, None),
        ("Ice J., ISBN: 1-60132-221-6", {"venue": "Ice J.", "pages": "1-60132"}, {"venue": "Ice J."}),
        ("Ice J. C-29, 12, 4", {"venue": "Ice J. C", "volume": "29", "issue": "12"}, {"venue": "Ice J.", "volume": "C-29", "issue": "12"}),
        ("Ice J. C-29, 12, 4", {"venue": "Ice J. C-29", "volume": "12"}, {"venue": "Ice J.", "volume": "C-29", "issue": "12"}),
        ("Revista de Hielo, n.º 10, Lisboa", {"venue": "Revista de Hielo", "volume": "10"}, {"venue": "Revista de Hielo", "issue": "10"}),
        ("Ice J. vol. 10, Lund", {"venue": "Ice J.", "volume": "10"}, None),
        ("Letters of Ice, 2 vols. Lund", {"title": "Letters of Ice", "volume": "2"}, {"title": "Letters of Ice"}),
    ],
    ids=["no code", "code", "letter", "held letter", "issue", "volume", "count"],
)  # fmt: skip
def test_numbers_and_the_words_around_them(text: str, values: dict[str, str], want: dict[str, str] | None) -> None:
    assert mended(text, **values) == (want or values)
