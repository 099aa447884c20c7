"""Lines within a list that hold for the entries below them: dates, and what several have in common."""

from __future__ import annotations

import re

from kgbuild.dates import find_ranges
from kgbuild.dates.alone import date_alone
from kgbuild.document import Block, Document
from kgbuild.extract.phrases.words import organization_weight
from kgbuild.lexicon import words

#: A line that names what follows is short, and so is a date in the margin.
LABEL, DATE = 80, 40
#: A line that divides a list has no more words.
_DIVIDER = 6
#: What stands beside the level of courses in a label.
_COURSES = frozenset(
    {"and", "classes", "course", "courses", "et", "level", "modules", "seminars", "teaching", "und", "y"}
)
#: Kinds whose lists lines without a date may divide, where entries have theirs in the margin.
_PARTED_KINDS = frozenset({"awards", "memberships", "service", "supervision", "talks", "teaching"})
#: Kinds whose lists lines of a date alone may divide: each stands above the entries that it dates.
DIVIDED_KINDS = frozenset({"attendance", "awards", "grants", "memberships", "press", "service", "talks", "teaching"})


def date_margin(document: Document, block: Block) -> str:
    """Give what stands in the margin of a block: its first cell, or the date in front of its first tab."""
    if block.kind == "row" and block.cells:
        return document.slice(block.cells[0]).strip()
    first, tab, _ = document.slice(block).partition("\t")
    return first.strip() if tab and len(first) <= DATE and find_ranges(first) else ""


def is_date(document: Document, block: Block) -> bool:
    """Say whether a paragraph is a date and nothing else: it stood in the margin of its entry."""
    text = document.slice(block).strip()
    return block.kind == "paragraph" and len(text) <= DATE and date_alone(text) is not None


def dates_above(document: Document, blocks: tuple[Block, ...], kind: str) -> set[int]:
    """Give the places of the blocks that are no more than the date of what stands below them, up to the next."""
    alone = [kind in DIVIDED_KINDS and is_date(document, block) for block in blocks]
    found = {place for place, date in enumerate(alone) if date}
    listed = bool(found) and all(block.kind == "item" for place, block in enumerate(blocks) if place not in found)
    # a date in a container of its own is that entry's, unless a list stands below it there
    together = listed or len({blocks[place].group for place in found}) == 1
    lead = together and not alone[-1] and (alone[0] or len(found) > 1)
    return found if lead and not any(place + 1 in found for place in found) else set()


def dates_of_heads(document: Document, blocks: tuple[Block, ...]) -> set[int]:
    """Give the places of the dates that stand each right above the heading of its entry, as the first block does."""
    headed = [following.kind == "heading" for following in blocks[1:]]
    found = {place for place, heads in enumerate(headed) if heads and is_date(document, blocks[place])}
    return found if 0 in found else set()


def dividers(document: Document, blocks: tuple[Block, ...], kind: str) -> set[int]:
    """Give the places of the lines that divide a list whose entries have their dates in the margin: "Journal reviews".

    They have neither date nor tab, name no organisation, and stand above an entry that is dated so.
    """
    if kind == "teaching":
        levels = {place for place, block in enumerate(blocks[:-1]) if _tells_level(document.slice(block), block)}
        if levels:
            return levels
    dated = [block.kind == "paragraph" and bool(date_margin(document, block)) for block in blocks]
    several = 2 * sum(dated) >= sum(block.kind == "paragraph" for block in blocks) and sum(dated) > 1
    if kind not in _PARTED_KINDS or not any(dated):
        return set()
    return {
        place
        for place, (block, following) in enumerate(zip(blocks, dated[1:], strict=False))
        if following and not dated[place] and (several or _is_slanted(block)) and _divides(document.slice(block), block)
    }


def _is_slanted(block: Block) -> bool:
    """Say whether a paragraph is in italics from end to end."""
    return any(run.kind == "emphasis" and run.end - run.start >= block.end - block.start - 2 for run in block.inlines)


def _tells_level(text: str, block: Block) -> bool:
    """Say whether a line says no more than for whom the courses below it are: "Undergraduate courses:"."""
    told = set(re.findall(r"[^\W\d_]+(?:'s)?", text.casefold()))
    plain = block.kind == "paragraph" and not block.marker and bool(told)
    return plain and bool(told & words("teaching", "audiences")) and told <= words("teaching", "audiences") | _COURSES


def _divides(text: str, block: Block) -> bool:
    """Say whether a line may be no more than what the entries below it have in common."""
    plain = block.kind == "paragraph" and not block.marker and "\t" not in text and "\n" not in text
    brief = len(text) <= LABEL and len(text.split()) <= _DIVIDER and not text.rstrip().endswith((".", ","))
    several = text.rstrip(" :").casefold().endswith(("committees", "boards", "panels", "activities"))
    return plain and brief and not find_ranges(text) and (several or organization_weight(text) == 0)
