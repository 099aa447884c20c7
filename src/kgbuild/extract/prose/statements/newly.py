"""New people told by their role alone: "Our new postdoc is Ada Example", "New PhD student: Bo Sample"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kgbuild.extract.prose.statements.passage import Told, listed
from kgbuild.extract.prose.statements.roles import one_role, role_marks
from kgbuild.model import Position
from kgbuild.prose import Mark

_NEW = re.compile(
    r"(?i)\b(?:new|newest|latest|neuer?|neue[ns]?|nouve(?:au|lle)s?|nuev[oa]s?|nuov[oaie]|nov[oa]s?)\s+(?:\w+\s+){0,2}$"
)
#: Between the role and who takes it up.
_IS = re.compile(
    r"(?is)\s*(?:\([^()]*\)\s*)?(?:[,:–—-]|is|are|ist|est|es|è|é"
    r"|(?:(?:have|has|will|just|recently|officially)\s+)*(?:join(?:ed|s|ing)?|start(?:ed|s)?|arriv(?:ed|es))\b[^:.!?]{0,40}:)\s*"
    r"(?:(?:dra?|prof)\.?\s+)*"
)
_AS = re.compile(
    r"(?is)\s*,?\s*(?:is|are|will be|becomes|ist|est|es|è|é)?\s*(?:now\s+)?"
    r"(?:our|the|an?|one of our|the lab[’']s|unsere?r?|notre|nuestr[oa]|la|el)\s+"
    r"(?:new|newest|latest|first|neuer?|neue|nouve(?:au|lle)|nuev[oa]|nuov[oa])\s+(?:\w+\s+){0,2}"
)

#: A role in a bracket behind a name says more than "new member" before it.
_BRACKET = re.compile(r"\s*[(,–—]\s*(?:(?:an?|our|the|new)\s+)*")


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


def _whose(told: Told, role: Mark) -> list[Mark]:
    """Give those who stand right behind a new role, or right before it with no more than "is our new"."""
    behind = told.sentence.of("PERSON", start=role.end)
    announced = _NEW.search(told.text(told.sentence.start, role.start))
    if behind and announced and _IS.fullmatch(told.text(role.end, behind[0].start)):
        return listed(told, behind)
    before = told.sentence.of("PERSON", end=role.start)
    for place in range(len(before)):
        group = listed(told, before[place:])
        if group[-1] is before[-1]:
            return group if _AS.fullmatch(told.text(group[-1].end, role.start)) else []
    return []
