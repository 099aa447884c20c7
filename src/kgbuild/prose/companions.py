"""People whom the recogniser overlooks beside others: "Ada Example and Bo Sample", "Ada, Bo and Cy", "Bo as a …"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache

from kgbuild.lexicon import words
from kgbuild.names import fold, looks_like_name
from kgbuild.names.words import known
from kgbuild.prose.greeted import times
from kgbuild.prose.marks import Mark

_CAPITAL = r"[^\W\d_a-zß-öø-ÿ]"
_PARTICLES = r"(?:(?:van|von|der|de|la|del|di|da|dos|den|el|bin|ten)[ \t]+)*"
_FIRST = rf"{_CAPITAL}(?:\.-?{_CAPITAL})*"
_NAME = rf"(?:{_FIRST}\.?[\w’'-]*)(?:[ \t]+{_PARTICLES}{_FIRST}[\w’'-]*\.?){{1,3}}"
_AND = r"(?:and|et|und|y|e|en|&)"
_JOINT = rf"\s*(?:\([^()]*\)\s*)?(?:,\s*(?:{_AND}\s+)?|\s{_AND}\s+)"
_NEXT = re.compile(rf"{_JOINT}(?P<name>{_NAME})(?=\s*(?:[,.;:!(]|$)|\s+[a-z&])")
_LAST = re.compile(rf"(?<![\w.])(?P<name>{_NAME})\s+{_AND}\s+$")
_AS = re.compile(rf"(?:{_AND}|[,;])\s+(?P<name>{_NAME})(?=\s+(?:as|comme|als|como|come)\s+\w+\s)")
#: A given name alone, behind another of a list and before one.
_GIVEN = rf"(?P<name>{_CAPITAL}[\w’-]*[a-zß-ÿ][\w-]*)"
_NEXT_GIVEN = re.compile(rf"{_JOINT}{_GIVEN}(?=\s*(?:[,.;:!?()–—-]|$)|\s+[a-z&])")
_LAST_GIVEN = re.compile(rf"(?<![\w.’'-]){_GIVEN}(?:,|,?\s+{_AND})\s+$")
#: A text in a list of names that looks so much like one is one.
_LIKELY = 0.25
#: One before "and" and a marked person must look so much like one, and stands so near.
_SURE, _BEFORE = 0.8, 60


def companions(sentence: str, marks: Sequence[Mark]) -> Iterator[Mark]:
    """Give marks for the people who stand in a list with a marked person, or beside the role they take."""
    named = [mark for mark in marks if mark.label == "PERSON" and " " in mark.text]
    taken = {at for mark in named for at in range(mark.start, mark.end)}
    queue = [mark.end for mark in named]
    while queue:
        match = _NEXT.match(sentence, queue.pop())
        if match and taken.isdisjoint(range(*match.span("name"))) and _is_name(match["name"]):
            taken |= set(range(*match.span("name")))
            queue.append(match.end("name"))
            yield _person(match)
    for mark in named:
        match = _LAST.search(sentence, max(mark.start - _BEFORE, 0), mark.start)
        if match and taken.isdisjoint(range(*match.span("name"))) and looks_like_name(match["name"]) >= _SURE:
            taken |= set(range(*match.span("name")))
            yield _person(match)
    for match in _AS.finditer(sentence) if named else ():
        if taken.isdisjoint(range(*match.span("name"))) and _is_name(match["name"]):
            yield _person(match)


def given_alone(sentence: str, marks: Sequence[Mark]) -> Iterator[Mark]:
    """Give marks for the people of a list of given names of whom the recogniser marks some: "Ada, Bo and Cy"."""
    alone = [
        m for m in marks if " " not in m.text and m.text[0].isupper() and (m.label == "PERSON" or _opens(sentence, m))
    ]
    yield from (replace(mark, label="PERSON") for mark in alone if mark.label != "PERSON")
    taken = {(mark.start, mark.end) for mark in alone}
    starts = {mark.start for mark in alone}
    queue = list(alone)
    while queue:
        mark = queue.pop()
        behind = _NEXT_GIVEN.match(sentence, mark.end)
        before = _LAST_GIVEN.search(sentence, max(mark.start - _BEFORE, 0), mark.start)
        for match in filter(None, (behind, before)):
            more = _NEXT_GIVEN.match(sentence, match.end("name")) if match is behind else None
            between = more is not None and (more.start("name") in starts or _is_given(more["name"], between=False))
            if match.span("name") not in taken and _is_given(match["name"], between=between):
                taken.add(match.span("name"))
                queue.append(_person(match))
                yield queue[-1]


def _is_given(text: str, *, between: bool) -> bool:
    """Say whether a word is a given name: a known one, or any that stands `between` two people."""
    return text.casefold() not in _no_names() and (between or fold(text) in known("given"))


@cache
def _no_names() -> frozenset[str]:
    return words("sentences", "never_names") - words("sentences", "pronoun_names") | times()


def _opens(sentence: str, mark: Mark) -> bool:
    """Say whether what was taken for a body is a given name that opens a list of such: "students (Ada, Bo and Cy)"."""
    behind = (
        _NEXT_GIVEN.match(sentence, mark.end) if mark.label == "ORG" and _is_given(mark.text, between=False) else None
    )
    return behind is not None and _is_given(behind["name"], between=False)


def _is_name(text: str) -> bool:
    return looks_like_name(text) >= _LIKELY


def _person(match: re.Match[str]) -> Mark:
    return Mark("PERSON", match.start("name"), match.end("name"), " ".join(match["name"].split()))
