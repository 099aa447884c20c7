"""Talks listed by their events, in one line ("Oslo Forum (2020.11); Tide Days (2021.9)") or below their title."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from kgbuild.dates import find_ranges
from kgbuild.extract.page import Entry, Page
from kgbuild.extract.phrases.parts import Line
from kgbuild.extract.phrases.words import is_place

_LABEL = re.compile(r"\s*[^:;()]{3,60}:\s+")
_EVENT = re.compile(r"\s*(?P<name>[^;()]*(?:\([^()]*\)[^;()]+)*?)\s*\((?P<when>[^()]*)\)\s*[.;]?\s*")
#: A title in quotation marks, with nothing behind it.
_QUOTED = re.compile(r"[“”\"„«‘]\s*(?P<title>[^“”\"„«»]{8,}?)[,.]?\s*[”“\"»’][,.:]?")
#: One or two may be a title with a remark.
_LEAST = 2


@dataclass(frozen=True, slots=True)
class ListedEvent:
    """An event, one of its dates, and the place in the brackets behind it."""

    name: str
    date: str
    location: str


def listed_events(line: Line) -> tuple[ListedEvent, ...]:
    """Give the events of a line that is nothing but such a list; none for other lines."""
    label = _LABEL.match(line.text)
    at = label.end() if label else 0
    found: list[ListedEvent] = []
    count = 0
    while at < len(line.text):
        match = _EVENT.match(line.text, at)
        if match is None or not match["name"].strip():
            return ()
        events = list(_dated(match["name"], match["when"]))
        if not events:
            return ()
        found += events
        count += 1
        at = match.end()
    return tuple(found) if count >= _LEAST else ()


def _dated(name: str, when: str) -> Iterator[ListedEvent]:
    """Give the event once a date of its brackets."""
    dates = find_ranges(when)
    rest = when
    for date in reversed(dates):
        rest = rest[: date.at] + " " + rest[date.to :]
    place = " ".join(rest.split()).strip(" ,;.")
    if place and not is_place(place) and not all(is_place(part.strip()) for part in re.split(r"[,&]| and ", place)):
        return
    for date in dates:
        yield ListedEvent(" ".join(name.split()).strip(" ,;."), date.start or date.end, place)


def titles_above(page: Page, entries: Sequence[Entry]) -> dict[int, str]:
    """Give the title of each dated item that stands below a paragraph with nothing but a title in quotation marks.

    Returns:
        start of the item → title; that of the paragraph → "".
    """
    found: dict[int, str] = {}
    head, title = -1, ""
    for entry in entries:
        text = page.text[entry.start : entry.end].strip()
        kind = entry.blocks[0].kind
        quoted = _QUOTED.fullmatch(text) if kind == "paragraph" else None
        if quoted:
            head, title = entry.start, " ".join(quoted["title"].split())
        elif kind == "item" and title and find_ranges(text):
            found |= {head: "", entry.start: title}
        else:
            title = ""
    return found
