"""The reading order of a page: columns one after another, what crosses them in between, the lines of each from above.

A gutter parts columns of text; it does not part what one line prints side by side: dates in the margin, dates at the
right, the cells of a table. These stand on the baselines of their neighbours and are short, columns are neither.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from kgbuild.documents.pdf.stretches import joined
from kgbuild.documents.pdf.type import Stretch
from kgbuild.documents.section_names import names_section

#: A gutter is at least so wide, in type sizes, and a column at least so many lines long.
_GUTTER: Final = 1.2
_LINES: Final = 5
#: Such a share of the lines of a narrow side on baselines of the other side makes it a margin.
_ALIGNED: Final = 0.8
#: A column that is read down is at least so much of the page's text wide, or filled so far on average.
_WIDE, _FILLED = 0.3, 0.75
_CROSSING: Final = 0.25
#: Headings of a sidebar are so much larger than its text, and so many.
_LARGER, _HEADINGS = 1.15, 2
#: It takes such a share of the width at least, and may be set so much wider apart.
_BAR, _AIRY = 0.15, 1.5
#: Headings over the whole width have no text beside them nearer than this, in type sizes.
_BESIDE: Final = 0.7
#: A letterhead has at most so many lines, and begins so many type sizes from the name beside it.
_LETTERHEAD, _HEADED = 8, 4
#: Lines of running text follow one another at no more than so many type sizes.
_DENSE: Final = 2.2
#: Lines of one row differ by less, in type sizes; lines of two columns fall between one another, those of a table do
#: not: such a share of its lines is level with others, and so few fall between them.
_LEVEL, _BETWEEN = 0.25, 0.75
_ROWS, _STRAY = 0.4, 0.1
#: Such a share of lines ends at one edge where they are set flush right; edges that differ by less, in points, are one.
_MOST, _EDGE = 0.8, 1.5
#: Such a share of what stands in a margin names sections where it holds their titles.
_TITLES: Final = 0.75


@dataclass(slots=True)
class Row:
    """What stands on one baseline within a column, left to right.

    Attributes:
        stretches: its text.
        column: tells columns of a page apart.
        heading: whether its place alone makes it a heading.
        opens: whether a sign beside it says that it opens an entry.
        pushed: how far a title beside the row above pushes it down, in points.
    """

    stretches: list[Stretch]
    column: int = 0
    heading: bool = False
    opens: bool = False
    pushed: float = 0.0

    @property
    def base(self) -> float:
        """The baseline of the first stretch."""
        return self.stretches[0].base

    @property
    def left(self) -> float:
        """Where it begins."""
        return self.stretches[0].left

    @property
    def right(self) -> float:
        """Where it ends."""
        return max(stretch.right for stretch in self.stretches)

    @property
    def whole(self) -> bool:
        """Whether it is a row of a ruled table."""
        return any(stretch.whole for stretch in self.stretches)

    @property
    def size(self) -> float:
        """The largest type in it."""
        return max(stretch.size for stretch in self.stretches)


@dataclass(slots=True)
class Page:
    """The rows of a page in reading order, and its size in points."""

    rows: list[Row]
    width: float
    height: float


def rows_of(stretches: Sequence[Stretch]) -> list[Row]:
    """Give the rows of a page in reading order."""
    found: list[Row] = []
    for column, members in enumerate(_columns(list(stretches))):
        found += [Row(row.stretches, column) for row in _baselines(members)]
    return found


def _baselines(stretches: Sequence[Stretch]) -> Iterator[Row]:
    """Put stretches on one baseline together, from above."""
    rows: list[Row] = []
    for stretch in sorted(stretches, key=lambda s: (s.base, s.left)):
        last = rows[-1] if rows else None
        if last and abs(stretch.base - last.base) < 0.45 * max(min(stretch.size, last.size), 1.0):
            last.stretches.append(stretch)
        else:
            rows.append(Row([stretch]))
    for row in rows:
        row.stretches = list(joined(sorted(row.stretches, key=lambda s: s.left)))
        yield row


def _columns(stretches: list[Stretch]) -> Iterator[list[Stretch]]:
    """Give the columns in reading order; a page without columns is one."""
    gutter = _gutter(stretches)
    if gutter is None:
        if stretches:
            yield stretches
        return
    if end := _letterhead(stretches, gutter):
        head = [s for s in stretches if s.base <= end]
        yield from ([s for s in head if s.left < gutter], [s for s in head if s.left >= gutter])
        yield from _columns([s for s in stretches if s.base > end])
        return
    crossing = sorted((s for s in stretches if s.left < gutter < s.right), key=lambda s: s.base)
    band: list[Stretch] = []
    rest = sorted((s for s in stretches if not s.left < gutter < s.right), key=lambda s: s.base)
    for mark in [*crossing, None]:
        while rest and (mark is None or rest[0].base < mark.base - 0.4 * mark.size):
            band.append(rest.pop(0))
        yield from _sides(band, gutter)
        band = []
        if mark is not None:
            beside = [s for s in rest if abs(s.base - mark.base) <= 0.4 * mark.size]
            rest = [s for s in rest if s not in beside]
            yield [mark, *beside]


def _sides(band: list[Stretch], gutter: float) -> Iterator[list[Stretch]]:
    """Give what stands left of a gutter, then what stands right of it, each with columns of its own."""
    for side in ([s for s in band if s.right <= gutter], [s for s in band if s.left >= gutter]):
        if side:
            yield from _columns(side) if len(side) < len(band) else [side]


def _letterhead(stretches: Sequence[Stretch], gutter: float) -> float:
    """Give where lines end that stand right of a name and little else, with all else below; 0 where they do not."""
    right = [s for s in stretches if s.left >= gutter]
    end = max(s.base for s in right)
    head = [s for s in stretches if s.base <= end]
    left = [s for s in head if s.right <= gutter]
    lines = len({round(s.base) for s in right})
    if not left or lines > _LETTERHEAD or len(head) > len(left) + len(right) or 2 * len(head) > len(stretches):
        return 0.0
    near = abs(min(s.base for s in left) - min(s.base for s in right)) < _HEADED * max(s.size for s in left)
    return end if near and 2 * len({round(s.base) for s in left}) <= lines else 0.0


def _gutter(stretches: Sequence[Stretch]) -> float | None:
    """Give the middle of the widest gutter between columns of text, None where there is none."""
    if len(stretches) < 2 * _LINES:
        return None
    left, right = min(s.left for s in stretches), max(s.right for s in stretches)
    size = sorted(s.size for s in stretches)[len(stretches) // 2]
    best: tuple[float, float] | None = None
    for start, end in _gaps(stretches, left, right):
        at = _least_crossed(stretches, start, end)
        if end - start >= _GUTTER * size and _parts_columns(stretches, at, left, right):
            best = max(best or (0.0, 0.0), (end - start, at))
    return best[1] if best else None


def _gaps(stretches: Sequence[Stretch], left: float, right: float) -> Iterator[tuple[float, float]]:
    """Give the vertical strips that few lines cross."""
    most = _CROSSING * len({round(s.base) for s in stretches})
    edges = sorted({s.left for s in stretches} | {s.right for s in stretches})
    start: float | None = None
    for a, b in pairwise(edges):
        middle = (a + b) / 2
        crossed = sum(s.left < middle < s.right for s in stretches)
        if crossed <= most and left + 0.1 * (right - left) < middle < right - 0.1 * (right - left):
            start = a if start is None else start
        elif start is not None:
            yield start, a
            start = None
    if start is not None:
        yield start, edges[-1]


def _least_crossed(stretches: Sequence[Stretch], start: float, end: float) -> float:
    """Give the middle of the strip within a gap that the fewest lines cross, the widest of such."""
    edges = sorted({start, end} | {x for s in stretches for x in (s.left, s.right) if start < x < end})
    crossed = [(sum(s.left < (a + b) / 2 < s.right for s in stretches), a - b, (a + b) / 2) for a, b in pairwise(edges)]
    return min(crossed)[2]


def _parts_columns(stretches: Sequence[Stretch], at: float, left: float, right: float) -> bool:
    """Say whether a gutter parts columns that are read down, rather than the parts of single lines."""
    sides = [[s for s in stretches if s.right <= at], [s for s in stretches if s.left >= at]]
    bases = [sorted({round(s.base, 1) for s in side}) for side in sides]
    if min(map(len, bases)) < _LINES:
        return False
    narrow, wide = sorted((0, 1), key=lambda i: len(bases[i]))
    if _are_titles(sides[narrow]):
        return False
    size = sorted(s.size for s in stretches)[len(stretches) // 2]
    bar = 0 if at - left < right - at else 1
    if min(at - left, right - at) >= _BAR * (right - left) and _is_headed(sides[bar], sides[1 - bar], size):
        return _is_text(sides[bar]) and _is_dense(bases[bar], _AIRY * size)
    near = [min(abs(a - b) for b in bases[wide]) / size for a in bases[narrow]]
    aligned = sum(distance < _LEVEL for distance in near) / len(near)
    if aligned >= _ALIGNED and _is_flush_right(sides[1]):
        return False
    if aligned >= _ROWS and sum(_LEVEL <= distance < _BETWEEN for distance in near) <= _STRAY * len(near):
        return _are_filled(sides, at, left, right)
    if _are_filled(sides, at, left, right):
        return True
    beside = aligned < _ALIGNED and min(at - left, right - at) >= _BAR * (right - left)
    return beside and _is_text(sides[narrow]) and _is_dense(bases[narrow], size)


def _are_titles(side: Sequence[Stretch]) -> bool:
    """Say whether a side holds titles of sections and little else: they stand in the margin of what they head."""
    titles: list[list[Stretch]] = []
    for stretch in sorted(side, key=lambda s: s.base):
        if titles and stretch.base - titles[-1][-1].base <= _DENSE * stretch.size:
            titles[-1].append(stretch)
        else:
            titles.append([stretch])
    return sum(names_section(" ".join(s.text for s in title)) for title in titles) >= _TITLES * len(titles)


def _is_flush_right(side: Sequence[Stretch]) -> bool:
    """Say whether lines end at one edge and begin anywhere: dates and places that lines end with do, no column does."""
    left, right = min(s.left for s in side), max(s.right for s in side)
    ended = sum(right - s.right <= _EDGE for s in side)
    return ended >= _MOST * len(side) and sum(s.left - left <= _EDGE for s in side) <= len(side) / 2


def _are_filled(sides: Sequence[Sequence[Stretch]], at: float, left: float, right: float) -> bool:
    """Say whether the lines of both sides of a gutter fill them, as running text does."""
    widths = (at - left, right - at)
    fills = [_fill(side, width) for side, width in zip(sides, widths, strict=True)]
    return min(fills) >= _FILLED and min(widths) >= _WIDE * (right - left)


def _is_headed(side: Sequence[Stretch], other: Sequence[Stretch], size: float) -> bool:
    """Say whether a side has headings of its own, set larger, beside text of the other side: a sidebar has."""
    larger = [s for s in side if s.size > _LARGER * size and not any(char.isdigit() for char in s.text)]
    beside = sum(any(abs(s.base - o.base) < _BESIDE * s.size for o in other) for s in larger)
    return _HEADINGS <= len(larger) <= _CROSSING * 2 * len(side) and 2 * beside >= len(larger)


def _is_dense(bases: Sequence[float], size: float) -> bool:
    """Say whether most lines of a side follow close upon one another; labels and cells of tables stand apart."""
    gaps = sorted(b - a for a, b in pairwise(bases))
    return gaps[len(gaps) // 2] <= _DENSE * size


def _fill(side: Sequence[Stretch], width: float) -> float:
    """Give how far the lines of a side fill its width, on average of the longer half."""
    ends = sorted((s.right - s.left for s in side), reverse=True)
    longer = ends[: max(len(ends) // 2, 1)]
    return sum(longer) / len(longer) / width if longer and width else 0.0


def _is_text(side: Sequence[Stretch]) -> bool:
    """Say whether a side holds words rather than dates and numbers."""
    text = "".join(s.text for s in side)
    return sum(c.isalpha() for c in text) > 0.6 * max(sum(not c.isspace() for c in text), 1)
