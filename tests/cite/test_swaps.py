"""Titles taken for venues and venues taken for titles."""

from __future__ import annotations

import pytest

from kgbuild.cite.segments import Segment
from kgbuild.cite.swaps import settled, title_among
from kgbuild.document import Span

LABELS = {
    "authors": "AF",
    "title": "T",
    "venue": "V",
    "publisher": "PUB",
    "place": "LOC",
    "volume": "VOL",
    "editors": "ED",
}


def settle(text: str, **values: str) -> dict[str, str]:
    """Settle the fields whose values stand in `text`; give them as text, without authors, places and editors."""
    segments = [
        Segment(LABELS[name], text.index(value), text.index(value) + len(value), 0.9)
        for name, value in values.items()
        if name in LABELS
    ]
    spans = {
        name: Span(text.index(value), text.index(value) + len(value))
        for name, value in values.items()
        if name not in {"authors", "place", "editors"}
    }
    found = settled(text, spans, [s for s in segments if s.label == "AF"], segments)
    return {name: text[span.start : span.end] for name, span in found.items()}


@pytest.mark.parametrize(
    ("text", "fields"),
    [
        ("Lind, Journal of Ice 12 (2001)", {"authors": "Lind", "venue": "Journal of Ice", "volume": "12"}),
        ("Lind, in Salt and Ice, Leiden 2001", {"authors": "Lind", "venue": "Salt and Ice", "place": "Leiden"}),
        ("Lind, Proceedings of Ice Days, Leiden 2001", {"authors": "Lind", "venue": "Proceedings of Ice Days", "place": "Leiden"}),
        ("Lind, “Slow Ice” 12 (2001)", {"authors": "Lind", "title": "Slow Ice", "volume": "12"}),
        ("Lind, On slow ice in the far north 12 (2001)", {"authors": "Lind", "title": "On slow ice in the far north", "volume": "12"}),
        ("Lind, Slow Ice. Studies in Ice. Leiden: Tide", {"authors": "Lind", "title": "Slow Ice", "venue": "Studies in Ice", "publisher": "Tide"}),
        ("Lind, Slow Ice. Salt. Hg. von Berg. Leiden: Tide", {"authors": "Lind", "title": "Slow Ice", "venue": "Salt", "editors": "Hg. von Berg", "publisher": "Tide"}),
    ],
    ids=["journal", "in a book", "event", "quoted", "sentence", "series", "edited book"],
)  # fmt: skip
def test_fields_stay_where_nothing_else_is_plain(text: str, fields: dict[str, str]) -> None:
    kept = {name: value for name, value in fields.items() if name not in {"authors", "place", "editors"}}
    assert settle(text, **fields) == kept


@pytest.mark.parametrize(
    ("text", "fields", "expected"),
    [
        ("Lind, Salt and Ice, Leiden 2001", {"authors": "Lind", "venue": "Salt and Ice", "place": "Leiden"}, {"title": "Salt and Ice"}),
        ("Lind (ed.), Salt and Ice, Foo 2001", {"authors": "Lind", "venue": "Salt and Ice"}, {"title": "Salt and Ice"}),
        ("Lind, J. Ice Sci. 44, 15", {"authors": "Lind", "title": "J. Ice Sci", "volume": "44"}, {"venue": "J. Ice Sci", "volume": "44"}),
        ("Lind 2001, in Salt and Ice, 27", {"authors": "Lind", "title": "Salt and Ice"}, {"venue": "Salt and Ice"}),
        ("Lind 2001 in Salt and Ice, 27", {"authors": "Lind", "title": "in Salt and Ice"}, {"venue": "Salt and Ice"}),
        ("Lind: Salt. Essays on Ice. Leiden: Tide", {"authors": "Lind", "title": "Salt", "venue": "Essays on Ice", "publisher": "Tide"}, {"title": "Salt. Essays on Ice", "publisher": "Tide"}),
    ],
    ids=["book", "edited book", "journal", "in a book", "in a book, tagged with it", "subtitle"],
)  # fmt: skip
def test_title_and_venue_change_places(text: str, fields: dict[str, str], expected: dict[str, str]) -> None:
    assert settle(text, **fields) == expected


def among(text: str, authors: list[str], **chosen: str) -> str:
    people = [Segment("AF", text.index(name), text.index(name) + len(name), 0.9) for name in authors]
    fields = {n: Segment("V", text.index(v), text.index(v) + len(v), 0.9) for n, v in chosen.items()}
    found = title_among(text, fields, people)
    return text[found.start : found.end] if found else ""


@pytest.mark.parametrize(
    ("text", "authors", "venue"),
    [
        ("Smith and Miller, Journal of Ice 12", ["Smith", "Miller"], "Journal of Ice"),
        ("R. Qwxzy, Journal of Ice 12", ["R.", "Qwxzy"], "Journal of Ice"),
        ("Qwxzy, Journal of Ice 12", ["Qwxzy"], "Journal of Ice"),
        ("Journal of Ice 12, Predators and Prey", ["Predators", "Prey"], "Journal of Ice"),
    ],
)
def test_authors_that_may_be_people(text: str, authors: list[str], venue: str) -> None:
    assert among(text, authors, venue=venue) == ""


