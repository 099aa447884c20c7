"""The number under which a grant was given."""

from __future__ import annotations

import re

from kgbuild.amounts import amount_spans
from kgbuild.document import Span
from kgbuild.extract.page import Entry, Page

_LABELLED = re.compile(
    r"\b(?:grant|award|project|proposal|contract|reference|agreement|förderkennzeichen|fkz|expediente|code|id|ref)?\s*"
    r"\b(?:no|nr|number|id|num|numero|número|numéro|n°|nº|#|ref|code)\b[\s.:#°º-]*(?P<named>[A-Z]*[\d][\w/.\\-]{3,}\w|[A-Z]{4,}\d{2}[A-Z\d]{2})"
    r"|#\s?(?P<hash>[A-Z]*\d[\w/-]{3,})|\b(?:grant|award|contract|agreement)\s+(?P<grant>[A-Z]*-?\d[\w/-]{4,})",
    re.IGNORECASE,
)
_CODED = re.compile(
    r"\b(?P<code>[A-Z]{1,2}\d{1,2}[A-Z]?\s?-?[A-Z]{2}\d{5,6}(?:-\d\w+)?|[A-Z]{2,}[A-Z\d]*(?:[-/_][A-Z\d]+)*[-/_]\d[\w/-]*"
    r"|(?:19|20)\d\d-[A-Z]{2,}[A-Z\d]*-[A-Z]*\d+"
    r"|[A-Z]{1,3}\d{2}[A-Z]{0,2}\d{4,6}|\d{2}[A-Z]{1,4}\d{3,6}[A-Z]?|\d{2}&[A-Z]{2,3}\d{2,4}|[A-Z]\d{6}[A-Z]|\d{6}_\d{6}"
    r"|[A-Z]{2}\s\d{3,4}/\d{1,2}-\d{1,2}|[A-Z]{2,6}\s?\d{4,}(?:/\d+)?(?:-\d+)?|[A-Z]{2,}(?:\\[A-Z\d]+)+|\d{4,8}/\d{2,6}-\d|\d{6,9})(?![\w-])"
)

#: What stands before a number and belongs to it: "(Award #", "grant no.".
_LED = re.compile(
    r"(?P<open>[(\[])?\s*(?:\b(?:grant|award|project|contract|agreement|id|ref)\b\s*)?(?:\b(?:no|nr|number|id|num)\b[\s.]*)?[\s:#]*$",
    re.IGNORECASE,
)


def around_number(page: Page, number: Span) -> Span:
    """Give the place of a number with its label and with the bracket that holds it alone."""
    line = page.text.rfind("\n", 0, number.start) + 1
    led = _LED.search(page.text, line, number.start)
    start, end = led.start() if led else number.start, number.end
    if led and led["open"]:
        closed = page.text[end : end + 1] in {")", "]"}
        return Span(start, end + 1) if closed else Span(led.end("open"), end)
    return Span(start, end)


def number_in(page: Page, entry: Entry, title: Span | None) -> Span | None:
    """Give where the number of the grant stands, outside its title, its dates and its amount."""
    text = page.text[entry.start : entry.end]
    taken = [(title.start - entry.start, title.end - entry.start)] if title else []
    taken += amount_spans(text)
    for pattern in (_LABELLED, _CODED):
        for match in pattern.finditer(text):
            group = next(name for name, value in match.groupdict().items() if value)
            start, end = match.span(group)
            found = match[group].rstrip(".")
            year = re.fullmatch(r"(?:[A-Z]+[\s-]?)?(?:19|20)\d\d(?:[-–/](?:\d\d){1,2})?|[A-Z]+-?\d{1,3}", found)
            inside = any(a < end and start < b for a, b in taken)
            if not year and not inside and sum(c.isdigit() for c in found) > 1:
                return Span(entry.start + start, entry.start + start + len(found))
    return None
