"""Headings as Markdown had them before CommonMark: no space behind the hashes, underlined right below a list."""

from __future__ import annotations

import re
from itertools import accumulate

_FENCE = re.compile(r"[ \t]*(?:`{3}|~{3})")
#: Several hashes right before words; one alone may be a tag, and stands before the whole of a short line.
_SEVERAL = re.compile(r"( {0,3}#{2,6})(?=[^\s#])")
_ONE = re.compile(r"( {0,3}#)(?=[A-ZÀ-Þ][^#\n]{2,60}$)")
#: A short line at the margin that is no item, and what underlines it.
_TITLE, _UNDERLINED = re.compile(r"[^\W\d_][^\n|]{1,60}$"), re.compile(r"={3,}\s*$")
#: What a list holds: an item, or what is indented below one.
_LISTED = re.compile(r"\s*[*+-]\s|\s*\d+[.)]\s|\s{2,}\S")
_PROPER = re.compile(r" {0,3}#{1,6}\s")


def with_spaced_hashes(text: str) -> str:
    """Give Markdown with a space behind the hashes of each heading; lines stay lines.

    A single hash opens a heading only where no heading is written with a space.
    """
    lines = text.split("\n")
    fences = [_FENCE.match(line) is not None for line in lines]
    free = [not fence and count % 2 == 0 for fence, count in zip(fences, accumulate(fences), strict=True)]
    several = any(_PROPER.match(line) for line, told in zip(lines, free, strict=True) if told)
    opener = _SEVERAL if several else re.compile(f"{_SEVERAL.pattern}|{_ONE.pattern}")
    return "\n".join(
        opener.sub(lambda match: f"{match[0]} ", line, count=1) if told and opener.match(line) else line
        for line, told in zip(lines, free, strict=True)
    )


def with_parted_titles(text: str) -> str:
    """Give Markdown whose underlined titles no list takes in: with hashes where no blank line stands above them."""
    lines = text.split("\n")
    for at in range(1, len(lines) - 1):
        if _UNDERLINED.match(lines[at + 1]) and _TITLE.match(lines[at]) and _LISTED.match(lines[at - 1]):
            lines[at], lines[at + 1] = f"# {lines[at]}", ""
    return "\n".join(lines)
