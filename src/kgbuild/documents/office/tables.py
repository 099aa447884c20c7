"""Tables of office documents: which of them tabulate, and which lay out the page, with headings in its margin."""

from __future__ import annotations

from collections.abc import Sequence

from kgbuild.dates import find_ranges
from kgbuild.documents.office.look import Piece

#: A cell with more paragraphs lays out the page rather than tabulating it, unless a margin of dates stands before it.
CELL_PARAGRAPHS, _MOST = 4, 30
#: What stands in a margin of dates is short, and so many of its cells hold a date.
_MARGIN, _DATED = 60, 0.6
#: A heading in the margin has at most so many words; a margin of headings has at least so many.
_WORDS, _HEADS = 6, 2
#: Their level.
BESIDE = 2


def is_page(cell: Sequence[str], *, margin: bool) -> bool:
    """Say whether the paragraphs of a cell are a piece of the page rather than a value.

    Args:
        cell: the texts of its paragraphs.
        margin: dates stand in the margin of its table.
    """
    return sum(bool(text.strip()) for text in cell) > (_MOST if margin else CELL_PARAGRAPHS)


def has_margin(rows: Sequence[Sequence[Sequence[str]]]) -> bool:
    """Say whether the first or the last column of a table holds dates: then each row is an entry, whatever else it has.

    Args:
        rows: the texts of the paragraphs of each cell of each row.
    """
    return _are_dates(rows, 0) or has_dates_behind(rows)


def has_dates_behind(rows: Sequence[Sequence[Sequence[str]]]) -> bool:
    """Say whether the last column of a table holds dates: then a list beside them tells of its row."""
    return _are_dates(rows, -1)


def _are_dates(rows: Sequence[Sequence[Sequence[str]]], column: int) -> bool:
    """Say whether a column holds short texts that are dates, most of them."""
    texts = [" ".join(row[column]).strip() for row in rows if len(row) > 1]
    dated = sum(bool(find_ranges(text)) for text in texts)
    short = all(len(text) <= _MARGIN for text in texts)
    return bool(texts) and len(texts) == len(rows) and short and dated >= max(1, _DATED * len(texts))


def has_heads(first: Sequence[Sequence[Sequence[Piece]]]) -> bool:
    """Say whether the first cells of a table that lays out the page are headings: one bold line each, or nothing.

    Args:
        first: the pieces of the paragraphs of the first cell of each row that has several.
    """
    filled = [[line for line in cell if _text(line)] for cell in first]
    heads = [cell for cell in filled if cell]
    return len(heads) >= _HEADS and all(len(cell) == 1 and _is_head(cell[0]) for cell in heads)


def _is_head(line: Sequence[Piece]) -> bool:
    text = _text(line)
    bold = all(piece.look.bold or piece.look.caps for piece in line if piece.text.strip()) or text.isupper()
    return bold and len(text.split()) <= _WORDS and not find_ranges(text)


def _text(line: Sequence[Piece]) -> str:
    return "".join(piece.text for piece in line).strip()
