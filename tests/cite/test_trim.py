from __future__ import annotations

import pytest

from kgbuild.cite.trim import printed, trim_plain, trim_title, trim_venue
from kgbuild.document import Span


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("“On Sums of Squares,” ", "On Sums of Squares"),
        ("Are All Rivers Equal?, ", "Are All Rivers Equal?"),
        ("*On sums.*", "On sums"),
        ("The meaning of “nature”.", "The meaning of “nature”"),
        ("“Nature” and its enemies", "“Nature” and its enemies"),
        ('"Quoted in straight signs,"', "Quoted in straight signs"),
    ],
)
def test_titles(text: str, title: str) -> None:
    span = trim_title(text, Span(0, len(text)))
    assert text[span.start : span.end] == title


@pytest.mark.parametrize(
    ("text", "venue"),
    [
        ("*Phys. Rev. D* ", "Phys. Rev. D"),
        ("J. Combin. Theory Ser. B, ", "J. Combin. Theory Ser. B"),
        ("Ann. Math. ", "Ann. Math."),
        ("Nature. ", "Nature"),
        ("Machine Vision (MV), ", "Machine Vision (MV)"),
        ("(Machine Vision", "Machine Vision"),
    ],
)
def test_venues(text: str, venue: str) -> None:
    span = trim_venue(text, Span(0, len(text)))
    assert text[span.start : span.end] == venue


@pytest.mark.parametrize(("text", "number"), [("#12,", "12"), ("(45–67).", "45–67"), ("P2.10", "P2.10"), ("..", "")])
def test_numbers(text: str, number: str) -> None:
    span = trim_plain(text, Span(0, len(text)))
    assert text[span.start : span.end] == number


def test_titles_lose_the_rest_of_their_link() -> None:
    text = "Roy, A. [Mosses of old][pdf-2]. Moss J."
    span = trim_title(text, Span(text.index("Mosses"), text.index(". Moss")))
    assert text[span.start : span.end] == "Mosses of old"


def test_tags_of_pages_are_not_printed() -> None:
    assert printed("On <i>E.  coli</i> and p < 0.1") == "On E. coli and p < 0.1"


def test_emphasis_that_ends_and_begins_inside() -> None:
    assert printed("Journal_ _of Moss") == "Journal of Moss"


def test_venues_lose_the_words_for_their_issue() -> None:
    text = "in the May/June 2005 issue of Moss Weekly, 2005"
    span = trim_venue(text, Span(3, text.index(", 2005")))
    assert text[span.start : span.end] == "Moss Weekly"


@pytest.mark.parametrize(
    ("text", "venue"), [("III, Moss. Ann.", "Moss. Ann."), ("Moss. Rep. (in press)", "Moss. Rep.")]
)
def test_venues_lose_parts_of_titles_and_states(text: str, venue: str) -> None:
    span = trim_venue(text, Span(0, len(text)))
    assert text[span.start : span.end] == venue


@pytest.mark.parametrize(
    ("text", "venue"),
    [
        ("Ice Union Fall 2014", "Ice Union Fall"),
        ("Moss in May", "Moss in May"),
        ("Moss May, 2014", "Moss"),
        ("JMOS June 2020", "JMOS"),
    ],
)
def test_months_between_venue_and_year(text: str, venue: str) -> None:
    span = trim_venue(text, Span(0, len(text.rstrip(" ,0123456789"))))
    assert text[span.start : span.end] == venue


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("Slow ice, (Russian)", "Slow ice"),
        ("Slow ice (Russian)", "Slow ice (Russian)"),
        ("Ice [in Polish]", "Ice"),
        ("Weights on ice. Phd-thesis", "Weights on ice"),
        ("Weights on ice, Master's thesis", "Weights on ice"),
        ("A PhD Thesis", "A PhD Thesis"),
    ],
)
def test_tongues_behind_a_title(text: str, title: str) -> None:
    span = trim_title(text, Span(0, len(text)))
    assert text[span.start : span.end] == title
