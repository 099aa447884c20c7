"""Who left, and where to."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from kgbuild.extract.phrases.words import is_place
from kgbuild.extract.prose.statements.passage import Clause, Told, listed, phrases
from kgbuild.extract.prose.statements.roles import chain, dates_in, held_at, one_role, role_marks
from kgbuild.model import NOBODY, Mention, Position
from kgbuild.prose import Mark

#: "moved to Canada to begin a PhD at X": what someone went for is told elsewhere.
_POST = re.compile(
    r"(?i)(?P<post>(?:(?!(?:an?|the|her|his|their|up)\s)[\w-]+\s+)?(?:position|job|post|appointment|professorship|postdoc|internship|residency|fellowship))\s*$"
)
#: "her new position at", "your new job as a data scientist with".
_NEW_POST = re.compile(
    r"(?i)\b(?:(?:(?:(?:her|his|their|your)\s+)?new|(?:on|for|with)\s+(?:her|his|their|your))\s+(?P<post>(?:[\w-]+\s+){0,4}?"
    r"(?:position|job|post|role|appointment|(?:assistant |associate )?professorship|postdoc|adventure|chapter))"
    r"|job\s+offer)(?:\s+as\s+(?:[\w’'-]+\s+){1,6}?)?\s*(?:at|in|with)\s+(?:the\s+)?(?=[A-ZÀ-Þ])"
)
_THEIRS = re.compile(r"(?i)\b(?:her|his|their)\b")
#: "She is going to do great in her new position at".
_HOPED = re.compile(r"(?i)\W*(?:s?he|they)(?:[’']s|[’']re|[’']ll|\s+(?:is|are|will))\b.{0,60}\bnew\b")
#: "on your promotion to", "on her appointment as".
_RISE = re.compile(
    r"(?i)\b(?:on|for|with|upon)\s+(?:her|his|their|your)\s+(?:[\w-]+\s+){0,2}(?:promotions?|appointments?|elections?|tenure\s+and\s+promotion)\s+"
    r"(?:to|as)\s+(?:an?\s+|the\s+)?(?:(?:rank|position)\s+of\s+)?(?:an?\s+|the\s+)?"
)
_ACRONYM = re.compile(r"[A-Z][\w&-]*[A-Z][\w&-]*(?=\s*[.,!;)]|\s*$)")
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
        moved = tuple(p for start, end in [*told.found("move", clause)][:1] for p in _moved(told, clause, start, end))
        yield from moved
        if moved:
            return
    yield from _wished(told)


def _wished(told: Told) -> Iterator[Position]:
    """Read "Congratulations to X on her new position at Y", "All the best with your new postdoc job in Y, X!"."""
    text = told.sentence.text
    wished = told.passage.source == "news" and (phrases("wishes").search(text) or _HOPED.match(text))
    rise, post = (_RISE.search(text), _NEW_POST.search(text)) if wished else (None, None)
    marks = [m for m in told.sentence.of("PERSON") if " " in m.text or m.start > told.sentence.start]
    marks = [m for m in marks if not phrases("wishes").fullmatch(m.text)]
    people = listed(told, marks)
    if rise and people:
        yield from _risen(told, people, told.sentence.start + rise.end())
        return
    if post is None or len(people) < len(marks):
        return
    at = told.sentence.start + post.end()
    bodies = told.sentence.of("ORG", start=at)[:1]
    body = chain(told, told.sentence.of("ORG", start=at)) if bodies and bodies[0].start == at else NOBODY
    named = _ACRONYM.match(told.text(at, told.sentence.end)) if not body.name else None
    body = Mention(named[0], at, at + named.end()) if named else body
    roles = role_marks(told, told.sentence.start + post.start(), at)
    role = one_role(roles[0].text) if roles else post["post"] if "doc" in (post["post"] or "") else ""
    movers = tuple(map(told.cast.who, people)) or (told.clauses[-1].subject if _THEIRS.search(post[0]) else ())
    for person in movers if body.name else ():
        yield Position(
            evidence=told.evidence(0.7), person=person, organization=body, role=role, start=told.passage.date
        )


def _risen(told: Told, people: Sequence[Mark], at: int) -> Iterator[Position]:
    """Give the rank that people rose to, which stands at an offset, at the body behind it."""
    roles = [mark for mark in role_marks(told, at, told.sentence.end) if mark.start == at]
    bodies = told.sentence.of("ORG", start=roles[0].end) if roles else ()
    held = bodies and held_at().fullmatch(told.text(roles[0].end, bodies[0].start))
    for mark in people if roles else ():
        yield Position(
            evidence=told.evidence(0.7), person=told.cast.who(mark),
            organization=chain(told, bodies) if held else NOBODY, role=one_role(roles[0].text), start=told.passage.date,
        )  # fmt: skip


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
    here = told.sentence.of("LAB", start=clause.start, end=clause.end)
    nowhere = not organization.name and (not roles or here or told.passage.source != "news")
    if is_place(organization.name) or nowhere or (not roles and _STUDIES.search(told.text(end, organization.start))):
        return
    new = bool(
        re.search(
            r"(?i)start|accept|begin|began|secur|tak|embark|fill|mov|head|left|leav|got|get|land", told.text(start, end)
        )
    )
    named = _POST.search(told.text(start, end))
    role = one_role(roles[0].text) if roles else named["post"] if named else ""
    day = dates_in(told, end, clause.end)[0]
    for person in clause.subject:
        yield Position(
            evidence=told.evidence(0.7), person=person, organization=organization, role=role,
            start=(day or told.passage.date) if new else "",
        )  # fmt: skip
