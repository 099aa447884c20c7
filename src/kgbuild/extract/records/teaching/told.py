"""Courses told in sentences: "In Spring 2021, I was a TA for STAT 274: Tides, taught by Ada Moe"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from kgbuild.dates import DateRange, find_ranges
from kgbuild.extract.page import Entry, Page
from kgbuild.extract.phrases.sentences import is_running_text
from kgbuild.extract.records.teaching.roles import role_in

_SENTENCE = re.compile(r"[^.!?\n]+(?:[.!?](?!\s+[A-ZÀ-Þ]|\s*$|\s*\n)[^.!?\n]*)*")
#: Whose course it is, as what, and what the course is called: a code, quotation marks or capitals tell.
_HELD = re.compile(
    r"\b(?:I|[Hh]e|[Ss]he)\s+(?:(?:have|has|had|also|previously|currently|now|will)\s+)*"
    r"(?:was|am|is|been|be|served|serves|worked|works|acted)\s+(?:also\s+|currently\s+)?(?:as\s+)?(?:an?\s+|the\s+)?"
    r"(?P<role>[\w -]{2,40}?)\s+(?:for|of|in)\s+(?:the\s+)?(?:(?:graduate|undergraduate)\s+)?"
    r"(?:(?:course|class|module)s?\s+)?(?P<course>[A-Z0-9“\"][^\n]*)"
)
#: What ends a course: who else taught it, where, when, a full stop.
_END = re.compile(
    r",?\s+(?:co-?taught|taught|led|by|under|alongside|at|during)\s+(?=[A-Z(])"
    r"|\s+(?:in|for|during)\s+(?=(?:the\s+)?(?:(?:[Ss]pring|[Ss]ummer|[Ff]all|[Aa]utumn|[Ww]inter)|(?:[A-Z][a-z]+\s+)?(?:19|20)\d\d))"
    r"|,\s+(?:an?|which|where|whose|co-?taught|taught|with)\s|\s*\((?:[^()]*\b(?:19|20)\d\d\b[^()]*)\)|[.!](?:\s|$)|$"
)


class Told(NamedTuple):
    """A course that a sentence tells of, with the place of the sentence."""

    course: str
    role: str
    dates: tuple[DateRange, ...]
    start: int
    end: int


def told_courses(page: Page, entry: Entry) -> Iterator[Told]:
    """Give the courses that the sentences of an entry say the page's owner held in a role."""
    for block in entry.blocks:
        if block.kind not in {"paragraph", "item"}:
            continue
        for sentence in _SENTENCE.finditer(page.text[block.start : block.end]):
            held = _HELD.search(sentence[0]) if is_running_text(sentence[0]) else None
            role = role_in(held["role"]) if held else ""
            if held and role:
                end = _END.search(held["course"])
                course = held["course"][: end.start() if end else None].strip(' ,.“”"')
                at = block.start + sentence.start()
                yield Told(course, role, find_ranges(sentence[0]), at, block.start + sentence.end())
