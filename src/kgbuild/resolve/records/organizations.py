"""Affiliation strings to registered organisations."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from kgbuild.lexicon import table
from kgbuild.names import fold
from kgbuild.resolve.organizations import kind_of
from kgbuild.resolve.registry import Registered, is_telling, registry, telling

SEGMENT = re.compile(r"[,;()\[\]#>|/\n\t]+|\s-\s")
NOISE = re.compile(r"\S+@\S+|\bTAB\b|#N#|\d{4,}")
LETTERS = re.compile(r"[^\W\d_]+")
LONGEST, SHORTEST = 12, 4
#: How sure a name is with its city, its country, or nothing beside it.
CITY, COUNTRY, ALONE = 0.97, 0.9, 0.8


@dataclass(frozen=True, slots=True)
class Found:
    """A registered organisation in a string, with how sure it is the one meant."""

    ror: str
    confidence: float


@dataclass(frozen=True, slots=True)
class _Place:
    """What a string says of places: codes of countries, and all its words in order."""

    countries: frozenset[str]
    words: str


def resolve_organizations(rows: Iterable[Mapping[str, Any]]) -> Iterator[tuple[str, Found]]:
    """Give (id, organisation) for each one found in records with `id` and `text`."""
    for row in rows:
        for found in find_organizations(str(row.get("text") or "")):
            yield str(row["id"]), found


def find_organizations(text: str) -> list[Found]:
    """Give the registered organisations that an affiliation string names, most inclusive ones only."""
    plain = NOISE.sub(" ", text)
    segments = [telling(s) for s in SEGMENT.split(plain) if s.strip()]
    letters = " ".join(LETTERS.findall(fold(plain)))
    place = _Place(frozenset(_codes()[m] for m in _country_pattern().findall(letters)), letters)
    found: dict[str, tuple[Registered, float]] = {}
    for index, segment in enumerate(segments):
        for one, confidence in _read(segment, segments[index + 1 :], place):
            found.setdefault(one.ror, (one, confidence))
    return [Found(one.iri, sure) for one, sure in found.values() if not _is_inner(one, [o for o, _ in found.values()])]


def _is_inner(one: Registered, others: Sequence[Registered]) -> bool:
    """Is a unit named beside what it is part of, or an institute beside its university?"""
    if any(other.ror in one.parents for other in others):
        return True
    universities = {o.ror for o in others if kind_of(o.name) == "university"} - {one.ror}
    return bool(universities) and kind_of(one.name) in {"institute", "group", "department", "funder"}


def _read(
    segment: tuple[str, ...], later: Sequence[tuple[str, ...]], place: _Place
) -> Iterator[tuple[Registered, float]]:
    """Give what one segment names: by itself, with a later one ("University of X, Campus Y"), or inside of it."""
    for other in later:
        for length in {len(other), 1}:
            joined = " ".join(segment + other[:length])
            if len(segment) > 1 and registry().named(joined):
                chosen = _choose(joined, place, whole=True)
                if chosen:
                    yield chosen
                    return
    at = 0
    while at < len(segment):
        for length in range(min(LONGEST, len(segment) - at), 0, -1):
            chosen = _choose(" ".join(segment[at : at + length]), place, whole=length == len(segment))
            if chosen and not _is_of_another(segment[:at], segment[at + length :]):
                yield chosen
                at += length
                break
        else:
            at += 1


def _is_of_another(before: tuple[str, ...], behind: tuple[str, ...]) -> bool:
    """Is a name only part of another: "X University Hospital", "Hospital of X University"?"""
    apart = frozenset(w for word in table("org_words")["names"]["apart"] for w in telling(word))
    return not apart.isdisjoint(behind[:3]) or not apart.isdisjoint(before[-4:])


def _choose(key: str, place: _Place, *, whole: bool) -> tuple[Registered, float] | None:
    """Give the organisation that a name means, if place and country leave one."""
    known = registry()
    direct = known.named(key)
    candidates = direct or known.turned(key)
    if place.countries:
        candidates = [c for c in candidates if c.country in place.countries]
    near = [c for c in candidates if _is_near(c, place)]
    if len(candidates) > 1 or not direct:
        candidates = near
    if len(candidates) != 1:
        return None
    if len(key) < SHORTEST or (
        (known.is_acronym(key) or " " not in key or not is_telling(key)) and not (near and whole)
    ):
        return None
    return candidates[0], CITY if near else COUNTRY if place.countries else ALONE


def _is_near(one: Registered, place: _Place) -> bool:
    city = " ".join(LETTERS.findall(fold(one.city)))
    return bool(city) and re.search(rf"\b{re.escape(city)}\b", place.words) is not None


@cache
def _country_pattern() -> re.Pattern[str]:
    names = sorted((n for listed in table("countries").values() for n in listed), key=len, reverse=True)
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, names))})\b")


@cache
def _codes() -> Mapping[str, str]:
    return {name: code for code, listed in table("countries").items() for name in listed}
