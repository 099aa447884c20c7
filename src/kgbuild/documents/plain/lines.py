"""Lines of plain text and what each begins with: an indent, a bullet or number, heading signs."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal

from kgbuild.lexicon import table

Look = Literal["text", "blank", "rule", "furniture"]

_GLYPH = r"[-–—•◦*▪▫‣⁃·●○■□◆◇►▶➢➤➔→»✓✔⋅∙\uf0b7\uf0a7\uf0d8]|o(?=[ \t]+[A-Z0-9“\"(])"
_NUMBER = r"\(?\d{1,3}[.)]|\[\s?[A-Za-z]{0,4}[-.]?\d{1,3}\s?\]|[A-Z]{1,2}\d{1,3}[.:)]|\(?[a-z]\)|\([ivx]{1,5}\)"
_BULLET = re.compile(rf"(?P<marker>{_GLYPH}|{_NUMBER})[ \t]+(?=\S)|(?P<tight>[•◦▪‣●○■►➢➤\uf0b7\uf0a7])(?=\S)")
#: A marker that lost its line: text taken from a PDF often has the bullet above the item.
_LONE = re.compile(r"[•◦▪‣●■►➢\uf0b7\uf0a7]|\[[A-Za-z]{0,4}[-.]?\d{1,3}\]|\d{1,3}\.")
#: "3. März 2019" opens with a day and "- 2015" closes a range; neither is a list.
_NO_BULLET = re.compile(r"\d{1,2}\.[ \t]+(?P<month>[^\W\d]+)\.?[ \t]+\d{4}\b|[-–—][ \t]+(?:\d{4}|[Pp]resent)\b[^\w]*$")
_ATX = re.compile(r"(#{1,6})[ \t]+(?=\S)")
_RULE = re.compile(r"(?:[-–—_=*~#.·•][ \t]?){3,}")
_UNDERLINE = re.compile(r"={3,}|-{3,}|~{3,}|–{3,}|—{3,}|_{5,}")
_UNDERLINE_SLACK = 25


@dataclass(frozen=True, slots=True)
class Line:
    """One line, trimmed.

    Attributes:
        number: line of the file, from 1.
        start: offset of its first visible character behind the marker, in the text without marks.
        end: one past its last.
        text: what stands between.
        outer: where its marker begins; `start` if it has none.
        indent: characters of white space before it.
        tabbed: True if it begins with a tab: its first cell is empty.
        marker: the list marker that it begins with, not part of `text`.
        depth: number of `#` before it, not part of `text`.
        look: what it is if it is no text.
        new_page: True for the first line of a page.
    """

    number: int
    start: int
    end: int
    text: str
    outer: int
    indent: int = 0
    tabbed: bool = False
    marker: str = ""
    depth: int = 0
    look: Look = "text"
    new_page: bool = False

    @property
    def full(self) -> str:
        """The line with its marker."""
        return f"{self.marker} {self.text}" if self.marker else self.text


def split_lines(text: str) -> list[Line]:
    """Give the lines of text without marks; a form feed begins a page."""
    lines: list[Line] = []
    place = 0
    for number, raw in enumerate(text.split("\n"), 1):
        offset = place
        for page, part in enumerate(raw.split("\f")):
            lines.append(_line(number, offset, part, new_page=page > 0))
            offset += len(part) + 1
        place += len(raw) + 1
    return _check_numbers(lines, text)


def underlines(line: Line, above: Line) -> bool:
    """Tell whether a line only underlines the one above."""
    fits = abs(len(line.text) - len(above.text)) <= _UNDERLINE_SLACK
    return fits and bool(_UNDERLINE.fullmatch(line.text))


def _line(number: int, offset: int, raw: str, *, new_page: bool) -> Line:
    body = raw.strip()
    start = offset + len(raw) - len(raw.lstrip())
    if not body:
        return Line(number, offset, offset, "", offset, look="blank", new_page=new_page)
    line = Line(number, start, start + len(body), body, start, start - offset, raw.startswith("\t"), new_page=new_page)
    if len(body) > 2 and _is_rule(body):
        return replace(line, look="rule")
    atx = _ATX.match(body)
    if atx:
        title = body[atx.end() :].rstrip("#").rstrip()
        begin = start + atx.end()
        return replace(line, start=begin, end=begin + len(title), text=title, depth=len(atx[1])) if title else line
    if _LONE.fullmatch(body):
        return replace(line, start=line.end, text="", marker=body)
    bullet = _BULLET.match(body)
    if not bullet or _opens_with_day(body):
        return line
    marker = bullet["marker"] or bullet["tight"]
    return replace(line, start=start + bullet.end(), text=body[bullet.end() :], marker=marker)


def _opens_with_day(body: str) -> bool:
    """Tell whether a line opens with a day or the end of a range; "1. Fall 2023" opens with a number and a term."""
    match = _NO_BULLET.match(body)
    if match is None:
        return False
    terms = {name for names in table("dates")["seasons"].values() for name in names}
    return (match["month"] or "").casefold() not in terms


def _is_rule(body: str) -> bool:
    return not any(char.isalnum() for char in body[:3]) and bool(_RULE.fullmatch(body))


def _check_numbers(lines: list[Line], text: str) -> list[Line]:
    """Take back numbers that count nothing: a wrapped "vol. | 86. Springer" is no list."""
    places = [(index, number) for index, line in enumerate(lines) if (number := _number(line)) >= 0]
    for nth, (index, number) in enumerate(places):
        before = places[nth - 1][1] if nth else 0
        after = places[nth + 1][1] if nth + 1 < len(places) else 0
        if number != 1 and abs(number - before) != 1 and abs(number - after) != 1:
            line = lines[index]
            lines[index] = replace(line, marker="", start=line.outer, text=text[line.outer : line.end])
    return lines


def _number(line: Line) -> int:
    """Give the bare number of a marker, -1 if it has none."""
    found = re.match(r"\(?(\d+)", line.marker)
    return int(found[1]) if found else -1


def next_text(lines: Sequence[Line], index: int) -> int:
    """Give the place of the first line from `index` on that says something, the number of lines if there is none."""
    while index < len(lines) and lines[index].look not in {"text", "rule"}:
        index += 1
    return index
