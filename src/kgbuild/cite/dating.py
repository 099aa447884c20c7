"""The date of a reference: its year, and the month or day beside it."""

from __future__ import annotations

import re
from typing import NamedTuple

from kgbuild.dates import parse_date
from kgbuild.document import Span

_YEAR = re.compile(r"(?<!\d)(?:1[5-9]|20)\d\d(?!\d)")
_SHORT = re.compile(r"[^\W\d_]{2}\s?['’](?P<year>\d\d)\b")
_BEFORE = re.compile(r"(?:\d{1,2}\.?\s)?[^\W\d_]{3,9}\.?,?\s(?:\d{1,2},?\s)?$")
_BEHIND = re.compile(r"^,?\s?[^\W\d_]{3,9}\.?(?:\s\d{1,2}\b)?")


class Dated(NamedTuple):
    """Year and EDTF date, empty where unknown."""

    year: str = ""
    date: str = ""


def date_of(text: str, span: Span | None, venue: str) -> Dated:
    """Give the date that stands in `span`, else the year that is part of the venue's name.

    >>> date_of("PNAS June 2020, 17", Span(10, 14), "PNAS")
    Dated(year='2020', date='2020-06')
    """
    printed = text[span.start : span.end] if span else ""
    found = _YEAR.search(printed)
    if span and found:
        return Dated(found.group(), _closer(text, span, found.group()))
    named = _YEAR.findall(venue)
    if named:
        return Dated(named[-1], named[-1])
    short = _SHORT.search(venue) or _SHORT.search(text)
    if short:
        year = ("20" if int(short["year"]) < 50 else "19") + short["year"]
        return Dated(year, year)
    return Dated()


def _closer(text: str, span: Span, year: str) -> str:
    """Give the date as exact as the words right beside the year make it."""
    before = _BEFORE.search(text[max(0, span.start - 22) : span.start])
    behind = _BEHIND.search(text[span.end : span.end + 16])
    inner = text[span.start : span.end]
    tries = [inner] if len(inner) > len(year) else []
    if before:
        tries.append(before.group() + inner)
    if behind:
        tries.append(inner + behind.group())
    for printed in tries:
        date = parse_date(printed.strip(" ,"))
        if date.startswith(year) and len(date) > len(year):
            return date
    return year
