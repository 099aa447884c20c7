"""Dates in the margin that stand close to their text: the rows around show where the tab stops are."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import pairwise
from typing import Final

from kgbuild.dates import find_ranges
from kgbuild.documents.pdf.order import Row
from kgbuild.documents.pdf.type import MARKER, Stretch, Type, Word

#: So many rows make a tab stop.
_ROWS: Final = 3
#: Edges that differ by less, in points, are one.
_SAME: Final = 0.8
#: A gap that is wider than this, in type sizes, may be a tab.
_TAB: Final = 0.3
#: A gap between a margin and the text beside it is wider than spaces are.
_MARGIN: Final = 0.55
#: Behind a date that is set otherwise than its text, a narrower one does.
_LABELLED: Final = 0.4
#: And a gap between cells, where other rows show that there are cells.
_CELL: Final = 0.24
_WIDE: Final = 0.75
#: So many gaps alike are those of a justified line, up to such a width.
_GAPS: Final = 3
_JUSTIFIED: Final = 1.5
#: Spaces within a line are no more unlike than this, but where it is justified.
_LIKE: Final = 1.1
#: Rows that are so far off may show it.
_NEAR: Final = 8
_DATE: Final = 32
#: So many texts are remembered as dates or none: the rows of a page are asked again and again.
_REMEMBERED: Final = 4096
#: A label in the margin has at most so many words.
_LABEL: Final = 6
#: How text is set.
_Look = tuple[int, bool, bool, bool]


def split_at_tabs(pages: Sequence[Sequence[Row]]) -> None:
    """Cut stretches where a date ends at a tab stop or begins before a right one that other rows show."""
    lefts: Counter[int] = Counter()
    rights: Counter[int] = Counter()
    for row in (row for rows in pages for row in rows):
        if len(row.stretches) > 1:
            lefts.update(round(stretch.left) for stretch in row.stretches[1:])
            rights[round(row.right)] += 1
        if (word := _behind_date(row.stretches[0])) is not None:
            lefts[round(word.left)] += 1
    for rows in pages:
        _split_columns(rows)
    _split_labels(pages)
    margins = _margins(pages)
    looks = _cell_looks(pages)
    for row in (row for rows in pages for row in rows):
        row.stretches = [part for stretch in row.stretches for part in _split(stretch, lefts, rights, margins)]
        row.stretches[-1:] = _split_looks(row.stretches[-1], looks)


def _cell_looks(pages: Sequence[Sequence[Row]]) -> Counter[tuple[int, _Look, _Look]]:
    """Count where last cells of rows end, with how they are set and how the cells before them are."""
    return Counter(
        (round(row.right), _look(first.parts[-1][1]), _look(last.parts[0][1]))
        for row in (row for rows in pages for row in rows)
        for first, last in pairwise(row.stretches[-2:])
        if _look(first.parts[-1][1]) != _look(last.parts[0][1])
    )


def _split_looks(stretch: Stretch, looks: Counter[tuple[int, _Look, _Look]]) -> Iterator[Stretch]:
    """Cut before a last cell that hardly fits behind the one before it: other rows end there, set so on both sides."""
    at = 0
    for (text, before), (_, behind) in pairwise(stretch.parts):
        at += len(text)
        edges = (
            looks[end, _look(before), _look(behind)]
            for end in range(round(stretch.right) - 1, round(stretch.right) + 2)
        )
        word = next((word for word in stretch.words if word.at in {at, at + 1}), None)
        if word and sum(edges) >= _ROWS and not _is_as_wide(word, stretch):
            yield from cut(stretch, word.at, word.left, word.left - word.gap)
            return
    yield stretch


def _look(look: Type) -> _Look:
    return round(look.size), look.bold, look.italic, look.small


def _split_columns(rows: Sequence[Row]) -> None:
    """Cut where a column of cells begins: words of neighbouring rows stand at one place, one behind a wide gap."""
    cuts = [
        [[word for word in stretch.words if _opens_cell(rows, place, word, stretch)] for stretch in row.stretches]
        for place, row in enumerate(rows)
    ]
    for row, found in zip(rows, cuts, strict=True):
        row.stretches = [
            part for stretch, words in zip(row.stretches, found, strict=True) for part in _cut_at(stretch, words)
        ]


def _split_labels(pages: Sequence[Sequence[Row]]) -> None:
    """Cut behind a label in the margin that fills it: the text begins where more rows do, set otherwise."""
    begun = Counter(round(row.left) for rows in pages for row in rows)
    for row in (row for rows in pages for row in rows):
        first = row.stretches[0]
        opens = [
            word
            for word in first.words[:_LABEL]
            if begun[round(word.left)] > max(begun[round(row.left)], _ROWS) and _is_set_anew(first, word)
        ]
        row.stretches[:1] = _cut_at(first, opens[:1])


def _is_set_anew(stretch: Stretch, word: Word) -> bool:
    """Say whether the look of a stretch, or its size, changes before a word behind a gap."""
    at = 0
    for text, _ in stretch.parts[:-1]:
        at += len(text)
        if at in {word.at, word.at - 1}:
            return word.gap > _TAB * stretch.size
    return False


def _opens_cell(rows: Sequence[Row], place: int, word: Word, stretch: Stretch) -> bool:
    """Say whether a word begins a cell: so do those above or below it, without a row between that runs across."""
    if word.gap <= _CELL * stretch.size or _is_behind_marker(word, stretch) or _is_spaced_alike(word, stretch):
        return False
    hits = [word.gap > _WIDE * stretch.size]
    for side in (reversed(rows[max(place - _NEAR, 0) : place]), rows[place + 1 : place + 1 + _NEAR]):
        for row in side:
            wide = _starts_at(row, word.left)
            if wide is None and hits[0] and abs(row.left - word.left) < _SAME:
                wide = True  # the text beside a label goes on below it
            if wide is not None:
                hits.append(wide)
            elif any(other.left + _SAME < word.left < other.right for other in row.stretches):
                break
    return len(hits) >= _ROWS and any(hits) and not is_date(stretch.text) and not _is_inside(word, stretch)


def _is_spaced_alike(word: Word, stretch: Stretch) -> bool:
    """Say whether the gap before a word is as wide as the spaces between the other words of its line."""
    others = [other.gap for other in stretch.words if other is not word]
    inside = sum(other.at < word.at for other in stretch.words) >= _LABEL
    widest = (
        _JUSTIFIED if len(others) >= _GAPS else _WIDE if inside else 0.0 if re.search(r"\d", stretch.text) else _MARGIN
    )
    return word.gap <= widest * stretch.size and bool(others) and word.gap <= _LIKE * min(others)


def _is_behind_marker(word: Word, stretch: Stretch) -> bool:
    marker = MARKER.match(stretch.text)
    return marker is not None and marker.end() >= word.at


def _starts_at(row: Row, left: float) -> bool | None:
    """Say whether a row has a wide gap before the word that begins at a place; None if none begins there."""
    for index, stretch in enumerate(row.stretches):
        if index and abs(stretch.left - left) < _SAME:
            return True
        for word in stretch.words:
            if abs(word.left - left) < _SAME and word.gap > _CELL * stretch.size:
                return word.gap > _WIDE * stretch.size
    return None


def _cut_at(stretch: Stretch, words: Sequence[Word]) -> Iterator[Stretch]:
    rest, gone = stretch, 0
    for word in words:
        before, rest = cut(rest, word.at - gone, word.left, word.left - word.gap)
        gone = word.at
        yield before
    yield rest


def _margins(pages: Sequence[Sequence[Row]]) -> set[tuple[int, int]]:
    """Give the ends of words in margins that are set flush right, with where the text beside them begins.

    Labels of unlike length end at one place in many rows, and what follows begins at another, a wide gap off.
    """
    lefts: dict[tuple[int, int], set[int]] = {}
    counts: Counter[tuple[int, int]] = Counter()
    for row in (row for rows in pages for row in rows):
        first = row.stretches[0]
        if len(row.stretches) > 1:  # cut before, or wide apart
            edge = (round(first.right), round(row.stretches[1].left))
            counts[edge] += 1
            lefts.setdefault(edge, set()).add(round(row.left))
        for word in first.words[:_LABEL]:
            if word.gap > _MARGIN * first.size and not _is_behind_marker(word, first):
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
        stop = _is_stop(word.left, lefts) or (word.gap > _LABELLED * stretch.size and _is_set_anew(stretch, word))
        margin = stop and is_date(stretch.text[: word.at])
        dated = _is_stop(stretch.right, rights) and is_date(stretch.text[word.at :]) and not _is_inside(word, stretch)
        if margin or (dated and not _is_as_wide(word, stretch)):
            yield from cut(stretch, word.at, word.left, word.left - word.gap)
            return
    yield stretch


def _is_inside(word: Word, stretch: Stretch) -> bool:
    """Say whether a word stands within a date: "May 2016 - July 2018" ends with another one."""
    return any(found.at < word.at < found.to for found in find_ranges(stretch.text))


def _is_as_wide(word: Word, stretch: Stretch) -> bool:
    """Say whether the gap before a word is one that justifying a line made: the others of the line are as wide."""
    others = [other.gap for other in stretch.words if other is not word]
    return bool(others) and word.gap <= _LIKE * max(others)


def _behind_date(stretch: Stretch) -> Word | None:
    """Give the word behind the date that a stretch opens with."""
    dated = [word for word in stretch.words if word.at <= _DATE and is_date(stretch.text[: word.at])]
    return dated[-1] if dated else None


def _is_stop(at: float, edges: Counter[int]) -> bool:
    return any(edges[x] >= _ROWS and abs(at - x) < _SAME + 0.5 for x in (round(at) - 1, round(at), round(at) + 1))


@lru_cache(maxsize=_REMEMBERED)
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
    if before:
        before[-1] = (before[-1][0].rstrip(), before[-1][1])
    words = [word for word in stretch.words if word.at > at]
    first = Stretch(stretch.left, right, stretch.base, stretch.size, before, [w for w in stretch.words if w.at < at])
    moved = [Word(word.at - at, word.left, word.gap) for word in words]
    return first, Stretch(left, stretch.right, stretch.base, stretch.size, behind, moved)
