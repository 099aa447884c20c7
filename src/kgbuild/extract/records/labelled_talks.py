"""Lists of talks on one line of a section of service: "Invited talks: Fen University, Tide Lab (2019)"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kgbuild.extract.layout.headings import kinds_of
from kgbuild.extract.page import Entry, Page
from kgbuild.extract.phrases.bodies import read_bodies
from kgbuild.extract.phrases.parts import lines_of
from kgbuild.extract.records.talk_words import kind_above
from kgbuild.model import Talk

_NAME = "talks"
_LABEL = re.compile(r"\W*(?P<label>[^\W\d_][^:\n]{3,40}?)\s*:\s+(?=\S)")
#: What names a place to speak at has so many words at most; so many make a list.
_WORDS, _SEVERAL = 8, 2


def label_of_talks(text: str) -> re.Match[str] | None:
    """Give the label of a line that lists talks; None for any other line."""
    found = _LABEL.match(text)
    return found if found and kinds_of(found["label"])[:1] == ("talks",) else None


def labelled_talks(page: Page) -> Iterator[Talk]:
    """Give the talks that lines of service list behind a label, by where they were given."""
    for section in page.of_kind("service", "memberships"):
        if "talks" not in {section.kind, *section.also}:
            for entry in section.entries:
                yield from _talks(page, entry)


def _talks(page: Page, entry: Entry) -> Iterator[Talk]:
    for line in lines_of(page, entry):
        label = label_of_talks(line.text)
        bodies = read_bodies(line.text[label.end() :], line.start + label.end()) if label else []
        if not label or len(bodies) < _SEVERAL or any(len(b.mention.name.split()) > _WORDS for b in bodies):
            continue
        for body in bodies:
            yield Talk(
                evidence=page.evidence(line.start, line.start + len(line.text), _NAME, 0.7),
                people=(page.owner,),
                event=body.mention.name,
                date=body.dates[0].start if body.dates else "",
                type=kind_above(label["label"]),
            )
