"""Do two printed names fit one person, and how well?"""

from __future__ import annotations

import re
from collections.abc import Sequence
from enum import IntEnum
from functools import cache, lru_cache
from typing import NamedTuple

from kgbuild.lexicon import table, words
from kgbuild.names import fold, parse_name
from kgbuild.names.words import syllables

LONG_ENOUGH = 3
DIGRAPHS = (("aa", "a"), ("ae", "a"), ("oe", "o"), ("ue", "u"), ("dj", "d"))
#: Letters for which transliterations and orthographies of one name differ, in this order.
SOUNDS = (
    ("iy", "i"), ("ij", "i"), ("yi", "i"), ("y", "i"), ("j", "i"), ("ie", "e"), ("ei", "e"), ("ks", "x"), ("kh", "h"),
    ("ch", "h"), ("ck", "k"), ("c", "k"), ("ph", "f"), ("th", "t"), ("w", "v"), ("z", "s"), ("ii", "i"),
)  # fmt: skip


class Fit(IntEnum):
    """How two names fit one person, best last."""

    CONFLICT = 0
    #: by a nickname, a transliteration, another order, a family name cut short
    LOOSE = 1
    #: initials on one side or both: "A. Lindqvist", "Ana Lindqvist"
    INITIALS = 2
    #: the first given name is spelt on both sides, one side leaves others out
    PARTIAL = 3
    #: word for word
    SAME = 4


class Key(NamedTuple):
    """A name ready for comparison: folded words, initials as single letters, particles left out.

    A tuple, for it is looked up millions of times and tuples are hashed in C.
    """

    given: tuple[str, ...]
    family: tuple[str, ...]

    @property
    def spelt(self) -> bool:
        """Is the first given name spelt out?"""
        return bool(self.given) and len(self.given[0]) > 1

    @property
    def single(self) -> bool:
        """Is this one word alone: a given name, a family name or initials?"""
        return not self.given and len(self.family) == 1


@lru_cache(maxsize=1 << 19)
def key(printed: str) -> Key:
    """Give the comparison key of a printed name.

    >>> key("van de Meent, Jan-Willem")
    Key(given=('jan', 'willem'), family=('meent',))
    """
    name = parse_name(printed)
    family = tuple(w for w in _words(name.family) if len(w) > 1 or w not in words("names", "joiners"))
    given = _words(name.given)
    if given and name.particle and given[0] in words("asian_names", "vietnamese_family"):
        # "Nguyen Van An": family name first, and no Dutch particle
        return Key((*given[1:], *_words(name.particle), *family), given[:1])
    return Key(given, family or _words(name.family))


@lru_cache(maxsize=1 << 16)
def _words(text: str) -> tuple[str, ...]:
    plain = fold(text).replace(".", " ").replace("'", "").replace("-", " ")
    found = (w if w.isalnum() else re.sub(r"[^\w?]", "", w) for w in plain.split())
    return tuple(_spelling(w) for w in found if w)


def _spelling(word: str) -> str:
    """Write digraphs as the one letter that accents fold to ("Mueller", "Muller")."""
    if len(word) <= LONG_ENOUGH:
        return word
    for pair, letter in DIGRAPHS:
        word = word.replace(pair, letter)
    return word


@cache
def _variants() -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for line in table("nicknames")["families"].split("\n"):
        for name in line.split():
            found.setdefault(_spelling(name), set()).update(_spelling(n) for n in line.split())
    return {name: frozenset(others) for name, others in found.items()}


def fit(a: Key, b: Key) -> Fit:
    """Say how well two names fit one person; symmetric."""
    if a == b:  # most often, and no pair to be kept in mind
        return Fit.CONFLICT if not a.family else Fit.SAME if a.spelt or a.single else Fit.INITIALS
    return _fit_unlike(a, b)


@lru_cache(maxsize=1 << 17)
def _fit_unlike(a: Key, b: Key) -> Fit:
    if not a.family or not b.family:
        return Fit.CONFLICT
    if a.single or b.single:
        return Fit.SAME if a == b else Fit.LOOSE if _short_form(a, b) or _short_form(b, a) else Fit.CONFLICT
    if a.family == b.family:
        return _fit_given(a.given, b.given)
    if "".join(a.family) == "".join(b.family):
        return min(_fit_given(a.given, b.given), Fit.PARTIAL)
    if not a.given or not b.given:
        return Fit.LOOSE if set(a.family) <= set(b.family) or set(b.family) <= set(a.family) else Fit.CONFLICT
    return max(_fit_cut(a, b), _fit_cut(b, a), _fit_order(a, b))


def _short_form(single: Key, whole: Key) -> bool:
    """Is a single word the given name, the family name or the initials of a whole name?"""
    if not single.single or whole.single:
        return False
    word = single.family[0]
    if word == whole.family[-1] or word == whole.family[0]:
        return True
    if len(word) <= LONG_ENOUGH and word == "".join(w[0] for w in (*whole.given, *whole.family)):
        return True
    if word == "".join(w[0] for w in (*whole.given[:1], *whole.family)):
        return True
    return any(len(g) > 1 and _same_given(word, g) for g in whole.given[:2])


def _same_given(a: str, b: str) -> bool:
    """Are two spelt given names variants: nicknames, short forms, transliterations?"""
    if a == b or b in _variants().get(a, ()):
        return True
    short, long = sorted((a, b), key=len)
    if len(short) >= LONG_ENOUGH and long.startswith(short) and not syllables(long):
        return True
    return len(short) > LONG_ENOUGH and _sound(short) == _sound(long)


