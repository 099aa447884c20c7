"""PDF files that tell their structure, as Word, browsers and other office programs write them: blocks as they are told.

What is told is believed only where it covers the text and looks like what people write.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise
from typing import Final

from kgbuild.documents.office.look import (
    Look,
    Piece,
    heading_level,
    joined,
    typed_item,
    typed_lines,
    usual_size,
    write_pieces,
)
from kgbuild.documents.pdf.edges import is_page_number
from kgbuild.documents.pdf.elements import HEADINGS, Element, Tagged
from kgbuild.documents.pdf.paragraphs import Paragraph, paragraph_of, right_end, set_limits, set_row_ends
from kgbuild.documents.pdf.tables import Block, Table, is_page, paragraphs_in
from kgbuild.documents.pdf.tabs import cut, split_at_tabs
from kgbuild.documents.pdf.type import MARKER
from kgbuild.documents.writer import PARAGRAPH, Expected, Writer

#: Of the glyphs of a document, such a share stands in its structure.
_HELD: Final = 0.8
#: Paragraphs with more rows than this hold no more than such a share of all rows.
_LONG, _LONG_SHARE = 25, 0.35
#: Of paragraphs that follow one another, no larger share goes on with the one before, or stands above it.
_BROKEN, _UPWARD = 0.25, 0.3
_NOTES: Final = frozenset({"Note", "FENote"})


def blocks_told(pages: Sequence[Tagged | None]) -> list[Block]:
    """Give the blocks that a document tells of itself; none where it tells nothing that can be believed.

    Args:
        pages: with their structure, None for those that have none.
    """
    known = [page for page in pages if page is not None]
    held = sum(bool(glyph.text.strip()) for page in known for found in page.glyphs.values() for glyph in found)
    if len(known) < len(pages) or held < _HELD * (held + sum(page.loose for page in known)):
        return []
    told = [_Page(page, number).blocks() for number, page in enumerate(known, 1)]
    blocks = _joined_pages(_without_running_heads(told))
    loose = [block for block in blocks if isinstance(block, Paragraph)]
    if not _is_credible(loose, list(paragraphs_in(blocks))):
        return []
    return blocks


def _is_credible(loose: Sequence[Paragraph], inner: Sequence[Paragraph]) -> bool:
    """Say whether paragraphs look like such: few of many rows, few that go on with the one before or step upward."""
    rows = sum(len(paragraph.rows) for paragraph in inner)
    long = sum(len(paragraph.rows) for paragraph in inner if len(paragraph.rows) > _LONG)
    if not inner or (long > _LONG_SHARE * rows and len(inner) < 0.5 * rows):
        return False
    pairs = [(a, b) for a, b in pairwise(loose) if a.page == b.page]
    full = max((paragraph.right for paragraph in loose), default=0.0)
    broken = sum(a.right > 0.9 * full and b.text[:1].islower() and not a.marker and not b.marker for a, b in pairs)
    upward = sum(b.rows[0].base < a.rows[-1].base - a.rows[-1].size for a, b in pairs)
    return broken <= _BROKEN * len(pairs) and upward <= max(3, _UPWARD * len(pairs))


# --- from the structure to blocks -----------------------------------------------------------------------


@dataclass(slots=True)
class _Page:
    """Walks over the structure of a page."""

    page: Tagged
    number: int
    notes: list[Block] = field(default_factory=list)
    count: int = 0

    def blocks(self) -> list[Block]:
        found = list(self._inside(self.page.root, 0))
        return found + self.notes

    def _inside(self, parent: Element, depth: int) -> Iterator[Block]:
        """Give the blocks in an element; words between them are paragraphs."""
        words: list[Element | int] = []
        for kid in parent.kids:
            if isinstance(kid, int) or not kid.is_block:
                words.append(kid)
                continue
            yield from self._words(words)
            words = []
            yield from self._block(kid, depth)
        yield from self._words(words)

    def _words(self, kids: Sequence[Element | int]) -> Iterator[Paragraph]:
        yield from self._paragraph(Element("P", tuple(kids)))

    def _block(self, element: Element, depth: int) -> Iterator[Block]:
        if element.kind == "Table":
            yield from self._table(element, depth)
        elif element.kind == "LI":
            yield from self._item(element, depth)
        elif element.kind == "TOC":
            return
        elif element.kind in _NOTES:
            self.notes += self._inside(element, depth)
        elif element.holds_blocks:
            yield from self._inside(element, depth + (element.kind == "L"))
        else:
            yield from self._paragraph(element)

    def _paragraph(self, element: Element) -> Iterator[Paragraph]:
        glyphs = [glyph for mark in element.marks() for glyph in self.page.glyphs.get(mark, ())]
        found = paragraph_of(glyphs, element.kind, self.number, self.page.drawings)
        if found:
            found.row = self.count + 1
            self.count += len(found.rows)
            yield found

    def _item(self, element: Element, depth: int) -> Iterator[Block]:
        """Give the blocks of an item; the first bears its marker."""
        labels = [kid for kid in element.elements() if kid.kind == "Lbl"]
        label = " ".join(paragraph.text for kid in labels for paragraph in self._paragraph(kid)).strip()
        rest = tuple(kid for kid in element.kids if kid not in labels)
        marker = label if re.search(r"[^\W_]", label) else "•"
        for index, block in enumerate(self._inside(Element("LBody", rest), depth)):
            if not index and isinstance(block, Paragraph):
                block.marker, block.level = marker, max(depth, 1)
                if not labels:
                    _take_marker(block)
            yield block

    def _table(self, element: Element, depth: int) -> Iterator[Block]:
        rows = [row for row in _rows(element) if row.elements()]
        cells = [[list(self._inside(cell, depth)) for cell in row.elements()] for row in rows]
        told = bool(rows) and all(cell.kind == "TH" for cell in rows[0].elements())
        if any(cell for row in cells for cell in row):
            yield Table(cells, told)


def _rows(element: Element) -> Iterator[Element]:
    for kid in element.elements():
        if kid.kind == "TR":
            yield kid
        elif kid.kind in {"THead", "TBody", "TFoot", "NonStruct", "Div"}:
            yield from _rows(kid)


def _take_marker(paragraph: Paragraph) -> None:
    """Take the marker that an item prints in its text for its marker."""
    first = paragraph.rows[0].stretches[0]
    found = MARKER.match("\t".join(stretch.text for stretch in paragraph.rows[0].stretches))
    if not found:
        return
    paragraph.marker = found[0].strip() if found["number"] else "•"
    if found.end() > len(first.text):
        paragraph.rows[0].stretches.pop(0)
        return
    left = next((word.left for word in first.words if word.at >= found.end()), first.left)
    paragraph.rows[0].stretches[0] = cut(first, found.end(), left, left)[1]


# --- from pages to a document ---------------------------------------------------------------------------


def _without_running_heads(pages: Sequence[Sequence[Block]]) -> list[list[Block]]:
    """Give the blocks of each page without page numbers and what opens or closes most pages."""
    shapes: Counter[str] = Counter()
    for blocks in pages:
        shapes.update({_shape(block) for block in (*blocks[:1], *blocks[-1:])} - {""})
    often = {shape for shape, count in shapes.items() if len(pages) > 1 and count > max(1, len(pages) // 2)}
    kept: list[list[Block]] = []
    for blocks in pages:
        edges = {0, len(blocks) - 1}
        kept.append(
            [
                block
                for index, block in enumerate(blocks)
                if index not in edges or not (_shape(block) in often or (_is_number(block)))
            ]
        )
    return kept


def _shape(block: Block) -> str:
    return re.sub(r"\d+", "#", block.text) if isinstance(block, Paragraph) else ""


def _is_number(block: Block) -> bool:
    return isinstance(block, Paragraph) and is_page_number(block.text)


def _joined_pages(pages: Sequence[Sequence[Block]]) -> list[Block]:
    """Give the blocks of all pages; a paragraph or table that a page broke is one."""
    found: list[Block] = []
    for blocks in pages:
        rest = list(blocks)
        if found and rest and _goes_on(found[-1], rest[0]):
            _extend(found[-1], rest.pop(0))
        found += rest
    return found


def _goes_on(last: Block, first: Block) -> bool:
    if isinstance(last, Table) and isinstance(first, Table):
        return last.width >= first.width
    if isinstance(last, Table) or isinstance(first, Table):
        return False
    if last.kind in HEADINGS or first.kind in HEADINGS or first.marker or not first.text[:1].islower():
        return False
    return not last.text.rstrip().endswith((".", ":", ";", "!", "?"))


def _extend(last: Block, first: Block) -> None:
    if isinstance(last, Table) and isinstance(first, Table):
        last.extend(first)
    elif isinstance(last, Paragraph) and isinstance(first, Paragraph):
        last.rows += first.rows


# --- writing --------------------------------------------------------------------------------------------


def write_blocks(blocks: Sequence[Block], writer: Writer, width: float) -> list[Paragraph]:
    """Write the blocks that a document tells of itself; give its paragraphs, by the number of their line.

    Args:
        blocks: in reading order.
        writer: takes them.
        width: of the pages.
    """
    return _Writing(writer, width).write(blocks)


class _Writing:
    def __init__(self, writer: Writer, width: float) -> None:
        self.writer = writer
        self.width = width
        self.size = 0
        self.places: list[Paragraph] = []

    def write(self, blocks: Sequence[Block]) -> list[Paragraph]:
        loose = [block for block in blocks if isinstance(block, Paragraph)]
        split_at_tabs([[row for paragraph in loose for row in paragraph.rows]])
        limit = right_end(list(paragraphs_in(blocks)), self.width)
        set_limits(loose, limit)
        for block in blocks:
            if isinstance(block, Table):
                block.settle()
                block.measure(limit)
        everything = list(paragraphs_in(blocks))
        set_row_ends(everything)
        self.size = usual_size(piece for paragraph in everything for piece in paragraph.pieces())
        self._blocks(blocks)
        self.writer.cut()
        return self.places

    def _blocks(self, blocks: Sequence[Block]) -> None:
        for block in blocks:
            if isinstance(block, Table):
                self._table(block)
            else:
                self._paragraph(block)

    def _at(self, paragraph: Paragraph) -> None:
        self.places.append(paragraph)
        self.writer.at_line(len(self.places))

    def _paragraph(self, paragraph: Paragraph) -> None:
        self._at(paragraph)
        pieces = joined(paragraph.pieces())
        for line in [pieces] if paragraph.marker else typed_lines(pieces):
            self.writer.cut()
            self.writer.expected, told = self._expected(paragraph, line)
            write_pieces(self.writer, told)
        self.writer.cut()
        self.writer.expected = PARAGRAPH

    def _expected(self, paragraph: Paragraph, pieces: list[Piece]) -> tuple[Expected, list[Piece]]:
        if paragraph.marker:
            return Expected("item", paragraph.level, paragraph.marker), pieces
        told = {"Title": 1, "H": 2}.get(
            paragraph.kind, int(paragraph.kind[1:] or 0) if paragraph.kind in HEADINGS else 0
        )
        look = Look(level=told or None)
        if level := heading_level(pieces, look, self.size, len(self.places), ruled=paragraph.ruled):
            return Expected("heading", level), pieces
        typed = typed_item(pieces)
        return (replace(typed[0], level=1), typed[1]) if typed else (PARAGRAPH, pieces)

    def _table(self, table: Table) -> None:
        self.writer.cut()
        self.writer.enter()
        layout = any(is_page(cell) for row in table.rows for cell in row)
        for index, row in enumerate(table.rows):
            if layout or len(row) == 1:
                for cell in row:
                    self.writer.enter()
                    self._blocks(cell)
                    self.writer.leave()
            else:
                self._row(row, header=not index and table.names_columns())
        self.writer.leave()
        self.writer.cut()

    def _row(self, row: Sequence[Sequence[Block]], *, header: bool) -> None:
        self.writer.open_row(header=header)
        for cell in row:
            self.writer.open_cell()
            for index, paragraph in enumerate(paragraphs_in(cell)):
                self._at(paragraph)
                if index:
                    self.writer.newline()
                write_pieces(self.writer, joined(paragraph.pieces()))
            self.writer.close_cell()
        self.writer.close_row()
