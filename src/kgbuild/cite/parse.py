"""From strings to references."""

from __future__ import annotations

import re
from collections.abc import Iterable

from kgbuild.cite.reference import Reference, Span
from kgbuild.names import parse_name, split_people

_QUOTED = re.compile(r"[\"“„«](?P<title>[^\"“”„«»]{4,400}?)[,.?!]*[\"”“»]")
_YEAR = re.compile(r"(?<![\d/.-])(?:1[89]\d\d|20[0-4]\d)(?!\d)")
_VOLUME = re.compile(
    r"\b(?P<volume>\d{1,4})\s*(?:\((?P<issue>\d{1,3})\))?\s*[,:]\s*(?P<pages>\w?\d+\s*(?:[-–]+\s*\w?\d+)?)"
)
_ARXIV = re.compile(r"arxiv\s*[:.]?\s*(?P<number>\d{4}\.\d{4,5})", re.IGNORECASE)
_DOI = re.compile(r"\b10\.\d{4,9}/[^\s\"<>]+")


def parse_references(texts: Iterable[str]) -> list[Reference]:
    """Give the reference of each string, in order."""
    return [parse_reference(text) for text in texts]


def parse_reference(text: str) -> Reference:
    """Give the reference that one string prints."""
    quoted = _QUOTED.search(text)
    if not quoted:
        return Reference()
    people = split_people(text[: quoted.start()])
    rest = text[quoted.end() :]
    venue = re.split(r"\d|\bsubmitted\b", rest, maxsplit=1)[0].strip(" ,.;:()")
    volume, year = _VOLUME.search(_YEAR.sub("    ", rest)), _YEAR.search(rest)
    arxiv, doi = _ARXIV.search(rest), _DOI.search(rest)
    return Reference(
        people=people.people,
        names=tuple(parse_name(person.name) for person in people.people),
        etal=people.etal,
        title=quoted["title"],
        venue=venue,
        year=year.group() if year else "",
        date=year.group() if year else "",
        volume=volume["volume"] if volume else "",
        issue=volume["issue"] or "" if volume else "",
        pages=volume["pages"] if volume else "",
        doi=doi.group().rstrip(".,;") if doi else "",
        arxiv=arxiv["number"] if arxiv else "",
        spans={"title": (Span(*quoted.span("title")),)},
        confidence={"title": 0.9},
        score=0.9,
    )
