"""Grants: their title, who gives them, who holds them, how much."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from kgbuild.extract.layout.shapes import shape
from kgbuild.extract.phrases.words import phrase_pattern
from kgbuild.extract.prose.statements.honours import congratulated_on
from kgbuild.extract.prose.statements.passage import Clause, Told, listed, phrases
from kgbuild.extract.prose.statements.roles import chain, split_dates
from kgbuild.lexicon import table
from kgbuild.model import NOBODY, Grant, Mention, Recipient
from kgbuild.names import looks_like_name
from kgbuild.prose import Mark

_QUOTED = re.compile(r"[“\"«„]\s*(?P<title>[^”\"»“]{8,300}?)[.,]?\s*[”\"»“]")
_SCALE = (("million", 1_000_000), ("mio", 1_000_000), ("k", 1000), ("thousand", 1000), ("m", 1_000_000))
_PI = re.compile(r"\s*\((?P<role>(?:(?i:co|lead|contact)[- ]?)?(?:PI|(?i:(?:principal |primary )?investigator)))\)")
_BRACKET = 40
_PAST_ONE = re.compile(r"(?i)\b(?:apply|applying|submit|deadline|call for|écri|proposal (?:due|writing))")


_OURS = re.compile(r"(?i)\b(?:we|our (?:lab|group|team|laboratory|project)|the (?:lab|group|team))\b")
_NEW = re.compile(r"(?i)\W*(?:(?:a|another)\s+)?(?:new|another)(?:\s+\w+){0,2}\W+")
_PROPOSAL = re.compile(
    r"(?i)\b(?:research\s+|grant\s+)?(?:proposal|project|application)\b,?(?:\s+(?:on|entitled|titled|called|named|about))?\s*(?:the\s+)?"
    r"[“\"«„]\s*(?P<title>[^”\"»“]{8,300}?)[.,]?\s*[”\"»“]"
)
_GRANTED = re.compile(
    r"(?i)[\s,]*(?:which\s+|that\s+)?(?:(?:has|have|had|was|were|is|will|been|be|got|just|recently|now|officially)\s+)+"
    r"(?:selected\s+for\s+funding|recommended\s+for\s+funding|accepted\s+for\s+funding|funded|approved|granted)\b"
)
_PAYER = re.compile(r"\s+(?:by|from)\s+(?:the\s+)?(?P<name>[A-Z][\w-]+(?:\s+[A-Z][\w-]+)?)(?=[\s.,!]|$)")
_OWNER = re.compile(r"(?P<name>[A-ZÀ-Þ][\w’-]+(?:\s+[A-ZÀ-Þ][\w’.-]*){0,2})(?:[’']s?)\s+(?:\w+\s+){0,2}$")
_SURE_NAME = 0.25
_THANKS = re.compile(r"(?i)\b(?:thanks|thankful|grateful)\s+to\s+(?:the\s+)?$")
_PAID = re.compile(r"(?i)\b(?:funded|awarded|supported|given)\s+by\s+(?:the\s+)?$")
_FROM = re.compile(r"(?i)\b(?:from|by|of)\s+(?:the\s+)?$")


@cache
def _funder() -> re.Pattern[str]:
    return re.compile(rf"(?:{'|'.join(sorted(table('statements')['funders'], key=lambda f: (-len(f), f)))})\b")


def funding(told: Told) -> Iterator[Grant]:
    """Give the grants that a sentence says were won."""
    if told.passage.source == "news" and (proposed := tuple(_proposed(told))):
        yield from proposed
        return
    for mark in told.sentence.of("GRANT"):
        clause = next((c for c in told.clauses if c.start <= mark.start < c.end), None)
        if clause is None or not _won(told, clause, mark) or _PAST_ONE.search(told.sentence.text):
            continue
        yield _grant(told, clause, mark)
    if not told.sentence.of("GRANT") and told.passage.source == "news":
        yield from tuple(_to_the_lab(told)) or _unnamed(told)


def _proposed(told: Told) -> Iterator[Grant]:
    """Read "Ada Example's proposal “T” has been selected for funding by X", "X has funded our project “T”"."""
    found = _PROPOSAL.search(told.sentence.text)
    if found is None or _PAST_ONE.search(told.sentence.text.replace(found["title"], "")):
        return
    start, end = told.sentence.start + found.start(), told.sentence.start + found.end()
    paid = _GRANTED.match(told.text(end, told.sentence.end))
    behind = told.sentence.of("ORG", start=end)
    lead = told.text(end, behind[0].start) if behind else ""
    ahead = told.sentence.of("ORG", end=start)
    payer = _PAYER.match(told.text(end, told.sentence.end)[paid.end() :]) if paid else None
    if paid and behind and _FROM.search(lead):
        giver = chain(told, behind)
    elif paid and payer and _funder().fullmatch(payer["name"]):
        at = end + paid.end() + payer.start("name")
        giver = Mention(payer["name"], at, at + len(payer["name"]))
    elif ahead and re.fullmatch(
        r"(?i)\s+(?:has\s+|have\s+|will\s+)?(?:fund|support|approv)(?:s|ed)?\s+(?:our|the|my|her|his)\s+(?:new\s+)?",
        told.text(ahead[-1].end, start),
    ):
        giver = chain(told, ahead[-1:])
    elif paid:
        giver = NOBODY
    else:
        return
    owner = _OWNER.search(told.text(told.sentence.start, start))
    at = told.sentence.start + owner.start("name") if owner else 0
    named = [m for m in told.sentence.of("PERSON") if owner and m.start <= at < m.end]
    if owner and not named and looks_like_name(owner["name"]) >= _SURE_NAME:
        named = [Mark("PERSON", at, at + len(owner["name"]), owner["name"])]
    yield Grant(
        evidence=told.evidence(0.7), title=" ".join(found["title"].split()), funder=giver,
        recipients=tuple(Recipient(told.cast.who(mark)) for mark in named[:1]),
    )  # fmt: skip


def _to_the_lab(told: Told) -> Iterator[Grant]:
    """Read "Our lab has been awarded an Investigator Award from the NIH": what a payer of research awards a lab."""
    for mark in told.sentence.of("AWARD"):
        before = told.text(told.sentence.start, mark.start)
        if not _OURS.search(before) or not told.has("honoured", told.sentence.start, mark.start):
            continue
        payers = told.sentence.of("ORG", start=mark.end)
        payer = next((m for m in payers if _FROM.search(told.text(mark.end, m.start))), None)
        if (
            payer
            and phrase_pattern("funding", "funders").search(payer.text)
            and not _PAST_ONE.search(told.sentence.text)
        ):
            aside = re.match(r"\s*\([^()]{2,30}\)", told.text(mark.end, payer.start))
            yield Grant(
                evidence=told.evidence(0.7), title=mark.text + (aside[0] if aside else ""),
                funder=Mention(payer.text, payer.start, payer.end),
            )  # fmt: skip
            return


def _unnamed(told: Told) -> Iterator[Grant]:
    """Read "was funded by X ($1.2M, 2025–2028)": a grant without a name, told by its sum or its years."""
    for clause in told.clauses:
        for start, end in told.found("funded", clause):
            givers = told.sentence.of("ORG", start=end, end=clause.end)[:3]
            if givers and givers[0].start - end > len(" by the new "):
                givers = ()
            ahead = told.sentence.of("ORG", start=clause.start, end=start)
            giver = chain(told, givers or ahead[-1:])
            sums = told.sentence.of("MONEY")
            years = [split_dates(mark) for mark in told.sentence.of("DATE") if "/" in mark.value]
            if giver.name and (sums or years):
                begin, until, ongoing = years[0] if years else ("", "", False)
                yield Grant(
                    evidence=told.evidence(0.6), funder=giver, start=begin, end=until, ongoing=ongoing,
                    amount=amount_of(sums[0].text) if sums else "", currency=currency_of(sums[0].text) if sums else "",
                )  # fmt: skip
            return


def _won(told: Told, clause: Clause, mark: Mark) -> bool:
    said = told.has("honoured", told.sentence.start, told.sentence.end) or told.has("funded", clause.start, clause.end)
    said = said or bool(congratulated_on(told, clause, mark)) or (told.passage.source == "news" and _is_new(told, mark))
    return said and (
        mark.text[0].isupper() or " " in mark.text or bool(told.sentence.of("MONEY", "ORG", start=mark.end))
    )


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
    printed, funder = _giver(told, mark)
    holders = _investigators(told, until)
    own = any(
        told.text(clause.start, mark.start).casefold().find(word) >= 0
        for word in ("we ", "our ", "nous ", "notre ", "wir ")
    )
    return Grant(
        evidence=told.evidence(end=max(until, told.sentence.end)),
        title=quoted or printed, funder=funder, scheme=printed if quoted else "", start=dates[0], end=dates[1],
        ongoing=dates[2], amount=amount_of(money.text) if money else "",
        currency=currency_of(money.text) if money else "",
        recipients=holders or (() if own else tuple(Recipient(person) for person in clause.subject)),
    )  # fmt: skip


def _investigators(told: Told, until: int) -> tuple[Recipient, ...]:
    """Give those whom brackets call investigators, "Ada Example (PI)", and who is listed beside them."""
    marks = [m for s in told.passage.sentences for m in s.of("PERSON") if told.sentence.start <= m.start < until]
    for number, mark in enumerate(marks):
        if _PI.match(told.text(mark.end, mark.end + _BRACKET)):
            return tuple(Recipient(told.cast.who(m), _role_behind(told, m)) for m in listed(told, marks[number:]))
    return ()


def _role_behind(told: Told, mark: Mark) -> str:
    found = _PI.match(told.text(mark.end, mark.end + _BRACKET))
    return found["role"] if found else ""


def _title(told: Told, mark: Mark) -> tuple[str, int]:
    """Give the quoted title behind a grant, here or in the next paragraph, and where what belongs to it ends."""
    sentences = told.passage.sentences[told.index : told.index + 2]
    last = sentences[-1].end
    text = told.text(mark.end, last)
    match = _QUOTED.search(text)
    opened = match and re.search(
        r"(?i)(?::|entitled|titled|for|pour|to study|intitulée?|für|zum Thema|para|project|projet|called)\s*$",
        text[: match.start()].rstrip("*_ \n"),
    )
    if match is None or not opened:
        return "", told.sentence.end
    rest = re.match(r"[^\n]{0,40}", text[match.end() :])
    return " ".join(match["title"].split()), mark.end + match.end() + (len(rest[0]) if rest else 0)


def _giver(told: Told, mark: Mark) -> tuple[str, Mention]:
    """Give a grant's name without the giver behind it, and the giver: an organisation or a known acronym."""
    organisations = told.sentence.of("ORG", start=mark.end)
    lead = shape("grant_from").match(told.text(mark.end, told.sentence.end))
    if organisations and lead and abs(mark.end + lead.end() - organisations[0].start) <= 1:
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
    if known := _funder().search(mark.text):
        return mark.text, Mention(known[0], mark.start + known.start(), mark.start + known.end())
    return mark.text, NOBODY


