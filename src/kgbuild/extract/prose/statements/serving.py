"""Boards, committees, editorships."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from kgbuild.extract.layout.shapes import shape
from kgbuild.extract.prose.statements.editions import editions
from kgbuild.extract.prose.statements.offices import offices
from kgbuild.extract.prose.statements.organizing import organizing
from kgbuild.extract.prose.statements.passage import Clause, Told, phrases
from kgbuild.extract.prose.statements.roles import chain, dates_in, one_role
from kgbuild.lexicon import table
from kgbuild.model import NOBODY, Award, Mention, Service

_ROLES = re.compile(
    r"\s*(?:an?\s+|as\s+)*(?P<first>[a-z-]+(?:\s[a-z-]+)?)\s+and\s+(?:an?\s+)?(?P<second>[a-z-]+(?:\s[a-z-]+)?)(?=\s+(?:at|of|for)\b)"
)


#: Behind one office, the next: "and as an editor for".
_AS_MORE = re.compile(r"\band\s+(?:as\s+)?an?\s")
_FOR = re.compile(r"\s+(?:for|of|at|in)\s+(?=\S)")


def service(told: Told) -> Iterator[Service | Award]:
    """Give the offices and duties that clauses say their subjects have."""
    if noted := tuple(_noted(told)):
        yield from noted
        return
    yield from (
        record
        for c in told.clauses
        for record in _in_turn(told, c) or _at_editions(told, c) or tuple(offices(told, c)) or tuple(serving(told, c))
    )


def _in_turn(told: Told, clause: Clause) -> tuple[Service | Award, ...]:
    """Give the duties of two people that a clause names one after the other."""
    for _, end in told.found("serve", clause):
        if both := _respectively(told, clause, end):
            return tuple(both)
    return ()


def _at_editions(told: Told, clause: Clause) -> tuple[Service | Award, ...]:
    """Give the duties at conferences that stand by their letters, where another reading takes the year for its own."""
    for _, end in told.found("serve", clause):
        role = phrases("serve_roles").search(told.text(end, clause.end))
        lead = _FOR.match(told.text(end + role.end(), clause.end)) if role else None
        if role and lead:
            at = end + role.end()
            bodies = editions(told, at + lead.end(), clause.end)
            if bodies and _AS_MORE.search(told.text(bodies[-1].end, clause.end)):
                return ()
            return tuple(_service(told, clause, p, role[0], body, at) for p in clause.subject for body in bodies)
    return ()


def _noted(told: Told) -> Iterator[Service]:
    """Read news of somebody's own without a verb: "Area chair for Tides 2023"."""
    own = told.passage.first.name or told.passage.alone
    role = phrases("serve_roles").match(told.sentence.text) if told.passage.source == "news" and own else None
    if role is None or told.index or not _FOR.match(told.sentence.text, role.end()):
        return
    clause, at = told.clauses[-1], told.sentence.start + role.end()
    for body in _bodies(told, clause, at):
        yield _service(told, clause, told.passage.first, role[0], body, at)


def joins_as(told: Told, clause: Clause) -> Iterator[Service]:
    """Read "joins the Journal of Tides as Associate Editor"."""
    found = _joins_as().search(told.text(clause.start, clause.end))
    if found is None:
        return
    at = clause.start + found.start("body")
    name = re.sub(r"(?i)(?:[’']s)?\s+(?:editorial\s+)?(?:team|board)$", "", found["body"])
    body = Mention(" ".join(name.split()), at, at + len(name))
    for person in clause.subject:
        yield Service(
            evidence=told.evidence(), person=person, role=one_role(" ".join(found["role"].split())), organization=body,
            start=told.passage.date,
        )  # fmt: skip


@cache
def _joins_as() -> re.Pattern[str]:
    roles = "|".join(table("statements")["serve_roles"]).replace(" ", r"\s+")
    article = r"(?:(?:an?|its|the|their|new)\s+){0,2}"
    return re.compile(
        rf"(?i:\bjoin(?:s|ed|ing)?\s+(?:the\s+)?)(?P<body>[A-ZÀ-Þ][^,.;:!?]{{2,80}}?)(?i:\s+as\s+{article}(?P<role>{roles}))"
    )


