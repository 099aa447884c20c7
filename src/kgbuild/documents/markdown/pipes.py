"""Tables of pipes without a line of dashes below their head, as kramdown reads them: "Ada Moe | Postdoc"."""

from __future__ import annotations

import re

from markdown_it.rules_block import StateBlock

#: A pipe that parts cells: none that is escaped, or stands in code or in a target.
_PIPE = re.compile(r"(?<!\\)\|(?![^(\n]*\]\()(?![^`\n]*`(?:[^`\n]*`[^`\n]*`)*[^`\n]*$)")
_DASHES = re.compile(r"[\s|:=+-]+")
_LEAST_ROWS = 3
#: Longer cells are no table's.
_LONGEST = 200


def pipe_table(state: StateBlock, line: int, end: int, silent: bool) -> bool:  # noqa: FBT001 - the parser calls it so
    """Read lines that pipes part into the same number of cells as the rows of a table."""
    rows = _rows(state, line, end)
    if len(rows) < _LEAST_ROWS:
        return False
    if silent:
        return True
    state.push("table_open", "table", 1).map = [line, line + len(rows)]
    state.push("tbody_open", "tbody", 1)
    for number, cells in enumerate(rows, line):
        state.push("tr_open", "tr", 1).map = [number, number + 1]
        for cell in cells:
            state.push("td_open", "td", 1)
            inline = state.push("inline", "", 0)
            inline.content, inline.children, inline.map = cell, [], [number, number + 1]
            state.push("td_close", "td", -1)
        state.push("tr_close", "tr", -1)
    state.push("tbody_close", "tbody", -1)
    state.push("table_close", "table", -1)
    state.line = line + len(rows)
    return True


def _rows(state: StateBlock, line: int, end: int) -> list[list[str]]:
    """Give the cells of the lines from `line` on that are rows of one table; none if a line of dashes is among them."""
    rows: list[list[str]] = []
    for number in range(line, end):
        text = state.src[state.bMarks[number] + state.tShift[number] : state.eMarks[number]].strip()
        if "|" not in text or state.sCount[number] < state.blkIndent:
            break
        if _DASHES.fullmatch(text):
            return []
        cells = [cell.strip() for cell in _PIPE.split(text.strip("|"))]
        if len(cells) < 2 or any(len(cell) > _LONGEST for cell in cells) or (rows and len(cells) != len(rows[0])):
            break
        rows.append(cells)
    return rows
