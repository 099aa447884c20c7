"""Posts told only as what came before, at the head of a sentence: "After a postdoc at X with Ada Moss, he joined Y"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kgbuild.extract.prose.statements.passage import Told
from kgbuild.extract.prose.statements.roles import held_at, one_role
from kgbuild.extract.prose.statements.rows import row
from kgbuild.model import Mention, Position
from kgbuild.prose import Mark

_AFTER = re.compile(
    r"(?i)\W*(?:(?:and|then|later)\s+)?(?:after|following|upon|having)\s+"
    r"(?:(?:complet|finish|do|hold|spend|undertak)ing\s+|(?:completed|finished|done|held|spent|undertaken)\s+)?"
    r"(?:(?:an?|her|his|my|their|the|one|two|three|four|several|brief|short|first|\w+-years?|years?|(?:as|of)\s+an?)\s+)*"
)
#: Who advised stands between the post and its place: "a postdoc with Ada Moss at X".
_WITH = re.compile(r"(?i)\s+(?:with|under|in\s+the\s+(?:lab|group)\s+of)\s+(?:(?:dr|prof(?:essor)?)\.?\s+)*")


def openings(told: Told) -> Iterator[Position]:
    """Give the posts that a sentence says to be over before it tells what its subject did next."""
    role = opening_role(told)
    if role is None:
        return
    comma = told.sentence.text.find(", ", role.end - told.sentence.start)
    until = told.sentence.start + comma if comma > 0 else told.sentence.end
    person = next((clause.subject for clause in told.clauses if clause.subject and clause.end > until), ())
    for held in row(told, role.end, until) if person else ():
        if not _is_where(told, role, held.body):
            return
        start, end, ongoing = held.dates
        yield Position(
            evidence=told.evidence(0.75), person=person[0], organization=held.body, role=one_role(role.text),
            start=start, end=end, ongoing=ongoing,
        )  # fmt: skip
        return


def opening_role(told: Told) -> Mark | None:
    """Give the role that a sentence names first and as over, None where it names none so."""
    after = _AFTER.match(told.sentence.text)
    roles = told.sentence.of("ROLE", start=told.sentence.start) if after else ()
    return roles[0] if after and roles and roles[0].start == told.sentence.start + after.end() else None


def _is_where(told: Told, role: Mark, body: Mention) -> bool:
    """Say whether no more than a preposition, or an advisor and one, stands between a role and a body."""
    between = told.text(role.end, body.start)
    if held_at().fullmatch(between):
        return True
    people = told.sentence.of("PERSON", start=role.end, end=body.start)
    advised = bool(people) and _WITH.fullmatch(told.text(role.end, people[0].start)) is not None
    return advised and held_at().fullmatch(told.text(people[-1].end, body.start)) is not None
