"""Rich Text Format (Microsoft's specification 1.9.1): paragraphs, lists, tables, links; deleted text left out."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import replace

from kgbuild.document import Document
from kgbuild.documents.headings import find_headings
from kgbuild.documents.office_look import Nesting, Piece, heading_level, joined, typed_item, usual_size, write_pieces
from kgbuild.documents.rtf_text import Paragraph, paragraphs
from kgbuild.documents.writer import PARAGRAPH, Expected, Writer
from kgbuild.errors import DocumentError

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
    text, blocks, lines = writer.finish()
    if not text.strip():
        raise DocumentError(name, "the document holds no text", remedy="open and save it anew")
    return Document(
        name,
        text,
        find_headings(text, blocks),
        media_type=MEDIA_TYPE,
        sha256=hashlib.sha256(data).hexdigest(),
        lines=lines,
    )


def _write(found: Sequence[Paragraph], writer: Writer) -> None:
    usual = usual_size(piece for paragraph in found for piece in paragraph.pieces)
    cells: list[list[Paragraph]] = []
    cell: list[Paragraph] = []
    nesting = Nesting()
    for place, paragraph in enumerate(found, 1):
        writer.at_line(paragraph.line)
        if paragraph.end == "row":
            _row(cells, writer)
            cells, cell = [], []
        elif paragraph.end == "cell":
            cells.append([*cell, paragraph])
            cell = []
        elif paragraph.tabled:
            cell.append(paragraph)
        elif any(piece.text.strip() for piece in paragraph.pieces):
            writer.cut()
            writer.expected, pieces = _expected(paragraph, usual, place, nesting)
            if writer.expected.kind != "item":
                nesting.leave()
            write_pieces(writer, pieces)
            writer.cut()
            writer.expected = PARAGRAPH
    _row([*cells, cell] if cell else cells, writer)


def _expected(paragraph: Paragraph, usual: int, place: int, nesting: Nesting) -> tuple[Expected, list[Piece]]:
    look = paragraph.look
    listed = look.numbering and look.numbering != "0"
    if paragraph.marker:
        marker = "•" if paragraph.marker in _BULLETS else paragraph.marker
        depth = look.depth + 1 if look.depth else nesting.depth(look.indent or 0)
        return Expected("item", depth, marker), paragraph.pieces
    if level := heading_level(paragraph.pieces, look, usual, place):
        return Expected("heading", level), paragraph.pieces
    if listed:
        return Expected("item", (look.depth or 0) + 1, "•"), paragraph.pieces
    typed = typed_item(paragraph.pieces)
    if not typed:
        return PARAGRAPH, paragraph.pieces
    return replace(typed[0], level=nesting.depth(look.indent or 0)), typed[1]


def _row(cells: Sequence[Iterable[Paragraph]], writer: Writer) -> None:
    """Write a row; the paragraphs of a cell are its lines."""
    if not cells:
        return
    writer.open_row()
    for cell in cells:
        writer.open_cell()
        for index, paragraph in enumerate(cell):
            if index:
                writer.newline()
            write_pieces(writer, paragraph.pieces)
        writer.close_cell()
    writer.close_row()
