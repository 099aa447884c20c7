"""Tell honours from talks where one section holds both: "Awards & Presentations"."""

from __future__ import annotations

import re

from kgbuild.extract.page import Entry, Page, Section
from kgbuild.extract.phrases.parts import dated_lines
from kgbuild.extract.phrases.words import phrase_pattern
from kgbuild.extract.records.service_words import names_role
from kgbuild.extract.records.talk_words import kind_pattern

#: The first words of an entry say what it is.
_HEAD = 8
#: Behind the stop of an award: of which sort it is, "(Distinction)", "(Research Award)".
_SORT = re.compile(
    r"(?<=\.)\s+\((?:[\w/-]+\s){0,3}(?:awards?|distinctions?|honou?rs?|prizes?|scholarships?|fellowships?|medals?)\b[^()]{0,30}\)\W*$",
    re.IGNORECASE,
)


def holds_both(section: Section) -> bool:
    """Say whether a section lists honours and talks side by side."""
    return {"awards", "talks"} <= {section.kind, *section.also}


def is_given_talk(page: Page, entry: Entry) -> bool:
    """Say whether an entry of such a section is a talk: its first words name the kind of one, and no award."""
    text = re.sub(r"^\W*\d{4}\W+", "", page.text[entry.start : entry.end])
    head = " ".join(text.split()[:_HEAD])
    award = phrase_pattern("funding", "award").search(head) is not None
    return kind_pattern().match(head) is not None and not award


def without_sort(text: str) -> str:
    """Give an award without the bracket that says of which sort it is, empty where there is none.

    >>> without_sort("Tide Prize, Society of Tides. (Distinction)"), without_sort("Tide Prize (2012)")
    ('Tide Prize, Society of Tides.', '')
    """
    sort = _SORT.search(text)
    return text[: sort.start()] if sort else ""


def is_served(page: Page, entry: Entry) -> bool:
    """Say whether an entry among honours and service opens with a role of service: "External examiner, …"."""
    first = next((part.text for line in dated_lines(page, entry) for part in line.parts), "")
    return names_role(first) and phrase_pattern("funding", "award").search(first) is None
