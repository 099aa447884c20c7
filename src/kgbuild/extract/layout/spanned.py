"""Rows beside an empty margin, or below a cell that spans several: what stands above holds for them, too."""

from __future__ import annotations

import itertools
from collections.abc import Sequence

from kgbuild.dates import find_ranges
from kgbuild.document import Block, Document


def shares_margin(document: Document, block: Block, before: Block) -> bool:
    """Say whether a block beside an empty margin shares the date above: a row opens in type, as that does."""
    if block.kind == "paragraph" and block.cells:
        return True
    if {block.kind, before.kind} != {"row"} or not block.cells or block.cells[0].start < block.cells[0].end:
        return False
    if find_ranges(document.slice(block)):
        return False
    return bool(_opening(block) & _opening(before))


def is_spanned(columns: Sequence[str], block: Block, before: Block) -> bool:
    """Say whether a row of a table with headings is an entry of its own below cells that span several rows."""
    filled = [cell for cell in block.cells if cell.start < cell.end]
    headed = len(columns) == len(block.cells) and {block.kind, before.kind} == {"row"}
    return headed and 1 < len(filled) < len(block.cells) and block.cells[0].start >= block.cells[0].end


def spanning(document: Document, block: Block, above: Block, context: str) -> str:
    """Give what stands in the leading cells of the row above that a row leaves empty: the time of both."""
    empty = itertools.takewhile(lambda pair: pair[0].start >= pair[0].end, zip(block.cells, above.cells, strict=False))
    spanning = " ".join(document.slice(cell).strip() for _, cell in empty)
    first = context if spanning.strip() and not find_ranges(spanning) else ""
    return " ".join(f"{first} {spanning}".split()) or context


def _opening(row: Block) -> set[str]:
    """Give how the first filled cell beside the margin of a row opens: in bold, in italics."""
    cell = next((cell for cell in row.cells[1:] if cell.start < cell.end), None)
    opening = [] if cell is None else [i.kind for i in row.inlines if i.start <= cell.start < i.end]
    return {kind for kind in opening if kind in {"strong", "emphasis"}}
