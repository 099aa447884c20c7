"""From rows to lines as the author wrote them: what the width of the column broke is joined, cells stay apart."""

from __future__ import annotations

from collections.abc import Sequence

from kgbuild.documents.pdf.edges import without_furniture, without_notes
from kgbuild.documents.pdf.icons import with_bullets, with_letters
from kgbuild.documents.pdf.labels import set_dittos_beside, whole_margins, with_whole_dates
from kgbuild.documents.pdf.leading import usual_leading
from kgbuild.documents.pdf.line import Line
from kgbuild.documents.pdf.margins import set_margins_above
from kgbuild.documents.pdf.measure import ADDRESS_END, TOP, Measure
from kgbuild.documents.pdf.order import Page, Row
from kgbuild.documents.pdf.tabs import split_at_tabs
from kgbuild.documents.pdf.type import HYPHEN, MARKER


def lines_of(pages: Sequence[Page]) -> list[Line]:
    """Give the lines of a document; notes at the foot of pages come last."""
    with_bullets(pages)
    with_letters(pages)
    split_at_tabs([page.rows for page in pages])
    set_dittos_beside([page.rows for page in pages])
    whole = whole_margins([page.rows for page in pages])
    for told in pages:
        told.rows[:] = with_whole_dates(told.rows, whole)
    kept, notes = without_notes(set_margins_above(without_furniture(pages)))
    leading = usual_leading(kept)
    measure = Measure.of(kept, max((page.width for page in pages), default=0.0), leading)
    found: list[Line] = []
    number = 0
    for page, rows in [*enumerate(kept, 1), *enumerate(notes, 1)]:
        limits = measure.limits(rows)
        edges = measure.edges(rows)
        for place, (before, row) in enumerate(zip([None, *rows], rows, strict=False), 1):
            number += 1
            together = before is not None and before.column == row.column and row.base > before.base
            gap = (row.base - row.pushed - before.base) / leading if before is not None and together else TOP
            cells = measure.continued(found[-1], row, gap, same_page=found[-1].page == page) if found else []
            if cells:
                _extend(found[-1], row, cells)
                continue
            found.append(_line(row, limits[row.column], gap, number, page))
            found[-1].inset, found[-1].row = _text_left(row) - edges[row.column], place
    return found


def _text_left(row: Row) -> float:
    """Give where the text of a row begins, behind a marker."""
    first = row.stretches[0]
    marker = MARKER.match("\t".join(stretch.text for stretch in row.stretches))
    if not marker:
        return first.left
    if marker.end() > len(first.text):
        return row.stretches[1].left
    return next((word.left for word in first.words if word.at == marker.end()), first.left + first.size)


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
        ends=[stretch.right for stretch in row.stretches],
        heading=row.heading,
        whole=row.whole,
        apart=all(stretch.underlined or stretch.ruled for stretch in row.stretches),
        column=row.column,
        opens=row.opens,
    )


def _extend(line: Line, row: Row, cells: Sequence[int]) -> None:
    for stretch, cell in zip(row.stretches, cells, strict=True):
        if cell == len(line.cells):
            line.cells.append(list(stretch.parts))
            line.lefts.append(stretch.left)
            line.ends.append(stretch.right)
            continue
        parts = line.cells[cell]
        text, look = parts[-1]
        first, type_ = stretch.parts[0]
        if text.endswith((HYPHEN, "-")) and first[:1].islower() and text[-2:-1].isalpha():
            parts[-1] = (text[:-1], look)
        elif not ADDRESS_END.search(text):
            parts[-1] = (text.replace(HYPHEN, "-") + ("" if text.endswith((HYPHEN, "-")) else " "), look)
        parts += [(first, type_), *stretch.parts[1:]]
        line.ends[cell] = stretch.right
    line.right = row.right
