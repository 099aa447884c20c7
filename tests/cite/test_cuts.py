"""Titles that ran on."""

from __future__ import annotations

import pytest

from kgbuild.cite.cuts import book_before_editors, cut_titles, journal_apart
from kgbuild.cite.segments import Segment
from kgbuild.document import Span


def cut(text: str, **values: str) -> dict[str, str]:
    """Cut the title whose value stands in `text`; give all fields as text."""
    spans = {name: Span(text.index(value), text.index(value) + len(value)) for name, value in values.items()}
    return {name: text[span.start : span.end] for name, span in cut_titles(text, spans).items()}


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("A. Roy. Rivers in cities. Some J. 3, 2011", "Rivers in cities"),
        ("A. Roy. Acceptance in press and radio. Some J. 3, 2011", "Acceptance in press and radio"),
        ("A. Roy. Growing up in Paris. Some J. 3, 2011", "Growing up in Paris"),
        ("A. Roy. What then? In search of rivers. Some J. 3, 2011", "What then? In search of rivers"),
        ("A. Roy. The proceedings of a small court. Some J. 3, 2011", "The proceedings of a small court"),
    ],
)
def test_titles_that_stay(text: str, title: str) -> None:
    assert cut(text, title=title, venue="Some J.") == {"title": title, "venue": "Some J."}


@pytest.mark.parametrize(
    ("text", "title", "want"),
    [
        ("Roy A. In press. A slope of moss. Moss J.", "In press. A slope of moss", {"title": "A slope of moss"}),
        (
            "A slope of moss? (book review) Moss Journal, 3, 2011",
            "A slope of moss? (book review) Moss Journal",
            {"title": "A slope of moss?", "venue": "Moss Journal"},
        ),
        ("A slope of moss [Review]. 2011.", "A slope of moss [Review]", {"title": "A slope of moss"}),
        (
            "A slope of moss (with Ada Roy and Bo Lind). 2011.",
            "A slope of moss (with Ada Roy and Bo Lind)",
            {"title": "A slope of moss"},
        ),
        (
            "A. Roy, A slope. In: Moss and Water, Springer, 2011",
            "A slope. In: Moss and Water",
            {"title": "A slope", "venue": "Moss and Water"},
        ),
        (
            "A. Roy, ‘A slope’, in Moss and Water, 2011",
            "A slope’, in Moss and Water",
            {"title": "A slope", "venue": "Moss and Water"},
        ),
        (
            "A. Roy, Why a slope? Proceedings of the Moss Society, 2011",
            "Why a slope? Proceedings of the Moss Society",
            {"title": "Why a slope?", "venue": "Proceedings of the Moss Society"},
        ),
        ("Roy, Ada (2001): Eine Moosart. - Frankfurt/M.", "Eine Moosart. - Frankfurt/M.", {"title": "Eine Moosart"}),
        (
            "A. Roy. Mosses of the south. Some University Press.",
            "Mosses of the south. Some University Press",
            {"title": "Mosses of the south", "publisher": "Some University Press"},
        ),
        ("Roy A et al. 2014 Best mosses. Moss J.", "2014 Best mosses", {"title": "Best mosses", "year": "2014"}),
        ("Roy, Ada (2001): Eine Moosart, Wien", "Eine Moosart, Wien", {"title": "Eine Moosart"}),
    ],
)
def test_titles_that_are_cut(text: str, title: str, want: dict[str, str]) -> None:
    assert cut(text, title=title) == want


def test_the_book_that_a_title_took_the_head_of() -> None:
    text = "A. Roy, A slope. In: Moss and Water. Essays, Springer, 2011"
    found = cut(text, title="A slope. In: Moss and Water", venue="Essays")
    assert found == {"title": "A slope", "venue": "Moss and Water. Essays"}


def test_unknown_presses_behind_titles_whose_year_stands_in_front() -> None:
    text = "Roy, A. (2015). Mosses in the south of the north. Pragmatic Shelf."
    found = cut(text, title="Mosses in the south of the north. Pragmatic Shelf", year="2015")
    assert found["publisher"] == "Pragmatic Shelf"
    late = "Roy, A. Mosses in the south of the north. Pragmatic Shelf, 2015."
    title = "Mosses in the south of the north. Pragmatic Shelf"
    assert cut(late, title=title, year="2015")["title"] == title


@pytest.mark.parametrize(
    ("text", "fields"),
    [
        ("A slope. Proc. Moss Society 3, 9", {"title": "A slope", "venue": "Proc. Moss Society", "volume": "3"}),
        ("A slope. Moss letters 3, 9", {"title": "A slope", "venue": "Moss letters", "volume": "3"}),
        ("A slope of moss. A study; 3, 9", {"title": "A slope of moss. A study", "volume": "3"}),
        ("A slope of moss. Moss letters. Lund Press", {"title": "A slope of moss. Moss letters"}),
    ],
)
def test_journals_without_a_press(text: str, fields: dict[str, str]) -> None:
    spans = {name: Span(text.index(value), text.index(value) + len(value)) for name, value in fields.items()}
    assert journal_apart(text, spans) == spans


@pytest.mark.parametrize(
    ("text", "fields"),
    [
        ("A slope of moss. Moss letters. Lund Publications; 1988;67(2):9", {"title": "A slope of moss. Moss letters"}),
        ("A slope of moss. Moss letters. Lund Publications 67(2):9", {"title": "A slope of moss. Moss letters", "venue": "Lund Publications"}),
        ("A slope of moss. Moss letters. Lund Publications 67(2):9", {"title": "A slope of moss", "venue": "Moss letters. Lund Publications"}),
    ],
)  # fmt: skip
def test_journals_beside_their_presses(text: str, fields: dict[str, str]) -> None:
    spans = {name: Span(text.index(value), text.index(value) + len(value)) for name, value in fields.items()}
    found = journal_apart(text, {**spans, "volume": Span(text.index("67"), text.index("67") + 2)})
    assert text[found["title"].start : found["title"].end] == "A slope of moss"
    assert text[found["venue"].start : found["venue"].end] == "Moss letters"


@pytest.mark.parametrize(
    ("text", "venue"),
    [
        ("A slope of moss, Moss in the Alps (B. Lind, eds.), pp. 1-9", "Moss in the Alps"),
        ("A slope of moss, Moss in the Alps (Lund, 2002), B. Lind, eds., 1-9", "Moss in the Alps (Lund, 2002)"),
        ("A slope, Moss in the Alps (B. Lind, eds.), pp. 1-9", ""),
        ("A slope of moss, moss in the Alps (B. Lind, eds.), pp. 1-9", ""),
        ("A slope of moss, Moss in the Alps. In some book of B. Lind, eds., 1-9", ""),
    ],
)
def test_books_in_front_of_their_editors(text: str, venue: str) -> None:
    end = text.index("Alps") + len("Alps (Lund, 2002)" if "2002" in text else "Alps")
    spans = {"title": Span(0, end), "pages": Span(len(text) - 3, len(text))}
    editors = [Segment("ED", text.index("B. Lind"), text.index("eds.") + 4, 0.9)]
    found = book_before_editors(text, spans, editors).get("venue", Span(0, 0))
    assert text[found.start : found.end] == venue
