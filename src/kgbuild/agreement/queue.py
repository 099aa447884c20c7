"""Pairs of identities that resolution left open, most valuable first, with the evidence of both sides."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Container, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Final

from kgbuild.corrections import Corrections, Finder, Reference
from kgbuild.entities import Entity, Resolution
from kgbuild.model import Evidence, Extraction, Record
from kgbuild.resolve import mentions

#: Where a graph directory keeps the queue.
FILE: Final = "review.json"
_SHOWN = 5
#: A document, what it was read from there, and the name as printed.
_Place = tuple[Extraction, Evidence, str]


@dataclass(frozen=True, slots=True)
class Sighting:
    """A place where an entity is told of: `name` as printed in `document`, at `line`, in the words `quote`."""

    name: str
    document: str
    line: int
    quote: str


@dataclass(frozen=True, slots=True)
class Side:
    """One of two identities.

    Attributes:
        key: its key.
        name: its best name.
        variants: its other names.
        identifiers: by scheme.
        count: how many times documents tell of it.
        who: a name with a document that means this one and nobody else, the document empty where it is the key.
        sightings: the first few, of different documents where there are.
    """

    key: str
    name: str
    variants: tuple[str, ...]
    identifiers: dict[str, str]
    count: int
    who: tuple[str, str]
    sightings: tuple[Sighting, ...]


@dataclass(frozen=True, slots=True)
class Question:
    """Are these two one?

    Attributes:
        kind: kind of the entities.
        score: how likely they are one, 0 to 1.
        value: how much an answer is worth: the times that the lesser of the two is told of, weighed by the score.
        sides: the two.
    """

    kind: str
    score: float
    value: float
    sides: tuple[Side, Side]


def questions(extractions: Sequence[Extraction], resolution: Resolution) -> list[Question]:
    """Give the pairs that resolution left open, most valuable first."""
    wanted = {key for a, b, _ in resolution.unsure for key in (a, b)}
    seen: dict[str, list[_Place]] = defaultdict(list)
    for key, place in _places(extractions, resolution, wanted) if wanted else ():
        seen[key].append(place)
    entities = {**resolution.people, **resolution.organizations, **resolution.papers, **resolution.venues,
                **resolution.grants}  # fmt: skip
    finder = Finder(resolution, extractions, {}, Corrections()) if wanted else None
    side_of = {key: _side(entities[key], seen[key], finder) for key in wanted}
    found = []
    for a, b, score in resolution.unsure:
        sides = side_of[a], side_of[b]
        value = round(score * min(side.count for side in sides), 2)
        found.append(Question(a.partition("/")[0], score, value, sides))
    return sorted(found, key=lambda q: (-q.value, -q.score, q.sides[0].key, q.sides[1].key))


def _side(entity: Entity, seen: Sequence[_Place], finder: Finder | None) -> Side:
    of_each: dict[str, _Place] = {}
    for place in seen:
        of_each.setdefault(place[0].document, place)
    shown = {place[0].document: _sighting(*place) for place in islice(of_each.values(), _SHOWN)}
    others = (one for place in seen if (one := _sighting(*place)) != shown[one.document])
    sightings = (*shown.values(), *islice(others, max(_SHOWN - len(of_each), 0)))
    who = _who(entity, sightings, finder)
    return Side(entity.key, entity.name, entity.variants, dict(entity.identifiers), len(seen), who, sightings)


def _who(entity: Entity, seen: Sequence[Sighting], finder: Finder | None) -> tuple[str, str]:
    kind = entity.key.partition("/")[0]
    for one in sorted(seen, key=lambda sighting: sighting.name != entity.name):  # its best name reads best
        if finder and one.name and finder.bearers(Reference(kind, one.name, one.document)) == [entity.key]:
            return one.name, one.document
    return entity.key, ""


class _Meant(defaultdict[str, dict[object, str]]):
    """Document → the mentions in it that mean one of the wanted → which."""

    def __init__(self) -> None:
        super().__init__(dict)


def _places(
    extractions: Sequence[Extraction], resolution: Resolution, wanted: Container[str]
) -> Iterator[tuple[str, _Place]]:
    """Give every place where one of the wanted is told of."""
    people, houses, works = _Meant(), _Meant(), _Meant()
    for meant, where in ((people, resolution.person_of), (houses, resolution.organization_of)):
        for place, key in where.items():
            if key in wanted:
                meant[place[0]][place[1:]] = key
    for told in (resolution.paper_of, resolution.grant_of):
        for (document, index), key in told.items():
            if key in wanted:
                works[document][index] = key
    for extraction in extractions:
        mine = (people.get(extraction.document), houses.get(extraction.document), works.get(extraction.document))
        if any(mine):
            for index, record in enumerate(extraction.records):
                for key, name in _told_of(record, index, *(one or {} for one in mine)):
                    yield key, (extraction, record.evidence, name)


def _told_of(
    record: Record, index: int, people: Mapping[object, str], houses: Mapping[object, str], works: Mapping[object, str]
) -> Iterator[tuple[str, str]]:
    """Give the key of each of the wanted that a record tells of, with its name as printed."""
    for field, mention in mentions.held(record):
        where = houses if field in mentions.ORGANIZATIONS else people
        if key := where.get((mention.name, mention.start)):
            yield key, mention.name
        if where is people and mention.affiliation and (key := houses.get((mention.affiliation, -1))):
            yield key, mention.affiliation
    if key := works.get(index):
        yield key, str(getattr(record, "title", ""))


def _sighting(extraction: Extraction, read: Evidence, name: str) -> Sighting:
    line = extraction.lines[max(bisect_right(extraction.lines, (read.start, 1 << 60)) - 1, 0)][1]
    return Sighting(name, extraction.document, line, " ".join(read.quote.split())[:300])
