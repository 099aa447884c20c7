"""YAML as people write it by hand: values with a colon, an `@` or a lonely quote in them, tabs for spaces.

A line that breaks the whole file is mended where it is clear what its author meant: its value is a text. The signs
that broke it are hidden behind others of the same length, so that every place in the text stays what it is.
"""

from __future__ import annotations

import re
from collections.abc import Set as AbstractSet
from typing import Final

import yaml

#: A private use area, which no page uses for signs that YAML reads.
_HIDDEN: Final = 0xE000
_SIGNS: Final = "!\"#%&'*,:>?@[]`{|}-"
_HIDE: Final = {ord(sign): chr(_HIDDEN + ord(sign)) for sign in _SIGNS}
_SHOW: Final = {_HIDDEN + ord(sign): sign for sign in _SIGNS}
_VALUE = re.compile(
    r"(?P<key>[ \t]*(?:-[ \t]+)*(?:[\"']?\w[\w .()/-]*[\"']?[ \t]*:[ \t]+|-[ \t]+))(?P<value>\S.*?)(?P<end>[ \t\r]*)"
)
#: Not what opens a list, a block, an anchor or a tag, unless text goes on behind it; a quote or star that has a second.
_TEXT = re.compile(r"[^\[{&!|>*\"']|\[[^\]]*\]\s*\w|\{[^}]*\}\s*\w|>\s*\w|\*[^*]+\*|([\"']).*\1")
#: An image of Markdown on a line of its own, which no tag of YAML looks like.
_IMAGE = re.compile(r"[ \t]*!\[[^\]\n]*\]\(")
#: So many lines are mended at most: what needs more is no YAML.
MOST: Final = 40


def mended(text: str, error: yaml.MarkedYAMLError, done: AbstractSet[int]) -> tuple[str, int] | None:
    """Give a text with the line mended that an error points at, and its number; None where nothing can be done.

    Args:
        text: as it was read.
        error: what its reader said.
        done: numbers of lines that were mended before.
    """
    if not isinstance(error, yaml.scanner.ScannerError | yaml.parser.ParserError | yaml.composer.ComposerError):
        return None
    lines = text.split("\n")
    marks = [mark.line for mark in (error.problem_mark, error.context_mark) if mark is not None]
    for number in (near for line in marks for near in (line, line - 1)):
        if number in done or not 0 <= number < len(lines) or len(done) >= MOST:
            continue
        line = _mended_line(lines[number])
        if line != lines[number]:
            return "\n".join([*lines[:number], line, *lines[number + 1 :]]), number
    return None


def shown(value: str) -> str:
    """Give a value with the signs that were hidden in it."""
    return value.translate(_SHOW) if any(_HIDDEN <= ord(sign) < _HIDDEN + 128 for sign in value) else value


def _mended_line(line: str) -> str:
    """Hide the signs of a value that is plainly a text; turn tabs into spaces.

    >>> shown(_mended_line("venue: Proceedings: 3-4")), _mended_line("venue: Proceedings: 3-4").count(":")
    ('venue: Proceedings: 3-4', 1)
    """
    line = line.replace("\t", " ")
    if _IMAGE.match(line):
        return line.translate(_HIDE)
    found = _VALUE.fullmatch(line)
    if not found or not _TEXT.match(found["value"]):
        return line
    value = found["value"]
    if value[0] in "\"'" and value[-1] == value[0]:
        value = f" {value[1:-1]} "
    return f"{found['key']}{value.translate(_HIDE)}{found['end']}"
