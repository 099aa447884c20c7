"""Sentences of a person's page that tell of that person: "I am …", "She received …"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kgbuild.document import Block
from kgbuild.extract.page import Page, Section
from kgbuild.extract.prose.news import is_news

#: Sections in which sentences tell of a life; in the others entries do.
_KINDS = frozenset({"biography", "", "contact", "people"})
_SENTENCE = re.compile(r"(?:\S+\s+){5,}\S*[.!](?:\s|$)")


def biographies(page: Page) -> Iterator[tuple[Block, ...]]:
    """Give the runs of paragraphs on a person's page that hold sentences."""
    if page.subject_kind != "person":
        return
    for section in page.sections:
        if section.kind in _KINDS and not is_news(page, section) and _of_life(section):
            blocks = tuple(block for block in section.blocks if _is_prose(page, block))
            if blocks:
                yield blocks


def _of_life(section: Section) -> bool:
    return all(kind in _KINDS for kind in section.kinds)


def _is_prose(page: Page, block: Block) -> bool:
    return block.kind in {"paragraph", "item"} and bool(_SENTENCE.match(page.text[block.start : block.end]))
