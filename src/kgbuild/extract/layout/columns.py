"""Tables whose first row names their columns, however it is set; columns that hold several values at once."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache
from itertools import groupby
from typing import Final

from kgbuild.dates import find_ranges
from kgbuild.document import Block, Document, Span
from kgbuild.lexicon import caseless, table

#: How a date is to be filled in, and remarks in brackets, are no part of what a column is called.
_HINT = re.compile(
    r"\([^()]*\)|(?<=of )the\b|\b(?:mm|dd|yyyy|yy)(?:[/.-](?:mm|dd|yyyy|yy))+\b|[*:†]|(?<=[a-z])\.(?=[a-z])",
    re.IGNORECASE,
)
#: What joins the names of a column that holds several values, and then its values.
_JOINT = re.compile(r"\s*/\s+")
_NAMES_JOINT = re.compile(r"\s*[/&+]\s*|,\s+|\s+(?:and|y|e|et|und|en)\s+")
_TOLD: Final = 2
_DATE: Final = 32


@cache
def _meanings() -> dict[str, str]:
    return {label: name for name, labels in table("forms").items() for label in labels}


def meaning_of(label: str) -> str:
    """Give what a label of a form or of a column means (a key of `lexicon/forms.toml`), empty if unknown."""
    return _meanings().get(caseless(" ".join(_HINT.sub(" ", label).split())), "")


def with_columns(document: Document) -> Document:
    """Give the document with the first rows of tables that name their columns told as such, each value in a cell."""
    blocks: list[Block] = []
    for _, run in groupby(document.blocks, key=lambda block: (block.kind == "row", block.group[:1])):
        rows = list(run)
        blocks += _table(document, rows) if rows[0].kind == "row" else rows
    return replace(document, blocks=tuple(blocks))


def _table(document: Document, rows: Sequence[Block]) -> Iterator[Block]:
    head, *below = rows
    if head.header and _is_dated(document, head) and any(_is_dated(document, row) for row in below):
        yield from (replace(row, header=False) for row in rows)  # Markdown has no table without a header
        return
    if not below or not (head.header or _names_columns(document, head, below)):
        yield from rows
        return
    sizes = [_joined(document, head, below, index) for index in range(len(head.cells))]
    for row in rows:
        cells = row.cells
        if max(sizes, default=1) > 1 and len(cells) == len(sizes):
            cells = tuple(
                part for cell, size in zip(cells, sizes, strict=True) for part in _split(document, cell, size)
            )
        yield replace(row, cells=cells, header=row is head or _goes_on(head, row, rows[1]))


def _goes_on(head: Block, row: Block, second: Block) -> bool:
    """Say whether a second row of column names parts columns of the first, beside cells that reach into it."""
    empty = [cell.start >= cell.end for cell in row.cells]
    return row is second and row.header and len(row.cells) == len(head.cells) and any(empty) and not all(empty)


def _is_dated(document: Document, row: Block) -> bool:
    """Say whether the first cell of a row holds a date, and another something else."""
    first, *rest = [document.slice(cell).strip() for cell in row.cells] or [""]
    return (
        0 < len(first) <= _DATE and bool(find_ranges(first)) and any(re.search(r"[^\W\d_]{3}", cell) for cell in rest)
    )


def _names_columns(document: Document, head: Block, below: Sequence[Block]) -> bool:
    """Say whether each cell of a first row is a known label, and none of them stands for a value below."""
    if len(head.cells) < _TOLD or find_ranges(document.slice(head)):
        return False
    labels = [document.slice(cell) for cell in head.cells]
    known = [meaning_of(label) or all(map(meaning_of, _NAMES_JOINT.split(label.strip()))) for label in labels]
    again = any(meaning_of(document.slice(row.cells[0])) for row in below if row.cells)
    return all(known) and not again


def _joined(document: Document, head: Block, below: Sequence[Block], index: int) -> int:
    """Give how many values a column holds at once: as many as its name has parts, in each of its rows."""
    labels = _JOINT.split(document.slice(head.cells[index]).strip())
    if len(labels) < _TOLD or not all(map(meaning_of, labels)):
        return 1
    cells = [document.slice(row.cells[index]) for row in below if index < len(row.cells)]
    fits = all(len(_JOINT.split(cell.strip())) == len(labels) for cell in cells if cell.strip())
    return len(labels) if fits else 1


def _split(document: Document, cell: Span, size: int) -> Iterator[Span]:
    """Give the parts of a cell, as many as its column holds values."""
    if size == 1:
        yield cell
        return
    text, begin, parts = document.slice(cell), 0, 0
    for match in _JOINT.finditer(text.rstrip()):
        yield Span(cell.start + begin, cell.start + match.start())
        begin, parts = match.end(), parts + 1
    yield Span(cell.start + begin, cell.end)
    yield from (Span(cell.end, cell.end) for _ in range(size - parts - 1))


def column_names(document: Document, row: Block, before: Block | None, above: Sequence[str]) -> tuple[str, ...]:
    """Give what a row of column names calls the columns; where a row of them stands above, it fills empty cells."""
    names = tuple(" ".join(document.slice(cell).split()) for cell in row.cells)
    if before is None or not before.header or len(above) != len(names):
        return names
    return tuple(name or wide for name, wide in zip(names, above, strict=True))


def paragraphs_of(document: Document, cell: Block) -> Iterator[Block]:
    """Give the lines of the cell beside a heading, each of which is an entry of the list that it heads."""
    at = cell.start
    for line in document.slice(cell).split("\n"):
        end = at + len(line)
        if line.strip():
            inlines = tuple(inline for inline in cell.inlines if at <= inline.start and inline.end <= end)
            yield replace(cell, kind="paragraph", start=at, end=end, cells=(), inlines=inlines)
        at = end + 1
