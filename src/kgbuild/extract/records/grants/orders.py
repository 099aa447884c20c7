"""Grants whose parts stand in a known order: "2018 PI, Tide Council, Mud of the quays, phase three. £60k"."""

from __future__ import annotations

import re

from kgbuild.amounts import amount_spans
from kgbuild.document import Span
from kgbuild.extract.phrases.parts import Line
from kgbuild.extract.phrases.words import organization_weight
from kgbuild.extract.records.grants.funders import is_programme, names_payer
from kgbuild.extract.records.grants.people import role_pattern

#: A title has so many words at least.
_TITLE = 3
_BEFORE = re.compile(r"[\s:,.–—-]*")
#: Who pays, of a few words, up to the comma.
_PAYER = re.compile(r"\s*[,:]?\s+(?P<payer>[A-ZÀ-Þ][^\s,;:.()]*(?:\s[^\s,;:.()]+){0,4}),\s+(?=[A-ZÀ-Þ\d])")
#: "Defra", "Durham HEFCE".
_SHORT = re.compile(r"[^\s]+|(?:[A-ZÀ-Þ]\w+\s)?[A-Z]{3,}(?:\s[A-Z]{3,})?")


def behind_role(line: Line) -> tuple[Span, Span] | None:
    """Give who pays and the title where a line opens with a date and a role: up to its end, an amount, a full stop."""
    first = line.dates[0] if line.dates and not re.search(r"[^\W\d_]", line.text[: line.dates[0].at]) else None
    if first is None or line.column:
        return None
    role = role_pattern().match(line.text, _end(_BEFORE, line.text, first.to))
    found = _PAYER.match(line.text, role.end()) if role else None
    if found is None or not (names_payer(found["payer"]) or _SHORT.fullmatch(found["payer"])):
        return None
    stops = [start for start, _ in amount_spans(line.text) if start > found.end()]
    title = re.split(r"\.\s+(?=[A-ZÀ-Þ\d$€£])", line.text[found.end() : min(stops, default=None)])[0].rstrip(" .,;:(–-")
    inner = re.split(r",\s", title)[1:]
    if len(title.split()) < _TITLE or re.search(r"[“”\"(]|\d{4,}/", title):
        return None
    if any(organization_weight(part) > 0 or names_payer(part) or is_programme(part) for part in inner):
        return None
    payer = Span(line.start + found.start("payer"), line.start + found.end("payer"))
    return payer, Span(line.start + found.end(), line.start + found.end() + len(title))


def _end(pattern: re.Pattern[str], text: str, start: int) -> int:
    found = pattern.match(text, start)
    return found.end() if found else start
