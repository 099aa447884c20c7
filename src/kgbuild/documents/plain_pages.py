"""Page furniture: page numbers and running heads, which stand between the parts of one entry and belong to none."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace

from kgbuild.documents.plain_lines import Line

_PAGE = r"(?:page|p\.|seite|página|pagina|pág\.|pag\.)"
_OF = r"(?:of|/|de|von|di|van|sur)"
#: Unmistakable wherever it stands.
_PAGE_OF = re.compile(
    rf"{_PAGE}\s*\d{{1,3}}\s*{_OF}\s*\d{{1,3}}|[-–—]\s*\d{{1,3}}\s*{_OF}\s*\d{{1,3}}\s*[-–—]", re.IGNORECASE
)
#: A page number only at the edge of a page.
_AT_EDGE = re.compile(rf"(?:{_PAGE}\s*)?\d{{1,3}}(?:\s*{_OF}\s*\d{{1,3}})?|[-–—]\s*\d{{1,3}}\s*[-–—]", re.IGNORECASE)
_DIGITS = re.compile(r"\d+")
#: So many lines at the edge of a page may be running heads.
_EDGE = 2


def mark_furniture(lines: list[Line]) -> list[Line]:
    """Give the lines with page numbers and running heads marked as furniture."""
    pages = 1 + sum(line.new_page for line in lines)
    edges = _page_edges(lines) if pages > 1 else set()
    shapes = Counter(_DIGITS.sub("#", lines[index].full) for index in sorted(edges))
    marked = list(lines)
    for index, line in enumerate(lines):
        if line.look != "text":
            continue
        full = line.full
        running = index in edges and shapes[_DIGITS.sub("#", full)] > max(1, pages // 2)
        if running or _PAGE_OF.fullmatch(full) or (index in edges and _AT_EDGE.fullmatch(full)):
            marked[index] = replace(line, look="furniture")
    return marked


def _page_edges(lines: list[Line]) -> set[int]:
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
