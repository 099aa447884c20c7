"""Ranges of years printed with their end first, as time lines are: "2020 - 2015", "Current - 2018"."""

from __future__ import annotations

import re
from functools import cache

from kgbuild.dates.slashes import YEAR
from kgbuild.lexicon import alternatives, table


def turned_range(text: str) -> tuple[str, str, int, int] | None:
    r"""Give start and end of the range that a line of a text is, and its place; the end is empty if it goes on.

    >>> turned_range("2020 - 2015"), turned_range("Fen\nCurrent - 2018"), turned_range("2015 - 2020")
    (('2015', '2020', 0, 11), ('2018', '', 4, 18), None)
    """
    match = _turned().search(text)
    if match is None or (match["end"] and int(match["end"]) <= int(match["start"])):
        return None
    return match["start"], match["end"] or "", match.start("whole"), match.end("whole")


@cache
def _turned() -> re.Pattern[str]:
    present = alternatives(table("dates")["words"]["present"])
    return re.compile(
        rf"^[^\w\n]*(?P<whole>(?:(?P<end>{YEAR})|(?:{present}))[ \t]*[-–—−][ \t]*(?P<start>{YEAR}))[^\w\n]*$",
        re.IGNORECASE | re.MULTILINE,
    )


def present_before(text: str, start: int, end: int) -> re.Match[str] | None:
    """Find the word for the present before a dash that ends at `end`, in a bracket: "(present-1/2024)"."""
    return _present().search(text, start, end)


@cache
def _present() -> re.Pattern[str]:
    present = alternatives(table("dates")["words"]["present"])
    return re.compile(rf"\(\s*(?P<present>{present})\s*[-–—−]\s*$", re.IGNORECASE)
