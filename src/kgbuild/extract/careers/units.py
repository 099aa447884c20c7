"""Organisations that a page is about, and what they are part of."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kgbuild.extract.page import Page
from kgbuild.extract.phrases.words import organization_weight
from kgbuild.model import Mention, Unit

_NAME = "units"
#: How far behind the name of a group the organisation that it is part of may stand.
_NEAR = 40
_PART_OF = re.compile(
    r"\W*\b(?:at|of|within|in|(?:a )?part of|hosted (?:at|by)|de|à|an der|am|der|del?|dell[ao]|na|da|do|aan|van)\b\s+"
    r"(?:(?:the|la|le|l['’]|el|il|der|dem|de|het)\s+)?(?P<parent>[A-ZÀ-Þ][^.;:|()\n]{2,80}?)"
    r"(?=\s*(?:[.;:|()\n]|$|,\s+(?:we|is|and|where)\b|\s+(?:is|are|we|studies|works|develops)\b))"
)


def units(page: Page) -> Iterator[Unit]:
    """Give the group that a page is about, with the organisation behind its name ("Tide Lab at the University X")."""
    group = page.subject
    if page.subject_kind != "organization" or group.start < 0:
        return
    for start in (match.start() for match in re.finditer(re.escape(group.name), page.text)):
        end = start + len(group.name)
        match = _PART_OF.match(page.text, end, end + _NEAR + 120)
        if match and organization_weight(match["parent"]) == 1 and group.name not in match["parent"]:
            parent = Mention(match["parent"].strip(" ,"), match.start("parent"), match.end("parent"))
            yield Unit(
                evidence=page.evidence(start, match.end("parent"), _NAME),
                organization=Mention(group.name, start, end),
                parent=parent,
            )
            return
