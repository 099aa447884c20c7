"""Cells of comma- and tab-separated text with their places; the standard library's reader does not tell them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from typing import Final

from kgbuild.located import Node

#: Rows and columns beyond these belong to no table that people keep.
MAX_ROWS, MAX_COLUMNS = 100_000, 200
_DELIMITERS: Final = (",", ";", "\t", "|")
_QUOTED = re.compile(r'"((?:[^"]|"")*+)"')


def rows_of(text: str, delimiter: str) -> Iterator[tuple[Node, ...]]:
    """Give the rows of a text; a quoted cell may hold delimiters and line ends, and its quotes doubled."""
    at = 0
    bare = re.compile(rf"[^{re.escape(delimiter)}\n]*")
    for _ in range(MAX_ROWS):
        if at >= len(text):
            return
        cells: list[Node] = []
        while True:
            cell, at = _cell(text, at, bare)
            if len(cells) < MAX_COLUMNS:
                cells.append(cell)
            if not delimiter or text[at : at + 1] != delimiter:
                break
            at += 1
        at += 1
        yield tuple(cells)


def _cell(text: str, at: int, bare: re.Pattern[str]) -> tuple[Node, int]:
    quoted = _QUOTED.match(text, at)
    if quoted:
        value = quoted[1].replace('""', '"')
        rest = bare.match(text, quoted.end())
        end = rest.end() if rest else quoted.end()
        return Node(quoted.start(1), quoted.end(1), value.strip()), end
    found = bare.match(text, at)
    end = found.end() if found else at
    start = at + len(text[at:end]) - len(text[at:end].lstrip())
    value = text[start:end].rstrip()
    return Node(start, start + len(value), value), end


def delimiter_of(text: str) -> str:
    r"""Give the sign that parts the cells of the most lines into as many; empty if none parts more than half of them.

    >>> delimiter_of("name;year\nAda, B.;1840"), delimiter_of("List\na,b\n1,2\n3,4"), delimiter_of("Dear all, hello")
    (';', ',', '')
    """
    best = ""
    widths: tuple[int, int] = (0, 0)
    for sign in _DELIMITERS:
        rows = [row for row in rows_of(text, sign) if any(row)][:20]
        counted = Counter(map(len, rows)).items()
        alike, width = max(((count, width) for width, count in counted if width > 1), default=(0, 0))
        if len(rows) > 1 and alike * 2 > len(rows) and (alike, width) > widths:
            best, widths = sign, (alike, width)
    return best
