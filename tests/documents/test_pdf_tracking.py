"""Letter-spaced type in a PDF: words are whole, and what only stands in columns stays apart."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from kgbuild.documents import read_bytes
from kgbuild.documents.pdf.tracking import with_whole_numbers
from kgbuild.documents.pdf.type import Glyph, Type

from .pdfs import Text, lines, made
from .reading import outline

BOLD = "Helvetica-Bold"


def spaced(left: float, base: float, text: str, apart: float = 2.0, size: float = 12.0) -> Iterator[Text]:
    """Set letters one by one, each so far behind the one before it."""
    wide = {"W": 0.944, "M": 0.833, "I": 0.278, " ": 0.278}
    for letter in text:
        if letter != " ":
            yield Text(left, base, letter, BOLD, size)
        left += wide.get(letter, 0.72) * size + apart


def read(*things: Text) -> list[str]:
    return outline(read_bytes(made([*things]), "cv.pdf"))


def test_a_row_of_initials_in_columns_stays_apart() -> None:
    table = [Text(72 + 90 * column, 130, letter) for column, letter in enumerate("ABC")]
    assert read(*lines(72, 100, ["Reader in Tides, Lundvik"]), *table)[-1] == "paragraph A\tB\tC"


@pytest.mark.parametrize("apart", [1.2, 2.0, 5.0])
def test_a_heading_with_spaced_letters_is_read_in_words(apart: float) -> None:
    page = [*spaced(72, 100, "POSTS AND CHAIRS", apart), *lines(72, 120, ["Reader in Tides, Lundvik, 2012"])]
    assert read(*page)[0].endswith("POSTS AND CHAIRS")


@pytest.mark.parametrize(("gap", "read"), [(1.7, "$125,000"), (2.8, "$125, 000")])
def test_thin_spaces_within_numbers_are_none(gap: float, read: str) -> None:
    glyphs: list[Glyph] = []
    left = 72.0
    for sign in ["$", "1", "2", "5", ",", " 0", "0", "0"]:
        left += gap if sign == " 0" else 0.0
        glyphs.append(Glyph(sign, left, left + 5, 100, Type(10)))
        left += 5
    assert "".join(glyph.text for glyph in with_whole_numbers(glyphs)) == read


@pytest.mark.parametrize("rule", ["-" * 60, "_" * 40, "." * 50])
def test_rules_that_are_typed_say_nothing(rule: str) -> None:
    page = [Text(72, 100, "Tides", BOLD), Text(110, 100, rule), *lines(72, 112, ["Ohm, A. (2012). Tides of Lundvik."])]
    assert not [line for line in read(*page) if rule[:6] in line]


def test_a_short_heading_is_spaced_as_the_others_are() -> None:
    page = [
        *spaced(72, 100, "EDUCATION"), *lines(72, 120, ["PhD in Tides, Lundvik, 2012"]),
        *spaced(72, 150, "CV"), *lines(72, 170, ["Reader in Tides, Lundvik, 2014"]),
    ]  # fmt: skip
    assert [line for line in read(*page) if "CV" in line]
