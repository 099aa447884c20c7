"""From the body of a Word document to blocks: headings by outline and by look, items, rows, links."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace

from lxml import etree

from kgbuild.dates import find_ranges
from kgbuild.documents.docx.styles import Numbering, Styles, W, look_of
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
from kgbuild.documents.office.tables import BESIDE, has_dates_behind, has_heads, has_margin, is_page
from kgbuild.documents.writer import PARAGRAPH, Expected, Writer

_R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
#: What is deleted, moved away, repeated in a fallback, or no text of the page.
_DROPPED = frozenset({
    f"{W}del", f"{W}moveFrom", f"{W}rPr", f"{W}pPr", f"{W}sectPr", f"{W}footnoteReference", f"{W}commentReference",
    f"{_MC}Fallback", f"{W}tblPr", f"{W}tblGrid", f"{W}trPr", f"{W}tcPr",
})  # fmt: skip
_LINK = re.compile(r"\s*HYPERLINK\s+\"([^\"]+)\"")


def write_body(
    body: etree._Element, writer: Writer, styles: Styles, numbering: Numbering, targets: Mapping[str, str]
) -> None:
    """Write the blocks of a body into the writer.

    Args:
        body: `w:body`.
        writer: takes the blocks.
        styles: of the document.
        numbering: of its lists.
        targets: of links by relationship id.
    """
    _Body(writer, styles, numbering, targets).write(body)
    writer.cut()


class _Body:
    def __init__(self, writer: Writer, styles: Styles, numbering: Numbering, targets: Mapping[str, str]) -> None:
        self.writer = writer
        self.styles = styles
        self.numbering = numbering
        self.targets = targets
        self.count = 0
        self.size = 0
        self.sizes: tuple[int, ...] = ()
        self.nesting = Nesting()
        self.places: dict[etree._Element, int] = {}
        self.joints = joints(())

    def write(self, body: etree._Element) -> None:
        looks = [(paragraph, self.look(paragraph)) for paragraph in body.iter(f"{W}p")]
        pieces = [([*self.pieces(paragraph, look)], look) for paragraph, look in looks]
        self.size = usual_size(piece for run, _ in pieces for piece in run)
        self.sizes = heading_sizes(pieces, self.size)
        places = {}
        told = []
        for place, ((paragraph, look), (run, _)) in enumerate(zip(looks, pieces, strict=True)):
            places[paragraph] = place
            told.append(Set(joined(run), look, self._kind(paragraph, look, run, place), id(paragraph.getparent())))
        self.places, self.joints = places, joints(told)
        self.blocks(body)

    def _kind(self, paragraph: etree._Element, look: Look, pieces: list[Piece], place: int) -> Kind:
        """Say what a paragraph is, before any is written."""
        if not any(piece.text.strip() for piece in pieces):
            return "empty"
        if self._heading(paragraph, look, joined(pieces), place + 1):
            return "heading"
        return "item" if (look.numbering or "0") != "0" or typed_item(joined(pieces)) else "paragraph"

    def look(self, paragraph: etree._Element) -> Look:
        """Give the look of a paragraph: its own, its style's, the document's."""
        properties = paragraph.find(f"{W}pPr")
        return look_of(properties).over(self.styles.of(properties, "pStyle")).over(self.styles.body)

    # --- blocks -----------------------------------------------------------------------------------------

    def blocks(self, parent: etree._Element) -> None:
        """Write paragraphs and tables in order; content controls and accepted insertions are looked into."""
        for child in parent:
            if child.tag == f"{W}p":
                self.paragraph(child)
            elif child.tag == f"{W}tbl":
                self.table(child)
            elif child.tag not in _DROPPED:
                self.blocks(child)

    def paragraph(self, paragraph: etree._Element) -> None:
        self.count += 1
        self.writer.at_line(self.count)
        look = self.look(paragraph)
        pieces = joined(self.pieces(paragraph, look))
        text = "".join(piece.text for piece in pieces)
        if text.strip():
            place = self.places.get(paragraph, -1)
            if place in self.joints.more:
                self.writer.newline()
            else:
                self.writer.cut()
            for index, line in enumerate(typed_lines(pieces)):
                if index:
                    self.writer.cut()
                self.writer.expected, told = self._expected(paragraph, look, line)
                if self.writer.expected.kind != "item":
                    self.nesting.leave()
                write_pieces(self.writer, told)
            if place not in self.joints.unfinished:
                self.writer.cut()
            self.writer.expected = PARAGRAPH
        for box in paragraph.iter(f"{W}txbxContent"):
            if not any(above.tag == f"{_MC}Fallback" for above in box.iterancestors()):
                self.writer.enter()
                self.blocks(box)
                self.writer.leave()

    def _heading(self, paragraph: etree._Element, look: Look, pieces: list[Piece], count: int) -> int:
        """Give the level of a heading, 0 for other text."""
        return heading_level(pieces, look, self.size, count, ruled=_is_ruled(paragraph), sizes=self.sizes)

    def _expected(self, paragraph: etree._Element, look: Look, pieces: list[Piece]) -> tuple[Expected, list[Piece]]:
        """Say what block a paragraph is, and give its pieces without a typed bullet."""
        if level := self._heading(paragraph, look, pieces, self.count):
            return Expected("heading", level), pieces
        if look.numbering and look.numbering != "0":
            marker = self.numbering.marker(look.numbering, look.depth or 0)
            indent = self.numbering.indents.get((look.numbering, look.depth or 0))
            depth = (look.depth or 0) + 1 if indent is None else self.nesting.depth(indent)
            return Expected("item", depth, marker), pieces
        typed = typed_item(pieces)
        if not typed:
            return PARAGRAPH, pieces
        return replace(typed[0], level=self.nesting.depth((look.indent or 0) + inset(pieces))), typed[1]

    # --- text -------------------------------------------------------------------------------------------

    def pieces(self, paragraph: etree._Element, look: Look) -> Iterator[Piece]:
        """Give the text of a paragraph that is printed: without deletions, hidden text and text boxes."""
        field: list[str] = []
        href = ""
        for run, link in _runs(paragraph, ""):
            properties = run.find(f"{W}rPr")
            own = look_of(properties).over(self.styles.of(properties, "rStyle")).over(look)
            target = self.targets.get(link, "") if link else ""
            for child in run:
                if child.tag == f"{W}fldChar":
                    kind = child.get(f"{W}fldCharType")
                    if kind == "separate":
                        found = _LINK.match("".join(field))
                        href, field = found[1] if found else href, []
                    elif kind == "end":
                        href, field = "", []
                elif child.tag == f"{W}instrText":
                    field.append(child.text or "")
                elif not own.hidden and (text := _printed(child)):
                    yield Piece(text, own, target or href)

    # --- tables -----------------------------------------------------------------------------------------

    def table(self, table: etree._Element) -> None:
        """Write a table: as rows, or where it only lays out the page, as what its cells hold."""
        rows = [[*row.iterfind(f"{W}tc"), *row.iterfind(f"{W}sdt/{W}sdtContent/{W}tc")] for row in table.iter(f"{W}tr")]
        rows = [row for row in rows if row and row[0].getparent() is not None]
        self.writer.cut()
        self.writer.enter()
        texts = [[_texts(cell) for cell in row] for row in rows]
        margin, behind = has_margin(texts), has_dates_behind(texts)
        layout = any(self._is_page(cell, margin=margin, behind=behind) for row in rows for cell in row)
        heads = layout and has_heads([[*map(self._line, row[0].iterfind(f"{W}p"))] for row in rows if len(row) > 1])
        for index, row in enumerate(rows):
            if layout or len(row) == 1:
                for place, cell in enumerate(row):
                    if heads and not place and len(row) > 1:
                        self.head(cell)
                        continue
                    self.writer.enter()
                    self.blocks(cell)
                    self.writer.leave()
            else:
                self.row(row, header=not index and self._is_header(row, rows))
        self.writer.leave()
        self.writer.cut()

    def head(self, cell: etree._Element) -> None:
        """Write what a cell in the margin heads with."""
        for paragraph in cell.iterfind(f"{W}p"):
            self.count += 1
            self.writer.at_line(self.count)
            self.writer.cut()
            self.writer.expected = Expected("heading", BESIDE)
            write_pieces(self.writer, self._line(paragraph))
            self.writer.cut()
            self.writer.expected = PARAGRAPH

    def _line(self, paragraph: etree._Element) -> list[Piece]:
        return joined(self.pieces(paragraph, self.look(paragraph)))

    def _is_page(self, cell: etree._Element, *, margin: bool, behind: bool) -> bool:
        """Say whether a cell holds a piece of the page rather than a value: much text, a table, a list below a line."""
        paragraphs = cell.findall(f"{W}p")
        if is_page(_texts(cell), margin=margin) or cell.find(f"{W}tbl") is not None:
            return True
        return not behind and any((self.look(paragraph).numbering or "0") != "0" for paragraph in paragraphs[1:])

    def _is_header(self, row: list[etree._Element], rows: list[list[etree._Element]]) -> bool:
        """Say whether the first row names the columns: it is marked so, or bold and without dates, above more rows."""
        parent = row[0].getparent()
        if parent is not None and parent.find(f"{W}trPr/{W}tblHeader") is not None:
            return True
        pieces = [p for cell in row for par in cell.iterfind(f"{W}p") for p in self.pieces(par, self.look(par))]
        printed = [piece for piece in pieces if piece.text.strip()]
        text = " ".join(piece.text for piece in printed)
        bold = bool(printed) and all(piece.look.bold for piece in printed)
        filled = sum(bool("".join(map(str, cell.itertext())).strip()) for cell in row)
        return bold and filled == len(row) > 1 and len(rows) > 2 and not find_ranges(text)

    def row(self, cells: list[etree._Element], *, header: bool) -> None:
        """Write one row; the paragraphs of a cell are its lines."""
        self.writer.open_row(header=header)
        for cell in cells:
            self.writer.open_cell()
            for index, paragraph in enumerate(cell.iterfind(f"{W}p")):
                self.count += 1
                self.writer.at_line(self.count)
                if index:
                    self.writer.newline()
                write_pieces(self.writer, joined(self.pieces(paragraph, self.look(paragraph))))
            span = cell.find(f"{W}tcPr/{W}gridSpan")
            wide = span.get(f"{W}val", "1") if span is not None else "1"
            self.writer.close_cell(empty_after=min(int(wide) - 1, 20) if wide.isdigit() else 0)
        self.writer.close_row()


def _is_ruled(paragraph: etree._Element) -> bool:
    """Say whether a line stands below a paragraph, or it is shaded."""
    return any(paragraph.find(f"{W}pPr/{W}{part}") is not None for part in (f"pBdr/{W}bottom", "shd"))


def _texts(cell: etree._Element) -> list[str]:
    return ["".join(text.text or "" for text in par.iter(f"{W}t")) for par in cell.iterfind(f"{W}p")]


def _runs(parent: etree._Element, link: str) -> Iterator[tuple[etree._Element, str]]:
    """Give the runs of a paragraph with the id of the link around each."""
    for child in parent:
        if child.tag == f"{W}r":
            yield child, link
        elif child.tag == f"{W}hyperlink":
            yield from _runs(child, child.get(f"{_R}id", link))
        elif child.tag not in _DROPPED:
            yield from _runs(child, link)


def _printed(element: etree._Element) -> str:
    if element.tag == f"{W}t":
        return element.text or ""
    if element.tag in {f"{W}tab", f"{W}ptab"}:
        return "\t"
    if element.tag in {f"{W}br", f"{W}cr"}:
        return "\n" if element.get(f"{W}type", "textWrapping") == "textWrapping" else ""
    return {f"{W}noBreakHyphen": "-"}.get(str(element.tag), "")
