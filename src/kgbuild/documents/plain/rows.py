"""Rows of plain text: cells apart by tabs, or by pipes as in Markdown."""

from __future__ import annotations

import re

from kgbuild.document import Span

_PIPES = re.compile(r"\|.*\|")
_PIPE_RULE = re.compile(r"\|[\s:|-]*-[\s:|-]*\|")


def is_piped(text: str) -> bool:
    """Tell whether a line is a row with a pipe at both ends and one between."""
    return text.startswith("|") and text.count("|") > 2 and bool(_PIPES.fullmatch(text))


def is_pipe_rule(text: str) -> bool:
    """Tell whether a piped line only rules off the header."""
    return bool(_PIPE_RULE.fullmatch(text))


def cells(text: str, start: int, end: int, separator: str) -> tuple[Span, ...]:
    """Give the trimmed cells of `text[start:end]` in column order, without empty ones at the end."""
    found: list[Span] = []
    place = start
    for piece in text[start:end].split(separator):
        body = piece.strip()
        inner = place + len(piece) - len(piece.lstrip()) if body else place
        found.append(Span(inner, inner + len(body)))
        place += len(piece) + 1
    while len(found) > 1 and found[-1].start == found[-1].end:
        found.pop()
    return tuple(found)
