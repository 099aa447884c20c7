"""The words of an affiliation string, and what it says of places."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from functools import cache

from kgbuild.lexicon import table, words
from kgbuild.names import fold
from kgbuild.resolve.registry import Registered, is_filler, spellings

BOUNDARY = re.compile(r"[,;:()\[\]#>|/\n\t]+|\s[-–—]\s")
TOKEN = re.compile(r"(?P<word>[^\W_]+)(?P<stop>\.?)|(?P<gap>[,;:()\[\]#>|/\n\t]|\s[-–—]\s)")
LETTERS = re.compile(r"[^\W\d_]+")
#: A country at the end of a string stands in so many words.
LAST = 3


@dataclass(frozen=True, slots=True)
class Token:
    """A telling word: as registries spell it, whether it was cut, which part of the string it stands in.

    Attributes:
        word: canonical form.
        cut: whether a stop follows: "Technol.".
        part: number of the part between commas.
        small: the small word before it ("of"), empty if there is none.
        shout: whether it is printed in capitals.
    """

    word: str
    cut: bool
    part: int
    small: str
    shout: bool = False


@dataclass(frozen=True, slots=True)
class Place:
    """What a string says of places: codes of countries, those that stand by themselves, all its words in order."""

    countries: frozenset[str]
    stated: frozenset[str]
    words: str


NOTHING = Token("", cut=False, part=-1, small="")


def tokenize(text: str) -> list[Token]:
    """Cut a string into its telling words; initials in a row are one."""
    known = spellings()
    tokens: list[Token] = []
    part, small, letters = 0, "", False
    for match in TOKEN.finditer(text):
        if match["gap"]:
            part, small, letters = part + 1, "", False
            continue
        plain = fold(match["word"])
        if is_filler(match["word"], text[match.end("word") : match.end("word") + 1]):
            small = small or plain
            continue
        if letters and len(plain) == 1:
            tokens[-1] = replace(tokens[-1], word=tokens[-1].word + plain)
        else:
            word = known.get(plain, plain)
            tokens.append(Token(word, bool(match["stop"]), part, small, match["word"].isupper()))
        small, letters = "", len(plain) == 1
    return tokens


def is_place(text: str) -> bool:
    """Is a text the name of a city, region or country and nothing else?"""
    return fold(text) in _places()


@cache
def _places() -> frozenset[str]:
    listed = words("places", "countries") | words("places", "regions") | words("cities", "cities")
    return frozenset(map(fold, listed))


def read_place(text: str) -> Place:
    """Read what a string says of places."""
    letters = " ".join(LETTERS.findall(fold(text)))
    return Place(_countries([letters]), _countries(_ends(text)), letters)


def is_near(one: Registered, place: Place) -> bool:
    """Is the city of an organisation printed?"""
    city = " ".join(LETTERS.findall(fold(one.city)))
    return bool(city) and re.search(rf"\b{re.escape(city)}\b", place.words) is not None


def _countries(texts: Iterable[str]) -> frozenset[str]:
    return frozenset(_codes()[m] for text in texts for m in _country_pattern().findall(text))


def _ends(text: str) -> list[str]:
    """Give the parts of a string that are short enough for a country alone, and its last words."""
    parts = [" ".join(LETTERS.findall(fold(p))) for p in BOUNDARY.split(text)]
    whole = [p for p in parts if p and _country_pattern().fullmatch(p)]
    return [*whole, " ".join(parts[-1].split()[-LAST:])]


@cache
def _country_pattern() -> re.Pattern[str]:
    names = sorted((n for listed in table("countries").values() for n in listed), key=len, reverse=True)
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, names))})\b")


@cache
def _codes() -> Mapping[str, str]:
    return {name: code for code, listed in table("countries").items() for name in listed}
