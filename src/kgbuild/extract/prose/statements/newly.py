"""New people told by their role alone: "Our new postdoc is Ada Example", "New PhD student: Bo Sample"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kgbuild.extract.layout.shapes import shape
from kgbuild.extract.prose.statements.passage import Told, listed
from kgbuild.extract.prose.statements.roles import one_role, role_marks
from kgbuild.model import Mention, Position
from kgbuild.prose import Mark

#: A role in a bracket behind a name says more than "new member" before it.
_BRACKET = re.compile(r"\s*[(,–—]\s*(?:(?:an?|our|the|new)\s+)*")


#: "is the newest member of": nothing more.
_MEMBER = re.compile(
    r"(?i)\s*(?:,|is|are)\s+(?:now\s+)?(?:our|the)\s+(?:new|newest|latest)\s+(?:[\w-]+\s+){0,2}?(?:members?|additions?)\b"
)
#: What the owner of a page announces: "New position: postdoc at Fen University".
_HELD_AT = re.compile(r"(?i)\s*,?\s*(?:at|in|with|@)\s+(?:the\s+)?|\s*,\s*")
_POST = re.compile(r"(?i)\bnew\s+(?:position|job|post|role|appointment)\b")


def newly(told: Told) -> Iterator[Position]:
    """Give a position for each person whom news introduce by a new role, where a lab is meant."""
    passage = told.passage
    if passage.source != "news" or passage.card or not (passage.lab.name or (passage.alone and passage.date)):
        return
    for role in role_marks(told, told.sentence.start, told.sentence.end):
        for mark in _whose(told, role):
            own = [
                m
                for m in role_marks(told, mark.end, told.sentence.end)
                if _BRACKET.fullmatch(told.text(mark.end, m.start))
            ]
            yield Position(
                evidence=told.evidence(0.7), person=told.cast.who(mark), organization=told.passage.lab,
                role=one_role((own or [role])[0].text), start=told.passage.date,
            )  # fmt: skip
    yield from _members(told)


def _members(told: Told) -> Iterator[Position]:
    """Give a position for those who are called new members and nothing else."""
    people = told.people_marks(told.sentence.start, told.sentence.end)
    if people and _MEMBER.match(told.text(people[-1].end, told.sentence.end)):
        for mark in people:
            yield Position(
                evidence=told.evidence(0.7), person=told.cast.who(mark), organization=told.passage.lab,
                start=told.passage.date,
            )  # fmt: skip


def announced(told: Told) -> Iterator[Position]:
    """Read "New position: postdoc at Fen University" on the page of one person."""
    roles, bodies = told.sentence.of("ROLE")[:1], told.sentence.of("ORG")[:1]
    own = told.passage.first.name or told.passage.alone
    if told.index or not (own and roles and bodies and _POST.search(told.passage.label)):
        return
    if roles[0].start == told.sentence.start and _HELD_AT.fullmatch(told.text(roles[0].end, bodies[0].start)):
        yield Position(
            evidence=told.evidence(0.7), person=told.passage.first, role=one_role(roles[0].text),
            organization=Mention(bodies[0].text, bodies[0].start, bodies[0].end), start=told.passage.date,
        )  # fmt: skip


def _whose(told: Told, role: Mark) -> list[Mark]:
    """Give those who stand right behind a new role, or right before it with no more than "is our new"."""
    behind = told.sentence.of("PERSON", start=role.end)
    announced = shape("new_before_role").search(told.text(told.sentence.start, role.start))
    if behind and announced and shape("new_role_is").fullmatch(told.text(role.end, behind[0].start)):
        return listed(told, behind)
    before = told.sentence.of("PERSON", end=role.start)
    for place in range(len(before)):
        group = listed(told, before[place:])
        if group[-1] is before[-1]:
            return group if shape("is_our_new").fullmatch(told.text(group[-1].end, role.start)) else []
    return []
