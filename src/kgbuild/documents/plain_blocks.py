"""Blocks of plain text: lines grouped by their layout into headings, paragraphs, items and rows."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from kgbuild.document import Block, BlockKind, Inline, Span
from kgbuild.documents.plain_headings import column_heading, is_caps, is_label, joins
from kgbuild.documents.plain_lines import Line, is_underline

_CELL = re.compile(r"[^\t]+")
_BULLET = re.compile(r"\s*([-–—•◦*▪‣·●○■]|\d{1,3}[.)]|\[\d{1,3}\])\s+(?=\S)")
_PIPES = re.compile(r"\|.*\|")
_PIPE_RULE = re.compile(r"\|?[\s:|-]*-[\s:|-]*\|?")


@dataclass(slots=True)
class _Chunk:
    """What is being gathered into one block."""

    kind: BlockKind
    lines: list[Line]
    level: int = 0
    marker: str = ""
    start: int = -1
    cells: tuple[Span, ...] = ()
    header: bool = False
    group: tuple[int, ...] = ()


@dataclass(slots=True)
class Layout:
    """Reads lines one after the other and gathers blocks.

    Attributes:
        text: the text without marks that the lines are ranges of.
        lines: all lines of it.
        bold: tells whether a range is bold from end to end.
    """

    text: str
    lines: Sequence[Line]
    _done: list[_Chunk] = field(default_factory=list)
    _open: _Chunk | None = None
    _stretch: int = 0
    _levels: list[tuple[int, str]] = field(default_factory=list)
    _column_headed: bool = False

    def blocks(self, runs: Sequence[Inline]) -> tuple[Block, ...]:
        """Give the blocks, each with the inline runs inside it."""
        for index, line in enumerate(self.lines):
            self._take(index, line)
        self._close()
        return tuple(_finish(self._done, self.text, runs))

    def _take(self, index: int, line: Line) -> None:
        if line.look in {"furniture", "page"}:
            return
        if line.look == "blank":
            if not self._runs_on(index):
                self._close()
                self._stretch += not self._after_blank(index)
            return
        if line.look == "rule":
            self._close()
            self._stretch += 1
            return
        if self._take_heading(index, line) or self._take_row(index, line):
            return
        if line.marker:
            self._begin("item", line, level=self._level(line), marker=line.marker)
        elif self._open and self._open.kind in {"item", "paragraph"} and not self._starts_entry(index, line):
            self._open.lines.append(line)
        else:
            self._begin("paragraph", line)

    # --- headings ---------------------------------------------------------------------------------------

    def _take_heading(self, index: int, line: Line) -> bool:
        if line.depth:
            self._begin("heading", line, level=line.depth)
            self._close()
            return True
        following = self._at(index + 1)
        if (
            following
            and is_underline(following)
            and "\t" not in line.text
            and len(line.text) <= len(following.text) + 30
        ):
            if not (self._open and self._open.kind == "paragraph"):
                self._begin("heading", line, level=1 if following.text[0] == "=" else 2)
                self._close()
                return True
        if line.marker or "\t" in line.text:
            return False
        if is_caps(line.text) and self._stands_out(index):
            if joins(self._done[-1].lines[-1] if self._headed(index) else None, line, first=len(self._done) == 1):
                self._done[-1].lines.append(line)
            else:
                self._begin("heading", line, level=1)
                self._close()
            return True
        if is_label(line.text) and self._is_alone_or_lists(index):
            self._begin("heading", line, level=2)
            self._close()
            return True
        return False

    def _headed(self, index: int) -> bool:
        """Tell whether the line above was a heading in capitals."""
        return bool(self._done and self._done[-1].kind == "heading" and self._done[-1].lines[-1] is self._at(index - 1))

    def _stands_out(self, index: int) -> bool:
        """Tell whether a line in capitals is set off by an empty line, or by ordinary lines around it."""
        line, before, after = self.lines[index], self._at(index - 1), self._at(index + 1)
        letters = sum(char.isalpha() for char in line.text)
        open_above = before is None or before.look != "text" or self._headed(index)
        open_below = after is None or after.look != "text" or not is_caps(after.text) or self._wraps(index)
        if letters < 5:  # an acronym: "MIT" heads nothing unless it stands alone
            return False
        return open_above and open_below if " " not in line.text else open_below and (open_above or letters > 7)

    def _wraps(self, index: int) -> bool:
        """Tell whether the next line ends the heading that this one begins."""
        after = self._at(index + 2)
        return after is None or after.look != "text" or not is_caps(after.text)

    def _is_alone_or_lists(self, index: int) -> bool:
        before, after = self._at(index - 1), self._at(index + 1)
        open_above = before is None or before.look != "text"
        return open_above and (after is None or after.look != "text" or bool(after.marker) or after.indent > 0)

    # --- rows -------------------------------------------------------------------------------------------

    def _take_row(self, index: int, line: Line) -> bool:
        if _PIPES.fullmatch(line.text):
            if _PIPE_RULE.fullmatch(line.text):
                if self._open and self._open.kind == "row":
                    self._open.header = True
                return True
            self._begin("row", line)
            self._set_cells(line, line.start, "|")
            return True
        raw_end = line.end
        if "\t" not in self.text[self._raw_start(line) : raw_end]:
            self._column_headed = False
            return False
        start = line.outer
        head = None if line.tabbed or line.marker else column_heading(line.text, self._next_is_tabbed(index))
        if head:
            self._begin("heading", line, level=1)
            self._end_at(line.outer + len(head))
            self._column_headed = True
            start = line.outer + len(head)
        elif self._column_headed and not line.tabbed:
            self._column_headed = False
        self._begin_row(line, start)
        return True

    def _begin_row(self, line: Line, start: int) -> None:
        """Begin a row at `start`; a column that only holds headings is left out, a bullet becomes the marker."""
        skip = self._column_headed
        body = self.text[start : line.end]
        if skip:
            start += len(body) - len(body.lstrip())
            body = self.text[start : line.end]
        if not body.strip():
            return
        bullet = _BULLET.match(body)
        marker = line.marker
        if marker and not skip:
            start = line.start
        elif bullet:
            marker = bullet[1]
            start += bullet.end()
        self._begin("row", line, marker=marker)
        if self._open:
            self._open.start = start
        self._set_cells(line, start, "\t")

    def _set_cells(self, line: Line, start: int, separator: str) -> None:
        if not self._open:
            return
        part = self.text[start : line.end]
        if separator == "|":
            lead = 1
            part = part[1:-1]
        else:
            lead = 0
            if line.tabbed and not self._column_headed and start == line.start and not line.marker:
                # The first cell is empty: it lies before the first tab, where the row now begins.
                start = self._raw_start(line)
                part = self.text[start : line.end]
                self._open.start = start
        place = start + lead
        cells = []
        for piece in part.split(separator):
            body = piece.strip()
            inner = place + len(piece) - len(piece.lstrip()) if body else place
            cells.append(Span(inner, inner + len(body)))
            place += len(piece) + 1
        while len(cells) > 1 and cells[-1].start == cells[-1].end:
            cells.pop()
        self._open.cells = tuple(cells)

    def _raw_start(self, line: Line) -> int:
        return self.text.rfind("\n", 0, line.outer) + 1

    def _next_is_tabbed(self, index: int) -> bool:
        after = self._at(index + 1)
        return after is not None and after.tabbed

    # --- what belongs together --------------------------------------------------------------------------

    def _starts_entry(self, index: int, line: Line) -> bool:
        """Tell whether a line without a bullet opens a new block: the first flush line below indented ones."""
        open_block = self._open
        if not open_block or open_block.kind != "paragraph":
            return False
        first = open_block.lines[0]
        hangs = any(inner.indent >= first.indent + 2 for inner in open_block.lines[1:])
        return hangs and line.indent <= first.indent and self.lines[index - 1].indent >= first.indent + 2

    def _runs_on(self, index: int) -> bool:
        """Tell whether an empty line only comes from a page break: the sentence goes on behind it."""
        if not self._open or self._open.kind == "heading":
            return False
        after = next((line for line in self.lines[index:] if line.look not in {"blank", "furniture"}), None)
        crossed = any(
            line.look == "furniture" or line.break_before for line in _until(self.lines, index, after)
        ) or bool(after and after.break_before)
        if not crossed or after is None or after.look != "text" or after.marker:
            return False
        return after.text[:1].islower() and self._open.lines[-1].text[-1:] not in ".:;!?"

    def _after_blank(self, index: int) -> bool:
        before = self._at(index - 1)
        return before is not None and before.look == "blank"

    def _level(self, line: Line) -> int:
        """Give how deep an item stands, by indent first, then by the kind of its bullet."""
        style = "1" if line.marker[-1:] in ".)]" else line.marker
        levels = self._levels
        if not (self._open or (self._done and self._done[-1].kind in {"item", "paragraph"})):
            levels.clear()
        while levels and levels[-1][0] > line.indent:
            levels.pop()
        styles = [known for _, known in levels]
        if style in styles:
            at = styles.index(style) if levels[styles.index(style)][0] == line.indent else len(levels) - 1
            if levels[at][0] == line.indent:
                del levels[at + 1 :]
                return at + 1
        if not levels or line.indent >= levels[-1][0] + 2 or levels[-1][1] in {"•", "●", "■", "1"}:
            levels.append((line.indent, style))
        else:
            levels[-1] = (line.indent, style)
        return len(levels)

    def _at(self, index: int) -> Line | None:
        return self.lines[index] if 0 <= index < len(self.lines) else None

    def _begin(self, kind: BlockKind, line: Line, *, level: int = 0, marker: str = "") -> None:
        self._close()
        self._open = _Chunk(kind, [line], level=level, marker=marker, start=line.start, group=(self._stretch,))
        if kind == "heading":
            self._levels.clear()

    def _end_at(self, end: int) -> None:
        if self._open:
            self._open.cells = (Span(self._open.start, end),)
        self._close()

    def _close(self) -> None:
        if self._open:
            self._done.append(self._open)
            self._open = None


def _until(lines: Sequence[Line], index: int, stop: Line | None) -> Iterator[Line]:
    for line in lines[index:]:
        if line is stop:
            return
        yield line


def _finish(chunks: Sequence[_Chunk], text: str, runs: Sequence[Inline]) -> Iterator[Block]:
    """Give the blocks of the chunks; chunks and runs both ascend."""
    sizes: dict[tuple[int, ...], int] = {}
    for chunk in chunks:
        sizes[chunk.group] = sizes.get(chunk.group, 0) + 1
    nth = 0
    ordered = sorted(runs, key=lambda run: (run.start, -run.end))
    for chunk in chunks:
        start, end = chunk.start, chunk.lines[-1].end
        cells = chunk.cells
        if chunk.kind == "heading" and cells:
            end, cells = cells[0].end, ()
        elif cells:
            start, end = min(start, cells[0].start), max(end, cells[-1].end)
        if not text[start:end].strip():
            continue
        while nth < len(ordered) and ordered[nth].start < start:
            nth += 1
        yield Block(
            chunk.kind,
            start,
            end,
            level=chunk.level,
            marker=chunk.marker,
            cells=cells,
            header=chunk.header,
            group=chunk.group if sizes[chunk.group] > 1 else (),
            inlines=tuple(_inside(ordered, nth, start, end)),
        )


def _inside(runs: Sequence[Inline], nth: int, start: int, end: int) -> Iterator[Inline]:
    for run in runs[nth:]:
        if run.start >= end:
            return
        if run.start >= start and run.end <= end:
            yield run
