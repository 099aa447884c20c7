"""Fellowships and grants told by who gives them: "received fellowships from A and B"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from kgbuild.extract.prose.statements.frames import ARTICLE, frame, pattern
from kgbuild.extract.prose.statements.investigators import investigators
from kgbuild.extract.prose.statements.passage import Clause, Told
from kgbuild.extract.prose.statements.rows import Held, row
from kgbuild.extract.prose.statements.sums import sum_in
from kgbuild.model import Award, Grant, Recipient

_FROM = rf"\s+(?:from|by|of|through|via|de|du|des|del|della|da|do|van|von|der|des)\s+(?:both\s+)?(?:{ARTICLE})?$"


def gifts(told: Told) -> Iterator[Award | Grant]:
    """Give an award or a grant for each giver that a clause says its subject, or their work, was given one by."""
    for clause in told.clauses:
        marks = told.sentence.of("ORG", start=clause.start, end=clause.end)
        before = told.text(clause.start, marks[0].start) if marks and clause.subject else ""
        if not pattern("given").search(before) or told.sentence.of(
            "AWARD", "GRANT", start=clause.start, end=clause.end
        ):
            continue
        if told_sum := _sum(told, clause, marks[0].start):
            for held in row(told, marks[0].start, clause.end)[:1]:
                grant = _grant(told, clause, held)
                holders = investigators(told, told.sentence.end) or grant.recipients
                amount, currency = sum_in(told_sum)
                yield replace(grant, amount=amount, currency=currency, recipients=holders)
            continue
        grants = re.search(rf"(?i)(?<![\w-])(?P<noun>{frame('gift_grants')}){_FROM}", before)
        awards = re.search(
            rf"(?i)(?<![\w-])(?P<noun>(?:(?:research|postdoctoral|doctoral|visiting|travel|graduate|teaching)\s+)*(?:{frame('gifts')})){_FROM}",
            before,
        )
        for held in row(told, marks[0].start, clause.end) if grants or awards else ():
            yield _grant(told, clause, held) if grants else _award(told, clause, held, awards["noun"])  # type: ignore[index]


def _grant(told: Told, clause: Clause, held: Held) -> Grant:
    return Grant(
        evidence=told.evidence(0.6), funder=held.body, start=held.dates[0], end=held.dates[1],
        recipients=tuple(Recipient(person) for person in clause.subject),
    )  # fmt: skip


def _sum(told: Told, clause: Clause, until: int) -> str:
    """Give the sum that stands before "from" and a body: "received €17,500 from the Tide Fund"."""
    sums = told.sentence.of("MONEY", start=clause.start, end=until)[-1:]
    return sums[0].text if sums and re.fullmatch(_FROM, told.text(sums[0].end, until)) else ""


def _award(told: Told, clause: Clause, held: Held, noun: str) -> Award:
    return Award(
        evidence=told.evidence(0.7), people=clause.subject, title=_singular(" ".join(noun.split())), awarder=held.body,
        date=held.dates[1] or held.dates[0] or told.passage.date,
    )  # fmt: skip


def _singular(noun: str) -> str:
    return noun.removesuffix("s") if not noun.endswith("ss") else noun
