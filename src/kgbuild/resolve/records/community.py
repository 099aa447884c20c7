"""Persons of one family name and initial in a community, where a full name is a person and initials mean one."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from kgbuild.resolve.clusters import Clusters
from kgbuild.resolve.linkage import link
from kgbuild.resolve.naming import Fit, Key, fit, rarity
from kgbuild.resolve.records.signatures import FLOOR, SMALL_BLOCK, Evidence, Signature

#: A name is taken for the person whom it means with this probability, beside so many signatures of people unseen.
SURE, UNSEEN = 0.8, 0.3
#: How much more or less than an initial another kind of agreement proves.
KINDS = {Fit.SAME: 20.0, Fit.PARTIAL: 4.0, Fit.INITIALS: 1.0, Fit.LOOSE: 0.03}
#: What equal initials with a rare family name add for two signatures whose full name nobody prints.
RARE_INITIALS = 6.0
MOST_ODDS, SAMPLE, BEGINNING = 9.0, 60, 2


@dataclass(slots=True)
class Person:
    """Somebody whose full name is printed: the signatures, and the names that they print."""

    members: list[int] = field(default_factory=list)
    names: set[Key] = field(default_factory=set)


class _Fits:
    """The people whom a name may mean, with what each is worth before any context is seen."""

    def __init__(self) -> None:
        self.kinds: dict[int, float] = {}
        self.weights: dict[int, float] = {}
        self.total, self.best = 0.0, (0.0, 0)

    def put(self, place: int, kind: float, members: int) -> None:
        """Add a person, or tell anew how many signatures they have."""
        self.total += kind * members - self.weights.get(place, 0.0)
        self.kinds[place], self.weights[place] = kind, kind * members
        self.best = max(self.best, (kind * members, -place))


def _beginnings(name: Key) -> Iterator[str]:
    """Give that by which another form of a full name is found: its words, and the first letters of the first."""
    yield from name.given
    yield f"{name.given[0][:BEGINNING]}~"


class Community:
    """The signatures of one family name and initial.

    Args:
        members: their indices.
        signatures: all of the set.
        evidence: what pairs of it say.
        clusters: where persons are joined.
    """

    def __init__(
        self, members: Sequence[int], signatures: Sequence[Signature], evidence: Evidence, clusters: Clusters
    ) -> None:
        self._members, self._signatures, self._evidence, self._clusters = members, signatures, evidence, clusters
        self._people: list[Person] = []
        self._person_of: dict[int, int] = {}
        self._begun: dict[str, list[int]] = defaultdict(list)
        self._near = evidence.neighbours([signatures[i] for i in members], SAMPLE)
        self._place = {index: at for at, index in enumerate(members)}

    def join(self) -> None:
        """Join equal full names, then shorter forms with the fuller that they mean, then what is left."""
        by_name: dict[tuple[str, ...], list[int]] = defaultdict(list)
        initials: dict[Key, list[int]] = defaultdict(list)
        for index in self._members:
            name = self._signatures[index].name
            if name.spelt:
                by_name["".join(name.given), *name.family].append(index)
            else:
                initials[name].append(index)
        for found in by_name.values():
            for index in found[1:]:
                self._clusters.join(found[0], index)
        for found in sorted(by_name.values(), key=self._by_fullness):
            self._add(found)
        for place, person in enumerate([*self._people]):
            found, person.members = person.members, []
            if not self._attach(found, self._fits(self._signatures[found[0]].name, place)):
                person.members = found
        left = []
        for name in sorted(initials, key=lambda n: (-len(n.given), n)):
            fits = self._fits(name)
            left += [i for i in initials[name] if not self._attach([i], fits)]
        self._link(left)

    def _by_fullness(self, found: Sequence[int]) -> tuple[int, int, int]:
        return -len(self._signatures[found[0]].name.given), -len(found), self._clusters.find(found[0])

    def _add(self, found: Sequence[int]) -> None:
        place = len(self._people)
        self._people.append(Person([*found], {self._signatures[i].name for i in found}))
        self._person_of |= dict.fromkeys(found, place)
        for mark in _beginnings(self._signatures[found[0]].name):
            self._begun[mark].append(place)

    def _fits(self, name: Key, but: int = -1) -> _Fits:
        """Give the people whom a name may mean; of many who bear full names those whose names begin alike."""
        places: Iterable[int] = range(len(self._people))
        if name.spelt and len(self._people) > SAMPLE:
            places = sorted({p for mark in _beginnings(name) for p in self._begun[mark]})
        found = _Fits()
        for place in places:
            person = self._people[place]
            if place != but and person.members:
                fits = [fit(name, other) for other in person.names]
                if min(fits) > Fit.CONFLICT:
                    found.put(place, KINDS[max(fits)], len(person.members))
        return found

    def _attach(self, found: Sequence[int], fits: _Fits) -> bool:
        """Join signatures of one name with the person whom it most likely means; say whether one was likely enough."""
        if not fits.kinds:
            return False
        total, best = fits.total, fits.best
        for place, weight in self._weigh_near(found, fits.kinds).items():
            if self._clusters.apart(self._people[place].members[0], found[0]):
                total -= fits.weights[place]
            else:
                more = fits.kinds[place] * weight
                total += more
                best = max(best, (fits.weights[place] + more, -place))
        weight, place = best[0], -best[1]
        if weight < SURE * (total + UNSEEN):
            return False
        person = self._people[place]
        if not self._clusters.join(person.members[0], found[0]):
            return False
        person.members += found
        person.names |= {self._signatures[i].name for i in found}
        self._person_of |= dict.fromkeys(found, place)
        fits.put(place, fits.kinds[place], len(person.members))
        return True

    def _weigh_near(self, found: Sequence[int], people: Collection[int]) -> dict[int, float]:
        """Give how much more than nothing the signatures of people are worth beside some others, by their context."""
        total: dict[int, float] = defaultdict(float)
        sample = found[:SAMPLE]
        for index in sample:
            for at in self._near(self._place[index]):
                other = self._members[at]
                person = self._person_of.get(other)
                if person is not None and person in people:
                    odds = self._evidence.of_context(self._signatures[index], self._signatures[other])
                    total[person] += (math.exp(min(odds, MOST_ODDS)) - 1.0) / len(sample)
        return total

    def _link(self, left: Sequence[int]) -> None:
        """Join initials that mean nobody whose full name is printed."""
        # a name that no list calls common is common where many bear it
        rare = RARE_INITIALS / (1 + sum(bool(p.members) for p in self._people))
        odds, apart = {}, []
        for a, b in self._pairs(left):
            x, y = self._signatures[left[a]], self._signatures[left[b]]
            if fit(x.name, y.name) == Fit.CONFLICT or self._clusters.apart(left[a], left[b]):
                apart.append((a, b))
                continue
            found = self._evidence.of_names(x.name, y.name) + self._evidence.of_context(x, y)
            odds[a, b] = max(FLOOR, found + rare * min(rarity(x.name), rarity(y.name)))
        for at, root in enumerate(link(len(left), odds, apart, silent=FLOOR, even=True)):
            self._clusters.join(left[at], left[root])

    def _pairs(self, left: Sequence[int]) -> Iterator[tuple[int, int]]:
        """Give the pairs to weigh: all of a few, of many those that have something in common."""
        if len(left) <= SMALL_BLOCK:
            yield from ((a, b) for b in range(len(left)) for a in range(b))
            return
        place = {index: at for at, index in enumerate(left)}
        for b, index in enumerate(left):
            near = (place.get(self._members[at], b) for at in self._near(self._place[index]))
            yield from ((a, b) for a in sorted(near) if a < b)
