"""Talks and posters that a sentence tells of."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kgbuild.extract.layout.shapes import shape
from kgbuild.extract.prose.statements.passage import Clause, Told, phrases
from kgbuild.extract.prose.statements.roles import chain, dates_in
from kgbuild.model import Talk
from kgbuild.prose import Mark

_QUOTED = re.compile(r"[“\"«„]\s*([^”\"»“]{8,300}?)[.,]?\s*[”\"»“]")
_PAPER = re.compile(r"(?i)\b(?:paper|article|preprint|papier)\b")


def speaking(told: Told) -> Iterator[Talk]:
    """Give the talks of a sentence: someone speaks at an event or an institution."""
    for clause in told.clauses:
        for start, end in told.found("speak", clause):
            place = _place(told, clause, end)
            if place is None or not clause.subject or _PAPER.search(told.text(clause.start, end)):
                break
            yield _talk(told, clause, start, place)
            break


def _place(told: Told, clause: Clause, at: int) -> Mark | None:
    marks = told.sentence.of("EVENT", "ORG", start=at, end=clause.end)
    events = [m for m in marks if m.label == "EVENT"]
    if events:
        return events[0]
    return next((m for m in marks if shape("at_place").search(told.text(at - 4, m.start))), None)


def _talk(told: Told, clause: Clause, verb: int, place: Mark) -> Talk:
    kind = phrases("talk_kinds").search(told.text(verb, clause.end))
    quoted = _QUOTED.search(told.text(clause.start, clause.end))
    _, day, _ = dates_in(told, clause.start, clause.end)
    event = place.text if place.label == "EVENT" else chain(told, told.sentence.of("ORG", start=place.start)).name
    where = [m for m in told.sentence.of("PLACE", start=place.end) if m.start - place.end < len(" (held this year in ")]
    return Talk(
        evidence=told.evidence(), people=clause.subject, title=" ".join(quoted[1].split()) if quoted else "",
        event=re.sub(r"\s+(?:in|on|to)$", "", event), date=day or told.passage.date, type=kind[0] if kind else "",
        location=where[0].text if where else "",
    )  # fmt: skip
