"""Courses told as news: "I am teaching a new course on Tides this fall", "TA for STAT 601"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kgbuild.extract.prose.statements.passage import Clause, Told
from kgbuild.extract.prose.statements.roles import chain, dates_in, one_role
from kgbuild.model import NOBODY, Mention, Teaching

_WORD = r"(?:[A-Z0-9][\w’'&+/-]*|(?:of|for|in|on|and|the|to|with|&)(?=\s+[A-Z0-9]))"
#: A code of a course, with its title behind it, or a title by its quotation marks or its capitals.
_CODE = rf"[A-Z]{{2,8}}[ -]?\d{{2,4}}[A-Z]?\b(?:\s*[:–—-]\s*{_WORD}(?:\s+{_WORD}){{0,9}})?"
_QUOTED = r"[“\"„«](?P<quoted>[^”\"»“]{4,120}?)[,.]?[”\"»“]"
_NAME = rf"(?:{_QUOTED}|(?P<code>{_CODE})|(?P<named>[A-Z][\w’'&+/-]*(?:\s+{_WORD}){{0,9}}))"
_TEACHES = re.compile(
    r"(?i:\b(?:co-?)?(?:teach(?:es|ing)?|taught|offer(?:s|ing|ed)?|lectur(?:es|ed|ing))\s+(?:on\s+)?)"
    r"(?i:(?:an?|the|my|our|her|his|their)\s+)?(?:[a-z][a-z’'-]*\s+|PhD\s+){0,4}?"
    rf"(?:(?P<kind>(?i:course|class|seminar|module|lecture\s+course|lecture\s+series))s?\s*,?\s+)?(?:(?i:on|in|called|titled|entitled|named)\s+)?{_NAME}"
    r"(?P<behind>\s+(?i:course|class|seminar|module|lab)\b)?"
)
_ASSISTS = re.compile(
    r"(?i:\b(?:as|be|am|was|is|an?|the)\s+)(?:(?i:an?|the|head|graduate)\s+)*(?P<role>(?i:teaching\s+assistant|TA|(?:course\s+)?instructor|lecturer|tutor|grader))"
    rf"\s+(?i:for|of|in)\s+(?:(?i:the\s+course|the|our|an?)\s+)*{_NAME}"
)
_LEAST = 2


def courses(told: Told) -> Iterator[Teaching]:
    """Give the courses that a sentence of news says somebody teaches or assists in."""
    if told.passage.source != "news":
        return
    for clause in told.clauses:
        text = told.text(clause.start, clause.end)
        found = _ASSISTS.search(text) or _TEACHES.search(text)
        if found is None or not clause.subject or not _is_course(found):
            continue
        group = next(name for name in ("quoted", "code", "named") if found[name])
        at = clause.start + found.end(group)
        start, end, _ = dates_in(told, at, clause.end)
        for person in clause.subject:
            yield Teaching(
                evidence=told.evidence(0.7), person=person, course=" ".join(found[group].split()),
                institution=_institution(told, clause, at), date=(start if start == end else "") or told.passage.date,
                role=one_role(found["role"]) if "role" in found.re.groupindex else "",
            )  # fmt: skip


def _is_course(found: re.Match[str]) -> bool:
    """Say whether what is taught is a course: by its code, quotation marks or the word for one beside several words."""
    if found["quoted"] or found["code"]:
        return True
    if "role" in found.re.groupindex:
        return len(found["named"].split()) >= _LEAST
    return bool(found["kind"] or found["behind"])


def _institution(told: Told, clause: Clause, at: int) -> Mention:
    marks = told.sentence.of("ORG", start=at, end=clause.end)
    led = marks and re.search(r"(?i)\b(?:at|for|in)\s+(?:the\s+)?$", told.text(at, marks[0].start))
    return chain(told, marks) if led else NOBODY
