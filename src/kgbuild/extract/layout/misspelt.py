"""Headings with a typing error: "Eductaion", "Work Experiance", "Publcations"."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from kgbuild.extract.layout.headings import kinds_of, words_of
from kgbuild.extract.phrases.roles import is_employed
from kgbuild.lexicon import caseless, table, words

#: So long a word may have one letter wrong; a heading that has one is no longer.
_LETTERS, _WORDS = 6, 4
#: So many letters are the end of a word, which tells its form.
_END = 2


def kinds_of_misspelt(title: str) -> tuple[str, ...]:
    """Give the kinds of a heading one word of which is a letter off from a word that headings know, and only from that.

    >>> kinds_of_misspelt("Eductaion"), kinds_of_misspelt("Work Experiance"), kinds_of_misspelt("Patients")
    (('education',), ('positions',), ())
    >>> kinds_of_misspelt("Abstract"), kinds_of_misspelt("Relatori")
    ((), ())
    """
    parts = words_of(title)
    known = _known() | words("sections", "modifiers") | words("sections", "stops")
    wrong = [part for part in parts if part not in known]
    if not parts or len(parts) > _WORDS or len(wrong) != 1 or len(wrong[0]) < _LETTERS or is_employed(title):
        return ()
    meant = [] if wrong[0] in words("sections", "unlike") else _near(wrong[0])
    kinds = {kinds_of(" ".join(word if part == wrong[0] else part for part in parts)) for word in meant}
    return next(iter(kinds)) if len(kinds) == 1 else ()


@cache
def _known() -> frozenset[str]:
    phrases = (phrase for group in table("sections")["phrases"].values() for phrase in group)
    return frozenset(word for phrase in phrases for word in words_of(caseless(phrase)))


@cache
def _without_one() -> dict[str, list[str]]:
    """Give the words that headings know by what is left of them without one letter."""
    found: dict[str, list[str]] = {}
    for word in sorted(_known()):
        for short in _shorter(word) if len(word) >= _LETTERS else ():
            found.setdefault(short, []).append(word)
    return found


def _shorter(word: str) -> Iterator[str]:
    return (word[:at] + word[at + 1 :] for at in range(len(word)))


def _near(word: str) -> list[str]:
    """Give the known words that open and end as a word does and are a letter off, or have two neighbours turned.

    Another end is another form, and no error: "Abstract" of "Abstracts", "Relatori" of "Relatore".
    """
    candidates = {other for short in (word, *_shorter(word)) for other in _without_one().get(short, ())}
    candidates |= {short for short in _shorter(word) if short in _known() and len(short) >= _LETTERS}
    alike = (other for other in candidates if (other[0], other[-_END:]) == (word[0], word[-_END:]))
    return sorted(other for other in alike if _is_one_off(word, other))


def _is_one_off(word: str, other: str) -> bool:
    """Say whether one letter more, less or other, or two neighbours changed, part two words."""
    at = next((i for i, (a, b) in enumerate(zip(word, other, strict=False)) if a != b), min(len(word), len(other)))
    rest, behind = word[at:], other[at:]
    turned = len(rest) > 1 and rest[:2][::-1] == behind[:2] and rest[2:] == behind[2:]
    return turned or rest[1:] == behind[1:] or rest[1:] == behind or rest == behind[1:]
