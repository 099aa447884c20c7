"""The form under which two spellings of a word are compared."""

from __future__ import annotations

import unicodedata
from functools import lru_cache

#: Letters that Unicode does not decompose, in the spelling that bibliographies use.
LETTERS = str.maketrans({
    "ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "đ": "d", "ð": "d", "þ": "th", "ł": "l", "ħ": "h", "ı": "i", "ŋ": "n",
    "ʼ": "'", "’": "'", "‘": "'", "`": "'", "´": "'", "‐": "-", "‑": "-", "–": "-", "\u00ad": None, "\u200b": None,
})  # fmt: skip


@lru_cache(maxsize=1 << 16)
def fold(text: str) -> str:
    """Give `text` without case, accents and typographic variants; words, spaces and punctuation stay.

    >>> fold("Søren Łukasiewicz-Müller")
    'soren lukasiewicz-muller'
    """
    if text.isascii():
        return text.casefold()
    # compatibility forms first: the case of a mathematical letter shows only once it is a plain one
    plain = unicodedata.normalize("NFKD", text).casefold().translate(LETTERS)
    return "".join(c for c in unicodedata.normalize("NFKD", plain) if not unicodedata.combining(c)).translate(LETTERS)
