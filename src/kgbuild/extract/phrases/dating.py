"""When what a line says held, and what is left of the line without its dates."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from kgbuild.dates import DateRange
from kgbuild.document import Inline
from kgbuild.extract.phrases.parts import Line, Part, parts_of

#: "(rescheduled for 2022)".
_MOVED = re.compile(
    r"\((?:re-?scheduled|postponed|moved|delayed|deferred|cancel+ed|declined)\b[^()]*\)[\s).]*$", re.IGNORECASE
)
_HOPED = re.compile(r"\s*\((?:expected|anticipated|planned|scheduled|upcoming|forthcoming)\)[\s.;,]*$", re.IGNORECASE)
#: What stands between the dates of a list, and around it: "(2020-21 & 2022-23)".
_BETWEEN = re.compile(r"\s*(?:[,;&/]|,?\s*(?:and|und|et|y|e))\s*")
#: A year before a season, and a name that goes on behind it.
_YEAR_AND_SEASON = re.compile(r"(?P<year>(?:19|20)\d\d)\s+[^\W\d_]+")
_GOES_ON = re.compile(r"\s+[A-ZÀ-Þ]")
_AROUND = re.compile(r"[\s,;:.()\[\]–—-]*")


@dataclass(frozen=True, slots=True)
class Dated:
    """A line with the one date that dates its entry taken off its end or its start.

    Attributes:
        date: that date; None where the line has none.
        parts: of what is left; years inside names stay.
    """

    date: DateRange | None
    parts: tuple[Part, ...]


def dated(line: Line, inlines: Sequence[Inline] = ()) -> Dated:
    """Take the outermost date off a line: "Loops 13, Prague, July 2013" is dated July 2013, and keeps its 13."""
    text = line.text.rstrip()
    if not line.dates:
        return Dated(None, tuple(parts_of(line, 0, len(text), inlines)))
    text = _HOPED.sub("", text)
    moved = _MOVED.search(text)
    dates = tuple(date for date in line.dates if not (moved and moved.start() < date.at < moved.end())) or line.dates
    last, first = dates[-1], dates[0]
    text = text[: moved.start()].rstrip() if moved and dates != line.dates else text
    listed = listed_dates(replace(line, text=text, dates=dates))
    if listed and _AROUND.fullmatch(text[last.to :]) and text[: listed[0].at].strip():
        return Dated(_whole_time(listed), tuple(parts_of(line, 0, _opening(text, listed[0].at), inlines)))
    if _AROUND.fullmatch(text[last.to :]):
        named = last.single and re.search(r"[A-Z]{2,}\w*[ \u00a0]?$", text[: last.at]) and len(line.dates) == 1
        again = first.single and first is not last and last.start.startswith(first.start)  # "2015: Tides, 9 May 2015"
        start = first.to if again and _AROUND.fullmatch(text[: first.at]) else 0
        return Dated(last, tuple(parts_of(line, start, len(text) if named else last.at, inlines)))
    if _AROUND.fullmatch(text[: first.at]):
        opening = listed if listed and listed[0] is first else (exact_among(first, dates),)
        return Dated(opening[0], tuple(parts_of(line, opening[-1].to, len(text), inlines)))
    return Dated(last, line.parts)


def exact_among(date: DateRange, dates: Sequence[DateRange]) -> DateRange:
    """Give years with the months that a line tells of them further on: "2016–2017 Ada Moe, May 2016 – June 2017"."""
    told = [other for other in dates if other is not date and len(other.start) > len(date.start) == len("2016")]
    same = len(told) == 1 and (told[0].start[:4], told[0].end[:4]) == (date.start, date.end)
    return replace(date, start=told[0].start, end=told[0].end, single=told[0].single) if same else date


def _opening(text: str, at: int) -> int:
    """Give where a text ends before its dates at a place, and before the bracket that holds them."""
    bare = text[:at].rstrip()
    return len(bare) - 1 if bare.endswith(("(", "[")) else at


def listed_dates(line: Line) -> Sequence[DateRange]:
    """Give the dates of a list that ends or opens a line ("Prize, 2010, 2011, and 2013"), if it has several."""
    for dates, ends in ((line.dates[::-1], True), (line.dates, False)):
        run = list(dates[:1])
        for date in dates[1:]:
            before, after = (date, run[-1]) if ends else (run[-1], date)
            if not _BETWEEN.fullmatch(line.text[before.to : after.at]):
                break
            run.append(date)
        found = run[::-1] if ends else run
        head = line.text[: _opening(line.text, found[0].at)] if found else ""
        outside = line.text[found[-1].to :] if found and ends else head
        again = any(b.start.startswith(a.start) for a, b in pairwise(found))  # "Tides 2021, July 2021"
        if len(found) > 1 and not again and _AROUND.fullmatch(outside) and head.count("(") == head.count(")"):
            return found
    return ()


def _whole_time(dates: Sequence[DateRange]) -> DateRange:
    """Give the time from the first to the last of ranges that meet, as years of office do; else the last date."""
    ranges = not any(date.single or not date.end for date in dates)
    if ranges and all(a.end >= b.start for a, b in pairwise(dates)):
        return replace(dates[0], end=dates[-1].end, to=dates[-1].to)
    return dates[-1]


def with_named_seasons(line: Line, inlines: Sequence[Inline] = ()) -> Line:
    """Give a line whose seasons behind a year open a name, and date nothing: "2014 Summer Research Fellowship"."""
    dates = tuple(_before_season(line.text, date) for date in line.dates)
    if dates == line.dates:
        return line
    starts, ends = [0, *(date.to for date in dates)], [*(date.at for date in dates), len(line.text)]
    parts = (part for a, b in zip(starts, ends, strict=True) for part in parts_of(line, a, b, inlines))
    return replace(line, dates=dates, parts=tuple(parts))


def _before_season(text: str, date: DateRange) -> DateRange:
    """Give the year of a date whose season begins the name behind it, any other date as it is."""
    match = _YEAR_AND_SEASON.fullmatch(text, date.at, date.to)
    if match is None or not date.single or not _GOES_ON.match(text, date.to):
        return date
    year = match["year"]
    return replace(date, start=year, end=year if date.end else "", to=match.end("year"))
