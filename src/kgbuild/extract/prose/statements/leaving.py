"""Who left, and where to."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kgbuild.extract.phrases.words import is_place
from kgbuild.extract.prose.statements.passage import Clause, Told, listed
from kgbuild.extract.prose.statements.roles import chain, dates_in, one_role, role_marks
from kgbuild.model import Mention, Position

#: "moved to Canada to begin a PhD at X": what someone went for is told elsewhere.
_POST = re.compile(
    r"(?i)(?P<post>(?:[\w-]+\s+)?(?:position|job|post|appointment|professorship|postdoc|internship|residency|fellowship))\s*$"
)
_STUDIES = re.compile(
    r"(?i)\b(?:begin|beg[au]n|start|stud|pursu|teach|complet|earn|do|undertak)\w*\b|\bPh\.?\s?D|\bdegree"
)


def leaving(told: Told) -> Iterator[Position]:
    """Give the ended position of those who leave the lab and the new one of those who go elsewhere."""
    for clause in told.clauses:
        for _, end in told.found("leave", clause):
            people = clause.subject or _after(told, end)
            if told.passage.lab.name and told.passage.date:
                for person in people:
                    yield Position(
                        evidence=told.evidence(0.7), person=person, organization=told.passage.lab, end=told.passage.date
                    )
            break
        for start, end in told.found("move", clause):
            yield from _moved(told, clause, start, end)
            break


def _after(told: Told, at: int) -> tuple[Mention, ...]:
    return tuple(told.cast.who(mark) for mark in listed(told, told.sentence.of("PERSON", start=at)))


def _moved(told: Told, clause: Clause, start: int, end: int) -> Iterator[Position]:
    if not clause.subject or (
        re.search(r"(?i)\b(?:goes|went|off|going) to\b", told.text(start, end))
        and not role_marks(told, end, clause.end)
    ):
        return
    organization = chain(told, told.sentence.of("ORG", start=end, end=clause.end))
    roles = role_marks(told, start, clause.end)
    if (
        is_place(organization.name)
        or not organization.name
        or (not roles and _STUDIES.search(told.text(end, organization.start)))
    ):
        return
    new = bool(re.search(r"(?i)start|accept|begin|began|secur|mov|head", told.text(start, end)))
    named = _POST.search(told.text(start, end))
    role = one_role(roles[0].text) if roles else named["post"] if named else ""
    day = dates_in(told, end, clause.end)[0]
    for person in clause.subject:
        yield Position(
            evidence=told.evidence(0.7), person=person, organization=organization, role=role,
            start=(day or told.passage.date) if new else "",
        )  # fmt: skip
