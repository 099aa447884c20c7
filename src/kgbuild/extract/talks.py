"""Talks and posters: title, event, kind, date and place, in whatever order an entry prints them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import pairwise

from kgbuild.extract.details import clean_title
from kgbuild.extract.page import Entry, Page, Section
from kgbuild.extract.parts import Line, Part, dated, lines_of, run, split_places
from kgbuild.extract.press import is_press
from kgbuild.extract.words import organization_weight
from kgbuild.lexicon import table
from kgbuild.model import Talk

_NAME = "talks"


def talks(page: Page) -> Iterator[Talk]:
    """Give the talks of the page's owner."""
    if page.subject_kind == "organization":
        return
    for section in page.of_kind("talks"):
        if section.kind == "press":
            continue
        for entry in section.entries:
            if not is_press(page, entry):
                yield from _talks(page, section, entry)


def _talks(page: Page, section: Section, entry: Entry) -> Iterator[Talk]:
    lines = lines_of(page, entry)
    title, used = _title(lines)
    line, date, parts = _head(page, entry, lines, used)
    kind, parts = _kind(parts, title)
    parts = [part for part in parts if clean_title(part.text) != title]
    if not title and not used:
        title, parts = _untyped(parts, line)
    kept, location = split_places(parts)
    event = run(page, kept) if _neighbours(kept) else ", ".join(part.text for part in kept)
    event = re.sub(r"^(?:at|in|to|à|bei|auf|en)\s+(?:the\s+)?(?=[A-Z])", "", event).strip(" .,")
    event = re.sub(
        r"[\s,;(]*\b(?:scheduled for|delayed to|postponed to|forthcoming|upcoming|to be held)\s*$",
        "",
        event,
        flags=re.IGNORECASE,
    )
    if not (title or event) or not (date or kind or title):
        return
    yield Talk(
        evidence=page.evidence(entry.start, entry.end, _NAME),
        people=(page.owner,),
        title=title,
        event=event,
        date=date,
        type=kind or _kind_above(entry.context) or _kind_above(section.title),
        location=location,
    )


def _head(page: Page, entry: Entry, lines: Sequence[Line], used: Line | None) -> tuple[Line, str, list[Part]]:
    """Give the line that tells the event, its date, and the parts of all lines but the title's."""
    rest = [line for line in lines if line is not used] or list(lines)
    inlines = page.inlines(entry.start, entry.end)
    read = [dated(line, inlines) for line in rest]
    date = next((r.date.start or r.date.end for r in read if r.date), "")
    parts = [part for r in read[:3] for part in r.parts]
    return rest[0], date, parts


def _title(lines: Sequence[Line]) -> tuple[str, Line | None]:
    """Give the title that type sets apart: a line of its own in quotes or italics, else a quoted part, else italics."""
    for line in lines[1:]:
        bare = line.text.strip()
        if re.fullmatch(r"[“\"«„‘].*[”\"»“’][.,]?", bare) or (len(line.parts) == 1 and line.parts[0].emphasis):
            return clean_title(bare), line
    for line in lines:
        for part in line.parts:
            if part.quoted:
                return clean_title(part.text), None
    for line in lines:
        set_apart = [part for part in line.parts if part.emphasis or part.strong]
        run_of = [p for p in set_apart if p.emphasis] or set_apart
        if run_of and len(run_of[0].text.split()) > 2 and not _kind_of(run_of[0].text):
            return clean_title(line.text[run_of[0].start - line.start : run_of[-1].end - line.start]), None
    return "", None


def _untyped(parts: Sequence[Part], line: Line) -> tuple[str, list[Part]]:
    """Give title and event where nothing is set apart: the first part is a title if a later one looks like an event."""
    size = 2 if parts and parts[0].colon else 1
    later = [part for part in parts[size:] if _is_event(part.text)]
    head = parts[:size]
    if later and line.dates and not any(_is_event(part.text) for part in head):
        text = line.text[head[0].start - line.start : head[-1].end - line.start]
        return (clean_title(text), list(parts[size:])) if len(text.split()) > 1 else ("", list(parts))
    return "", list(parts)


@cache
def _event_pattern() -> re.Pattern[str]:
    choice = "|".join(table("venues_words")["events"])
    return re.compile(rf"\b(?:{choice})", re.IGNORECASE)


def _is_event(text: str) -> bool:
    return _event_pattern().search(text) is not None or organization_weight(text) > 0


@cache
def _kind_pattern() -> re.Pattern[str]:
    kinds = sorted(table("talks")["kinds"], key=lambda kind: (-len(kind), kind))
    return re.compile(rf"\s*[(\[]?\s*(?P<kind>(?:{'|'.join(map(re.escape, kinds))})s?)(?!\w)", re.IGNORECASE)


def _kind_of(text: str) -> str:
    """Give the kind that a text is ("Invited talk"), with few words around it; empty if it is none."""
    match = _kind_pattern().match(text)
    if match and len(text.split()) <= len(match["kind"].split()) + 1:
        return match["kind"]
    return ""


def _kind_above(title: str) -> str:
    """Give the kind that a heading says all below it are: "Invited talks", but not "Talks"."""
    kind = _kind_of(title)
    return (kind.capitalize() if kind.isupper() else kind) if len(kind.split()) > 1 else ""


def _kind(parts: Sequence[Part], title: str) -> tuple[str, list[Part]]:
    """Take the part that is a kind out of the others: at the head, or in brackets at the end."""
    for part in parts:
        kind = _kind_of(part.text) or _kind_of(re.split(r"\s+(?:together with|with|given at|at|on)\s+", part.text)[0])
        if kind and clean_title(part.text) != title:
            return kind, [other for other in parts if other is not part]
    for part in parts:
        match = re.search(r"\(([^()]+)\)\s*$", part.text)
        if match and _kind_of(match[1]):
            return match[1], list(parts)
    return "", list(parts)


def _neighbours(parts: Sequence[Part]) -> bool:
    """Say whether parts follow one another with nothing but a separator between."""
    return all(b.start - a.end <= 4 for a, b in pairwise(parts))
