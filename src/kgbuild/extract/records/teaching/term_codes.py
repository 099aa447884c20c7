"""Terms that stand apart from their years: codes that open courses ("F16: Tides"), columns of year and season."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from kgbuild.dates import DateRange, find_ranges
from kgbuild.dates.terms import coded_term, season_of
from kgbuild.extract.page import Entry
from kgbuild.extract.phrases.parts import Line, line_at, parts_of

_OPENS = re.compile(r"\W*(?P<code>[A-Z][A-Za-z]{0,2}[’']?\d\d)\s*(?:[:.)\t–—-]|\s[–—-])\s*(?=\S)")
#: "(S16, S18)".
_CODE = r"[A-Z][A-Za-z]{0,2}[’']?\d\d"
_BRACKET = re.compile(rf"\s*\((?P<codes>{_CODE}(?:(?:[,;/]\s*|\s+){_CODE})*)\)\W*$")
#: So many entries open with codes, of so many terms of the year, where codes are what they look like.
_LEAST, _TERMS = 3, 2
_AUTUMN = "23"
#: Years with the number of a term, in Brazil and elsewhere.
_HALF = re.compile(r"(?:19|20)\d\d[./][12](?:\s*[,;–-]\s*(?:19|20)\d\d[./][12])?")
#: The letters of a course before its number, at the beginning of a line or behind a semicolon.
_LETTERS = re.compile(r"(?:^|[;\t]\s*)(?:[A-Z]{2,5}|[A-Z][a-z]{1,4})[\s-]?$")


def in_coded_terms(entries: Sequence[Sequence[Line]]) -> bool:
    """Say whether most entries of a list, given by their lines, open with the code of a term."""
    found = [match for lines in entries if lines and (match := _OPENS.match(lines[0].text))]
    codes = [match["code"] for match in found if coded_term(match["code"])]
    seasons = {code.rstrip("0123456789’'") for code in codes}
    return len(codes) >= max(_LEAST, len(entries) / 2) and len(seasons) >= _TERMS


def behind_code(line: Line) -> Line:
    """Give a line with the term that opens it taken for its date; the line itself where none does."""
    match = _OPENS.match(line.text)
    term = coded_term(match["code"]) if match else ""
    if not match or not term:
        return line
    rest = line_at(line.text[match.end() :], line.start + match.end())
    return replace(rest, dates=(DateRange(term, "", ongoing=False, at=0, to=0, single=True),))


def in_bracket(line: Line) -> Line:
    """Give a line with the codes of terms that a bracket at its end holds for its dates: "Waves (S16, S18)"."""
    match = _BRACKET.search(line.text) if not line.dates else None
    codes = re.split(r"[,;/]\s*|\s+", match["codes"]) if match else []
    terms = [coded_term(code) for code in codes]
    if not match or not all(terms):
        return line
    rest = line_at(line.text[: match.start()], line.start)
    dates = (DateRange(term, "", ongoing=False, at=match.start(), to=match.end(), single=True) for term in terms)
    return replace(rest, dates=tuple(dates))


def in_half_years(line: Line) -> Line:
    """Give a line whose numbers of terms are no months: "2018.2", "2020/1", "2019-1"."""
    halves = {date for date in line.dates if _HALF.fullmatch(line.text, date.at, date.to)}
    if not halves:
        return line
    years = (replace(d, start=d.start[:4], end=d.end[:4]) if d in halves else d for d in line.dates)
    return replace(line, dates=tuple(years))


def column_term(entry: Entry, columns: Mapping[str, Line]) -> str:
    """Give the term of a row whose table has columns for the season and the year, be the year that of a row above.

    Of an academic year ("2018-19") autumn is in its first, all other seasons in its second.

    Args:
        entry: the row; its context is what spans it.
        columns: its cells by their headings, casefolded.
    """
    spanned = [word for word in re.findall(r"[^\W\d_]+", entry.context) if season_of(word)]
    seasons = [season_of(line.text.strip()) for line in columns.values()] + [season_of(word) for word in spanned]
    season = next(filter(None, seasons), "")
    years = [date for line in columns.values() for date in line.dates] or list(find_ranges(entry.context))
    plain = [date for date in years if re.fullmatch(r"\d{4}", date.start)]
    if not season or not plain:
        return ""
    year = plain[0]
    return f"{year.end if year.end and season != _AUTUMN else year.start}-{season}"


def numbered_line(line: Line) -> Line:
    """Give a line without the dates that are the numbers of courses: "SOCL 2001 Introductory Sociology".

    Such a number stands behind the letters of a code that opens the line or follows a semicolon, and before a title.
    """
    numbers = [date for date in line.dates if date.single and _is_number(line.text, date)]
    if not numbers:
        return line
    kept = tuple(date for date in line.dates if date not in numbers)
    edges = [0, *(edge for date in kept for edge in (date.at, date.to)), len(line.text)]
    spans = zip(edges[::2], edges[1::2], strict=True)
    return replace(line, dates=kept, parts=tuple(part for a, b in spans for part in parts_of(line, a, b, ())))


def _is_number(text: str, date: DateRange) -> bool:
    digits = re.fullmatch(r"\d{4}", text[date.at : date.to]) is not None
    title = re.match(r"[A-Z]?[.:,]?\s+[A-ZÀ-Þ“\"][^\W\d_]", text[date.to :]) is not None
    return digits and title and _LETTERS.search(text[: date.at]) is not None
