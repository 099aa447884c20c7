"""Entries made of tagged lines, as reference managers and indexes exchange them: what each tag says, and where."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final, TextIO

from kgbuild.model import Evidence

#: No entry is longer; a file without line ends or closing tags must not fill the memory.
_LONGEST: Final = 1 << 20


@dataclass(frozen=True, slots=True)
class Line:
    """One tagged value, white space folded; `start` is its first code point in the file."""

    tag: str
    value: str
    start: int

    @property
    def end(self) -> int:
        """One past its last code point, where it stands in one line."""
        return self.start + len(self.value)


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry.

    Attributes:
        text: as the file writes it.
        at: its first code point in the file.
        lines: its tagged values that are not empty, in their order.
    """

    text: str
    at: int
    lines: tuple[Line, ...]

    def line(self, *tags: str) -> Line | None:
        """Give the first value of the first of some tags that has one."""
        return next((line for tag in tags for line in self.lines if line.tag == tag), None)

    def first(self, *tags: str) -> str:
        """Give that value as text, empty where there is none."""
        found = self.line(*tags)
        return found.value if found else ""

    def each(self, *tags: str) -> Iterator[Line]:
        """Give the values of some tags, in the order of the lines."""
        return (line for line in self.lines if line.tag in tags)

    def span(self, line: Line) -> tuple[int, int]:
        """Give where a value stands in `text`."""
        return line.start - self.at, line.end - self.at

    def evidence(self, line: Line, extractor: str) -> Evidence:
        """Quote a value."""
        start, end = self.span(line)
        quote = self.text[start:end]
        return Evidence(line.start, line.start + len(quote), quote, extractor)


@dataclass(frozen=True, slots=True)
class Tagging:
    """How a format tags its lines.

    Attributes:
        tag: of a line, its first group; the value follows.
        anew: of the line that begins an entry, and closes the one before it.
        end: of the line behind which an entry is over.
        listed: tags whose lines that go on are values of their own.
        opens: of the line that begins an entry where none is open, if others do so too.
    """

    tag: re.Pattern[str]
    anew: re.Pattern[str]
    end: re.Pattern[str]
    listed: frozenset[str] = frozenset()
    opens: re.Pattern[str] | None = None

    def entries(self, stream: TextIO) -> Iterator[Entry]:
        """Cut a file into its entries; what stands between them is passed over."""
        for at, text in self._cut(stream):
            yield Entry(text, at, tuple(line for line in self._lines(text, at) if line.value))

    def _cut(self, stream: TextIO) -> Iterator[tuple[int, str]]:
        at = place = size = 0
        held: list[str] = []
        while line := stream.readline(_LONGEST):
            if self.anew.match(line) or (not held and self.opens and self.opens.match(line)):
                if held:
                    yield at, "".join(held)
                at, held, size = place, [line], len(line)
            elif held and size < _LONGEST:
                held.append(line)
                size += len(line)
                if self.end.match(line):
                    yield at, "".join(held)
                    held = []
            place += len(line)
        if held:
            yield at, "".join(held)

    def _lines(self, text: str, at: int) -> Iterator[Line]:
        """Give the tagged values; a line without a tag goes on with the one before."""
        tag, start, end, place = "", 0, 0, 0
        for line in text.split("\n"):
            found = self.tag.match(line)
            if found or tag in self.listed:
                if tag:
                    yield _line(tag, text, start, end, at)
                tag, start = (found[1], place + found.end()) if found else (tag, place)
            end = place + len(line)
            place = end + 1
        if tag:
            yield _line(tag, text, start, end, at)


def _line(tag: str, text: str, start: int, end: int, at: int) -> Line:
    value = text[start:end]
    return Line(tag, " ".join(value.split()), at + start + len(value) - len(value.lstrip()))