@lru_cache(maxsize=1 << 15)
def _sound(word: str) -> str:
    """Give a given name without what transliterations do not agree on.

    >>> _sound("sergey") == _sound("sergei"), _sound("takashi") == _sound("takeshi")
    (True, False)
    """
    for printed, heard in SOUNDS:
        word = word.replace(printed, heard)
    return re.sub(r"(.)\1+", r"\1", word)


def _fit_given(a: Sequence[str], b: Sequence[str]) -> Fit:
    """Compare the given names of two names with one family name."""
    if tuple(a) == tuple(b):
        return Fit.SAME if a and len(a[0]) > 1 else Fit.INITIALS
    if not a or not b:
        return Fit.LOOSE
    short, long = sorted((tuple(a), tuple(b)), key=len)
    if "".join(a) == "".join(b) and len(a[0]) > 1:
        return Fit.SAME
    if _same_word(short[0], long[0]):
        if not _within(short[1:], long[1:]):
            return Fit.LOOSE if _reordered(a, b) else Fit.CONFLICT
        return Fit.PARTIAL if min(len(a[0]), len(b[0])) > 1 else Fit.INITIALS
    if _glued_initials(short, long):
        return Fit.INITIALS
    if len(short[0]) > 1 and len(long[0]) > 1:
        nick = _same_given(short[0], long[0]) and _within(short[1:], long[1:])
        # "Emil van Loon" of "E. Emil van Loon", "Khang Ngo" of "Nhat Khang Ngo"
        inner = len(short) < len(long) and set(short) <= {w for w in long[1:] if len(w) > 1}
        return Fit.LOOSE if nick or inner else Fit.CONFLICT
    if len(long[0]) == 1 and len(short) < len(long) and len(short[0]) > 1 and _within(short, long[1:]):
        return Fit.LOOSE
    return Fit.LOOSE if _reordered(a, b) else Fit.CONFLICT


def _same_word(a: str, b: str) -> bool:
    """Equal, or one the initial of the other."""
    return a == b or (1 in (len(a), len(b)) and a[0] == b[0])


def _within(short: Sequence[str], long: Sequence[str]) -> bool:
    """Do the words of `short` stand in `long` in order, initials for words allowed?"""
    at = 0
    for word in short:
        while at < len(long) and not _same_word(word, long[at]):
            at += 1
        if at == len(long):
            return False
        at += 1
    return True


def _glued_initials(short: Sequence[str], long: Sequence[str]) -> bool:
    """Is "XH" or "X. H." the initials of one word "Xiaohong", cut at its syllables?"""
    letters = [w for w in long if len(w) == 1]
    if len(short) != 1 or len(letters) != len(long) or len(short[0]) < LONG_ENOUGH or not syllables(short[0]):
        return False
    return short[0][0] == letters[0] and all(letter in short[0][1:] for letter in letters[1:])


def _reordered(a: Sequence[str], b: Sequence[str]) -> bool:
    """Three or more initials in another order."""
    return len(a) > 2 and sorted(w[0] for w in a) == sorted(w[0] for w in b)


def _fit_cut(a: Key, b: Key) -> Fit:
    """Is the family name of `a` a cut or shifted form of that of `b`?"""
    n = len(a.family)
    if n < len(b.family):
        if a.family == b.family[-n:]:
            # "Valerio Massoli" may be family name here, given and family name there
            extra = b.family[:-n]
            shifted = _fit_given(a.given, (*b.given, *extra))
            if len(a.given) > 1 and shifted:
                return min(shifted, Fit.PARTIAL)
            return Fit.LOOSE if _fit_given(a.given, b.given) else Fit.CONFLICT
        if a.family == b.family[:n]:
            return Fit.LOOSE if _fit_given(a.given, b.given) else Fit.CONFLICT
    # "G. Ortega" of "Gabriel Ortega Ruiz", whose first family name reads as a given name
    for at in range(1, len(b.given)):
        if b.given[at : at + n] == a.family and _fit_given(a.given, b.given[:at]) >= Fit.INITIALS:
            return Fit.LOOSE
    return Fit.CONFLICT


def _fit_order(a: Key, b: Key) -> Fit:
    """The same words in another order, as of names that some lists turn round."""
    left, right = (*a.given, *a.family), (*b.given, *b.family)
    if sorted(left) == sorted(right) and min(map(len, left)) > 1:
        return Fit.LOOSE
    # "Patrick O Brien" of "Patrick O'Brien"
    if left[0] == right[0] and len(left) != len(right) and "".join(left) == "".join(right):
        return Fit.LOOSE
    return Fit.CONFLICT


@cache
def common(kind: str) -> frozenset[str]:
    """Give the `given` or `family` names that many people share."""
    names = {_spelling(n) for n in table("common_names")[kind].split()}
    return frozenset(names | (words("asian_names", "chinese_family") if kind == "family" else set()))


@lru_cache(maxsize=1 << 16)
def rarity(name: Key) -> float:
    """Give how unlikely a second person of this name is, 0 (a crowd bears it) to 1 (surely unique)."""
    if not name.given or not name.family:
        return 0.0
    family = name.family[-1] in common("family")
    if not name.spelt:
        return 0.1 if family else 0.5 + 0.15 * (len(name.given) > 1)
    middle = 0.2 * (len(name.given) > 1)
    if family and (name.given[0] in common("given") or syllables(name.given[0]) == 1):
        return 0.2 + middle
    if family and syllables(name.given[0]):
        return 0.35 + middle
    return min(1.0, (0.7 if family or name.given[0] in common("given") else 0.85) + middle)
