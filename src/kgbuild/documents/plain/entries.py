"""Entries that no empty line parts: each begins with a date, or where a line ended before it had to."""

from __future__ import annotations

import re
from collections.abc import Sequence

from kgbuild.dates.alone import date_alone
from kgbuild.documents.plain.lines import Line

#: "2011–2014 Lecturer", "Oct 2010. Fellow", "2006: Prize".
_DATED = re.compile(
    r"(?:[^\W\d_]{3,9}\.?[ ]+|\d{1,2}[./])?(?:19|20)\d\d"
    r"(?:\s*[-–—/]+\s*(?:[^\W\d_]{3,12}|(?:\d{1,2}[./])?\d{2,4})?)?[.:,;)\t ]+\S"
)
#: "…, 2012.", "…, 2012–", "(2012–present)".
_ENDS_DATED = re.compile(r"\b(?:19|20)\d\d(?:\s*[-–—](?:\s*(?:(?:19|20)?\d\d|[^\W\d_]{3,9}))?)?[.)\]]{0,2}$")
#: An entry begins with a capital, or what is quoted; "Thesis: …" tells more of the one above.
_OPENS = re.compile(r"(?![^\W\d_]+(?: [^\W\d_]+)?:)[\"“‘«]?[^\W\d_a-zß-öø-ÿ]")
#: "Holm, I., …", "Ida Holm and …": what references begin with.
_NAME = r"[^\W\d_a-zß-öø-ÿ][\w’'-]+"
_AUTHORS = re.compile(
    rf"(?:{_NAME},? (?:[^\W\d_a-z]\.[ -]?)+|{_NAME} (?:[^\W\d_a-z]\. )?{_NAME})(?:,| and | & |\. \(?\d|\()"
)
_FINISHED = (".", "]", ")", "”", '"', "?", "!")
#: A stretch of so many lines may be a list of entries, if so many of its lines are full.
_LINES, _FULL_LINES = 4, 0.4
_FULL = 0.8
_NARROWEST = 50
_NEAR = 25
#: A date behind a tab is no longer.
_DATE = 40


def begins_entry(lines: Sequence[Line], first: Line, index: int) -> bool:
    """Tell whether the line at `index` begins an entry of its own within lines that nothing parts.

    Args:
        lines: of the document.
        first: line that the open paragraph begins with.
        index: place of the line.
    """
    line, above = lines[index], lines[index - 1]
    if has_date_behind(line) and has_date_behind(first):
        return True
    if _DATED.match(line.text) and not above.text.endswith((",", "-", "–", "&")):
        return bool(_DATED.match(first.text)) or _dated_below(lines, index)
    return _heads_dated(lines, first, index) or _ended(lines, index) or _follows_dated(lines, index)


def opens_entry(lines: Sequence[Line], index: int) -> bool:
    """Tell whether a line that ends with a date behind a tab opens an entry that goes on below it, and is no row."""
    below = lines[index + 1] if index + 1 < len(lines) else None
    if below is None or below.look != "text" or below.marker or below.tabbed or below.depth:
        return False
    return has_date_behind(lines[index]) and "\t" not in below.text and not _DATED.match(below.text)


def has_date_behind(line: Line) -> bool:
    """Tell whether all that stands behind the last tab of a line is a date, before which no date stands."""
    before, _, last = line.text.rpartition("\t")
    told = bool(before.strip()) and _DATED.match(before.strip()) is None
    return told and len(last) <= _DATE and date_alone(last) is not None


def _heads_dated(lines: Sequence[Line], first: Line, index: int) -> bool:
    """Tell whether a line between entries that begin with dates heads the next of them: an employer, a school."""
    line, below = lines[index], lines[index + 1] if index + 1 < len(lines) else None
    if not below or below.look != "text" or not _DATED.match(below.text) or not _DATED.match(first.text):
        return False
    return lines[index - 1].text.endswith(_FINISHED) and line.text[:1].isupper() and not line.text.endswith((".", ","))


def _follows_dated(lines: Sequence[Line], index: int) -> bool:
    """Tell whether the line above ends with a date, as do others of the stretch and its last: entries end so."""
    line, above = lines[index], lines[index - 1]
    if not _ENDS_DATED.search(above.text) or not _OPENS.match(line.text):
        return False
    stretch = _stretch(lines, index)
    dated = sum(bool(_ENDS_DATED.search(other.text)) for other in stretch)
    return dated > 1 and bool(_ENDS_DATED.search(stretch[-1].text))


def _dated_below(lines: Sequence[Line], index: int) -> bool:
    """Tell whether another line of the stretch begins with a date."""
    for line in lines[index + 1 : index + 6]:
        if line.look != "text":
            return False
        if _DATED.match(line.text):
            return True
    return False


def _ended(lines: Sequence[Line], index: int) -> bool:
    """Tell whether the line above ended although the next word would have fitted, in a list of wrapped entries."""
    line, above = lines[index], lines[index - 1]
    if not above.text.endswith(_FINISHED) or line.text[:1].islower():
        return False
    stretch = _stretch(lines, index)
    width = max(len(other.text) for other in stretch)
    if len(stretch) < _LINES or width < _NARROWEST:
        return False
    full = sum(len(other.text) >= _FULL * width for other in stretch)
    fits = bool(_AUTHORS.match(line.text)) or len(above.text) + 1 + len(line.text.split(maxsplit=1)[0]) <= _FULL * width
    return full >= _FULL_LINES * len(stretch) and fits


def _stretch(lines: Sequence[Line], index: int) -> Sequence[Line]:
    """Give the lines around the one at `index` that stand together with it, of many the nearest."""
    start, end = index, index
    while start and index - start < _NEAR and lines[start - 1].look == "text":
        start -= 1
    while end < len(lines) and end - index < _NEAR and lines[end].look == "text":
        end += 1
    return lines[start:end]
