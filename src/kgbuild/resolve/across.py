"""Who is who across documents, where one name alone proves little."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from kgbuild.entities import RecordKey
from kgbuild.model import Extraction
from kgbuild.resolve.blocks import Blocks, Named
from kgbuild.resolve.clusters import Clusters
from kgbuild.resolve.local import short
from kgbuild.resolve.memo import Table, digest
from kgbuild.resolve.naming import Fit, Key, fit, rarity
from kgbuild.resolve.sketches import Sketch

#: How likely two bearers of fitting names in two documents are one person, before anything else is known of
#: them, where nobody else is known to bear the name; a crowd name takes off up to as much as `CROWD` says.
BASE = {Fit.SAME: 0.85, Fit.PARTIAL: 0.7, Fit.INITIALS: 0.5, Fit.LOOSE: 0.35}
CROWD = 0.55
COAUTHOR, COAUTHORS_MOST, PLACE, TOPIC, SAME_PAPER = 0.35, 0.5, 0.2, 0.15, 0.6
#: The pages of one site are like one document: they tell people of one name apart themselves.
SITE = {Fit.SAME: 0.5, Fit.PARTIAL: 0.25, Fit.INITIALS: 0.2, Fit.LOOSE: 0.0}
SURE, OPEN, COMMON_TOPIC = 0.75, 0.4, 0.08
ROUNDS = 3


@dataclass(frozen=True, slots=True)
class Bearer(Named):
    """A person as one document knows them, with what tells them from others of their name.

    Attributes:
        coauthors: short names of those who stand in records with them.
        papers: keys of their papers.
        places: folded names of their organisations.
        topics: words of their titles and topics.
        exclusive: places that one person holds alone (`Clusters.mark`).
        sites: roots of the sites that the document is part of.
    """

    coauthors: frozenset[Key] = frozenset()
    papers: frozenset[str] = frozenset()
    places: frozenset[str] = frozenset()
    topics: frozenset[str] = frozenset()
    exclusive: frozenset[object] = frozenset()
    sites: frozenset[str] = frozenset()


def named(extraction: Extraction, told: Sketch, paper_of: Mapping[RecordKey, str], ground: str = "") -> Named:
    """Give whom a document names; `ground` tells the document and which of its people this is."""
    if ground:
        ground = "\t".join([ground, *(paper_of[extraction.document, index] for index in told.papers)])
    return Named(extraction.document, _keys(told.names), frozenset(told.identifiers), ground)


def bearer(one: Named, told: Sketch, paper_of: Mapping[RecordKey, str], site: str = "") -> Bearer:
    """Give all that a document's records say of one whom it names."""
    return Bearer(
        one.document,
        one.keys,
        one.identifiers,
        coauthors=frozenset(_keys(told.company)),
        papers=frozenset(paper_of[one.document, index] for index in told.papers),
        places=frozenset(told.places),
        topics=frozenset(told.topics),
        exclusive=frozenset((one.document, record, field) for record, field in told.exclusive),
        sites=frozenset({site} - {""}),
    )


def _keys(names: Iterable[Sequence[Sequence[str]]]) -> tuple[Key, ...]:
    return tuple([Key(tuple(given), tuple(family)) for given, family in names])


def join_bearers(
    people: Sequence[Named], bearer_of: Callable[[int], Bearer], table: Table | None = None
) -> tuple[list[list[int]], list[tuple[int, int, float]]]:
    """Put people of several documents together; give those who are one, and the pairs left open with their score.

    Whom no chain of possible pairs ties together cannot change one another, so that each such group is joined on its
    own, or taken from `table` where an earlier build joined it.

    Args:
        people: whom the documents name.
        bearer_of: gives all that is known of one of them.
        table: of earlier builds.
    """
    names, clusters = _Names(people), Clusters(len(people))
    blocks = Blocks(people, names.possible)
    unsure: list[tuple[int, int, float]] = []
    for members in blocks.tied():

        def joined(members: list[int] = members) -> Any:
            return _join([bearer_of(member) for member in members], blocks.pairs(members), names)

        ground = (
            f"{people[member].ground}\t{names.crowded(people[member])}\t{blocks.ground(member)}" for member in members
        )
        groups, left_open = table.of(digest("\n".join(ground)), joined) if table else joined()
        for first, *more in groups:
            for other in more:
                clusters.join(members[first], members[other])
        unsure += [(members[a], members[b], score) for a, b, score in left_open]
    return clusters.groups(), sorted(unsure)


def _join(bearers: Sequence[Bearer], pairs: list[tuple[int, int]], names: _Names) -> list[Any]:
    """Give the groups of more than one, and the pairs left open with their score, as JSON has them."""
    clusters = Clusters(len(bearers))
    for index, one in enumerate(bearers):
        clusters.mark(index, one.exclusive)
    state = list(bearers)
    scores: dict[tuple[int, int], float] = {}
    changed = set(range(len(bearers)))
    for _round in range(ROUNDS):
        apart = [(a, b, clusters.find(a), clusters.find(b)) for a, b in pairs]
        for a, b, x, y in apart:
            if x != y and (x in changed or y in changed):
                scores[a, b] = _score(state[x], state[y], bearers[a], bearers[b], names)
        pairs = [(a, b) for a, b, x, y in apart if x != y]
        changed = set()
        for _, a, b in sorted((-score, *pair) for pair, score in scores.items() if score >= SURE):
            x, y = sorted((clusters.find(a), clusters.find(b)))
            if x != y and not names.at_odds(state[x], state[y]) and clusters.join(x, y):
                state[x] = _union(state[x], state[y])
                changed.add(x)
        if not changed:
            break
    unsure = [
        (a, b, score)
        for (a, b), score in scores.items()
        if score >= OPEN and clusters.find(a) != clusters.find(b) and not clusters.apart(a, b)
    ]
    return [[group for group in clusters.groups() if len(group) > 1], [list(pair) for pair in sorted(unsure)]]


