"""Lists in lists whose outer items are headings: "PhD supervision", with the students as items below it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby, pairwise, takewhile

from kgbuild.dates import find_ranges
from kgbuild.document import Block, Document
from kgbuild.extract.layout.headings import is_heading, kinds_of

#: Headings have no more words.
_WORDS = 6
#: Kinds whose items with items below them name no other section: "Service" below a prize tells what it was for.
_OWN = frozenset({"supervision", "teaching", "talks", "service", "grants", "awards", "memberships"})


def headed_lists(document: Document) -> frozenset[int]:
    """Give where the outer items of a list stand that head the items below them, where these are of several kinds."""
    found: set[int] = set()
    for listed in _lists(document.blocks):
        heads = [block for block, below in pairwise(listed) if below.level > block.level == listed[0].level]
        outer = [block for block in listed if block.level == listed[0].level]
        if len(heads) < len(outer) or not all(_may_head(_title(document, block)) for block in heads):
            heads = _last_labels(document, heads, outer)
        texts = [_title(document, block) for block in heads]
        kinds = {kinds_of(text)[0] for text in texts if is_heading(text) and kinds_of(text)}
        if len(kinds & _OWN) > 1 or "supervision" in kinds:
            found.update(block.start for block in heads)
    return frozenset(found)


def _last_labels(document: Document, heads: Sequence[Block], outer: Sequence[Block]) -> list[Block]:
    """Give the items with items below that end a list, where they are labels: "Students mentored:"."""
    labels = [block for block in heads if _is_label(_title(document, block))]
    return list(takewhile(lambda block: block in labels, reversed(outer)))[::-1]


def _is_label(text: str) -> bool:
    return _may_head(text) and text.rstrip(" *_").endswith(":")


def _title(document: Document, block: Block) -> str:
    return " ".join(document.slice(block).split())


def _lists(blocks: Sequence[Block]) -> Iterator[list[Block]]:
    """Give the runs of items, each from an outermost one on."""
    for is_item, run in groupby(blocks, key=lambda block: block.kind == "item"):
        if is_item:
            yield list(run)


def _may_head(text: str) -> bool:
    return 0 < len(text.split()) <= _WORDS and not find_ranges(text) and not text.endswith(".")
