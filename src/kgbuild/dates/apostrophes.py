"""Ranges of years of two digits, told by the apostrophe before them: "’23–’24", "'19 - present"."""

from __future__ import annotations

import re
from functools import cache

from kgbuild.dates.brackets import DASH
from kgbuild.lexicon import alternatives, table

#: Years above are those of the century before.
_LATEST = 40


def short_range(text: str) -> tuple[str, str, int, int] | None:
    """Give start and end of the first range that apostrophes tell, and its place; the end is empty where it goes on.

    >>> short_range("Intern, '23-'24"), short_range("’98 – present"), short_range("in the '60s - 70s")
    (('2023', '2024', 8, 15), ('1998', '', 0, 13), None)
    """
    match = _short().search(text)
    if match is None:
        return None
    start, end = _year(match["start"]), _year(match["end"]) if match["end"] else ""
    return (start, end, match.start(), match.end()) if not end or end >= start else None


def _year(digits: str) -> str:
    return f"20{digits}" if int(digits) <= _LATEST else f"19{digits}"


@cache
def _short() -> re.Pattern[str]:
    present = alternatives(table("dates")["words"]["present"])
    return re.compile(
        rf"(?<![\w’'])[’'‘](?P<start>\d\d)\s*[{DASH}]\s*(?:[’'‘](?P<end>\d\d)(?![\w’'])|(?:{present})\b)", re.IGNORECASE
    )
