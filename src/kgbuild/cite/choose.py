"""Which of the tagged slices is the field: a string may hold two references, or a series beside a book."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from kgbuild.cite.books import best_venues
from kgbuild.cite.segments import Segment
from kgbuild.document import Span
from kgbuild.names.fold import fold
from kgbuild.names.words import known

PEOPLE = frozenset({"AF", "AG", "AH"})
FIELDS = {
    "T": "title", "V": "venue", "Y": "year", "VOL": "volume", "ISS": "issue", "P": "pages", "PUB": "publisher",
    "REP": "series", "NUM": "number",
}  # fmt: skip
_SMALL_GAP = 4
_EMPHASIS = re.compile(r"[*_]{1,2}\s+[*_]{1,2}|\s?[*_]{1,2}\s?")
_WORD = re.compile(r"[^\W_]")
#: A first word of a title is at least so long, and such a sign follows it.
_LEAST, _FIRST_ENDS = 4, re.compile(r"[:.,]?\s")
_OPENING, _CLOSED = frozenset('“„«‘`"'), re.compile(r"[.,?!]?[”“»’'\"]")
_GOES_ON = re.compile(r"[.:]\s[*_]*")
_IN = re.compile(r"[\s.?!]*[”\"’»]?[.,;]\s[Ii]n:?\s")
_RANGE = re.compile(r"\d\s?[-‐‑–—−]+\s?[A-Z]?\d")
#: So many slices of names are a list beyond doubt.
_MANY = 4


def first_reference(segments: Sequence[Segment]) -> list[Segment]:
    """Give the slices up to where a second reference begins.

    It begins with authors, or a venue, behind the first one's pages, or with authors behind an identifier where
    a second title follows.
    """
    seen: set[str] = set()
    for place, segment in enumerate(segments):
        people = segment.label in PEOPLE and "AF" in seen and segments[place - 1].label not in PEOPLE
        venue = segment.label == "V" and "VOL" in seen
        if {"P", "V"} <= seen and (people or venue):
            return list(segments[:place])
        titled = {"T", "ID"} <= seen and any(later.label == "T" for later in segments[place:])
        if people and titled and segments[place - 1].label == "ID":
            return list(segments[:place])
        seen.add(segment.label)
    return list(segments)


def authors_among(segments: Sequence[Segment]) -> list[Segment]:
    """Give the names of the first author list; a later one belongs to another reference or to editors."""
    groups: list[list[Segment]] = [[]]
    for segment in segments:
        if segment.label in PEOPLE:
            groups[-1].append(segment)
        elif groups[-1] and segment.label != "ID":
            groups.append([])
    named = [group for group in groups if any(s.label == "AF" for s in group)]
    if len(named) > 1 and len(named[0]) == 1 and len(named[1]) >= _MANY:  # a first word of the title is no name
        return named[1]
    return named[0] if named else next((group for group in groups if group), [])


def with_first_word(
    text: str, authors: list[Segment], chosen: dict[str, Segment]
) -> tuple[list[Segment], dict[str, Segment]]:
    """Give authors and slices with the first word of a title where it belongs: "A. Roy, Homer: A Life".

    The tagger takes a name in front of a title for a second given name of the last author, who has one already.
    """
    title = chosen.get("title")
    labels = [segment.label for segment in authors]
    second = labels[-3:] == ["AG", "AF", "AH"] and "AH" not in labels[:-1]
    if title is None or not (second or _is_lone(text, authors)):
        return authors, chosen
    word = authors[-1]
    between = text[word.end : title.start]
    if word.end - word.start < _LEAST or not _FIRST_ENDS.fullmatch(between) or "." in text[word.start : word.end]:
        return authors, chosen
    joined = Segment("T", word.start, title.end, min(word.sure, title.sure))
    return authors[:-1], {**chosen, "title": joined}


def _is_lone(text: str, authors: Sequence[Segment]) -> bool:
    """Say whether the last of the names is a word alone that no list of names knows: "A. Roy, Horseshoes, entropy"."""
    labels = [segment.label for segment in authors]
    if labels[-3:] not in (["AG", "AF", "AF"], ["AF", "AH", "AF"]) or labels.count("AF") != len(labels) // 2 + 1:
        return False
    words = text[authors[-1].start : authors[-1].end].split()
    known_names = known("family") | known("given")
    comma = text[authors[-2].end : authors[-1].start].strip() in {",", ".,", "."}
    return comma and not any(word.isupper() or fold(word) in known_names for word in words)


def outside(authors: Sequence[Segment], spans: Mapping[str, Span]) -> list[Segment]:
    """Give the names that do not stand in the venue."""
    venue = spans.get("venue")
    return [s for s in authors if venue is None or s.end <= venue.start or s.start >= venue.end]


def choose(text: str, segments: Sequence[Segment]) -> dict[str, Segment]:
    """Give one slice a field."""
    chosen: dict[str, Segment] = {}
    segments = _venue_behind_in(text, _venue_behind_quotes(text, _venue_behind_people(segments)))
    for label, name in FIELDS.items():
        mine = (
            _joined(text, [s for s in segments if s.label == label])
            if label in {"T", "V", "PUB"}
            else [s for s in segments if s.label == label]
        )
        if label == "P":
            mine = [s for s in mine if re.search(r"\d", text[s.start : s.end])] or mine
        if label == "T":
            mine = _before_venue(mine, segments)
        if label in {"VOL", "ISS"} and "venue" in chosen:  # numbers inside of a title are none of a journal's
            mine = [s for s in mine if s.start >= chosen["venue"].end] or mine
        if label == "V":
            mine = best_venues(text, mine)
        if mine:
            chosen[name] = max(mine, key=lambda s: s.end - s.start) if label in {"T", "V"} else mine[0]
    return chosen if "venue" in chosen else {**chosen, **_series_of_a_part(text, chosen, segments)}


def _series_of_a_part(text: str, chosen: Mapping[str, Segment], segments: Sequence[Segment]) -> dict[str, Segment]:
    """Give the series as the venue of what stands on some of its pages and in no book: "Studies, vol. 10: 4-9"."""
    pages, title = chosen.get("pages"), chosen.get("title")
    if pages is None or title is None or not _RANGE.search(text, pages.start, pages.end):
        return {}
    found = [s for s in segments if s.label == "SER" and title.end <= s.start and s.end <= pages.start]
    return {"venue": replace(found[0], label="V")} if len(found) == 1 else {}


def _venue_behind_people(segments: Sequence[Segment]) -> list[Segment]:
    """Give the slices with the second of two titles, behind the people, as the venue: "Title by A. Roy. Where"."""
    titles = [i for i, segment in enumerate(segments) if segment.label == "T"]
    out = list(segments)
    if len(titles) != 2 or any(segment.label in {"V", "REP"} for segment in segments):
        return out
    one, two = titles
    if {segment.label for segment in segments[one + 1 : two]} & PEOPLE and not PEOPLE & {
        s.label for s in segments[:one]
    }:
        out[two] = replace(segments[two], label="V")
    return out


def _venue_behind_quotes(text: str, segments: Sequence[Segment]) -> list[Segment]:
    """Give the slices with a second title behind one in quotes as the first part of the venue that goes on from it."""
    out = list(segments)
    titles = [i for i, segment in enumerate(out) if segment.label == "T"]
    if len(titles) != 2 or titles[1] + 1 == len(out):
        return out
    quoted, (book, venue) = out[titles[0]], out[titles[1] : titles[1] + 2]
    enclosed = text[quoted.start - 1 : quoted.start] in _OPENING and _CLOSED.match(text, quoted.end)
    if quoted.start and enclosed and venue.label == "V" and _GOES_ON.fullmatch(text, book.end, venue.start):
        out[titles[1] : titles[1] + 2] = [Segment("V", book.start, venue.end, min(book.sure, venue.sure))]
    return out


def _venue_behind_in(text: str, segments: Sequence[Segment]) -> list[Segment]:
    """Give the slices with the second of two titles as the venue where "in" leads it in: "Slow ice?, in ROY (dir.)"."""
    titles = [segment for segment in segments if segment.label == "T"]
    out = list(segments)
    if len(titles) != 2 or any(segment.label == "V" for segment in segments):
        return out
    one, two = titles
    if _IN.match(text, one.end, two.start):
        out[out.index(two)] = replace(two, label="V")
    return out


def _before_venue(titles: Sequence[Segment], segments: Sequence[Segment]) -> list[Segment]:
    """Give the titles before the venue where there are some: a remark behind it may quote another."""
    venue = next((segment.start for segment in segments if segment.label == "V"), 0)
    return [title for title in titles if title.start < venue] or list(titles)


def _joined(text: str, mine: Sequence[Segment]) -> list[Segment]:
    """Join slices of one label that a sign or two keep apart, such as a quoted word inside of a title."""
    out: list[Segment] = []
    for segment in mine:
        last = out[-1] if out else None
        between = text[last.end : segment.start] if last else ""
        joined = segment.label == "T" or _EMPHASIS.fullmatch(between)
        if last and len(between.strip()) < _SMALL_GAP and not _WORD.search(between) and joined:
            out[-1] = Segment(segment.label, last.start, segment.end, min(last.sure, segment.sure))
        else:
            out.append(segment)
    return out


def rest_of(text: str, spans: Mapping[str, Sequence[Span]]) -> str:
    """Give the string with people, title and venue blanked: where states, kinds and remarks stand."""
    letters = list(text)
    for name in ("authors", "title", "venue", "editors"):
        for span in spans.get(name, ()):
            letters[span.start : span.end] = "|" * (span.end - span.start)
    return re.sub(r"\|+", "|", "".join(letters))
