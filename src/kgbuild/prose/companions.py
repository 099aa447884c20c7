"""People whom the recogniser overlooks beside others: "Ada Example and Bo Sample", "Bo Sample as a student"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from kgbuild.names import looks_like_name
from kgbuild.prose.marks import Mark

_CAPITAL = r"[^\W\d_a-zß-öø-ÿ]"
_PARTICLES = r"(?:(?:van|von|der|de|la|del|di|da|dos|den|el|bin|ten)[ \t]+)*"
_FIRST = rf"{_CAPITAL}(?:\.-?{_CAPITAL})*"
_NAME = rf"(?:{_FIRST}\.?[\w’'-]*)(?:[ \t]+{_PARTICLES}{_FIRST}[\w’'-]*\.?){{1,3}}"
_AND = r"(?:and|et|und|y|e|en|&)"
_NEXT = re.compile(
    rf"\s*(?:\([^()]*\)\s*)?(?:,\s*(?:{_AND}\s+)?|\s{_AND}\s+)(?P<name>{_NAME})(?=\s*(?:[,.;:!(]|$)|\s+[a-z&])"
)
_LAST = re.compile(rf"(?<![\w.])(?P<name>{_NAME})\s+{_AND}\s+$")
_AS = re.compile(rf"(?:{_AND}|[,;])\s+(?P<name>{_NAME})(?=\s+(?:as|comme|als|como|come)\s+\w+\s)")
#: A text in a list of names that looks so much like one is one.
_LIKELY = 0.25
#: One before "and" and a marked person must look so much like one, and stands so near.
_SURE, _BEFORE = 0.8, 60


def companions(sentence: str, marks: Sequence[Mark]) -> Iterator[Mark]:
    """Give marks for the people who stand in a list with a marked person, or beside the role they take."""
    known = [mark for mark in marks if mark.label == "PERSON" and " " in mark.text]
    taken = {at for mark in known for at in range(mark.start, mark.end)}
    queue = [mark.end for mark in known]
    while queue:
        match = _NEXT.match(sentence, queue.pop())
        if match and taken.isdisjoint(range(*match.span("name"))) and _is_name(match["name"]):
            taken |= set(range(*match.span("name")))
            queue.append(match.end("name"))
            yield _person(match)
    for mark in known:
        match = _LAST.search(sentence, max(mark.start - _BEFORE, 0), mark.start)
        if match and taken.isdisjoint(range(*match.span("name"))) and looks_like_name(match["name"]) >= _SURE:
            taken |= set(range(*match.span("name")))
            yield _person(match)
    for match in _AS.finditer(sentence) if known else ():
        if taken.isdisjoint(range(*match.span("name"))) and _is_name(match["name"]):
            yield _person(match)


def _is_name(text: str) -> bool:
    return looks_like_name(text) >= _LIKELY


def _person(match: re.Match[str]) -> Mark:
    return Mark("PERSON", match.start("name"), match.end("name"), " ".join(match["name"].split()))
