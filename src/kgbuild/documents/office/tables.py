"""Tables of office documents: which of them tabulate, and which lay out the page."""

from __future__ import annotations

from collections.abc import Sequence

from kgbuild.dates import find_ranges

#: A cell with more paragraphs lays out the page rather than tabulating it, unless a margin of dates stands before it.
CELL_PARAGRAPHS, _MOST = 4, 30
#: What stands in a margin of dates is short, and so many of its cells hold a date.
_MARGIN, _DATED = 60, 0.6


def is_page(cell: Sequence[str], *, margin: bool) -> bool:
    """Say whether the paragraphs of a cell are a piece of the page rather than a value.

    Args:
        cell: the texts of its paragraphs.
        margin: dates stand in the margin of its table.
    """
    return sum(bool(text.strip()) for text in cell) > (_MOST if margin else CELL_PARAGRAPHS)


def has_margin(rows: Sequence[Sequence[Sequence[str]]]) -> bool:
    """Say whether the first column of a table holds dates: then each row is an entry, however much stands in it.

    Args:
        rows: the texts of the paragraphs of each cell of each row.
    """
    firsts = [" ".join(row[0]).strip() for row in rows if len(row) > 1]
    dated = sum(bool(find_ranges(text)) for text in firsts)
    short = all(len(text) <= _MARGIN for text in firsts)
    return bool(firsts) and len(firsts) == len(rows) and short and dated >= max(1, _DATED * len(firsts))
