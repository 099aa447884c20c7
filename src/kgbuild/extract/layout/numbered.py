"""Entries of several blocks whose heads their marks tell: a grant's number, a list of one item before its details."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import groupby, pairwise

from kgbuild.amounts import find_amounts
from kgbuild.dates import find_ranges
from kgbuild.document import Block, Document

#: "R01 ES031234", "5 U54 CA123456-03 (Moe)", "PID2020-114273GB-I00", "NSF 1854321", "Grant No. 123456".
_NUMBER = re.compile(
    r"(?:\d\s?)?[A-Z]\d{2}[\s-]?[A-Z]{2}[\s-]?\d{5,6}(?:-\d\w*)?\b"
    r"|[A-Z]{2,}[A-Z\d]*(?:[-/ ][A-Z\d]+)*[-/ ]?\d{5,}[\w/-]*"
    r"|(?:(?:grant|award|project|contract)\s+)?(?:no|number|nr|nº|#)\.?\s*:?\s*[A-Z]*\d[\w/-]{4,}",
    re.IGNORECASE,
)
_LONGEST, _TWO = 8, 2
#: Before the number of a grant in a table: which of them it is.
_COUNT = re.compile(r"(\d{1,2})[.)]\s+")


def opens_numbered(text: str) -> bool:
    """Say whether a text opens with the number of a grant.

    >>> opens_numbered("R01 ES031234 (Moe)"), opens_numbered("Tides 2012")
    (True, False)
    """
    return _NUMBER.match(text) is not None


def numbered_heads(document: Document, blocks: Sequence[Block], kind: str) -> list[bool]:
    """Say of each block of a section on grants whether it opens an entry with its number; empty if they do not so."""
    kinds = {block.kind for block in blocks}
    if kind != "grants" or not blocks or not (kinds <= {"paragraph", "item"} or kinds == {"row"}):
        return []
    if any(block.header for block in blocks) or len({block.level for block in blocks if block.kind == "item"}) > 1:
        return []  # the levels of a list tell by themselves
    heads = _counted(document, blocks) or _closed(document, blocks)
    heads = heads or [opens_numbered(document.slice(block)) for block in blocks]
    starts = [index for index, head in enumerate(heads) if head]
    sizes = [after - before for before, after in pairwise([*starts, len(blocks)])]
    beside = [block for block, head in zip(blocks, heads, strict=True) if block.kind == "item" and not head]
    if len(beside) > 1 and all(find_ranges(document.slice(block)) for block in beside):
        return []  # grants of their own, the numbers of which are not told
    return heads if starts[:1] == [0] and all(1 < size <= _LONGEST for size in sizes) else []


def _counted(document: Document, blocks: Sequence[Block]) -> list[bool]:
    """Say of each row whether it opens with its number in a list of several: 1, 2, 3; empty if they do not count."""
    counts = [_COUNT.match(document.slice(block)) if block.kind == "row" else None for block in blocks]
    told = [int(count[1]) for count in counts if count]
    return [count is not None for count in counts] if len(told) > 1 and told == [*range(1, len(told) + 1)] else []


def _closed(document: Document, blocks: Sequence[Block]) -> list[bool]:
    """Say of each paragraph whether it opens an entry of several, where each ends with a period and an amount."""
    if any(block.kind != "paragraph" for block in blocks):
        return []
    texts = [document.slice(block) for block in blocks]
    closes = [bool(find_ranges(text)) and bool(find_amounts(text)) for text in texts]
    dated = [bool(find_ranges(text)) or bool(find_amounts(text)) for text in texts]
    heads = [True, *closes[:-1]]
    starts = [index for index, head in enumerate(heads) if head]
    sizes = [after - before for before, after in pairwise([*starts, len(blocks)])]
    told = closes[-1:] == [True] and dated == closes and all(_TWO < size <= _LONGEST for size in sizes)
    return heads if told else []


def listed_heads(blocks: Sequence[Block]) -> frozenset[int]:
    """Give where items begin that go on with the one before: lists of one item and lists of details take turns.

    Markdown parts a list where the mark of its items changes: "* Grant", "- Funder: …", "- Amount: …", "* Grant".
    """
    items = [block for block in blocks if block.kind == "item" and block.level == 1 and block.group]
    lists = [list(run) for _, run in groupby(items, key=lambda block: block.group[:-1])]
    heads, details = lists[::2], lists[1::2]
    turns = len(details) > 1 and all(len(run) == 1 for run in heads) and any(len(run) > 1 for run in details)
    return frozenset(block.start for run in details for block in run) if turns else frozenset()
