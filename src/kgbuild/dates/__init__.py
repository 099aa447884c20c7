"""Partial dates and ranges of dates as academic documents print them, exact as printed and no more exact.

Dates are EDTF strings (ISO 8601-2:2019): `2012`, `2015-05`, `2019-08-20`, and seasons `2018-21` to `2018-24`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import pairwise

from kgbuild.dates.apostrophes import short_range
from kgbuild.dates.backwards import present_before, turned_range
from kgbuild.dates.brackets import DASH, is_short_year
from kgbuild.dates.eras import year_of_era
from kgbuild.dates.patterns import (
    by_word,
    date_pattern,
    end_pattern,
    gap_pattern,
    hanging_pattern,
    hoped_pattern,
    months,
    open_pattern,
    prefix_pattern,
)
from kgbuild.dates.slashes import months_of_range, slash_order, slashed
from kgbuild.lexicon import table

#: Words that are months in some language and something else in another, unless they are capitalised or a day is beside.
_AMBIGUOUS = frozenset({
    "may", "mar", "set", "out", "ago", "gen", "mag", "mai", "ss", "ws", "wise", "lente", "estate", "hs", "fs",
    "ht", "ls", "vt", "yaz", "zs",
})  # fmt: skip
#: Of them, those that say nothing else in front of a year.
_BEFORE_YEAR = frozenset({"mai", "mar", "mag", "lente", "estate"})
#: What makes a month part of a name, before it, is no longer.
_NAME = 14


#: A margin, and what parts it from the words that it dates.
_MARGIN, _BESIDE_MARGIN = re.compile(r"(?:^|\n)\s*$"), re.compile(r"(?:\t|:\s|\s+[–—-]\s)\s*(?=[^\W\d_])")
_SHORT = re.compile(r"\d{1,2}/\d\d|\d{1,2}/\d{1,2}/\d\d")
#: "1997–02" ends in the next century, after so many years at most.
_DECADE, _LATEST = 12, 45
#: "F17", "Sp’20": the code of a term, and what stands before and behind one that is no part of anything else.
_CODED = re.compile(r"[A-Z][A-Za-z]{0,2}[’']?\d\d")
_OPENS = re.compile(r"(?:^|[(\[,;:/&\t–-]|\band)\s*$")
#: "ECON 101: Money F17": behind a course its term.
_COURSE = re.compile(r"\W*[A-Z][A-Za-z]{1,5}[\s-]?\d{2,4}[A-Z]?\b.*\s[A-Z][A-Za-z]{0,2}[’']?\d\d\W*$")
_CLOSES = re.compile(r"\s*(?:$|[)\],;/&\t–-]|and\b)")
#: What stands between terms of one list.
_LISTED = re.compile(r"\s*(?:[,&/]|,?\s+and|,\s*&)\s*")
#: Dates without a digit have no year.
_DIGIT = re.compile(r"\d")
#: A text of no more letters is a line of an entry, not a document.
_BRIEF = 400
_SEASONS = frozenset({"21", "22", "23", "24"})
_AUTUMN = "23"


@dataclass(frozen=True, slots=True)
class DateRange:
    """A printed date or range of dates.

    Attributes:
        start: EDTF date, empty where the source gives only an end ("until 2012").
        end: EDTF date; equal to `start` for a single date; empty where open.
        ongoing: the source says that it goes on ("present", an open dash, "since").
        at: offset of its first character in the text.
        to: one past its last.
        single: one date was printed, not a range.
    """

    start: str
    end: str
    ongoing: bool
    at: int
    to: int
    single: bool = False


@dataclass(frozen=True, slots=True)
class _Token:
    """One printed date; `year` is 0 where it has none. A token that is a range in itself has `end`."""

    start: str
    end: str
    year: int
    month: str
    day: str
    at: int
    to: int


def find_ranges(text: str, order: str = "") -> tuple[DateRange, ...]:
    """Give the dates and ranges of dates printed in `text`, in order, not overlapping.

    Args:
        text: to read.
        order: what stands first in dates of three numbers where they do not show it themselves, as `slash_order` says.
    """
    return _remembered(text, order) if len(text) <= _BRIEF else _ranges(text, order)


@lru_cache(maxsize=8192)
def _remembered(text: str, order: str) -> tuple[DateRange, ...]:
    """Give the ranges of a line, for which every reader of an entry asks again."""
    return _ranges(text, order)


def _ranges(text: str, order: str) -> tuple[DateRange, ...]:
    if turned := turned_range(text):
        start, end, at, to = turned
        above, below = _ranges(text[:at], order), _ranges(text[to:], order)
        moved = (replace(date, at=date.at + to, to=date.to + to) for date in below)
        return (*above, DateRange(start, end, ongoing=not end, at=at, to=to), *moved)
    tokens = _tokens(text, order)
    found: list[DateRange] = []
    index = 0
    while index < len(tokens):
        token = tokens[index]
        following = tokens[index + 1] if index + 1 < len(tokens) else None
        joined = _join(text, token, following) if following else None
        if joined:
            found.append(_labelled(text, joined, found))
            index += 1
        elif token.year:
            found.append(_labelled(text, _alone(text, token, found[-1].to if found else 0), found))
        index += 1
    if not found and (short := short_range(text)):
        start, end, at, to = short
        return (DateRange(start, end, ongoing=not end, at=at, to=to),)
    return tuple(found)


def _tokens(text: str, order: str) -> list[_Token]:
    """Give the printed dates; digits that a dash or comma ties to other digits belong to a number or to a date."""
    tokens: list[_Token] = []
    if not _DIGIT.search(text):
        return tokens
    order = slash_order(text) or order
    for match in date_pattern().finditer(text):
        at = match.start()
        tied = at > 1 and text[at - 1] in f"{DASH}," and text[at - 2].isdigit()
        if tied and not (tokens and tokens[-1].to == at - 1):
            continue
        token = _token(match, order)
        if token:
            tokens.append(token)
    tokens = _months_behind_year(text, _months_at_slashes(text, tokens))
    tokens = [token for index, token in enumerate(tokens) if not _is_fraction(text, tokens, index)]
    return _with_shared_years(text, [token for token in tokens if not _is_no_term(text, tokens, token)])


def _is_no_term(text: str, tokens: Sequence[_Token], token: _Token) -> bool:
    """Say whether "F17" is no term: it stands neither in brackets nor in a list, or no other term is near."""
    if not _CODED.fullmatch(text, token.at, token.to):
        return False
    others = [other for other in tokens if other is not token and _CODED.fullmatch(text, other.at, other.to)]
    follows = any(_LISTED.fullmatch(text, token.to, other.at) for other in others)
    apart = (follows or _OPENS.search(text, 0, token.at)) and _CLOSES.match(text, token.to)
    near = any(not re.match(r"S\d", text[other.at :]) for other in (*others, token)) and bool(others)
    ends = _COURSE.match(text) is not None and not text[token.to :].strip(" .)")
    if ends and not others:
        return False
    alone = text[token.at - 1 : token.at] == "(" and not re.match(r"S\d", text[token.at :])
    return not (apart and (near or alone))


def _with_shared_years(text: str, tokens: Sequence[_Token]) -> list[_Token]:
    """Give seasons the year, and years the season, of the list that they stand in.

    "Spring, Fall 2019" are two terms of 2019, "Fall 2019, 2020" two autumns.
    """
    found = list(tokens)
    for index in range(len(found) - 2, -1, -1):
        left, right = found[index], found[index + 1]
        listed = _LISTED.fullmatch(text, left.to, right.at)
        if listed and not left.year and left.month in _SEASONS and right.month in _SEASONS and right.year:
            found[index] = _dated(left, right.year)
    for index, (left, right) in enumerate(pairwise(found)):
        plain = right.start == str(right.year) and not right.end
        listed = _LISTED.fullmatch(text, left.to, right.at)
        if listed and plain and not left.end and found[index].month in _SEASONS and 0 < found[index].year < right.year:
            found[index + 1] = _dated(replace(right, month=found[index].month), right.year)
    return found


def _months_at_slashes(text: str, tokens: Sequence[_Token]) -> list[_Token]:
    """Read both ends of "2003/9 - 2008/12" as months: a range of ranges is none, if they are no consecutive years."""
    read = list(tokens)
    for index, (left, right) in enumerate(pairwise(tokens)):
        ends = months_of_range(text, left.at, right.at, gap_pattern())
        for at, token, (month, to) in zip((index, index + 1), (left, right), ends, strict=False):
            read[at] = _dated(replace(token, end="", month=month, to=to), int(text[token.at : token.at + 4]))
    return read


def _months_behind_year(text: str, tokens: Sequence[_Token]) -> list[_Token]:
    """Give the second month of "2014 May - June" the year in front of the first."""
    read = list(tokens)
    for index, (left, right) in enumerate(pairwise(tokens)):
        led = bool(left.year and left.month) and text.startswith(str(left.year), left.at)
        alone = not right.year and left.month <= right.month and not (left.day or right.day)
        if led and alone and gap_pattern().fullmatch(text, left.to, right.at):
            read[index + 1] = _dated(right, left.year)
    return read


def _is_fraction(text: str, tokens: list[_Token], index: int) -> bool:
    """Say whether "06/22" or "06/22/20" stands alone: only in the margin or as an end of a range it is a date."""
    token = tokens[index]
    if not _SHORT.fullmatch(text, token.at, token.to):
        return False
    before = index and gap_pattern().fullmatch(text, tokens[index - 1].to, token.at)
    after = index + 1 < len(tokens) and gap_pattern().fullmatch(text, token.to, tokens[index + 1].at)
    margin = _MARGIN.search(text, 0, token.at) and _BESIDE_MARGIN.match(text, token.to)
    return not (before or after or margin or open_pattern().match(text, token.to))


def parse_date(text: str) -> str:
    """Give the first date printed in `text`, the start of a range; empty if there is none.

    >>> parse_date("Oct 2nd, 2023"), parse_date("Fall 2018"), parse_date("no date")
    ('2023-10-02', '2018-23', '')
    """
    return next((found.start or found.end for found in find_ranges(text)), "")


def year_of(date: str) -> str:
    """Give the year of an EDTF date, empty for an empty one."""
    return date[:4]


def day_in(text: str, latest: str) -> str:
    """Give the day that `text` prints without its year as the last such day not after `latest` (ISO 8601).

    >>> day_in("Feb 9", "2026-05-15"), day_in("9 November", "2026-05-15"), day_in("Feb 9", "")
    ('2026-02-09', '2025-11-09', '')
    """
    for match in date_pattern().finditer(text):
        token = _token(match)
        if token and not token.year and token.month and token.day and latest:
            suffix = f"{token.month}-{token.day}"
            return f"{int(latest[:4]) - (suffix > latest[5:])}-{suffix}"
    return ""


def month_day(text: str) -> str:
    """Give the month and the day that a text without a year is, the first day of several; empty for other texts.

    >>> month_day("April 1–4"), month_day("12 mai"), month_day("Sept."), month_day("A pier"), month_day("3-5 May")
    ('04-01', '05-12', '09', '', '05-03')
    """
    text = re.sub(rf"^(\d{{1,2}})\.?\s?[{DASH}/&]\s?\d{{1,2}}(?=\.?\s)", r"\1", text.strip(" .,;:()"))
    match = date_pattern().match(text)
    token = _token(match) if match else None
    if not token or token.year or not token.month or token.month in _SEASONS:
        return ""
    behind = re.fullmatch(rf"\s*(?:[{DASH}]\s*(?:\w{{3,9}}\.?\s+)?\d{{1,2}}(?:st|nd|rd|th)?)?", text[token.to :])
    return "-".join(f"{part:02}" for part in map(int, filter(None, (token.month, token.day)))) if behind else ""


def _join(text: str, left: _Token, right: _Token) -> DateRange | None:
    """Give the range that two neighbouring dates make, if what stands between them says so."""
    gap = text[left.to : right.at]
    terms = {left.month, right.month} <= _SEASONS and gap.strip() == "/"  # "Fall 2019/Spring 2020"
    if left.end or right.end or not right.year or (terms and left.year) or not gap_pattern().fullmatch(gap):
        return None
    if not left.year:
        left = _dated(left, right.year)
    if right.month in _SEASONS and gap in DASH + "/" and left.start == str(right.year - 1) == text[left.at : left.to]:
        term = f"{left.year if right.month == _AUTUMN else right.year}-{right.month}"  # "2019-2020 Fall"
        return DateRange(term, term, ongoing=False, at=left.at, to=right.to, single=True)
    consecutive = len(left.start) == len(right.start) == len("2019") and right.year == left.year + 1
    listed = gap.strip().isalpha() and gap.strip().casefold() in table("dates")["words"]["and"]
    if listed and not consecutive and not prefix_pattern("between").search(text, 0, left.at):
        return None
    months = left.month and right.month and not {left.month, right.month} & _SEASONS
    if months and left.start > right.start and not (left.day or right.day):  # "(6/2020-9/2019)"
        left, right = replace(right, at=left.at), replace(left, to=right.to)
    if left.year > right.year:
        return None
    return DateRange(left.start, right.start, ongoing=False, at=left.at, to=right.to)


def _alone(text: str, token: _Token, earlier: int) -> DateRange:
    """Give the date as it stands alone: open, since, until, a range in itself, or a single day."""
    if token.end:
        return DateRange(token.start, token.end, ongoing=False, at=token.at, to=token.to)
    opens = not text[text.rfind("\n", 0, token.at) + 1 : token.at].strip(" \t•*_")
    after = open_pattern().match(text, token.to) or (hanging_pattern().match(text, token.to) if opens else None)
    since = None if _ends_unread(text, token) else prefix_pattern("since").search(text, earlier, token.at)
    if after or since:
        at = since.start() if since else token.at
        return DateRange(token.start, "", ongoing=True, at=at, to=after.end() if after else token.to)
    if goes_on := present_before(text, earlier, token.at):
        return DateRange(token.start, "", ongoing=True, at=goes_on.start("present"), to=token.to)
    until = prefix_pattern("until").search(text, earlier, token.at)
    if until:
        return DateRange("", token.start, ongoing=False, at=until.start(), to=token.to)
    return DateRange(token.start, token.start, ongoing=False, at=token.at, to=token.to, single=True)


def _labelled(text: str, date: DateRange, earlier: Sequence[DateRange]) -> DateRange:
    """Give a date with the words that open it, say what year it is, or hope for it: "von 2010 bis 2012 (geplant)"."""
    first = earlier[-1].to if earlier else 0
    ranged = not date.single and bool(date.start and date.end)
    hoped = hoped_pattern().match(text, date.to) if ranged else None
    date = replace(date, to=hoped.end()) if hoped else date
    opened = prefix_pattern("from").search(text, first, date.at) if ranged else None
    date = replace(date, at=opened.start()) if opened else date
    label = prefix_pattern("year").search(text, first, date.at)
    return replace(date, at=label.start()) if label else date


def _ends_unread(text: str, token: _Token) -> bool:
    """Say whether an end is printed that is no date: "from 2012 to the merger"; what has one does not go on."""
    return end_pattern().match(text, token.to) is not None


def _token(match: re.Match[str], order: str = "") -> _Token | None:
    """Give the date of a match, None if its numbers or words cannot be one; `order` says what stands first in it."""
    got = {key: value for key, value in match.groupdict().items() if value is not None}
    field = {key.partition("_")[0]: value for key, value in got.items()}
    token = _Token("", "", 0, "", "", match.start(), match.end())
    if "y_br" in got and not is_short_year(match):
        field["d"] = field.pop("y")
        del got["y_br"]
    year = year_of_era(got["era_jp"], got["y_jp"]) if "era_jp" in got else int(field.get("y", 0))
    if got.keys() & {"y_ma", "y_br", "y_sh", "y_ab", "y_sa", "y_st", "y_sw", "y_cs"}:
        year += 2000 if year < 50 else 1900
    if "yf" in got:
        later = int(got["yf"]) > year
        return replace(token, start=str(year), end=got["yf"], year=year) if later else _dated(token, year)
    if "yd" in got:  # "2003–5"
        alone = replace(token, start=str(year), year=year, to=match.end("y_yd"))
        later = int(got["yd"]) > year % 10
        return replace(alone, end=f"{year // 10}{got['yd']}", to=token.to) if later else alone
    if "yy" in got:
        return _short_range(token, got["y_yy"], got["g_yy"].strip(), got["yy"], order)
    word = (field.get("w") or field.get("s") or "").rstrip(".")
    stopped = (field.get("w") or "").endswith(".") or "/" in match[0]  # "set. 2010", "set/2010"
    told = bool(field.get("d")) or (year and (stopped or word.casefold() in _BEFORE_YEAR))
    if word.casefold() in _AMBIGUOUS and word[0].islower() and not told:
        return _dated(token, year) if year else None
    if word and prefix_pattern("in_names").search(match.string[max(match.start() - _NAME, 0) : match.start()]):
        token = replace(token, at=next((match.start(key) for key in got if key[0] == "y"), token.at))
        return _dated(token, year) if year else None
    number = months() if "w" in field else by_word("seasons")
    month = (number.get(word.casefold()) or by_word("season_codes").get(word, "")) if word else field.get("m", "")
    day = field.get("d", "")
    if "a" in field:
        month, day = slashed(int(field["a"]), int(field["b"]), order)
    if (month and not word and not 1 <= int(month) <= 12) or (day and not 1 <= int(day) <= 31):
        return None
    token = _dated(replace(token, month=month.zfill(2) if month else "", day=day.zfill(2) if day else ""), year)
    if "e" in field:
        return replace(token, end=token.start[:8] + field["e"].zfill(2))
    return token


def _dated(token: _Token, year: int) -> _Token:
    """Give the token with its year, and its EDTF string."""
    parts = [str(year), token.month, token.day]
    return replace(token, year=year, start="-".join(part for part in parts if part) if year else "")


def _short_range(token: _Token, year: str, gap: str, digits: str, order: str) -> _Token | None:
    """Read `2010-14` as a range and `2019-08` as a month: a range ends after it begins, where `order` says no more."""
    if order == f"year{gap}" and 1 <= int(digits) <= 12:
        return _dated(replace(token, month=digits), int(year))
    turned = year[:2] == "19" and (digits == "00" or gap not in {"-", "/", "."})
    turned = turned and 0 < int(digits) + 100 - int(year[2:]) <= _DECADE
    if turned or int(year[2:]) < int(digits) <= (99 if year < "2000" else _LATEST):
        end = str(int(year[:2]) + turned) + digits
        return replace(token, start=year, end=end, year=int(year))
    if 1 <= int(digits) <= 12 and gap in {"-", "/", "."}:
        return _dated(replace(token, month=digits), int(year))
    return replace(token, start=year, year=int(year), to=token.at + len(year))
