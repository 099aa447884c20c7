"""Lists of talks on one line of a section of service: "Invited talks: Fen University, Tide Lab (2019)"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kgbuild.extract.layout.headings import kinds_of
from kgbuild.extract.page import Entry, Page
from kgbuild.extract.phrases.bodies import read_bodies
from kgbuild.extract.phrases.parts import lines_of
from kgbuild.extract.records.talks.event_lists import events_by_year
from kgbuild.extract.records.talks.words import kind_above
from kgbuild.model import Talk

_NAME = "talks"
_LABEL = re.compile(r"\W*(?P<label>[^\W\d_][^:,\n]{3,40}?)\s*:\s+(?=\S)")
_PRESENTED = re.compile(
    r"(?i)(?:I\s+)?(?:have\s+|has\s+)?(?:also\s+)?presented (?:(?:my|our|this|the) )?(?:\w+ ){0,2}(?:at|in)"
)
#: What names a place to speak at has so many words at most; so many make a list.
_WORDS, _SEVERAL = 8, 2


def label_of_talks(text: str) -> re.Match[str] | None:
    """Give the label of a line that lists talks; None for any other line."""
    found = _LABEL.match(text)
    told = found and (kinds_of(found["label"])[:1] == ("talks",) or _PRESENTED.fullmatch(found["label"]))
    return found if told else None


def labelled_talks(page: Page) -> Iterator[Talk]:
    """Give the talks that lines list behind a label, by where they were given; by years, wherever they stand."""
    for section in page.sections:
        service = {"service", "memberships"} & {section.kind, *section.also, *section.kinds[-1:]}
        if section.kind in {"", "biography", "publications", "service", "memberships"}:
            for entry in section.entries:
                yield from _talks(page, entry, listed=bool(service) and "talks" not in section.also)


def _talks(page: Page, entry: Entry, *, listed: bool) -> Iterator[Talk]:
    for line in lines_of(page, entry):
        label = label_of_talks(line.text)
        yearly = events_by_year(line.text[label.end() :]) if label else ()
        for event in yearly:
            yield Talk(
                evidence=page.evidence(line.start, line.start + len(line.text), _NAME, 0.7),
                people=(page.owner,),
                event=event.name,
                date=event.date,
                type=kind_above(label["label"]) if label else "",
                location=event.location,
            )
        if not listed or not label or yearly:
            continue
        bodies = read_bodies(line.text[label.end() :], line.start + label.end())
        if len(bodies) < _SEVERAL or any(len(b.mention.name.split()) > _WORDS for b in bodies):
            continue
        for body in bodies:
            yield Talk(
                evidence=page.evidence(line.start, line.start + len(line.text), _NAME, 0.7),
                people=(page.owner,),
                event=body.mention.name,
                date=body.dates[0].start if body.dates else "",
                type=kind_above(label["label"]),
            )
