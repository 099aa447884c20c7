"""The word lists of names, ready for lookup, and the shapes of a name's words."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from kgbuild.lexicon import alternatives, table, words
from kgbuild.names.fold import fold

#: "A.", "J.-P.", "L.Q.", "Ö", "T.B.V.": letters that stand for given names. "Yu." and "Ch." stand for one letter.
INITIALS = re.compile(
    r"[^\W\d_]\.?|(?:[^\W\d_]\.[-‐‑ ]?){2,}(?:[^\W\d_]\b)?|[^\W\d_]\.?[-‐‑][^\W\d_]\.?|(?:Yu|Ch|Th|Ph|Ts|Dz|Sh|Zh|Kh)\."
)
#: "JA", "TBV": the same without stops, as Vancouver style prints them behind the family name.
BARE_INITIALS = re.compile(r"[^\W\d_]{1,3}|[^\W\d_]-[^\W\d_]")
#: Letters of names: most have no more than four, those whose parts a blank parts up to seven.
_SHORT_NAME, _LONG_NAME, _PARTS = 4, 7, 2
CJK = re.compile(r"[\u3005\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]+")


@cache
def known(kind: str) -> frozenset[str]:
    """Give the folded `given` or `family` names of the lexicon."""
    return frozenset(table(f"{kind}_names")[kind].split())


@cache
def _plain_unspaced() -> re.Pattern[str]:
    """Match what ends in a word of Chinese, Japanese or Korean that names no person, and what is one of a heading."""
    lists, sections = table("unspaced"), table("sections")
    phrases = (*sections["modifiers"], *(word for listed in sections["phrases"].values() for word in listed))
    ends = [word for key in ("roles", "bodies", "degrees", "ends") for word in lists[key] if len(word) > 1]
    return re.compile(rf".*(?:{alternatives(ends)})|(?:{alternatives(w for w in phrases if CJK.fullmatch(w))})")


def weigh_unspaced(text: str) -> float:
    """Give how likely a text in Chinese, Japanese or Korean is the name of one person.

    >>> weigh_unspaced("大島裕明"), weigh_unspaced("芦澤 亜里紗"), weigh_unspaced("学生")
    (0.9, 0.9, 0.05)
    """
    parts = text.split()
    size = sum(map(len, parts))
    if any(_plain_unspaced().fullmatch(part) for part in (*parts, "".join(parts))):
        return 0.05
    if 2 <= size <= _SHORT_NAME or (len(parts) == _PARTS and size <= _LONG_NAME):
        return 0.9
    return 0.3 if size < _LONG_NAME else 0.1


@cache
def _pinyin() -> re.Pattern[str]:
    start = "|".join(sorted(table("asian_names")["pinyin_initials"], key=len, reverse=True))
    end = "|".join(sorted(table("asian_names")["pinyin_finals"], key=len, reverse=True))
    return re.compile(rf"(?:(?:{start})?(?:{end}))")


@lru_cache(maxsize=1 << 14)
def syllables(word: str) -> int:
    """Give the least number of Pinyin syllables that make up `word` (at most three), 0 if none do."""
    text = fold(word).replace("-", "").replace("'", "")
    one = _pinyin().pattern
    for count in (1, 2, 3):
        if re.fullmatch(rf"(?:{one}){{{count}}}", text):
            return count
    return 0


def is_initials(word: str) -> bool:
    """Is `word` one or more initials with stops, or one bare capital?"""
    return bool(INITIALS.fullmatch(word)) and word[:1].isupper()


def is_bare_initials(word: str) -> bool:
    """Is `word` up to three capitals in a run, as in "Smith JA"?"""
    return bool(BARE_INITIALS.fullmatch(word)) and word == word.upper() and word != word.lower()


def bare(word: str) -> str:
    """Give `word` folded and without stops and commas at its ends: the form of the lists."""
    return fold(word).strip(".,;:()")


def is_listed(word: str, key: str) -> bool:
    """Does list `key` of the names lexicon hold `word`, with or without its stops?"""
    plain = bare(word)
    return plain in words("names", key) or plain.replace(".", "") in words("names", key)


def is_credential(word: str) -> bool:
    """Is `word` letters that a person carries behind the name: "PhD", "R.N.", and in capitals alone "SJ", "DO"?"""
    return is_listed(word, "credentials") or word.strip(".,;") in _postnominals()


@cache
def _postnominals() -> frozenset[str]:
    return frozenset(table("names")["postnominals"])


def is_particle(word: str) -> bool:
    """Is `word` a word that opens a family name, as far as its case allows?"""
    if word.endswith("."):
        return False
    plain = fold(word)
    if word[:1].islower() or word[:1] == "'":
        return plain in words("names", "particles")
    return plain in words("names", "particles_capitalised")
