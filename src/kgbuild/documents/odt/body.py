"""From the body of an OpenDocument text to blocks: headings by outline and by look, items, rows, links."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from lxml import etree

from kgbuild.documents.odt.styles import TEXT, OdtStyles
from kgbuild.documents.office.entries import Kind, Set, joints
from kgbuild.documents.office.look import (
    Look,
    Nesting,
    Piece,
    heading_level,
    heading_sizes,
    inset,
    joined,
    typed_item,
    typed_lines,
    usual_size,
    write_pieces,
)
from kgbuild.documents.office.tables import BESIDE, has_heads, has_margin, is_page
from kgbuild.documents.writer import PARAGRAPH, Expected, Writer

TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
_DRAW = "{urn:oasis:names:tc:opendocument:xmlns:drawing:1.0}"
_OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
_HREF = "{http://www.w3.org/1999/xlink}href"
_PARAGRAPHS = (f"{TEXT}p", f"{TEXT}h")
#: What was deleted, what stands aside, and what is no text of the page.
_DROPPED = frozenset({
    f"{TEXT}tracked-changes", f"{TEXT}note", f"{_OFFICE}annotation", f"{TEXT}sequence-decls", f"{_OFFICE}forms",
    f"{TEXT}table-of-content", f"{TEXT}bibliography-mark", f"{TEXT}variable-decls",
})  # fmt: skip
_MOST_SPACES = 100


def write_body(body: etree._Element, writer: Writer, styles: OdtStyles) -> None:
    """Write the blocks of `office:text` into the writer; the line of a paragraph is its number in the document."""
    _Body(body, writer, styles).blocks(body)
    writer.cut()


class _Body:
    def __init__(self, body: etree._Element, writer: Writer, styles: OdtStyles) -> None:
        self.writer = writer
        self.styles = styles
        self.count = 0
        self.nesting = Nesting()
        looks = [(paragraph, self.look(paragraph)) for paragraph in body.iter(*_PARAGRAPHS)]
        pieces = [(joined(self.pieces(paragraph, look)), look) for paragraph, look in looks]
        self.size = usual_size(piece for run, _ in pieces for piece in run)
        self.sizes = heading_sizes(pieces, self.size)
        self.places = {paragraph: place for place, (paragraph, _) in enumerate(looks)}
        self.joints = joints([self._set(paragraph, *pieces[place]) for paragraph, place in self.places.items()])

    def _set(self, paragraph: etree._Element, pieces: list[Piece], look: Look) -> Set:
        """Give a paragraph as it is set, before any is written."""
        parent = paragraph.getparent()
        kind: Kind = "paragraph"
        if not any(piece.text.strip() for piece in pieces):
            kind = "empty"
        elif parent is not None and parent.tag == f"{TEXT}list-item":
            kind = "item"
        elif self._heading(paragraph, look, pieces, self.places[paragraph] + 1):
            kind = "heading"
        elif typed_item(pieces):
            kind = "item"
        return Set(pieces, look, kind, id(parent))

    def look(self, paragraph: etree._Element) -> Look:
        """Give the look of a paragraph: its style's over the document's."""
        return self.styles.of(paragraph.get(f"{TEXT}style-name")).over(self.styles.body)

    # --- blocks -----------------------------------------------------------------------------------------

    def blocks(self, parent: etree._Element) -> None:
        """Write paragraphs, lists and tables in order; sections and frames are looked into."""
        for child in parent:
            if child.tag in _PARAGRAPHS:
                self.paragraph(child)
            elif child.tag == f"{TEXT}list":
                style = child.get(f"{TEXT}style-name", "")
                margin = self.styles.margins.get((style, 1))
                self.items(child, 1, style, above=0 if margin is None else self.nesting.depth(margin) - 1)
            elif child.tag == f"{TABLE}table":
                self.table(child)
            elif child.tag not in _DROPPED:
                self.blocks(child)

    def paragraph(self, paragraph: etree._Element, item: Expected | None = None) -> None:
        """Write a paragraph, or what it was told to be: the first of a list item, a heading in the margin."""
        self.count += 1
        self.writer.at_line(self.count)
        look = self.look(paragraph)
        pieces = joined(self.pieces(paragraph, look))
        if any(piece.text.strip() for piece in pieces):
            place = self.places.get(paragraph, -1)
            if place in self.joints.more:
                self.writer.newline()
            else:
                self.writer.cut()
            for index, line in enumerate([pieces] if item else typed_lines(pieces)):
                if index:
                    self.writer.cut()
                self.writer.expected, told = self._expected(paragraph, look, line, item)
                if self.writer.expected.kind != "item":
                    self.nesting.leave()
                write_pieces(self.writer, told)
            if place not in self.joints.unfinished:
                self.writer.cut()
            self.writer.expected = PARAGRAPH
        for box in paragraph.iter(f"{_DRAW}text-box", f"{_DRAW}custom-shape", f"{_DRAW}rect"):
            self.writer.enter()
            self.blocks(box)
            self.writer.leave()

    def _expected(
        self, paragraph: etree._Element, look: Look, pieces: list[Piece], item: Expected | None
    ) -> tuple[Expected, list[Piece]]:
        if item:
            return item, pieces
        if level := self._heading(paragraph, look, pieces, self.count):
            return Expected("heading", level), pieces
        if typed := typed_item(pieces):
            return replace(typed[0], level=self.nesting.depth((look.indent or 0) + inset(pieces))), typed[1]
        return PARAGRAPH, pieces

    def _heading(self, paragraph: etree._Element, look: Look, pieces: list[Piece], count: int) -> int:
        """Give the level of a heading, 0 for other text."""
        outline = paragraph.get(f"{TEXT}outline-level", "1") if paragraph.tag == f"{TEXT}h" else ""
        if outline.isdigit():
            return min(int(outline), 9)
        ruled = self.styles.ruled(paragraph.get(f"{TEXT}style-name"))
        return heading_level(pieces, look, self.size, count, ruled=ruled, sizes=self.sizes)

    def items(self, element: etree._Element, depth: int, style: str, *, above: int) -> None:
        """Write a list that lies below so many others of its page; one whose only items hold headings is none."""
        form = self.styles.lists.get((style, depth))
        number = form[2] if form else 1
        self.writer.enter()
        for entry in element.iterfind(f"{TEXT}list-item"):
            marker = f"{form[0]}{number}{form[1] or '.'}" if form else "•"
            number += 1
            self.writer.enter()
            self._item(entry, depth, style, Expected("item", depth + above, marker), above)
            self.writer.leave()
        self.writer.leave()

    def _item(self, entry: etree._Element, depth: int, style: str, first: Expected, above: int) -> None:
        item: Expected | None = first
        for child in entry:
            if child.tag == f"{TEXT}p":
                self.paragraph(child, item)
                item = None
            elif child.tag == f"{TEXT}list":
                self.items(child, depth + 1, child.get(f"{TEXT}style-name", style), above=above)
            elif child.tag == f"{TEXT}h":
                self.paragraph(child)
            elif child.tag not in _DROPPED:
                self.blocks(child)

    # --- tables -----------------------------------------------------------------------------------------

    def table(self, table: etree._Element) -> None:
        """Write a table: as rows, or where it only lays out the page, as what its cells hold."""
        rows = [(row, row.findall(f"{TABLE}table-cell")) for row in _rows(table)]
        margin = has_margin([[_texts(cell) for cell in cells] for _, cells in rows])
        layout = any(
            is_page(_texts(cell), margin=margin)
            or any(cell.find(tag) is not None for tag in (f"{TABLE}table", f"{TEXT}list", f"{TEXT}h"))
            for _, cells in rows
            for cell in cells
        )
        heads = layout and has_heads(
            [[*map(self._line, cells[0].iterfind(f"{TEXT}p"))] for _, cells in rows if len(cells) > 1]
        )
        self.writer.cut()
        self.writer.enter()
        for row, cells in rows:
            if layout or len(cells) == 1:
                for place, cell in enumerate(cells):
                    if heads and not place and len(cells) > 1:
                        self.head(cell)
                        continue
                    self.writer.enter()
                    self.blocks(cell)
                    self.writer.leave()
            elif cells:
                parent = row.getparent()
                self.row(cells, header=parent is not None and parent.tag == f"{TABLE}table-header-rows")
        self.writer.leave()
        self.writer.cut()

    def head(self, cell: etree._Element) -> None:
        """Write what a cell in the margin heads with."""
        for paragraph in cell.iterfind(f"{TEXT}p"):
            self.paragraph(paragraph, Expected("heading", BESIDE))

    def _line(self, paragraph: etree._Element) -> list[Piece]:
        return joined(self.pieces(paragraph, self.look(paragraph)))

    def row(self, cells: list[etree._Element], *, header: bool) -> None:
        """Write one row; the paragraphs of a cell are its lines."""
        self.writer.open_row(header=header)
        for cell in cells:
            self.writer.open_cell()
            for index, paragraph in enumerate(cell.iter(*_PARAGRAPHS)):
                self.count += 1
                self.writer.at_line(self.count)
                if index:
                    self.writer.newline()
                write_pieces(self.writer, joined(self.pieces(paragraph, self.look(paragraph))))
            wide = cell.get(f"{TABLE}number-columns-spanned", "1")
            self.writer.close_cell(empty_after=min(int(wide) - 1, 20) if wide.isdigit() else 0)
        self.writer.close_row()

    # --- text -------------------------------------------------------------------------------------------

    def pieces(self, element: etree._Element, look: Look, href: str = "") -> Iterator[Piece]:
        """Give the text below an element that is printed, without notes, frames and hidden text."""
        if look.hidden:
            return
        yield Piece(_folded(element.text), look, href)
        for child in element:
            if child.tag == f"{TEXT}span":
                yield from self.pieces(child, self.styles.of(child.get(f"{TEXT}style-name")).over(look), href)
            elif child.tag == f"{TEXT}a":
                yield from self.pieces(child, look, child.get(_HREF, href))
            elif isinstance(child.tag, str) and child.tag not in _DROPPED and not child.tag.startswith(_DRAW):
                sign = _sign(child)
                if sign:
                    yield Piece(sign, look, href)
                else:
                    yield from self.pieces(child, look, href)
            yield Piece(_folded(child.tail), look, href)


def _texts(cell: etree._Element) -> list[str]:
    return ["".join(map(str, paragraph.itertext())) for paragraph in cell.iterfind(f"{TEXT}p")]


def _rows(table: etree._Element) -> Iterator[etree._Element]:
    """Give the rows of a table, not those of tables inside it."""
    for child in table:
        if child.tag == f"{TABLE}table-row":
            yield child
        elif child.tag in {f"{TABLE}table-header-rows", f"{TABLE}table-rows", f"{TABLE}table-row-group"}:
            yield from _rows(child)


def _sign(element: etree._Element) -> str:
    if element.tag == f"{TEXT}s":
        count = element.get(f"{TEXT}c", "1")
        return " " * min(int(count) if count.isdigit() else 1, _MOST_SPACES)
    return {f"{TEXT}tab": "\t", f"{TEXT}line-break": "\n", f"{TEXT}soft-page-break": " "}.get(str(element.tag), "")


def _folded(text: str | None) -> str:
    """Give text as OpenDocument means it: every stretch of white space is a space."""
    return (text or "").replace("\n", " ").replace("\t", " ")
