"""Rich Text Format (Microsoft's specification 1.9.1): paragraphs, lists, tables, links; deleted text left out."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from kgbuild.document import Document
from kgbuild.documents.office.entries import Kind, Set, joints
from kgbuild.documents.office.look import (
    Nesting,
    Piece,
    heading_level,
    heading_sizes,
    joined,
    typed_item,
    usual_size,
    write_pieces,
)
from kgbuild.documents.office.tables import has_dates_behind, has_margin, is_page
from kgbuild.documents.office.text import finished
from kgbuild.documents.rtf.text import Paragraph, paragraphs
from kgbuild.documents.writer import PARAGRAPH, Expected, Writer

FORMAT = "Rich Text Format"
MEDIA_TYPE = "application/rtf"
SUFFIXES: tuple[str, ...] = (".rtf",)
MAX_BYTES = 16 << 20
_BULLETS = frozenset("•◦▪‣·●○■□–—*-o§\uf0b7\uf0a7\xb7")


def accepts(head: bytes, name: str) -> bool:
    """Tell whether a file is RTF: it says so in its first characters, whatever it is called."""
    del name
    return head.lstrip().startswith(b"{\\rtf")


def read(data: bytes, name: str) -> Document:
    """Read an RTF file; headers, footers, notes and pictures are left out.

    Raises:
        DocumentError: it holds no text.
    """
    found = [replace(p, pieces=joined(p.pieces)) for p in paragraphs(data.lstrip())]
    writer = Writer()
    _write(found, writer)
    return finished(writer, data, name, MEDIA_TYPE, remedy="open and save it anew")


def _write(found: Sequence[Paragraph], writer: Writer) -> None:
    usual = usual_size(piece for paragraph in found for piece in paragraph.pieces)
    page = _Page(writer, usual, heading_sizes(((par.pieces, par.look) for par in found), usual))
    page.join(found)
    rows: list[list[list[Paragraph]]] = []
    cells: list[list[Paragraph]] = []
    cell: list[Paragraph] = []
    for paragraph in found:
        if paragraph.end == "row":
            rows.append([*cells, cell] if cell else cells)
            cells, cell = [], []
        elif paragraph.end == "cell":
            cells.append([*cell, paragraph])
            cell = []
        elif paragraph.tabled:
            cell.append(paragraph)
        else:
            page.table(rows)
            rows = []
            page.paragraph(paragraph)
    page.table([*rows, [*cells, cell]])


class _Page:
    """Writes paragraphs and tables; `usual` is the size that most of the text is set in, `sizes` those of headings."""

    def __init__(self, writer: Writer, usual: int, sizes: Sequence[int]) -> None:
        self.sizes = sizes
        self.writer = writer
        self.usual = usual
        self.nesting = Nesting()
        self.count = 0
        self.places: dict[int, int] = {}
        self.joints = joints(())

    def join(self, paragraphs: Sequence[Paragraph]) -> None:
        """Note which paragraphs are of one entry."""
        self.places = {id(paragraph): place for place, paragraph in enumerate(paragraphs)}
        self.joints = joints([self._set(paragraph, place) for place, paragraph in enumerate(paragraphs)])

    def _set(self, paragraph: Paragraph, place: int) -> Set:
        """Give a paragraph as it is set, before any is written; each cell is a place of its own."""
        kind: Kind = "paragraph"
        if not any(piece.text.strip() for piece in paragraph.pieces):
            kind = "empty"
        elif paragraph.marker or (paragraph.look.numbering or "0") != "0" or typed_item(paragraph.pieces):
            kind = "item"
        elif heading_level(paragraph.pieces, paragraph.look, self.usual, place + 1, sizes=self.sizes):
            kind = "heading"
        return Set(paragraph.pieces, paragraph.look, kind, place + 1 if paragraph.tabled else 0)

    def paragraph(self, paragraph: Paragraph) -> None:
        self.count += 1
        if not any(piece.text.strip() for piece in paragraph.pieces):
            return
        self.writer.at_line(paragraph.line)
        place = self.places.get(id(paragraph), -1)
        if place in self.joints.more:
            self.writer.newline()
        else:
            self.writer.cut()
        self.writer.expected, pieces = self.expected(paragraph)
        if self.writer.expected.kind != "item":
            self.nesting.leave()
        write_pieces(self.writer, pieces)
        if place not in self.joints.unfinished:
            self.writer.cut()
        self.writer.expected = PARAGRAPH

    def expected(self, paragraph: Paragraph) -> tuple[Expected, list[Piece]]:
        """Say what block a paragraph is, and give its pieces without a typed bullet."""
        look = paragraph.look
        listed = look.numbering and look.numbering != "0"
        if paragraph.marker:
            marker = "•" if paragraph.marker in _BULLETS else paragraph.marker
            depth = look.depth + 1 if look.depth else self.nesting.depth(look.indent or 0)
            return Expected("item", depth, marker), paragraph.pieces
        if level := heading_level(paragraph.pieces, look, self.usual, self.count, sizes=self.sizes):
            return Expected("heading", level), paragraph.pieces
        if listed:
            return Expected("item", (look.depth or 0) + 1, "•"), paragraph.pieces
        typed = typed_item(paragraph.pieces)
        if not typed:
            return PARAGRAPH, paragraph.pieces
        return replace(typed[0], level=self.nesting.depth(look.indent or 0)), typed[1]

    def table(self, rows: Sequence[Sequence[Sequence[Paragraph]]]) -> None:
        """Write a table: as rows, or where it only lays out the page, as what its cells hold."""
        rows = [row for row in rows if any(row)]
        if not rows:
            return
        texts = [[_texts(cell) for cell in row] for row in rows]
        margin, behind = has_margin(texts), has_dates_behind(texts)
        if not any(_is_page(cell, margin=margin, behind=behind) for row in rows for cell in row):
            self.writer.cut()
            self.writer.enter()
            for row in rows:
                _row(row, self.writer)
            self.writer.leave()
            return
        self.writer.enter()
        for cell in (cell for row in rows for cell in row):
            self.writer.enter()
            for paragraph in cell:
                self.paragraph(paragraph)
            self.writer.leave()
        self.writer.leave()


def _texts(cell: Sequence[Paragraph]) -> list[str]:
    return ["".join(piece.text for piece in paragraph.pieces) for paragraph in cell]


def _is_page(cell: Sequence[Paragraph], *, margin: bool, behind: bool) -> bool:
    """Say whether a cell holds a piece of the page rather than a value: much text, or a list below a line."""
    listed = not behind and any(paragraph.marker for paragraph in cell[1:])
    return is_page(_texts(cell), margin=margin) or listed


def _row(cells: Sequence[Iterable[Paragraph]], writer: Writer) -> None:
    """Write a row; the paragraphs of a cell are its lines."""
    writer.open_row()
    for cell in cells:
        writer.open_cell()
        for index, paragraph in enumerate(cell):
            writer.at_line(paragraph.line)
            if index:
                writer.newline()
            write_pieces(writer, paragraph.pieces)
        writer.close_cell()
    writer.close_row()
