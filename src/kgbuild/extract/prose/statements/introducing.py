"""People introduced in passing: "Professor Ada Example of X", "joining us from the Example group"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kgbuild.extract.prose.statements.passage import Clause, Told
from kgbuild.extract.prose.statements.roles import chain, is_trainee, one_role
from kgbuild.model import NOBODY, Mention, Position
from kgbuild.prose import Mark

_FROM = re.compile(
    r"(?i)\b(?:join|com|mov|arriv|transfer|hail)\w*\s+(?:(?:to\s+)?(?:us|the lab|our (?:lab|group|team))\s+)?"
    r"from\s+(?:the\s+)?$"
)
_OF = re.compile(
    r"(?i)\s*(?:\([^()]*\)\s*)?,?\s*(?:from|of|at|von der|vom|de l[’']|della|del|da|do)\s+(?:the\s+|our\s+)?"
)
_BRACKET = re.compile(r"\s*\((?P<inner>[^()]{3,80})\)")
#: Between a name and a role in apposition, and between that and where it is held.
_BARE = re.compile(
    r"(?i)\s*,\s*(?:who\s+is\s+)?(?:(?:an?|our|the|one\s+of\s+our|currently|associated|affiliated|incoming|une?|eine?|un[ao]?"
    r"|(?-i:[A-Z]{2,6}))\s+)*"
)
_HELD = re.compile(
    r"(?i)(?:\s+(?:in|of|for)\s+(?:[\w’'-]+\s+){1,6}?)?(?:\s+|\s*,\s*)"
    r"(?:at|with|from|in|of|à|au|en|an der|bei|presso|na|no)\s+(?:the\s+|l[’'])?"
)
#: What somebody is in a project or for a thesis, and no post.
_OF_PROJECT = re.compile(
    r"(?i)(?:co-?)?PIs?|(?:principal\s+|co-?)investigators?|(?:co-?)?(?:supervisor|advisor|adviser|examiner|opponent|reviewer)s?"
    r"|(?:co-?)?(?:directeur|directrice|encadrante?|rapporteure?|examinateur|examinatrice)(?:\s+de\s+(?:la\s+)?thèse)?"
)
_IN = re.compile(r"(?i)\s+(?:in|of|from|at)\s+")
_ENDED = re.compile(r"\s*,|\s+(?:en|in|of)\s+[a-zà-ÿ’' ]{3,40},|\s+(?:to|in|from|working|for)\s")
#: "Ada Example, associate professor of tides,": a rank in a field tells enough without a place.
_RANKED = re.compile(r"(?:[\w-]+\s+){0,3}(?i:professor|lecturer|reader)\s+(?:of|in)\s+[^,.;:\n]{3,60}(?=,)")
#: Whose student or postdoc it is otherwise.
_ELSEWHERE = re.compile(r"[’']s?\s+(?:\w+\s+)?$")


def introducing(told: Told) -> Iterator[Position]:
    """Give the positions of those whose title and place stand around their name, and of those who come from a place."""
    for mark in told.sentence.of("ROLE"):
        yield from _titled(told, mark)
    for person in told.sentence.of("PERSON") if told.passage.source == "news" else ():
        yield from _bracketed(told, person)
        yield from _apposed(told, person)
    for clause in told.clauses:
        yield from _coming(told, clause)


def _titled(told: Told, mark: Mark) -> Iterator[Position]:
    person = next(iter(told.sentence.of("PERSON", start=mark.end)), None)
    if person is None or not told.text(mark.end, person.start).isspace():
        return
    if told.passage.source == "news" and _is_member(mark.text) and " " in person.text:
        yield from _of_the_lab(told, mark, person)
    if not mark.text[:1].isupper():
        return
    behind = told.sentence.of("ORG", start=person.end)
    link = _OF.fullmatch(told.text(person.end, behind[0].start)) if behind else None
    if link and " " in person.text:
        yield Position(
            evidence=told.evidence(0.7), person=told.cast.who(person), organization=chain(told, behind),
            role=one_role(mark.text),
        )  # fmt: skip


def _is_member(role: str) -> bool:
    """Say whether a role in small letters is one of a lab's."""
    return role == role.lower() and (is_trainee(role) or role.endswith(("researcher", "technician", "scientist")))


def _of_the_lab(told: Told, mark: Mark, person: Mark) -> Iterator[Position]:
    """Read "Congratulations to graduate student Ada Example": what one of the lab is."""
    if told.has("join_object", told.sentence.start, mark.start) or _ELSEWHERE.search(
        told.text(mark.start - 12, mark.start)
    ):
        return
    yield Position(
        evidence=told.evidence(0.7), person=told.cast.who(person), organization=told.passage.lab,
        role=one_role(mark.text),
    )  # fmt: skip


def _bracketed(told: Told, person: Mark) -> Iterator[Position]:
    """Read "Ada Example (former technician, now postdoc)"."""
    found = _BRACKET.match(told.text(person.end, told.sentence.end))
    if not found or " " not in person.text:
        return
    start, end = person.end + found.start("inner"), person.end + found.end("inner")
    marks = told.sentence.of("ROLE", start=start, end=end)
    for place, mark in enumerate(marks):
        if _OF_PROJECT.fullmatch(mark.text):
            continue
        until = marks[place + 1].start if place + 1 < len(marks) else end
        bodies = told.sentence.of("ORG", start=mark.end, end=until)
        yield Position(
            evidence=told.evidence(0.7), person=told.cast.who(person), role=one_role(mark.text),
            organization=chain(told, bodies) if bodies else told.passage.lab,
        )  # fmt: skip


def _apposed(told: Told, person: Mark) -> Iterator[Position]:
    """Read "Ada Example, a PhD student in our group,", "Ada Example, Professor of Tides at Fen University,"."""
    role = next(iter(told.sentence.of("ROLE", start=person.end)), None)
    if role is None or " " not in person.text or not _BARE.fullmatch(told.text(person.end, role.start)):
        return
    body = next(iter(told.sentence.of("ORG", "LAB", start=role.end)), None)
    between = told.text(role.end, body.start) if body else ""
    printed = role.text
    if body and body.label == "ORG" and _HELD.fullmatch(between):
        organization = chain(told, told.sentence.of("ORG", start=body.start))
    elif body and body.label == "LAB" and _IN.fullmatch(between):
        organization = told.organization(body) if body.value else told.passage.lab
    elif _is_member(role.text.casefold()) and _ENDED.match(told.text(role.end, told.sentence.end)):
        organization = told.passage.lab
    elif ranked := _RANKED.match(told.text(role.start, told.sentence.end)):
        organization, printed = NOBODY, ranked[0]
    else:
        return
    yield Position(
        evidence=told.evidence(0.7), person=told.cast.who(person), organization=organization, role=one_role(printed)
    )


def _coming(told: Told, clause: Clause) -> Iterator[Position]:
    """Read "joining from Ada Example’s group"; a university that someone comes from says less, a country nothing."""
    for mark in told.sentence.of("LAB", start=clause.start, end=clause.end):
        place = told.organization(mark) if _FROM.search(told.text(clause.start, mark.start)) else NOBODY
        for person in clause.subject or _named_before(told, mark):
            if place.name and place.name != told.passage.lab.name:
                yield Position(evidence=told.evidence(0.7), person=person, organization=place)


def _named_before(told: Told, mark: Mark) -> tuple[Mention, ...]:
    """Give who stands first in a sentence without a verb: "Ada Example, a new student, joining from X"."""
    return told.people(told.sentence.start, mark.start)[:1]
