"""Names that the tagger left at the end of a title: "Slow Ice by Ana Lindqvist", "Slow Ice. With Ana Lindqvist"."""

from __future__ import annotations

import re

from kgbuild.document import Span
from kgbuild.model import Mention
from kgbuild.names import Name, looks_like_name, parse_name, split_people

_NAME = r"[A-ZÀ-Þ][\w’'-]*\.?(?:[\s-](?:[a-z]{2,3}\s){0,2}[A-ZÀ-Þ][\w’'-]*\.?){1,3}"
_LIST = rf"{_NAME}(?:,\s{_NAME})*(?:,?\s(?:and|und|et|y|&)\s{_NAME})?"
#: What leads names in: "by" behind anything, "with" behind the end of a sentence.
_LEAD = (
    r"(?:[”\"»]?[.,]?\s(?:[Bb]y|von)"
    r"|[.?!”\"»],?\s(?:[Jj]oint(?:ly)?\s(?:work\s)?)?(?:[Ww]ith|[Mm]it|[Aa]vec|[Cc]on))\s"
)
_BYLINE = re.compile(rf"{_LEAD}(?P<people>{_LIST})$")
#: The same before the sentence that says where the work appeared.
_INSIDE = re.compile(rf"{_LEAD}(?P<people>{_LIST})[.,]\s[*_]*(?=[A-ZÀ-Þ\d])")
_LEFT = re.compile(r"[.,]?\s(?:by|By)$")
#: A title is at least so long; a name is believed from here on.
_LEAST, _LIKELY = 6, 0.6
#: What may stand between these names and the ones that the tagger found.
_GAP = re.compile(r",?\s(?:(?:and|und|et|y|&)\s)?")
People = list[tuple[Mention, Name]]


def parted(text: str, title: Span, people: People) -> tuple[Span, People, Span | None]:
    """Give a title without the names at its end, the names with those, and what the title took of the venue.

    Args:
        text: the whole string.
        title: where the title stands.
        people: the authors that were found elsewhere; names in a title are the first of their list, or all.
    """
    if people and (left := _LEFT.search(text[: title.end], title.start)) and people[0][0].start >= title.end:
        return Span(title.start, left.start()), people, None
    found = _BYLINE.search(text[: title.end], title.start + _LEAST)
    if found and people and not _GAP.fullmatch(text, title.end, people[0][0].start):
        return title, people, None
    if not found and not people:
        found = _INSIDE.search(text, title.start + _LEAST, title.end)
    named = split_people(found["people"], found.start("people")).people if found else []
    if not found or not named or not all(looks_like_name(person.name) > _LIKELY for person in named):
        return title, people, None
    rest = Span(found.end(), title.end) if title.end - found.end() > _LEAST else None
    return Span(title.start, found.start()), [*((person, parse_name(person.name)) for person in named), *people], rest
