"""Accents that stand as glyphs of their own over or under their letters, as TeX prints them with its older fonts."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise
from typing import Final

from kgbuild.documents.pdf.type import Glyph

#: Accent as it is printed → the combining character of Unicode.
_COMBINING: Final = {
    "`": "\u0300", "´": "\u0301", "ˊ": "\u0301", "ˋ": "\u0300", "ˆ": "\u0302", "^": "\u0302", "˜": "\u0303",
    "~": "\u0303", "¯": "\u0304", "ˉ": "\u0304", "˘": "\u0306", "˙": "\u0307", "¨": "\u0308", "˚": "\u030a",
    "˝": "\u030b", "ˇ": "\u030c", "¸": "\u0327", "˛": "\u0328",
}  # fmt: skip
#: Letters that lose their dot under an accent.
_DOTLESS: Final = {"ı": "i", "ȷ": "j"}
#: Closing marks that are lowered to open a quotation → the marks that they show, and by how many type sizes.
_LOWERED: Final = {"”": "„", "’": "‚", "“": "„", "‘": "‚"}
_LOW: Final = (0.35, 0.85)
_BESIDE: Final = 0.4
#: The middle of an accent lies within its letter, give or take so much of the type size.
_ASIDE: Final = 0.12
#: Capitals may have their accents so many glyphs off, where a page sets these apart.
_FAR: Final = 80


def composed(glyphs: Sequence[Glyph]) -> list[Glyph]:
    """Give the glyphs with each accent joined to the letter that it stands over or under, most often a neighbour."""
    found: dict[int, Glyph] = dict(enumerate(glyphs))
    near: set[int] = set()
    for place, accent in enumerate(glyphs):
        if accent.text.strip() not in _COMBINING:
            continue
        for other in _places(place, len(glyphs)):
            letter = found.get(other)
            joined = _joined(accent, letter) if letter else None
            if letter and joined:
                spaced = _space(letter) or (_space(accent) if other == place + 1 else "")
                found[other] = replace(joined, text=spaced + joined.text)
                del found[place]
                near |= {place + 1, other, other + 1}
                break
    places = sorted(found)
    for before, behind in pairwise(places):
        if behind in near:
            found[behind] = _closed_up(found[before], found[behind])
    return [found[place] for place in places]


def _closed_up(before: Glyph, glyph: Glyph) -> Glyph:
    """Take back the space that the pen's way to an accent and on made before a glyph."""
    if not _space(glyph) or len(glyph.text) == 1 or not before.text.strip():
        return glyph
    near = _ASIDE * glyph.type.size
    close = abs(before.base - glyph.base) < near and abs(glyph.left - before.right) < near
    return replace(glyph, text=glyph.text[1:]) if close else glyph


def with_low_quotes(glyphs: Sequence[Glyph]) -> list[Glyph]:
    """Give the glyphs with quotation marks that are lowered from above the line to its foot as the marks they show."""
    found = list(glyphs)
    for place, (mark, behind) in enumerate(pairwise(glyphs)):
        low = _LOWERED.get(mark.text.strip())
        size = behind.type.size
        if low is None or not _LOW[0] * size < mark.base - behind.base < _LOW[1] * size:
            continue
        if abs(behind.left - mark.right) < _BESIDE * size:
            space = _space(mark) or (" " if behind.text[0] == " " and len(behind.text) > 1 else "")
            found[place] = replace(mark, text=space + low, base=behind.base)
            found[place + 1] = replace(behind, text=behind.text.lstrip(" ") or behind.text)
    return found


def with_opening_quotes(glyphs: Sequence[Glyph]) -> list[Glyph]:
    """Give the glyphs with quotation marks that TeX sets as closing ones, though they open a word, as opening ones."""
    found = list(glyphs)
    for place, (mark, behind) in enumerate(pairwise(glyphs)):
        before = glyphs[place - 1].text if place else " "
        opens = mark.text[0] == " " or before[-1:] in " (["
        if mark.text.strip() == "”" and opens and behind.text[:1].isalnum():
            found[place] = replace(mark, text=mark.text.replace("”", "“"))
    return found


def _places(place: int, count: int) -> Iterator[int]:
    """Give the places where the letter of an accent may be: behind it, before it, further off."""
    for step in range(1, _FAR):
        if place + step < count:
            yield place + step
        if place - step >= 0:
            yield place - step


def _joined(accent: Glyph, letter: Glyph) -> Glyph | None:
    """Give a letter with an accent, if that stands over or under it."""
    text = letter.text.strip()
    middle, aside = (accent.left + accent.right) / 2, _ASIDE * letter.type.size
    if len(text) != 1 or not text.isalpha() or not letter.left - aside < middle < letter.right + aside:
        return None
    if abs(accent.base - letter.base) > 0.5 * letter.type.size:
        return None
    whole = unicodedata.normalize("NFC", _DOTLESS.get(text, text) + _COMBINING[accent.text.strip()])
    return replace(letter, text=whole) if len(whole) == 1 else None


def _space(glyph: Glyph) -> str:
    return " " if glyph.text[0] == " " else ""
