"""Paragraphs of a PDF that tells its structure: their rows, and what of these was broken by the margin alone."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise
from typing import Final

from kgbuild.documents.office.look import Look, Piece
from kgbuild.documents.pdf.measure import reads_on
from kgbuild.documents.pdf.order import Row
from kgbuild.documents.pdf.stretches import grouped
from kgbuild.documents.pdf.tabs import is_date
from kgbuild.documents.pdf.type import HYPHEN, Drawings, Glyph, Stretch, Type
from kgbuild.documents.pdf.underlines import set_apart

#: A range that goes on in the next row, and how near the margin a row is full, in type sizes.
_OPEN_RANGE = re.compile(r"\d\s?[–-]$")
_FULL: Final = 1.2
#: So many rows that end near one another show where a column ends, if nothing else does.
_INNER: Final = 3
#: A row that reaches so far is as long as the longest.
_NEAR: Final = 0.9
#: Of the rows inside paragraphs such a share ends with a space where those do that the margin broke.
_SPACED: Final = 0.6
#: A text and its date; edges that differ by less, in points, are one.
_BESIDE, _EDGE = 2, 2.0


@dataclass(slots=True)
class Paragraph:
    """A block without blocks in it.

    Attributes:
        kind: type of its element.
        rows: what it prints, from above.
        page: of its first row, from 1.
        row: of its first row, counted on its page from 1.
        limit: where its rows end at most.
        marker: what opens it as an item; "" where it is none.
        level: of the item, from 1.
        glued: numbers of rows that may begin in the middle of a word.
        spaced: numbers of rows that end with a space.
        shut: whether rows of this document that the margin broke end with a space.
    """

    kind: str
    rows: list[Row]
    page: int
    row: int = 0
    limit: float = 0.0
    marker: str = ""
    level: int = 0
    glued: frozenset[int] = frozenset()
    spaced: frozenset[int] = frozenset()
    shut: bool = False

    @property
    def left(self) -> float:
        """Where its first row begins."""
        return self.rows[0].left

    @property
    def right(self) -> float:
        """Where its longest row ends."""
        return max(row.right for row in self.rows)

    @property
    def ruled(self) -> bool:
        """Whether a rule stands below all of it, or a bar behind it."""
        return all(stretch.ruled for row in self.rows for stretch in row.stretches)

    @property
    def text(self) -> str:
        """All that it prints."""
        return "".join(piece.text for piece in self.pieces())

    def pieces(self) -> list[Piece]:
        """Give its text with its looks: a tab between cells of a row, a line break where its author set one."""
        found: list[Piece] = []
        for index, row in enumerate(self.rows):
            if index:
                _join(found, row, self._between(index))
            for place, stretch in enumerate(row.stretches):
                if place:
                    found.append(Piece("\t", Look()))
                found += [Piece(text, _look(type_, stretch.underlined), type_.href) for text, type_ in stretch.parts]
        return found

    def _between(self, index: int) -> str:
        """Give what stands between a row and the one before it: a line break, a space, or nothing."""
        before, row = self.rows[index - 1], self.rows[index]
        last, first = before.stretches[-1], row.stretches[0]
        if last.text.endswith(HYPHEN):
            return ""
        if _OPEN_RANGE.search(last.text) and first.text[:1].isdigit():
            return ""
        if len(before.stretches) == _BESIDE and len(row.stretches) == 1 and is_date(last.text):
            return "\n"
        full = before.right > self.limit - _FULL * row.size
        kept = self.shut and index - 1 not in self.spaced
        if (kept and not full) or not self._wraps(before, row):
            return "\n"
        broken = last.text.endswith("-") and last.text[-2:-1].isalpha() and first.text[:1].islower()
        return "" if broken or (kept and index in self.glued and not last.words) else " "

    def _wraps(self, before: Row, row: Row) -> bool:
        """Say whether the margin broke a row: the first word of the next would not have fit, or the text goes on."""
        if len(row.stretches) > 1 and len(before.stretches) > 1:
            return False
        last, first = before.stretches[-1], row.stretches[0]
        word = re.split(r"\s", first.text, maxsplit=1)[0]
        width = (first.right - first.left) * (len(word) + 1) / max(len(first.text), 1)
        return before.right + width > self.limit - 0.2 * row.size or reads_on(last.text, first.text)


def _join(found: list[Piece], row: Row, between: str) -> None:
    last = found[-1]
    text = last.text
    if not between and text.endswith((HYPHEN, "-")) and row.stretches[0].text[:1].islower():
        text = text[:-1]
    found[-1] = Piece(text.replace(HYPHEN, "-") + between, last.look, last.href)


def _look(type_: Type, underlined: bool) -> Look:  # noqa: FBT001  one of many looks
    size = round(2 * type_.size)
    return Look(bold=type_.bold, italic=type_.italic, underlined=underlined, size=size, raised=type_.raised)


def paragraph_of(glyphs: Sequence[Glyph], kind: str, page: int, drawings: Drawings) -> Paragraph | None:
    """Give the paragraph that glyphs make in the order of the text, None if they print nothing.

    Args:
        glyphs: all that are in it.
        kind: type of its element.
        page: that it stands on, from 1.
        drawings: lines and bars on that page.
    """
    rows: list[Row] = []
    for stretch in grouped(glyphs):
        beside = next((row for row in reversed(rows) if _on_row(stretch, row)), None)
        if beside is not None and (beside is rows[-1] or stretch.left > beside.right):
            beside.stretches.append(stretch)  # a date beside text that goes on below
        else:
            rows.append(Row([stretch]))
    if not rows:
        return None
    for row in rows:
        row.stretches.sort(key=lambda stretch: stretch.left)
        set_apart(row.stretches, drawings)
    _join_beside_dates(rows)
    glued, spaced = _row_ends(glyphs, rows)
    return Paragraph(kind, rows, page, glued=glued, spaced=spaced)


def _join_beside_dates(rows: list[Row]) -> None:
    """Join the rows of a text that a date stands beside: the edge of the date's column broke them."""
    end = max(row.stretches[0].right for row in rows)
    at = 0
    while at + 1 < len(rows):
        row, below = rows[at], rows[at + 1]
        if _goes_on_beside(row, below, end):
            text, first = row.stretches[0], below.stretches[0]
            text.parts += [(" ", text.parts[-1][1]), *first.parts]
            text.right = first.right
            rows.pop(at + 1)
        else:
            at += 1


