"""Tables of a page: those that hold data become rows, those that only lay out the page become what they hold."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from itertools import pairwise

from kgbuild.documents.webpage.source import MARK
from kgbuild.documents.webpage.tree import Element
from kgbuild.documents.writer import Expected, Writer

Flow = Callable[[Element], None]

#: A cell that holds one of these is a piece of the page, not a value.
_STRUCTURE = frozenset(
    {
        "table",
        "ul",
        "ol",
        "menu",
        "dir",
        "dl",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "heading",
        "hr",
        "pre",
        "section",
        "article",
    }
)
#: A table of one row is a layout if a cell is longer than this or has lines.
_SHORT = 60
_MAX_SPAN = 50
#: A picture and what is said of it take so many rows; so many pictures stand side by side.
_BAND, _SIDE_BY_SIDE = 2, 2
#: Roles of tables that hold data (WAI-ARIA).
_SAID = frozenset({"grid", "table", "treegrid"})
_PARTS = frozenset({"thead", "tbody", "tfoot"})
_CELLS = frozenset({"td", "th"})
#: What stands in these has lines.
_LINED = frozenset({"br", "div", "p"})


@dataclass(frozen=True, slots=True)
class _Row:
    element: Element
    cells: tuple[Element, ...]
    header: bool


def write_table(table: Element, writer: Writer, flow: Flow) -> None:
    """Write a table.

    Args:
        table: the element.
        writer: where to.
        flow: writes the children of an element.
    """
    rows = _halved(list(_rows(table)))
    for child in table.elements:
        if child.tag == "caption":
            flow(child)
            writer.cut()
    if bands := _gallery(rows):
        _write_gallery(bands, writer, flow)
    elif _is_layout(rows, said=table.attributes.get("role", "") in _SAID):
        _write_layout(rows, writer, flow)
    else:
        _write_rows(rows, writer, flow)


def _rows(table: Element, *, header: bool = False) -> Iterator[_Row]:
    body = any(child.tag == "tbody" for child in table.elements)
    for child in table.elements:
        if child.tag == "tfoot" and body:
            continue  # totals, or the head once more
        if child.tag in _PARTS:
            yield from _rows(child, header=child.tag == "thead")
        elif child.tag == "tr":
            cells = tuple(cell for cell in child.elements if cell.tag in _CELLS)
            if cells:
                yield _Row(child, cells, header or (len(cells) > 1 and all(cell.tag == "th" for cell in cells)))


def _halved(rows: list[_Row]) -> list[_Row]:
    """Give the rows of a table; of one that sets a list in two columns of columns, titled alike, each half is a row."""
    first = rows[0] if rows else None
    titles = [" ".join(MARK.sub("", "".join(cell.texts())).split()).casefold() for cell in first.cells] if first else []
    half, odd = divmod(len(titles), 2)
    spanned = any(_span(cell, name) > 1 for row in rows for cell in row.cells for name in ("colspan", "rowspan"))
    if first is None or not (first.header and all(titles)) or odd or half < _SIDE_BY_SIDE or spanned:
        return rows
    if titles[:half] != titles[half:]:
        return rows
    parts = (replace(row, cells=cells) for row in rows for cells in (row.cells[:half], row.cells[half:]))
    return [replace(first, cells=first.cells[:half]), *(row for row in list(parts)[2:] if any(map(_size, row.cells)))]


def _gallery(rows: list[_Row]) -> list[list[_Row]]:
    """Give the bands of a table that shows pictures side by side, with what belongs to each above or below it.

    Nothing for any other table: a row of pictures has one in each of its cells that hold something.
    """
    pictured = [place for place, row in enumerate(rows) if _is_pictured(row)]
    if len(rows) < _BAND or not pictured or pictured[0] > 1:
        return []
    if max(sum(map(_holds_picture, rows[place].cells)) for place in pictured) < _SIDE_BY_SIDE:
        return []
    starts = [place - pictured[0] for place in pictured]
    bands = [rows[start:end] for start, end in zip(starts, [*starts[1:], len(rows)], strict=True)]
    wide = max(len(row.cells) for row in rows)
    alike = all(len(row.cells) <= wide and not any(_span(cell, "colspan") > 1 for cell in row.cells) for row in rows)
    told = all(any(any(map(_size, row.cells)) for row in band) for band in bands)
    return bands if alike and told and all(bands) else []


def _is_pictured(row: _Row) -> bool:
    full = [cell for cell in row.cells if _size(cell) or _holds_picture(cell)]
    return bool(full) and all(map(_holds_picture, full))


def _holds_picture(cell: Element) -> bool:
    return cell.holds(frozenset({"img", "picture", "figure"}))


def _is_layout(rows: list[_Row], *, said: bool) -> bool:
    """Tell whether a table lays out the page; one that is said to hold data does so only where it holds structure."""
    cells = [cell for row in rows for cell in row.cells]
    if any(cell.holds(_STRUCTURE) for cell in cells):
        return True
    if said:
        return False
    if max((len(row.cells) for row in rows), default=0) == 1 and any(
        cell.block and _has_blocks(cell) for cell in cells
    ):
        return True
    rows = [row for row in rows if any(map(_size, row.cells))]
    if _is_of_cards(rows) or _is_beside_pictures(rows):
        return True
    return len(rows) == 1 and any(cell.holds(_LINED) or _size(cell) > _SHORT for cell in cells)


def _is_of_cards(rows: list[_Row]) -> bool:
    """Tell whether each cell that holds text is a card of its own, and some stand side by side."""
    full = [[cell for cell in row.cells if _size(cell)] for row in rows]
    beside = any(len(cells) > 1 for cells in full) and not any(row.header for row in rows)
    return beside and all(cell.block and _blocks(cell) > 1 for cells in full for cell in cells)


def _is_beside_pictures(rows: list[_Row]) -> bool:
    """Tell whether each cell that holds text stands right of a picture, and most hold several lines: people's cards."""
    beside = [
        (_holds_picture(before) and not _size(before), cell)
        for row in rows
        for before, cell in pairwise((row.element, *row.cells))
        if _size(cell)
    ]
    lined = sum(cell.holds(_LINED) for _, cell in beside)
    return len(rows) > 1 and all(pictured for pictured, _ in beside) and lined * 2 > len(beside)


