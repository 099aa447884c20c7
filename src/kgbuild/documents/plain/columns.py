"""Columns made of spaces, as PDF-to-text tools lay them out: each gap between two columns becomes one tab."""

from __future__ import annotations

import re
from collections import Counter

_GAP = re.compile(r"(?<=\S) {3,}(?=\S)")
#: The gap behind a bullet or a number parts no columns.
_MARKER = re.compile(r"\s*(?:[-–—•◦*▪‣·●○■]|\(?\d{1,3}[.)]|\[\w{1,4}\])\s+")
_INDENT = re.compile(r" {6,}(?=\S)")
#: So many lines have to share the place of a column, give or take a character.
_SHARED = 3
#: A wider gap parts columns wherever the right one begins: it is set flush right.
_WIDE = 8
#: Dates at the end of a line are set flush right, each beginning where it can.
_DATE = re.compile(r"(?:[^\W\d_]{3,10}\.? )?(?:19|20)\d\d(?: ?[-–—/] ?(?:[^\W\d_]{3,10}\.? ?)?(?:(?:19|20)?\d\d)?)?\s*")


def tabbed(text: str) -> str:
    """Give the text with the gaps between columns as tabs; lines stay lines, and text without columns stays as it is.

    A line that begins at the place of a column goes on in that column: its indent becomes a tab, too.
    """
    lines = text.split("\n")
    starts = Counter(match.end() for line in lines for match in _GAP.finditer(line, _begin(line)))
    if starts.total() < _SHARED:
        return text
    columns = {at for at in starts if starts[at - 1] + starts[at] + starts[at + 1] >= _SHARED}
    return "\n".join(_line(line, columns) for line in lines)


def _line(line: str, columns: set[int]) -> str:
    """Put tabs into one line."""
    pieces: list[str] = []
    done = 0
    indent = _INDENT.match(line)
    if indent and indent.end() in columns:
        pieces.append("\t")
        done = indent.end()
    for gap in _GAP.finditer(line, max(done, _begin(line))):
        if gap.end() in columns or gap.end() - gap.start() >= _WIDE or _DATE.fullmatch(line, gap.end()):
            pieces += [line[done : gap.start()], "\t"]
            done = gap.end()
    return "".join([*pieces, line[done:]])


def _begin(line: str) -> int:
    """Give where the text of a line begins, behind its marker."""
    marker = _MARKER.match(line)
    return marker.end() if marker else 0
