"""Which half of a printed name is the family name, and where one name ends: capitals, commas and dashes tell."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from kgbuild.cite.rows import Person, Slice
from kgbuild.cite.segments import Segment
from kgbuild.names.fold import fold
from kgbuild.names.words import is_particle, known

#: A word in capitals that is no row of initials.
_CAPITALS = re.compile(r"(?=[^\W\d_]*[AEIOUYÀ-ÖØ-Ý])[^\W\d_a-zß-ÿ]{4,}(?:['’-][^\W\d_a-zß-ÿ]+)*")
_ONE = re.compile(r"[A-ZÀ-Þ][a-zß-ÿ]{2,}(?:-[A-ZÀ-Þ][a-zß-ÿ]+)?")
_SPELT = re.compile(r"[^\W\d_][\w’'-]*[a-zß-ÿ][\w’'-]*(?:[\s-](?:[^\W\d_][\w’'-]*\.?))*")
#: What one name may have between two of its words.
_INSIDE = re.compile(r"\s(?:(?:[A-Z][a-z]{1,2}|bin|ibn|ben)\s)?")
_DASH = re.compile(r"\s[–—-]\s?|\s?[–—]\s")
_ITALIC_OPEN, _ITALIC_CLOSE = re.compile(r"(?<![*_])[*_]$"), re.compile(r"[*_](?![*_])")
#: A family name in capitals, a comma, and the given names: how such lists begin.
_LIST_START = re.compile(r"\W*[^\W\d_a-zß-ÿ]{3,}[^,]{0,30},")


def by_capitals(text: str, people: Sequence[Person]) -> list[Person]:
    """Give the people with the half in capitals as the family name: "ROY Jean", "Jean ROY", "Jean LE ROY"."""
    return [_turned(text, person) for person in people]


def _turned(text: str, person: Person) -> Person:
    if person.family is None or len(person.given) != 1:
        return person
    given, family = person.given[0], person.family
    if middle := _middle(text, given, family):
        return Person([(given[0], middle[0])], (middle[1], family[1]))
    if given[0] < family[0] and _is_turned(text[slice(*given)], text[slice(*family)]):
        return Person([family], given)
    if _shouted(text[slice(*given)]) and _SPELT.fullmatch(text[slice(*family)]):
        return Person([family], given)
    if not text[slice(*family)].isupper():
        return person
    words = text[slice(*given)].split(" ")
    shouted = [word for word in words if _CAPITALS.fullmatch(word)]
    if given[0] > family[0] or not 0 < len(shouted) < len(words):
        return person
    first = next(i for i, word in enumerate(words) if _CAPITALS.fullmatch(word))
    if not first or len(words) - first != len(shouted):
        return person
    cut = given[0] + len(" ".join(words[:first]))
    return Person([(given[0], cut)], (cut + 1, family[1]))


def _shouted(printed: str) -> bool:
    """Say whether all words are in capitals, one of them no initials and no particle: "BOIS DE LUNE"."""
    if not printed.isupper():
        return False
    words = printed.split()
    return any(map(_CAPITALS.fullmatch, words)) and all(word.isupper() for word in words)


def _middle(text: str, given: Slice, family: Slice) -> Slice | None:
    """Give the end of the given names and the start of the family name where that took half of them: "Ana Luz Roy"."""
    words = text[slice(*family)].split(" ")
    if given[0] > family[0] or len(words) != 2 or not all(map(_ONE.fullmatch, words)) or is_particle(words[0]):
        return None
    first, last = map(fold, words)
    if first in known("family") or last not in known("family") or fold(text[slice(*given)]) in known("given"):
        return None
    start = family[0] + len(words[0])
    return (start, start + 1)


def _is_turned(given: str, family: str) -> bool:
    """Say whether lists of names know the family name as a given name alone, and the given name not as one."""
    if not _ONE.fullmatch(given) or not _ONE.fullmatch(family):
        return False
    plain = fold(family)
    if plain not in known("given") or plain in known("family"):
        return False
    return fold(given) not in known("given") and fold(given) in known("family")


def one_a_chunk(text: str, people: Sequence[Person]) -> list[Person]:
    """Give the people with two as one between which no sign stands, where commas part the others.

    "Ana Luz, Omar Sad Al Kader Roy, Jean Sol" names three.
    """
    out: list[Person] = []
    for person in people:
        before = out[-1] if out else None
        if before and _is_one(text, before, person) and _has_commas(text, people):
            out[-1] = Person([(_edges(before)[0], person.given[-1][1])], person.family)
        else:
            out.append(person)
    return out


def _has_commas(text: str, people: Sequence[Person]) -> bool:
    return any(text[_edges(one)[1] : _edges(two)[0]].lstrip().startswith(",") for one, two in pairwise(people))


def _is_one(text: str, before: Person, person: Person) -> bool:
    if before.family is None or person.family is None or len(person.given) != 1 or len(before.given) != 1:
        return False
    if not _INSIDE.fullmatch(text, before.family[1], max(before.family[1], person.given[0][0])):
        return False
    slices = (*before.given, before.family, *person.given, person.family)
    ordered = all(one[1] < two[0] for one, two in pairwise(slices))
    return ordered and all(_SPELT.fullmatch(text[slice(*place)]) for place in slices)


def _edges(person: Person) -> Slice:
    places = [*person.given, *([person.family] if person.family else [])]
    return min(start for start, _ in places), max(end for _, end in places)


def with_particle(text: str, people: Sequence[Person]) -> list[Person]:
    """Give the people with a particle behind given names as part of them: "LUZ, Ana Soares de", "Berg, J. van den"."""
    out: list[Person] = []
    for person in people:
        before = out[-1] if out else None
        alone = before is not None and before.family is not None and not before.given
        if alone and before and before.family and person.family and person.given:
            comma = text[before.family[1] : person.given[0][0]].strip() == ","
            particles = text[slice(*person.family)].split()
            if comma and all(word.islower() and is_particle(word) for word in particles):
                out[-1] = Person([(person.given[0][0], person.family[1])], before.family)
                continue
        out.append(person)
    return out


def before_dash(
    text: str, authors: list[Segment], chosen: dict[str, Segment]
) -> tuple[list[Segment], dict[str, Segment]]:
    """Give authors and slices with what a dash parts from names in capitals as the head of the title.

    Portuguese lists print "ROY, Ana – Rios e Sal. O Porto antigo". Words in italics behind the names are the title too.
    """
    title = chosen.get("title")
    last = authors[-1] if len(authors) > 1 and title is None else None
    if last and _ITALIC_OPEN.search(text[: last.start]) and _ITALIC_CLOSE.match(text, last.end):
        return authors[:-1], {**chosen, "title": Segment("T", last.start, last.end, last.sure)}
    if not _LIST_START.match(text):
        return authors, chosen
    for place in range(1, len(authors)):
        before, behind = authors[place - 1], authors[place]
        if _DASH.fullmatch(text, before.end, behind.start):
            end = title.end if title and title.start >= behind.start else authors[-1].end
            joined = Segment("T", behind.start, end, min(behind.sure, title.sure if title else behind.sure))
            return authors[:place], {**chosen, "title": joined}
    return authors, chosen
