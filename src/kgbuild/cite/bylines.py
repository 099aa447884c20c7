"""Names that the tagger left at the end of a title: "Slow Ice by Ana Lindqvist", "Slow Ice. With Ana Lindqvist"."""

from __future__ import annotations

import re

from kgbuild.document import Span
from kgbuild.model import Mention
from kgbuild.names import Name, looks_like_name, parse_name, split_people

_NAME = r"[A-ZÀ-Þ][\w’'-]*\.?(?:[\s-](?:[a-z]{2,3}\s){0,2}[A-ZÀ-Þ][\w’'-]*\.?){1,3}"
_LIST = rf"{_NAME}(?:,\s{_NAME})*(?:,?\s(?:and|und|et|y|&)\s{_NAME})?"
#: What leads names in: "by" behind anything, "with" behind the end of a sentence.
_BYLINE = re.compile(
    rf"(?:[”\"»]?[.,]?\s(?:[Bb]y|von)|[.?!”\"»],?\s(?:[Jj]oint(?:ly)?\s(?:work\s)?)?(?:[Ww]ith|[Mm]it|[Aa]vec|[Cc]on))\s(?P<people>{_LIST})$"
)
_LEFT = re.compile(r"[.,]?\s(?:by|By)$")
#: A title is at least so long; a name is believed from here on.
_LEAST, _LIKELY = 6, 0.6
#: What may stand between these names and the ones that the tagger found.
_GAP = re.compile(r",?\s(?:(?:and|und|et|y|&)\s)?")
People = list[tuple[Mention, Name]]


def parted(text: str, title: Span, people: People) -> tuple[Span, People]:
    """Give a title without the names at its end, and the names with those, if they are the first of the list.

    Args:
        text: the whole string.
        title: where the title stands.
        people: the authors that were found elsewhere.
    """
    if people and (left := _LEFT.search(text[: title.end], title.start)) and people[0][0].start >= title.end:
        return Span(title.start, left.start()), people
    found = _BYLINE.search(text[: title.end], title.start + _LEAST)
    if not found or (people and not _GAP.fullmatch(text, title.end, people[0][0].start)):
        return title, people
    named = split_people(found["people"], found.start("people")).people
    if not named or not all(looks_like_name(person.name) > _LIKELY for person in named):
        return title, people
    return Span(title.start, found.start()), [*((person, parse_name(person.name)) for person in named), *people]
