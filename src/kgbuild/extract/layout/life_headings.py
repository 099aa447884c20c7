"""Headings below one of a life that each open a post or a degree, told by what stands below those beside them."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import takewhile
from typing import Final

from kgbuild.document import Document
from kgbuild.extract.layout.entry_headings import tells_once
from kgbuild.extract.layout.headings import is_heading
from kgbuild.extract.layout.pieces import Piece
from kgbuild.extract.layout.told_kinds import LIVES
from kgbuild.extract.phrases.degrees import level_in
from kgbuild.extract.phrases.roles import is_employed, role_weight

#: So many stand beside each other, and most of them are told.
_SEVERAL: Final = 2


def headings_of_lives(document: Document, pieces: Sequence[Piece]) -> set[int]:
    """Give the places of headings below one of a life that open its entries, whatever else their words may head.

    So it is where right below most of those of their level a line or two say where and when it was.
    """
    found: set[int] = set()
    for index, piece in enumerate(pieces):
        if piece.block.kind != "heading" or not piece.level or not LIVES.intersection(piece.kinds[:1]):
            continue
        last = next((at for at in range(index + 1, len(pieces)) if 0 < pieces[at].level <= piece.level), len(pieces))
        heads = [at for at in range(index + 1, last) if pieces[at].level and pieces[at].block.kind == "heading"]
        level = min((pieces[at].level for at in heads), default=0)
        beside = [at for at in heads if pieces[at].level == level]
        told = [at for at in beside if _opens_entry(document, pieces, at)]
        if len(told) >= _SEVERAL and 2 * len(told) > len(beside):
            found.update(told, (at for at in beside if is_post(pieces[at].title)))
    return found


def is_post(title: str) -> bool:
    """Say whether a heading is the role of one, perhaps with its employer: "Teaching Assistant, Fen College"."""
    role = title.partition(",")[0]
    return is_employed(role) and role_weight(role) > 0 and not role.endswith("s")


def _opens_entry(document: Document, pieces: Sequence[Piece], at: int) -> bool:
    """Say whether a heading is no title of a list, and right below it stands once when it was."""
    title = pieces[at].title
    if is_heading(title) and not is_post(title) and not level_in(title):
        return False
    below = [piece.block for piece in takewhile(lambda piece: not piece.level, pieces[at + 1 :])]
    return tells_once(document, title, below)
