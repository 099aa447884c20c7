"""Titles that look like bodies or events: where the talks of a list open with their titles, these do, too.

Lists keep one order of parts. "The Museum in the Digital Age, Conference on Tides, 2019" opens with its title, as its
neighbours do whose titles name no museum.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from kgbuild.document import Span
from kgbuild.extract.page import Entry, Page
from kgbuild.extract.phrases.parts import Line
from kgbuild.extract.phrases.words import event_pattern, is_place
from kgbuild.extract.records.talks.words import kind_of, surely_event
from kgbuild.model import Talk

#: So many talks that print title and event show the order of a list, if so large a share of them agree.
_SHOWN, _SHARE = 2, 0.75
#: No title that nothing else tells has fewer words.
_TITLE = 3


def titles_lead(page: Page, told: Sequence[tuple[Entry, Sequence[Talk]]]) -> bool:
    """Say whether the talks of a list print their titles before their events."""
    shown = []
    for entry, talks in told:
        text = " ".join(page.text[entry.start : entry.end].split())
        places = [(text.find(talk.title), text.find(talk.event)) for talk in talks if talk.title and talk.event]
        shown += [title < event for title, event in places if min(title, event) >= 0]
    return len(shown) >= _SHOWN and sum(shown) >= _SHARE * len(shown)


def with_titles_alone(told: Sequence[Sequence[Talk]]) -> list[Sequence[Talk]]:
    """Give the talks of a list, entry by entry; where nearly all it prints are titles alone, these are no events."""
    alone = [talk for talks in told for talk in talks if len(talks) == 1 and not talk.title and talk.event]
    titles = [talk for talk in alone if not talk.location and _may_be_title(talk.event)]
    whole = sum(map(len, told))
    if len(titles) < _SHOWN or len(titles) < _SHARE * len(alone) or 2 * len(titles) < whole:
        return list(told)
    return [[replace(talk, title=talk.event, event="") if talk in titles else talk for talk in talks] for talks in told]


def _may_be_title(text: str) -> bool:
    """Say whether a text of several words names no event, no body but perhaps by an acronym in it, and no place."""
    told = event_pattern().search(text) or is_place(text) or kind_of(text) or surely_event(text)
    return len(text.split()) >= _TITLE and not told


def leading_title(lines: Sequence[Line]) -> Span | None:
    """Give where the title stands that opens an entry: all up to the first part that names an event by its words."""
    parts = [part for line in lines for part in line.parts]
    named = (at for at, part in enumerate(parts) if at and event_pattern().search(part.text))
    before = parts[: next(named, 0)]
    while len(before) > 1 and is_place(before[-1].text):
        before = before[:-1]
    words = sum(len(part.text.split()) for part in before)
    if not before or words < _TITLE or kind_of(before[0].text) or event_pattern().match(before[0].text):
        return None
    return Span(before[0].start, before[-1].end)
