"""Hanging paragraphs: all rows of an entry but the first stand further in, so that none goes on where it began."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from kgbuild.documents.pdf.order import Row
from kgbuild.documents.pdf.type import MARKER

#: Rows of a paragraph hang in by so many type sizes, and stand no further below one another.
_LEAST, _MOST, _LEADING = 0.8, 4.5, 1.5
#: A row that the margin broke reaches so far, and so many broken ones hang in at an edge where none goes on flush.
_FULL, _OFTEN = 0.85, 2
#: Left edges that differ by less, in points, are one.
_SAME: Final = 1.5
_GOES_ON = re.compile(r"[a-zß-ÿ(&]|\d{1,4}[.,;)]")


def hanging_edges(pages: Sequence[Sequence[Row]]) -> frozenset[int]:
    """Give the left edges, in whole points, at which entries of hanging paragraphs begin."""
    hanging: Counter[int] = Counter()
    flush: Counter[int] = Counter()
    for rows in pages:
        ends = {column: max(row.right for row in rows if row.column == column) for column in {r.column for r in rows}}
        for row, below in pairwise(rows):
            if not _is_broken(row, below, ends[row.column]):
                continue
            inset = (below.left - row.left) / max(row.size, 1.0)
            if _LEAST < inset < _MOST:
                hanging[round(row.left)] += 1
            elif abs(below.left - row.left) < _SAME and _GOES_ON.match(below.stretches[0].text):
                flush[round(row.left)] += 1
    return frozenset(left for left, count in hanging.items() if count >= _OFTEN and not flush[left])


def _is_broken(row: Row, below: Row, end: float) -> bool:
    """Say whether the margin broke a row of plain text, which goes on in the row below it."""
    if row.column != below.column or len(row.stretches) > 1 or len(below.stretches) > 1:
        return False
    if MARKER.match(row.stretches[0].text) or MARKER.match(below.stretches[0].text):
        return False
    near = 0 < below.base - row.base < _LEADING * row.size and abs(row.size - below.size) < 0.1 * row.size
    return near and row.right - row.left > _FULL * (end - row.left)
