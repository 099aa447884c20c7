"""Visits and stays of research: a body and when, below a heading that says what they are."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from kgbuild.extract.careers.employers import mention_of, together
from kgbuild.extract.careers.tabled import Post
from kgbuild.extract.page import Page, Section
from kgbuild.extract.phrases.parts import Line, split_places
from kgbuild.extract.phrases.words import is_unit, organization_weight
from kgbuild.lexicon import alternatives, table

#: How long it was: "2 weeks", "(10 d.)".
_LASTED = re.compile(
    r"\s*\(?\b\d{1,3}[ -](?:d|days?|weeks?|months?|jours?|semaines?|mois|wochen?|tage?)\b\.?\)?\W*$", re.IGNORECASE
)


def visit_of(page: Page, head: Sequence[Line], section: Section) -> Post | None:
    """Give the post without a role that a dated line names in a section of visits: "Utrecht University, May 2021"."""
    line = head[0] if head else None
    if line is None or not line.dates or not _heads_visits(section.title):
        return None
    told = [(part, _LASTED.sub("", part.text)) for part in line.parts]
    kept, location = split_places([replace(part, text=text, end=part.start + len(text)) for part, text in told if text])
    first = next((i for i, part in enumerate(kept) if organization_weight(part.text) == 1 or is_unit(part.text)), -1)
    body = together(page, kept[first:]) if first >= 0 else ()
    if not any(organization_weight(part.text) == 1 for part in body):
        return None
    return Post("", mention_of(page, body), location, line.dates[0])


def _heads_visits(title: str) -> bool:
    """Say whether a heading names visits or stays."""
    pattern = rf"(?<![^\W\d_])(?:{alternatives(table('roles')['visits'])})(?![^\W\d_])"
    return re.search(pattern, title, re.IGNORECASE) is not None
