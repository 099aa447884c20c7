"""Names at the end of titles."""

from __future__ import annotations

import pytest

from kgbuild.cite.bylines import parted
from kgbuild.document import Span
from kgbuild.model import Mention
from kgbuild.names import parse_name


@pytest.mark.parametrize(
    "title",
    ["Ice by Night", "Life with Salt", "Slow Ice. With Applications", "Stand by Me", "Going by the Book of Moss"],
)
def test_titles_without_names(title: str) -> None:
    assert parted(title, Span(0, len(title)), []) == (Span(0, len(title)), [], None)


@pytest.mark.parametrize(
    ("text", "title", "names"),
    [
        ("Slow ice by Anna Weber", "Slow ice", ["Anna Weber"]),
        ("Slow ice: a study. With Anna Weber and Paul Martin", "Slow ice: a study", ["Anna Weber", "Paul Martin"]),
        ("Langsames Eis. Mit Karl Weber", "Langsames Eis", ["Karl Weber"]),
    ],
)
def test_names_behind_a_lead(text: str, title: str, names: list[str]) -> None:
    span, people, rest = parted(text, Span(0, len(text)), [])
    assert text[span.start : span.end] == title
    assert [mention.name for mention, _ in people] == names
    assert rest is None


def test_the_first_of_a_list_that_the_title_took() -> None:
    text = "Slow ice by Anna Weber, Paul Martin. J. Ice"
    start = text.index("Paul")
    others = [(Mention("Paul Martin", start, start + 11), parse_name("Paul Martin"))]
    span, people, rest = parted(text, Span(0, text.index(", Paul")), others)
    assert text[span.start : span.end] == "Slow ice"
    assert [name.family for _, name in people] == ["Weber", "Martin"]
    assert rest is None


def test_a_lead_alone_is_cut() -> None:
    text = "Slow ice by Anna Weber"
    start = text.index("Anna")
    found = [(Mention("Anna Weber", start, len(text)), parse_name("Anna Weber"))]
    assert parted(text, Span(0, start - 1), found) == (Span(0, len("Slow ice")), found, None)


def test_names_far_from_the_list_stay_in_the_title() -> None:
    text = "A. Roy. Poems by Anna Weber"
    found = [(Mention("A. Roy", 0, 6), parse_name("A. Roy"))]
    assert parted(text, Span(8, len(text)), found) == (Span(8, len(text)), found, None)


def test_what_the_title_took_of_the_venue_comes_back() -> None:
    text = "Slow ice by Anna Weber. *Journal of Frost"
    span, people, rest = parted(text, Span(0, len(text)), [])
    assert text[span.start : span.end] == "Slow ice"
    assert [mention.name for mention, _ in people] == ["Anna Weber"]
    assert rest
    assert text[rest.start : rest.end] == "Journal of Frost"


def listed(text: str, *names: str) -> tuple[str, list[str]]:
    """Part a title that ends where the first of `names` is left out; give it and all names."""
    people = [(Mention(name, text.index(name), text.index(name) + len(name)), parse_name(name)) for name in names]
    end = people[0][0].start
    while not text[end - 1].isalnum():
        end -= 1
    span, found, _ = parted(text, Span(0, end), people)
    return text[span.start : span.end], [mention.name for mention, _ in found]


def test_the_first_name_of_a_list_that_no_sign_parts_from_the_title() -> None:
    text = "Slow ice of single towns Anna Weber†, Paul Martin, Karl Weber"
    assert listed(text, "Paul Martin", "Karl Weber") == (
        "Slow ice of single towns", ["Anna Weber", "Paul Martin", "Karl Weber"]
    )  # fmt: skip
    text = "Slow ice of single towns Anna Weber, Paul Martin"
    assert listed(text, "Weber", "Paul Martin") == ("Slow ice of single towns", ["Anna Weber", "Paul Martin"])


@pytest.mark.parametrize("text", ["Slow ice in the Middle East, Paul Martin, Karl Weber", "Slow ice and Salt Water, Paul Martin, Karl Weber"])  # fmt: skip
def test_titles_that_end_in_capitals(text: str) -> None:
    assert listed(text, "Paul Martin", "Karl Weber") == (text.partition(",")[0], ["Paul Martin", "Karl Weber"])
