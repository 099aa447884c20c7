"""Text and blocks grow together: what every reader writes into, so that all offsets agree by construction."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from kgbuild.document import Block, BlockKind, Inline, InlineKind, Span

#: White space that HTML collapses; the no-break spaces are not among it.
_SPACE = re.compile(r"[ \t\n\f\r]+")
_SOFT_HYPHEN = "\u00ad"
#: Deeper containers count as part of the one at this depth; a million nested tags must not make long tuples.
_MAX_GROUPS = 48


@dataclass(slots=True)
class _Run:
    """An inline run that is open; it starts with the first character written inside."""

    kind: InlineKind
    href: str
    start: int = -1
    pictured: bool = False


@dataclass(slots=True)
class _Draft:
    """A block that is being written or may still get classes."""

    kind: BlockKind
    start: int
    end: int = 0
    level: int = 0
    marker: str = ""
    header: bool = False
    group: tuple[int, ...] = ()
    cells: list[Span] = field(default_factory=list)
    inlines: list[Inline] = field(default_factory=list)
    classes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Expected:
    """What the next block will be when its first character comes; `beside` tells of an empty margin beside it."""

    kind: BlockKind = "paragraph"
    level: int = 0
    marker: str = ""
    beside: bool = False


PARAGRAPH = Expected()


class Writer:
    """Collects pieces of text and cuts them into blocks, inlines, cells and groups.

    White space is collapsed by `flow`, kept by `verbatim`. A block opens with its first visible character and
    closes with `cut`; rows are opened and closed by `open_row` and `close_row`.
    """

    def __init__(self) -> None:
        self._pieces: list[str] = []
        self._length = 0
        self._lines: list[tuple[int, int]] = []
        self._line = 1
        self._drafts: list[_Draft] = []
        self._open: _Draft | None = None
        self._pending = ""
        self._runs: list[_Run] = []
        self._pictures: list[str] = []
        self._row = False
        self._cell = -1
        self._groups: list[int] = []
        self._ranges: dict[int, tuple[int, int]] = {}
        self._soft: set[int] = set()
        self._next_group = 0
        self.expected = PARAGRAPH

    @property
    def count(self) -> int:
        """How many blocks are finished."""
        return len(self._drafts)

    # --- text -------------------------------------------------------------------------------------------

    def at_line(self, line: int) -> None:
        """From here on text stems from this line of the file; a step back is ignored."""
        self._line = max(self._line, line)

    def flow(self, text: str) -> None:
        """Write running text; white space collapses as in HTML, no-break spaces stay."""
        body = _SPACE.sub(" ", text)
        if body.startswith(" "):
            self._space()
        if body.strip(" "):
            self.verbatim(body.strip(" "))
            if body.endswith(" "):
                self._space()

    def verbatim(self, text: str) -> None:
        """Write text as it is but for hyphens that only a broken line would print, opening a block if none is open."""
        text = text.replace(_SOFT_HYPHEN, "")
        if not text:
            return
        if self._open is None:
            self._start_block()
        elif self._pending and self._has_text():
            self._put(self._pending)
        self._pending = ""
        for run in self._runs:
            if run.start < 0:
                run.start = self._length
        if not self._lines or self._lines[-1][1] != self._line:
            self._lines.append((self._length, self._line))
        self._put(text)

    def newline(self) -> bool:
        """Break the line; True if the line was empty already, which is how hand-written pages end a paragraph."""
        again = "\n" in self._pending or not self._has_text()
        self._pending = "\n"
        return again and self._has_text()

    def tab(self) -> None:
        """Set apart what stands on one line: a date flush right of it."""
        if self._has_text() and "\n" not in self._pending:
            self._pending = "\t"

    def _space(self) -> None:
        self._pending = self._pending or " "

    def _has_text(self) -> bool:
        if self._open is None:
            return False
        return self._length > (self._cell if self._row else self._open.start)

    def _put(self, text: str) -> None:
        self._pieces.append(text)
        self._length += len(text)

    # --- blocks -----------------------------------------------------------------------------------------

    def _start_block(self) -> None:
        if self._pieces:
            self._put("\n")
        expected, self.expected = self.expected, PARAGRAPH
        self._open = _Draft(
            expected.kind, self._length, level=expected.level, marker=expected.marker, group=tuple(self._groups)
        )
        if expected.beside:
            self._open.cells.append(Span(self._length, self._length))
        self._hang(self._open, self._pictures, self._length)
        self._pictures = []

    def cut(self) -> None:
        """End the open block; inside a row, where cells do not nest blocks, only the line."""
        if self._row:
            self._pending = "\n"
            return
        self._pending = ""
        if self._open is None:
            return
        draft, self._open = self._open, None
        self._close_runs(draft)
        draft.end = self._length
        self._keep(draft)

    def _keep(self, draft: _Draft) -> None:
        index = len(self._drafts)
        self._drafts.append(draft)
        for group in draft.group:
            first, _ = self._ranges.get(group, (index, index))
            self._ranges[group] = (first, index)

    def classify(self, first: int, words: Iterable[str]) -> None:
        """Give class words to the block written since `count` was `first`, if it is the only one."""
        if len(self._drafts) - first == 1:
            self._drafts[first].classes += tuple(words)

    # --- rows -------------------------------------------------------------------------------------------

    def open_row(self, *, header: bool = False) -> None:
        """Begin a row; its cells follow."""
        self.cut()
        self.expected = Expected("row")
        self._start_block()
        self._row = True
        if self._open:
            self._open.header = header

    def open_cell(self) -> None:
        """Begin the next cell of the open row."""
        if self._open and self._open.cells:
            self._put("\t")
        self._pending = ""
        self._cell = self._length

    def close_cell(self, *, empty_after: int = 0) -> None:
        """End the cell, and add empty ones where it spans further columns."""
        self._pending = ""
        if self._open:
            self._close_runs(self._open)
            self._open.cells.append(Span(self._cell, self._length))
            for _ in range(empty_after):
                self._put("\t")
                self._open.cells.append(Span(self._length, self._length))

    def close_row(self) -> None:
        """End the row; one without any text is kept out of the blocks."""
        draft, self._open, self._row = self._open, None, False
        if draft is None:
            return
        draft.end = self._length
        if any(cell.end > cell.start for cell in draft.cells):
            self._keep(draft)

    # --- inline runs ------------------------------------------------------------------------------------

    def open_run(self, kind: InlineKind, href: str = "") -> None:
        """Begin a run that is set apart; it may reach over several blocks."""
        self._runs.append(_Run(kind, href))

    def close_run(self) -> None:
        """End the run opened last; a link around nothing but an image stays as a link without text."""
        run = self._runs.pop()
        if run.start >= 0 and self._open and run.start < self._length:
            self._open.inlines.append(Inline(run.start, self._length, run.kind, run.href))
        elif run.pictured and self._has_text():
            self._hang(self._open, [run.href], self._length)
        elif run.pictured:
            self._pictures.append(run.href)

    def icon(self) -> None:
        """Note what is drawn: a link around nothing else stays as a link without text."""
        for run in self._runs:
            run.pictured = run.pictured or (run.kind == "link" and run.start < 0)

    def image(self, href: str) -> None:
        """Note an image: a run without text, where a block is open."""
        self.icon()
        if self._open and not self._row and self._has_text():
            self._open.inlines.append(Inline(self._length, self._length, "image", href))

    @staticmethod
    def _hang(draft: _Draft | None, hrefs: list[str], place: int) -> None:
        """Hang links without text on a block."""
        if draft:
            draft.inlines.extend(Inline(place, place, "link", href) for href in hrefs)

    def _close_runs(self, draft: _Draft) -> None:
        for run in self._runs:
            if 0 <= run.start < self._length:
                draft.inlines.append(Inline(run.start, self._length, run.kind, run.href))
            run.start = -1

    # --- groups -----------------------------------------------------------------------------------------

    def enter(self, *, soft: bool = False) -> None:
        """Enter a container; a soft one (`div`) counts only if it holds several blocks and not all of its parent's."""
        if len(self._groups) >= _MAX_GROUPS:
            self._groups.append(self._groups[-1])
            return
        self._next_group += 1
        self._groups.append(self._next_group)
        if soft:
            self._soft.add(self._next_group)

    def leave(self) -> None:
        """Leave the container entered last; linked images that head nothing in it belong to the block before it."""
        self._groups.pop()
        if self._open:
            return
        last = self._drafts[-1] if self._drafts else None
        if self._pictures and last and last.group[: len(self._groups)] == tuple(self._groups):
            self._hang(last, self._pictures, last.end)
            self._pictures = []

    # --- result -----------------------------------------------------------------------------------------

    def finish(self) -> tuple[str, tuple[Block, ...], tuple[tuple[int, int], ...]]:
        """Give text, blocks and line table."""
        self.cut()
        text = "".join(self._pieces)
        blocks = tuple(block for draft in self._drafts if (block := self._block(draft, text)))
        return text, blocks, tuple(self._lines) or ((0, 1),)

    def _block(self, draft: _Draft, text: str) -> Block | None:
        span = Span(draft.start, draft.end) if draft.kind == "row" else trim(text, draft.start, draft.end)
        if span.start >= span.end:
            return None
        inlines = sorted(
            {clipped for run in draft.inlines if (clipped := _clip(run, span))},
            key=lambda run: (run.start, -run.end, run.kind, run.href),
        )
        return Block(
            draft.kind,
            span.start,
            span.end,
            level=draft.level,
            marker=draft.marker,
            cells=tuple(trim(text, cell.start, cell.end) for cell in draft.cells),
            header=draft.header,
            group=self._hard(draft.group),
            inlines=tuple(inlines),
            classes=tuple(dict.fromkeys(draft.classes)),
        )

    def _hard(self, group: tuple[int, ...]) -> tuple[int, ...]:
        kept: list[int] = []
        for item in dict.fromkeys(group):
            first, last = self._ranges[item]
            if item in self._soft and (first == last or (kept and self._ranges[kept[-1]] == (first, last))):
                continue
            kept.append(item)
        return tuple(kept)


def trim(text: str, start: int, end: int) -> Span:
    """Give the range without white space at its ends; an empty one lies at `start`."""
    part = text[start:end]
    body = part.strip()
    if not body:
        return Span(start, start)
    start += len(part) - len(part.lstrip())
    return Span(start, start + len(body))


def _clip(run: Inline, span: Span) -> Inline | None:
    start, end = max(run.start, span.start), min(run.end, span.end)
    if start > end or (start == end and run.start < run.end):
        return None
    return replace(run, start=start, end=end)
