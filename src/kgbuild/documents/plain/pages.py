"""Page furniture: page numbers and running heads, which stand between the parts of one entry and belong to none."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from kgbuild.document import Inline
from kgbuild.documents.plain.lines import Line

_PAGE = r"(?:page|p\.|seite|página|pagina|pág\.|pag\.)"
_OF = r"(?:of|/|de|von|di|van|sur)"
#: Unmistakable wherever it stands.
_PAGE_OF = re.compile(
    rf"{_PAGE}\s*\d{{1,3}}\s*{_OF}\s*\d{{1,3}}|[-–—]\s*\d{{1,3}}\s*{_OF}\s*\d{{1,3}}\s*[-–—]", re.IGNORECASE
)
#: A page number only at the edge of a page.
_AT_EDGE = re.compile(rf"(?:{_PAGE}\s*)?\d{{1,3}}(?:\s*{_OF}\s*\d{{1,3}})?|[-–—]\s*\d{{1,3}}\s*[-–—]", re.IGNORECASE)
#: Beside the name of whose vita it is, or below it.
_VITA_PAGE = re.compile(
    r"\W*(?:(?:curriculum vitae|vita|vitae|c\.?v\.?|résumé|resume)\W*)?"
    rf"(?:{_PAGE}\s*)?\d{{1,3}}(?:\s*{_OF}\s*\d{{1,3}})?\W*",
    re.IGNORECASE,
)
_DIGITS = re.compile(r"\d+")
#: So many lines at the edge of a page may be running heads.
_EDGE = 2


def find_furniture(lines: Sequence[Line]) -> frozenset[int]:
    """Give the places of page numbers and running heads."""
    pages = 1 + sum(line.new_page for line in lines)
    edges = _page_edges(lines) if pages > 1 else set()
    shapes = Counter(_DIGITS.sub("#", lines[index].full) for index in sorted(edges))
    found = _running_heads(lines)
    for index, line in enumerate(lines):
        if line.look != "text":
            continue
        full = line.full
        running = index in edges and shapes[_DIGITS.sub("#", full)] > max(1, pages // 2)
        if running or _PAGE_OF.fullmatch(full) or (index in edges and _AT_EDGE.fullmatch(full)):
            found.add(index)
    return frozenset(found)


def _running_heads(lines: Sequence[Line]) -> set[int]:
    """Give the places of lines that begin as the first one does, the number of their page beside or below them."""
    first, *others = [index for index, line in enumerate(lines) if line.look == "text"] or [0]
    name = lines[first].full.strip() if lines else ""
    found: set[int] = set()
    for index, below in zip(others, [*others[1:], -1], strict=False):
        full = lines[index].full.strip()
        if not name or not full.startswith(name):
            continue
        if _VITA_PAGE.fullmatch(full[len(name) :]):
            found.add(index)
        elif full == name and below == index + 1 and _VITA_PAGE.fullmatch(lines[below].full.strip()):
            found.update((index, below))
    return found


def without_furniture(
    text: str, runs: Sequence[Inline], lines: Sequence[Line], furniture: frozenset[int]
) -> tuple[str, list[Inline]]:
    """Give the text without those lines, their line ends kept, and the runs where they then stand."""
    kept: list[Inline] = []
    pieces: list[str] = []
    done = removed = 0
    ordered = sorted(runs, key=lambda run: (run.start, -run.end))
    place = 0
    for index in sorted(furniture):
        start, end = lines[index].outer, lines[index].end
        while place < len(ordered) and ordered[place].start < start:
            kept.append(_shifted(ordered[place], removed, start))
            place += 1
        while place < len(ordered) and ordered[place].start < end:
            place += 1
        pieces.append(text[done:start])
        removed += end - start
        done = end
    kept.extend(_shifted(run, removed, len(text)) for run in ordered[place:])
    return "".join(pieces) + text[done:], [run for run in kept if run.end > run.start]


def _shifted(run: Inline, removed: int, stop: int) -> Inline:
    """Give a run moved up by what was removed before it, cut where a removed line follows."""
    return replace(run, start=run.start - removed, end=min(run.end, stop) - removed)


def _page_edges(lines: Sequence[Line]) -> set[int]:
    """Give the places of the outermost text lines of each page."""
    edges: set[int] = set()
    page: list[int] = []
    for index, line in enumerate(lines):
        if line.new_page:
            edges.update(page[:_EDGE] + page[-_EDGE:])
            page = []
        if line.look == "text":
            page.append(index)
    edges.update(page[:_EDGE] + page[-_EDGE:])
    return edges
