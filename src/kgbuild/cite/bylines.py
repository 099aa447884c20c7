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
#: The first of a list of names that no sign parts from the title: "a slow ice Ana Luz†, Jean Sol".
_FIRST = re.compile(r"(?<=[a-zß-ÿ]{3})\s[*_]{0,2}(?P<name>[A-ZÀ-Þ][\w’'-]+(?:\s[A-ZÀ-Þ][\w’'-]*\.?){1,2})$")
_ALONE = re.compile(r"(?<=[a-zß-ÿ]{3})\s[*_]{0,2}(?P<name>[A-ZÀ-Þ][a-zß-ÿ-]{2,})$")
_MARKED = re.compile(r"[†‡*§¶#\d_]*,\s[*_]{0,2}")
_SMALL = frozenset(
    {"and", "for", "from", "the", "with", "between", "over", "into", "und", "der", "des", "von", "les", "del"}
)
#: So many names behind it are a list.
_LIST_OF = 2
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
    if first := _first_author(text, title, people):
        return first
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


def _first_author(text: str, title: Span, people: People) -> tuple[Span, People, None] | None:
    """Give title and people with the first of them out of the title, where a list of names goes on from it."""
    if not people or people[0][0].start < title.end or text[title.start : title.end].islower():
        return None
    name = people[0][1]
    if not name.given and text[title.end : people[0][0].start].isspace():
        if found := _ALONE.search(text[: title.end], title.start + _LEAST):
            place = Span(found.start("name"), people[0][0].end)
            whole = Mention(" ".join(text[place.start : place.end].split()), place.start, place.end)
            return Span(title.start, found.start()), [(whole, parse_name(whole.name)), *people[1:]], None
        return None
    found = _FIRST.search(text[: title.end], title.start + _LEAST)
    listed = len(people) >= _LIST_OF and _MARKED.fullmatch(text, title.end, people[0][0].start)
    if not found or not listed or text[title.start : found.start()].rpartition(" ")[2] in _SMALL:
        return None
    if looks_like_name(found["name"]) <= _LIKELY:
        return None
    mention = Mention(found["name"], found.start("name"), found.end("name"))
    return Span(title.start, found.start()), [(mention, parse_name(found["name"])), *people], None
