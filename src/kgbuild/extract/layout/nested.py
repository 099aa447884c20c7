"""Items that are no more than what the items nested in them are, or when: "Invited talks", "2024" above their lists."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from kgbuild.dates import find_ranges
from kgbuild.dates.alone import date_alone
from kgbuild.document import Block, Document
from kgbuild.extract.layout.clusters import are_cards
from kgbuild.extract.phrases.roles import role_weight
from kgbuild.extract.phrases.words import organization_weight
from kgbuild.names import looks_like_name

#: Kinds whose lists are nested so; elsewhere what is nested tells of the item above.
_KINDS: Final = frozenset({"attendance", "awards", "grants", "press", "supervision", "talks", "teaching"})
#: Kinds whose titles may stand above what completes them.
_TITLED_KINDS: Final = frozenset({"awards", "grants", "talks", "teaching"})
_AS: Final = re.compile(r"^as\s+(?:an?\s+)?", re.IGNORECASE)
_LABEL_WORDS: Final = 6
_SEVERAL: Final = 2
#: Lists of courses of more steps are read as trees.
_STEPS: Final = 2
#: What is so likely a name is a student's, of whom the items below tell.
_NAME: Final = 0.5
#: A title in quotation marks: of a talk that was given at what is nested in it.
_QUOTED: Final = re.compile(r"[“\"„«‘][^“”\"„«»]{8,}[”\"“»’]")
#: Kinds whose years stand above several entries; elsewhere what is nested in a year tells of one.
_DATED_KINDS: Final = frozenset({"attendance", "awards", "grants", "memberships", "press", "service", "teaching"})
_Parent = tuple[int, list[tuple[int, Block]], int]


def nested_lists(document: Document, blocks: Sequence[Block], kind: str) -> tuple[frozenset[int], frozenset[int]]:
    """Give the places of the items that only name what is nested in them, and of the items that are.

    Args:
        document: that holds the blocks.
        blocks: of a section, in order.
        kind: of the section.
    """
    parents = list(_parents(blocks)) if kind in _KINDS | _DATED_KINDS else []
    trees = kind == "teaching" and len({block.level for block in blocks if block.kind == "item"}) > _STEPS
    if trees or (kind in _TITLED_KINDS and _open_entries(document, blocks, parents)):
        return frozenset(), frozenset()
    heads: set[int] = set()
    entries: set[int] = set()
    for place, nested, last in parents:
        if _heads(document, blocks, place, nested, last, kind):
            heads.add(place)
            entries.update(at for at, _ in nested)
    return frozenset(heads), frozenset(entries)


def _parents(blocks: Sequence[Block]) -> Iterator[_Parent]:
    """Give the place of each item with others nested in it, these with theirs, and the place of the last of them."""
    for place, block in enumerate(blocks):
        last = _last_below(blocks, place) if block.kind == "item" else place
        inner = enumerate(blocks[place + 1 : last + 1], place + 1)
        nested = [(at, item) for at, item in inner if item.kind == "item" and item.level == block.level + 1]
        if nested:
            yield place, nested, last


def _open_entries(document: Document, blocks: Sequence[Block], parents: Sequence[_Parent]) -> bool:
    """Say whether the items with others nested in them each open an entry that these complete."""
    below = [
        [line for block in blocks[place + 1 : last + 1] for line in document.slice(block).split("\n")]
        for place, _, last in parents
    ]
    return are_cards([document.slice(blocks[place]) for place, _, _ in parents], below)


def _heads(
    document: Document, blocks: Sequence[Block], place: int, nested: Sequence[tuple[int, Block]], last: int, kind: str
) -> bool:
    """Say whether an item names or dates what is nested in it, up to the block at `last`, and no more."""
    block = blocks[place]
    if kind in _DATED_KINDS and date_alone(document.slice(block)):
        return True
    names = _names(document, block) or (kind == "talks" and len(nested) > 1 and _titles(document, block))
    if kind == "teaching" and not _names_post(document.slice(block)):
        return False
    if kind == "supervision" and (len(nested) < _SEVERAL or looks_like_name(document.slice(block)) >= _NAME):
        return False  # one line nested in another tells of the student there
    return kind in _KINDS and names and _are_dated(document, blocks, nested, last)


def _last_below(blocks: Sequence[Block], place: int) -> int:
    """Give the place of the last block before the next item of the same level or a higher one."""
    level = blocks[place].level
    nexts = (at for at in range(place + 1, len(blocks)) if blocks[at].kind == "item" and blocks[at].level <= level)
    return next(nexts, len(blocks)) - 1


def _names_post(text: str) -> bool:
    """Say whether an item names the school or the role of the courses below it: "As instructor (Fen College):"."""
    return organization_weight(text) > 0 or role_weight(_AS.sub("", text)) > 0


def _names(document: Document, block: Block) -> bool:
    text = document.slice(block)
    short = "\n" not in text and len(text.split()) <= _LABEL_WORDS
    return short and not find_ranges(text) and not text.rstrip().endswith(".")


def _titles(document: Document, block: Block) -> bool:
    """Say whether an undated item opens with the title of what was given several times."""
    text = document.slice(block)
    return _QUOTED.match(text) is not None and not find_ranges(text)


def _are_dated(document: Document, blocks: Sequence[Block], nested: Sequence[tuple[int, Block]], last: int) -> bool:
    """Say whether most nested items, each with what follows up to the next, hold a date."""
    starts = [at for at, _ in nested]
    ends = [*starts[1:], last + 1]
    dated = sum(
        any(find_ranges(document.slice(block)) for block in blocks[start:end])
        for start, end in zip(starts, ends, strict=True)
    )
    return 2 * dated > len(nested)