def serving(told: Told, clause: Clause) -> Iterator[Service]:
    """Give the duties that a clause says its subject has, told by a verb and a word for them behind it."""
    if joined := tuple(joins_as(told, clause)):
        yield from joined
        return
    if organized := tuple(organizing(told, clause)):
        yield from organized
        return
    for _, end in told.found("serve", clause):
        role = phrases("serve_roles").search(told.text(end, clause.end))
        if role is None or not clause.subject:
            continue
        at = end + role.end()
        bodies = _bodies(told, clause, at)
        if not bodies:
            continue
        for person in clause.subject:
            for body in bodies:
                yield _service(told, clause, person, role[0], body, at)
        break


def _bodies(told: Told, clause: Clause, at: int) -> tuple[Mention, ...]:
    """Give the bodies that somebody serves: conferences by their letters, else what stands behind "for" or "of"."""
    lead = _FOR.match(told.text(at, clause.end))
    if lead and (listed := editions(told, at + lead.end(), clause.end)):
        return listed
    body = _body(told, clause, at)
    return (body, *_beside(told, body)) if body.name else ()


def _service(told: Told, clause: Clause, person: Mention, role: str, body: Mention, at: int) -> Service:
    behind = max(at, body.end)
    start, until, _ = dates_in(told, behind, behind + len(told.text(behind, clause.end).partition("(")[0]))
    posted = told.passage.date
    return Service(
        evidence=told.evidence(), person=person, role=one_role(" ".join(role.split())), organization=body,
        start=posted if not start or posted.startswith(start) else start, end="" if start == until else until,
    )  # fmt: skip


def _beside(told: Told, body: Mention) -> tuple[Mention, ...]:
    """Give the second event of "area chair of X 2023 and Y 2023"."""
    events = told.sentence.of("EVENT", start=body.start) if body.start >= 0 else ()
    if len(events) < 2 or events[0].start != body.start:
        return ()
    other = events[1]
    joined = re.fullmatch(r"\s*(?:,|,?\s*\band\b|&)\s*(?:the\s+)?", told.text(events[0].end, other.start))
    return (Mention(other.text, other.start, other.end),) if joined else ()


def _respectively(told: Told, clause: Clause, at: int) -> list[Service]:
    """Read "A and B were invited as reviewer and area chair at X": the first is the one, the second the other."""
    roles = _ROLES.match(told.text(at, clause.end))
    if roles is None or len(clause.subject) != 2:
        return []
    pair = [phrases("serve_roles").fullmatch(roles[name]) for name in ("first", "second")]
    body = _body(told, clause, at + roles.end())
    if not (all(pair) and body.name):
        return []
    names = (roles["first"], roles["second"])
    return [_service(told, clause, person, role, body, at) for person, role in zip(clause.subject, names, strict=True)]


def _body(told: Told, clause: Clause, at: int) -> Mention:
    tail = told.text(at, clause.end)
    if shape("same_event").match(tail):
        events = told.sentence.of("EVENT", end=at)
        return Mention(events[-1].text, events[-1].start, events[-1].end) if events else NOBODY
    marks = told.sentence.of("EVENT", "ORG", start=at, end=clause.end)
    match = shape("served_body").match(tail)
    whole = (
        match is not None
        and marks
        and at + match.start("body") < marks[0].start < marks[0].end <= at + match.end("body")
    )
    if marks and not whole and marks[0].start - at < len(" of the programme of the "):
        return chain(told, marks) if marks[0].label == "ORG" else Mention(marks[0].text, marks[0].start, marks[0].end)
    if match is None or not re.search(r"[A-ZÉ]", match["body"]):
        return NOBODY
    name = re.sub(r"(?:\s+(?:of|and|for|in|on|the|de|la)|[.,;:!])+$|(?<=\d)\s+in\s.+$", "", match["body"])
    return Mention(name, at + match.start("body"), at + match.start("body") + len(name))
