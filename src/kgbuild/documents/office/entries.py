"""Entries of several paragraphs: which of them go on with the one above, told by how a section is set.

Who writes a curriculum with a word processor ends each line of an entry with a paragraph, and sets entries apart by
space, by an empty line, by text that hangs in behind a date, or by bold type in the first of them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

from kgbuild.dates import find_ranges
from kgbuild.documents.office.look import Look, Piece, inset
from kgbuild.documents.section_names import names_section

#: Space above a paragraph that sets it apart is larger by so much, in twentieths of a point.
_SPACE = 40
#: An empty line is as high as this.
_LINE = 240
#: Text stands beside a margin if it is no further from where that begins.
_EDGE = 60
#: An entry has so many paragraphs at most; so large a share of them is dated, and few dates stand in one.
_MOST, _DATED = 5, 0.6
#: So many paragraphs above the first entry title what is below them.
_ABOVE = 1
#: A paragraph of more words describes, and a line of an entry is shorter.
_WORDS = 30
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")

Kind = Literal["heading", "item", "paragraph", "empty"]


@dataclass(frozen=True, slots=True)
class Set:
    """A paragraph as it is set.

    Attributes:
        pieces: what it prints.
        look: how it is set.
        kind: what it is; an empty one only leaves space.
        place: where it stands: the text, a cell, a box.
    """

    pieces: Sequence[Piece]
    look: Look
    kind: Kind
    place: int

    @property
    def text(self) -> str:
        """What it prints."""
        return "".join(piece.text for piece in self.pieces).strip()

    @property
    def bold(self) -> bool:
        """Whether it opens in bold."""
        return bool(next((piece.look.bold for piece in self.pieces if piece.text.strip()), False))


@dataclass(frozen=True, slots=True)
class Joints:
    """The places of the paragraphs that go on with the one above them, and of those that the next one goes on with."""

    more: frozenset[int]
    unfinished: frozenset[int]


def joints(paragraphs: Sequence[Set]) -> Joints:
    """Tell which paragraphs of a document are of one entry."""
    more = _going_on(paragraphs)
    printed = [place for place, paragraph in enumerate(paragraphs) if paragraph.kind != "empty"]
    return Joints(more, frozenset(above for above, below in pairwise(printed) if below in more))


def _going_on(paragraphs: Sequence[Set]) -> frozenset[int]:
    found = {
        below for above, below in pairwise(range(len(paragraphs))) if _ends_item(paragraphs[above], paragraphs[below])
    }
    for section in _sections(paragraphs):
        told = [place for place in section if paragraphs[place].kind == "paragraph"]
        if not told:
            continue
        for opens in (_by_margin, _by_indent, _by_space, _by_type):
            groups = _groups(paragraphs, told, opens(paragraphs, told))
            if groups and (opens in {_by_margin, _by_indent} or _are_entries(paragraphs, groups)):
                found |= {place for group in groups for place in group[1:]}
                break
    return frozenset(found)


def _ends_item(item: Set, below: Set) -> bool:
    """Say whether a plain paragraph right below an item whose mark is typed stands in as its text does."""
    if (item.kind, below.kind, item.place) != ("item", "paragraph", below.place) or item.look.numbering not in {
        None,
        "0",
    }:
        return False
    return not below.bold and _left(below.look) + inset(below.pieces) > _left(item.look) + inset(item.pieces)


def _sections(paragraphs: Sequence[Set]) -> Iterator[list[int]]:
    """Give the places of what stands below each heading, in one place; items may stand in lists of their own."""
    section: list[int] = []
    where = -1
    for place, paragraph in enumerate(paragraphs):
        if paragraph.kind == "heading" or (paragraph.kind != "item" and paragraph.place != where):
            yield section
            section, where = [], paragraph.place
        if paragraph.kind != "heading":
            section.append(place)
    yield section


def _groups(paragraphs: Sequence[Set], told: Sequence[int], opens: set[int]) -> list[list[int]]:
    """Give the entries, each with its paragraphs, where some have several; an item or nothing told ends one."""
    if not opens or len(opens) == len(told):
        return []
    groups: list[list[int]] = []
    first = min(opens)
    if sum(place < first for place in told) > _ABOVE:
        return []
    for place in told:
        if place < first:
            groups.append([place])  # what stands above all entries titles them
            continue
        between = paragraphs[groups[-1][-1] + 1 : place] if groups else ()
        if place in opens or any(paragraph.kind == "item" for paragraph in between):
            groups.append([place])
        else:
            groups[-1].append(place)
    return groups


def _are_entries(paragraphs: Sequence[Set], groups: Sequence[Sequence[int]]) -> bool:
    """Say whether groups are entries: short lines, most with one date, and no heading above dated lines."""
    texts = [[paragraphs[place].text for place in group] for group in groups]
    if any(len(group) > _MOST for group in texts) or any(len(t.split()) > _WORDS for group in texts for t in group[1:]):
        return False
    dates = [sum(bool(_YEAR.search(text)) for text in group) for group in texts]
    heads = any(paragraphs[group[0]].bold and names_section(paragraphs[group[0]].text) for group in groups)
    return max(dates) <= 1 and sum(dates) >= _DATED * len(groups) and not heads


def _by_margin(paragraphs: Sequence[Set], told: Sequence[int]) -> set[int]:
    """Give what opens entries where text hangs in behind a date and goes on at its edge."""
    opens = {place for place in told if _is_dated_margin(paragraphs[place])}
    edges = {paragraphs[place].look.indent or 0 for place in opens}
    for place in set(told) - opens:
        look = paragraphs[place].look
        inside = any(abs((look.indent or 0) - edge) <= _EDGE for edge in edges if edge)
        if not inside or look.hanging or "\t" in paragraphs[place].text:
            opens.add(place)
    return opens if edges else set()


def _is_dated_margin(paragraph: Set) -> bool:
    """Say whether a paragraph opens with a date and a tab, and its text hangs in."""
    date, tab, _ = paragraph.text.partition("\t")
    found = find_ranges(date) if tab else ()
    return bool(found) and (paragraph.look.hanging or 0) > 0


def _by_indent(paragraphs: Sequence[Set], told: Sequence[int]) -> set[int]:
    """Give what opens entries where dated lines do, and what else is said of each stands further in."""
    lefts = {place: _left(paragraphs[place].look) for place in told}
    edge = min(lefts.values())
    opens = {place for place in told if lefts[place] <= edge + _EDGE}
    headed = {above for above, below in pairwise(told) if above in opens and below not in opens}
    dated = sum(bool(_YEAR.search(paragraphs[place].text)) for place in headed)
    told_so = len(headed) > 1 and dated == len(headed) and len(headed) >= _DATED * len(opens)
    return opens if told_so else set()


def _left(look: Look) -> int:
    """Give where the first line of a paragraph begins."""
    return (look.indent or 0) - max(look.hanging or 0, 0)


def _by_space(paragraphs: Sequence[Set], told: Sequence[int]) -> set[int]:
    """Give what opens entries where these stand further apart than the lines of one."""
    space = {place: _space(paragraphs, place) for place in told[1:]}
    least = min(space.values(), default=0)
    if max(space.values(), default=0) < least + _SPACE:
        return set()
    return {place for place in told if space.get(place, least + _SPACE) >= least + _SPACE}


def _space(paragraphs: Sequence[Set], below: int) -> int:
    """Give the space above a paragraph, with that of the empty ones between it and what stands above it."""
    above = next(place for place in range(below - 1, -1, -1) if paragraphs[place].kind != "empty")
    return (paragraphs[above].look.below or 0) + (paragraphs[below].look.above or 0) + _LINE * (below - above - 1)


def _by_type(paragraphs: Sequence[Set], told: Sequence[int]) -> set[int]:
    """Give what opens entries where bold type does and the others are plain."""
    opens = {place for place in told if paragraphs[place].bold}
    return opens if len(opens) > 1 else set()
