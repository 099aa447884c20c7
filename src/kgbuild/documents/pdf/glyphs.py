"""What pdfium knows of a page: stretches of text with their boxes and type, and the links that lie on them."""

from __future__ import annotations

import ctypes
import math
import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Final

import pypdfium2 as pdfium
from pypdfium2 import raw

from kgbuild.documents.pdf.accents import composed, with_low_quotes, with_opening_quotes
from kgbuild.documents.pdf.icons import icon_of
from kgbuild.documents.pdf.tracking import closed_up, with_whole_numbers
from kgbuild.documents.pdf.type import BULLETS, HYPHEN, Glyph, Type

#: A page with more is no page of text.
MOST_GLYPHS: Final = 60_000
_BOLD: Final = 600
_FORCE_BOLD, _ITALIC = 1 << 18, 1 << 6
#: What the names of such fonts hold; those of TeX are short: "SFSX1095" is sans serif and bold.
_HEAVY: Final = (
    "bold", "black", "heavy", "semib", "-bx", "cmb10", "cmbx", "cmssbx", "demi", "-medi",
    *(font + form for font in ("ec", "sf") for form in ("bi1", "bl1", "bx", "rb1", "so1", "sx1", "xc1")),
)  # fmt: skip
_SLANTED: Final = (
    "italic", "oblique", "cmsl", "cmssi", "cmti", "-it", "slant",
    *(font + form for font in ("ec", "sf") for form in ("bi1", "bl1", "si1", "sl1", "so1", "ti")),
)  # fmt: skip
#: Fonts of small capitals, of TeX and of others.
_SMALL = re.compile(r"csc\d|cc\d{4}$|smallcap|small-cap|caps\b|[-+a-z]sc$|-sc-")
#: The font of TeX that prints the sign of the euro for a letter.
_EURO: Final = "feym"
#: Fonts of pictures; one that opens a line may be its bullet, others print nothing.
_ICONS: Final = ("academicons", "awesome", "icomoon", "ionicons", "materialicons", "typicons")
#: What pdfium writes of its own between glyphs.
_WRITTEN: Final = frozenset({ord(" "), 0x2, 0xAD, ord("-")})
_MARKS: Final = {
    "\u0000": "", "\u0002": HYPHEN, "\ufffe": HYPHEN, HYPHEN: HYPHEN, "\u2028": " ", "\u2029": " ", "\u00a0": " ",
    "\u2011": "-",
}  # fmt: skip


def glyphs_of(page: pdfium.PdfPage) -> list[Glyph]:
    """Give the glyphs of a page, in the order in which the page sets them; accents are joined to their letters."""
    height = page.get_height()
    textpage = page.get_textpage()
    try:
        glyphs = composed(list(_glyphs(textpage, height, _links(page, height))))
        return with_whole_numbers(closed_up(with_opening_quotes(with_low_quotes(glyphs))))
    finally:
        textpage.close()


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
    handle, fonts, looks = textpage.raw, _Fonts(textpage.raw), _Looks(links)
    x, y, box = ctypes.c_double(), ctypes.c_double(), raw.FS_RECTF()
    spaced, line = False, -math.inf
    for index in range(min(raw.FPDFText_CountChars(handle), MOST_GLYPHS)):
        code = raw.FPDFText_GetUnicode(handle, index)
        if code in {10, 13} or (code in _WRITTEN and raw.FPDFText_IsGenerated(handle, index) == 1):
            spaced = spaced or code == ord(" ")
            continue
        text = _clean(chr(code)) if 0 < code < 0x110000 else ""
        if not text or not raw.FPDFText_GetLooseCharBox(handle, index, box):
            continue
        raw.FPDFText_GetCharOrigin(handle, index, x, y)
        font, base = fonts.of(index), height - y.value
        if font.euro and text == "e":
            text = "€"
        if font.icons:
            text = icon_of(code) if abs(base - line) > font.size else ""
        line = base
        if not text:
            spaced = True
            continue
        tall = abs(box.top - box.bottom)
        size = font.size if 0.4 * tall < font.size < 2.5 * tall else tall
        look = looks.of(font, size, (box.left + box.right) / 2, base)
        written = " " + text if spaced and text != " " else text
        yield Glyph(written, box.left, box.right, base, look, font.mark)
        spaced = False


def _clean(text: str) -> str:
    text = _MARKS.get(text, text)
    if "\ufb00" <= text <= "\ufb06":
        return unicodedata.normalize("NFKC", text)
    return text if text.isprintable() or text in {" ", "\t", HYPHEN} or text in BULLETS else ""


@dataclass(frozen=True, slots=True)
class _Font:
    """The font of a text object: its nominal size in points on the page, whether it is bold and slanted.

    `mark` is the number of the marked content that the object stands in; `icons` tells of a font without letters,
    `small` of one of small capitals, `euro` of the one that prints that sign for a letter.
    """

    size: float
    bold: bool
    italic: bool
    mark: int
    icons: bool
    small: bool
    euro: bool


class _Fonts:
    """Remembers the font of each text object: asking is slow."""

    def __init__(self, handle: Any) -> None:
        self._handle = handle
        self._known: dict[int, _Font] = {}

    def of(self, index: int) -> _Font:
        """Give the font of a glyph; bold and slanted by the name and weight of its font."""
        thing = raw.FPDFText_GetTextObject(self._handle, index)
        address = ctypes.addressof(thing.contents) if thing else 0
        if address not in self._known:
            self._known[address] = self._read(index, raw.FPDFPageObj_GetMarkedContentID(thing) if thing else -1)
        return self._known[address]

    def _read(self, index: int, mark: int) -> _Font:
        flags, matrix = ctypes.c_int(0), raw.FS_MATRIX()
        buffer = ctypes.create_string_buffer(256)
        raw.FPDFText_GetFontInfo(self._handle, index, buffer, 256, flags)
        raw.FPDFText_GetMatrix(self._handle, index, matrix)
        name = buffer.value.decode("utf-8", "replace").casefold()
        heavy = raw.FPDFText_GetFontWeight(self._handle, index) >= _BOLD or bool(flags.value & _FORCE_BOLD)
        return _Font(
            raw.FPDFText_GetFontSize(self._handle, index) * math.hypot(matrix.c, matrix.d),
            heavy or any(word in name for word in _HEAVY),
            bool(flags.value & _ITALIC) or any(word in name for word in _SLANTED),
            mark,
            any(word in name for word in _ICONS),
            _SMALL.search(name) is not None,
            _EURO in name,
        )


class _Looks:
    """Gives how glyphs are set; most share their look with others."""

    def __init__(self, links: Sequence[tuple[float, float, float, float, str]]) -> None:
        self._links = links
        self._known: dict[tuple[float, bool, bool, str, bool], Type] = {}

    def of(self, font: _Font, size: float, middle: float, base: float) -> Type:
        """Give the look of a glyph with its middle and baseline there."""
        at = base - size / 4
        href = ""
        for left, top, right, bottom, target in self._links:
            if left <= middle <= right and top - 1 <= at <= bottom + 1:
                href = target
                break
        key = (round(size, 1), font.bold, font.italic, href, font.small)
        if key not in self._known:
            self._known[key] = Type(*key[:3], href=href, small=font.small)
        return self._known[key]
