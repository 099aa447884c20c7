"""Bullets that are drawn rather than set in type: browsers and some office programs print lists so."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any, Final

import pypdfium2 as pdfium
from pypdfium2 import raw

from kgbuild.documents.pdf.type import Stretch, Type

#: A drawn bullet is so wide and high, in points, and so far left of its text, in type sizes.
_SMALLEST, _LARGEST = 1.5, 8.0
_NEAREST, _FARTHEST = 0.2, 2.5
#: How unlike width and height may be.
_SQUARE: Final = 1.4
#: A page with more drawings holds figures.
_MOST: Final = 20_000

Box = tuple[float, float, float, float]


def with_marks(page: pdfium.PdfPage, stretches: Sequence[Stretch]) -> list[Stretch]:
    """Give the stretches of a page, and one that reads "•" for each bullet that is drawn before one of them."""
    boxes = list(_boxes(page))
    found = list(stretches)
    for left, top, right, bottom in boxes:
        middle = (top + bottom) / 2
        beside = [s for s in stretches if s.base - 0.9 * s.size < middle < s.base and s.right > left]
        first = min(beside, key=lambda s: s.left, default=None)
        if first is None or not _NEAREST * first.size < first.left - right < _FARTHEST * first.size:
            continue
        alone = sum(top < (b[1] + b[3]) / 2 < bottom for b in boxes) == 1
        if alone and first.text[:1] not in "•◦▪":
            found.append(Stretch(left, right, first.base, first.size, [("•", Type(first.size))]))
    return found


def _boxes(page: pdfium.PdfPage) -> Iterator[Box]:
    """Give the boxes of small drawings about as wide as high: left, top, right, bottom from the top of the page."""
    height = page.get_height()
    drawn: Any = page.get_objects(filter=[raw.FPDF_PAGEOBJ_PATH], max_depth=2)
    for count, thing in enumerate(drawn):
        if count >= _MOST:
            return
        left, bottom, right, top = thing.get_bounds()
        wide, high = right - left, top - bottom
        if min(wide, high) >= _SMALLEST and max(wide, high) <= min(_LARGEST, _SQUARE * min(wide, high)):
            yield left, height - top, right, height - bottom
