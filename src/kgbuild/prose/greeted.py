"""People whom the recogniser overlooks, or takes half of, where a name must stand: behind a greeting, before a verb."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from kgbuild.lexicon import table, words
from kgbuild.names import fold, looks_like_name
from kgbuild.names.words import known
from kgbuild.prose.marks import Mark

_CAPITAL = r"[^\W\d_a-zß-öø-ÿ]"
_PARTICLES = r"(?:(?:van|von|der|de|la|del|di|da|dos|den|el|bin|ten)[ \t]+)*"
_NAME = rf"(?P<name>{_CAPITAL}[\w’'-]+(?:[ \t]+{_PARTICLES}{_CAPITAL}(?:\.|[\w’'-]*)){{1,3}}?)"
_TITLE = r"(?:(?:our|notre|unserer?|dra?|prof|professor|mme|mr|ms|mrs)\.?\s+)*"
#: Behind these verbs stands whom something is given to, or who does something.
_GIVEN_TO = r"awarded|granted|gave|presented|honou?red|to\s+see"
#: What looks so much like a name is one, there and where something was marked already.
_LIKELY, _SURE = 0.5, 0.8


@cache
def _behind() -> re.Pattern[str]:
    greetings = "|".join(table("sentences")["greetings"]).replace(" ", r"\s+")
    return re.compile(
        rf"(?<!\w)(?i:{greetings}|{_GIVEN_TO})\s*[,:]?\s+(?i:{_TITLE}){_NAME}(?=\s*[,.!?(;:–—&$€£]|\s+[a-z\d]|\s*$)"
    )


@cache
def _before() -> re.Pattern[str]:
    verbs = "|".join(table("statements")["finite"])
    adverbs = r"(?:\s+(?:officially|recently|just|also|successfully|will|has|have))*"
    return re.compile(rf"\W{{0,4}}(?i:{_TITLE})(?:{_NAME}|(?P<given>{_CAPITAL}[\w’'-]+))(?={adverbs}\s+(?:{verbs}))")


def greeted(sentence: str, marks: Sequence[Mark]) -> Iterator[Mark]:
    """Give marks for people behind a greeting or before the verb of a sentence where none spans their whole name."""
    opening = _before().match(sentence)
    if opening and opening["given"]:
        yield from _single(opening, marks)
        opening = None
    for match in (*_behind().finditer(sentence), *((opening,) if opening else ())):
        start, end = match.span("name")
        whole = (m for m in marks if m.label == "PERSON" and m.text[0].isupper() and m.start <= start and end <= m.end)
        if not any(match is opening or match.start() < mark.start for mark in whole):  # some span the greeting with it
            if match["name"].partition(" ")[0].casefold() in words("sentences", "openers"):
                continue
            inside = [mark for mark in marks if mark.start < end and start < mark.end]
            if looks_like_name(match["name"]) >= (_SURE if inside else _LIKELY):
                yield Mark("PERSON", start, end, " ".join(match["name"].split()))


def _single(match: re.Match[str], marks: Sequence[Mark]) -> Iterator[Mark]:
    """Give the given name that alone opens a sentence: "Ada officially joined the lab"."""
    start, end = match.span("given")
    taken = any(mark.start < end and start < mark.end for mark in marks)
    if not taken and fold(match["given"]) in known("given") and match["given"].casefold() not in times():
        yield Mark("PERSON", start, end, match["given"])


@cache
def times() -> frozenset[str]:
    """Give the names of months and seasons and the words that open sentences, none of them a person's there."""
    names = table("dates")
    listed = [*names["months"].values(), *names["seasons"].values()]
    return frozenset(name.casefold() for group in listed for name in group) | words("sentences", "openers")
