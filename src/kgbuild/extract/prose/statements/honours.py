"""Awards, prizes, fellowships."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kgbuild.extract.layout.shapes import shape
from kgbuild.extract.prose.statements.passage import Clause, Told, listed
from kgbuild.extract.prose.statements.roles import chain, dates_in
from kgbuild.model import NOBODY, Award, Mention
from kgbuild.prose import Mark

_PAPER = re.compile(
    r"(?i)\b(?:our|his|her|the|their|’s|'s) (?:\w+ ){0,3}(?:paper|article|poster|work|preprint)\b[^.]*$"
)


def honours(told: Told) -> Iterator[Award]:
    """Give the awards that a sentence says someone received."""
    for mark in told.sentence.of("AWARD"):
        clause = next((c for c in told.clauses if c.start <= mark.start < c.end), None)
        if clause is None or not told.has("honoured", told.sentence.start, mark.start):
            continue
        people = _winners(told, clause, mark)
        if not people or (_PAPER.search(told.text(clause.start, mark.start)) and not told.passage.card):
            continue
        _, day, _ = dates_in(told, clause.start, clause.end)
        giver = told.sentence.of("ORG", start=mark.end)
        given = bool(giver) and bool(shape("award_from").match(told.text(mark.end, giver[0].start)))
        yield Award(
            evidence=told.evidence(), people=people, title=mark.text, date=day or told.passage.date,
            awarder=chain(told, giver) if given else NOBODY,
        )  # fmt: skip


def _winners(told: Told, clause: Clause, mark: Mark) -> tuple[Mention, ...]:
    """Give those before the verb, or behind the congratulation."""
    for _, end in told.found("congratulate", clause):
        marks = told.sentence.of("PERSON", start=end, end=mark.start)
        if marks:
            return tuple(told.cast.who(found) for found in listed(told, marks))
    own = re.search(r"(?i)\b(?:we|our lab|our team|nous|wir|hemos)\b", told.text(clause.start, mark.start))
    return () if own else clause.subject
