"""When what a line says held, and what is left of the line without its dates."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from kgbuild.dates import DateRange
from kgbuild.document import Inline
from kgbuild.extract.phrases.parts import Line, Part, parts_of

#: "(2020-21 & 2022-23)": several dates in a bracket behind a line.
_DATES_BEHIND = re.compile(r"\s*\([^()]*\)[\s.,;]*$")
#: "(rescheduled for 2022)".
_MOVED = re.compile(
    r"\((?:re-?scheduled|postponed|moved|delayed|deferred|cancel+ed|declined)\b[^()]*\)[\s).]*$", re.IGNORECASE
)
_HOPED = re.compile(r"\s*\((?:expected|anticipated|planned|scheduled|upcoming|forthcoming)\)[\s.;,]*$", re.IGNORECASE)
_BETWEEN = re.compile(r"\s*(?:,|;|&|/|and|,\s*and)\s*")
_NEAR = 4
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
    if listed := _DATES_BEHIND.search(text, max(first.at - 2, 0)):
        behind = [date for date in line.dates if date.at >= listed.start()]
        between = [text[a.to : b.at] for a, b in pairwise(behind)]
        if len(behind) > 1 and behind[0].at - listed.start() < _NEAR and all(map(_BETWEEN.fullmatch, between)):
            return Dated(_whole_time(behind), tuple(parts_of(line, 0, listed.start(), inlines)))
    if _AROUND.fullmatch(text[last.to :]):
        named = last.single and re.search(r"[A-Z]{2,}\w*[ \u00a0]?$", text[: last.at]) and len(line.dates) == 1
        again = first.single and first is not last and last.start.startswith(first.start)  # "2015: Tides, 9 May 2015"
        start = first.to if again and _AROUND.fullmatch(text[: first.at]) else 0
        return Dated(last, tuple(parts_of(line, start, len(text) if named else last.at, inlines)))
    if _AROUND.fullmatch(text[: first.at]):
        return Dated(first, tuple(parts_of(line, first.to, len(text), inlines)))
    return Dated(last, line.parts)


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
