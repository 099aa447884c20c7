"""Grants: title, funder, who held them in which role, from when to when, how much, under which number."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from kgbuild.amounts import find_amount, find_amounts
from kgbuild.dates import DateRange
from kgbuild.extract.page import Entry, Page, Section
from kgbuild.extract.phrases.details import people_in
from kgbuild.extract.phrases.money import is_grant
from kgbuild.extract.phrases.parts import lines_of
from kgbuild.extract.phrases.words import phrase_pattern
from kgbuild.extract.records.grant_parts import OTHERS, read_funding, role_pattern
from kgbuild.lexicon import words
from kgbuild.model import Grant, Mention, Recipient

_NAME = "grants"
#: A name behind "PI:" is one although it looks little like it.
_LABELLED = 0.25


def grants(page: Page) -> Iterator[Grant]:
    """Give the grants that the sections of funding list; of honours and funding together, what is funding."""
    if page.subject_kind == "organization":
        return
    for section in page.of_kind("grants"):
        for entry in section.entries:
            if "awards" not in {section.kind, *section.also} or is_grant(page, entry):
                yield from _grants(page, section, entry)


def _grants(page: Page, section: Section, entry: Entry) -> Iterator[Grant]:
    lines = lines_of(page, entry)
    text = page.text[entry.start : entry.end]
    dates = [date for line in lines for date in line.dates]
    if not any(line.parts for line in lines):
        return
    if not (dates or find_amount(text)[0] or phrase_pattern("funding", "grant").search(text)):
        return
    funding = read_funding(page, entry, lines)
    recipients = _recipients(page, section, entry, text)
    for date, (amount, currency) in _instalments(dates, text):
        for title, url in funding.titles or (("", ""),):
            yield Grant(
                evidence=page.evidence(entry.start, entry.end, _NAME),
                title=title,
                funder=funding.funder,
                scheme=funding.scheme,
                recipients=recipients,
                start=date.start if date else "",
                end="" if date is None or date.single else date.end,
                ongoing=bool(date and date.ongoing),
                amount=amount,
                currency=currency,
                identifier=funding.identifier,
                url=url,
            )


def _instalments(dates: Sequence[DateRange], text: str) -> list[tuple[DateRange | None, tuple[str, str]]]:
    """Give period and amount; several where an entry prints as many years as amounts ("$500, $700, 2014, 2015")."""
    amounts = find_amounts(text)
    if len(dates) == len(amounts) > 1 and all(date.single for date in dates):
        return list(zip(dates, amounts, strict=True))
    date = next((date for date in dates if not date.single), None) or next(iter(dates), None)
    return [(date, amounts[0] if amounts else ("", ""))]


def _recipients(page: Page, section: Section, entry: Entry, text: str) -> tuple[Recipient, ...]:
    """Give who held a grant: the owner in the role printed here or above, and those named with theirs."""
    others: list[Recipient] = []
    own = ""
    family = page.owner.name.split()[-1] if page.owner.name else ""
    for match in OTHERS.finditer(text):
        names = re.split(r"\s[-–—]\s|\.\s(?=[A-Z][a-z]{3})", match["names"])[0]
        role = match["role"].rstrip("s")
        for person in _people(names, entry.start + match.start("names")):
            if family and family in person.name:
                own = role
            else:
                others.append(Recipient(person, role))
    above = re.sub(r"\(.*?\)", "", f"{entry.context} {section.title}")
    role = own or _role(re.sub(r"[“\"«].*?[”\"»]", " ", text)) or _role(above)
    return (Recipient(page.owner, role), *others)


def _people(names: str, offset: int) -> list[Mention]:
    """Give the people of a labelled list; a single capitalised word is a family name."""
    alone = re.fullmatch(r"\s*([A-ZÀ-Þ][\w’'-]+)[\s.,]*", names)
    if alone and not role_pattern().fullmatch(alone[1]):
        return [Mention(alone[1], offset + alone.start(1), offset + alone.end(1))]
    return list(people_in(names, offset, _LABELLED))


def _role(text: str) -> str:
    """Give the owner's role on a grant, where an entry or a heading prints it outside of other people's."""
    text = OTHERS.sub(" ", text)
    alone = [part.strip(" .:") for part in re.split(r"[,;()\[\]\t\n|:]|\s[-–—]\s|\.\s", text)]
    found = next((part for part in alone if role_pattern().fullmatch(part)), "")
    weak = words("funding", "weak_roles")
    return found or next((m[0] for m in role_pattern().finditer(text) if m[0].casefold() not in weak), "")
