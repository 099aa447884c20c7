"""Titles of theses that no label tells: set in type, behind a colon, behind the date."""

from __future__ import annotations

import re
from collections.abc import Sequence

from kgbuild.extract.phrases.details import clean_title
from kgbuild.extract.phrases.parts import Line
from kgbuild.extract.phrases.words import organization_weight

#: A title has so many words in lower case where nothing but its place tells it.
_PLAIN = 2


def emphasised(lines: Sequence[Line]) -> str:
    """Give a title in italics of its own."""
    parts = (part for line in lines for part in line.parts)
    return next((p.text for p in parts if p.emphasis and len(p.text.split()) > 3), "")


def behind_colon(lines: Sequence[Line]) -> str:
    """Give a title that stands behind the student's name and a colon."""
    parts = lines[0].parts
    if len(parts) > 1 and parts[0].colon and len(parts[1].text.split()) > 1:
        return clean_title(re.sub(r"\s*\([^()]*\)?$", "", lines[0].text[parts[1].start - lines[0].start :]))
    return ""


def behind_date(lines: Sequence[Line]) -> str:
    """Give a title that stands behind the date as a sentence of its own: "Ada Moe - 2019. Tides of the north. …"."""
    for line in lines[:1]:
        at = next((line.start + date.to for date in line.dates), 0)
        first = next((part for part in line.parts if at and part.start >= at), None)
        if first is None or not line.text[at - line.start : first.start - line.start].strip().startswith("."):
            continue
        plain = re.findall(r"(?<![\w’'-])[a-zß-ÿ]{4,}", first.text)
        if len(plain) >= _PLAIN and organization_weight(first.text) < 1 and first.text[:1].isupper():
            return clean_title(first.text)
    return ""
