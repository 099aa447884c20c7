"""How far the lines of a paragraph stand apart at most, in a document whose paragraphs stand little further apart."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from kgbuild.documents.pdf.order import Row

#: Lines of one paragraph stand no further apart than so many times the usual distance.
CLOSE: Final = 1.35
#: Distances up to the first are those of lines in a paragraph, from the second on those of paragraphs, if there are any.
_LINES, _PARAGRAPHS = 1.07, 1.14
#: Of all distances such shares must be of the two kinds at least, and so few between them.
_USUAL, _WIDER, _BETWEEN = 0.1, 0.1, 0.04


def close_within(pages: Sequence[Sequence[Row]], leading: float) -> float:
    """Give how many times the usual distance parts the paragraphs of a document from the lines of one.

    Args:
        pages: their rows.
        leading: the usual distance.
    """
    pairs = [pair for rows in pages for pair in pairwise(rows) if pair[0].column == pair[1].column]
    gaps = [(below.base - above.base) / leading for above, below in pairs]
    near = [gap for gap in gaps if 0 < gap <= CLOSE]
    usual = sum(gap <= _LINES for gap in near)
    wider = sum(gap >= _PARAGRAPHS for gap in near)
    told = usual >= _USUAL * len(gaps) and wider >= _WIDER * len(gaps)
    return (_LINES + _PARAGRAPHS) / 2 if told and len(near) - usual - wider <= _BETWEEN * len(gaps) else CLOSE
