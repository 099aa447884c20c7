"""Kinds of sections that their entries tell, or the sections around them, where the heading leaves it open."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from kgbuild.dates import find_ranges
from kgbuild.document import Document
from kgbuild.extract.layout.entries import cut_entries
from kgbuild.extract.layout.headings import words_of
from kgbuild.extract.page import Section
from kgbuild.extract.phrases.words import is_employed, level_in, phrase_pattern
from kgbuild.lexicon import words

#: Kinds below which an unknown heading is the first line of an entry ("### Lecturer, Example University").
LIVES = frozenset({"positions", "education"})
#: Of the affiliations so many name posts where they are such.
_POSTS = 0.6


def told_kinds(document: Document, sections: Sequence[Section]) -> Iterator[Section]:
    """Give the sections of a document, each of the kind that its entries and the others tell."""
    for section in _trainees(sections):
        yield _of_posts(document, section)


def _trainees(sections: Sequence[Section]) -> Iterator[Section]:
    """Give the sections; on a page that tells of a life, a list of postdocs is a list of who was supervised."""
    life = any(section.kind in LIVES or section.kind == "supervision" for section in sections)
    life &= not any(kind in {"people", "news"} for section in sections for kind in section.kinds)
    for section in sections:
        trained = life and section.kind == "people" and level_in(section.title) and section.level > 1
        yield replace(section, kind="supervision", also=()) if trained else section


def _of_posts(document: Document, section: Section) -> Section:
    """Give a section; one of affiliations lists posts where most of its dated entries name one: "Visiting researcher".

    Society memberships go by the same word.
    """
    if section.kind != "memberships" or not set(words_of(section.title)) & words("sections", "affiliations"):
        return section
    texts = [document.text[entry.start : entry.end] for entry in section.entries]
    posts = sum(bool(find_ranges(text)) and _names_post(text) for text in texts)
    if posts < _POSTS * max(len(texts), 1):
        return section
    return replace(section, kind="positions", entries=cut_entries(document, section.blocks, "positions"))


def _names_post(text: str) -> bool:
    """Say whether a role stands in a text by itself, and none that societies give: "Member", "Vice President"."""
    office = phrase_pattern("service", "roles")
    return any(is_employed(part) and not office.search(part) for part in re.split(r"[\n\t,;]", text))
