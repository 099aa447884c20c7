"""What the lines of paragraphs show of a page: how far they stand apart at most, and where the margin breaks them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise
from math import inf
from typing import Final

from kgbuild.documents.pdf.order import Row

#: Lines of one paragraph stand no further apart than so many times the usual distance.
CLOSE: Final = 1.35
#: Distances up to the first are those of lines in a paragraph, from the second on those of paragraphs.
_LINES, _PARAGRAPHS = 1.07, 1.14
#: Of all distances such shares must be of the two kinds at least, and so few between them.
_USUAL, _WIDER, _BETWEEN = 0.1, 0.1, 0.04
#: Of the distances of baselines, this share is a frequent one; type is smaller than the text that is so much so.
_FREQUENT, _SMALLER = 0.12, 0.93
#: So many lines that plainly go on below show where a column ends; such a share of them may have been broken by hand.
_WRAPPED, _BY_HAND = 4, 0.25
#: All but few lines end before it, or not far behind.
_MOST, _REACHED = 0.9, 0.9


def usual_leading(pages: Sequence[Sequence[Row]]) -> float:
    """Give the usual distance of baselines within a paragraph: the smallest that is frequent."""
    gaps = Counter(
        round(below.base - above.base)
        for above, below in _neighbours(pages)
        if 0.95 * below.size <= below.base - above.base < 3 * above.size
    )
    least = _FREQUENT * gaps.total()
    return float(min((gap for gap, count in gaps.items() if count >= least), default=12)) or 12.0


def _neighbours(pages: Sequence[Sequence[Row]]) -> Iterator[tuple[Row, Row]]:
    """Give rows of one column with those below them; what is set smaller than most text has a leading of its own."""
    sizes = Counter(round(row.size, 1) for rows in pages for row in rows)
    least = _SMALLER * max(sizes, key=lambda size: (sizes[size], size), default=0.0)
    for rows in pages:
        for above, below in pairwise(rows):
            if above.column == below.column and min(above.size, below.size) >= least:
                yield above, below


def close_within(pages: Sequence[Sequence[Row]], leading: float) -> float:
    """Give how many times the usual distance parts the paragraphs of a document from the lines of one.

    Args:
        pages: their rows.
        leading: the usual distance.
    """
    gaps = [(below.base - above.base) / leading for above, below in _neighbours(pages)]
    near = [gap for gap in gaps if 0 < gap <= CLOSE]
    usual = sum(gap <= _LINES for gap in near)
    wider = sum(gap >= _PARAGRAPHS for gap in near)
    told = usual >= _USUAL * len(gaps) and wider >= _WIDER * len(gaps)
    return (_LINES + _PARAGRAPHS) / 2 if told and len(near) - usual - wider <= _BETWEEN * len(gaps) else CLOSE


def wrapped_end(rows: Sequence[Row], leading: float) -> float:
    """Give where the margin breaks the lines of a column; infinite where too few show it.

    A line that goes on below with a small letter ends where the next word would not have fitted.

    Args:
        rows: of one column of a page.
        leading: the usual distance of lines.
    """
    ends = sorted(
        above.right + _word(below)
        for above, below in pairwise(rows)
        if len(below.stretches) == 1
        and 0 < below.base - above.base <= CLOSE * leading
        and below.stretches[0].text[:1].islower()
        and above.stretches[-1].text[-1:].isalpha()
    )
    if len(ends) < _WRAPPED:
        return inf
    longest = sorted(row.right for row in rows if len(row.stretches) == 1)
    return max(ends[int(_BY_HAND * len(ends))], _REACHED * longest[int(_MOST * len(longest))])


def _word(row: Row) -> float:
    """Give how wide the first word of a row is, with the space before it."""
    first = row.stretches[0]
    return (first.right - first.left) * (len(first.text.split(maxsplit=1)[0]) + 1) / len(first.text)
