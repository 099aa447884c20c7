"""Blocks of plain text: lines grouped by their layout into headings, paragraphs, items and rows."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from kgbuild.document import Block, BlockKind, Inline, Span
from kgbuild.documents.plain.entries import begins_entry, opens_entry
from kgbuild.documents.plain.headings import (
    column_heading,
    heading_beside,
    is_caps,
    is_label,
    is_named,
    is_year,
    joins,
    lines_named,
    links,
    stands_out,
)
from kgbuild.documents.plain.lines import Line, next_text, underlines
from kgbuild.documents.plain.rows import cells, is_pipe_rule, is_piped
from kgbuild.documents.writer import trim

_CELL_BULLET = re.compile(r"[ \t]*([-–—•◦*▪‣·●○■]|\d{1,3}[.)]|\[\d{1,3}\])[ \t]+(?=\S)")
#: So many headings of a margin are broken into lines where a text has any.
_MARGINED = 2
#: A line that begins so much further right than the block's first hangs below it.
_HANG = 2


@dataclass(slots=True)
class _Draft:
    """A block that is being gathered from lines."""

    kind: BlockKind
    start: int
    end: int
    first: Line
    last: Line
    level: int = 0
    marker: str = ""
    cells: tuple[Span, ...] = ()
    header: bool = False
    stretch: int = 0
    indent: int = 0
    hangs: bool = False


class Layout:
    """Reads lines one after the other and gathers blocks.

    Lines without an empty line or a rule between them form a stretch; its blocks share a group.
    """

    def __init__(self, text: str, lines: Sequence[Line]) -> None:
        self._text = text
        self._lines = lines
        self._done: list[_Draft] = []
        self._open: _Draft | None = None
        self._stretch = 0
        self._levels: list[tuple[int, str]] = []
        #: The heading in the first column of the rows that are being read.
        self._column = ""
        #: Place of the last line that said something.
        self._said = -1
        #: Headings stand in the margin of text that was copied out of a page, broken into lines.
        self._margined = sum(lines_named(lines, index) > 0 for index in range(len(lines))) >= _MARGINED
        self._widest = max((len(line.text) for line in lines), default=0)
        #: Place of the first line that no heading has taken.
        self._free = 0

    def blocks(self, runs: Sequence[Inline]) -> tuple[Block, ...]:
        """Give the blocks, each with the inline runs inside it."""
        for index, line in enumerate(self._lines):
            self._take(index, line)
        self._close()
        return tuple(_finished(self._done, self._text, runs))

    def _take(self, index: int, line: Line) -> None:
        if line.look == "furniture" or index < self._free:
            return
        if line.look == "blank":
            if not self._runs_on(index):
                self._end_stretch()
        elif line.look == "rule":
            self._end_stretch()
        else:
            if not self._take_heading(index, line) and not self._take_row(index, line):
                self._column = ""
                self._take_text(index, line)
            self._said = index

    # --- headings ---------------------------------------------------------------------------------------

    def _take_margin(self, index: int, line: Line) -> bool:
        """Take a heading of the margin: over several lines, or before the text that stood beside it."""
        count = lines_named(self._lines, index) if self._margined else 0
        alone = self._margined and not count and not line.marker
        beside = heading_beside(self._lines, index, self._widest) if alone else 0
        if not (count or beside):
            return False
        self._begin("heading", line, level=2)
        self._close(end=self._lines[index + count - 1].end if count else line.start + beside)
        self._free = index + count
        if beside:
            self._begin("paragraph", replace(line, start=line.start + beside, text=line.text[beside:]))
        return True

    def _take_heading(self, index: int, line: Line) -> bool:
        if self._take_margin(index, line):
            return True
        level = self._heading_level(index, line)
        if not level:
            return False
        above = self._done[-1] if self._done and not self._open else None
        wraps = above is not None and above.kind == "heading" and above.last is self._lines[index - 1]
        if above and wraps and is_caps(line.text) and joins(above.last.text, line.text, first=len(self._done) == 1):
            above.end, above.last = line.end, line
            return True
        self._begin("heading", line, level=level, marker=line.marker)
        self._close()
        return True

    def _heading_level(self, index: int, line: Line) -> int:
        """Give the level of a line that is a heading, 0 of others."""
        if line.depth:
            return line.depth
        if "\t" in line.text or line.tabbed:
            return 0
        below = self._lines[index + 1] if index + 1 < len(self._lines) else None
        if below and below.look == "rule" and not line.marker and underlines(below, line):
            return 1 if below.text.startswith("=") else 2
        if is_caps(line.text) and stands_out(self._lines, index):
            return 1 if not line.marker or self._stands_alone(index) else 0
        labelled = is_label(self._lines, index) or is_year(self._lines, index) or is_named(self._lines, index)
        return 2 if labelled and not line.marker else 0

    def _stands_alone(self, index: int) -> bool:
        around = (index - 1, index + 1)
        return all(self._lines[place].look != "text" for place in around if 0 <= place < len(self._lines))

    # --- rows -------------------------------------------------------------------------------------------

    def _take_row(self, index: int, line: Line) -> bool:
        if is_piped(line.text):
            self._take_piped(line)
            return True
        above = self._open or (self._done[-1] if self._done else None)
        in_table = bool(self._column) or (above is not None and above.kind == "row")
        if "\t" not in line.text and not (line.tabbed and in_table):
            return False
        if not in_table and opens_entry(self._lines, index):
            return False
        below = self._lines[index + 1] if index + 1 < len(self._lines) else None
        start = line.outer
        if not line.tabbed and not line.marker:
            head = column_heading(line.text, open_below=below is not None and below.tabbed)
            if head and not (self._column and links(self._column, head)):
                self._begin("heading", line, level=1)
                self._close(end=start + len(head))
            self._column = head
            start += len(head)
        self._begin_row(line, start)
        return True

    def _take_piped(self, line: Line) -> None:
        if not is_pipe_rule(line.text):
            self._begin("row", line)
            self._set_cells(cells(self._text, line.start + 1, line.end - 1, "|"))
        elif self._open and self._open.kind == "row":
            self._open.header = True

    def _begin_row(self, line: Line, start: int) -> None:
        """Begin a row; a column that holds only headings is left out, a bullet in the first cell is the marker."""
        marker = line.marker
        if marker and start == line.outer:
            start = line.start
        elif bullet := _CELL_BULLET.match(self._text, start, line.end):
            marker, start = bullet[1], bullet.end()
        elif self._column:
            start += len(self._text[start : line.end]) - len(self._text[start : line.end].lstrip())
        elif line.tabbed:
            start = line.outer - line.indent
        if start < line.end:
            self._begin("row", line, marker=marker)
            self._set_cells(cells(self._text, start, line.end, "\t"))

    def _set_cells(self, spans: tuple[Span, ...]) -> None:
        if self._open:
            self._open.cells = spans
            self._open.start, self._open.end = spans[0].start, spans[-1].end

    # --- items and paragraphs ---------------------------------------------------------------------------

    def _take_text(self, index: int, line: Line) -> None:
        draft = self._open
        if line.marker:
            self._begin("item", line, level=self._level(line), marker=line.marker)
        elif draft is None or draft.kind not in {"item", "paragraph"} or self._returns(draft, index, line):
            self._begin("paragraph", line)
        elif draft.kind == "paragraph" and begins_entry(self._lines, draft.first, index):
            self._end_stretch()
            self._begin("paragraph", line)
        else:
            draft.end, draft.last = line.end, line
            draft.hangs = draft.hangs or line.indent >= draft.indent + _HANG

    def _returns(self, draft: _Draft, index: int, line: Line) -> bool:
        """Tell whether a line returns to the margin below lines that hang: the next entry of a reference list."""
        if draft.kind != "paragraph" or not draft.hangs or line.indent > draft.indent:
            return False
        return self._lines[index - 1].indent >= draft.indent + _HANG

    def _runs_on(self, index: int) -> bool:
        """Tell whether an empty line only comes from a page break: the sentence goes on behind it."""
        draft = self._open
        if draft is None or draft.kind not in {"item", "paragraph"}:
            return False
        place = next_text(self._lines, index)
        if place == len(self._lines):
            return False
        after = self._lines[place]
        if after.look != "text" or after.marker or not after.text[:1].islower():
            return False
        crossed = any(line.new_page or line.look == "furniture" for line in self._lines[self._said + 1 : place + 1])
        return crossed and not draft.last.text.endswith((".", ":", ";", "!", "?"))

    def _level(self, line: Line) -> int:
        """Give how deep an item stands: by its indent, and at one indent by the order in which bullets came up."""
        style = line.marker if len(line.marker) == 1 and not line.marker.isalnum() else "1"
        levels = self._levels
        before = self._done[-1] if self._done else None
        if not self._open and (before is None or before.kind not in {"item", "paragraph"}):
            levels.clear()
        while levels and levels[-1][0] > line.indent:
            levels.pop()
        same = [place for place, known in enumerate(levels) if known == (line.indent, style)]
        if same:
            del levels[same[0] + 1 :]
        elif not levels or levels[-1][0] < line.indent or style != "1":
            levels.append((line.indent, style))
        else:
            levels[-1] = (line.indent, style)
        return len(levels)

    # --- beginning and ending ---------------------------------------------------------------------------

    def _begin(self, kind: BlockKind, line: Line, *, level: int = 0, marker: str = "") -> None:
        self._close()
        if kind == "heading":
            self._levels.clear()
        self._open = _Draft(
            kind,
            line.start,
            line.end,
            line,
            line,
            level=level,
            marker=marker,
            stretch=self._stretch,
            indent=line.indent,
        )

    def _close(self, *, end: int = 0) -> None:
        if self._open:
            self._open.end = end or self._open.end
            self._done.append(self._open)
            self._open = None

    def _end_stretch(self) -> None:
        self._close()
        self._column = ""
        self._stretch += 1


def _finished(drafts: Sequence[_Draft], text: str, runs: Sequence[Inline]) -> Iterator[Block]:
    """Give the blocks; a group that would hold one block is left out."""
    sizes = Counter(draft.stretch for draft in drafts)
    ordered = sorted(runs, key=lambda run: (run.start, -run.end))
    starts = [run.start for run in ordered]
    for draft in drafts:
        if not draft.cells:
            draft.start = trim(text, draft.start, draft.end).start
        if not text[draft.start : draft.end].strip():
            continue
        inside = ordered[bisect_left(starts, draft.start) : bisect_left(starts, draft.end)]
        yield Block(
            draft.kind,
            draft.start,
            draft.end,
            level=draft.level,
            marker=draft.marker,
            cells=draft.cells,
            header=draft.header,
            group=(draft.stretch,) if sizes[draft.stretch] > 1 else (),
            inlines=tuple(run for run in inside if run.end <= draft.end),
        )
