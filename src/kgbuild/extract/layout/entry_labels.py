"""Lines that only name what follows them in a list: short, undated, set apart, with entries below."""

from __future__ import annotations

import re

from kgbuild.dates import find_ranges
from kgbuild.document import Block, Document, Span
from kgbuild.extract.layout.dividers import LABEL
from kgbuild.extract.layout.line_entries import names_students
from kgbuild.extract.phrases.degrees import level_in


def is_label(document: Document, block: Block, following: Block | None, kind: str) -> bool:
    """Say whether a block only names what follows: short, undated, set apart, with entries below it."""
    text = document.slice(block).strip()
    if following is None or len(text) > LABEL or "\n" in text or (block.marker and block.kind != "row"):
        return False
    if block.kind == "row":
        filled = [cell for cell in block.cells if cell.start < cell.end]
        beside = filled[:1] == [*block.cells[:1]] or any(inline.kind == "strong" for inline in block.inlines)
        alone = len(filled) == 1 and beside and not block.marker  # what is slanted beside an empty margin goes on
        return alone and not find_ranges(text) and set_apart(block, filled[0])
    if block.kind != "paragraph" or find_ranges(text):
        return False
    if kind == "supervision" and len(text.split()) <= 4 and level_in(text) and re.search(r"s\b|\(\d+\)$|:$", text):
        return True
    if kind == "supervision" and names_students(text):
        return True
    lists = following.kind in {"item", "row"}
    return lists and (text.endswith(":") or set_apart(block, Span(block.start, block.end)))


def set_apart(block: Block, part: Span) -> bool:
    """Say whether bold or italics make up the whole of a part."""
    size = part.end - part.start
    return any(
        inline.kind in {"strong", "emphasis"} and inline.end - inline.start >= size - 2 for inline in block.inlines
    )
