"""Numbered headings in the type of the text: forms ask for "1. Name", "2. Education" in bold, and no larger."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from kgbuild.documents.pdf.line import Line
from kgbuild.lexicon import alternatives, table

_NUMBER = re.compile(r"\(?(?:\d{1,2}(?:\.\d{1,2})*|[A-Z]|[IVX]{1,5})[.)]?\s+(?=[^\W\d_])")
#: So many heads make a form, and such a share of them names a section; the others are of the same look.
_LEAST, _NAMED = 3, 0.5
_WORDS = 30
#: A number and its heading in cells of their own.
_PAIR = 2
_ALONE = re.compile(r"\(?(?:\d{1,2}(?:\.\d{1,2})*|[A-Z]|[IVX]{1,6})[.)]")


def numbered_heads(lines: Sequence[Line]) -> frozenset[int]:
    """Give the places of the lines in bold that a number opens, if most of them name sections."""
    found = [
        index
        for index, line in enumerate(lines)
        if len(line.cells) == 1
        and _NUMBER.match(line.text)
        and len(line.text.split()) <= _WORDS
        and line.looks
        and all(look.bold for look in line.looks)
    ]
    named = sum(_sections().search(lines[index].text.casefold()) is not None for index in found)
    return frozenset(found) if len(found) >= _LEAST and named >= _NAMED * len(found) else frozenset()


def join_number(line: Line) -> None:
    """Put the number of a heading in bold, which a tab sets apart, into one cell with it: "IV.", "Publications"."""
    number = "".join(text for text, _ in line.cells[0]).strip()
    if len(line.cells) != _PAIR or not _ALONE.fullmatch(number) or not all(look.bold for look in line.looks):
        return
    first, second = line.cells
    line.cells[:] = [[*first, (" ", first[-1][1]), *second]]
    line.lefts[:], line.ends[:] = line.lefts[:1], line.ends[1:]


@cache
def _sections() -> re.Pattern[str]:
    phrases = {phrase for listed in table("sections")["phrases"].values() for phrase in listed}
    choice = alternatives(phrases)
    return re.compile(rf"(?<!\w)(?:{choice})(?!\w)")
