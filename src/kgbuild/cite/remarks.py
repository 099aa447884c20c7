"""Remarks that name another edition of the work, and targets of links: what they hold is none of its fields."""

from __future__ import annotations

import re
from collections.abc import Sequence

from kgbuild.cite.segments import Segment

_EDITION = (
    r"(?:ed\.\s?or(?:ig)?\.|ediz\.\soriginale|éd\.\sorig|originally\spublished|original(?:ausgabe|\sedition|:)|orig\.\s"
    r"|trad\.\s?(?:it|fr|esp|ital)\.|tr\.\s?(?:it|fr)\.|engl(?:ish)?\.?\s(?:transl(?:ation|\.)|trans\.)|dt\.\s|deutsch:"
    r"|reprint(?:ed)?\b|repr\.\s|translat(?:ion|ed)\sin\b|republished\b|nachdruck\b|ristampa\b)"
)
_BRACKETED = re.compile(rf"[(\[]\s?{_EDITION}[^()\[\]]*(?:\([^()]*\)[^()\[\]]*)?[)\]]?", re.IGNORECASE)
_BEHIND = re.compile(rf"(?<=[.;,])\s+{_EDITION}.*$", re.IGNORECASE | re.DOTALL)
#: Where a link of Markdown leads: "](papers/slow_ice.pdf)".
_TARGET = re.compile(r"(?<=\])\([^()\s]+(?:\([^()\s]*\)[^()\s]*)*\)")
#: Fields that the work itself has shown before a remark of another edition can follow.
_SHOWN = frozenset({"Y", "V", "P"})


def without_remarks(text: str, segments: Sequence[Segment]) -> list[Segment]:
    """Give the slices that stand in no such remark; one without brackets must follow a year, a venue or pages."""
    remarks = [found.span() for found in _BRACKETED.finditer(text)]
    if "](" in text:
        remarks += [found.span() for found in _TARGET.finditer(text)]
    behind = _BEHIND.search(text)
    if behind and any(s.label in _SHOWN and s.end <= behind.start() for s in segments):
        remarks.append(behind.span())
    return [s for s in segments if not any(start <= s.start and s.end <= end for start, end in remarks)]
