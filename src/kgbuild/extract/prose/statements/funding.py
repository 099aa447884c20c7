"""Grants: their title, who gives them, who holds them, how much."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kgbuild.extract.layout.shapes import shape
from kgbuild.extract.phrases.words import phrase_pattern
from kgbuild.extract.prose.statements.honours import congratulated_on
from kgbuild.extract.prose.statements.investigators import investigators
from kgbuild.extract.prose.statements.labs import giver, is_funding, is_plain, told_of_lab, with_sum
from kgbuild.extract.prose.statements.passage import Clause, Told, phrases
from kgbuild.extract.prose.statements.payments import payments
from kgbuild.extract.prose.statements.projects import PLANNED, funder, projects
from kgbuild.extract.prose.statements.roles import chain, named_place, split_dates
from kgbuild.extract.prose.statements.sums import sum_in
from kgbuild.model import NOBODY, Grant, Mention, Recipient
from kgbuild.prose import Mark

_QUOTED = re.compile(r"[“\"«„]\s*(?P<title>[^”\"»“]{8,300}?)[.,]?\s*[”\"»“]")
_BRACKET = 40
_YEARS = re.compile(r"(?i)^(?:\w+|\d+)[- ]years?\s+")
#: The number of a grant of the NIH, with or without a word for its kind: "1U01HG000000-01", "R01 GM000000".
_NUMBER = re.compile(r"\b(?P<number>(?:\d?[A-Z]\w{1,2}[ -]?)?[A-Z]{2}\d{6}(?:-\d\w*)?)\b")


_NEW = re.compile(r"(?i)\W*(?:(?:a|another)\s+)?(?:new|another)(?:\s+\w+){0,2}\W+")
#: Behind who pays.
_GIVES = re.compile(
    r"(?i)(?:\s*\([^()]{2,20}\))?\s+(?:has\s+|have\s+|just\s+|recently\s+|generously\s+)*(?:announc|award|grant|fund|giv|sanction)(?:s|ed|en|es)\b"
    r"(?!\s+(?:by|to)\b)"
)
_COLON = re.compile(
    r"(?P<lead>[^:“\"«„.(]{0,60}):\s+(?P<title>[A-Z](?:[^.!?\n]|\.(?=\w)|\n(?!\n)){14,200}?)(?=[.!?]?\s*$)"
)
#: What every grant is.
_NO_NAME = re.compile(r"(?:(?:new|external|research|project)\s+)*(?:grants?|funding)")
_THANKS = re.compile(r"(?i)\b(?:thanks|thankful|grateful)\s+to\s+(?:the\s+)?$")
_PAID = re.compile(r"(?i)\b(?:funded|awarded|supported|given)\s+by\s+(?:the\s+)?$")


def funding(told: Told) -> Iterator[Grant]:
    """Give the grants that a sentence says were won."""
    if told.passage.source == "news" and (proposed := tuple(projects(told))):
        yield from proposed
        return
    for mark in told.sentence.of("GRANT"):
        clause = next((c for c in told.clauses if c.start <= mark.start < c.end), None)
        if clause is None or not _won(told, clause, mark) or PLANNED.search(told.sentence.text):
            continue
        yield _grant(told, clause, mark)
    if not told.sentence.of("GRANT") and told.passage.source == "news":
        yield from tuple(_to_the_lab(told)) or payments(told)


def _to_the_lab(told: Told) -> Iterator[Grant]:
    """Read "Our lab has been awarded an Investigator Award from the NIH": what a payer of research awards a lab."""
    for mark in told.sentence.of("AWARD"):
        before = told.text(told.sentence.start, mark.start)
        money = with_sum(told, mark)
        ours = told_of_lab(before) and told.has("honoured", told.sentence.start, mark.start)
        plain = is_plain(mark) and told.has("honoured", told.sentence.start, mark.start)
        if not (ours or plain or (money and _paid_before(told, mark).name)) or PLANNED.search(told.sentence.text):
            continue
        if is_funding(told, mark):
            payer = giver(told, mark)
            aside = re.match(r"\s*\([^()]{2,30}\)", told.text(mark.end, payer.start)) if payer else None
            title, paid = (mark.text, Mention(payer.text, payer.start, payer.end)) if payer else _giver(told, mark)
            paid = paid if paid.name else named_place(told, mark.end, told.sentence.end)
            amount, currency = sum_in(money.text if money else "")
            quoted = _title(told, mark)[0] if plain else ""
            number = _NUMBER.search(told.text(mark.end, told.sentence.end)) if plain else None
            winners = told.sentence.of("PERSON", end=mark.start) if plain and not ours else ()
            yield Grant(
                evidence=told.evidence(0.7), title=quoted or title + (aside[0] if aside else ""), funder=paid,
                amount=amount, currency=currency, identifier=number["number"] if number else "",
                recipients=investigators(told, told.sentence.end)
                or tuple(Recipient(told.cast.who(person)) for person in winners),
            )  # fmt: skip
            return


def _won(told: Told, clause: Clause, mark: Mark) -> bool:
    said = told.has("honoured", told.sentence.start, told.sentence.end) or told.has("funded", clause.start, clause.end)
    said = said or bool(congratulated_on(told, clause, mark)) or (told.passage.source == "news" and _is_new(told, mark))
    named = mark.text[0].isupper() or " " in mark.text or bool(told.sentence.of("MONEY", "ORG", start=mark.end))
    return bool(_paid_before(told, mark).name) or (said and named)


def _is_new(told: Told, mark: Mark) -> bool:
    """Say whether a piece of news is no more than a grant: "New seed grant from the Tide Fund"."""
    ahead = told.text(told.sentence.start, mark.start)
    labelled = re.search(r"(?i)\bnew\b", told.passage.label) and phrases("grant_words").search(told.passage.label)
    return bool(_NEW.fullmatch(ahead) or (labelled and told.index == 0 and not ahead.strip()))


def _grant(told: Told, clause: Clause, mark: Mark) -> Grant:
    quoted, until = _title(told, mark)
    following = [m for s in told.passage.sentences for m in s.of("DATE", "MONEY") if mark.start < m.start < until]
    dates = next((split_dates(m) for m in following if "/" in m.value), ("", "", False))
    money = next((m for m in following if m.label == "MONEY"), None)
    named, payer = _giver(told, mark)
    printed, number = _numbered(told, mark, named)
    holders = investigators(told, until)
    amount, currency = sum_in(money.text if money else "")
    own = any(
        told.text(clause.start, mark.start).casefold().find(word) >= 0
        for word in ("we ", "our ", "nous ", "notre ", "wir ")
    )
    printed = "" if _NO_NAME.fullmatch(printed) else printed
    return Grant(
        evidence=told.evidence(end=max(until, told.sentence.end)),
        title=quoted or printed, funder=payer, scheme=printed if quoted else "", identifier=number,
        start=dates[0], end=dates[1], ongoing=dates[2], amount=amount, currency=currency,
        recipients=holders or (() if own else tuple(Recipient(person) for person in clause.subject)),
    )  # fmt: skip


def _numbered(told: Told, mark: Mark, title: str) -> tuple[str, str]:
    """Give a grant's name without how long it runs and its number, and that: "5-year NIH U01 1U01HG000000"."""
    title = _YEARS.sub("", title)
    cut = _NUMBER.search(title)
    found = _NUMBER.search(told.text(mark.start, mark.end + _BRACKET))
    return title[: cut.start()].rstrip(" ,(") if cut else title, found["number"] if found else ""


