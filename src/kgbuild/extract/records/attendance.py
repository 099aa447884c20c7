"""Attendance: events that the page's owner was at."""

from __future__ import annotations

from collections.abc import Iterator

from kgbuild.extract.page import Entry, Page
from kgbuild.extract.phrases.parts import dated, lines_of, run, split_places
from kgbuild.extract.records.service_lines import opens_with_service
from kgbuild.lexicon import words
from kgbuild.model import Attendance, Record, Talk

_NAME = "attendance"


def attendance(page: Page) -> Iterator[Record]:
    """Give the events attended; who presented at one gave a talk."""
    if page.subject_kind == "organization":
        return
    for section in page.of_kind("attendance"):
        if section.kind != "attendance" and "attendance" not in section.kinds[-1:]:
            continue
        for entry in section.entries:
            yield from _event(page, entry)


def _event(page: Page, entry: Entry) -> Iterator[Record]:
    lines = lines_of(page, entry)
    if not lines:
        return
    line = dated(lines[0], entry.blocks[0].inlines)
    parts = list(line.parts)
    role = parts[0].text.casefold() if parts else ""
    if role in words("talks", "attendee") or role in words("talks", "presenter"):
        parts = parts[1:]
    kept, location = split_places(parts)
    if opens_with_service(line.parts):
        return
    if not kept or (line.date is None and len(lines) > 2):
        return
    colon = kept[-1].colon and location
    event = run(page, parts if colon else kept)
    date = line.date.start or line.date.end if line.date else next((d.start for ln in lines[1:] for d in ln.dates), "")
    evidence = page.evidence(entry.start, entry.end, _NAME)
    if role in words("talks", "presenter"):
        last = run(page, [part for part in kept if not part.quoted] or kept)
        yield Talk(evidence=evidence, people=(page.owner,), event=last, date=date, type=role, location=location)
    else:
        yield Attendance(evidence=evidence, person=page.owner, event=event, date=date, location=location)
