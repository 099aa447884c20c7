"""What pdfium knows of a page: stretches of text with their boxes and type, and the links that lie on them."""

from __future__ import annotations

import ctypes
import math
import unicodedata
from collections.abc import Iterator, Sequence
from typing import Any, Final

import pypdfium2 as pdfium
from pypdfium2 import raw

from kgbuild.documents.pdf_accents import composed
from kgbuild.documents.pdf_stretches import grouped
from kgbuild.documents.pdf_type import HYPHEN, Glyph, Stretch, Type

#: A page with more is no page of text.
MOST_GLYPHS: Final = 60_000
_BOLD: Final = 600
_FORCE_BOLD, _ITALIC = 1 << 18, 1 << 6
#: What the names of such fonts hold.
_HEAVY: Final = ("bold", "black", "heavy", "semib", "-bx", "cmbx", "demi", "-medi", "sfbx")
_SLANTED: Final = ("italic", "oblique", "cmti", "cmsl", "-it", "sfti", "slant")
_MARKS: Final = {
    "\u0000": "", "\u0002": HYPHEN, "\ufffe": HYPHEN, HYPHEN: HYPHEN, "\u2028": " ", "\u2029": " ", "\u00a0": " ",
}  # fmt: skip


def stretches_of(page: pdfium.PdfPage) -> list[Stretch]:
    """Give the stretches of text of a page, in the order in which the page sets them."""
    width, height = page.get_size()
    del width
    textpage = page.get_textpage()
    try:
        glyphs = list(_glyphs(textpage, height, _links(page, height)))
    finally:
        textpage.close()
    return list(grouped(composed(glyphs)))


def _links(page: pdfium.PdfPage, height: float) -> list[tuple[float, float, float, float, str]]:
    """Give the link annotations: left, top, right, bottom, target."""
    found: list[tuple[float, float, float, float, str]] = []
    place, link = ctypes.c_int(0), raw.FPDF_LINK()
    while raw.FPDFLink_Enumerate(page.raw, place, link) and len(found) < MOST_GLYPHS:
        action = raw.FPDFLink_GetAction(link)
        length = raw.FPDFAction_GetURIPath(page.pdf.raw, action, None, 0) if action else 0
        if not 0 < length < 4096:
            continue
        buffer = ctypes.create_string_buffer(length)
        raw.FPDFAction_GetURIPath(page.pdf.raw, action, buffer, length)
        box = raw.FS_RECTF()
        if raw.FPDFLink_GetAnnotRect(link, box):
            target = buffer.value.decode("utf-8", "replace")
            found.append((box.left, height - box.top, box.right, height - box.bottom, target))
    return found


def _glyphs(textpage: Any, height: float, links: Sequence[tuple[float, float, float, float, str]]) -> Iterator[Glyph]:
    fonts: dict[int, tuple[bool, bool]] = {}
    left, right, bottom, top = (ctypes.c_double() for _ in range(4))
    x, y = ctypes.c_double(), ctypes.c_double()
    spaced = False
    count = min(raw.FPDFText_CountChars(textpage.raw), MOST_GLYPHS)
    for index in range(count):
        code = raw.FPDFText_GetUnicode(textpage.raw, index)
        if raw.FPDFText_IsGenerated(textpage.raw, index) == 1 or code in {10, 13}:
            spaced = spaced or code == ord(" ")
            continue
        text = _clean(chr(code)) if 0 < code < 0x110000 else ""
        if not text or not raw.FPDFText_GetLooseCharBox(textpage.raw, index, _box := raw.FS_RECTF()):
            continue
        raw.FPDFText_GetCharOrigin(textpage.raw, index, x, y)
        raw.FPDFText_GetCharBox(textpage.raw, index, left, right, bottom, top)
        size = _size(textpage, index, abs(_box.top - _box.bottom))
        bold, italic = _font(textpage, index, fonts)
        base = height - y.value
        middle = (_box.left + _box.right) / 2
        href = next((t for a, b, c, d, t in links if a <= middle <= c and b - 1 <= base - size / 4 <= d + 1), "")
        look = Type(round(size, 1), bold, italic, href=href)
        yield Glyph(" " + text if spaced and text != " " else text, _box.left, _box.right, base, look)
        spaced = False


def _size(textpage: Any, index: int, height: float) -> float:
    """Give the nominal size of a glyph's type; the height of its box where fonts of pictures state another."""
    matrix = raw.FS_MATRIX()
    if not raw.FPDFText_GetMatrix(textpage.raw, index, matrix):
        return height
    size = raw.FPDFText_GetFontSize(textpage.raw, index) * math.hypot(matrix.c, matrix.d)
    return size if 0.4 * height < size < 2.5 * height else height


def _clean(text: str) -> str:
    text = _MARKS.get(text, text)
    if "\ufb00" <= text <= "\ufb06":
        return unicodedata.normalize("NFKC", text)
    return text if text.isprintable() or text in {" ", "\t", HYPHEN} else ""


def _font(textpage: Any, index: int, known: dict[int, tuple[bool, bool]]) -> tuple[bool, bool]:
    """Give whether the font of a glyph is bold and slanted; by name and weight, remembered for each text object."""
    thing = raw.FPDFText_GetTextObject(textpage.raw, index)
    address = ctypes.cast(thing, ctypes.c_void_p).value or 0
    if address not in known:
        flags = ctypes.c_int(0)
        buffer = ctypes.create_string_buffer(256)
        raw.FPDFText_GetFontInfo(textpage.raw, index, buffer, 256, flags)
        name = buffer.value.decode("utf-8", "replace").casefold()
        weight = raw.FPDFText_GetFontWeight(textpage.raw, index)
        heavy = any(word in name for word in _HEAVY)
        slanted = any(word in name for word in _SLANTED)
        known[address] = (
            heavy or weight >= _BOLD or bool(flags.value & _FORCE_BOLD),
            slanted or bool(flags.value & _ITALIC),
        )
    return known[address]
