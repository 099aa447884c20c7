"""Numbers at slashes in dates: what is a day, what a month, what a year of study."""

from __future__ import annotations

import re

_CENTURY = r"(?:1[89]|20)"
YEAR = rf"{_CENTURY}\d\d"
#: A date that can only name its day first, or last, shows what its neighbours do.
_DAY_FIRST = re.compile(rf"\b(?:1[3-9]|2\d|3[01])/\d{{1,2}}/(?:{YEAR}|\d\d)\b")
_DAY_SECOND = re.compile(rf"\b\d{{1,2}}/(?:1[3-9]|2\d|3[01])/(?:{YEAR}|\d\d)\b")
_YEAR_MONTH = re.compile(rf"({YEAR})/(\d\d?)(?![\d/])")
#: Two digits behind a year: a month, or the year in which what began there ended.
_BEHIND_YEAR = re.compile(rf"(?<![\w./-]){_CENTURY}(?P<year>\d\d)(?P<mark>[/.-])(?P<behind>\d\d)(?![\w/]|[.-]\d)")
#: So many dates that can name no later year show that such digits are months.
_MONTHS = 2


def slash_order(text: str) -> str:
    """Say what stands first in dates of numbers by those that leave no choice: "day", "month", "year", or nothing.

    Behind "year" stands the mark before the month: a text that has "2013/07" and "2024/11" means a month by "2001/03".

    >>> slash_order("05/06/2019 - 31/12/2020"), slash_order("05/06/2019"), slash_order("2013/07, 2024/11, 2001/03")
    ('day', '', 'year/')
    """
    first, second = _DAY_FIRST.search(text) is not None, _DAY_SECOND.search(text) is not None
    if first != second:
        return "day" if first else "month"
    return next((f"year{mark}" for mark in "/-." if not (first or second) and _months_behind(text, mark)), "")


def _months_behind(text: str, mark: str) -> bool:
    """Say whether the digits behind years and a mark are months: none is too high for one, some too low for a year."""
    found = [(m["year"], m["behind"]) for m in _BEHIND_YEAR.finditer(text) if m["mark"] == mark]
    early = sum("01" <= behind <= min(year, "12") for year, behind in found)
    return early >= _MONTHS and all("01" <= behind <= "12" for _, behind in found)


def slashed(first: int, second: int, order: str) -> tuple[str, str]:
    """Give month and day of `first/second/year`; both are unknown where either order ("day", "month") is possible."""
    if first == second or second > 12 or (order == "month" and first <= 12):
        return str(first), str(second)
    return (str(second), str(first)) if first > 12 or order == "day" else ("", "")


def months_of_range(text: str, left: int, right: int, gap: re.Pattern[str]) -> list[tuple[str, int]]:
    """Give month and end of the two dates of "2003/9 - 2008/12"; nothing where they are no months.

    Args:
        text: that holds them.
        left: where the first begins.
        right: where the second begins.
        gap: what stands between the ends of a range.
    """
    ends = [match for at in (left, right) if (match := _YEAR_MONTH.match(text, at))]
    if len(ends) < 2 or not gap.fullmatch(text, ends[0].end(), right):
        return []
    parts = [(int(match[1]), int(match[2])) for match in ends]
    if all((year + 1) % 10 ** len(str(month)) == month for year, month in parts):
        return []  # years of study
    if not all(1 <= month <= 12 for _, month in parts):
        return []
    return [(f"{month:02}", match.end()) for match, (_, month) in zip(ends, parts, strict=True)]
