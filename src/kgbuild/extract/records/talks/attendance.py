"""Attendance: events that the page's owner was at."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache

from kgbuild.dates import find_ranges, month_day
from kgbuild.extract.page import Entry, Page, Section
from kgbuild.extract.phrases.above import date_above
from kgbuild.extract.phrases.dating import dated
from kgbuild.extract.phrases.parts import Line, lines_of, run, split_places
from kgbuild.extract.phrases.words import is_place
from kgbuild.extract.records.service.words import opens_with_service
from kgbuild.extract.records.talks.attended_rows import attended_row, attends_in_cell
from kgbuild.extract.records.talks.placed_heads import Head, placed_heads
from kgbuild.extract.records.talks.told import told_kind
from kgbuild.extract.records.talks.words import is_event
from kgbuild.lexicon import alternatives, words
from kgbuild.model import Attendance, Record, Talk

_NAME = "attendance"
#: A year so near the beginning of a line stands in its margin.
_MARGIN = 3
#: What a sentence says of the event it names: "a course designed to teach".
_DESCRIBED = re.compile(r"(?:an?|which|where|that)\s(?:\S+\s+){2}")
_DATED = re.compile(r"^[\W\d]+")


def attendance(page: Page) -> Iterator[Record]:
    """Give the events attended; who presented at one gave a talk."""
    if page.subject_kind == "organization":
        return
    rows = [entry for section in page.of_kind("attendance", "talks") for entry in section.entries]
    rows = [entry for entry in rows if attends_in_cell(page, entry)]
    yield from filter(None, (attended_row(page, entry) for entry in rows))
    for section in page.of_kind("service", "memberships"):
        for entry in section.entries if "attendance" not in {section.kind, *section.also} else ():
            if says_attended(page, entry):
                yield from _event(page, entry, lines_of(page, entry), "")
    for section in page.of_kind("attendance"):
        whole = section.kind == "attendance" or "attendance" in section.kinds[-1:]
        heads = placed_heads(section, [(entry, lines_of(page, entry)) for entry in section.entries]) if whole else {}
        for entry in (entry for entry in section.entries if entry not in rows):
            if head := heads.get(entry.start):
                yield _placed(page, section, entry, head)
                continue
            if told_kind(page, entry) is not None or (not whole and not is_attended(page, entry)):
                continue
            lines = lines_of(page, entry)
            listed = list(_listed(page, entry, lines[0])) if len(lines) == 1 else []
            above = date_above(section, entry)
            yield from listed or _event(page, entry, lines, above.start or above.end if above else "")


def _placed(page: Page, section: Section, entry: Entry, head: Head) -> Attendance:
    """Give the event that the line below the one with time and place names."""
    first, second, *_ = lines_of(page, entry)
    above = date_above(section, entry)
    own = next((date.start for date in first.dates), "")
    year = above.start if above and len(above.start) == len("2010") else ""
    day = next((day for part in first.parts if (day := month_day(part.text))), "")
    date = own or (f"{year}-{day}" if year and day else above.start if above else "")
    event = " ".join(second.text.split()).strip(" .,;:*_")
    evidence = page.evidence(entry.start, entry.end, _NAME)
    return Attendance(evidence=evidence, person=page.owner, event=event, date=date, location=head.location)


def is_attended(page: Page, entry: Entry) -> bool:
    """Say whether an entry says that its event was attended: "2019: Participation in the Tide School"."""
    return _attended().match(_DATED.sub("", page.text[entry.start : entry.end])) is not None


def says_attended(page: Page, entry: Entry) -> bool:
    """Say whether an entry of whatever list opens with the verb: "Attended the Tide Congress, 2018"."""
    opening = _DATED.sub("", page.text[entry.start : entry.end])
    return re.match(r"[Aa]ttended\s+\S", opening) is not None


@cache
def _attended() -> re.Pattern[str]:
    said = alternatives(words("talks", "attendee"))
    return re.compile(
        rf"\s*(?:(?:{said})\s+(?:in|at|of|an|am|a|à|en|em)|attended)\s+(?:the\s+|an?\s+|la\s+|el\s+|le\s+|der\s+)?"
        r"(?:\w+-(?:day|week|month)(?:-long)?\s+)?",
        re.IGNORECASE,
    )


def _listed(page: Page, entry: Entry, line: Line) -> Iterator[Attendance]:
    """Give the events of one year that a line lists between bullets."""
    year = dated(line).date
    pieces = [
        piece for piece in re.split(r"\s*•\s*", line.text[year.to if year and year.at < _MARGIN else 0 :]) if piece
    ]
    for piece in pieces if len(pieces) > 1 else []:
        bracket = re.search(r"\s*\(([^()]*)\)\W*$", piece)
        name = (piece[: bracket.start()] if bracket else piece).strip(" \t.,;")
        place = bracket[1] if bracket and is_place(bracket[1]) else ""
        evidence = page.evidence(entry.start, entry.end, _NAME)
        own = next((found.start for found in find_ranges(piece) if len(found.start) > 4), "")
        date = own or (year.start or year.end if year else "")
        if re.search(r"\w{2}", name) and not re.search(r"\bcancelled\b", piece, re.IGNORECASE):
            yield Attendance(evidence=evidence, person=page.owner, event=name, date=date, location=place)


def _event(page: Page, entry: Entry, lines: Sequence[Line], above: str) -> Iterator[Record]:
    if not lines:
        return
    line = dated(lines[0], entry.blocks[0].inlines)
    parts = list(line.parts)
    if parts and (stated := _attended().match(parts[0].text)):
        parts[0] = replace(parts[0], text=parts[0].text[stated.end() :], start=parts[0].start + stated.end())
        parts = parts[: next((i for i, part in enumerate(parts) if i and _DESCRIBED.match(part.text)), len(parts))]
    role = parts[0].text.casefold() if parts else ""
    if role in words("talks", "attendee") or role in words("talks", "presenter"):
        parts = parts[1:]
    kept, location = split_places(parts)
    if opens_with_service(line.parts):
        return
    if not kept or (line.date is None and len(lines) > 2):
        return
    colon = kept[-1].colon and location
    event = run(page, parts if colon else kept).rstrip(" .,;")
    date = line.date.start or line.date.end if line.date else next((d.start for ln in lines[1:] for d in ln.dates), "")
    date = date or above
    evidence = page.evidence(entry.start, entry.end, _NAME)
    if (
        kept[0].quoted and len(kept) > 1 and not is_event(kept[0].text)
    ):  # "“Tides at rest”, World Harbour Congress, Riga"
        place = run(page, kept[1:])
        yield Talk(
            evidence=evidence, people=(page.owner,), title=kept[0].text, event=place, date=date, location=location
        )
    elif role in words("talks", "presenter"):
        last = run(page, [part for part in kept if not part.quoted] or kept)
        yield Talk(evidence=evidence, people=(page.owner,), event=last, date=date, type=role, location=location)
    else:
        yield Attendance(evidence=evidence, person=page.owner, event=event, date=date, location=location)
