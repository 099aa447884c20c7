"""Forms of numbers that leave no doubt."""

from __future__ import annotations

import pytest

from kgbuild.cite.patterns import in_news, in_short, plain_numbers, pressed
from kgbuild.document import Span


def numbers(text: str, title: str) -> dict[str, str]:
    start = text.index(title)
    found = plain_numbers(text, {"title": Span(start, start + len(title))})
    return {name: text[span.start : span.end] for name, span in found.items()}


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("Slow Ice, Journal of Ice 12, 345 (1983)", "Slow Ice"),
        ("Slow Ice of 12 Towns (1983)", "Slow Ice of 12 Towns"),
        ("The 12 Harbours of 1983 (Leiden 1990)", "The 12 Harbours of 1983"),
        ("Slow Ice. Leiden: Tide 2001, 12-19", "Slow Ice"),
        ("Slow Ice, 2nd ed. (1983)", "Slow Ice"),
    ],
)
def test_nothing_where_there_is_doubt(text: str, title: str) -> None:
    assert numbers(text, title) == {"title": title}


@pytest.mark.parametrize(
    ("text", "title", "expected"),
    [
        ("Slow Ice, 96 Ice L. Rev. 345, 350 (1983)", "Slow Ice", {"volume": "96", "venue": "Ice L. Rev.", "pages": "345", "year": "1983"}),
        ("“Slow Ice,” 16 Green Ice 2nd 13 (2012)", "Slow Ice", {"volume": "16", "venue": "Green Ice 2nd", "pages": "13", "year": "2012"}),
        ("Slow Ice, 101 Ice L. Rev. (forthcoming 2026)", "Slow Ice, 101 Ice L. Rev", {"volume": "101", "venue": "Ice L. Rev.", "year": "2026"}),
        ("Slow Ice. Ice Med 2012;12(3):45-67.", "Slow Ice", {"year": "2012", "volume": "12", "issue": "3", "pages": "45-67"}),
        ("Slow Ice. Ice Med 2012: 12(3); 45-67.", "Slow Ice", {"year": "2012", "volume": "12", "issue": "3", "pages": "45-67"}),
        ("Slow Ice. Ice Med. 2012 Mar 4;344:e123", "Slow Ice", {"year": "2012", "volume": "344", "pages": "e123"}),
    ],
)  # fmt: skip
def test_numbers(text: str, title: str, expected: dict[str, str]) -> None:
    assert numbers(text, title) == {"title": "Slow Ice", **expected}


def book(text: str, title: str, **others: str) -> dict[str, str]:
    values = {"title": title, **others}
    found = pressed(text, {n: Span(text.index(v), text.index(v) + len(v)) for n, v in values.items()})
    return {name: text[span.start : span.end] for name, span in found.items()}


@pytest.mark.parametrize(
    ("text", "title"),
    [("Slow Ice (Tide 2015)", "Slow Ice (Tide 2015)"), ("Slow Ice (2d ed. Tide Press 2015).", "Slow Ice")],
)
def test_a_closing_bracket_of_press_and_year(text: str, title: str) -> None:
    assert book(text, title) == {"title": "Slow Ice", "year": "2015"}


def test_brackets_that_belong_to_the_title() -> None:
    assert book("Slow Ice (1900 to 2015)", "Slow Ice (1900 to 2015)") == {"title": "Slow Ice (1900 to 2015)"}
    assert book("Slow Ice, Days of Ice (Leiden 2015)", "Slow Ice", venue="Days of Ice") == {
        "title": "Slow Ice",
        "venue": "Days of Ice",
    }


def news(text: str, title: str) -> dict[str, str]:
    start = text.index(title)
    found = in_news(text, {"title": Span(start, start + len(title))})
    return {name: text[span.start : span.end] for name, span in found.items()}


def test_newspapers_and_their_days() -> None:
    text = "Harbours Are Closing, The Quay (Jan. 10, 2021)"
    expected = {"title": "Harbours Are Closing", "venue": "The Quay", "year": "Jan. 10, 2021"}
    assert news(text, "Harbours Are Closing, The Quay") == expected


@pytest.mark.parametrize("text", ["Harbours, Tides and Towns (2021)", "Harbours, the Quay (Jan. 10, 2021)"])
def test_titles_with_commas_that_end_in_no_newspaper(text: str) -> None:
    title = text.partition(" (")[0]
    assert news(text, title) == {"title": title}


@pytest.mark.parametrize(
    ("text", "fields"),
    [
        ("Roy A., 2004, Moss Letters of 1999, in three parts", {}),
        ("A. Roy, Mosses, Moss J. 12, 291 (1975)", {"title": "Mosses", "venue": "Moss J."}),
        ("A. Roy, Mosses. Some Press 12, 291 (1975)", {"title": "Mosses"}),
    ],
)
def test_strings_that_leave_no_title_out(text: str, fields: dict[str, str]) -> None:
    spans = {name: Span(text.index(value), text.index(value) + len(value)) for name, value in fields.items()}
    assert in_short(text, spans) == spans


@pytest.mark.parametrize(
    ("text", "want"),
    [
        ("Roy A., 2004, MOSRA, 348, 921", ("MOSRA", "348", "921", "2004")),
        ("Roy, A., Lind, B., et al. 2010, mosap, 517, A53", ("mosap", "517", "A53", "2010")),
        ("A. Roy and B. Lind, Moss. Notes 18, 291 (1975)", ("Moss. Notes", "18", "291", "1975")),
        ("A. Roy, B. Lind, Moss. Lett. B 18 (1975) 291;", ("Moss. Lett. B", "18", "291", "1975")),
    ],
)
def test_strings_that_leave_the_title_out(text: str, want: tuple[str, ...]) -> None:
    found = in_short(text, {})
    assert tuple(text[found[name].start : found[name].end] for name in ("venue", "volume", "pages", "year")) == want


@pytest.mark.parametrize(
    ("text", "want"),
    [
        ("Ana Roy, ‘Slow Ice’ (2013) 66 CLP 131", {"title": "Slow Ice", "year": "2013", "volume": "66", "venue": "CLP", "pages": "131"}),
        ("Ana Roy, 'Ice's End: In Search of Salt' (2008) 82(11) Moss Law Journal 68", {"title": "Ice's End: In Search of Salt", "year": "2008", "volume": "82", "issue": "11", "venue": "Moss Law Journal", "pages": "68"}),
        ("Ana Roy, ‘Slow Ice’ [1966] Moss Law Journal 216", {"title": "Slow Ice", "year": "1966", "venue": "Moss Law Journal", "pages": "216"}),
        ("Ana Roy, ‘Slow Ice’ [2009] Moss Law Review (forthcoming)", {"title": "Slow Ice", "year": "2009", "venue": "Moss Law Review"}),
    ],
    ids=["volume", "issue", "year alone", "forthcoming"],
)  # fmt: skip
def test_articles_as_british_lawyers_cite_them(text: str, want: dict[str, str]) -> None:
    found = plain_numbers(text, {"title": Span(text.index("Slow") if "Slow" in text else text.index("Ice"), len(text))})
    assert {name: text[span.start : span.end] for name, span in found.items()} == want


def test_a_year_in_brackets_behind_a_quotation_is_no_law_report() -> None:
    assert numbers("Roy, ‘Slow Ice’ (2013). Moss J. 66, 131", "Slow Ice") == {"title": "Slow Ice"}
