"""Titles of sections known by their common look: most lines set that way name what sections hold, so all of them do.

Curricula set their titles larger, bold, slanted, in capitals, or by several of these; what a document sets apart that
way can only be told by looking at all of it. A look that some known titles share and little else has is theirs.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from kgbuild.documents.pdf.line import Line, Part
from kgbuild.documents.pdf.measure import TOP
from kgbuild.documents.pdf.type import MARKER, Type
from kgbuild.documents.section_names import section_named

_WORDS: Final = 9
#: Titles of so many kinds of sections make a look theirs, if they are such a share of all lines that have it.
_LEAST, _NAMED = 2, 0.4
#: Such a share of its letters are capitals in a title in capitals.
_CAPITALS: Final = 0.75
#: Kinds whose parts are titled in ways that are no roles: "Books", "Journal articles".
_LISTED: Final = frozenset({"awards", "grants", "publications", "talks"})
#: Sizes that differ by less than this share are one.
_SAME: Final = 0.03
#: Titles stand no closer below the text above them than others do, but for this share, and at the same edge.
_CLOSER, _EDGE = 0.85, 1.5
#: What looks as the text does may be a title below so much space, in multiples of the usual distance of lines.
_SPACED: Final = 1.8
#: Looks of titles and of the titles of their parts.
_RANKS: Final = 3
_BROKEN = re.compile(r"[.,;]$|\d{3}|@")


@dataclass(frozen=True, slots=True)
class _Look:
    """How a line is set: its size, whether it is in capitals, bold, slanted."""

    size: float
    capitals: bool
    bold: bool
    slanted: bool

    @property
    def rank(self) -> tuple[float, bool, bool, bool]:
        """Give what sets it apart, most first, for sorting."""
        return (-self.size, not self.capitals, not self.bold, self.slanted)


def titles_of(lines: Sequence[Line], size: float) -> dict[int, int]:
    """Give the places of the lines that are titles, each with its rank: 0 for sections, more for parts of them.

    Args:
        lines: of the document.
        size: that most of its text is set in.
    """
    alike: dict[_Look, list[int]] = {}
    for index, line in enumerate(lines[:-1]):
        look = _look(line, size)
        if look:
            near = next((known for known in alike if _is_one(known, look)), look)
            alike.setdefault(near, []).append(index)
    titled = {look: found for look, members in alike.items() if (found := _titles(lines, members))}
    return {index: rank for look, rank in _ranks(lines, titled) for index in titled[look]}


def _look(line: Line, size: float) -> _Look | None:
    """Give the look of a line that may be a title, None for others and for the look of the text."""
    title, look = _opening(line.cells[0])
    if look is None or not _is_alone(line) or not 0 < len(title.split()) <= _WORDS or _BROKEN.search(title):
        return None
    if not title[0].isupper() or MARKER.match(title) or sum(char.isalpha() for char in title) <= _LEAST:
        return None
    found = _Look(look.size, _in_capitals(title), look.bold, look.italic)
    plain = abs(found.size - size) <= _SAME * size and not (found.capitals or found.bold or found.slanted)
    return None if plain and line.gap < _SPACED else found


def _is_alone(line: Line) -> bool:
    """Say whether nothing stands beside a title but a remark in brackets."""
    beside = "".join(text for cell in line.cells[1:] for text, _ in cell).strip()
    return len(line.cells) == 1 or (beside.startswith("(") and beside.endswith(")") and not re.search(r"\d", beside))


def _opening(parts: Sequence[Part]) -> tuple[str, Type | None]:
    """Give what a cell opens with in one look, and the look; what may stand behind it is set smaller, in brackets."""
    told: list[str] = []
    first: Type | None = None
    for text, look in parts:
        if first is None and text.strip():
            first = look
        if first is None:
            continue
        if (look.bold, look.italic) == (first.bold, first.italic) and look.size > (1 - _SAME) * first.size:
            told.append(text)
            continue
        rest = "".join(text for text, _ in parts)[len("".join(told)) :].strip()
        opening = "".join(told)
        inside = "(" in opening or rest.startswith("(")
        return (opening.split("(")[0].strip(), first) if inside and rest.endswith(")") else ("", None)
    return re.sub(r"\s*\([^()]*\)$|:$", "", "".join(told).strip()), first


def _in_capitals(title: str) -> bool:
    """Say whether a title is in capitals, but for letters that a font of small capitals lacks."""
    letters = [char for char in title if char.isalpha()]
    return sum(char.isupper() for char in letters) >= _CAPITALS * len(letters)


def _is_one(known: _Look, look: _Look) -> bool:
    same = (known.capitals, known.bold, known.slanted) == (look.capitals, look.bold, look.slanted)
    return same and abs(known.size - look.size) <= _SAME * known.size


def _titles(lines: Sequence[Line], members: Sequence[int]) -> list[int]:
    """Give the titles among lines of one look, none where the look is not one of titles."""
    named = {index: kind for index in members if (kind := _named(lines[index]))}
    texts = {lines[index].text.casefold() for index in named}
    told = len(set(named.values())) >= _LEAST or (len(texts) >= _LEAST and _LISTED.issuperset(named.values()))
    if not told or len(named) < _NAMED * len(members):
        return []
    gaps = [lines[index].gap for index in named if lines[index].gap < TOP]
    least = min(gaps, default=0.0) * _CLOSER
    edges = [(lines[index].page, lines[index].column, lines[index].left) for index in named]
    return [index for index in members if index in named or _stands_so(lines[index], least, edges)]


def _named(line: Line) -> str:
    """Give the kind of section that a line names by what it opens with."""
    return section_named(_opening(line.cells[0])[0])


def _stands_so(line: Line, least: float, edges: Sequence[tuple[int, int, float]]) -> bool:
    """Say whether a line stands as titles do: with as much space above it, and at an edge of theirs."""
    return line.gap >= least and any(abs(line.left - left) <= _EDGE for _, _, left in edges)


def _ranks(lines: Sequence[Line], titled: Mapping[_Look, Sequence[int]]) -> Iterator[tuple[_Look, int]]:
    """Give each look its rank: titles of parts are set less apart, those of another column are no parts."""
    columns: list[set[tuple[int, int]]] = []
    for look in sorted(titled, key=lambda look: look.rank):
        own = {(lines[index].page, lines[index].column) for index in titled[look]}
        rank = max((place + 1 for place, others in enumerate(columns) if others & own), default=0)
        rank = min(rank, _RANKS - 1)
        while len(columns) <= rank:
            columns.append(set())
        columns[rank] |= own
        yield look, rank
