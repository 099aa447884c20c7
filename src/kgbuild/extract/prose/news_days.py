"""Days that open items of news, or close them in a bracket."""

from __future__ import annotations

import re

from kgbuild.dates import find_ranges

_OPENS = re.compile(r"^[\W_]{0,4}$")
_A_YEAR, _GOES_ON = re.compile(r"(?:19|20)\d\d"), re.compile(r" (?:[a-zà-ÿ]|[A-Z][a-z]+ [a-z]+ )")
_BEHIND_DAY = re.compile(r"(?:[\])}\s;,.|–—：-]|:(?![a-z]\w+:))*")
_CLOSING_DAY = re.compile(r"[(\[][^()\[\]]{4,25}[)\]]\W*$")
#: "Aug 5", "5. August" and "August" under a heading that is a year; the end of a stay of several days.
_SHORT = re.compile(
    r"[\W_]{0,3}(?P<day>[^\W\d_]{3,10}\.?\s+\d{1,2}(?:st|nd|rd|th)?|\d{1,2}(?:st|nd|rd|th|er|\.)?\s+[^\W\d_]{3,10}\.?|[^\W\d_]{3,10})"
    r"(?:\s?[–—-]\s?(?:[^\W\d_]{3,10}\.?\s+)?\d{1,2}(?:st|nd|rd|th)?)?(?=\s*[\]):：|,–—-])[\])\s:：,|–—-]*"
)
#: "11/30/18": the month first where the second number can be none.
_SLASHED = re.compile(
    r"[\W_]{0,4}(?P<first>\d{1,2})/(?P<second>\d{1,2})(?:/(?P<year>(?:20)?\d\d)(?![\d/])|(?=\s*[:：\])–—]|\s-\s))"
)
#: "12-05-2025", "12.05.2025" and "12-14.05.2025" with the day first, "05-2025" and "20/Sep/2021".
_NUMBERED = re.compile(
    r"[\W_]{0,4}(?P<day>\d{1,2})(?:\s?[–—-]\s?\d{1,2}(?=\.\d{1,2}\.))?(?P<sign>[-.])(?P<month>\d{1,2})(?P=sign)(?P<year>(?:19|20)\d\d)(?!\d)"
)
_MONTHLY = re.compile(r"[\W_]{0,4}(?P<month>\d{1,2})[-.](?P<year>(?:19|20)\d\d)(?!\d)")
_NAMED = re.compile(r"[\W_]{0,4}(?P<day>\d{1,2})/(?P<month>[A-Z][a-z]{2,8})/(?P<year>(?:19|20)\d\d)(?!\d)")
#: "11 月 29 日" and "2025年11月", the year of the heading above left out or not.
_UNSPACED = re.compile(
    r"[\W_]{0,4}(?:(?P<year>(?:19|20)\d\d)\s?年\s?)?(?P<month>\d{1,2})\s?月(?:\s?(?P<day>\d{1,2})\s?[日号])?(?!份?[-至到~にのはから])份?"
)
#: What ties a day to what goes on behind it in Japanese.
_PARTICLES = frozenset("にのはから")
_MONTHS, _DAYS, _SHORT_YEAR = 12, 31, 2


def closing_date(text: str) -> str:
    """Give the day in a bracket that closes a text: "Ada Example joined the lab. (March 2023)"."""
    bracket = _CLOSING_DAY.search(text[-40:])
    found = find_ranges(bracket[0]) if bracket else ()
    if bracket is None or len(found) != 1 or not found[0].single:
        return ""
    beside = bracket[0][: found[0].at] + bracket[0][found[0].to :]
    return "" if re.search(r"\w", beside) else found[0].start


def leading_date(text: str, year: int, *, month_first: bool | None = None) -> tuple[str, int] | None:
    """Give the date that opens a text and where the text behind it begins.

    Args:
        text: of an item.
        year: of the heading above, which the text may leave out; 0 for none.
        month_first: how a page writes days with slashes, None where it does not tell.
    """
    if slashed := _slashed(text, year, month_first):
        return slashed
    if numbered := _numbered(text) or _unspaced(text, year):
        return numbered
    for found in find_ranges(text[:60]):
        opened = _OPENS.match(text[: found.at])
        if opened and _A_YEAR.fullmatch(text, found.at, found.to) and _GOES_ON.match(text, found.to):
            continue  # "2020 has been a year of …"
        if opened and text[found.to : found.to + 1] in _PARTICLES:
            continue  # "2021年12月に開催された…"
        if opened and (found.single or found.start):
            behind = _BEHIND_DAY.match(text, found.to)
            return found.start, behind.end() if behind else found.to
    short = _SHORT.match(text) if year else None
    filled = find_ranges(f"{short['day']} {year}") if short else ()
    if short and filled and filled[0].at == 0 and filled[0].start != str(year):
        return filled[0].start, short.end()
    return None


def _numbered(text: str) -> tuple[str, int] | None:
    """Give a day in numbers and where the text behind it begins."""
    day = ""
    if found := _NAMED.match(text):
        named = find_ranges(f"{found['day']} {found['month']} {found['year']}")
        day = named[0].start if named and named[0].single else ""
    elif found := _NUMBERED.match(text):
        month, number = int(found["month"]), int(found["day"])
        fits = 0 < month <= _MONTHS and 0 < number <= _DAYS
        day = f"{found['year']}-{month:02}-{number:02}" if fits else ""
    elif found := _MONTHLY.match(text):
        month = int(found["month"])
        day = f"{found['year']}-{month:02}" if 0 < month <= _MONTHS else ""
    if found is None or not day:
        return None
    behind = _BEHIND_DAY.match(text, found.end())
    return day, behind.end() if behind else found.end()


def _unspaced(text: str, outer: int) -> tuple[str, int] | None:
    """Give a day in Chinese or Japanese and where the text behind it begins."""
    found = _UNSPACED.match(text)
    if found is None or not (found["year"] or outer):
        return None
    month, number = int(found["month"]), int(found["day"] or 1)
    if not (0 < month <= _MONTHS and 0 < number <= _DAYS):
        return None
    day = f"{found['year'] or outer}-{month:02}" + (f"-{number:02}" if found["day"] else "")
    return day, found.end() + len(re.match(r"[\s，,：:、|–—-]*", text[found.end() :])[0])  # type: ignore[index]


def writes_month_first(texts: list[str]) -> bool | None:
    """Say how the texts of a page write the days with slashes that open them, None where none tells."""
    found = [match for match in map(_SLASHED.match, texts) if match]
    if any(int(match["first"]) > _MONTHS for match in found):
        return False
    return True if any(int(match["second"]) > _MONTHS for match in found) else None


def _slashed(text: str, outer: int, month_first: bool | None) -> tuple[str, int] | None:  # noqa: FBT001
    found = _SLASHED.match(text)
    if found is None or not (found["year"] or outer):
        return None
    first, second = int(found["first"]), int(found["second"])
    told = month_first if month_first is not None else writes_month_first([text])
    printed = found["year"] or str(outer)
    year = printed if len(printed) > _SHORT_YEAR else f"20{printed}"
    behind = _BEHIND_DAY.match(text, found.end())
    at = behind.end() if behind else found.end()
    if told is None:
        return year, at
    month, day = (first, second) if told else (second, first)
    return (f"{year}-{month:02}-{day:02}", at) if 0 < month <= _MONTHS and 0 < day <= _DAYS else None
