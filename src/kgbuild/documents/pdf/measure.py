"""Which rows go on with the line before them, by what is measured of a page."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from kgbuild.documents.pdf.edges import NOTE_MARKS
from kgbuild.documents.pdf.hanging import hanging_edges
from kgbuild.documents.pdf.leading import CLOSE, close_within, wrapped_end
from kgbuild.documents.pdf.line import Line, Part
from kgbuild.documents.pdf.order import Row
from kgbuild.documents.pdf.tabs import is_date
from kgbuild.documents.pdf.type import BULLETS, HYPHEN, MARKER, Stretch, Type
from kgbuild.documents.section_names import names_section
from kgbuild.lexicon import words

#: Left edges that differ by less, in type sizes, are one.
_SAME: Final = 0.45
#: A distance that tells of the top of a page or column.
TOP: Final = 9.0
#: A line that is filled so far may have been broken by its author's hand where the text plainly goes on.
_FILLED: Final = 0.6
#: What no line of its own ends with, or begins with.
_OPEN_END = re.compile(r"(?:[,–&-]|\b(?:and|or|of|the|in|for|with|at|on|to|by|from|und|der|die|des|et|de|la|du|y|e))$")
_OPEN_CELL = re.compile(r"\w(?: [–—]|,| &)$")
_OPEN_PAGES = re.compile(r"(?:[,–-]|\b(?:pp?|vol|no|nr|art)\.?)$", re.IGNORECASE)
#: A number or letter that stands alone in a cell: what follows in its row is what it numbers.
_ENUMERATED = re.compile(r"\(?(?:\d{1,3}|[A-Za-z]|[IVX]{1,5}|[ivx]{1,5})[.)]")
_SENTENCE_END = re.compile(r"[^\W\d_]{3}[.;!?]$")
_CLOSED_END = re.compile(r"[.;:!?]$")
ADDRESS_END = re.compile(r"(?:https?:|www\.|doi|10\.\d{4})\S*[./_-]$", re.IGNORECASE)
#: Entries that open alike: with a dash that touches them, with a year, or with a name and years in brackets.
_ALIKE: Final = (
    re.compile(r"[–—](?=[^\W\d_])"),
    re.compile(r"\W?(?:19|20)\d\d\b"),
    re.compile(r"[^\W\d_][^\d(]{2,48}\((?:[^\W\d_]+ )?(?:19|20)\d\d\b"),
)
_DATED_END = re.compile(r"(?:^|[\s(–-])(?:19|20)\d\d\)?$")
#: A last cell that begins so far to the right holds a date, a place or a grade, whose text does not go on below it.
_FLUSH: Final = 0.5
#: A row that ends a text and dates it has two cells.
_DATED: Final = 2
#: Sizes of one type differ by no more than this share.
_OTHER: Final = 0.07
#: Rows of a column that is not justified end so many points before its margin at most, if the margin broke them.
_RAGGED: Final = 40
#: A column begins behind the end of the one beside it, but for what hangs over by so many points.
_HANGING: Final = 4
#: Text that ends before such a share of the width to be expected is narrow only if many of its rows end together.
_WIDE: Final = 0.8
#: A row that stands so often in a document is a line of its own.
_OFTEN: Final = 3
_LABEL, _DETAILS = re.compile(r"([^\W\d_][^:]{2,30}):\s"), ("advisor", "thesis", "institution", "noise")


@dataclass(frozen=True, slots=True)
class Measure:
    """What the rows of a document show together.

    Attributes:
        width: of the pages.
        left: where pages of one column begin.
        margin: where justified rows end; 0 where none are.
        cells: left edge → where cells that begin there and have a neighbour end at most, if several reach so far.
        often: rows that stand in it again and again.
        hanging: left edges at which entries begin and never go on.
        leading: the usual distance of rows.
        close: rows further apart than so many times that go on only where their words do.
    """

    width: float
    left: float
    margin: int
    cells: dict[int, float]
    often: frozenset[str]
    hanging: frozenset[int]
    leading: float
    close: float

    @classmethod
    def of(cls, pages: Sequence[Sequence[Row]], width: float, leading: float) -> Measure:
        """Measure the rows of all pages, the widest of which is so wide; rows usually are so far apart."""
        rows = [row for rows in pages for row in rows]
        ends = Counter(round(row.right) for row in rows if len(row.stretches) == 1)
        far = _FILLED * max(ends, default=0)  # years that stand alone end near one another, too
        margin = max((end for end in ends if end >= far), key=lambda x: (ends[x], x), default=0)
        texts = Counter(row.stretches[0].text for row in rows if len(row.stretches) == 1)
        beside: dict[int, list[float]] = {}
        for row in rows:
            for stretch in row.stretches[:-1]:
                beside.setdefault(round(stretch.left), []).append(stretch.right)
        cells = {
            left: max(found)
            for left, found in beside.items()
            if sum(end > max(found) - 30 for end in found) >= _OFTEN
        }  # fmt: skip
        return cls(
            width,
            min((row.left for rows in pages if len({row.column for row in rows}) == 1 for row in rows), default=0.0),
            margin if ends[margin] > max(3, len(rows) // 20) else 0,
            cells,
            frozenset(text for text, count in texts.items() if count >= _OFTEN),
            hanging_edges(pages),
            leading,
            close_within(pages, leading),
        )

    def limits(self, rows: Sequence[Row]) -> dict[int, float]:
        """Give where each column of a page ends: its justified margin, or the end of its longest rows."""
        ends: dict[int, list[float]] = {}
        for row in rows:
            ends.setdefault(row.column, []).append(row.right)
        right = max((row.right for row in rows), default=0.0)
        if len(ends) == 1:
            right = max(right, self.width - self.left)
        begins = {column: min(row.left for row in rows if row.column == column) for column in ends}
        narrow = {
            column: min((left for left in begins.values() if left > max(found) - _HANGING), default=right)
            for column, found in ends.items()
        }
        wrapped = {column: wrapped_end([row for row in rows if row.column == column], self.leading) for column in ends}
        return {
            column: self._limit(sorted(found), min(right, narrow[column], wrapped[column]))
            for column, found in ends.items()
        }

    def edges(self, rows: Sequence[Row]) -> dict[int, float]:
        """Give where each column of a page begins."""
        edges: dict[int, float] = {}
        for row in rows:
            edges[row.column] = min(row.left, edges.get(row.column, row.left))
        return dict.fromkeys(edges, self.left) if len(edges) == 1 else edges

    def _limit(self, ends: Sequence[float], right: float) -> float:
        """Give where a column ends: rows that the margin broke end near one another, others do not."""
        if self.margin and sum(abs(end - self.margin) <= 1 for end in ends) >= _OFTEN:
            return float(self.margin)
        near = sum(end > ends[-1] - min(_RAGGED, 0.1 * ends[-1]) for end in ends)
        wide = ends[-1] > _WIDE * right
        return ends[-1] if near >= (max(_OFTEN, len(ends) // 10) if wide else max(6, 0.4 * len(ends))) else right

    def continued(self, line: Line, row: Row, gap: float, *, same_page: bool) -> list[int]:
        """Give the cells of a line that the stretches of a row go on with; none if one of them does not.

        They stand where the text of those cells would, and nothing sets them apart; a date at the end of the last row
        of a text is a cell of its own.
        """
        apart = row.heading or line.heading or abs(row.size - line.size) > 0.2 * line.size
        if (
            apart
            or row.opens
            or row.whole
            or line.whole
            or (same_page and CLOSE < gap < TOP)
            or row.stretches[0].text in BULLETS
        ):
            return []
        if len(row.stretches) > 1 and (_is_coded(line, row) or is_label(line.cells[0])):
            return []
        if same_page and self.close < gap < TOP and not reads_on(line.text, row.stretches[0].text):
            return []
        if len(row.stretches) == 1 + len(line.cells) == _DATED and is_date(row.stretches[1].text):
            undated = not (_DATED_END.search(line.text) or _SENTENCE_END.search(line.text))
            return [0, 1] if undated and self._cell(line, row.stretches[0]) == 0 else []
        cells = [self._cell(line, stretch) for stretch in row.stretches]
        if cells[-1] is None and len(cells) > 1 and _opens_last(line, row):
            cells[-1] = len(line.cells)
        found = [cell for cell in cells if cell is not None]
        return found if len(set(found)) == len(cells) else []

    def _cell(self, line: Line, stretch: Stretch) -> int | None:
        """Give the cell that a stretch goes on with; text behind a tab goes on at the edge that its line begins at."""
        cell = _cell_below(line, stretch)
        if cell is None or self._reads(line, cell, stretch):
            return cell
        last = len(line.cells) - 1
        text = "".join(part for part, _ in line.cells[last])
        flush = line.lefts[last] - line.left > _FLUSH * (line.limit - line.left)
        look = next((look for part, look in reversed(line.cells[last]) if part.strip()), None)
        heads = look is not None and not look.bold and all(part.bold for _, part in stretch.parts)
        open_ = text.count("(") > text.count(")") or _OPEN_CELL.search(text) is not None
        goes_on = cell < last and (open_ or (not cell and not flush)) and not (heads or is_date(text))
        return last if goes_on and self._reads(line, last, stretch) else None

    def _reads(self, line: Line, cell: int, stretch: Stretch) -> bool:
        """Say whether a stretch goes on with a cell above it."""
        text = stretch.text
        last = "".join(part for part, _ in line.cells[cell]).rstrip()
        if (MARKER.match(text) and not _OPEN_PAGES.search(last)) or text[0] in NOTE_MARKS:
            return False
        if last.endswith(HYPHEN):
            return True
        if _ENUMERATED.fullmatch(last) or (is_labelled(text) and not _OPEN_END.search(last)):
            return False
        alike = not _OPEN_END.search(last) and _is_alike(line.text if not cell else last, text)
        if text in self.often or alike:
            return False
        if not cell and round(stretch.left) in self.hanging and abs(stretch.left - line.left) <= _SAME:
            return last.endswith(";") or bool(_OPEN_END.search(last))
        if _changes_style(line.cells[cell], stretch) or (
            is_date(last) and (is_date(text) or cell + 1 < len(line.cells))
        ):
            return False
        limit = self._limit_of(line, cell)
        word = text.split(maxsplit=1)[0]
        width = (stretch.right - stretch.left) * (len(word) + 1) / max(len(text), 1)
        if line.ends[cell] + width > limit - 0.3 * line.size:
            return True
        filled = line.ends[cell] - line.lefts[cell] > _FILLED * (limit - line.lefts[cell])
        return filled and reads_on(last, text)

    def _limit_of(self, line: Line, cell: int) -> float:
        if cell + 1 >= len(line.lefts):
            return line.limit
        return min(line.lefts[cell + 1], self.cells.get(round(line.lefts[cell]), line.limit) + 0.3 * line.size)


def _opens_last(line: Line, row: Row) -> bool:
    """Say whether a row ends the word that the line above it breaks off, and opens a cell behind the others."""
    broken = line.text.endswith((HYPHEN, "-")) and row.stretches[0].text[:1].islower()
    return broken and row.stretches[-1].left > max(line.lefts) and len(row.stretches) == len(line.cells)


def is_labelled(text: str) -> bool:
    """Say whether a row opens with a label that only details of an entry have: "Supervisor:", "Thesis:"."""
    label = _LABEL.match(text)
    return label is not None and any(label[1].casefold() in words("labels", key) for key in _DETAILS)


def is_label(cell: Sequence[Part]) -> bool:
    """Say whether a cell is a label that says what stands beside it: no row with cells of its own goes on with it."""
    return "".join(text for text, _ in cell).rstrip().endswith(":")


def reads_on(last: str, text: str) -> bool:
    """Say whether words go on with those of the row above."""
    if ADDRESS_END.search(last) or _OPEN_END.search(last):
        return True
    return text[:1].islower() and not _CLOSED_END.search(last)


def _is_alike(line: str, text: str) -> bool:
    """Say whether two rows open alike, or end alike without a marker: each is an entry."""
    if any(pattern.match(line) and pattern.match(text) for pattern in _ALIKE):
        return True
    return bool(not MARKER.match(line) and text[:1].isupper() and _DATED_END.search(line) and _DATED_END.search(text))


def _changes_style(cell: Sequence[Part], stretch: Stretch) -> bool:
    """Say whether all of a cell is bold, slanted, in small capitals or of one size, and nothing below it is."""
    above = [look for text, look in cell if text.strip()]
    below = [look for text, look in stretch.parts if text.strip()]
    sizes = {round(look.size, 1) for look in above if not look.raised}, {round(look.size, 1) for look in below}
    if len(sizes[0]) == len(sizes[1]) == 1 and abs(min(sizes[0]) - min(sizes[1])) > _OTHER * min(sizes[0]):
        return True
    bold = all(look.bold for look in above) and not any(look.bold for look in below)
    slanted = all(look.italic for look in above) and not any(look.italic for look in below)
    small = all(look.small for look in above) and not any(look.small for look in below)
    headed = all(look.bold for look in below) and not any(look.bold for look in above)
    named = all(look.italic for look in below) and names_section(stretch.text)
    return bold or slanted or small or headed or named or _opens_labelled(above, stretch)


def _is_coded(line: Line, row: Row) -> bool:
    """Say whether two rows open with numbers or codes alone and the first list of them does not go on: entries do."""
    above, below = "".join(text for text, _ in line.cells[0]).strip(), row.stretches[0].text.strip()
    coded = len(line.cells) > 1 and all(re.search(r"\d", word) for word in f"{above} {below}".split())
    return coded and not reads_on(above, below)


def _opens_labelled(above: Sequence[Type], stretch: Stretch) -> bool:
    """Say whether a row opens with a label that is set apart from the text before and behind it.

    What ends with a colon is one; so is what ends with a comma below text that opens as it does.
    """
    text, look = stretch.parts[0]
    alike = look.bold and above[0].bold and text.rstrip().endswith(",")
    label = len(stretch.parts) > 1 and (text.rstrip().endswith(":") or alike) and text[:1].isupper()
    last = above[-1]
    return label and ((look.bold and not last.bold) or (look.italic and not last.italic))


def _cell_below(line: Line, stretch: Stretch) -> int | None:
    """Give the cell whose text goes on below it: the stretch begins where the cell does, or hangs a little in."""
    same = _SAME * line.size
    for index in reversed(range(len(line.lefts))):
        if abs(stretch.left - line.lefts[index]) <= same:
            return index
    marked = MARKER.match(line.text)
    hanging = stretch.left > line.left + same and (len(line.cells) == 1 or stretch.left < line.lefts[1] - line.size)
    return 0 if hanging and (marked or stretch.left - line.left < 6 * line.size) else None
