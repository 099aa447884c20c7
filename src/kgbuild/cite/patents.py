"""Patents among references: their numbers, and a text without the words that only patents have."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache
from typing import NamedTuple

from kgbuild.cite.reference import Reference
from kgbuild.document import Span
from kgbuild.lexicon import alternatives, table, words

#: Digits as offices print them: "9,931,651", "2015/0123456", "62/123,456", "10 2015 123 456", "PCT/US2015/012345",
#: with the letters before them and the kind code behind them (WIPO Standard ST.16): "D881,340", "3123456 B1".
_DIGITS = (
    r"(?:PCT[/\s]?[A-Z]{2}[\s/]?\d{2,4}[/\s]\d{4,6}|10\s\d{4}\s\d{3}\s\d{3}(?:\.\d)?"
    r"|(?:D|RE|PP|H)?\s?\d{1,3}(?:[,.\s]\d{3})+(?!\d)|\d{2,4}/(?:\d{1,3}(?:,\d{3})+|\d{4,})|\d{4}-\d{5,6}(?!\d)"
    r"|(?:D|RE|PP|H)?\d{5,})(?:\s?[A-Z]\d?(?!\w))?"
)
#: A number names a patent from so many digits on.
_LEAST = 5
#: Without a word that says so, its groups or its kind code must.
_PLAIN = re.compile(r"\d,\d{3},\d{3}|/\d{5,}|/\d{3},\d{3}|^10\s\d{4}\s|(?:D|RE)\s?\d{3},\d{3}|\d{6,}\s?[A-Z]\d?$")


class Patent(NamedTuple):
    """A patent that a text names: its number with the code of the office ("US 9,931,651"), and where that stands."""

    number: str
    span: Span


@cache
def _said() -> re.Pattern[str]:
    """Match a number behind a word that says "patent"."""
    offices = alternatives(name for names in table("patents")["offices"].values() for name in names)
    codes = "|".join(sorted(table("patents")["offices"]))
    qualifiers, numbered, called = (alternatives(words("patents", key)) for key in ("qualifiers", "numbered", "words"))
    return re.compile(
        rf"(?:(?<!\w)(?:(?P<office>(?i:{offices}))|(?P<code>{codes}))[\s-]{{1,2}})?(?:(?<!\w)(?i:{qualifiers})\s)*"
        rf"(?<!\w)(?P<word>(?i:{called}))(?!\w)(?:[\s,(]{{1,2}}(?i:{qualifiers})(?!\w)\)?)*"
        rf"(?:\s(?P<origin>(?i:{offices}))(?!\w))?"
        rf"[\s,:(]*(?:(?i:{numbered})[\s:]*)?(?:(?P<inner>{codes})[\s-]?)?(?P<digits>{_DIGITS})\)?"
    )


@cache
def _bare() -> re.Pattern[str]:
    """Match a number behind the code of an office alone."""
    codes, numbered = "|".join(sorted(table("patents")["offices"])), alternatives(words("patents", "numbered"))
    return re.compile(
        rf"(?<!\w)(?:(?P<code>{codes})[\s-]?(?:(?i:{numbered})\s*)?(?P<digits>{_DIGITS})"
        r"|(?P<pct>PCT/[A-Z]{2}\s?\d{2,4}/\d{4,6}))"
    )


@cache
def _around() -> re.Pattern[str]:
    """Match what stands about a number and is no part of a citation: "Inventors:", "issued" before a date."""
    inventors, steps = alternatives(words("patents", "inventors")), alternatives(words("patents", "steps"))
    return re.compile(
        rf"(?<!\w)(?:(?:{inventors})\s?:|(?:{steps})(?:\s(?:on|in|am|le|el|il|op))?:?(?=\W{{0,2}}\s?\w{{0,9}}\.?\s?\d))",
        re.IGNORECASE,
    )


def find_patent(text: str) -> Patent | None:
    """Find the patent that a text names by number.

    >>> find_patent("Pump housing. U.S. Patent No. 9,931,651, 2018.").number
    'US 9,931,651'
    >>> find_patent("Patent thickets and the 10,000 firms behind them, 2018") is None
    True
    """
    folded = text.casefold()
    if any(word in folded for word in words("patents", "words")):
        for match in _said().finditer(text):
            code = match["inner"] or match["code"] or _code_of(match["office"] or match["origin"] or "")
            if sum(map(str.isdigit, match["digits"])) >= _LEAST:
                return _patent(code, match["digits"], match)
    for match in _bare().finditer(text):
        if match["pct"] or _PLAIN.search(match["digits"]):
            return _patent(match["code"] or "", match["pct"] or match["digits"], match)
    return None


def _patent(code: str, digits: str, match: re.Match[str]) -> Patent:
    number = digits if digits.startswith("PCT") or not code else f"{code} {digits}"
    return Patent(" ".join(number.split()), Span(*match.span()))


def _code_of(office: str) -> str:
    folded = " ".join(office.casefold().split())
    return next((code for code, names in table("patents")["offices"].items() if folded in names), "")


def without_patent(text: str, patent: Patent | None) -> str:
    """Give a text of the same length without the words and the number of the patent that it names."""
    if patent is None:
        return text
    start, end = patent.span.start, patent.span.end
    if not re.search(r"\w", text[:start]):
        end += len(text[end:]) - len(text[end:].lstrip(" ,;:.–—-"))
    text = text[:start] + " " * (end - start) + text[end:]
    return _around().sub(lambda match: " " * len(match.group()), text)


def as_patent(reference: Reference, patent: Patent | None) -> Reference:
    """Give what was read from a text without its patent as the reference of that patent."""
    if patent is None:
        return reference
    return replace(
        reference,
        type="patent",
        number=patent.number,
        venue="",
        volume="",
        issue="",
        pages="",
        spans={**reference.spans, "number": (patent.span,)},
    )
