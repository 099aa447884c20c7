"""Boards, committees, editorships."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kgbuild.extract.layout.shapes import shape
from kgbuild.extract.prose.statements.passage import Clause, Told, phrases
from kgbuild.extract.prose.statements.roles import chain, dates_in
from kgbuild.model import NOBODY, Mention, Service


def serving(told: Told) -> Iterator[Service]:
    """Give the duties that a clause says its subject has."""
    for clause in told.clauses:
        for _, end in told.found("serve", clause):
            role = phrases("serve_roles").search(told.text(end, clause.end))
            if role is None or not clause.subject:
                continue
            at = end + role.end()
            body = _body(told, clause, at)
            if not body.name:
                continue
            start, until, _ = dates_in(told, at, clause.end)
            for person in clause.subject:
                yield Service(
                    evidence=told.evidence(), person=person, role=" ".join(role[0].split()), organization=body,
                    start=start, end="" if start == until else until,
                )  # fmt: skip
            break


def _body(told: Told, clause: Clause, at: int) -> Mention:
    tail = told.text(at, clause.end)
    if shape("same_event").match(tail):
        events = told.sentence.of("EVENT", end=at)
        return Mention(events[-1].text, events[-1].start, events[-1].end) if events else NOBODY
    marks = told.sentence.of("EVENT", "ORG", start=at, end=clause.end)
    if marks and marks[0].start - at < len(" of the programme of the "):
        return chain(told, marks) if marks[0].label == "ORG" else Mention(marks[0].text, marks[0].start, marks[0].end)
    match = shape("served_body").match(tail)
    if match is None or not re.search(r"[A-ZÉ]", match["body"]):
        return NOBODY
    name = re.sub(r"(?:\s+(?:of|and|for|in|on|the|de|la))+$", "", match["body"])
    return Mention(name, at + match.start("body"), at + match.start("body") + len(name))