def _union(a: Bearer, b: Bearer) -> Bearer:
    return Bearer(
        a.document, tuple(dict.fromkeys(a.keys + b.keys)), a.identifiers | b.identifiers, "",
        a.coauthors | b.coauthors, a.papers | b.papers, a.places | b.places, a.topics | b.topics,
        a.exclusive | b.exclusive, a.sites | b.sites,
    )  # fmt: skip


def _crowd(bearers: Sequence[Named]) -> dict[Key, int]:
    """Count the different spelt given names that share a family name and an initial."""
    found: dict[Key, set[str]] = defaultdict(set)
    for one in bearers:
        for name in one.keys:
            if name.spelt:
                found[short(name)].add(name.given[0])
    return {name: len(given) for name, given in found.items()}


class _Names:
    """Compares names once, however many bear them."""

    def __init__(self, bearers: Sequence[Named]) -> None:
        self.crowd = _crowd(bearers)
        self._people = bearers
        self._best: dict[tuple[tuple[Key, ...], tuple[Key, ...]], tuple[Fit, float, Key]] = {}
        self._clash: dict[tuple[tuple[Key, ...], tuple[Key, ...]], bool] = {}

    def best(self, first: Named, second: Named) -> tuple[Fit, float, Key]:
        """Give how well the names of two fit, how rare they are, and the name of the first that fits best."""
        pair = first.keys, second.keys
        if pair not in self._best:
            self._best[pair] = max((fit(x, y), min(rarity(x), rarity(y)), x) for x in first.keys for y in second.keys)
        return self._best[pair]

    def crowded(self, one: Named) -> str:
        """Say of each name of somebody whether others share its short form."""
        return "".join("01"[self.crowd.get(short(name), 1) > 1] for name in one.keys)

    def possible(self, first: Named, second: Named) -> bool:
        """Can anything make two bearers one: names that fit, or a family name in common?"""
        return self.best(first, second)[0] > Fit.CONFLICT or _family_shared(first, second)

    def at_odds(self, a: Bearer, b: Bearer) -> bool:
        """Do identifiers of one scheme disagree, or do full names clash?"""
        if a.identifiers and b.identifiers:
            left, right = ({i for i in x.identifiers if i.startswith("orcid:")} for x in (a, b))
            if left and right and not left & right:
                return True
        pair = a.keys, b.keys
        if pair not in self._clash:
            self._clash[pair] = any(fit(x, y) == Fit.CONFLICT for x in a.keys if x.given for y in b.keys if y.given)
        return self._clash[pair]

    def company(self, a: Bearer, b: Bearer) -> float:
        """Give what the people around both are worth, the rare more than others."""
        common = a.coauthors & b.coauthors
        if not common:
            return 0.0
        return math.fsum(_worth(k) for k in common - _short_forms(a.keys) - _short_forms(b.keys))


@lru_cache(maxsize=1 << 16)
def _worth(coauthor: Key) -> float:
    return 0.3 + 0.7 * rarity(coauthor) * 2


@lru_cache(maxsize=1 << 16)
def _short_forms(keys: tuple[Key, ...]) -> frozenset[Key]:
    return frozenset(map(short, keys))


def _score(a: Bearer, b: Bearer, first: Bearer, second: Bearer, names: _Names) -> float:
    """Give how likely two clusters are one person; the names compared are those of the pair that was blocked."""
    kind, rare, name = names.best(first, second)
    if a.identifiers and a.identifiers & b.identifiers:
        return 1.0 if kind > Fit.CONFLICT or _family_shared(first, second) else 0.0
    if kind == Fit.CONFLICT or names.at_odds(a, b):
        return 0.0
    score = BASE[kind] - CROWD * (1 - rare) * (kind != Fit.INITIALS or names.crowd.get(short(name), 1) > 1)
    score += min(COAUTHORS_MOST, COAUTHOR * names.company(a, b))
    score += SAME_PAPER if not a.papers.isdisjoint(b.papers) else 0
    score += PLACE if not a.places.isdisjoint(b.places) else 0
    score += SITE[kind] if not a.sites.isdisjoint(b.sites) else 0
    return score + _topics(a.topics, b.topics)


def _family_shared(a: Named, b: Named) -> bool:
    return any(set(x.family) & set(y.family) for x in a.keys for y in b.keys)


def _topics(a: frozenset[str], b: frozenset[str]) -> float:
    if not a or not b:
        return 0.0
    return TOPIC * min(1.0, len(a & b) / min(len(a), len(b)) / (4 * COMMON_TOPIC))
