"""What a heading among the entries of a section says of those below it."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise, takewhile
from typing import Final

from kgbuild.dates import find_ranges
from kgbuild.document import Block, Document
from kgbuild.extract.layout.headings import words_of
from kgbuild.extract.phrases.degrees import find_degree, is_study
from kgbuild.extract.phrases.words import organization_weight
from kgbuild.lexicon import words

#: Words of the longest badge.
_BADGE: Final = 5
#: A post is told in so few lines, each of so few words.
_LINES, _WORDS = 4, 25


def names_body(text: str) -> bool:
    """Say whether a heading names an organisation, or when."""
    return organization_weight(text) > 0 or bool(find_ranges(text))


def tells_scope(text: str) -> bool:
    """Say whether a heading says no more than how far the entries below it reach."""
    return bool(words_of(text)) and set(words_of(text)) <= words("sections", "scopes") | words("sections", "stops")


def heads_degree(text: str, below: Sequence[str]) -> bool:
    """Say whether a heading is a degree which the lines below it complete, none of them a degree itself.

    >>> heads_degree("Ph.D., Fen University", ["Sociology, Expected 2022", "Exams: Tides 2019"])
    True
    >>> heads_degree("Degrees", ["PhD in Tides, 2022"]), heads_degree("PhD", ["MSc in Tides, 2020"])
    (False, False)
    """
    return bool(below) and is_study(text) and not any(find_degree(line) for line in below)


def tells_once(document: Document, title: str, below: Sequence[Block]) -> bool:
    """Say whether a heading and the line or two right below it, before any list, tell once when something was.

    Where dates stand above several lists, each is an entry.
    """
    own = takewhile(lambda block: block.kind != "heading", below)
    if sum(block.kind == "paragraph" and bool(find_ranges(document.slice(block))) for block in own) > 1:
        return False
    told = takewhile(lambda block: block.kind == "paragraph", below)
    lines = [line for block in told for line in document.slice(block).split("\n") if line.strip()]
    brief = 0 < len(lines) <= _LINES and all(len(line.split()) <= _WORDS for line in lines)
    return brief and sum(map(len, map(find_ranges, [title, *lines]))) == 1


def badges_behind(document: Document, blocks: Sequence[Block]) -> tuple[Block, ...]:
    """Give blocks in order, but a heading before the few words that stand above it at the top of its container.

    A card may print who pays, or of what sort the thing is, above its title.
    """
    out = list(blocks)
    for at, (badge, head) in enumerate(pairwise(blocks)):
        above = blocks[at - 1] if at else None
        inside = head.kind == "heading" and () != badge.group == head.group and badge.kind == "paragraph"
        opens = above is None or above.group[: len(badge.group)] != badge.group
        if inside and opens and len(document.slice(badge).split()) <= _BADGE:
            out[at], out[at + 1] = head, badge
    return tuple(out)
