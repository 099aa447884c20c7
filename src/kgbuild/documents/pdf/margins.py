"""Headings in the margin: some classes for CVs print the title of a section left of its text, on the same baseline."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
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
#: Text beside a margin hangs in or out so many points at most.
_HANGING: Final = 40
#: A title goes on in the next row of the margin at such a distance, in type sizes; text below more space begins anew.
_LEADING: Final = 1.5
_OPEN = re.compile(r"(?:\b(?:and|or|of|for|in|und|oder|et|y|e|en)|[&,/–-])$", re.IGNORECASE)


def set_margins_above(pages: Sequence[Sequence[Row]]) -> list[list[Row]]:
    """Give the rows with titles from the margin in rows of their own above what they head."""
    rows = [row for page in pages for row in page]
    edges = _edges(rows)
    if edges is None:
        return [list(page) for page in pages]
    margin, text = edges
    titles = [run for page in pages for run in _runs(page, margin, text)]
    pairs = [row.stretches for row in rows if len(row.stretches) > 1]
    beside = {id(first) for first, second, *_ in pairs if abs(second.left - text) < _HANGING}
    heads = [_is_apart(run) for run in titles if any(id(stretch) in beside for stretch in run)]
    marked = sum(len(run) for run in titles)
    if len(heads) < _TITLES or marked > _SHARE * len(rows) or sum(heads) < _MOST * len(heads):
        return [list(page) for page in pages]
    return [_moved(page, margin, text) for page in pages]


def _edges(rows: Sequence[Row]) -> tuple[float, float] | None:
    """Give where the margin and the text begin: most rows begin at the one or have something at the other."""
    lefts = Counter(round(stretch.left) for row in rows for stretch in row.stretches[:2])
    if not lefts:
        return None
    text = max(lefts, key=lambda left: (lefts[left], -left))
    margin = min(left for left, count in lefts.items() if count >= _TITLES or left == text)
    size = max((row.size for row in rows[:1]), default=10.0)
    return (float(margin), float(text)) if text - margin >= _WIDTH * min(size, 12.0) else None


def _in_margin(stretch: Stretch, margin: float, text: float) -> bool:
    return abs(stretch.left - margin) <= 1.5 and stretch.right < text


def _runs(rows: Sequence[Row], margin: float, text: float) -> list[list[Stretch]]:
    """Give the titles of a page, each with the stretches of its rows."""
    runs: list[list[Stretch]] = []
    for row in rows:
        first = row.stretches[0]
        if not _in_margin(first, margin, text):
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
    another = apart and not _OPEN.search(whole)
    return _is_bold(run[-1]) == _is_bold(below) and not another


def _is_bold(stretch: Stretch) -> bool:
    return all(look.bold for text, look in stretch.parts if text.strip())


def _is_apart(run: Sequence[Stretch]) -> bool:
    """Say whether a title in the margin is bold, in capitals, or a known heading of sections, without a digit."""
    looks = [look for stretch in run for text, look in stretch.parts if text.strip()]
    title = " ".join(stretch.text for stretch in run)
    set_apart = all(look.bold for look in looks) or title.isupper() or names_section(title)
    return set_apart and not re.search(r"\d", title)


def _moved(rows: Sequence[Row], margin: float, text: float) -> list[Row]:
    titles = {id(run[0]): run for run in _runs(rows, margin, text) if _is_apart(run)}
    members = {id(stretch) for run in titles.values() for stretch in run}
    found: list[Row] = []
    for row in rows:
        first = row.stretches[0]
        if id(first) in titles:
            found.append(Row([_merged(titles[id(first)])], row.column, heading=True))
        rest = row.stretches[1:] if id(first) in members else row.stretches
        if rest:
            found.append(Row(rest, row.column, row.heading))
    return found


def _merged(run: Sequence[Stretch]) -> Stretch:
    parts: list[tuple[str, Type]] = []
    for stretch in run:
        parts += [(" ", stretch.parts[0][1]), *stretch.parts] if parts else stretch.parts
    return Stretch(run[0].left, max(s.right for s in run), run[0].base, run[0].size, parts)
