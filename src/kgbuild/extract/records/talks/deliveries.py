"""Talks given several times: a title, and behind it, or on lines below it, each time that it was given."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from kgbuild.dates import DateRange
from kgbuild.document import Span
from kgbuild.extract.page import Entry, Page
from kgbuild.extract.phrases.details import clean_title
from kgbuild.extract.phrases.parts import Line, line_at, run
from kgbuild.extract.phrases.titles import title_at
from kgbuild.extract.records.talks.parts import Told, tell
from kgbuild.extract.records.talks.titles import title_span
from kgbuild.extract.records.talks.words import LEAD, kind_of, kind_pattern, surely_event

#: Who advised what a poster tells, behind its title.
_ADVISED = re.compile(r",?\s*(?:(?:thesis |faculty )?advis[eo]rs?|mentors?|supervisors?)\s*:\s", re.IGNORECASE)
#: So many lines, at least, are times; a title has so many words at least.
_SEVERAL, _TITLE = 2, 3
#: Where it was given once is told in so many parts at most.
_PLACE_PARTS = 4
#: What joins the times: ", and at", ". Invited talk at", "; ".
_JOIN = re.compile(
    r"^[\s.,;:–—”\"»-]*(?:(?:and|und|et|y|e|en|og|och|&)\s+)?(?:also\s+)?"
    r"(?:[^\W\d_A-ZÀ-Þ][\w-]*\s+|[A-ZÀ-Þ][a-z]+\s+(?:[a-z]+\s+){0,2})??"
    r"(?:(?:at|in|to|à|au|bei|beim|auf|en|presso|op|bij|vid|på|ved|no|na)\s+(?:the\s+)?)?(?=[A-ZÀ-Þ\d])"
)
#: Behind the date of one time: the bracket is closed, and the next is joined or nothing follows.
_DATE_END = re.compile(r"\)?(?=\s*[,;.|]|\s+(?:and|und|et|y|e|en|og|och|&)\s|\s*$)")
#: A title that ends in a stop.
_SENTENCE = re.compile(r"(?P<title>[A-ZÀ-Þ“][^.!?:;]{8,160}[^\s.!?:;][?!]?)[.:]?\s+(?=[A-ZÀ-Þ])(?<=[.:?!]\s)")


def deliveries(page: Page, entry: Entry, lines: Sequence[Line]) -> Iterator[tuple[str, Told, DateRange | None]]:
    """Give the title with each time that it was given: "Tides" / "Poster, Coast Days" / "Oral, Tide Seminar"."""
    if len(lines) == 1:
        yield from _in_line(page, entry, lines[0])
    below = lines[1:]
    advised = _ADVISED.search(lines[0].text) if below else None
    if len(below) < (1 if advised else _SEVERAL) or not all(_opens_with_kind(line) for line in below):
        return
    end = lines[0].start + (advised.start() if advised else len(lines[0].text))
    told = [part for part in lines[0].parts if part.start < end]
    title = clean_title(run(page, told)) if told else ""
    if len(title.split()) < _TITLE or surely_event(told[0].text):
        return
    for line in below:
        yield title, tell(page, list(line.parts)), next(iter(line.dates), None)


def _in_line(page: Page, entry: Entry, line: Line) -> list[tuple[str, Told, DateRange]]:
    """Give the title with each time that its line goes on to list, where each ends in its date.

    "Tides at Rest. Tide University, Oslo (May 2021); Coast Days, Kiel (June 2022) and Fen College (2023)."
    """
    dates = _times(line.dates)
    span = _title(page, entry, line) if len(dates) >= _SEVERAL and not line.column else None
    if span is None:
        return []
    found: list[tuple[str, Told, DateRange]] = []
    begin = span.end - line.start
    for date in dates:
        if date.at < begin:
            return []
        text = _JOIN.sub("", line.text[begin : date.at])
        text = text if kind_pattern().match(text) else LEAD.sub("", text, count=1)
        shift = line.text[: date.at].rindex(text) if text else date.at
        place = line_at(text.rstrip(" (,–—-"), line.start + shift)
        parts = list(place.parts)
        if not parts or not parts[-1].text[:1].isupper() or len(parts) > _PLACE_PARTS:
            return []
        found.append((title_at(page, span), tell(page, parts), date))
        end = _DATE_END.match(line.text, date.to)
        if end is None:
            return []
        begin = end.end()
    return found if all(told.event or told.location for _, told, _ in found) else []


def _times(dates: Sequence[DateRange]) -> list[DateRange]:
    """Give dates but for years that are of the name of what was held in them: "Bridges 2022, Oslo, August 2, 2022"."""
    named = {date for date, after in pairwise(dates) if after.start.startswith(f"{date.start}-")}
    return [date for date in dates if date not in named]


def _title(page: Page, entry: Entry, line: Line) -> Span | None:
    """Give where the title stands that opens a line: set apart, or a sentence of its own."""
    set_apart = title_span(page, entry, [line])
    if set_apart and set_apart.start - line.start <= len("“1. "):
        return set_apart
    first = _SENTENCE.match(line.text)
    title = first["title"] if first else ""
    if first is None or len(title.split()) < _TITLE or first.end() > line.dates[0].at or surely_event(title):
        return None
    return Span(line.start, line.start + len(title))


def _opens_with_kind(line: Line) -> bool:
    """Say whether a line opens with a kind of talk, and goes on with where it was."""
    return len(line.parts) > 1 and kind_of(line.parts[0].text).casefold() == line.parts[0].text.strip(" .").casefold()
