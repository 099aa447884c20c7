"""Accents that stand as glyphs of their own over or under their letters, as TeX prints them with its older fonts."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from kgbuild.documents.pdf_type import Glyph

#: Accent as it is printed → the combining character of Unicode.
_COMBINING: Final = {
    "`": "\u0300", "´": "\u0301", "ˊ": "\u0301", "ˋ": "\u0300", "ˆ": "\u0302", "^": "\u0302", "˜": "\u0303",
    "~": "\u0303", "¯": "\u0304", "ˉ": "\u0304", "˘": "\u0306", "˙": "\u0307", "¨": "\u0308", "˚": "\u030a",
    "˝": "\u030b", "ˇ": "\u030c", "¸": "\u0327", "˛": "\u0328",
}  # fmt: skip
#: Letters that lose their dot under an accent.
_DOTLESS: Final = {"ı": "i", "ȷ": "j"}
#: The middle of an accent lies within its letter, give or take so much of the type size.
_ASIDE: Final = 0.12


def composed(glyphs: Sequence[Glyph]) -> list[Glyph]:
    """Give the glyphs with each accent joined to the letter before or behind it that it stands over or under."""
    found: list[Glyph] = []
    waiting: Glyph | None = None
    for glyph in glyphs:
        if waiting is not None:
            joined = _joined(waiting, glyph)
            if joined is None:
                found.append(waiting)
            waiting, glyph = None, joined or glyph  # noqa: PLW2901 - the letter with its accent
        if glyph.text.strip() not in _COMBINING:
            found.append(glyph)
        elif found and (letter := _joined(glyph, found[-1])) is not None:
            found[-1] = replace(letter, text=_space(found[-1]) + letter.text.strip())
        else:
            waiting = glyph
    return [*found, waiting] if waiting is not None else found


def _joined(accent: Glyph, letter: Glyph) -> Glyph | None:
    """Give a letter with an accent if that stands over or under it, with the space before the accent."""
    text = letter.text.strip()
    middle, aside = (accent.left + accent.right) / 2, _ASIDE * letter.type.size
    if len(text) != 1 or not text.isalpha() or not letter.left - aside < middle < letter.right + aside:
        return None
    if abs(accent.base - letter.base) > 0.5 * letter.type.size:
        return None
    whole = unicodedata.normalize("NFC", _DOTLESS.get(text, text) + _COMBINING[accent.text.strip()])
    return replace(letter, text=_space(accent) + whole) if len(whole) == 1 else None


def _space(glyph: Glyph) -> str:
    return " " if glyph.text[0] == " " else ""
