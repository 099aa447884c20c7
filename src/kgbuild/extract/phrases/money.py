"""Tell what is funding from what is an honour, where one section holds both."""

from __future__ import annotations

import re

from kgbuild.amounts import amount_spans, find_amount, without_amounts
from kgbuild.dates import find_ranges
from kgbuild.extract.page import Entry, Page, Section
from kgbuild.extract.phrases.words import award_pattern, phrase_pattern

#: "NSF Fellowship, honorable mention" is an honour without money.
_MENTION = re.compile(r"\b(?:hono[u]?rable mention|finalist|runner-up|nominee|declined)\b", re.IGNORECASE)

#: What pays a journey is won: "Travelers Grant", "Conference travel award".
_JOURNEY = re.compile(r"(?i)\btravel\w*['’]?s?\s+(?:grants?|awards?|bursar(?:y|ies)|funds?|stipends?|scholarships?)\b")
#: "Total funding:".
_LABEL = re.compile(r"\s*(?:[^\W\d_][\w’'-]*\s+){0,3}[^\W\d_][\w’'-]*\s*:\s*")


def is_grant(page: Page, entry: Entry) -> bool:
    """Say whether an entry is a grant: it says so, names a role, an amount or who pays; an award word says no."""
    text = page.text[entry.start : entry.end]
    if phrase_pattern("funding", "held").search(text):
        return True
    if _JOURNEY.search(text):
        return False
    grant = len(phrase_pattern("funding", "grant").findall(text)) + 2 * bool(find_amount(text)[0])
    award = len(award_pattern().findall(text))
    paid = phrase_pattern("funding", "funders").search(text) is not None and not _MENTION.search(text)
    return (grant > 0 and (grant >= award or bool(find_amount(text)[0]))) or (paid and not award)


def is_funded(page: Page, entry: Entry) -> bool:
    """Say whether an entry among honours is a grant: it names a role on one, and who pays or how much."""
    text = page.text[entry.start : entry.end]
    paid = bool(find_amount(text)[0]) or phrase_pattern("funding", "funders").search(text) is not None
    return paid and phrase_pattern("funding", "held").search(text) is not None


def holds_stipends(page: Page, section: Section) -> bool:
    """Say whether a section of fellowships within one of grants lists funding: it prints amounts."""
    stipend = phrase_pattern("funding", "stipends").search(section.title) is not None
    if section.kind != "awards" or not stipend or "grants" not in section.kinds:
        return False
    honours = re.search(r"award|hono|prize|prix|preis|premi", section.title, re.IGNORECASE)
    return not honours and any(find_amount(page.text[entry.start : entry.end])[0] for entry in section.entries)


def is_stipend(page: Page, section: Section, entry: Entry) -> bool:
    """Say whether an entry of honours is funding, by the section that it stands in."""
    return holds_stipends(page, section) and not _MENTION.search(page.text[entry.start : entry.end])


def tells_payment(text: str) -> bool:
    """Say whether a line says no more than how much, and perhaps when: "Funding: US$5,000", "Amount: €900 (2019)"."""
    label = _LABEL.match(text)
    rest = without_amounts(text[label.end() :] if label else text)
    for date in reversed(find_ranges(rest)):
        rest = rest[: date.at] + " " + rest[date.to :]
    return bool(amount_spans(text)) and not re.search(r"[^\W\d_]{2}", rest)
