"""Reads the structure that a PDF tells of itself (ISO 32000-1, clause 14.7)."""

from __future__ import annotations

import ctypes
from collections.abc import Sequence
from typing import Any, Final

import pypdfium2 as pdfium
from pypdfium2 import raw

from kgbuild.documents.pdf.elements import Element, Tagged
from kgbuild.documents.pdf.type import Drawings, Glyph

#: Deeper and larger trees are not of this world.
_DEEPEST: Final = 48
_MOST: Final = 50_000


def tagged(page: pdfium.PdfPage, glyphs: Sequence[Glyph], drawings: Drawings) -> Tagged | None:
    """Give a page with its structure, None where it tells of none.

    Args:
        page: of the document.
        glyphs: that stand on it.
        drawings: lines and bars on it.
    """
    tree = raw.FPDF_StructTree_GetForPage(page.raw)
    if not tree:
        return None
    try:
        budget = [_MOST]
        count = min(raw.FPDF_StructTree_CountChildren(tree), _MOST)
        tops = (raw.FPDF_StructTree_GetChildAtIndex(tree, index) for index in range(count))
        root = Element("Document", tuple(_read(top, 1, budget) for top in tops if top))
    finally:
        raw.FPDF_StructTree_Close(tree)
    held = set(root.marks())
    by_mark: dict[int, list[Glyph]] = {}
    loose, last = 0, -1
    for glyph in glyphs:
        if glyph.mark in held:
            last = glyph.mark
            by_mark.setdefault(last, []).append(glyph)
        elif glyph.text.strip():
            loose += 1
        elif last in by_mark and glyph.base == by_mark[last][-1].base:
            by_mark[last].append(glyph)
    return Tagged(root, by_mark, loose, drawings) if by_mark else None


def _read(element: Any, depth: int, budget: list[int]) -> Element:
    kids: list[Element | int] = []
    for index in range(raw.FPDF_StructElement_CountChildren(element) if depth < _DEEPEST else 0):
        budget[0] -= 1
        if budget[0] < 0:
            break
        child = raw.FPDF_StructElement_GetChildAtIndex(element, index)
        if child:
            kids.append(_read(child, depth + 1, budget))
        elif (mark := raw.FPDF_StructElement_GetChildMarkedContentID(element, index)) >= 0:
            kids.append(mark)
    return Element(_kind(element), tuple(kids))


def _kind(element: Any) -> str:
    length = raw.FPDF_StructElement_GetType(element, None, 0)
    if not 2 < length < 256:
        return ""
    buffer = ctypes.create_string_buffer(length)
    raw.FPDF_StructElement_GetType(element, buffer, length)
    return buffer.raw[: length - 2].decode("utf-16-le", "replace")
