"""Who organises or chairs a meeting, told by the verb: "is co-organizing a workshop on Tides", "organised by Ada"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kgbuild.extract.prose.statements.passage import Clause, Told
from kgbuild.model import NOBODY, Mention, Service
from kgbuild.names import looks_like_name

_VERB = re.compile(r"(?i)(?<![\w-])(?P<co>co-?)?(?P<verb>organi[sz]|chair)(?:es|ed|ing|e|s)?(?![\w-])(?P<by>\s+by\b)?")
#: What is organised, up to where it is held.
_WHAT = re.compile(
    r"(?:\s+and\s+(?i:chair|host|run)\w*)?\s+(?i:(?:an?|the|our|this\s+year[’']s|two|one\s+of\s+the)\s+)?(?P<body>(?:(?:[A-Z0-9][\w’'&./-]*:?|(?:of|in|and|for|on|the)(?=\s)|(?i:international|annual|first|second|one-day"
    r"|special|invited|virtual))\s+){0,11}(?i:workshop|symposium|session|panel|conference|tutorial|summer\s+school|seminar\s+series|track|meeting|hackathon"
    r"|mini-?symposium|colloquium)(?:\s+(?:on|for|of|entitled|titled|called)\s+(?:[“\"„«][^”\"»“]{4,120}[”\"»“]|[A-Z“\"][^.,;:!?()]{3,100}?))?)"
    r"(?=\s+(?:at|in|with|during|co-?located|for|this|next|to|will|was)\b|\s*[.,;:!?()]|\s*$)"
)
_TITLED = re.compile(r"^.*?[“\"„«](?P<title>[^”\"»“]{4,120})[”\"»“]$", re.DOTALL)
_QUOTED_BEFORE = re.compile(r"[“\"„«](?P<title>[^”\"»“]{4,120})[”\"»“]\s*,?\s*(?:(?:is|was|will\s+be)\s+)?$")
_LEAST = 2
_SURE_NAME = 0.25


def organizing(told: Told, clause: Clause) -> Iterator[Service]:
    """Give the service of those who organise or chair a meeting that has a name."""
    if told.passage.source != "news":
        return
    for verb in _VERB.finditer(told.text(clause.start, clause.end)):
        at = clause.start + verb.end()
        people, body = _passive(told, clause, verb, at) if verb["by"] else _active(told, clause, at)
        role = ("co-" if verb["co"] else "") + ("chair" if verb["verb"].casefold() == "chair" else "organizer")
        for person in people if body.name else ():
            yield Service(
                evidence=told.evidence(0.7), person=person, role=role, organization=body, start=told.passage.date
            )
        if people and body.name:
            return


def _active(told: Told, clause: Clause, at: int) -> tuple[tuple[Mention, ...], Mention]:
    found = _WHAT.match(told.text(at, clause.end))
    if found is None:
        return (), NOBODY
    start, end = at + found.start("body"), at + found.end("body")
    return clause.subject, _body(told, start, end)


def _passive(told: Told, clause: Clause, verb: re.Match[str], at: int) -> tuple[tuple[Mention, ...], Mention]:
    """Read "The workshop “T” organised by Ada Example", "the Tide Workshop, organized by Ada"."""
    marks = told.people_marks(at, clause.end)
    if not marks or told.text(at, marks[0].start).strip():
        return (), NOBODY
    people = tuple(told.cast.who(mark) for mark in marks)
    until = clause.start + verb.start()
    quoted = _QUOTED_BEFORE.search(told.text(clause.start, until))
    if quoted:
        start = clause.start + quoted.start("title")
        return people, Mention(" ".join(quoted["title"].split()), start, start + len(quoted["title"]))
    events = told.sentence.of("EVENT", start=clause.start, end=until)[-1:]
    return people, Mention(events[0].text, events[0].start, events[0].end) if events else NOBODY


def _body(told: Told, start: int, end: int) -> Mention:
    """Give the name of a meeting: its title in quotation marks, else all of it where it says more than "a workshop"."""
    text = told.text(start, end)
    if titled := _TITLED.match(text):
        start += titled.start("title")
        return Mention(" ".join(titled["title"].split()), start, start + len(titled["title"]))
    capitals = sum(word[0].isupper() for word in text.split())
    named = capitals >= _LEAST and looks_like_name(text) < _SURE_NAME
    return Mention(" ".join(text.split()), start, end) if named or (capitals and " on " in text) else NOBODY
