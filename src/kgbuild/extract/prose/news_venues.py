"""Where news say that a paper was accepted or published."""

from __future__ import annotations

import re
from functools import cache

from kgbuild.lexicon import table

#: The stop of the name of a journal cut short is read as this sign.
DOT = "\u2024"
_LONGEST_VENUE = 14
#: What ends the name of a venue behind a title.
_STOP = re.compile(
    r"[.!?;:\n(\[]|,\s|\s[-–—|]\s|$"
    r"|\s(?:and\s+(?:was|is|has|will)|by|congrat\w*|thanks|with|after|as|on\s+(?=[A-Z][a-z]+ \d)|this|which|led|today"
    r"|angenommen|erschienen|veröffentlicht|publiziert)(?:\s|$|!)"
)
_SMALL_LETTER = re.compile(
    r"\d{1,3}(?:st|nd|rd|th)\s[A-Z]|[a-z]{1,3}[A-Z]\w|npj\b|(?:bio|med|ar|chem|psy|socar)R?[Xx]iv"
)


@cache
def pattern(key: str) -> re.Pattern[str]:
    """Give the list `key` of the lexicon of news of papers as one pattern."""
    alternatives = "|".join(phrase.replace(" ", r"\s+") for phrase in table("news_papers")[key])
    return re.compile(rf"(?i)(?<![\w-])(?:{alternatives})")


def venue_in(text: str) -> str:
    """Give the venue that a sentence names behind "accepted by" or "published in"."""
    for said in pattern("said").finditer(text):
        if venue := venue_at(text[said.end() :]):
            return venue
    for held in pattern("held").finditer(text):
        if venue := venue_at(f" at {text[held.end() :]}"):
            return venue.partition(" in ")[0]
    return ""


def venue_at(text: str) -> str:
    """Give the venue that a preposition at the beginning of a text leads to."""
    lead = pattern("at").match(text)
    if lead is None:
        return ""
    rest = text[lead.end() :]
    stop = _STOP.search(rest)
    return as_venue(rest[: stop.start() if stop else len(rest)])


def as_venue(text: str) -> str:
    """Give a text as the name of a venue if it can be one."""
    text = text.replace(DOT, ".")
    venue = re.sub(
        r"[^\w)’'.&]+$|(?<=\w) (?:journal|on|about|titled|entitled|called)$",
        "",
        " ".join(text.split()).strip(" *_“”\"'"),
    )
    named = venue[:1].isupper() or _SMALL_LETTER.match(venue)
    return venue if named and len(venue.split()) <= _LONGEST_VENUE and not pattern("no_venue").match(venue) else ""
