"""Letter-spaced type, as in headings: its letters are set apart alike, wider gaps part its words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise
from statistics import median
from typing import Final

from kgbuild.documents.pdf.type import Glyph

#: Letters are spaced if most stand so far apart, in type sizes, in a run of so many; shorter runs look as others do.
_APART: Final = 0.08
_LETTERS: Final = 5
_MOST: Final = 0.75
#: A gap so much wider than between letters, in type sizes, parts words, and such a one columns.
_WORD, _COLUMN = 0.18, 1.6
#: Gaps are alike if they are between so many times the usual one.
_NARROWER, _WIDER = 0.5, 1.5

#: Formulas of TeX set a space behind the comma of a number, narrower than this share of the type size.
_THIN: Final = 0.2

_Look = tuple[float, bool]


def with_whole_numbers(glyphs: Sequence[Glyph]) -> list[Glyph]:
    """Give the glyphs without the thin spaces that formulas set within numbers: "125, 000"."""
    found = list(glyphs)
    for place in range(2, len(found)):
        first, comma, digit = found[place - 2 : place + 1]
        inside = first.text.strip().isdigit() and comma.text == "," and digit.text[1:].isdigit()
        if inside and digit.text[0] == " " and 0 <= digit.left - comma.right < _THIN * digit.type.size:
            found[place] = replace(digit, text=digit.text[1:])
    return found


def closed_up(glyphs: Sequence[Glyph]) -> list[Glyph]:
    """Give the glyphs of a page with letter-spaced words closed up: no gap and no space within a word."""
    runs = list(_runs(glyphs))
    usual: dict[_Look, float] = {}
    for run in runs:
        if (gap := _spacing(run)) and _look(run[0]) not in usual:
            usual[_look(run[0])] = gap
    found: list[Glyph] = []
    for run in runs:
        known = usual.get(_look(run[0]), 0.0)
        gap = _spacing(run) or (known if _is_spaced(run, known) else 0.0)
        found += _closed(run, gap) if gap else run
    return found


def _runs(glyphs: Sequence[Glyph]) -> Iterator[list[Glyph]]:
    """Give the glyphs that follow one another on a line in one size."""
    run: list[Glyph] = []
    for glyph in glyphs:
        if run and not _follows(run[-1], glyph):
            yield run
            run = []
        run.append(glyph)
    if run:
        yield run


def _follows(last: Glyph, glyph: Glyph) -> bool:
    size = last.type.size
    level = abs(glyph.base - last.base) < 0.1 * size and _look(last) == _look(glyph)
    return level and -0.2 * size < glyph.left - last.right < _COLUMN * size


def _look(glyph: Glyph) -> _Look:
    return glyph.type.size, glyph.type.bold


def _gaps(run: Sequence[Glyph]) -> list[float]:
    """Give the gaps between neighbours that no space of the text parts."""
    return [after.left - before.right for before, after in pairwise(run) if before.text.strip() and after.text.strip()]


def _spacing(run: Sequence[Glyph]) -> float:
    """Give the gap between the letters of a run; 0 where these are not spaced, or too few."""
    gaps = _gaps(run)
    if len(gaps) < _LETTERS or sum(glyph.text.strip().isalpha() for glyph in run) <= _MOST * len(gaps):
        return 0.0
    usual = median(gaps)
    if usual < _APART * run[0].type.size or sum(gap >= _NARROWER * usual for gap in gaps) < _MOST * len(gaps):
        return 0.0
    return usual


def _is_spaced(run: Sequence[Glyph], usual: float) -> bool:
    """Say whether a short run is spaced as others that look like it."""
    gaps = _gaps(run)
    return bool(gaps) and bool(usual) and all(_NARROWER * usual <= gap <= _WIDER * usual for gap in gaps)


def _closed(run: Sequence[Glyph], usual: float) -> Iterator[Glyph]:
    """Give a run without the gaps within its words."""
    limit = usual + _WORD * run[0].type.size
    visible = [(glyph, not before.text.strip()) for before, glyph in pairwise([run[0], *run]) if glyph.text.strip()]
    words: list[list[Glyph]] = []
    for glyph, parted in visible:
        if words and not parted and glyph.left - words[-1][-1].right <= limit:
            words[-1].append(glyph)
        else:
            words.append([glyph])
    for number, word in enumerate(words):
        for place, (glyph, after) in enumerate(pairwise([*word, word[-1]])):
            text = glyph.text.strip()
            spaced = " " if not place and (number or glyph.text != text) else ""
            right = glyph.right if after is glyph else max(after.left, glyph.left)
            yield replace(glyph, text=spaced + text, right=right)
