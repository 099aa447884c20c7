"""Which lines of a section are of one entry: told by distances, by looks, by marks and by how far they stand in."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from kgbuild.documents.pdf.form import INDENT, Form
from kgbuild.documents.pdf.line import Line
from kgbuild.documents.pdf.measure import TOP, is_label, reads_on
from kgbuild.documents.pdf.tabs import is_date
from kgbuild.documents.pdf.type import MARKER

#: Lines of one entry, and of one cell, stand no further below one another, in multiples of the usual distance.
TAIL: Final = 1.3
#: Bold lines closer than this share of the space above others are of one entry; a bold one alone stands further below.
_CLOSE, _ALONE = 0.8, 1.2
#: Marks are wider than this, in type sizes.
_IN: Final = 0.3
#: A reference has so many characters at least.
_REFERENCE: Final = 70
#: Of the entries that bold lines open, such a share have a date, and none has more.
_DATED, _DATES = 0.6, 3
_YEAR = re.compile(r"(?:19|20)\d\d")


@dataclass(frozen=True, slots=True)
class Entries:
    """How a section sets its entries apart.

    Attributes:
        form: how far its items stand in, and dates in its margin.
        spaced: whether entries stand further apart than their own lines.
        styled: the places of the lines that open entries, where their looks tell; empty where these do not.
    """

    form: Form
    spaced: bool
    styled: frozenset[int]

    @classmethod
    def of(cls, lines: Sequence[Line], *, spaced: bool) -> Entries:
        """Give how a section does so; `spaced` tells whether other sections part their entries by space."""
        return cls(Form.of(lines), is_spaced(lines, 1 if spaced else 2), _styled(lines))

    def go_on(self, block: Sequence[Line], line: Line, index: int) -> bool:
        """Say whether a line, the one at that place of the section, is of the entry of the lines above it.

        Each question says yes, no, or nothing; the first that says something is believed.
        """
        answers = (
            False if line.opens else None,
            self._beside_date(block, line),
            self._by_looks(block, line, index),
            *(ask(block, line) for ask in _QUESTIONS),
        )
        return next((told for told in answers if told is not None), self._by_place(block, line))

    def _beside_date(self, block: Sequence[Line], line: Line) -> bool | None:
        """Beside a margin of dates, distances tell."""
        inside = line.left > block[0].left + INDENT * line.size
        return self.form.goes_on(line) if inside and not MARKER.match(block[0].text) else None

    def _by_looks(self, block: Sequence[Line], line: Line, index: int) -> bool | None:
        """Where looks tell which lines open entries, they do; items go on by their marks."""
        if not self.styled or index in self.styled:
            return False if self.styled else None
        marked = MARKER.match(line.text) or MARKER.match(block[0].text)
        return None if marked else True

    def _by_place(self, block: Sequence[Line], line: Line) -> bool:
        """A line goes on that stands further in, or close below where entries stand apart."""
        first, marked = block[0], MARKER.match(line.text) is not None
        near = line.gap <= TAIL or line.gap >= TOP
        if not marked and (line.left > first.left + INDENT * line.size or _stands_behind_mark(first, line)):
            return near or not self.spaced
        below_mark = MARKER.match(first.text) is not None and line.left <= first.left
        return self.spaced and near and line.gap < TOP and not marked and not below_mark


def is_reference(line: Line) -> bool:
    """Say whether a line is long and tells a year: two such lines are two entries."""
    return len(line.cells) == 1 and len(line.text) >= _REFERENCE and bool(_YEAR.search(line.text))


def is_spaced(lines: Sequence[Line], least: int = 2) -> bool:
    """Say whether entries stand apart by larger distances than their own lines, at least so many in one column."""
    columns: dict[int, list[float]] = {}
    for line in lines[1:]:
        if line.gap < TOP:
            columns.setdefault(line.column, []).append(line.gap)
    return any(_are_unlike(gaps, least) for gaps in columns.values() if len(gaps) > 2)


def _are_unlike(gaps: Sequence[float], least: int) -> bool:
    large = sum(gap > TAIL * min(gaps) for gap in gaps)
    return large >= least and len(gaps) - large >= 0.3 * len(gaps)


def _is_marked_anew(block: Sequence[Line], line: Line) -> bool | None:
    """A mark no further in opens an item."""
    opens = MARKER.match(line.text) and line.left <= block[0].left + INDENT * line.size
    return False if opens else None


def _is_listed(block: Sequence[Line], line: Line) -> bool | None:
    """A reference below another one is another entry."""
    flush = line.left <= block[0].left
    return False if flush and is_reference(block[-1]) and is_reference(line) else None


def _is_elsewhere(block: Sequence[Line], line: Line) -> bool | None:
    """On another page, or in another column, no line at the edge of the entry goes on with it."""
    moved = (line.page, line.column) != (block[-1].page, block[-1].column)
    return False if moved and line.inset <= block[0].inset else None


def _is_held_by(block: Sequence[Line], line: Line) -> bool | None:
    """A role with its dates, and whose it was below, all in bold, are one entry."""
    first = block[0]
    dated = len(block) == 1 < len(first.cells) and is_date("".join(text for text, _ in first.cells[-1]))
    close = line.gap <= TAIL and not MARKER.match(line.text)
    return True if dated and close and _is_bold(first) and _is_bold(line) else None


def _is_beside_alike(block: Sequence[Line], line: Line) -> bool | None:
    """Two lines with cells at the same places, or labels of what stands beside them, are two entries."""
    first = block[0]
    if min(len(first.cells), len(line.cells)) == 1:
        return None
    same = INDENT * line.size
    margin = abs(first.left - line.left) < same or abs(first.ends[0] - line.ends[0]) < same
    labels = is_label(first.cells[0]) and is_label(line.cells[0])
    return False if labels or (margin and abs(first.lefts[1] - line.lefts[1]) < same) else None


def _is_said_on(block: Sequence[Line], line: Line) -> bool | None:
    """A line at the edge of a row of cells above it that opens with a small letter goes on with its first cell."""
    first, last = block[0], block[-1]
    plain = len(line.cells) == 1 < len(last.cells) and not MARKER.match(line.text)
    close = line.gap <= TAIL and abs(line.left - last.left) < INDENT * line.size
    said = line.text[:1].islower() and first.text[:1].isupper() and reads_on(_first_cell(last), line.text)
    return True if plain and close and said else None


def _first_cell(line: Line) -> str:
    return "".join(text for text, _ in line.cells[0]).rstrip()


def _is_title(block: Sequence[Line], line: Line) -> bool | None:
    """A bold line alone opens an entry, unless it stands close below, or what is above it is bold in part."""
    alone = len(line.cells) == 1 and line.gap > _ALONE and _is_bold(line)
    bold = [look.bold for above in block for look in above.looks]
    stacked = len(block) == len(block[0].cells) == 1 and all(bold)
    return False if alone and (stacked or not any(bold)) else None


def _is_below_title(block: Sequence[Line], line: Line) -> bool | None:
    """A bold line alone that stands nearer to what is above it than to the plain line below heads a list."""
    first = block[0]
    alone = len(block) == len(first.cells) == 1 and _is_bold(first) and not any(look.bold for look in line.looks)
    return False if alone and max(first.gap, TAIL) < line.gap < TOP else None


#: What tells whether a line goes on, wherever its section keeps its entries; the first that says something is believed.
_QUESTIONS: Final[tuple[Callable[[Sequence[Line], Line], bool | None], ...]] = (
    _is_marked_anew,
    _is_listed,
    _is_elsewhere,
    _is_held_by,
    _is_beside_alike,
    _is_said_on,
    _is_title,
    _is_below_title,
)


def _is_bold(line: Line) -> bool:
    return all(look.bold for look in line.looks)


def _stands_behind_mark(first: Line, line: Line) -> bool:
    """Say whether a plain line stands in about as far as the text behind the mark of an item."""
    level = line.left > first.left + _IN * line.size and line.inset >= first.inset - _IN * line.size
    return level and MARKER.match(first.text) is not None and not _is_bold(line)


def _styled(lines: Sequence[Line]) -> frozenset[int]:
    """Give the lines that open entries if their bold beginnings tell: the others are plain, and most entries dated."""
    if lines and lines[0].stack:
        return frozenset(index for index, line in enumerate(lines) if line.stack)
    plain = [index for index, line in enumerate(lines) if not MARKER.match(line.text)]
    openers = [index for index in plain if lines[index].looks and lines[index].looks[0].bold]
    if not openers or openers[0] or len(openers) == len(plain):
        return frozenset()
    bold, openers = len(openers), _apart(lines, openers)
    entries = [lines[a:b] for a, b in pairwise([*openers, len(lines)])]
    if len(entries) == 1 == bold and min(len(line.cells) for line in lines[:2]) == 1:
        return frozenset()
    dates = [sum(bool(_YEAR.search(line.text)) for line in entry) for entry in entries]
    told = sum(count > 0 for count in dates) >= _DATED * len(entries) and max(dates) <= _DATES
    close = all(line.gap <= TAIL or line.gap >= TOP for entry in entries for line in entry[1:2])
    return frozenset(openers) if told and close else frozenset()


def _apart(lines: Sequence[Line], openers: Sequence[int]) -> list[int]:
    """Give the bold lines that open entries: no second one close below the first, as where two roles share a place."""
    whole = {index for index in openers if _is_bold(lines[index])}
    firsts = [index for index in openers if not {index - 1, index} <= whole]
    wide = min((lines[index].gap for index in firsts[1:]), default=TOP)
    return [index for index in openers if index in firsts or lines[index].gap >= min(_CLOSE * wide, TAIL)]
