"""Tables of pipes without a line of dashes below their head, as kramdown reads them: "Ada Moe | Postdoc"."""

from __future__ import annotations

import re

from markdown_it.rules_block import StateBlock

#: A pipe that parts cells: none that is escaped, or stands in code or in a target.
_PIPE = re.compile(r"(?<!\\)\|(?![^\[\]\n]*\]\()(?![^`\n]*`(?:[^`\n]*`[^`\n]*`)*[^`\n]*$)")
#: An item of a list, in which pipes part nothing but words.
_ITEM = re.compile(r"(?:[-*+]|\d{1,9}[.)])\s+\S")
_DASHES = re.compile(r"[\s|:=+-]+")
_LEAST_ROWS = 3
#: Rows that pipes open and close, too, are a table's however few they are.
_FRAMED_ROWS = 1
_BOLD = re.compile(r"\*\*[^*]+\*\*|__[^_]+__")
_TARGET = re.compile(r"\]\([^()\s]*\)")
#: Longer cells are no table's, addresses of links apart.
_LONGEST = 200
_LONGEST_FRAMED = 800


def pipe_table(state: StateBlock, line: int, end: int, silent: bool) -> bool:  # noqa: FBT001 - the parser calls it so
    """Read lines that pipes part into the same number of cells as the rows of a table."""
    rows, behind, headed = _rows(state, line, end)
    framed = all(_is_framed(_text(state, number)) for number, _ in rows)
    if len(rows) < (_FRAMED_ROWS if framed else _LEAST_ROWS):
        return False
    if silent:
        return True
    state.push("table_open", "table", 1).map = [line, behind]
    state.push("tbody_open", "tbody", 1)
    headed = headed or (len(rows) > 1 and _is_head(rows[0][1]))
    for place, (number, cells) in enumerate(rows):
        state.push("tr_open", "tr", 1).map = [number, number + 1]
        tag = "th" if headed and not place else "td"
        for cell in cells:
            state.push(f"{tag}_open", tag, 1)
            inline = state.push("inline", "", 0)
            inline.content, inline.children, inline.map = cell, [], [number, number + 1]
            state.push(f"{tag}_close", tag, -1)
        state.push("tr_close", "tr", -1)
    state.push("tbody_close", "tbody", -1)
    state.push("table_close", "table", -1)
    state.line = behind
    return True


def _text(state: StateBlock, number: int) -> str:
    return state.src[state.bMarks[number] + state.tShift[number] : state.eMarks[number]].strip()


def _is_framed(text: str) -> bool:
    return text.startswith("|") and text.endswith("|")


def _is_head(cells: list[str]) -> bool:
    """Say whether the cells of a first row are titles: several, and all of them bold."""
    titles = [cell for cell in cells if cell]
    return len(titles) > 1 and all(_BOLD.fullmatch(title) for title in titles)


def _rows(state: StateBlock, line: int, end: int) -> tuple[list[tuple[int, list[str]]], int, bool]:
    """Give the lines from `line` on that are rows of a table with their cells, the line behind, whether it has a head.

    A line of dashes may open the table; another, however many cells it has, parts the head from the rows, and more part
    rows from rows. None are given where dashes come later: the table begins right above them.
    """
    rows: list[tuple[int, list[str]]] = []
    headed, number = False, line
    for number in range(line, end + 1):
        text = _text(state, number) if number < end else ""
        if "|" not in text or _ITEM.match(text) or state.sCount[number] < state.blkIndent:
            break
        if _DASHES.fullmatch(text):
            if len(rows) > 1 and not headed:
                return [], line, False
            headed = headed or bool(rows)
            continue
        cells = [cell.strip() for cell in _PIPE.split(text.removeprefix("|").removesuffix("|"))]
        longest = _LONGEST_FRAMED if _is_framed(text) else _LONGEST
        long = any(len(_TARGET.sub("]", cell)) > longest for cell in cells)
        uneven = bool(rows) and len(cells) != len(rows[0][1])
        if len(cells) < 2 or long or (uneven and not _is_framed(text)):
            break
        rows.append((number, cells))
    return rows, number, headed and len(rows) > 1
