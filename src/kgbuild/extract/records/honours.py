"""Tell honours from talks where one section holds both: "Awards & Presentations"."""

from __future__ import annotations

import re

from kgbuild.extract.page import Entry, Page, Section
from kgbuild.extract.phrases.words import phrase_pattern
from kgbuild.extract.records.talk_words import kind_pattern

#: The first words of an entry say what it is.
_HEAD = 8


def holds_both(section: Section) -> bool:
    """Say whether a section lists honours and talks side by side."""
    return {"awards", "talks"} <= {section.kind, *section.also}


def is_given_talk(page: Page, entry: Entry) -> bool:
    """Say whether an entry of such a section is a talk: its first words name the kind of one, and no award."""
    text = re.sub(r"^\W*\d{4}\W+", "", page.text[entry.start : entry.end])
    head = " ".join(text.split()[:_HEAD])
    award = phrase_pattern("funding", "award").search(head) is not None
    return kind_pattern().match(head) is not None and not award
