"""Tables of a PDF that tells its structure: cells below one another, empty ones where a row has fewer."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Final

from kgbuild.dates import find_ranges
from kgbuild.documents.pdf.paragraphs import Paragraph, set_cell_limits

#: A cell with more paragraphs lays out the page rather than tabulating it.
_CELL_PARAGRAPHS: Final = 4
#: Left edges that differ by less, in points, are one.
_SAME: Final = 4.0


@dataclass(slots=True)
class Table:
    """Rows of cells, each with the blocks in it.

    Attributes:
        rows: of cells.
        told: whether the first row is told to name the columns.
        seams: numbers of rows that open a page.
    """

    rows: list[list[list[Block]]]
    told: bool = False
    seams: list[int] = field(default_factory=list)

    @property
    def width(self) -> int:
        """How many columns it has."""
        return max(map(len, self.rows), default=0)

    def paragraphs(self) -> Iterator[Paragraph]:
        """Give all paragraphs in it."""
        for row in self.rows:
            for cell in row:
                yield from paragraphs_in(cell)

    def extend(self, below: Table) -> None:
        """Add the rows of a table that goes on with it."""
        self.seams.append(len(self.rows))
        self.rows += below.rows

    def settle(self) -> None:
        """Put cells below one another, and the end of a row that a page broke to its beginning."""
        self.rows = aligned(self.rows)
        for seam in sorted(self.seams, reverse=True):
            above, below = self.rows[seam - 1], self.rows[seam]
            if len(above) == len(below) == self.width > 1 and not below[0]:
                for cell, more in zip(above, self.rows.pop(seam), strict=True):
                    _add(cell, more)
        for row in self.rows:
            for cell in row:
                for block in cell:
                    if isinstance(block, Table):
                        block.settle()

    def measure(self, limit: float) -> None:
        """Set where the rows in its cells end at most; none ends behind `limit` unless it is seen to."""
        full = [row for row in self.rows if len(row) == self.width]
        set_cell_limits([[p for row in full for p in paragraphs_in(row[index])] for index in range(self.width)], limit)
        for row in self.rows:
            if len(row) < self.width:
                set_cell_limits([list(paragraphs_in(cell)) for cell in row], limit)

    def names_columns(self) -> bool:
        """Say whether the first row names the columns: it is told, or bold and without dates, above more rows."""
        pieces = [piece for cell in self.rows[0] for paragraph in paragraphs_in(cell) for piece in paragraph.pieces()]
        printed = [piece for piece in pieces if piece.text.strip()]
        bold = bool(printed) and all(piece.look.bold for piece in printed)
        named = bold and all(self.rows[0]) and len(self.rows) > 2
        return self.told or (named and not find_ranges(" ".join(piece.text for piece in printed)))


Block = Paragraph | Table


def paragraphs_in(blocks: Sequence[Block]) -> Iterator[Paragraph]:
    """Give the paragraphs of blocks, those in tables too."""
    for block in blocks:
        if isinstance(block, Paragraph):
            yield block
        else:
            yield from block.paragraphs()


def is_page(cell: Sequence[Block]) -> bool:
    """Say whether a cell holds a piece of the page rather than a value: much text, a table, a list below a line."""
    if len(cell) > _CELL_PARAGRAPHS or any(isinstance(block, Table) for block in cell):
        return True
    return any(isinstance(block, Paragraph) and block.marker for block in cell[1:])


def aligned(rows: Sequence[Sequence[list[Block]]]) -> list[list[list[Block]]]:
    """Give the rows of a table with empty cells where those of the longest rows have some."""
    width = max(map(len, rows))
    lefts = [_left([cell for row in rows if len(row) == width for cell in [row[index]]]) for index in range(width)]
    if any(a is None or b is None or b <= a for a, b in pairwise(lefts)):
        return [list(row) for row in rows]
    return [_placed(row, [left or 0.0 for left in lefts]) for row in rows]


def _placed(row: Sequence[list[Block]], lefts: Sequence[float]) -> list[list[Block]]:
    """Give the cells of a row at their places; one that reaches over the next column stays alone."""
    if len(row) == len(lefts):
        return list(row)
    filled = [cell for cell in row if cell]
    if len(filled) == 1 and len(lefts) > 1:
        right = max(paragraph.right for paragraph in paragraphs_in(filled[0]))
        if (_left(filled) or 0.0) < lefts[1] - _SAME and right > lefts[1]:
            return filled
    placed: list[list[Block]] = [[] for _ in lefts]
    for cell in filled:
        left = _left([cell]) or 0.0
        index = max((i for i, edge in enumerate(lefts) if edge <= left + _SAME), default=0)
        _add(placed[index], cell)
    return placed


def _add(cell: list[Block], more: Sequence[Block]) -> None:
    """Add blocks to a cell; a paragraph goes on with one that stands there."""
    for block in more:
        last = cell[-1] if cell and block is more[0] else None
        if isinstance(last, Paragraph) and isinstance(block, Paragraph):
            last.rows += block.rows
        else:
            cell.append(block)


def _left(cells: Sequence[Sequence[Block]]) -> float | None:
    return min((paragraph.left for cell in cells for paragraph in paragraphs_in(cell)), default=None)
