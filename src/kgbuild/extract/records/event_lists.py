"""Talks that one line lists by their events: "Universities: Oslo Forum (2020.11); Tide Days (2021.9; 2022.3)"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from kgbuild.dates import find_ranges
from kgbuild.extract.phrases.parts import Line
from kgbuild.extract.phrases.words import is_place

_LABEL = re.compile(r"\s*[^:;()]{3,60}:\s+")
_EVENT = re.compile(r"\s*(?P<name>[^;()]*(?:\([^()]*\)[^;()]+)*?)\s*\((?P<when>[^()]*)\)\s*[.;]?\s*")
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
