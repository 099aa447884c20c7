"""Lines of plain text and what each looks like: a bullet, columns, a heading, page furniture."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal

Look = Literal["text", "blank", "page", "rule", "furniture"]

_GLYPH = r"[-–—•◦*▪▫‣⁃·●○■□◆◇►▶➢➤➔→»✓✔⋅∙\uf0b7\uf0a7\uf0d8]|o(?=[ \t]+[A-Z0-9“\"(])"
_NUMBER = r"\(?\d{1,3}[.)]|\[\s?[A-Z]{0,4}[-.]?\d{1,3}\s?\]|[A-Z]{1,2}\d{1,3}[.:)]|\(?[a-z]\)|\([ivx]{1,5}\)"
_BULLET = re.compile(rf"[ \t]*(?P<marker>{_GLYPH}|{_NUMBER})[ \t]+(?=\S)")
_TIGHT = re.compile(r"[ \t]*(?P<marker>[•◦▪‣●○■►➢➤\uf0b7\uf0a7])(?=\S)")
#: "3. März 2019" opens with a day and "- 2015" closes a range; neither is a list.
_NO_BULLET = re.compile(r"\d{1,2}\.[ \t]+[^\W\d]+\.?[ \t]+\d{4}\b|[-–—][ \t]+(?:\d{4}|[Pp]resent)\b[^\w]*$")
_ATX = re.compile(r"[ \t]{0,3}(#{1,6})[ \t]+(?=\S)")
_RULE = re.compile(r"[ \t]*(?:[-–—_=*~#.·•][ \t]?){3,}$")
_UNDERLINE = re.compile(r"[ \t]*(?:={3,}|-{3,}|~{3,}|–{3,}|—{3,}|_{5,})[ \t]*$")
_PAGE_OF = re.compile(r"(?:page|p\.|seite|página|pagina|pág\.)?\s*\d{1,3}\s*(?:of|/|de|von|di|van|sur)\s*\d{1,3}", re.I)
_PAGE_WORD = re.compile(r"(?:page|seite|página|pagina|p\.)\s*\d{1,3}|[-–—]\s*\d{1,3}\s*[-–—]", re.I)
_NUMBER_ONLY = re.compile(r"\d{1,3}")
_DIGITS = re.compile(r"\d+")
#: So many lines at the edge of a page may be running heads.
_EDGE = 2


@dataclass(frozen=True, slots=True)
class Line:
    """One line, trimmed.

    Attributes:
        number: line of the file, from 1.
        start: offset of its first visible character in the text without marks.
        end: one past its last.
        text: what stands between.
        outer: where its marker begins; `start` if it has none.
        indent: columns of white space before it, a tab counting as one.
        tabbed: True if it begins with a tab: its first cell is empty.
        marker: the list marker that it begins with, not part of `text`.
        depth: number of `#` before it, not part of `text`.
        look: what it is if it is no text.
        break_before: True for the first line of a page.
    """

    number: int
    start: int
    end: int
    text: str
    outer: int = 0
    indent: int = 0
    tabbed: bool = False
    marker: str = ""
    depth: int = 0
    look: Look = "text"
    break_before: bool = False


def split_lines(text: str, first: int = 1) -> list[Line]:
    """Give the lines of text without marks; `text` keeps its form feeds."""
    lines: list[Line] = []
    place = 0
    for number, raw in enumerate(text.split("\n"), first):
        offset = place
        for page, part in enumerate(raw.split("\f")):
            lines.append(replace(_line(number, offset, part), break_before=page > 0))
            offset += len(part) + 1
        place += len(raw) + 1
    return _check_numbers(_find_furniture(lines), text)


def is_underline(line: Line) -> bool:
    """Tell whether a line only underlines the one above."""
    return bool(_UNDERLINE.fullmatch(line.text))


def _line(number: int, offset: int, raw: str) -> Line:
    body = raw.strip()
    if not body:
        return Line(number, offset, offset, "", offset, look="blank")
    lead = len(raw) - len(raw.lstrip())
    start = offset + lead
    line = Line(number, start, start + len(body), body, start, indent=lead, tabbed=raw.startswith("\t"))
    if _RULE.match(body):
        return replace(line, look="rule")
    atx = _ATX.match(body)
    if atx:
        return _behind(line, atx.end(), depth=len(atx[1]))
    return _with_marker(line)


def _with_marker(line: Line) -> Line:
    bullet = _BULLET.match(line.text) or _TIGHT.match(line.text)
    if not bullet or _NO_BULLET.match(line.text):
        return line
    return _behind(line, bullet.end(), marker=bullet["marker"].strip())


def _behind(line: Line, width: int, *, marker: str = "", depth: int = 0) -> Line:
    text = line.text[width:]
    closed = text.rstrip("#").rstrip() if depth else text
    start = line.start + width
    return replace(line, start=start, end=start + len(closed), text=closed, marker=marker, depth=depth)


def _find_furniture(lines: list[Line]) -> list[Line]:
    """Mark page numbers and running heads: they stand between the parts of one entry and belong to none."""
    edges = _page_edges(lines)
    shapes = Counter(_DIGITS.sub("#", lines[index].text) for index in edges if len(lines[index].text) > 1)
    for index, line in enumerate(lines):
        if line.look != "text":
            continue
        full = f"{line.marker} {line.text}".strip()
        number = bool(_PAGE_OF.fullmatch(full)) and not _is_fraction(lines, index)
        if index in edges:
            number = number or bool(_PAGE_WORD.fullmatch(full) or _NUMBER_ONLY.fullmatch(full))
            number = number or shapes[_DIGITS.sub("#", line.text)] > max(1, _pages(lines) // 2)
        if number:
            lines[index] = replace(line, look="furniture")
    return lines


def _is_fraction(lines: Sequence[Line], index: int) -> bool:
    """Tell whether "3/4" stands within running lines, where it is no page number."""
    around = [lines[place].look for place in (index - 1, index + 1) if 0 <= place < len(lines)]
    return "text" in around and not lines[index].text[:1].isalpha()


def _pages(lines: Sequence[Line]) -> int:
    return 1 + sum(line.break_before for line in lines)


def _page_edges(lines: Sequence[Line]) -> set[int]:
    """Give the places of the outermost text lines of each page, where there is more than one page."""
    if _pages(lines) == 1:
        return set()
    edges: set[int] = set()
    page: list[int] = []
    for index, line in enumerate(lines):
        if line.break_before:
            edges.update(page[:_EDGE] + page[-_EDGE:])
            page = []
        if line.look == "text":
            page.append(index)
    edges.update(page[:_EDGE] + page[-_EDGE:])
    return edges


def _check_numbers(lines: list[Line], text: str) -> list[Line]:
    """Take back numbers that count nothing: a wrapped "vol. | 86. Springer" is no list."""
    places = [(index, int(digits[0])) for index, line in enumerate(lines) if (digits := _bare_number(line))]
    for nth, (index, number) in enumerate(places):
        before = places[nth - 1][1] if nth else 0
        after = places[nth + 1][1] if nth + 1 < len(places) else 0
        if number != 1 and abs(number - before) != 1 and abs(number - after) != 1:
            line = lines[index]
            lines[index] = replace(line, marker="", start=line.outer, text=text[line.outer : line.end])
    return lines


def _bare_number(line: Line) -> re.Match[str] | None:
    return re.match(r"\d+", line.marker.lstrip("(")) if line.look == "text" else None
