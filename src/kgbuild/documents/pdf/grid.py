"""Tables whose cells are ruled: what stands in one cell is one text, however many rows it has."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Final

from kgbuild.documents.pdf.measure import reads_on
from kgbuild.documents.pdf.tabs import cut
from kgbuild.documents.pdf.type import HYPHEN, Box, Drawings, Stretch, Type

#: Rules that lie so near each other, in points, are one.
_SAME: Final = 2.5
#: A bar behind cells is so high, in points, and its row so much of the width of its table.
_BAR, _WIDE = 6.0, 0.9
#: A cell with more rows lays out the page rather than tabulating it.
_ROWS: Final = 8
#: A row of text is full so near the edge of its cell, in type sizes.
_FULL: Final = 1.0
#: A page with more rules holds a drawing.
_MOST: Final = 3_000


@dataclass(frozen=True, slots=True)
class _Band:
    """A row of a ruled table: its upper and lower edge, and the edges of its cells."""

    top: float
    bottom: float
    edges: tuple[float, ...]


def with_cells(stretches: Sequence[Stretch], drawings: Drawings) -> list[Stretch]:
    """Give the stretches of a page; those in one cell of a ruled table are one, and empty cells are empty ones."""
    if len(drawings.rules) + len(drawings.upright) > _MOST:
        return list(stretches)
    rest = list(stretches)
    cells: list[Stretch] = []
    for band in _bands(drawings):
        level = [s for s in rest if band.top < s.base - s.size / 4 < band.bottom]
        pieces = [piece for stretch in level for piece in _cut(stretch, band.edges)]
        inside = [stretch for stretch in pieces if _column(band, stretch) is not None]
        found = list(_cells(band, inside))
        if found:
            known, taken = {id(stretch) for stretch in level}, {id(stretch) for stretch in inside}
            rest = [stretch for stretch in rest if id(stretch) not in known]
            rest += [stretch for stretch in pieces if id(stretch) not in taken]
            cells += found
    return rest + cells


def _bands(drawings: Drawings) -> Iterator[_Band]:
    """Give the rows between rules that upright rules cut into cells."""
    levels = _levels(drawings.rules)
    if drawings.upright:
        levels += [edge for edge in _levels(_edges(drawings.bars)) if _spans(edge, levels)]
    for above, below in pairwise(sorted(levels, key=lambda rule: rule.top)):
        left, right = max(above.left, below.left) - _SAME, min(above.right, below.right) + _SAME
        middle = (above.top + below.top) / 2
        places = sorted(
            (rule.left + rule.right) / 2
            for rule in drawings.upright
            if rule.top - _SAME <= middle <= rule.bottom + _SAME and left <= rule.left <= right
        )
        edges = [at for index, at in enumerate(places) if not index or at - places[index - 1] > _SAME]
        if len(edges) > 2:
            yield _Band(above.bottom, below.top, tuple(edges))


def _edges(bars: Sequence[Box]) -> list[Box]:
    """Give the upper edges of the bars behind cells: where rows are shaded in turn, no rule may part them."""
    return [replace(bar, bottom=bar.top) for bar in bars if bar.bottom - bar.top > _BAR]


def _spans(edge: Box, rules: Sequence[Box]) -> bool:
    """Say whether an edge is as wide as the rules near it, and on no level with one."""
    near = [rule for rule in rules if rule.left <= edge.right and edge.left <= rule.right]
    wide = max((rule.right - rule.left for rule in near), default=0.0)
    apart = all(abs(rule.top - edge.top) > 2 * _SAME for rule in near)
    return apart and edge.right - edge.left >= _WIDE * wide > 0


def _levels(rules: Sequence[Box]) -> list[Box]:
    """Join rules on one level."""
    found: list[Box] = []
    for rule in sorted(rules, key=lambda box: box.top):
        last = found[-1] if found else None
        if last and rule.top - last.top < _SAME and rule.left <= last.right + _SAME and last.left <= rule.right + _SAME:
            found[-1] = replace(last, left=min(last.left, rule.left), right=max(last.right, rule.right))
        else:
            found.append(rule)
    return found


def _cut(stretch: Stretch, edges: Sequence[float]) -> Iterator[Stretch]:
    """Cut a stretch between the words that an edge parts."""
    rest, gone = stretch, 0
    for word in stretch.words:
        if any(word.left - word.gap - 1 < edge < word.left + 1 for edge in edges):
            before, rest = cut(rest, word.at - gone, word.left, word.left - word.gap)
            gone = word.at
            yield before
    yield rest


def _column(band: _Band, stretch: Stretch) -> int | None:
    """Give the cell that a stretch stands in, None where it reaches over an edge."""
    for index, (left, right) in enumerate(pairwise(band.edges)):
        if left - _SAME <= stretch.left and stretch.right <= right + _SAME:
            return index
    return None


def _cells(band: _Band, inside: Sequence[Stretch]) -> Iterator[Stretch]:
    """Give the cells of a row as stretches on one baseline; none if they hold pieces of a page."""
    columns: list[list[Stretch]] = [[] for _ in range(len(band.edges) - 1)]
    for stretch in sorted(inside, key=lambda s: (round(s.base), s.left)):
        index = _column(band, stretch)
        if index is not None:
            columns[index].append(stretch)
    if sum(map(bool, columns)) < 2 or max(map(len, columns)) > _ROWS:
        return
    base = min(stretch.base for stretch in inside)
    size = max(stretch.size for stretch in inside)
    for index, column in enumerate(columns):
        if column:
            yield _merged(column, base, band.edges[index + 1])
        else:
            left = band.edges[index] + _SAME
            yield Stretch(left, left, base, size, [("", Type(size))], whole=True)


def _merged(column: Sequence[Stretch], base: float, edge: float) -> Stretch:
    parts = list(column[0].parts)
    for before, stretch in pairwise(column):
        text, look = parts[-1]
        between = _between(before, stretch, edge)
        if not between and text.endswith((HYPHEN, "-")) and stretch.text[:1].islower():
            text = text[:-1]
        parts[-1] = (text + between, look)
        parts += stretch.parts
    left, right = min(s.left for s in column), max(s.right for s in column)
    return Stretch(left, right, base, column[0].size, parts, whole=True)


def _between(before: Stretch, stretch: Stretch, edge: float) -> str:
    """Give what stands between two rows of a cell: nothing, a space, or a line break."""
    if abs(stretch.base - before.base) < stretch.size / 2:
        return " "
    word = stretch.text.split(maxsplit=1)[0] if stretch.text.strip() else ""
    width = (stretch.right - stretch.left) * len(word) / max(len(stretch.text), 1)
    if before.right + width + _FULL * stretch.size < edge and not reads_on(before.text, stretch.text):
        return "\n"
    if before.text.endswith(HYPHEN) or (before.text.endswith("-") and stretch.text[:1].islower()):
        return ""
    if before.text.endswith(("–", "-")) and stretch.text[:1].isdigit():
        return ""
    within = before.right + _FULL * stretch.size > edge and before.text.isalpha() and stretch.text[:1].islower()
    return "" if within else " "
