"""PDF files for the tests, set line by line as typesetting programs set them."""

from __future__ import annotations

import ctypes
import io
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import pypdfium2 as pdfium
from pypdfium2 import raw

WIDTH, HEIGHT = 595.0, 842.0


@dataclass(frozen=True, slots=True)
class Text:
    """A piece of text: its left edge (right edge if `flush`), baseline from the top, and type."""

    left: float
    base: float
    text: str
    font: str = "Helvetica"
    size: float = 10.0
    flush: bool = False


@dataclass(frozen=True, slots=True)
class Dot:
    """A drawn square of three points whose left edge and top are these."""

    left: float
    top: float


@dataclass(frozen=True, slots=True)
class Rule:
    """A thin line from one place to another, flat or upright, from the upper left corner of the page."""

    left: float
    top: float
    right: float
    bottom: float


def made(*pages: Iterable[Text | Dot | Rule]) -> bytes:
    """Give a PDF with these things on its pages."""
    pdf = pdfium.PdfDocument.new()
    for things in pages:
        page = pdf.new_page(WIDTH, HEIGHT)
        for thing in things:
            drawn = _text(pdf, thing) if isinstance(thing, Text) else _dot(thing)
            raw.FPDFPage_InsertObject(page.raw, drawn)
        raw.FPDFPage_GenerateContent(page.raw)
        page.close()
    buffer = io.BytesIO()
    pdf.save(buffer)
    pdf.close()
    return buffer.getvalue()


def _text(pdf: pdfium.PdfDocument, text: Text) -> ctypes.c_void_p:
    font = raw.FPDFText_LoadStandardFont(pdf.raw, text.font.encode())
    drawn = raw.FPDFPageObj_CreateTextObj(pdf.raw, font, text.size)
    codes = text.text.encode("utf-16-le") + b"\0\0"
    raw.FPDFText_SetText(drawn, ctypes.cast(ctypes.create_string_buffer(codes), raw.FPDF_WIDESTRING))
    left, bottom, right, top = (ctypes.c_float() for _ in range(4))
    raw.FPDFPageObj_GetBounds(drawn, left, bottom, right, top)
    shift = text.left - right.value if text.flush else text.left
    raw.FPDFPageObj_Transform(drawn, 1, 0, 0, 1, shift, HEIGHT - text.base)
    return drawn


def _dot(dot: Dot | Rule) -> ctypes.c_void_p:
    wide, high = (3.0, 3.0) if isinstance(dot, Dot) else (dot.right - dot.left + 0.5, dot.bottom - dot.top + 0.5)
    drawn = raw.FPDFPageObj_CreateNewRect(dot.left, HEIGHT - dot.top - high, wide, high)
    raw.FPDFPath_SetDrawMode(drawn, raw.FPDF_FILLMODE_ALTERNATE, 0)
    return drawn


def lines(left: float, top: float, texts: Sequence[str], *, leading: float = 12, font: str = "Helvetica") -> list[Text]:
    """Give lines one below another."""
    return [Text(left, top + leading * place, text, font) for place, text in enumerate(texts)]
