"""What the titles of sections are called, in the languages of the lexicon."""

from __future__ import annotations

import re
from functools import cache
from typing import Final

from kgbuild.lexicon import table, words

#: Words that go with the name of a section and that the lexicon of headings does not list.
_AROUND: Final = frozenset({"non"})
_WORD: Final = r"[^\W\d_]+"


def names_section(title: str) -> bool:
    """Say whether a title names a section: a phrase for one stands in it, with no more than words that go with such."""
    return bool(section_named(title))


@cache
def name_one_section(above: str, below: str) -> bool:
    """Say whether a phrase for a section goes on from one line to the next: "TEACHING", "EXPERIENCE"."""
    first, second, both = (f" {' '.join(re.findall(_WORD, t.casefold()))} " for t in (above, below, f"{above} {below}"))
    return any(f" {p} " in both and f" {p} " not in first and f" {p} " not in second for p in _phrases())


@cache
def section_named(title: str) -> str:
    """Give the kind of section that a title names, "" where it names none."""
    told = re.findall(_WORD, title.casefold())
    text = f" {' '.join(told)} "
    named = sorted((phrase for phrase in _phrases() if f" {phrase} " in text), key=len, reverse=True)
    rest = text
    for phrase in named:
        rest = rest.replace(f" {phrase} ", "  ", 1)
    return _phrases()[named[0]] if named and all(word in _around() for word in rest.split()) else ""


@cache
def _phrases() -> dict[str, str]:
    return {phrase: kind for kind, phrases in table("sections")["phrases"].items() for phrase in phrases}


@cache
def _around() -> frozenset[str]:
    return words("sections", "modifiers") | words("sections", "stops") | _AROUND
