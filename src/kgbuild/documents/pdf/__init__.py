"""PDF files that were born digital: text in reading order, type as a hint for headings, links; scans are refused."""

from __future__ import annotations

import hashlib
from typing import Any

from kgbuild.document import Document
from kgbuild.documents.headings import find_headings
from kgbuild.documents.pdf.blocks import write_lines
from kgbuild.documents.pdf.elements import Tagged
from kgbuild.documents.pdf.grid import with_cells
from kgbuild.documents.pdf.line import Line
from kgbuild.documents.pdf.lines import lines_of
from kgbuild.documents.pdf.order import Page, rows_of
from kgbuild.documents.pdf.paragraphs import Paragraph
from kgbuild.documents.pdf.stretches import grouped
from kgbuild.documents.pdf.tagged import blocks_told, write_blocks
from kgbuild.documents.pdf.underlines import set_apart
from kgbuild.documents.writer import Writer
from kgbuild.errors import DocumentError

FORMAT = "PDF"
MEDIA_TYPE = "application/pdf"
SUFFIXES: tuple[str, ...] = (".pdf",)
MAX_BYTES = 64 << 20
MAX_PAGES = 400
_MAGIC = b"%PDF-"
_PASSWORD = 4


def accepts(head: bytes, name: str) -> bool:
    """Tell whether a file is a PDF: it says so near its beginning."""
    del name
    return _MAGIC in head[:1024]


def read(data: bytes, name: str) -> Document:
    """Read a PDF; running heads and page numbers are left out, words that lines broke are whole.

    Raises:
        DocumentError: it is damaged, encrypted, too long, or holds images of pages instead of text.
    """
    pages, told, metadata = pages_of(data, name)
    writer = Writer()
    places: dict[int, Line | Paragraph]
    if blocks_in_it := blocks_told(told):
        places = dict(enumerate(write_blocks(blocks_in_it, writer, max(page.width for page in pages)), 1))
    else:
        lines = lines_of(pages)
        write_lines(lines, writer)
        places = {line.number: line for line in lines}
    text, blocks, numbers = writer.finish()
    if not text.strip():
        raise DocumentError(
            name, f"its {len(pages)} pages hold images and no text", remedy="run OCR over the scan first"
        )
    return Document(
        name,
        text,
        find_headings(text, blocks),
        metadata={key: value for key, value in metadata.items() if key != "author" or _is_told(value, text)},
        media_type=MEDIA_TYPE,
        sha256=hashlib.sha256(data).hexdigest(),
        lines=tuple((offset, places[number].row) for offset, number in numbers),
        pages=tuple((offset, places[number].page) for offset, number in numbers),
    )


def pages_of(data: bytes, name: str) -> tuple[list[Page], list[Tagged | None], dict[str, str]]:
    """Give the pages with their rows, what each tells of its structure, and what the file says of itself."""
    import pypdfium2 as pdfium  # noqa: PLC0415  loads a library that only PDFs need

    from kgbuild.documents.pdf.glyphs import glyphs_of  # noqa: PLC0415
    from kgbuild.documents.pdf.marks import with_marks  # noqa: PLC0415
    from kgbuild.documents.pdf.rules import drawings_of  # noqa: PLC0415
    from kgbuild.documents.pdf.tree import tagged  # noqa: PLC0415

    try:
        pdf = pdfium.PdfDocument(data)
    except pdfium.PdfiumError as error:
        raise _unreadable(error, name) from error
    try:
        if len(pdf) > MAX_PAGES:
            raise DocumentError(name, f"it has {len(pdf)} pages, more than the {MAX_PAGES} that are read")
        pages: list[Page] = []
        told: list[Tagged | None] = []
        for index in range(len(pdf)):
            page = pdf[index]
            glyphs = glyphs_of(page)
            stretches, drawings = list(grouped(glyphs)), drawings_of(page)
            set_apart(stretches, drawings)
            written = with_marks(drawings.marks, with_cells(stretches, drawings))
            pages.append(Page(rows_of(written), *map(float, page.get_size())))
            told.append(tagged(page, glyphs, drawings))
            page.close()
        return pages, told, _metadata(pdf)
    except pdfium.PdfiumError as error:
        raise _unreadable(error, name) from error
    finally:
        pdf.close()


def _metadata(pdf: Any) -> dict[str, str]:
    """Give the title of a file and its author, as far as these are no names of files or macros."""
    told = pdf.get_metadata_dict()
    found = {key: " ".join(str(told.get(key.title()) or "").split()) for key in ("title", "author")}
    names = (".doc", ".docx", ".tex", ".dvi", ".odt")
    return {
        key: value for key, value in found.items() if value and "\\" not in value and not value.lower().endswith(names)
    }


def _is_told(author: str, text: str) -> bool:
    """Say whether the text tells the name of the author: files keep those of whoever made their template."""
    return author.rsplit(maxsplit=1)[-1].casefold() in text.casefold()


def _unreadable(error: Exception, name: str) -> DocumentError:
    if getattr(error, "err_code", None) == _PASSWORD or "password" in str(error).casefold():
        return DocumentError(name, "the PDF is encrypted", remedy="save it without a password")
    return DocumentError(name, "not a readable PDF, perhaps cut short", remedy="open and save it anew")
