"""Reads what is drawn on a page: underlines, rules below headings, bars behind them, bullets."""

from __future__ import annotations

import ctypes
from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Any, Final

import pypdfium2 as pdfium
from pypdfium2 import raw

from kgbuild.documents.pdf.type import Box, Drawings

#: A rule is no thicker, and no shorter, in points.
_THICK, _SHORT = 2.5, 4.0
#: A drawn bullet is so wide and high, in points, and width and height are so unlike at most.
_SMALLEST, _LARGEST, _SQUARE = 1.5, 8.0, 1.4
#: A page with more drawings holds figures.
_MOST: Final = 20_000
#: A bar is no lighter than this.
_WHITE: Final = 248


def drawings_of(page: pdfium.PdfPage) -> Drawings:
    """Give the rules, bars and marks of a page."""
    rules, upright, bars, marks = [], [], [], []
    for box, filled in _boxes(page):
        wide, high = box.right - box.left, box.bottom - box.top
        if high <= _THICK and wide >= _SHORT:
            rules.append(box)
        elif wide <= _THICK and high >= _SHORT:
            upright.append(box)
        elif filled and wide > 3 * high:
            bars.append(box)
        if min(wide, high) >= _SMALLEST and max(wide, high) <= min(_LARGEST, _SQUARE * min(wide, high)):
            marks.append(box)
    return Drawings(tuple(_connected(rules)), tuple(upright), tuple(bars), tuple(marks))


def _boxes(page: pdfium.PdfPage) -> Iterator[tuple[Box, bool]]:
    height = page.get_height()
    drawn: Any = page.get_objects(filter=[raw.FPDF_PAGEOBJ_PATH], max_depth=2)
    for count, thing in enumerate(drawn):
        if count >= _MOST:
            return
        left, bottom, right, top = thing.get_bounds()
        yield Box(left, height - top, right, height - bottom), _is_shaded(thing.raw)


def _is_shaded(thing: Any) -> bool:
    red, green, blue, alpha = (ctypes.c_uint() for _ in range(4))
    if not raw.FPDFPageObj_GetFillColor(thing, red, green, blue, alpha) or not alpha.value:
        return False
    return min(red.value, green.value, blue.value) < _WHITE


def _connected(rules: Iterable[Box]) -> Iterator[Box]:
    """Join rules that go on where others end."""
    last: Box | None = None
    for rule in sorted(rules, key=lambda box: (round(box.top), box.left)):
        if last and abs(rule.top - last.top) < 1 and rule.left - last.right < _SHORT:
            last = replace(last, right=max(last.right, rule.right))
            continue
        if last:
            yield last
        last = rule
    if last:
        yield last
