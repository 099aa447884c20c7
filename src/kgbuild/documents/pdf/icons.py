"""Signs that open lines: pictures and letters of other fonts that are bullets, or ornaments, which print nothing."""

from __future__ import annotations

from collections import Counter
from collections.abc import Container, Sequence
from dataclasses import replace
from itertools import pairwise
from typing import Final

from kgbuild.documents.pdf.order import Page, Row
from kgbuild.documents.pdf.tabs import is_date
from kgbuild.documents.pdf.type import Stretch

#: Pictures are written as characters of a private plane until it is known what they are.
_FIRST: Final = 0xF0000
_COUNT: Final = 0xFFFF
#: Lines that one bullet opens are no more rows apart.
_NEAR: Final = 4
_BULLET: Final = "•"
#: Letters that Word sets as bullets, and what is wider behind them than a space, in type sizes; so many make a list.
_LETTERS: Final = frozenset("oØv§¢")
_BEHIND: Final = 0.6
_LISTED: Final = 2


def icon_of(code: int) -> str:
    """Give the character that stands for a picture."""
    return chr(_FIRST + code % _COUNT)


def with_bullets(pages: Sequence[Page]) -> None:
    """Write the pictures that open rows as bullets, or leave them out."""
    opened = [(place, row) for page in pages for place, row in enumerate(page.rows) if _icon(row)]
    near: Counter[str] = Counter()
    for (at, row), (below, other) in pairwise(opened):
        near[_icon(row)] += _icon(row) == _icon(other) and 0 < below - at <= _NEAR
    told = Counter(_icon(row) for _, row in opened if _is_noted(row))
    uses = Counter(_icon(row) for _, row in opened)
    bullets = {icon for icon in uses if near[icon] and 2 * told[icon] < uses[icon]}
    for page in pages:
        for row in page.rows:
            _print(row, bullets)


def with_letters(pages: Sequence[Page]) -> None:
    """Write the letters that stand for bullets as such: one opens several rows at one edge, a wide gap behind it."""
    opened: dict[tuple[str, int], list[Row]] = {}
    for row in (row for page in pages for row in page.rows):
        if _stands_alone(row):
            opened.setdefault((row.stretches[0].text[0], round(row.left)), []).append(row)
    for rows in opened.values():
        for row in rows if len(rows) >= _LISTED else ():
            first = row.stretches[0]
            (text, look), *rest = first.parts
            first.parts = [("◦" + text[1:], look), *rest]


def _stands_alone(row: Row) -> bool:
    """Say whether a row opens with a letter that Word sets as a bullet, far before the text."""
    first = row.stretches[0]
    if first.text[:1] not in _LETTERS:
        return False
    if len(first.text) == 1:
        return len(row.stretches) > 1
    return bool(first.words) and first.words[0].at <= 2 and first.words[0].gap > _BEHIND * first.size


def _icon(row: Row) -> str:
    """Give the picture that opens a row, empty where none does."""
    return _picture(row.stretches[0])


def _picture(stretch: Stretch) -> str:
    first = stretch.text[:1]
    return first if first and _FIRST <= ord(first) <= _FIRST + _COUNT else ""


def _is_noted(row: Row) -> bool:
    """Say whether a picture stands before a date or an address, as signs for a calendar and for mail do."""
    words = (row.stretches[0].text[1:] or (row.stretches[1].text if len(row.stretches) > 1 else "")).strip()
    return "@" in words or words.startswith(("http", "www.", "+")) or is_date(words)


def _print(row: Row, bullets: Container[str]) -> None:
    """Write a bullet in place of the picture that opens a row, and nothing in place of others."""
    told = [place for place, stretch in enumerate(row.stretches) if _picture(stretch)]
    for place in told:
        _replace(row.stretches[place], "" if place or _icon(row) not in bullets else _BULLET)
    if told:
        row.stretches = [stretch for stretch in row.stretches if stretch.text.strip()] or row.stretches[:1]


def _replace(stretch: Stretch, mark: str) -> None:
    """Write a mark in place of the picture that opens a stretch; without one the text begins behind it."""
    whole = stretch.text
    (text, look), *rest = stretch.parts
    parts = [(mark + text[1:], look), *rest]
    while not mark and parts and not parts[0][0].strip():
        parts.pop(0)
    if not mark and parts:
        parts[0] = (parts[0][0].lstrip(), parts[0][1])
    gone = 0 if mark else len(whole) - len("".join(part for part, _ in parts))
    begun = next((word for word in stretch.words if 0 < word.at <= gone), None)
    if begun and not mark:
        stretch.left = begun.left
    stretch.words = [replace(word, at=word.at - gone) for word in stretch.words if word.at > gone]
    stretch.parts = parts
