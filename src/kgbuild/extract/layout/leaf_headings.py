"""Headings that head nothing: each is an entry of the list that a heading above them names, or the page is."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from kgbuild.dates import find_ranges
from kgbuild.dates.alone import date_alone
from kgbuild.document import Document
from kgbuild.extract.layout.clusters import divides_list
from kgbuild.extract.layout.headings import is_heading, only_divides
from kgbuild.extract.layout.pieces import Piece
from kgbuild.extract.phrases.roles import is_only_role
from kgbuild.extract.phrases.words import organization_weight

#: Kinds whose entries may each be a heading.
_LISTED: Final = frozenset({
    "attendance", "awards", "grants", "memberships", "press", "publications", "service", "talks", "teaching",
})  # fmt: skip
#: So many stand together, and an entry without a date has so many words.
_SEVERAL: Final = 2
_TOLD: Final = 5


def leaves_as_items(document: Document, pieces: Sequence[Piece], page: Sequence[str]) -> list[Piece]:
    """Give pieces, headings with nothing below as items where those of their level beside them are entries of a list.

    Args:
        document: whose pieces they are.
        pieces: in order.
        page: the kinds of the page, by its title.
    """
    out = list(pieces)
    for level in sorted({piece.level for piece in pieces if piece.block.kind == "heading" and piece.level}):
        for beside in _siblings(pieces, level):
            head = max((at for at in range(beside[0]) if 0 < pieces[at].level < level), default=-1)
            outer = _kinds_above(pieces, head, page)
            leaves = [at for at in beside if _is_leaf(document, pieces, at)]
            if outer in _LISTED and len(leaves) * 2 > len(beside) and _are_entries(pieces, leaves, outer):
                for at in leaves:
                    out[at] = Piece(replace(pieces[at].block, kind="item", level=1))
    return out


def _siblings(pieces: Sequence[Piece], level: int) -> Iterator[list[int]]:
    """Give where headings of a level stand, those below one heading together."""
    run: list[int] = []
    for at, piece in enumerate(pieces):
        if 0 < piece.level < level and run:
            yield run
            run = []
        elif piece.level == level and piece.block.kind == "heading":
            run.append(at)
    if run:
        yield run


def _kinds_above(pieces: Sequence[Piece], head: int, page: Sequence[str]) -> str:
    """Give the kind of the list in which what stands right below a heading is, of the page where no heading says it."""
    level = pieces[head].level + 1 if head >= 0 else 0
    for at in range(head, -1, -1):
        if 0 < pieces[at].level < level:
            level = pieces[at].level
            if pieces[at].kinds:
                return pieces[at].kinds[0]
    return next(iter(page), "")


def _is_leaf(document: Document, pieces: Sequence[Piece], at: int) -> bool:
    """Say whether nothing stands below a heading, but perhaps the date above the next as one stands above it."""
    behind = pieces[at + 1 : at + 3]
    if not behind or (behind[0].level and behind[0].level <= pieces[at].level):
        return True
    above = at > 0 and _is_date(document, pieces[at - 1])
    leads = len(behind) > 1 and 0 < behind[1].level <= pieces[at].level
    return _is_date(document, behind[0]) and leads and (above or pieces[at - 1].level == pieces[at].level)


def _is_date(document: Document, piece: Piece) -> bool:
    return not piece.level and date_alone(document.slice(piece.block)) is not None


def _are_entries(pieces: Sequence[Piece], leaves: Sequence[int], kind: str) -> bool:
    """Say whether headings with nothing below say what entries of a kind do: none names a list, most say when."""
    titles = [pieces[at].title for at in leaves]
    if any(is_heading(title) or only_divides(title) or divides_list(title) or date_alone(title) for title in titles):
        return False
    undated = [title for title in titles if not find_ranges(title)]
    if any(is_only_role(title) or organization_weight(title) == 1 for title in undated):
        return False  # what is listed elsewhere was held so, or there
    told = [title not in undated or len(title.split()) >= _TOLD for title in titles]
    course = kind == "teaching" and len(leaves) >= _SEVERAL
    return course or (sum(told) * 2 > len(told) and (len(leaves) >= _SEVERAL or bool(find_ranges(titles[0]))))
