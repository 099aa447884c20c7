"""Degrees as data files write them into one text: "PhD in Ecology, Fen University (2012)", "MSc Fen University"."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from kgbuild.dates import find_ranges
from kgbuild.lexicon import table
from kgbuild.names import fold

_EDGES = " ,;:()[]–—-"
_IN = re.compile(r"\s*,?\s+(?:in|en|em|im Fach)\s+(?=[^\W\d_])")
#: "M.Sc. Physics", "PhD, Tidal Ecology": capitalised words and no more.
_BARE = re.compile(
    r",?\s+(?!Student|Candidate|Degree)(?=(?:[A-ZÀ-Þ][\w’'&-]*(?:\s+(?:and|&|of|und|et|y)\s+|,?\s+|$)){1,6}$)"
)
_AT = re.compile(r"\s*[,;|(]\s*|\s+(?:from|at|de la|à l[’']|an der|[–—-])\s+(?:the\s+)?(?=[A-ZÀ-Þ])")


class Study(NamedTuple):
    """What one text says of a study; what it does not say is empty."""

    degree: str
    field: str = ""
    institution: str = ""
    end: str = ""


def study_in(text: str) -> Study | None:
    """Read a text that opens with a degree; None where it does not.

    >>> study_in("PhD in Tidal Ecology, Fen University, 2012")
    Study(degree='PhD', field='Tidal Ecology', institution='Fen University', end='2012')
    >>> study_in("M.Sc. Fen University").institution, study_in("Best student")
    ('Fen University', None)
    """
    span = next((found for found in find_ranges(text)), None)
    bare = f"{text[: span.at]} {text[span.to :]}".strip(_EDGES) if span else text.strip(_EDGES)
    degree = _degree(bare)
    if not degree:
        return None
    rest = bare[len(degree) :]
    inside = _IN.match(rest)
    field, place = "", rest
    if inside:
        field, *behind = _AT.split(rest[inside.end() :], maxsplit=1)
        place = behind[0] if behind else ""
    else:
        place = re.sub(r"^\s*(?:,|from|at)?\s*(?:the\s+)?", "", rest)
        head, *behind = re.split(r"\s*,\s+", place, maxsplit=1)
        if behind and not is_body(head) and is_body(behind[0]):
            field, place = head, behind[0]
        elif not is_body(place) and not _is_name(place):
            field, place = place, ""
    return Study(degree, field.strip(_EDGES), place.strip(_EDGES), (span.end or span.start) if span else "")


def degree_and_field(text: str) -> tuple[str, str]:
    """Part a degree from its field: "PhD in Economics", "M.Sc. Physics"; the text as it stands where it names none.

    >>> degree_and_field("MSc in Economic Analysis"), degree_and_field("Licence de lettres")
    (('MSc', 'Economic Analysis'), ('Licence de lettres', ''))
    """
    degree = _degree(text)
    found = (_IN.match(text[len(degree) :]) or _BARE.match(text[len(degree) :])) if degree else None
    return (degree, text[len(degree) + found.end() :].strip(_EDGES)) if found else (text, "")


def is_body(text: str) -> bool:
    """Say whether a word of a text tells that it names an organisation."""
    words = set(re.findall(r"[^\W\d_]+", fold(text)))
    return any(not words.isdisjoint(listed) for listed in table("org_words")["kinds"].values())


def _is_name(text: str) -> bool:
    """Say whether a short text is an acronym or one capitalised name: "MIT", "KAIST", "ETH Zurich"."""
    first = text.split(" ", maxsplit=1)[0]
    return first.isupper() and len(first) > 1 and len(text.split()) <= 4


def _degree(text: str) -> str:
    """Give the degree that a text opens with, as it is printed."""
    found = _pattern().match(text)
    return found[0].strip(" ,") if found else ""


@cache
def _pattern() -> re.Pattern[str]:
    short = (r"\.?\s?".join(map(re.escape, _letters(word))) for word in table("degrees")["abbreviations"])
    long = (re.escape(word).replace(r"\ ", r"\s+") for word in table("degrees")["words"])
    choice = "|".join(sorted({*short, *long}, key=lambda one: (-len(one), one)))
    return re.compile(rf"(?i)(?:{choice})\.?(?![\w’'])")


def _letters(word: str) -> list[str]:
    """Cut an abbreviation before each capital: "PhD" into "Ph", "D"."""
    return re.findall(r"[A-Z][a-z]*", word) or [word]
