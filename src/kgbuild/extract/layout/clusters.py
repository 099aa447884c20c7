"""Lines with a few lines below each: one entry each, or what the entries below them have in common.

Where each has one date, on it or below it, a heading or a line in bold opens an entry ("### Tide Prize", then "Harbour
University, 2021"); where the lines below have dates of their own, they are entries, and the line holds for all of them.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from kgbuild.dates import find_ranges
from kgbuild.dates.alone import date_alone
from kgbuild.document import Block, Document
from kgbuild.extract.layout.headings import is_heading, kinds_of, words_of
from kgbuild.extract.phrases.words import organization_weight
from kgbuild.lexicon import words
from kgbuild.names import looks_like_name

#: Kinds whose entries may be told so; those of a life have their own rules.
CARDED: Final = frozenset({"awards", "grants", "memberships", "service", "supervision", "talks", "teaching"})
#: What the plural of a word names that stands above several: talks, courses, prizes.
_LISTED: Final = CARDED | {"attendance"}
#: An entry has so many lines below its first, and so many words on a line, at most.
_LINES: Final = 6
_WORDS: Final = 30
#: What entries have in common is named in so many words at most.
_NAME: Final = 12
#: What is so likely a name is one.
_PERSON: Final = 0.85
#: So many of the entries have their one date, where others have none.
_DATED: Final = 0.8


def heads_of_lists(document: Document, blocks: Sequence[Block], kind: str) -> frozenset[int]:
    """Give the places of the paragraphs that open an entry each, which the list below completes."""
    lists = list(_lists(blocks)) if kind in CARDED | {"publications"} else []
    below = [[line for block in blocks[head:end] for line in document.slice(block).split("\n")] for head, end in lists]
    carded = are_cards([lines[0] for lines in below], [lines[1:] for lines in below])
    carded |= kind == "supervision" and _are_people([lines[0] for lines in below])
    return frozenset(head for head, _ in lists) if carded else frozenset()


def labels_of_lists(document: Document, blocks: Sequence[Block], kind: str) -> frozenset[int]:
    """Give the places of the lines that name what the items below have in common, which have dates of their own."""
    places = frozenset(head for head, _ in _lists(blocks)) if kind in CARDED else frozenset()
    items = [document.slice(block) for block in blocks if block.kind == "item" and block.level == 1]
    single = len(blocks) == len(places) + sum(block.kind == "item" for block in blocks)
    heads = [document.slice(blocks[place]) for place in places]
    named = single and bool(heads) and all(map(_names, heads)) and not (kind == "supervision" and _are_people(heads))
    if kind in {"memberships", "service"} and not all(organization_weight(head) == 1 for head in heads):
        return frozenset()  # what roles are held in has many names
    return places if named and sum(map(_is_dated, items)) >= _DATED * len(items) else frozenset()


def _lists(blocks: Sequence[Block]) -> Iterator[tuple[int, int]]:
    """Give where each paragraph begins and the list below it ends, if all blocks are paragraphs above their lists."""
    if not blocks or blocks[0].kind != "paragraph" or blocks[-1].kind != "item":
        return
    if any(block.kind not in {"paragraph", "item"} for block in blocks):
        return
    heads = [
        place
        for place, block in enumerate(blocks)
        if block.kind == "paragraph" and (place == 0 or blocks[place - 1].kind == "item")
    ]
    yield from zip(heads, [*heads[1:], len(blocks)], strict=True)


def _are_people(heads: Sequence[str]) -> bool:
    """Say whether lines are the names of people, whose stays the items below tell."""
    people = [looks_like_name(head.strip(" *_:")) >= _PERSON and organization_weight(head) == 0 for head in heads]
    return bool(people) and sum(people) >= _DATED * len(people)


def _names(head: str) -> bool:
    """Say whether a line may name what the entries below it have in common."""
    return (
        "\n" not in head
        and len(head.split()) <= _NAME
        and not find_ranges(head)
        and not head.rstrip().endswith((".", ";"))
    )


def are_cards(heads: Sequence[str], below: Sequence[Sequence[str]]) -> bool:
    """Say whether each of several lines opens one entry, which the lines below it complete.

    >>> are_cards(["Tide Prize", "Gull Medal"], [["Harbour University, 2021"], ["Fen College, 2018"]])
    True
    >>> are_cards(["Harbour University", "Fen College"], [["Tides, 2021", "Gulls, 2020"], ["Waves, 2018"]])
    False
    """
    if len(heads) < 2 or any(date_alone(head) or divides_list(head) for head in heads):
        return False
    headings = sum(is_heading(head) and not _is_dated(head) for head in heads)  # "Reviewer, 2015–2018" is a post
    if 2 * headings > len(heads) or any(map(_lists_several, heads)) or not all(below):
        return False
    if any(len(lines) > _LINES or any(len(line.split()) > _WORDS for line in lines) for lines in below):
        return False
    dated = [sum(map(_is_dated, (head, *lines))) for head, lines in zip(heads, below, strict=True)]
    return max(dated) == 1 and sum(dated) >= _DATED * len(dated)


def _lists_several(head: str) -> bool:
    """Say whether a line names what a list holds, in the plural: "Campus talks", "Classes taught at sea"."""
    told = words_of(head)
    several = (word for word in {*told[:1], *told[-1:]} if word.endswith("s"))
    return any(_LISTED.intersection(kinds_of(word)) for word in several)


def _is_dated(line: str) -> bool:
    return bool(find_ranges(line))


def divides_list(head: str) -> bool:
    """Say whether a line says no more than which of a list stand below it: "Invited", "Graduate", "Charities".

    >>> divides_list("NON-PROFIT ORGANIZATIONS"), divides_list("Open Society Foundations")
    (True, False)
    """
    told = set(words_of(head))
    known = words("sections", "modifiers") | words("sections", "stops") | words("sections", "scopes")
    if bodies := told & words("sections", "bodies"):
        known |= bodies | words("sections", "sorts")
    return told <= known | words("teaching", "audiences")
