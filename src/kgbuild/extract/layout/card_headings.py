"""Headings below the heading of a list that each open one of its entries, told by what stands below all of them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kgbuild.document import Document
from kgbuild.extract.layout.cards import hands_out, may_name_course
from kgbuild.extract.layout.clusters import CARDED, are_cards
from kgbuild.extract.layout.pieces import Piece


def headings_of_cards(document: Document, pieces: Sequence[Piece]) -> set[int]:
    """Give the places of the headings below one of a list that open its entries, each with what stands below it."""
    found: set[int] = set()
    for index, piece in enumerate(pieces):
        if piece.block.kind != "heading" or not piece.level or not CARDED.intersection(piece.kinds[:1]):
            continue
        last = next((at for at in range(index + 1, len(pieces)) if 0 < pieces[at].level <= piece.level), len(pieces))
        heads = [at for at in range(index + 1, last) if pieces[at].level]
        levels = {pieces[at].level if pieces[at].block.kind == "heading" else 0 for at in heads}
        if len(levels) == 1 and levels != {0}:
            lines = [
                [line for piece in pieces[at + 1 : end] for line in document.slice(piece.block).split("\n")]
                for at, end in zip(heads, [*heads[1:], last], strict=True)
            ]
            if are_cards([pieces[at].title for at in heads], lines):
                found.update(heads)
        if piece.kinds[0] == "teaching":
            found.update(_courses(document, pieces, heads, last))
    return found


def _courses(document: Document, pieces: Sequence[Piece], heads: Sequence[int], last: int) -> Iterator[int]:
    """Give the headings of a level that name courses: what is handed out stands below half of those that may."""
    ends = [*heads[1:], last]
    for level in {pieces[at].level for at in heads}:
        named = [(at, end) for at, end in zip(heads, ends, strict=True) if pieces[at].level == level]
        named = [(at, end) for at, end in named if may_name_course(pieces[at].title) and end > at + 1]
        below = [[document.slice(piece.block) for piece in pieces[at + 1 : end]] for at, end in named]
        if 2 * sum(map(hands_out, below)) >= len(named):
            yield from (at for at, _ in named)
