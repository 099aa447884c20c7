"""Works as indexes of researchers list them: a title, where it stands, and a line of its date and its kind."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from kgbuild.cite import Reference
from kgbuild.cite.identifiers import find_identifiers
from kgbuild.dates import parse_date
from kgbuild.extract.page import Page
from kgbuild.extract.papers.build import Parts, paper_of
from kgbuild.extract.papers.context import Context
from kgbuild.extract.papers.lines import Line, people_of
from kgbuild.extract.papers.links import links_of
from kgbuild.lexicon import table
from kgbuild.model import Paper, PaperKind
from kgbuild.names import NameList

NAME = "papers"
#: A title and what stands above the line of date and kind have so many lines at most.
_ABOVE = 3
_BAR = r"\s*[|·•]\s*"
#: What an index says of itself or of who read a work: "Source: Crossref", "12 Reads".
_ASIDE = re.compile(
    r"(?i)\W*(?:source|show (?:more|less)|put-?code|\d[\d,.]* (?:reads|citations|downloads)|doi|isbn|issn|eid)\b"
)


@cache
def _dated() -> re.Pattern[str]:
    """Give the pattern of a date and a kind: "2024-03 | Journal article", "Article · March 2021 · Tide Letters"."""
    types = (kind for kind in table("fields")["paper_types"] if not kind.isdigit())
    kinds = "|".join(re.escape(kind).replace(r"\ ", "[- ]") for kind in types)
    date = r"(?:\d{1,2}\s+)?(?:[A-Z][a-zé]{2,9}\.?\s+)?(?:19|20)\d\d(?:-\d\d){0,2}"
    venue = rf"(?:{_BAR}(?P<venue>\S.*))?"
    return re.compile(
        rf"(?P<first>{date}){_BAR}(?P<kind>(?i:{kinds}))|(?P<type>(?i:{kinds})){_BAR}(?P<date>{date}){venue}"
    )


def is_indexed(lines: Sequence[Line]) -> bool:
    """Say whether lines are those of one work in an index: one of them tells its date and its kind."""
    return any(_dated().fullmatch(line.text.strip(" *_")) for line in lines[1 : _ABOVE + 1])


def indexed(page: Page, lines: Sequence[Line], context: Context) -> Paper | None:
    """Give the work that an index lists; None where no line tells a date and a kind, or no title stands above it."""
    found = ((at, _dated().fullmatch(line.text.strip(" *_"))) for at, line in enumerate(lines[: _ABOVE + 1]))
    place, match = next(((at, match) for at, match in found if match), (0, None))
    if not match or not place:
        return None
    people = next(filter(None, (_people(line) for line in (*lines[1:place], *lines[place + 1 :]))), None)
    signed = people is not None
    above = [line for line in lines[1:place] if not (people and line.start <= people.people[0].start < line.end)]
    doi = next((doi for line in lines[place:] if (doi := find_identifiers(line.text).doi)), "")
    runs = [run for line in lines for run in line.runs]
    title, names = lines[0], people or NameList()
    taken = tuple((person.start, person.end) for person in names.people)
    return paper_of(
        page,
        title.start,
        lines[-1].end,
        Parts(
            title=title.text.strip(" *_"),
            names=names,
            venue=(match["venue"] or " ".join(line.text for line in above)).strip(" .*_"),
            date=parse_date(match["first"] or match["date"]),
            found=links_of(page, title.start, lines[-1].end, runs, people=taken, title=title.start),
            partial=not signed,
            reference=Reference(doi=doi, type=_kind(match["kind"] or match["type"])),
        ),
        context,
        NAME,
    )


def _kind(printed: str) -> PaperKind:
    kinds = table("fields")["paper_types"]
    return next((kind for name, kind in kinds.items() if name == printed.casefold().replace("-", " ")), "")


def _people(line: Line) -> NameList | None:
    """Give the names of a line that holds nothing else, perhaps behind a label."""
    if _ASIDE.match(line.text):
        return None
    people = people_of(line)
    return people.names if people else None
