"""Grants whose parts stand in a known order: "2018 PI, Tide Council, Mud of the quays, phase three. £60k"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from kgbuild.amounts import amount_spans
from kgbuild.document import Span
from kgbuild.extract.phrases.parts import Line
from kgbuild.extract.phrases.words import organization_weight
from kgbuild.extract.records.grants.funders import is_programme, names_payer
from kgbuild.extract.records.grants.people import is_role, role_pattern

#: A title has so many words at least.
_TITLE = 3
#: A title and who pays stand on so many lines, the latter in so many words at most.
_TWO, _PAYER_WORDS = 2, 12
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


def payer_below(lines: Sequence[Line]) -> tuple[Span, Span] | None:
    """Give who pays and the title where a programme in bold stands above no more than a name and when it paid."""
    first, below = lines if len(lines) == _TWO else (None, None)
    if first is None or below is None or first.dates or first.column or not all(part.strong for part in first.parts):
        return None
    end = min((date.at for date in below.dates), default=len(below.text))
    name = re.split(r",?\s+(?=https?://|\()", below.text[:end].rstrip(" ,;(–—|-"), maxsplit=1)[0]
    rest = below.text[max((date.to for date in below.dates), default=end) :]
    plain = name[:1].isupper() and len(name.split()) <= _PAYER_WORDS and not re.search(r"[\w$€£]", rest)
    if not plain or not is_programme(first.text) or is_programme(name) or amount_spans(below.text):
        return None
    if is_role(name) or role_pattern().match(name) or re.search(r"[.:;“\"]\s", name):
        return None
    title = len(first.text.rstrip(" .,:"))
    return Span(below.start, below.start + len(name)), Span(first.start, first.start + title)


def _end(pattern: re.Pattern[str], text: str, start: int) -> int:
    found = pattern.match(text, start)
    return found.end() if found else start
