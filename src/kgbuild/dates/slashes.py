"""Numbers at slashes in dates: what is a day, what a month, what a year of study."""

from __future__ import annotations

import re

YEAR = r"(?:1[89]|20)\d\d"
#: A date that can only name its day first, or last, shows what its neighbours do.
_DAY_FIRST = re.compile(rf"\b(?:1[3-9]|2\d|3[01])/\d{{1,2}}/(?:{YEAR}|\d\d)\b")
_DAY_SECOND = re.compile(rf"\b\d{{1,2}}/(?:1[3-9]|2\d|3[01])/(?:{YEAR}|\d\d)\b")
_YEAR_MONTH = re.compile(rf"({YEAR})/(\d\d?)(?![\d/])")


def slash_order(text: str) -> str:
    """Say what stands first in dates such as 05/06/2019 by those that leave no choice: "day", "month", or nothing.

    >>> slash_order("05/06/2019 - 31/12/2020"), slash_order("05/06/2019")
    ('day', '')
    """
    first, second = _DAY_FIRST.search(text) is not None, _DAY_SECOND.search(text) is not None
    return "" if first == second else "day" if first else "month"


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