def _title(told: Told, mark: Mark) -> tuple[str, int]:
    """Give the quoted title behind a grant, here or in the next paragraph, and where what belongs to it ends."""
    sentences = told.passage.sentences[told.index : told.index + 2]
    last = sentences[-1].end
    text = told.text(mark.end, last)
    match = _QUOTED.search(text)
    opened = match and re.search(
        r"(?i)(?:^|:|(?:en)?titled|for|pour|to study|to work on|intitulée?|für|zum Thema|para|proje[ck]?t|called)\s*$",
        text[: match.start()].rstrip("*_ \n"),
    )
    if match is None or not opened:
        return _behind_colon(told, mark)
    rest = re.match(r"[^\n]{0,40}", text[match.end() :])
    return " ".join(match["title"].split()), mark.end + match.end() + (len(rest[0]) if rest else 0)


def _behind_colon(told: Told, mark: Mark) -> tuple[str, int]:
    """Give the title behind a colon that a sentence of news ends with: "received an NIH grant: Tides of the north"."""
    text = told.text(mark.end, told.sentence.end)
    found = _COLON.match(text) if told.passage.source == "news" else None
    if found is None:
        return "", told.sentence.end
    return " ".join(found["title"].split()), mark.end + found.end("title")


def _giver(told: Told, mark: Mark) -> tuple[str, Mention]:
    """Give a grant's name without the giver behind it, and the giver: an organisation or a known acronym."""
    if (paid := _paid_before(told, mark)).name:
        return mark.text, paid
    organisations = told.sentence.of("ORG", start=mark.end)
    if organisations and shape("grant_from").fullmatch(told.text(mark.end, organisations[0].start)):
        return mark.text, chain(told, organisations)
    inner = re.search(r"\s(?:du|de la|de l[’']|des|from the|from|of the|del|de la|der)\s+(?=[A-ZÉ])", mark.text)
    if inner and len(mark.text) - inner.end() > len("CRSH "):
        start = mark.start + told.text(mark.start, mark.end).find(mark.text[inner.end() :])
        tail = told.text(mark.end, mark.end + 120)
        more = re.match(
            r"(?:\s+(?:[a-zé]+\s+)*?(?:en|et|of|for|de|des|and)\s+[\w’'é]+(?:\s+(?:et|en|and)?\s*[a-zé]+)*?)?\s*\([A-Z]{2,}\)",
            tail,
        )
        name = mark.text[inner.end() :] + (" ".join(more[0].split()).join([" ", ""]) if more else "")
        return mark.text[: inner.start()], Mention(name, start if start >= mark.start else -1, mark.end)
    if thanked := _thanked(told, mark):
        return mark.text, thanked
    if known := phrase_pattern("funding", "funders").search(mark.text) or funder().search(mark.text):
        return mark.text, Mention(known[0], mark.start + known.start(), mark.start + known.end())
    return mark.text, NOBODY


