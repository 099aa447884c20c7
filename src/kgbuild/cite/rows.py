"""Names of one list that follow the order of the others."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from kgbuild.names.fold import fold
from kgbuild.names.words import known

Slice = tuple[int, int]


@dataclass(slots=True)
class Person:
    """One person as the tagger read it: slices of the given names and of the family name."""

    given: list[Slice]
    family: Slice | None = None


_INITIALS = re.compile(r"(?:[^\W\d_a-zß-ÿ]\.?[\s-]?){1,4}")
_WORD = re.compile(r"[^\W\d_][^\W\d_'’-]*(?:['’-][^\W\d_]+)*")
#: So many others must agree before a name is turned.
_AGREE = 2


def settle(text: str, people: Sequence[Person]) -> list[Person]:
    """Give the people with the odd names of the list read like the others.

    "A. Roy, Jean Sol, Ke Li" has given names first in all places; in "ROY, Jean, SOL, Marie" two halves are one name.
    """
    first = sum(_given_first(person) for person in people)
    last = sum(bool(person.given) and person.family is not None and not _given_first(person) for person in people)
    if first >= _AGREE and first > last:
        return [_given_leads(text, person) for person in people]
    if last >= _AGREE and last >= 2 * first:
        return [_family_leads(text, person) for person in people]
    return _halves(text, people) if not first or last else list(people)


def _given_first(person: Person) -> bool:
    return bool(person.given) and person.family is not None and person.given[0][0] < person.family[0]


def _given_leads(text: str, person: Person) -> Person:
    """Read "Ke Li" and "Wan Cheng" with the family name last."""
    if person.family is None or _given_first(person):
        return person
    start, end = person.family[0], (person.given[-1] if person.given else person.family)[1]
    printed = text[start:end]
    words = printed.split()
    spelt = all(_WORD.fullmatch(word) and word[0].isupper() and not word.isupper() for word in words)
    if "," in printed or not spelt or not 1 < len(words) <= (len(person.given) + 2 if person.given else 2):
        return person
    cut = start + printed.rindex(words[-1])
    return Person([(start, start + len(printed[: cut - start].rstrip()))], (cut, end))


def _family_leads(text: str, person: Person) -> Person:
    """Read "Nell LA" with the family name first."""
    if not _given_first(person) or person.family is None or len(person.given) != 1:
        return person
    (start, end), family = person.given[0], person.family
    spelt = end - start > 1 and not _INITIALS.fullmatch(text[start:end])
    if spelt and _INITIALS.fullmatch(text[slice(*family)]) and text[end : family[0]].isspace():
        return Person([family], (start, end))
    return person


def _halves(text: str, people: Sequence[Person]) -> list[Person]:
    """Join two neighbours that are family and given name of one person: "ROY, Jean", "Ang, Chee Siang"."""
    out: list[Person] = []
    for person in people:
        before = out[-1] if out else None
        if before and _is_half(text, before, person):
            start = min(person.given[0][0] if person.given else person.family[0], person.family[0])  # type: ignore[index]
            end = max(person.given[-1][1] if person.given else 0, person.family[1])  # type: ignore[index]
            out[-1] = Person([(start, end)], before.family)
        else:
            out.append(person)
    return out


def _is_half(text: str, before: Person, person: Person) -> bool:
    """Say whether `person` is the given name of the one before, whose family name a comma ends."""
    if before.given or not before.family or not person.family:
        return False
    start = person.given[0][0] if _given_first(person) else person.family[0]
    if not re.fullmatch(r",?\s+", text[before.family[1] : start]):
        return False
    family = text[slice(*person.family)]
    if not person.given:
        return text[slice(*before.family)].isupper() and not family.isupper()
    comma = text[before.family[1]] == "," and " " not in text[slice(*before.family)].strip()
    return (
        comma
        and _is_given(family if not _given_first(person) else text[slice(*person.given[0])].split(maxsplit=1)[0])
        and (_given_first(person) or text[person.family[1] : person.given[0][0]].isspace())
    )


def _is_given(word: str) -> bool:
    return fold(word) in known("given")
