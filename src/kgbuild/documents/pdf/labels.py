"""Dates in a narrow margin that break into two rows: the second half joins the first, and its text goes on alone."""

from __future__ import annotations

import re
from collections.abc import Container, Sequence
from typing import Final

from kgbuild.documents.pdf.order import Row
from kgbuild.documents.pdf.tabs import cut, is_date
from kgbuild.documents.pdf.type import Stretch

#: Rows of one label follow one another at no more than so many type sizes.
_LEADING: Final = 1.6
#: What explains the date above it.
_ASIDE = re.compile(r"\([^()]{1,24}\)")
#: A date and the text beside it.
_BESIDE: Final = 2
_DASHES: Final = ("-", "–", "—")
#: "The same", where years stand; so many of these make a margin.
_DITTO = re.compile(r"(?:—|–|---?|″|〃|\"|,,)(?:\s+|$)")
_DATED: Final = 2
_RANGE = re.compile(r"(?:19|20)\d\d\s*[-–—]\s*(?:19|20)\d\d")
_YEAR = re.compile(r"\b(?:19|20)\d\d\b|\b\d\d?/(?:19|20)?\d\d\b")


def set_dittos_beside(pages: Sequence[Sequence[Row]]) -> None:
    """Leave out the dashes that stand in a margin of years for the year above; what is beside each opens an entry.

    It is set as the text beside years is, for a dash is narrower than they are.
    """
    rows = [row for page in pages for row in page]
    edges: dict[int, list[float]] = {}
    for row in rows:
        if len(row.stretches) > 1 and is_date(row.stretches[0].text):
            edges.setdefault(round(row.left), []).append(row.stretches[1].left)
    for row in rows:
        beside = edges.get(round(row.left), [])
        rest = _behind_ditto(row) if len(beside) >= _DATED else []
        if rest:
            row.stretches, row.opens = rest, True
            row.stretches[0].left = min(beside)


def _behind_ditto(row: Row) -> list[Stretch]:
    """Give what stands behind the dash that opens a row; nothing where none does."""
    first = row.stretches[0]
    ditto = _DITTO.match(first.text)
    if ditto is None:
        return []
    word = next((word for word in first.words if word.at == ditto.end()), None)
    if word:
        return [cut(first, word.at, word.left, word.left - word.gap)[1], *row.stretches[1:]]
    return row.stretches[1:] if ditto.end() == len(first.text) else []


def whole_margins(pages: Sequence[Sequence[Row]]) -> frozenset[int]:
    """Give the left edges of margins that hold whole ranges in one row: no date that ends open goes on below there."""
    firsts = [row.stretches[0] for rows in pages for row in rows if len(row.stretches) > 1]
    return frozenset(round(first.left) for first in firsts if _RANGE.fullmatch(first.text.strip()))


def with_whole_dates(rows: Sequence[Row], whole: Container[int] = ()) -> list[Row]:
    """Give the rows of a page with the dates in its margins whole, each in the row in which it begins.

    Args:
        rows: of the page.
        whole: left edges at which no date is broken.
    """
    found: list[Row] = []
    label: Stretch | None = None
    base = 0.0
    for place, row in enumerate(rows):
        first = _with_dash(row)
        if label and first.text.strip() in _DASHES and not _ends_below(label, rows[place + 1 : place + 2]):
            label = None  # "the same", or no more than a sign
        closed = round(first.left) in whole and not _ASIDE.fullmatch(first.text.strip())
        if label and not closed and _goes_on(label, first) and 0 < first.base - base <= _LEADING * first.size:
            label.parts = [*label.parts, (" ", label.parts[-1][1]), *first.parts]
            row.stretches = row.stretches[1:]
            base = first.base
            if row.stretches:
                found.append(row)
            continue
        near = label and first.left > label.right and 0 < first.base - base <= _LEADING * first.size
        if near:
            base = first.base
        else:
            label, base = (first, first.base) if len(row.stretches) > 1 else (None, 0.0)
        found.append(row)
    return found


def _with_dash(row: Row) -> Stretch:
    """Give the first stretch of a row; a dash that justifying its column set apart from a date goes on with that."""
    first = row.stretches[0]
    if len(row.stretches) > _BESIDE and row.stretches[1].text.strip() in _DASHES and is_date(first.text):
        dash = row.stretches.pop(1)
        first.parts = [*first.parts, (" ", first.parts[-1][1]), *dash.parts]
        first.right = dash.right
    return first


def _goes_on(label: Stretch, below: Stretch) -> bool:
    """Say whether a stretch ends the date that stands above it in a margin, or says more of it in brackets."""
    if below.left >= label.right or below.right <= label.left or below.right > label.right + label.size:
        return False
    text = label.text.strip()
    if _ASIDE.fullmatch(below.text.strip()):
        return is_date(text)
    if below.text.strip().startswith(_DASHES) and not any(dash in text for dash in _DASHES):
        return is_date(text) and (below.text.strip() in _DASHES or is_date(f"{text} {below.text.strip()}"))
    return not _is_whole(text) and is_date(f"{text} {below.text.strip()}")


def _ends_below(label: Stretch, following: Sequence[Row]) -> bool:
    """Say whether the end of a range stands below the dash under its start: "10/2014", "–", "02/2019"."""
    end = following[0].stretches[0] if following else label
    margin = label.left - label.size < end.left < label.right and end.right <= label.right + label.size
    return end is not label and margin and is_date(f"{label.text.strip()} – {end.text.strip()}")


def _is_whole(text: str) -> bool:
    """Say whether a date needs nothing more: it tells a year and does not end open."""
    return bool(_YEAR.search(text)) and not text.endswith(_DASHES)
