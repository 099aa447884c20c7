"""Universities that share one word: "an den Universitäten Wien und Graz", "las universidades de Lima y Quito"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache

from kgbuild.lexicon import table
from kgbuild.prose.marks import Mark

_TOWN = r"[A-ZÀ-Þ][\w’'.-]*[\w](?:[ -]+(?:(?:de|del|di|do|da|am|an\s+der|i\.)\s+)?[A-ZÀ-Þ][\w’'-]+){0,3}"
_LINK = r"(?:(?:di|de|do|da|von|van|of)\s+|d[’'])?"
_NOTE = r"(?:\s*\([^()]{4,40}\))?"
_JOINT = rf"{_NOTE}(?:\s*,\s*(?:(?:and|und|et|y|e|en|sowie)\s+)?|\s+(?:and|und|et|y|e|en|sowie)\s+){_LINK}"

#: No town has something of its own: "Università di Siena e di Istituzioni di diritto".
_GOES_ON = re.compile(r"\s+(?:d[aeio]|del|della|delle)\s")
_ELIDES = re.compile("[AEIOUYÉÈÎH]")


@cache
def _shared() -> tuple[tuple[re.Pattern[str], str], ...]:
    rows = table("sentences")["shared_heads"]
    towns = rf"\s*(?P<towns>{_TOWN}(?:{_JOINT}{_TOWN})+)"
    return tuple((re.compile(rf"(?<![\w-])(?P<head>{head}){towns}"), single) for head, single in rows)


def siblings(text: str) -> Iterator[Mark]:
    """Give each university of a list that names the word for them once; its value is the name that it has alone."""
    for pattern, single in _shared():
        for match in pattern.finditer(text):
            start = match.start("head")
            towns = list(re.finditer(_TOWN, re.sub(r"\([^()]*\)", lambda m: " " * len(m[0]), match["towns"])))
            if any(_is_word(town[0]) for town in towns) or _GOES_ON.match(text, match.end()):
                continue
            for town in towns:
                end = match.start("towns") + town.end()
                elided = single.removesuffix("e ") + "’" if _ELIDES.match(town[0]) else single
                name = f"{elided if single.startswith('université ') else single}{' '.join(town[0].split())}"
                yield Mark("ORG", start, end, " ".join(text[start:end].split()), name)
                start = match.start("towns") + next((t.start() for t in towns if t.start() > town.start()), 0)


def _is_word(town: str) -> bool:
    """Say whether what stands for a town is a word for an organisation: "der Universitäten Wien und Institut"."""
    first = town.split(maxsplit=1)[0].casefold()
    return first.startswith(("univ", "inst", "hochsch", "akadem", "centr", "school", "colleg", "polit", "tech"))


def apart_from(sure: Iterable[Mark], marks: Iterable[Mark]) -> list[Mark]:
    """Give the marks that no sure one overlaps."""
    taken = tuple(sure)
    return [mark for mark in marks if all(mark.end <= own.start or own.end <= mark.start for own in taken)]
