"""What the lines of a section share: how far items stand in, and dates in the margin with text beside them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from kgbuild.documents.pdf.line import Line
from kgbuild.documents.pdf.measure import TOP, is_labelled
from kgbuild.documents.pdf.tabs import is_date
from kgbuild.documents.pdf.type import MARKER

#: Lines that stand so far in belong to the line above them, in type sizes.
INDENT: Final = 0.8
#: Such a share of the lines beside a margin of dates may reach into it.
_OUTSIDE: Final = 0.1
#: Entries that stand apart do so by so much; the distances within them are less than this share of it.
_SPACED, _WITHIN, _AS_WIDE = 1.3, 0.8, 0.9
#: Where entries stand apart by less, those without a date do so by the same distance.
_LESS, _THE_SAME = 1.2, 0.98

#: A line at the top of a page that begins an entry is so long at least; shorter ones may end that of the page before.
_ENTRY: Final = 70


@dataclass(frozen=True, slots=True)
class Form:
    """What the lines of a section share.

    Attributes:
        levels: how far the texts of items stand in, from the outermost.
        margin: where the text stands beside dates in the margin; 0 where there is no such margin.
        apart: the least distance above a line with a date in the margin; 0 where that does not set it apart.
        listed: whether lines without a date stand apart as those with one do: a year in the margin heads a list.
    """

    levels: tuple[float, ...]
    margin: float
    apart: float = 0.0
    listed: bool = False

    @classmethod
    def of(cls, lines: Sequence[Line]) -> Form:
        """Give the form of a section."""
        margin = _margin(lines)
        if not margin:
            return cls(_levels(lines), 0.0)
        gaps = [line.gap for line in lines[1:] if _is_dated(line) and line.gap < TOP]
        apart = min(gaps, default=0.0)
        apart = apart if apart > _LESS else 0.0
        form = cls(_levels(lines), margin, apart)
        listed = any(form.is_beside(line) and form.wide <= line.gap < TOP for line in lines)
        return cls(form.levels, margin, apart, bool(apart) and listed)

    def level(self, line: Line) -> int:
        """Give the level of an item, from 1."""
        return 1 + sum(inset < line.inset - INDENT * line.size for inset in self.levels)

    def is_beside(self, line: Line) -> bool:
        """Say whether a line stands beside the margin of dates, without one of its own."""
        marked = len(line.cells) > 1 or MARKER.match(line.text)
        return bool(self.margin) and not marked and abs(line.left - self.margin) <= INDENT * line.size

    def goes_on(self, line: Line) -> bool | None:
        """Say whether a line beside the margin goes on with the dated one above; None where distances do not tell."""
        if not self.apart or not self.is_beside(line):
            return None
        if line.gap >= TOP:
            return False if self.listed and len(line.text) >= _ENTRY else None
        if line.gap <= _WITHIN * self.apart:
            return True
        return False if line.gap >= self.wide else None

    @property
    def wide(self) -> float:
        """The least distance above a line without a date that sets it apart."""
        return (_AS_WIDE if self.apart > _SPACED else _THE_SAME) * self.apart


def _levels(lines: Sequence[Line]) -> tuple[float, ...]:
    levels: list[float] = []
    for line in sorted((line for line in lines if MARKER.match(line.text)), key=lambda line: line.inset):
        if not levels or line.inset > levels[-1] + INDENT * line.size:
            levels.append(line.inset)
    return tuple(levels)


def _is_dated(line: Line) -> bool:
    return len(line.cells) > 1 and is_date(line.text.split("\t", 1)[0])


def _margin(lines: Sequence[Line]) -> float:
    """Give where text stands beside dates in the margin: nearly all that is not dated stands there, too."""
    dated = [line for line in lines if _is_dated(line)]
    if len(dated) < 2:
        return 0.0
    left = min(line.lefts[1] for line in dated)
    told = {id(line) for line in dated}
    outside = sum(
        line.left < left - INDENT * line.size and not is_labelled(line.text) for line in lines if id(line) not in told
    )
    return left if outside <= _OUTSIDE * len(lines) else 0.0
