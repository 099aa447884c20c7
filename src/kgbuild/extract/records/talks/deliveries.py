"""Talks given several times: a title, and below it a line for each time that opens with what it was."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from kgbuild.extract.page import Page
from kgbuild.extract.phrases.details import clean_title
from kgbuild.extract.phrases.parts import Line, run
from kgbuild.extract.records.talks.parts import Told, tell
from kgbuild.extract.records.talks.words import kind_of, surely_event

#: Who advised what a poster tells, behind its title.
_ADVISED = re.compile(r",?\s*(?:(?:thesis |faculty )?advis[eo]rs?|mentors?|supervisors?)\s*:\s", re.IGNORECASE)
#: So many lines, at least, are times; a title has so many words at least.
_SEVERAL, _TITLE = 2, 3


def deliveries(page: Page, lines: Sequence[Line]) -> Iterator[tuple[str, Told, Line]]:
    """Give the title with each time that it was given: "Tides" / "Poster, Coast Days" / "Oral, Tide Seminar"."""
    below = lines[1:]
    advised = _ADVISED.search(lines[0].text)
    if len(below) < (1 if advised else _SEVERAL) or not all(_opens_with_kind(line) for line in below):
        return
    end = lines[0].start + (advised.start() if advised else len(lines[0].text))
    told = [part for part in lines[0].parts if part.start < end]
    title = clean_title(run(page, told)) if told else ""
    if len(title.split()) < _TITLE or surely_event(told[0].text):
        return
    for line in below:
        yield title, tell(page, list(line.parts)), line


def _opens_with_kind(line: Line) -> bool:
    """Say whether a line opens with a kind of talk, and goes on with where it was."""
    return len(line.parts) > 1 and kind_of(line.parts[0].text).casefold() == line.parts[0].text.strip(" .").casefold()
