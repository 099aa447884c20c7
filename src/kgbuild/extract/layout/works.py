"""Whether what stands below a heading is a list of works, whatever the heading says."""

from __future__ import annotations

import re
from collections.abc import Sequence

from kgbuild.dates import find_ranges
from kgbuild.document import Block, Document

#: A work is cited in more words; of a list of works so many are, and their titles have so many letters.
_WORK, _WORKS, _TITLE = 8, 0.75, 16
_QUOTED = re.compile(r"[“\"«]\w[^”\"»]{12,}[”\"»]")


def cites_works(document: Document, blocks: Sequence[Block]) -> bool:
    """Say whether "Citations" heads a list of works rather than their numbers."""
    return sum(_is_cited(document.slice(block)) for block in blocks) > len(blocks) / 2


def lists_works(document: Document, blocks: Sequence[Block]) -> bool:
    """Say whether nearly all blocks are works: many words, a date, and a title in quotation marks or in italics."""
    works = sum(_is_cited(document.slice(block)) and _is_titled(document, block) for block in blocks)
    return works > 0 and works >= _WORKS * len(blocks)


def _is_cited(text: str) -> bool:
    return len(text.split()) > _WORK and bool(find_ranges(text))


def _is_titled(document: Document, block: Block) -> bool:
    runs = (run for run in block.inlines if run.kind == "emphasis" and run.start > block.start)
    return _QUOTED.search(document.slice(block)) is not None or any(run.end - run.start > _TITLE for run in runs)
