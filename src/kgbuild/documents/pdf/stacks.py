"""Entries that open with a stack of lines, each in type of its own: role, employer, then dates and place."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace
from typing import Final

from kgbuild.documents.pdf.line import Line
from kgbuild.documents.pdf.tabs import is_date
from kgbuild.documents.pdf.type import MARKER
from kgbuild.documents.section_names import names_section

#: A stack is so many lines, and a layout has so many of them.
_LINES, _STACKS = 3, 2
#: So many headings of a level open stacks, and such a share of them, where all do.
_OFTEN, _MOST = 3, 0.6
#: The line between has no more words.
_WORDS: Final = 12


def with_stacks(lines: Sequence[Line], levels: Sequence[int]) -> tuple[list[Line], list[int]]:
    """Give the lines with the stacks that open entries made one line each, and the levels of all as headings."""
    sections = [level for line, level in zip(lines, levels, strict=True) if level and names_section(line.text)]
    outer = min(sections, default=0)
    heads = {index for index in range(len(lines) - 2) if outer < levels[index] and _is_stack(lines, levels, index)}
    usual = {level for level in set(levels) if _open_stacks(levels, heads, level)}
    heads = {i for i in heads if levels[i] in usual or not any(names_section(line.text) for line in lines[i : i + 2])}
    if len(heads) < _STACKS:
        return list(lines), list(levels)
    found: list[Line] = []
    kept: list[int] = []
    index = 0
    while index < len(lines):
        stack = index in heads
        found.append(_whole(lines[index : index + _LINES]) if stack else lines[index])
        kept.append(0 if stack else levels[index])
        index += _LINES if stack else 1
    return found, kept


def _open_stacks(levels: Sequence[int], heads: Collection[int], level: int) -> bool:
    """Say whether most headings of a level open stacks: then those do that read like the titles of sections, too."""
    stacked = sum(levels[index] == level for index in heads)
    return stacked >= max(_OFTEN, _MOST * levels.count(level))


def _is_stack(lines: Sequence[Line], levels: Sequence[int], index: int) -> bool:
    """Say whether a heading stands above a short line, and that above a line with dates and no more than a place."""
    first, second, third = lines[index : index + _LINES]
    deeper = levels[index + 1] == 0 or levels[index + 1] > levels[index]
    if not deeper or levels[index + 2] or len({first.page, second.page, third.page}) > 1:
        return False
    long = len(first.cells) > 1 or len(second.cells) > 1 or len(second.text.split()) > _WORDS
    if long or MARKER.match(first.text) or MARKER.match(second.text) or is_date(second.text):
        return False
    cells = third.text.split("\t")
    return len(cells) < _LINES and any(map(is_date, cells))


def _whole(lines: Sequence[Line]) -> Line:
    """Give one line for those of a stack, with breaks between them; cells of the last stay apart."""
    first, second, third = lines
    ends = [("\n", parts[-1][1]) for parts in (first.cells[0], second.cells[0])]
    head = [*first.cells[0], ends[0], *second.cells[0], ends[1], *third.cells[0]]
    right = [first.lefts[0], *third.lefts[1:]], [first.ends[0], *third.ends[1:]]
    return replace(first, cells=[head, *third.cells[1:]], lefts=right[0], ends=right[1], size=third.size, stack=True)