def _blocks(cell: Element) -> int:
    """Count the blocks that hold no other."""
    inner = [child for child in cell.elements if child.block]
    return sum(map(_blocks, inner)) if inner else 1


def _has_blocks(cell: Element) -> bool:
    return sum(child.block for child in cell.elements) > 1


def _size(cell: Element) -> int:
    return len(MARK.sub("", "".join(cell.texts())).strip())


def _write_layout(rows: list[_Row], writer: Writer, flow: Flow) -> None:
    for row in rows:
        writer.enter()
        for cell in row.cells:
            writer.cut()
            first = writer.count
            writer.enter()
            flow(cell)
            writer.cut()
            writer.leave()
            writer.classify(first, cell.words)
        writer.leave()


def _write_gallery(bands: list[list[_Row]], writer: Writer, flow: Flow) -> None:
    """Write what stands in each column of a band as a piece of its own."""
    for band in bands:
        for column in range(max(len(row.cells) for row in band)):
            writer.enter()
            for row in band:
                writer.cut()
                if column < len(row.cells):
                    flow(row.cells[column])
            writer.cut()
            writer.leave()


def _write_rows(rows: list[_Row], writer: Writer, flow: Flow) -> None:
    below: dict[int, int] = {}
    for row in rows:
        if _is_title(row):
            writer.cut()
            writer.expected = Expected("heading", 6)
            flow(row.cells[0])
            writer.cut()
            continue
        first = writer.count
        writer.enter()
        writer.open_row(header=row.header)
        _write_cells(row, below, writer, flow)
        writer.close_row()
        writer.leave()
        writer.classify(first, row.element.words)


def _write_cells(row: _Row, below: dict[int, int], writer: Writer, flow: Flow) -> None:
    """Write the cells of a row; `below` counts the rows that a cell above still reaches into, by column."""
    column = 0

    def fill() -> None:
        nonlocal column
        while below.get(column, 0) > 0:
            below[column] -= 1
            writer.open_cell()
            writer.close_cell()
            column += 1

    for cell in row.cells:
        fill()
        wide, high = _span(cell, "colspan"), _span(cell, "rowspan")
        writer.open_cell()
        flow(cell)
        writer.close_cell(empty_after=wide - 1)
        for covered in range(column, column + wide):
            below[covered] = high - 1
        column += wide
    fill()


def _is_title(row: _Row) -> bool:
    """Tell whether a row is one header cell over several columns: a heading inside the table."""
    return len(row.cells) == 1 and row.cells[0].tag == "th" and _span(row.cells[0], "colspan") > 1


def _span(cell: Element, name: str) -> int:
    text = cell.attributes.get(name, "").strip()
    return min(max(int(text), 1), _MAX_SPAN) if text.isascii() and text.isdigit() and len(text) < 7 else 1
