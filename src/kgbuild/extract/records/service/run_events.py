"""Events that a list says its owner ran, one an entry: "Conferences organized", below it "Tide Days, Riga, 2018"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import takewhile

from kgbuild.extract.layout.headings import says_ran
from kgbuild.extract.page import Entry, Page, Section
from kgbuild.extract.phrases.bodies import Body
from kgbuild.extract.phrases.dating import dated
from kgbuild.extract.phrases.parts import Line, dated_lines, split_places
from kgbuild.extract.phrases.titles import title_at
from kgbuild.extract.records.service.above import is_office
from kgbuild.extract.records.service.bodies import Post, read_body
from kgbuild.extract.records.service.words import is_on_board, names_role
from kgbuild.extract.records.talks.named_years import dated_once
from kgbuild.extract.records.talks.titles import called_event
from kgbuild.extract.records.talks.words import is_event
from kgbuild.model import Mention

#: What somebody was at an event has so many words at most.
_ROLE = 4
#: What a heading says beside what was run.
_REMARK = re.compile(r"\s*[(\[][^()\[\]]*[)\]]|^\W*(?:\d+\.)*\d+\.?\s+")


def run_event(page: Page, section: Section, entry: Entry) -> Post | None:
    """Give the event of an entry of a list of events that were run; None where it has a role of its own, or several."""
    title = next((title for title in (entry.context, section.title) if title), "")
    lines = [line for line in dated_lines(page, entry) if line.parts]
    if not (says_ran(title) and lines) or names_role(lines[0].parts[0].text) or lines[0].column:
        return None
    if post := _chaired(lines):
        return post
    if any(is_office(part.text) or is_on_board(part.text) for line in lines[1:2] for part in line.parts):
        return None  # what the owner was there, below its name
    dates = [date for line in lines for date in dated_once(line).dates]
    if len(dates) != 1 or ";" in lines[0].text:
        return None
    body = _called(page, entry)
    if body is None:
        kept, _ = split_places(dated(lines[0], page.inlines(entry.start, entry.end)).parts)
        named = [*kept[:1], *takewhile(lambda part: is_event(part.text), kept[1:])]
        body = read_body(lines[0], named) if named else None
    role = _REMARK.sub("", title).strip(" :")
    return Post(role, (body,), (dates[0],), entry.start, entry.end) if body else None


def _chaired(lines: Sequence[Line]) -> Post | None:
    """Read an event, what its owner was there, and the host with the date, each on a line."""
    if len(lines) != len(("event", "role", "host")) or lines[0].dates or lines[1].dates or len(lines[2].dates) != 1:
        return None
    event, first = lines[0].text.strip(" .,;*_"), lines[1].text.partition("(")[0].strip(" ,;")
    if not names_role(first) or len(first.split()) > _ROLE:
        return None
    at = lines[0].start + lines[0].text.index(event)
    body = Body(Mention(" ".join(event.split()), at, at + len(event)))
    return Post(first, (body,), lines[2].dates, lines[0].start, lines[2].start + len(lines[2].text))


def _called(page: Page, entry: Entry) -> Body | None:
    called = called_event(page, entry)
    return Body(Mention(title_at(page, called[1]), called[1].start, called[1].end)) if called else None
