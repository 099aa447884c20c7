"""From rows to lines as the author wrote them: what the width of the column broke is joined, cells stay apart."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Final

from kgbuild.documents.pdf_glyphs import HYPHEN, Stretch, Type
from kgbuild.documents.pdf_order import Row

Part = tuple[str, Type]

BULLETS: Final = "•◦▪‣·●○■□∗⋄◆➢✓▶►➤⁃❖⦁\uf0b7\uf0a7\uf0d8\uf06c"
MARKER = re.compile(
    rf"\s*(?:(?P<bullet>[{BULLETS}])\s*|(?P<dash>[–—*-])\s+|(?P<number>\[?[A-Z]{{0,2}}\d{{1,3}}[.)\]]|\[\w{{1,6}}\])\s+)(?=\S)"
)
#: Page numbers, and words around them.
_NUMBER = re.compile(
    r"(?:(?:page|p\.|seite|página|pagina|pág\.|pag\.)\s*)?[-–—]?\s*\d{1,3}\s*[-–—]?(?:\s*(?:of|/|de|von|di|van|sur)\s*\d{1,3})?",
    re.IGNORECASE,
)
#: Lines of one paragraph stand no further apart than so many times the usual distance.
_CLOSE: Final = 1.45
#: Left edges that differ by less, in type sizes, are one.
_SAME: Final = 0.45
_EDGE_ROWS: Final = 2


@dataclass(slots=True)
class Line:
    """A line as it was written.

    Attributes:
        cells: what stands side by side in it, each a list of parts.
        lefts: where the cells begin.
        right: where its last row ends.
        limit: where its column ends.
        size: of its type.
        gap: distance to the row above in multiples of the usual one; large at the top of a page or column.
        number: of its first row, counted through the document.
        page: from 1.
    """

    cells: list[list[Part]]
    lefts: list[float]
    right: float
    limit: float
    size: float
    gap: float
    number: int
    page: int
    ends: list[float] = field(default_factory=list)

    @property
    def left(self) -> float:
        """Where it begins."""
        return self.lefts[0]

    @property
    def text(self) -> str:
        """Its text, cells apart by tabs."""
        return "\t".join("".join(text for text, _ in cell) for cell in self.cells)

    @property
    def looks(self) -> list[Type]:
        """The looks of its parts that print something."""
        return [look for cell in self.cells for text, look in cell if text.strip()]


def lines_of(pages: Sequence[Sequence[Row]], heights: Sequence[float]) -> list[Line]:
    """Give the lines of a document.

    Args:
        pages: the rows of each page in reading order.
        heights: of the pages, in points.
    """
    kept = _without_furniture(pages, heights)
    leading = _leading(kept)
    found: list[Line] = []
    number = 0
    for page, rows in enumerate(kept, 1):
        limits = _limits(rows)
        for before, row in zip([None, *rows], rows, strict=False):
            number += 1
            together = before is not None and before.column == row.column and row.base > before.base
            gap = (row.base - before.base) / leading if before is not None and together else 9.0
            if found and _continues(found[-1], row, gap, same_page=found[-1].page == page):
                _extend(found[-1], row)
                continue
            found.append(_line(row, limits[row.column], gap, number, page))
    return found


def _line(row: Row, limit: float, gap: float, number: int, page: int) -> Line:
    return Line(
        [list(stretch.parts) for stretch in row.stretches],
        [stretch.left for stretch in row.stretches],
        row.right,
        limit,
        row.size,
        gap,
        number,
        page,
        [stretch.right for stretch in row.stretches],
    )


def _leading(pages: Sequence[Sequence[Row]]) -> float:
    """Give the usual distance of baselines."""
    gaps: Counter[float] = Counter()
    for rows in pages:
        for a, b in pairwise(rows):
            if a.column == b.column and 0 < b.base - a.base < 3 * a.size:
                gaps[round(b.base - a.base)] += 1
    return float(max(gaps, key=lambda gap: (gaps[gap], -gap), default=12)) or 12.0


def _limits(rows: Sequence[Row]) -> dict[int, float]:
    """Give where each column of a page ends: the end of its longest rows; of few rows, that of the page."""
    right = max((row.right for row in rows), default=0.0)
    ends: dict[int, list[float]] = {}
    for row in rows:
        ends.setdefault(row.column, []).append(row.right)
    return {column: max(found) if len(found) > 3 else right for column, found in ends.items()}


def _continues(line: Line, row: Row, gap: float, *, same_page: bool) -> bool:
    """Say whether a row goes on with a line: that line is full, and the row stands where its text would."""
    if len(row.stretches) > 1 or abs(row.size - line.size) > 0.2 * line.size:
        return False
    if (same_page and gap > _CLOSE and gap < 9.0) or MARKER.match(row.stretches[0].text):
        return False
    cell = _cell_below(line, row)
    if cell is None:
        return False
    text = row.stretches[0].text
    last = "".join(part for part, _ in line.cells[cell])
    if last.endswith(HYPHEN):
        return True
    limit = line.lefts[cell + 1] if cell + 1 < len(line.lefts) else line.limit
    word = text.split(maxsplit=1)[0]
    width = (row.right - row.left) * (len(word) + 1) / max(len(text), 1)
    full = line.ends[cell] + width > limit - 0.3 * line.size
    bold = {look.bold for look in line.looks} == {True} and not all(look.bold for _, look in row.stretches[0].parts)
    return full and not (bold and len(line.cells) == 1)


def _cell_below(line: Line, row: Row) -> int | None:
    """Give the cell whose text a row below would go on with: it begins where the cell does, or hangs a little in."""
    same = _SAME * line.size
    for index in reversed(range(len(line.lefts))):
        if abs(row.left - line.lefts[index]) <= same:
            return index
    marked = MARKER.match(line.text)
    hanging = row.left > line.left + same and (len(line.cells) == 1 or row.left < line.lefts[1] - line.size)
    if hanging and (marked or row.left - line.left < 6 * line.size):
        return 0
    return None


def _extend(line: Line, row: Row) -> None:
    stretch = row.stretches[0]
    cell = _cell_below(line, row) or 0
    parts = line.cells[cell]
    text, look = parts[-1]
    first, type_ = stretch.parts[0]
    if text.endswith((HYPHEN, "-")) and first[:1].islower() and text[-2:-1].isalpha():
        parts[-1] = (text[:-1], look)
    else:
        parts[-1] = (text.replace(HYPHEN, "-") + ("" if text.endswith((HYPHEN, "-")) else " "), look)
    parts += [(first, type_), *stretch.parts[1:]]
    line.ends[cell] = stretch.right
    line.right = row.right


# --- page numbers and running heads -----------------------------------------------------------------------


def _without_furniture(pages: Sequence[Sequence[Row]], heights: Sequence[float]) -> list[list[Row]]:
    """Give the rows of each page without page numbers and what stands at the edge of most pages."""
    shapes: Counter[str] = Counter()
    for rows in pages:
        shapes.update({_shape(row) for row in _edges(rows)})
    kept = []
    for rows, height in zip(pages, heights, strict=True):
        edge = {id(row) for row in _edges(rows)}
        kept.append([row for row in rows if id(row) not in edge or not _is_furniture(row, shapes, len(pages), height)])
    return kept


def _edges(rows: Sequence[Row]) -> Iterator[Row]:
    ordered = sorted(rows, key=lambda row: row.base)
    yield from ordered[:_EDGE_ROWS]
    yield from ordered[max(len(ordered) - _EDGE_ROWS, _EDGE_ROWS) :]


def _is_furniture(row: Row, shapes: Counter[str], pages: int, height: float) -> bool:
    text = " ".join(stretch.text for stretch in row.stretches).strip()
    margin = row.base < 0.09 * height or row.base > 0.9 * height
    numbered = margin and _NUMBER.fullmatch(text) is not None and re.search(r"\d", text) is not None
    return numbered or (pages > 1 and shapes[_shape(row)] > max(1, pages // 2))


def _shape(row: Row) -> str:
    return re.sub(r"\d+", "#", " ".join(stretch.text for stretch in row.stretches))


def usual_size(lines: Sequence[Line]) -> float:
    """Give the size that most of the text is set in."""
    sizes: Counter[float] = Counter()
    for line in lines:
        for cell in line.cells:
            for text, look in cell:
                sizes[round(look.size, 1)] += len(text)
    return max(sizes, key=lambda size: (sizes[size], size), default=10.0)


__all__ = ["BULLETS", "MARKER", "Line", "Part", "Stretch", "lines_of", "usual_size"]
