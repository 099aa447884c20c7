"""Bullets that are drawn rather than set in type: browsers and some office programs print lists so."""

from __future__ import annotations

from collections.abc import Sequence

from kgbuild.documents.pdf.type import Box, Stretch, Type

#: A drawn bullet is so far left of its text, in type sizes.
_NEAREST, _FARTHEST = 0.2, 2.5


def with_marks(marks: Sequence[Box], stretches: Sequence[Stretch]) -> list[Stretch]:
    """Give the stretches of a page, and one that reads "•" for each mark that is drawn as a bullet before one."""
    found = list(stretches)
    for box in marks:
        left, right, middle = box.left, box.right, (box.top + box.bottom) / 2
        beside = [s for s in stretches if s.base - 0.9 * s.size < middle < s.base and s.right > left]
        first = min(beside, key=lambda s: s.left, default=None)
        if first is None or not _NEAREST * first.size < first.left - right < _FARTHEST * first.size:
            continue
        alone = sum(box.top < (other.top + other.bottom) / 2 < box.bottom for other in marks) == 1
        if alone and first.text[:1] not in "•◦▪":
            found.append(Stretch(left, right, first.base, first.size, [("•", Type(first.size))]))
    return found
