"""Sentences about the people of a lab that stand on no card: "Ada Example, who joined us in 2016, now works at …"."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator

from kgbuild.document import Block
from kgbuild.extract.page import Page
from kgbuild.extract.prose.people_page import is_people

_SENTENCE = re.compile(r"(?:\S+\s+){4,}\S*[.!;:](?:\s|$)")


def stories(page: Page, taken: Collection[int]) -> Iterator[tuple[Block, ...]]:
    """Give the paragraphs of each section of people that hold sentences.

    Args:
        page: the page.
        taken: where the blocks begin that are read otherwise.
    """
    for section in page.sections:
        if is_people(page, section):
            blocks = tuple(b for b in section.blocks if not is_taken(b, taken) and _is_told(page, b))
            if blocks:
                yield blocks


def is_taken(block: Block, taken: Collection[int]) -> bool:
    """Say whether a block, or a part of it, is read otherwise."""
    return block.start in taken or any(block.start < start < block.end for start in taken)


def _is_told(page: Page, block: Block) -> bool:
    return block.kind in {"paragraph", "item"} and bool(_SENTENCE.match(page.text[block.start : block.end]))
