"""Awards, prizes, fellowships."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import dropwhile

from kgbuild.extract.layout.shapes import shape
from kgbuild.extract.prose.statements.passage import Clause, Passage, Told, listed
from kgbuild.extract.prose.statements.roles import chain, dates_in
from kgbuild.model import NOBODY, Award, Mention
from kgbuild.prose import Mark

_PAPER = re.compile(
    r"(?i)\b(?:our|his|her|the|their|’s|'s) (?:\w+ ){0,3}(?:paper|article|poster|work|preprint)\b[^.]*$"
)
#: What the owner of a page and others wrote.
_OURS = re.compile(r"(?i)(?:our|my)\b")


def honours(told: Told) -> Iterator[Award]:
    """Give the awards that a sentence says someone received."""
    for mark in told.sentence.of("AWARD"):
        clause = next((c for c in told.clauses if c.start <= mark.start < c.end), None)
        if clause is None or not told.has("honoured", told.sentence.start, mark.start):
            continue
        paper = _PAPER.search(told.text(clause.start, mark.start))
        own = bool(paper and _OURS.match(paper[0])) and not told.passage.lab.name
        people = (told.passage.first,) if own and _has_owner(told.passage) else _winners(told, clause, mark)
        if not people or (paper and not own and not told.passage.card):
            continue
        _, day, _ = dates_in(told, clause.start, clause.end)
        giver = tuple(
            dropwhile(lambda m: told.text(m.start - 1, m.start) == "(", told.sentence.of("ORG", start=mark.end))
        )
        given = bool(giver) and bool(shape("award_from").match(told.text(mark.end, giver[0].start)))
        yield Award(
            evidence=told.evidence(), people=people, title=mark.text, date=day or told.passage.date,
            awarder=chain(told, giver) if given else NOBODY, paper=_quoted(paper[0]) if own and paper else "",
        )  # fmt: skip


def _has_owner(passage: Passage) -> bool:
    return bool(passage.first.name) or passage.alone


def _quoted(text: str) -> str:
    """Give the title in quotation marks that a text holds."""
    found = re.search(r"[“\"„«]\s*([^”\"“»]{8,}?)[.,]?\s*[”\"“»]", text)
    return " ".join(found[1].split()) if found else ""


def _winners(told: Told, clause: Clause, mark: Mark) -> tuple[Mention, ...]:
    """Give those before the verb, or behind the congratulation."""
    for _, end in told.found("congratulate", clause):
        marks = told.sentence.of("PERSON", start=end, end=mark.start)
        if marks:
            return tuple(told.cast.who(found) for found in listed(told, marks))
    own = re.search(r"(?i)\b(?:we|our lab|our team|nous|wir|hemos)\b", told.text(clause.start, mark.start))
    return () if own else clause.subject