def _goes_on_beside(row: Row, below: Row, end: float) -> bool:
    """Say whether the text beside a date goes on in the row below, whose text begins at its edge."""
    if len(row.stretches) != _BESIDE or len(below.stretches) > 1 or not is_date(row.stretches[1].text):
        return False
    text, first = row.stretches[0], below.stretches[0]
    if abs(first.left - text.left) > _EDGE or not first.text.strip():
        return False
    word = re.split(r"\s", first.text, maxsplit=1)[0]
    width = (first.right - first.left) * (len(word) + 1) / max(len(first.text), 1)
    return text.right + width > min(end, row.stretches[1].left) or reads_on(text.text, first.text)


def _on_row(stretch: Stretch, row: Row) -> bool:
    return abs(stretch.base - row.base) < 0.45 * max(min(stretch.size, row.size), 1.0)


def _row_ends(glyphs: Sequence[Glyph], rows: Sequence[Row]) -> tuple[frozenset[int], frozenset[int]]:
    """Give the rows that open with a small letter right behind a letter, and those that end with a space."""
    glued: set[int] = set()
    spaced: set[int] = set()
    index = 0
    for before, glyph in pairwise(glyphs):
        if index + 1 == len(rows):
            break
        if (
            abs(glyph.base - rows[index + 1].base) < 0.1 * glyph.type.size
            and glyph.base - before.base > 0.5 * glyph.type.size
        ):
            if not before.text.strip():
                spaced.add(index)
            index += 1
            if before.text.isalpha() and glyph.text[:1].islower():
                glued.add(index)
    return frozenset(glued), frozenset(spaced)


def right_end(paragraphs: Sequence[Paragraph], width: float) -> float:
    """Give where the text of a document ends: its longest row does, or one as far from the edge as others begin.

    Args:
        paragraphs: all of them.
        width: of the pages.
    """
    longest = max((paragraph.right for paragraph in paragraphs), default=0.0)
    inner = [row.right for paragraph in paragraphs for row in paragraph.rows[:-1]]
    full = sum(end > _NEAR * longest for end in inner)
    if full >= _INNER and full > len(inner) / 2:
        return longest
    return max(longest, width - min((paragraph.left for paragraph in paragraphs), default=0.0))


def set_limits(paragraphs: Sequence[Paragraph], limit: float) -> None:
    """Set where the rows of paragraphs end at most: where the text does, or where others stand beside them."""
    for number, group in groupby(paragraphs, key=lambda paragraph: paragraph.page):
        del number
        page = list(group)
        for paragraph in page:
            beside = (other.left for other in page if other.left > paragraph.right and _overlap(paragraph, other))
            paragraph.limit = min([limit, *beside])
            _narrow(paragraph)


def set_cell_limits(columns: Sequence[Sequence[Paragraph]], limit: float) -> None:
    """Set where the rows in the cells of a table end at most: where the next column begins, or most rows end.

    Args:
        columns: the paragraphs of each, from the left.
        limit: where the table ends at most; a last column that breaks many of its texts ends where its rows do.
    """
    for index, column in enumerate(columns):
        ends = [row.right for paragraph in column for row in paragraph.rows]
        if not ends:
            continue
        broken = sum(len(paragraph.rows) > 1 for paragraph in column) >= _INNER
        last = max(ends) if broken else limit
        following = min((paragraph.left for later in columns[index + 1 :] for paragraph in later), default=last)
        full = max(*ends, following - column[0].rows[0].size)
        for paragraph in column:
            paragraph.limit = full


def _overlap(one: Paragraph, other: Paragraph) -> bool:
    return one.rows[0].base <= other.rows[-1].base and other.rows[0].base <= one.rows[-1].base


def _narrow(paragraph: Paragraph) -> None:
    """Take the longest row for the limit where all rows but the last end near one another: the margin broke them."""
    inner = [row.right for row in paragraph.rows[:-1]]
    if len(inner) >= _INNER and max(inner) - min(inner) < 0.12 * (max(inner) - paragraph.left):
        paragraph.limit = min(paragraph.limit, paragraph.right)


def set_row_ends(paragraphs: Sequence[Paragraph]) -> None:
    """Note whether the program that wrote a document keeps the spaces where the margin breaks rows."""
    inner = [
        index in paragraph.spaced
        for paragraph in paragraphs
        for index, (row, below) in enumerate(pairwise(paragraph.rows))
        if reads_on(row.stretches[-1].text, below.stretches[0].text)
    ]
    for paragraph in paragraphs:
        paragraph.shut = bool(inner) and sum(inner) >= _SPACED * len(inner)
