"""Grants: title, funder, who held them in which role, from when to when, how much, under which number."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from kgbuild.amounts import bare_amount, find_amount, find_amounts, main_amount, without_amounts
from kgbuild.dates import DateRange
from kgbuild.extract.layout.columns import meaning_of
from kgbuild.extract.page import Entry, Page, Section
from kgbuild.extract.phrases.above import date_above
from kgbuild.extract.phrases.labelled import labels_apart
from kgbuild.extract.phrases.money import is_funded, is_grant, is_stipend
from kgbuild.extract.phrases.parts import Line, dated_lines
from kgbuild.extract.phrases.sentences import is_description
from kgbuild.extract.phrases.words import phrase_pattern
from kgbuild.extract.records.grants.funders import payer_above
from kgbuild.extract.records.grants.parts import read_funding
from kgbuild.extract.records.grants.people import is_role, recipients
from kgbuild.lexicon import words
from kgbuild.model import Grant

#: Who pays is named behind it, whatever the name.
_PAID_BY = re.compile(r"\b(?i:funded|supported|financed|sponsored) by\s+(?:the\s+)?[A-ZÀ-Þ]")
_NAME = "grants"
_YEAR = len("2019")
#: "Total: $750,000": the sum of a list.
_TOTAL = re.compile(
    r"\W*(?:(?:grand|overall)\s+)?total\b(?:\s[a-z]+){0,3}\s*[:=]?\s*~?\s*(?:[A-Z]{0,3}\s?[$€£]|\d)", re.IGNORECASE
)
#: "Amount (AUD)", "Budget in EUR", "Value (£)".
_CURRENCY = re.compile(r"([A-Z]{2,3}\$|\b[A-Z]{3}\b|[€£])")


def grants(page: Page) -> Iterator[Grant]:
    """Give the grants that the sections of funding list; of honours and funding together, what is funding."""
    for section in page.of_kind("grants", "awards"):
        own = {section.kind, *section.also} if section.kind else {*section.kinds[-1:], *section.also}
        mixed = "awards" in own
        funding = "grants" in own or not mixed
        for entry in section.entries:
            if _is_description(page, entry) or _TOTAL.match(page.text, entry.start):
                continue
            among = is_funded(page, entry) or is_stipend(page, section, entry)
            if among or (funding and (not mixed or is_grant(page, entry))):
                yield from _grants(page, section, entry)


def _is_description(page: Page, entry: Entry) -> bool:
    """Say whether an entry tells of grants in a sentence rather than listing one: "I have been awarded …"."""
    text = page.text[entry.start : entry.end]
    return entry.blocks[0].kind in {"paragraph", "item"} and is_description(text)


def _grants(page: Page, section: Section, entry: Entry) -> Iterator[Grant]:
    lines = [piece for line in dated_lines(page, entry) for piece in labels_apart(line)]
    text = page.text[entry.start : entry.end]
    dates = [date for line in lines for date in line.dates]
    if not any(line.parts for line in lines):
        return
    told = dates or find_amount(text)[0] or phrase_pattern("funding", "grant").search(text)
    held_as = any(is_role(part.text) for line in lines for part in line.parts[1:])
    if not (told or held_as) and not (section.kind == "grants" and phrase_pattern("funding", "funders").search(text)):
        return
    funding = read_funding(page, entry, lines)
    held = recipients(page, section, entry)
    if not (dates or funding.funder.name or held[0].role or find_amount(text)[0]) and _introduces(entry, text):
        return
    known = phrase_pattern("funding", "funders").search(funding.funder.name)
    paid = known or funding.identifier or held[0].role or len(held) > 1 or find_amount(text)[0] or _PAID_BY.search(text)
    if not paid and section.title.casefold().strip(" :") in words("funding", "any_projects"):
        return
    for found, (amount, currency) in [
        (found, _tabled_amount(lines) or paid) for found, paid in _instalments(lines, text)
    ]:
        date = found or date_above(section, entry)
        for title, url in funding.titles or (("", ""),):
            yield Grant(
                evidence=page.evidence(entry.start, entry.end, _NAME),
                title=title,
                funder=funding.funder if funding.funder.name else payer_above(section, entry),
                scheme=funding.scheme,
                recipients=held,
                start=date.start if date else "",
                end="" if date is None or date.single else date.end,
                ongoing=bool(date and date.ongoing),
                amount=amount,
                currency=currency,
                identifier=funding.identifier,
                url=url,
            )


def _introduces(entry: Entry, text: str) -> bool:
    """Say whether a paragraph that tells nothing of a grant introduces a list: it is a sentence."""
    return entry.blocks[0].kind == "paragraph" and text.rstrip().endswith((".", ":")) and "\n" not in text.strip()


def _tabled_amount(lines: Sequence[Line]) -> tuple[str, str] | None:
    """Give the amount of a column whose heading says in which currency: "Amount (AUD)"; None where none does."""
    for line in lines:
        code = _CURRENCY.search(line.column) if meaning_of(line.column) == "amount" else None
        if code and (found := find_amount(f"{code[1]} {re.sub(r'[^0-9.,]', '', line.text)}")):
            return found if found[0] else None
    return None


def _instalments(lines: Sequence[Line], text: str) -> list[tuple[DateRange | None, tuple[str, str]]]:
    """Give period and amount, several where an entry prints them.

    As many years as amounts ("$500, $700, 2014, 2015"), or a line of its own for each period in which it was held.
    """
    amounts = find_amounts(text)
    dates = [date for line in lines for date in line.dates]
    if len(dates) == len(amounts) > 1 and all(date.single and len(date.start) == _YEAR for date in dates):
        return list(zip(dates, amounts, strict=True))
    held = [line.dates[0] for line in lines if len(line.dates) == 1 and all(is_role(part.text) for part in line.parts)]
    paid = [found for line in lines if (found := _instalment(line))]
    if len(paid) > 1 and len(paid) == len(dates):
        return list(paid)
    if len(held) > 1 and len(held) == len(dates):
        return [(date, main_amount(text) if amounts else _bare_amount(text)) for date in held]
    date = next((date for date in dates if not date.single), None) or next(iter(dates), None)
    return [(date, main_amount(text) if amounts else _bare_amount(text))]


def _bare_amount(text: str) -> tuple[str, str]:
    """Give the amount that ends an entry without a currency: "2021: Tide Fund: Nets of the North, 545,760"."""
    found = bare_amount(text)
    return (found[1].replace(",", ""), "") if found else ("", "")


def _instalment(line: Line) -> tuple[DateRange, tuple[str, str]] | None:
    """Give the period and the amount of a line that holds nothing else: "2024–2025: $5,000"."""
    amounts = find_amounts(line.text)
    if len(amounts) != 1 or len(line.dates) != 1:
        return None
    date = line.dates[0]
    rest = without_amounts(line.text[: date.at] + " " + line.text[date.to :])
    return None if re.search(r"[^\W\d_]", rest) else (date, amounts[0])