def _thanked(told: Told, mark: Mark) -> Mention | None:
    """Give the payer before a grant whom a sentence thanks, or who paid behind it: "Our grant was funded by X"."""
    before = told.sentence.of("ORG", end=mark.start)[:1]
    if before and _THANKS.search(told.text(told.sentence.start, before[0].start)):
        return Mention(before[0].text, before[0].start, before[0].end)
    known = _funder().search(told.text(told.sentence.start, mark.start))
    if known and _THANKS.search(told.text(told.sentence.start, told.sentence.start + known.start())):
        return Mention(known[0], told.sentence.start + known.start(), told.sentence.start + known.end())
    behind = told.sentence.of("ORG", start=mark.end)[:1]
    if behind and _PAID.search(told.text(mark.end, behind[0].start)):
        return chain(told, told.sentence.of("ORG", start=mark.end))
    return None


def amount_of(text: str) -> str:
    """Give a sum in plain digits: "1.2 million" is 1200000."""
    number = re.search(r"\d[\d.,\s  ’']*", text)
    if number is None:
        return ""
    digits = re.sub(r"[\s  ’']", "", number[0]).rstrip(".,")
    digits = re.sub(r"[.,](?=\d{3}(?:\D|$))", "", digits).replace(",", ".")
    unit = text[number.end() :].casefold().lstrip()
    scale = next((factor for word, factor in _SCALE if unit.startswith(word)), 1)
    try:
        value = float(digits) * scale
    except ValueError:
        return ""
    return str(int(value)) if value == int(value) else str(value)


def currency_of(text: str) -> str:
    """Give the code of the currency whose sign or name stands in a sum."""
    return next((code for sign, code in table("statements")["currencies"].items() if sign in text), "")
