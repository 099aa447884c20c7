"""Names with links, and dates as people read them."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from urllib.parse import quote

_MONTHS = ("", "Jan", "Feb", "Mar", "Apr", "May", "June", "July", "Aug", "Sep", "Oct", "Nov", "Dec")
_SEASONS = {"21": "spring", "22": "summer", "23": "autumn", "24": "winter"}
#: Scripts whose language is told by the script, and the tags of others (BCP 47, RFC 5646 `und`).
_LANGUAGES = {
    "ARABIC": "und-Arab", "ARMENIAN": "hy", "BENGALI": "bn", "CJK": "und-Hani", "CYRILLIC": "und-Cyrl",
    "DEVANAGARI": "und-Deva", "GEORGIAN": "ka", "GREEK": "el", "HANGUL": "ko", "HEBREW": "he", "HIRAGANA": "ja",
    "KATAKANA": "ja", "TAMIL": "ta", "THAI": "th",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Ref:
    """A name, and where it leads.

    Attributes:
        text: what is shown.
        href: address from the root of the site, or an http(s) address; empty where nothing is linked.
        lang: BCP 47 tag where the script is not Latin.
        note: what is said behind it in small print.
    """

    text: str
    href: str = ""
    lang: str = ""
    note: str = ""


def page_path(key: str) -> str:
    """Give the path of an entity's page from the root of the site, as a file."""
    return f"{key}/index.html"


def href(path: str) -> str:
    """Give a path as a relative web address."""
    return path if path.isascii() and " " not in path and "%" not in path else quote(path, safe="/~+,;=@()!*'&#")


@lru_cache(maxsize=1 << 14)
def script_language(text: str) -> str:
    """Give the language tag of a text that is not in Latin letters, else nothing.

    >>> script_language("Ада Линдквист"), script_language("Ada")
    ('und-Cyrl', '')
    """
    if text.isascii():
        return ""
    for char in text:
        if char.isalpha():
            return _LANGUAGES.get(unicodedata.name(char, "").partition(" ")[0], "")
    return ""


def pretty(date: str) -> str:
    """Give a date of the graph for readers.

    >>> [pretty(date) for date in ("2012", "2015-05", "2019-08-20", "2018-23")]
    ['2012', 'May 2015', '20 Aug 2019', 'autumn 2018']
    """
    year, _, rest = date.partition("-")
    month, _, day = rest.partition("-")
    if not rest:
        return year
    if month in _SEASONS:
        return f"{_SEASONS[month]} {year}"
    name = _MONTHS[int(month)] if month.isdecimal() and int(month) < len(_MONTHS) else month
    return f"{int(day)} {name} {year}" if day.isdecimal() else f"{name} {year}"


def period(start: str, end: str = "", *, ongoing: bool = False) -> str:
    """Give a span of time for readers.

    >>> period("2003-09", "2007-05"), period("2010", ongoing=True), period("2012", "2012")
    ('Sep 2003 – May 2007', '2010 – present', '2012')
    """
    if ongoing:
        return f"{pretty(start)} – present" if start else "present"
    if not end or start == end:
        return pretty(start or end) if start or end else ""
    return f"{pretty(start)} – {pretty(end)}" if start else f"until {pretty(end)}"


def iso(date: str) -> str:
    """Give a date as ISO 8601; of a season the year."""
    return date[:4] if len(date) == len("2018-21") and int(date[5:]) > 12 else date
