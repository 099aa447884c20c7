"""Dates in the margin that stand close to their text: the rows around show where the tab stops are."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Final

from kgbuild.dates import find_ranges
from kgbuild.documents.pdf_order import Row
from kgbuild.documents.pdf_type import MARKER, Stretch, Type, Word

#: So many rows make a tab stop.
_ROWS: Final = 3
#: Edges that differ by less, in points, are one.
_SAME: Final = 0.8
#: A gap that is wider than this, in type sizes, may be a tab.
_TAB: Final = 0.3
#: A gap between a margin and the text beside it is wider than spaces are.
_MARGIN: Final = 0.55
_DATE: Final = 32
#: A label in the margin has at most so many words.
_LABEL: Final = 6


def split_at_tabs(pages: Sequence[Sequence[Row]]) -> None:
    """Cut stretches where a date ends at a tab stop or begins before a right one that other rows show."""
    lefts: Counter[int] = Counter()
    rights: Counter[int] = Counter()
    for row in (row for rows in pages for row in rows):
        if len(row.stretches) > 1:
            lefts.update(round(stretch.left) for stretch in row.stretches[1:])
            rights[round(row.right)] += 1
        elif (word := _behind_date(row.stretches[0])) is not None:
            lefts[round(word.left)] += 1
    margins = _margins(pages)
    for row in (row for rows in pages for row in rows):
        row.stretches = [part for stretch in row.stretches for part in _split(stretch, lefts, rights, margins)]


def _margins(pages: Sequence[Sequence[Row]]) -> set[tuple[int, int]]:
    """Give the ends of words in margins that are set flush right, with where the text beside them begins.

    Labels of unlike length end at one place in many rows, and what follows begins at another, a wide gap off.
    """
    lefts: dict[tuple[int, int], set[int]] = {}
    counts: Counter[tuple[int, int]] = Counter()
    for row in (row for rows in pages for row in rows):
        first = row.stretches[0]
        for word in first.words[:_LABEL]:
            marker = MARKER.match(first.text)
            if word.gap > _MARGIN * first.size and not (marker and marker.end() >= word.at):
                edge = (round(word.left - word.gap), round(word.left))
                counts[edge] += 1
                lefts.setdefault(edge, set()).add(round(row.left))
    return {edge for edge, count in counts.items() if count > _ROWS and len(lefts[edge]) > 1}


def _split(
    stretch: Stretch, lefts: Counter[int], rights: Counter[int], margins: set[tuple[int, int]]
) -> Iterator[Stretch]:
    for word in () if is_date(stretch.text) else stretch.words:
        if word.gap <= _TAB * stretch.size:
            continue
        if (round(word.left - word.gap), round(word.left)) in margins:
            yield from cut(stretch, word.at, word.left, word.left - word.gap)
            return
        margin = _is_stop(word.left, lefts) and is_date(stretch.text[: word.at])
        if margin or (_is_stop(stretch.right, rights) and is_date(stretch.text[word.at :])):
            yield from cut(stretch, word.at, word.left, word.left - word.gap)
            return
    yield stretch


def _behind_date(stretch: Stretch) -> Word | None:
    """Give the word behind the date that a stretch opens with."""
    dated = [word for word in stretch.words if word.at <= _DATE and is_date(stretch.text[: word.at])]
    return dated[-1] if dated else None


def _is_stop(at: float, edges: Counter[int]) -> bool:
    return any(edges[x] >= _ROWS and abs(at - x) < _SAME + 0.5 for x in (round(at) - 1, round(at), round(at) + 1))


def is_date(text: str) -> bool:
    """Say whether a text is one date or range and nothing else."""
    text = text.strip()
    found = find_ranges(text) if len(text) <= _DATE and re.search(r"\d", text) else ()
    return bool(found) and not re.sub(r"[\W_]", "", text[: found[0].at] + text[found[-1].to :])


def cut(stretch: Stretch, at: int, left: float, right: float) -> tuple[Stretch, Stretch]:
    """Give what stands before a place in the text of a stretch, which ends at `right`, and the rest from `left` on."""
    before: list[tuple[str, Type]] = []
    behind: list[tuple[str, Type]] = []
    place = 0
    for text, look in stretch.parts:
        head, tail = text[: max(at - place, 0)], text[max(at - place, 0) :]
        place += len(text)
        if head:
            before.append((head, look))
        if tail:
            behind.append((tail, look))
    words = [word for word in stretch.words if word.at > at]
    first = Stretch(stretch.left, right, stretch.base, stretch.size, before, [w for w in stretch.words if w.at < at])
    moved = [Word(word.at - at, word.left, word.gap) for word in words]
    return first, Stretch(left, stretch.right, stretch.base, stretch.size, behind, moved)
