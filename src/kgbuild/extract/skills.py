"""Skills: the items of lists under their category; languages too."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kgbuild.extract.page import Entry, Page, Section
from kgbuild.model import Skill

_NAME = "skills"
_CATEGORY = re.compile(r"\s*([^:,;()\n]{2,40}):\s+")
_LONGEST = 8


def skills(page: Page) -> Iterator[Skill]:
    """Give the skills that the sections of skills and languages list."""
    if page.subject_kind == "organization":
        return
    for section in page.of_kind("skills", "languages"):
        for entry in section.entries:
            yield from _listed(page, section, entry)


def _listed(page: Page, section: Section, entry: Entry) -> Iterator[Skill]:
    for block in entry.blocks:
        cells = [page.document.slice(cell) for cell in block.cells if cell.start < cell.end]
        texts = [": ".join(cells)] if len(cells) == 2 else page.document.slice(block).split("\n")
        for text in texts:
            category = _CATEGORY.match(text)
            label = category[1].strip() if category else entry.context or section.title
            for item in _items(text[category.end() :] if category else text):
                evidence = page.evidence(block.start, block.end, _NAME)
                yield Skill(evidence=evidence, person=page.owner, skill=item, category=label)


def _items(text: str) -> Iterator[str]:
    """Give the items of a list, notes in brackets left out; a sentence is none."""
    text = re.sub(r"\s*\([^()]*\)", "", text)
    pieces = [piece.strip(" .\t") for piece in re.split(r"[,;•|·\t]|\s+/\s+|\s[–—]\s", text)]
    for piece in pieces:
        bare = re.sub(r"^(?:and|und|et|y|e)\s+", "", piece)
        halves = re.split(r"\s+(?:and|und|et|&)\s+", bare)
        single = len(halves) == 2 and all(len(half.split()) == 1 and half[:1].isupper() for half in halves)
        yield from (item for item in (halves if single else [bare]) if item and len(item.split()) <= _LONGEST)
