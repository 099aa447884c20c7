"""Graduates of a group by degree, date and what came after: "Ada Example, PhD, May 2017. Peat Works"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from kgbuild.dates import find_ranges
from kgbuild.extract.layout.headings import kinds_of
from kgbuild.extract.page import Page
from kgbuild.extract.phrases.degrees import degree_pattern, level_in
from kgbuild.extract.phrases.roles import is_role
from kgbuild.extract.phrases.words import is_place
from kgbuild.extract.prose.people_page import Card
from kgbuild.extract.prose.statements.passage import phrases
from kgbuild.lexicon import words
from kgbuild.model import Education, Mention, Position, Record
from kgbuild.names import looks_like_name
from kgbuild.resolve.organization_names import kind_of

_SOURCE = "people_page"
_OPENS = re.compile(r"[\s,;:(–—-]*")
#: What stands right before a degree: the department, shortened, or the field: "CBE Ph.D., 2017", "Chemistry M.Sc.".
_UNIT = re.compile(r"(?:(?P<field>[A-ZÀ-Þ][a-zß-ÿ]{3,}(?:\s[A-ZÀ-Þ][a-zß-ÿ]{3,})?)|[A-Z]{2,5})\s+(?=[A-Z])")
_BETWEEN = re.compile(r"[\s,;:.(–—-]*(?:in\s+)?")
#: Where someone went, behind the date: a few words with a capital first, up to a comma, a bracket or the end.
_PLACE = re.compile(
    r"[ \t),.;:→>–—-]*(?:(?i:now|then|currently)\s+)?(?:(?i:at|with)\s+)?"
    r"(?P<name>[A-ZÀ-Þ][\w&’'-]*(?:[ \t]+[\w&’'.-]+){0,6}?)[ \t]*(?=[,;()\n.]|$)"
)
#: A firm in brackets behind the day; a school there may be whose degree it is.
_FIRM = re.compile(r"[ \t)]*\([ \t]*(?P<name>[A-ZÀ-Þ][\w&’'. -]{2,50})[ \t]*\)")
#: What ends a line of a cell: where someone went may stand on the next.
_NEXT_LINE = re.compile(r"[ \t.,;)]*\n")
#: A thesis below or behind the day: in quotation marks, or in italics where those begin.
_THESIS = re.compile(
    r"[\s).,;:–—-]*(?:(?i:(?:[\w.’']+\s+){0,2}(?:thesis|dissertation|thèse|tesis|tesi|tese)(?:\s+title)?)\s*[:–—,-]?\s*)?"
    r"(?P<title>[\"“«][^\"”»\n]{15,}[\"”»])?"
)
_TITLE_WORDS, _QUOTES = 3, '"“”«» .,'
_FINISHED = re.compile(
    r"(?i)\bgraduates?\b(?! (?:student|research|assistant|fellow))|\bgraduated\b"
    r"|\babsolvent|\bdiplôm|\begresad|\blaureat"
)
_SURE_NAME = 0.8
#: "'22": the year of a class, of this century below the turn; then the field, up to the next degree.
_CLASS, _TURN = re.compile(r"[\s,]*['’‘](?P<year>\d\d)\b"), "50"
_FIELD = re.compile(
    r"[\s,]*(?:in\s+)?(?P<field>[A-ZÀ-Þ][^\W\d_]+(?:(?:\s+|\s*[&/]\s*|-)(?:(?:and|of|for|in)\s+)?[A-ZÀ-Þ][^\W\d_]+){0,6})"
    r"(?=\s*(?:[,;.(]|$))"
)


def classes(page: Page, card: Card) -> Iterator[Education]:
    """Give the degrees with the years of their classes behind a name: "BS '22 Biology, MS '25 Geology"."""
    if card.blocks[0].kind == "row":
        return
    line = page.text[card.person.end : card.blocks[-1].end].split("\n")[0]
    opened = _OPENS.match(line)
    at = opened.end() if opened else 0
    while (degree := degree_pattern().match(line, at)) and (year := _CLASS.match(line, degree.end())):
        field = _FIELD.match(line, year.end())
        at = field.end() if field else year.end()
        century = "20" if year["year"] < _TURN else "19"
        yield Education(
            evidence=page.evidence(card.person.start, card.person.end + at, _SOURCE, 0.85),
            person=card.person,
            degree=degree[0].strip(),
            field=field["field"].strip() if field else "",
            end=century + year["year"],
        )
        at = len(line) - len(line[at:].lstrip(" ,;/&"))


@dataclass(frozen=True, slots=True)
class DegreeDay:
    """A degree with its one date right behind a name: as printed, the day, where the date stands, the field."""

    degree: str
    day: str
    start: int
    end: int
    field: str = ""


def degree_day(text: str, at: int, end: int) -> DegreeDay | None:
    """Give the degree and its day that stand right behind an offset: "(PhD 2019)", ", M.Sc. in May 2020"."""
    opened = _OPENS.match(text, at, end)
    at = opened.end() if opened else at
    unit = None if degree_pattern().match(text, at, end) else _UNIT.match(text, at, end)
    if unit and unit["field"] and not words("degrees", "fields").issuperset(unit["field"].casefold().split()):
        return None
    degree = degree_pattern().match(text, unit.end() if unit else at, end)
    between = _BETWEEN.match(text, degree.end(), end) if degree else None
    if degree is None or between is None:
        return None
    dates = find_ranges(text[between.end() : end].split("\n", maxsplit=1)[0])
    if not dates or dates[0].at or not dates[0].single:
        return None
    printed = degree[0].strip(" ,.") if not degree[0].rstrip().endswith(".") else degree[0].strip()
    field = (unit["field"] or "") if unit else ""
    return DegreeDay(printed, dates[0].start, between.end(), between.end() + dates[0].to, field)


def graduate(page: Page, card: Card) -> Iterator[Record]:
    """Give the degree that stands right behind the name of a former member with its date, and where they went."""
    first = card.blocks[0]
    cell = next((c for c in first.cells if c.start <= card.person.start < c.end), None) if first.kind == "row" else None
    last = cell.end if cell else card.blocks[-1].end
    found = degree_day(page.text, card.person.end, last)
    if found is None or (first.kind == "row" and cell is None):
        return
    thesis, behind = _thesis(page, card, found.end)
    below = _NEXT_LINE.match(page.text, behind, last) if cell else None
    firm = _FIRM.match(page.text, behind, last)
    firm = firm if firm and kind_of(firm["name"]) == "company" else None
    place = firm or _PLACE.match(page.text, below.end() if below else behind, last)
    listed = page.text[place.start("name") : last].split("\n")[0].split(",")[0] if place else ""
    placed = place is not None and _may_be_place(place["name"]) and not is_role(listed)
    if not (placed or card.former or any(map(_FINISHED.search, card.headings))):
        return  # "M.Sc., Summer 2023" of somebody who is there
    evidence = page.evidence(card.person.start, found.end, _SOURCE, 0.8)
    yield Education(
        evidence=evidence, person=card.person, degree=found.degree, field=found.field, end=found.day, thesis=thesis
    )
    if place and placed:
        start, name = place.start("name"), place["name"].rstrip(".")
        yield Position(
            evidence=page.evidence(card.person.start, start + len(place["name"]), _SOURCE, 0.7),
            person=card.person,
            organization=Mention(name, start, start + len(name)),
        )


def _thesis(page: Page, card: Card, at: int) -> tuple[str, int]:
    """Give the title of a thesis right behind an offset, in quotation marks or italics, and where it ends."""
    behind = _THESIS.match(page.text, at, card.blocks[-1].end)
    if behind is None or behind["title"]:
        return (behind["title"].strip(_QUOTES), behind.end()) if behind else ("", at)
    slanted = (
        i for i in page.inlines(at, card.blocks[-1].end) if i.kind == "emphasis" and at <= i.start <= behind.end()
    )
    for inline in slanted:
        title = " ".join(page.text[inline.start : inline.end].split()).strip(_QUOTES)
        told = phrases("now").match(title) or is_role(title) or kinds_of(title) or level_in(title)
        return (title, inline.end) if not told and len(title.split()) >= _TITLE_WORDS else ("", at)
    return "", at


def _may_be_place(name: str) -> bool:
    other = is_role(name) or kinds_of(name) or level_in(name) or is_place(name) or find_ranges(name)
    return not other and looks_like_name(name) < _SURE_NAME
