"""Talks listed by their events, in one line ("Oslo Forum (2020.11); Tide Days (2021.9)") or below their title."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from kgbuild.dates import find_ranges
from kgbuild.extract.page import Entry, Page
from kgbuild.extract.phrases.parts import Line
from kgbuild.extract.phrases.words import is_place, organization_weight
from kgbuild.extract.records.talks.words import COMPANY, is_event

_LABEL = re.compile(r"\s*[^:;()]{3,60}:\s+")
_EVENT = re.compile(r"\s*(?P<name>[^;()]*(?:\([^()]*\)[^;()]+)*?)\s*\((?P<when>[^()]*)\)\s*[.;]?\s*")
#: A title in quotation marks, with nothing behind it.
_QUOTED = re.compile(r"[“”\"„«‘]\s*(?P<title>[^“”\"„«»]{8,}?)[,.]?\s*[”“\"»’][,.:]?")
#: The year over a list, what parts its events, and a remark in brackets behind one.
_YEAR = re.compile(r"\W*(?P<year>(?:19|20)\d\d)\W{0,3}(?:[:\t|]|[–—-]\s)\s*")
_COMMA = re.compile(r",\s+(?:and\s+|und\s+|et\s+|y\s+)?(?![^()]*\))")
_REMARKED = re.compile(r"(?P<name>[^()]+?)\s*\((?P<when>[^()]*)\)[*†‡]?")
#: What such lists are called in one line.
_SORTS = re.compile(
    r"\b(?:Invited |Academic |Other )?"
    r"(?:Seminars?|Conferences?|Workshops?|Keynotes?|Lectures?|Talks?|Discussions?)\s*:\s+"
)
#: The name of an event or of who invited: it begins with a capital and holds neither date nor quotation.
_NAMED = re.compile(r"[A-ZÀ-Þ0-9][^“”\"«»:;]{2,}")
#: It has so many words at most, and such a share of the names must be known for what they are.
_LONGEST, _MOST, _BODY = 12, 0.6, 0.6
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


def yearly_events(line: Line) -> tuple[ListedEvent, ...]:
    """Give the events that a year heads, commas between them: "2021: Oslo Forum, University of Kiel, Tide Days (Riga)".

    Most of them bear the words of events or of those who invite; none is as long as a title.
    """
    year = _YEAR.match(line.text)
    pieces = _COMMA.split(line.text[year.end() :].strip(" .")) if year else []
    found: list[ListedEvent] = []
    for piece in pieces:
        name, bracket = (match["name"], match["when"]) if (match := _REMARKED.fullmatch(piece)) else (piece, "")
        name = name.strip(" .,")
        if found and is_place(name):
            place = ", ".join(part for part in (found[-1].location, name) if part)
            found[-1] = ListedEvent(found[-1].name, found[-1].date, place)
        elif _NAMED.fullmatch(name) and len(name.split()) <= _LONGEST:
            found.append(ListedEvent(name, year["year"] if year else "", bracket if is_place(bracket) else ""))
        else:
            return ()
    told = sum(is_event(event.name) or organization_weight(event.name) >= _BODY for event in found)
    return tuple(found) if len(found) > _LEAST and told >= _MOST * len(found) else ()


def events_by_year(text: str) -> tuple[ListedEvent, ...]:
    """Give the events of years between semicolons: "2017: SAET (Faro, PT), Tide Days; 2016: Bank of Kiel, GEBA".

    What announces the list says what they are, so that their names need not.
    """
    found: list[ListedEvent] = []
    for run in re.split(r"[;.]\s+(?=(?:19|20)\d\d\b)", text.strip()):
        year = _YEAR.match(run)
        for piece in _COMMA.split(run[year.end() :].strip(" .;")) if year else [""]:
            match = _REMARKED.fullmatch(piece.strip())
            name, bracket = (match["name"], match["when"]) if match else (piece, "")
            if not year or not _NAMED.fullmatch(name.strip(" .,")) or len(name.split()) > _LONGEST:
                return ()
            place = ", ".join(part for part in bracket.split(", ") if part)
            told = is_place(bracket) or is_place(bracket.split(",")[0]) or re.fullmatch(r"[^,\d]+, [A-Z]{2}", bracket)
            found.append(ListedEvent(name.strip(" .,"), year["year"], place if told else ""))
    return tuple(found) if len(found) >= _LEAST else ()


def sorted_events(line: Line) -> tuple[ListedEvent, ...]:
    """Give the events that a year heads, in lists with labels: "2023: Seminars: Oslo, Kiel. Conferences: Tide Days"."""
    year = _YEAR.match(line.text)
    labels = list(_SORTS.finditer(line.text)) if year else []
    if not year or not labels or labels[0].start() > year.end():
        return ()
    found: list[ListedEvent] = []
    for label, end in zip(labels, [*(other.start() for other in labels[1:]), len(line.text)], strict=True):
        for piece in _COMMA.split(line.text[label.end() : end].strip(" .;\n")):
            match = _REMARKED.fullmatch(piece.strip())
            name, bracket = (match["name"], match["when"]) if match else (piece, "")
            if not _NAMED.fullmatch(name.strip(" .,")) or len(name.split()) > _LONGEST:
                return ()
            found.append(ListedEvent(name.strip(" .,"), year["year"], bracket if is_place(bracket) else ""))
    return tuple(found)


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
    """Give the title of each dated item below a paragraph or an item that holds one in quotation marks, with whom.

    Returns:
        start of the item → title; that of the paragraph → "".
    """
    found: dict[int, str] = {}
    head, title = -1, ""
    for entry in entries:
        text = page.text[entry.start : entry.end].strip()
        kind = entry.blocks[0].kind
        quoted = _QUOTED.fullmatch(text) if kind == "paragraph" else None
        above = _QUOTED.match(entry.context)
        if kind == "item" and above and _adds_company(entry.context[above.end() :]):
            found[entry.start] = " ".join(above["title"].split())
        elif quoted:
            head, title = entry.start, " ".join(quoted["title"].split())
        elif kind == "item" and title and find_ranges(text):
            found |= {head: "", entry.start: title}
        else:
            title = ""
    return found


def _adds_company(text: str) -> bool:
    """Say whether nothing stands behind a title but with whom it was given."""
    rest = text.strip(" ,;.()")
    return not rest or COMPANY.match(rest) is not None
