"""Records of a member of a lab: the role as printed, the years, where they went."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from kgbuild.extract.page import Page
from kgbuild.extract.people_page import Card
from kgbuild.extract.statements.roles import one_role, split_dates
from kgbuild.model import Mention, Position, Profile, Record
from kgbuild.prose import Mark, Sentence, read

SOURCE = "people_page"
_HEADLINE = 160
_FEW = 4
_NOW = re.compile(r"(?i)\b(?:now|currently|presently|next(?: position)?|current(?: position)?|moved to|went on to|maintenant|actuellement|jetzt|heute|ahora|actualmente|ora|agora|nu)\b|→|->|➜|⇒")


def members(page: Page, card: Card, sentences: Sequence[Sentence], lab: Mention) -> Iterator[Record]:
    """Give what the head of a card says: a position at the lab, the one after it, a homepage.

    Sentences that have a verb are read elsewhere; here count the words behind the name and the headings above.
    """
    head = _headline(page, card, sentences)
    now = _NOW.search(page.text[card.start : head]) if head > card.start else None
    turn = card.start + now.start() if now else head
    roles = [m for s in sentences for m in s.of("ROLE", start=card.start, end=turn)]
    printed = one_role(roles[0].text) if roles else _heading_role(card)
    dates = [m for s in sentences for m in s.of("DATE", start=card.start, end=turn)]
    start, end, ongoing = split_dates(dates[0]) if dates else ("", "", False)
    if start == end:
        start, end = ("", end) if card.former else (start, "")
    said = any(s.of("ROLE") for s in sentences if s.end > head)
    if lab.name and (printed or dates or not said):
        yield Position(
            evidence=page.evidence(card.person.start, max(head, card.person.end), SOURCE, 0.85), person=card.person, organization=lab,
            role=printed, start=start, end=end, ongoing=ongoing,
        )  # fmt: skip
    if now:
        yield from _next(page, card, sentences, turn, head)
    if card.person.url:
        yield Profile(evidence=page.evidence(card.person.start, card.person.end, SOURCE), person=card.person, homepage=card.person.url)


def _headline(page: Page, card: Card, sentences: Sequence[Sentence]) -> int:
    """Give where the words without a verb end: the first sentence that ends in a full stop begins a biography."""
    last = card.blocks[-1].end
    for sentence in sentences:
        text = sentence.text
        if sentence.end > card.start and text.rstrip().endswith((".", "!")) and len(text.split()) >= _FEW and re.search(r"(?i)\b(?:is|are|was|has|received|am|joined|studies|works|est|ist|es|è|é|a)\b", text):
            return max(sentence.start, card.start)
    return min(last, card.start + _HEADLINE)


def _heading_role(card: Card) -> str:
    """Give the role that the nearest heading names: "PhD Students"."""
    for heading in reversed(card.headings):
        marks = [m for s in read(heading) for m in s.of("ROLE")]
        if marks:
            return one_role(marks[0].text)
    return ""


def _next(page: Page, card: Card, sentences: Sequence[Sentence], turn: int, head: int) -> Iterator[Position]:
    organisations = [m for s in sentences for m in s.of("ORG", start=turn, end=head + 1)]
    roles = [m for s in sentences for m in s.of("ROLE", start=turn, end=head + 1)]
    if organisations or roles:
        yield Position(
            evidence=page.evidence(card.person.start, head, SOURCE, 0.7), person=card.person,
            organization=_mention(organisations), role=one_role(roles[0].text) if roles else "",
        )  # fmt: skip


def _mention(marks: Sequence[Mark]) -> Mention:
    return Mention(marks[0].text, marks[0].start, marks[0].end) if marks else Mention("")
