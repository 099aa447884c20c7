"""Stays with a lab that have both ends: "visited our lab from May to July", "spent a year (2010–2011) in the group"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kgbuild.extract.prose.statements.passage import Told
from kgbuild.extract.prose.statements.roles import one_role, split_dates
from kgbuild.model import Position

_STAYS = re.compile(
    r"(?i)\b(?:work(?:ed|s)?|spen(?:t|ds)|stay(?:ed|s)?|visit(?:ed|s)?|was\s+(?:visiting|hosted|with|in|at)|interned"
    r"|a\s+(?:passé|séjourné|travaillé|visité)|verbr(?:achte|ingt)|arbeitete|besuchte|realizó|pasó|visitó|trascors[oa])\b"
)
_AS = re.compile(r"(?i)\b(?:as|comme|als|como|come)\s+(?:(?:an?|our|the)\s+)?(?:\w+\s+)?$")


def staying(told: Told) -> Iterator[Position]:
    """Give the position of each whose stay with the lab of the page has a beginning and an end."""
    if told.passage.source != "news":
        return
    for clause in told.clauses:
        verb = _STAYS.search(told.text(clause.start, clause.end))
        labs = told.sentence.of("LAB", start=clause.start + verb.end(), end=clause.end) if verb else ()
        home = [m for m in labs if not m.value or told.organization(m) == told.passage.lab]
        spans = [m for m in told.sentence.of("DATE", start=clause.start, end=clause.end) if "/" in m.value]
        if not home or not spans or not clause.subject:
            continue
        start, end, ongoing = split_dates(spans[0])
        roles = told.sentence.of("ROLE", start=clause.start, end=clause.end)
        role = next((m for m in roles if _AS.search(told.text(clause.start, m.start))), None)
        for person in clause.subject:
            yield Position(
                evidence=told.evidence(0.75), person=person, organization=told.passage.lab,
                role=one_role(role.text) if role else "", start=start, end=end, ongoing=ongoing,
            )  # fmt: skip
