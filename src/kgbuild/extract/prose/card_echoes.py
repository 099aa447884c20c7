"""Which of the records that a card of somebody lists repeat, or give way to, others of it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from kgbuild.extract.prose.member_tables import heading_role
from kgbuild.extract.prose.people_page import Card
from kgbuild.extract.prose.statements.roles import is_student
from kgbuild.lexicon import words
from kgbuild.model import Award, Education, Position, Record
from kgbuild.names import fold

_POSTDOC = re.compile(r"(?i)(?:[\w’'-]+\s+){0,3}?post-?doc")


def is_named_closer(record: Record, card: Card, stated: Sequence[Record]) -> bool:
    """Say whether a record is the heading's word for someone whom a sentence calls nearly the same: "is a postdoc"."""
    if not isinstance(record, Position) or card.former or record.role != heading_role(card):
        return False
    if record.start or record.end:
        return False
    own = (r for r in stated if isinstance(r, Position) and r.person.name == record.person.name and not r.end)
    return any(_is_alike(record.role, position.role) for position in own)


def _is_alike(role: str, other: str) -> bool:
    """Say whether two roles are ranks of one sort: both of students, both of postdocs, or the same words."""
    postdocs = _POSTDOC.match(role) and _POSTDOC.match(other)
    same = fold(role) in fold(other) and len(role.split()) > 1
    return bool(postdocs) or (is_student(role) and is_student(other)) or bool(role and same)


def bare_stay(record: Record, card: Card) -> bool:
    """Say whether a record is no more than that somebody was at the lab until the day of a degree."""
    return isinstance(record, Position) and not record.role and record.person == card.person


def is_of_heading(record: Record, card: Card) -> bool:
    """Say whether a position is no more than what the heading calls all below it: "Docentes"."""
    if not isinstance(record, Position) or record.organization.name:
        return False
    return record.role.casefold() in words("groups", "plain") and record.role == heading_role(card)


def held_elsewhere(record: Record, told: Record) -> bool:
    """Say whether a role of the lab is one that the head of its card puts to another body."""
    if not isinstance(record, Position) or not isinstance(told, Position) or not record.role:
        return False
    within = told.evidence.start <= record.evidence.start and record.evidence.end <= told.evidence.end + 2
    return (
        within
        and record.role in told.role
        and told.organization.start > record.evidence.start
        and record.organization.start < record.evidence.start
    )


def is_honour(record: Record, honoured: Sequence[Award]) -> bool:
    """Say whether a role is the title of an honour: "Moe Scholar"."""
    return isinstance(record, Position) and any(record.role and record.role in award.title for award in honoured)


def undated(record: Record, finished: Sequence[Record]) -> Record:
    """Give a position that stands behind the day of a degree without that day."""
    if not isinstance(record, Position):
        return record
    days = [other for other in finished if isinstance(other, Education) and record.end == other.end]
    behind = any(record.organization.start >= day.evidence.end for day in days)
    return replace(record, start="", end="") if behind else record
