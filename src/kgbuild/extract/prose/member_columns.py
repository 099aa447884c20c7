"""What the columns of a table of members hold, by their titles."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from kgbuild.document import Block
from kgbuild.lexicon import table


@cache
def column_kind(title: str) -> str:
    """Give what a column holds by its title: "role", "dates", "now", "stay" for role and dates in one; else ""."""
    for kind, titles in table("member_columns").items():
        if re.match(rf"(?:{'|'.join(titles)})(?!\w)", title.strip(" :*?").casefold()):
            return str(kind)
    return ""


def name_cell(row: Block, columns: Sequence[str]) -> Block | None:
    """Give the cell of a row that stands below the title "Name", as a block with what is linked in it.

    Args:
        row: of a table.
        columns: the titles of its columns.
    """
    if len(row.cells) != len(columns):
        return None
    cells = (cell for cell, title in zip(row.cells, columns, strict=True) if column_kind(title) == "name")
    cell = next(cells, None)
    return Block("paragraph", cell.start, cell.end, inlines=row.inlines) if cell and cell.start < cell.end else None
