"""What pdfium knows of a page: stretches of text with their boxes and type, and the links that lie on them."""

from __future__ import annotations

import ctypes
import math
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any, Final

import pypdfium2 as pdfium
from pypdfium2 import raw

#: Fractions of the type size: a gap from which a space is meant, and one from which another column begins.
_SPACE: Final = 0.25
_COLUMN: Final = 1.6
#: A page with more is no page of text.
MOST_GLYPHS: Final = 60_000
_RAISED: Final = 0.83
_BOLD: Final = 600
_FORCE_BOLD, _ITALIC = 1 << 18, 1 << 6
#: What the names of such fonts hold.
_HEAVY: Final = ("bold", "black", "heavy", "semib", "-bx", "cmbx", "demi", "-medi", "sfbx")
_SLANTED: Final = ("italic", "oblique", "cmti", "cmsl", "-it", "sfti", "slant")
#: A hyphen that only the end of the line asked for; pdfium writes it in several ways.
HYPHEN: Final = "\u00ad"
_MARKS: Final = {
    "\u0000": "", "\u0002": HYPHEN, "\ufffe": HYPHEN, HYPHEN: HYPHEN, "\u2028": " ", "\u2029": " ", "\u00a0": " ",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Type:
    """How a glyph is set; `size` is the height of its font in points."""

    size: float = 0.0
    bold: bool = False
    italic: bool = False
    raised: bool = False
    href: str = ""


@dataclass(frozen=True, slots=True)
class Word:
    """Where a word begins: its place in the text of its stretch, its left edge, and the gap before it in points."""

    at: int
    left: float
    gap: float


@dataclass(slots=True)
class Stretch:
    """Glyphs of one line without a wide gap between them, left to right.

    Attributes:
        left: of the box, in points from the left of the page.
        right: of the box.
        base: the baseline, in points from the top of the page.
        size: of most of its type.
        parts: its text, cut where the type changes.
        words: all but the first.
    """

    left: float
    right: float
    base: float
    size: float
    parts: list[tuple[str, Type]] = field(default_factory=list)
    words: list[Word] = field(default_factory=list)

    @property
    def text(self) -> str:
        """The text of all parts."""
        return "".join(text for text, _ in self.parts)


@dataclass(frozen=True, slots=True)
class _Glyph:
    text: str
    left: float
    right: float
    base: float
    type: Type


def stretches_of(page: pdfium.PdfPage) -> list[Stretch]:
    """Give the stretches of text of a page, in the order in which the page sets them."""
    width, height = page.get_size()
    del width
    textpage = page.get_textpage()
    try:
        glyphs = list(_glyphs(textpage, height, _links(page, height)))
    finally:
        textpage.close()
    return list(_grouped(glyphs))


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


def _glyphs(textpage: Any, height: float, links: Sequence[tuple[float, float, float, float, str]]) -> Iterator[_Glyph]:
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
        yield _Glyph(" " + text if spaced and text != " " else text, _box.left, _box.right, base, look)
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


def _grouped(glyphs: Sequence[_Glyph]) -> Iterator[Stretch]:
    """Give the glyphs as stretches: a new one where the line changes, the pen steps back, or the gap is wide."""
    run: list[_Glyph] = []
    for glyph in glyphs:
        if run and not _follows(run, glyph):
            yield from _stretch(run)
            run = []
        if run or glyph.text.strip():
            run.append(glyph)
    yield from _stretch(run)


def _follows(run: Sequence[_Glyph], glyph: _Glyph) -> bool:
    last = next((g for g in reversed(run) if g.text.strip()), run[-1])
    size = max(last.type.size, glyph.type.size)
    level = abs(glyph.base - last.base) < 0.5 * size
    ligature = (glyph.left, glyph.right) == (last.left, last.right)
    gap = glyph.left - last.right
    return level and (ligature or -0.5 * size < gap < _COLUMN * min(last.type.size, glyph.type.size or size))


def _stretch(run: Sequence[_Glyph]) -> Iterator[Stretch]:
    kept = list(run)
    while kept and not kept[-1].text.strip():
        kept.pop()
    if not kept:
        return
    sizes: dict[float, int] = {}
    for glyph in kept:
        sizes[glyph.type.size] = sizes.get(glyph.type.size, 0) + 1
    size = max(sizes, key=lambda s: (sizes[s], s))
    base = sorted(g.base for g in kept if g.type.size == size)[sizes[size] // 2]
    found = Stretch(kept[0].left, max(g.right for g in kept), base, size)
    before: _Glyph | None = None
    for glyph in kept:
        look = glyph.type
        if look.size < _RAISED * size and glyph.base < base - 0.12 * size:
            look = Type(look.size, look.bold, look.italic, raised=True, href=look.href)
        gap = before is not None and glyph.left - before.right > _SPACE * size
        if gap and before and before.text.strip() and glyph.text[0] != " ":
            _add(found, " ", before.type if before.type.href == look.href else Type(size))
        _add(found, glyph.text, look)
        before = glyph
    found.parts = _single_spaced(found.parts)
    found.words = list(_words(kept, size))
    yield found


def _words(glyphs: Sequence[_Glyph], size: float) -> Iterator[Word]:
    """Give where words begin, behind spaces that are printed or meant."""
    at, spaced, before = 0, True, glyphs[0]
    for glyph in glyphs:
        if glyph.text.strip():
            apart = spaced or glyph.text[0] == " " or glyph.left - before.right > _SPACE * size
            if apart and glyph is not glyphs[0]:
                at += 1
                yield Word(at, glyph.left, glyph.left - before.right)
            at += len(glyph.text.strip())
            before = glyph
        spaced = not glyph.text.strip()


def _add(stretch: Stretch, text: str, look: Type) -> None:
    if stretch.parts:
        last, type_ = stretch.parts[-1]
        same = (type_.bold, type_.italic, type_.raised, type_.href) == (look.bold, look.italic, look.raised, look.href)
        if same or (not text.strip() and not look.href):
            stretch.parts[-1] = (last + text, type_)
            return
    stretch.parts.append((text, look))


def _single_spaced(parts: list[tuple[str, Type]]) -> list[tuple[str, Type]]:
    out: list[tuple[str, Type]] = []
    spaced = True
    for text, look in parts:
        kept = []
        for char in text.replace("\t", " "):
            if char == " " and spaced:
                continue
            spaced = char == " "
            kept.append(char)
        if kept:
            out.append(("".join(kept), look))
    return out
