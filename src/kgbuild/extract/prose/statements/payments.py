"""Grants without a name of their own: who pays, whom, how much, for what, in any order around a verb of paying."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kgbuild.extract.phrases.words import phrase_pattern
from kgbuild.extract.prose.statements.clauses import behind_preposition
from kgbuild.extract.prose.statements.investigators import investigators
from kgbuild.extract.prose.statements.labs import told_of_lab
from kgbuild.extract.prose.statements.passage import Clause, Told
from kgbuild.extract.prose.statements.projects import PLANNED, funder
from kgbuild.extract.prose.statements.roles import chain, split_dates
from kgbuild.extract.prose.statements.sums import sum_in
from kgbuild.model import NOBODY, Grant, Mention, Recipient

#: Before who pays; who pays is the subject of the verb, or stands so near behind it.
_FROM = re.compile(
    r"(?i)\b(?:from|by|of|through|via|von|vom|par|de|du|por|da|door)\s+(?:(?:the|die|der|den|le|la|el|o)\s+)?$"
)
_SUBJECT = re.compile(r"(?:\s*\([^()]{2,40}\))?\s*")
_QUOTED = re.compile(
    r"(?i)(?:\b(?:for|project|projekt|projet|proyecto|progetto|projeto|entitled|titled|called|named|on|study)\b[:,]?\s*(?:the\s+(?:project\s+)?)?)"
    r"[“\"«„]\s*(?P<title>[^”\"»“]{8,300}?)[.,]?\s*[”\"»“]"
)


def payments(told: Told) -> Iterator[Grant]:
    """Give the grant that a clause says somebody pays: a sum, its years, its title or a payer of research tell it."""
    if PLANNED.search(told.sentence.text):
        return
    for clause in told.clauses:
        for start, end in told.found("funded", clause):
            if (grant := _paid(told, clause, start, end)) is not None:
                yield grant
                return


def _paid(told: Told, clause: Clause, start: int, end: int) -> Grant | None:
    giver, active = _giver(told, clause, start, end)
    sums = told.sentence.of("MONEY", start=clause.start, end=told.sentence.end)
    years = [split_dates(mark) for mark in told.sentence.of("DATE", start=clause.start) if "/" in mark.value]
    quoted = _QUOTED.search(told.text(start, told.sentence.end))
    research = phrase_pattern("funding", "funders").search(giver.name) or funder().search(giver.name)
    ours = told.passage.source == "news" and (told_of_lab(told.text(clause.start, clause.end)) or bool(clause.subject))
    if not giver.name or not (sums or years or quoted or (research and ours)):
        return None
    begin, until, ongoing = years[0] if years else ("", "", False)
    holders = investigators(told, told.sentence.end) or _holders(told, clause, end, active=active)
    amount, currency = sum_in(sums[0].text if sums else "")
    return Grant(
        evidence=told.evidence(0.6), title=" ".join(quoted["title"].split()) if quoted else "", funder=giver,
        start=begin, end=until, ongoing=ongoing, amount=amount, currency=currency, recipients=holders,
    )  # fmt: skip


def _giver(told: Told, clause: Clause, start: int, end: int) -> tuple[Mention, bool]:
    """Give who pays, and whether they are what the verb is about."""
    ahead = told.sentence.of("ORG", start=clause.start, end=start)[-1:]
    if (
        ahead
        and _SUBJECT.fullmatch(told.text(ahead[0].end, start))
        and not behind_preposition(told, clause.start, ahead[0])
    ):
        return chain(told, ahead), True
    named = [m for m in funder().finditer(told.text(clause.start, start)) if _SUBJECT.fullmatch(m.string, m.end())]
    if named:
        at = clause.start + named[-1].start()
        return Mention(named[-1][0], at, at + len(named[-1][0])), True
    for mark in told.sentence.of("ORG", start=start, end=clause.end):
        if _FROM.search(told.text(start, mark.start)):
            return chain(told, told.sentence.of("ORG", start=mark.start, end=clause.end)), False
    for found in funder().finditer(told.text(end, clause.end)):
        if _FROM.search(found.string, 0, found.start()):
            return Mention(found[0], end + found.start(), end + found.end()), False
    return NOBODY, False


def _holders(told: Told, clause: Clause, end: int, *, active: bool) -> tuple[Recipient, ...]:
    """Give whom the payer pays, or who is paid: those whom the clause is about, but not the lab."""
    if active:
        marks = told.people_marks(end, clause.end)
        near = marks and not told.text(end, marks[0].start).strip(" \n")
        return tuple(Recipient(told.cast.who(mark)) for mark in marks) if near else ()
    return () if told_of_lab(told.text(clause.start, end)) else tuple(map(Recipient, clause.subject))