def _paid_before(told: Told, mark: Mark) -> Mention:
    """Give the payer that a grant's clause is about: "The Tide Fund has awarded our lab a seed grant"."""
    before = told.sentence.of("ORG", end=mark.start)[-1:]
    if before and _GIVES.match(told.text(before[0].end, mark.start)):
        return Mention(before[0].text, before[0].start, before[0].end)
    ahead = told.text(told.sentence.start, mark.start)
    known = next((m for m in funder().finditer(ahead) if _GIVES.match(ahead, m.end())), None)
    at = told.sentence.start
    return Mention(known[0], at + known.start(), at + known.end()) if known else NOBODY


def _thanked(told: Told, mark: Mark) -> Mention | None:
    """Give the payer before a grant whom a sentence thanks, or who paid behind it: "Our grant was funded by X"."""
    before = told.sentence.of("ORG", end=mark.start)[:1]
    if before and _THANKS.search(told.text(told.sentence.start, before[0].start)):
        return Mention(before[0].text, before[0].start, before[0].end)
    known = funder().search(told.text(told.sentence.start, mark.start))
    if known and _THANKS.search(told.text(told.sentence.start, told.sentence.start + known.start())):
        return Mention(known[0], told.sentence.start + known.start(), told.sentence.start + known.end())
    behind = told.sentence.of("ORG", start=mark.end)[:1]
    if behind and _PAID.search(told.text(mark.end, behind[0].start)):
        return chain(told, told.sentence.of("ORG", start=mark.end))
    return None
