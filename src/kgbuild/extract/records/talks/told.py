"""Talks that sentences tell: "Presented a poster on “Tides at rest” at the Harbour Congress"."""

from __future__ import annotations

import re

from kgbuild.extract.page import Entry, Page
from kgbuild.extract.phrases.dating import dated
from kgbuild.extract.phrases.parts import lines_of
from kgbuild.extract.records.talks.words import BEHIND_KIND, kind_pattern

_GAVE = re.compile(
    r"\W*(?:I\s+)?(?:presented|gave|given|delivered|presenting|giving|delivering)\s+(?:(?:an?|the|my|our)\s+)?",
    re.IGNORECASE,
)
#: Kinds that say no more than that it was a talk.
_ANY = frozenset({"lecture", "paper", "presentation", "speech", "talk"})


def told_kind(page: Page, entry: Entry) -> str | None:
    """Give the kind of talk that an entry says somebody gave; empty where it says no more than that, None if none."""
    lines = lines_of(page, entry)
    parts = dated(lines[0], page.inlines(entry.start, entry.end)).parts if lines else ()
    gave = _GAVE.match(parts[0].text) if parts else None
    kind = kind_pattern().match(parts[0].text, gave.end()) if gave else None
    if kind is None or not (BEHIND_KIND.match(parts[0].text, kind.end()) or kind.end() == len(parts[0].text)):
        return None
    return "" if kind["kind"].casefold() in _ANY else kind["kind"].strip()