def test_authors_that_are_a_title() -> None:
    text = "Predators and Prey, Journal of Ice 12"
    assert among(text, ["Predators", "Prey"], venue="Journal of Ice") == "Predators and Prey"
    assert among(text, ["Predators", "Prey"]) == ""


@pytest.mark.parametrize(
    ("text", "fields", "want"),
    [
        (
            "Roy, A., Mosses of old, vol. I, Some Press, 1972.",
            {"authors": "Roy", "venue": "Mosses of old", "volume": "I", "publisher": "Some Press"},
            {"title": "Mosses of old", "volume": "I", "publisher": "Some Press"},
        ),
        (
            "Roy, A. (1997). In search of mosses. New York: Some Press.",
            {"authors": "Roy", "venue": "search of mosses", "publisher": "Some Press"},
            {"title": "In search of mosses", "publisher": "Some Press"},
        ),
    ],
)
def test_books_in_volumes_and_titles_that_begin_with_in(
    text: str, fields: dict[str, str], want: dict[str, str]
) -> None:
    assert settle(text, **fields) == want


def test_titles_behind_names_with_initials() -> None:
    text = "G. Roy, Mossy Questions, Austin 1996."
    labels = {"AG": "G.", "AF": "Roy"}
    authors = [Segment(k, text.index(v), text.index(v) + len(v), 0.9) for k, v in labels.items()]
    authors += [Segment("AG", 8, 13, 0.9), Segment("AF", 14, 23, 0.9)]
    found = title_among(text, {"year": Segment("Y", 32, 36, 0.9)}, authors)
    assert found is not None
    assert text[found.start : found.end] == "Mossy Questions"


@pytest.mark.parametrize(
    ("text", "fields", "title"),
    [
        ("Lind, Salt and ice, Some Press, 2001", {"authors": "Lind", "publisher": "Some Press"}, "Salt and ice"),
        ("Lind, Salt, vol. 2, Some Press", {"authors": "Lind", "publisher": "Some Press", "volume": "2"}, "Salt"),
        ("Lind, in preparation, Some Press", {"authors": "Lind", "publisher": "Some Press"}, None),
        ("Lind, Some Press, 2001", {"authors": "Lind", "publisher": "Some Press"}, None),
    ],
)
def test_words_before_a_press_are_the_title(text: str, fields: dict[str, str], title: str | None) -> None:
    assert settle(text, **fields).get("title") == title


@pytest.mark.parametrize(
    ("text", "fields", "settled_as"),
    [
        (
            "A. Roy 1988, in Progress in Moss, Lund Conference Series Vol. 1, p. 9",
            {"title": "Progress in Moss", "venue": "Lund Conference Series"},
            {"venue": "Progress in Moss"},
        ),
        (
            "A. Roy in: Moss and Ice. Proceedings of a Summer School, ed. B. Lind (1991), p. 3",
            {"title": "Moss and Ice", "venue": "Proceedings of a Summer School"},
            {"venue": "Moss and Ice. Proceedings of a Summer School"},
        ),
        (
            "A. Roy, in Finding the Moss, A Study of Ice, eds. B. Lind, 2000",
            {"title": "Finding the Moss", "venue": "A Study of Ice"},
            {"venue": "Finding the Moss, A Study of Ice"},
        ),
        (
            "A. Roy, Proc. of the Xth Moss Symposium, Lund 1996, (in press)",
            {"title": "Proc. of the Xth Moss Symposium"},
            {"venue": "Proc. of the Xth Moss Symposium"},
        ),
        (
            "A. Roy, Proc. Natl. Acad. Moss. USA 98, 404",
            {"title": "Proc. Natl. Acad. Moss", "venue": "USA", "volume": "98"},
            {"venue": "Proc. Natl. Acad. Moss. USA", "volume": "98"},
        ),
        (
            "A. Roy (ed.), Proceedings of a Moss Symposium, Lund 1996",
            {"title": "Proceedings of a Moss Symposium"},
            {"title": "Proceedings of a Moss Symposium"},
        ),
        (
            "A. Roy 1998, in Lund Conf. Ser. 135, Half a Century of Moss, ed. B. Lind, 39",
            {"venue": "Lund Conf. Ser.", "title": "Half a Century of Moss"},
            {"venue": "Half a Century of Moss"},
        ),
        (
            "A. Roy 1997, in Moss and Ice, Colloquium 163, ed. B. Lind, Vol. 121",
            {"title": "Moss and Ice", "volume": "121"},
            {"venue": "Moss and Ice", "volume": "121"},
        ),
        (
            "A. Roy 1988, Moss in winter, Lund Conference Series Vol. 1",
            {"title": "Moss in winter", "venue": "Lund Conference Series"},
            {"title": "Moss in winter", "venue": "Lund Conference Series"},
        ),
        (
            "A. Roy (1997). In search of moss. Lund: Some Press",
            {"title": "In search of moss", "publisher": "Some Press"},
            {"title": "In search of moss", "publisher": "Some Press"},
        ),
    ],
)
def test_books_behind_in_and_titles_that_begin_with_it(
    text: str, fields: dict[str, str], settled_as: dict[str, str]
) -> None:
    assert settle(text, authors="A. Roy", **fields) == settled_as
