"""Headings in the margin: some classes for CVs print the title of a section left of its text, on the same baseline."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Container, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from kgbuild.documents.pdf.order import Row
from kgbuild.documents.pdf.type import Stretch, Type
from kgbuild.documents.section_names import name_one_section, names_section

#: The margin is at least so wide, in type sizes, and holds so many titles, on no more than such a share of the rows.
_WIDTH: Final = 3.0
_TITLES: Final = 2
_SHARE: Final = 0.45
#: Of the titles, such a share are set apart, hold no digit and stand at the top of what they head.
_MOST: Final = 0.75
#: Where so many of what stands in a margin are titles, and most of it, all of it are.
_KNOWN: Final = 5
#: Text beside a margin hangs in or out so many points at most.
_HANGING: Final = 40
#: A title goes on in the next row of the margin at such a distance, in type sizes; text below more space begins anew.
_LEADING: Final = 1.7
#: Edges that differ by less, in points, are one; a title is level with a row that is so near, in type sizes.
_SAME: Final = 1.5
_LEVEL: Final = 0.6
#: What stands below a title does so by this share of the type size at least; distances nearer than this are one.
_BELOW, _ALIKE = 0.3, 0.3
_OPEN = re.compile(r"(?:\b(?:and|or|of|for|in|und|oder|et|y|e|en)|[&,/–-])$", re.IGNORECASE)
_GOES_ON = re.compile(r"(?:and|or|of|for|in|und|oder|et|y|e|en)\b|[&/–-]", re.IGNORECASE)


def set_margins_above(pages: Sequence[Sequence[Row]]) -> list[list[Row]]:
    """Give the rows with titles from the margin in rows of their own above what they head."""
    rows = [row for page in pages for row in page]
    margin = _Margin.of(rows)
    if margin is None:
        return [list(page) for page in pages]
    titles = [run for page in pages for run in margin.runs(page)]
    beside = {id(stretch) for page in pages for stretch in margin.beside(page)}
    heads = [_is_apart(run) for run in titles if any(id(stretch) in beside for stretch in run)]
    marked = sum(len(run) for run in titles)
    if len(heads) < _TITLES or marked > _SHARE * len(rows) or sum(heads) < _MOST * len(heads):
        return [list(page) for page in pages]
    looks = {_look(run) for run in titles if _is_apart(run)}
    looks -= {_look([stretch]) for row in rows for stretch in row.stretches if not margin.holds(stretch)}
    plain = [run for run in titles if not _has_digit(run)]
    named = sum(map(_is_apart, plain))
    every = named >= _KNOWN and named >= _MOST * len(plain)
    moved = [_moved(page, margin, looks, every=every) for page in pages]
    _note_pushed(moved, [run for run in titles if len(run) > 1])
    return moved


@dataclass(frozen=True, slots=True)
class _Margin:
    """Where titles in a margin begin, or end where they are set flush right, and where the text beside them begins."""

    left: float | None
    right: float | None
    text: float

    @classmethod
    def of(cls, rows: Sequence[Row]) -> _Margin | None:
        """Measure it: most rows begin at the text, or have something there."""
        lefts = Counter(round(stretch.left) for row in rows for stretch in row.stretches[:2])
        if not lefts:
            return None
        text = max(lefts, key=lambda left: (lefts[left], -left))
        left = min(left for left, count in lefts.items() if count >= _TITLES or left == text)
        width = _WIDTH * min(max((row.size for row in rows[:1]), default=10.0), 12.0)
        if text - left >= width:
            return cls(float(left), None, float(text))
        rights = Counter(round(row.stretches[0].right) for row in rows if row.stretches[0].right < text)
        right = max(rights, key=lambda right: (rights[right], right), default=text)
        return cls(None, float(right), float(text)) if rights[right] >= _TITLES + 1 else None

    def holds(self, stretch: Stretch) -> bool:
        """Say whether a stretch stands in it, at its edge."""
        at_left = self.left is not None and abs(stretch.left - self.left) <= _SAME
        at_right = self.right is not None and abs(stretch.right - self.right) <= _SAME
        return (at_left or at_right) and stretch.right < self.text

    def beside(self, rows: Sequence[Row]) -> Iterator[Stretch]:
        """Give what stands beside text: in its row, or in one of its own so near that it falls between lines."""
        for row in rows:
            if len(row.stretches) > 1 and abs(row.stretches[1].left - self.text) < _HANGING:
                yield row.stretches[0]
        for above, below in pairwise(rows):
            for row, other in ((above, below), (below, above)):
                near = 0 < below.base - above.base < _LEVEL * other.size
                if near and len(row.stretches) == 1 and self.holds(row.stretches[0]) and other.left > self.text - _SAME:
                    yield row.stretches[0]

    def runs(self, rows: Sequence[Row]) -> list[list[Stretch]]:
        """Give the titles of a page, each with the stretches of its rows."""
        runs: list[list[Stretch]] = []
        for row in rows:
            first = row.stretches[0]
            if not self.holds(first):
                continue
            if runs and 0 < first.base - runs[-1][-1].base <= _LEADING * first.size and _goes_on(runs[-1], first):
                runs[-1].append(first)
            else:
                runs.append([first])
        return runs


def _goes_on(run: Sequence[Stretch], below: Stretch) -> bool:
    """Say whether a row of the margin goes on with the title above it: set alike, and no name of another section."""
    whole = " ".join(stretch.text for stretch in run).strip()
    apart = names_section(whole) and names_section(below.text) and not name_one_section(whole, below.text)
    another = apart and not _OPEN.search(whole) and not _GOES_ON.match(below.text)
    return _is_bold(run[-1]) == _is_bold(below) and not another


def _is_bold(stretch: Stretch) -> bool:
    return all(look.bold for text, look in stretch.parts if text.strip())


def _is_apart(run: Sequence[Stretch]) -> bool:
    """Say whether a title in the margin is bold, in capitals, or a known heading of sections, without a digit."""
    looks = [look for stretch in run for text, look in stretch.parts if text.strip()]
    title = " ".join(stretch.text for stretch in run)
    set_apart = all(look.bold for look in looks) or title.isupper() or names_section(title)
    return set_apart and not _has_digit(run)


def _has_digit(run: Sequence[Stretch]) -> bool:
    return any(char.isdigit() for stretch in run for char in stretch.text)


def _look(run: Sequence[Stretch]) -> tuple[float, bool]:
    """Give how a title is set, as far as all of it is set alike."""
    return round(run[0].size), all(map(_is_bold, run))


def _moved(rows: Sequence[Row], margin: _Margin, looks: Container[tuple[float, bool]], *, every: bool) -> list[Row]:
    """Give the rows of a page with its titles, which are set apart or in such a look, above the text beside them.

    `every` says that whatever stands in the margin is a title.
    """
    runs = [
        run for run in margin.runs(rows) if _is_apart(run) or ((every or _look(run) in looks) and not _has_digit(run))
    ]
    titles = {id(run[0]): run for run in runs}
    members = {id(stretch) for run in runs for stretch in run}
    found: list[Row] = []
    for row in rows:
        first = row.stretches[0]
        rest = row.stretches[1:] if id(first) in members else row.stretches
        if id(first) in titles:
            level = found and not rest and first.base - found[-1].base < _LEVEL * found[-1].size
            title = Row([_merged(titles[id(first)])], row.column, heading=True)
            found.insert(len(found) - bool(level and not found[-1].heading), title)
        if rest:
            found.append(Row(rest, row.column, row.heading, row.opens))
    return found


def _note_pushed(pages: Sequence[Sequence[Row]], titles: Sequence[Sequence[Stretch]]) -> None:
    """Note how far titles of several rows push down the second row beside them: some classes set it below them.

    They do so where each such row stands below its title, at distances that no other rows have.
    """
    heights = {(run[0].base, run[0].left): run[-1].base - run[0].base for run in titles}
    beside: list[tuple[Row, float, float]] = []
    usual: list[float] = []
    for page in pages:
        for title, above, row in zip(page, page[1:], page[2:], strict=False):
            if above.heading or row.heading:
                continue
            height = heights.get((title.base, title.left), 0.0) if title.heading else 0.0
            if height:
                beside.append((row, row.base - above.base, height))
            else:
                usual.append(row.base - above.base)
    rests = [distance - height for _, distance, height in beside]
    if not beside or min(rests) < _BELOW * min(row.size for row, _, _ in beside):
        return
    if any(abs(distance - other) < _ALIKE for _, distance, _ in beside for other in usual):
        return
    leading = min((distance for distance in usual if distance > 0), default=0.0)
    for row, distance, height in beside:
        row.pushed = height + min(rests) - leading if distance > leading else 0.0


def _merged(run: Sequence[Stretch]) -> Stretch:
    parts: list[tuple[str, Type]] = []
    for stretch in run:
        parts += [(" ", stretch.parts[0][1]), *stretch.parts] if parts else stretch.parts
    return Stretch(run[0].left, max(s.right for s in run), run[0].base, run[0].size, parts)
