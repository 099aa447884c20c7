"""Persons of one family name and initial in a community, where a full name is a person and initials mean one."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Sequence

from kgbuild.resolve.clusters import Clusters
from kgbuild.resolve.linkage import link
from kgbuild.resolve.naming import Fit, Key, fit, rarity
from kgbuild.resolve.records.signatures import FLOOR, Evidence, Signature

#: A name is taken for the person whom it means with this probability, beside so many signatures of people unseen.
SURE, UNSEEN = 0.8, 0.3
#: How much more or less than an initial another kind of agreement proves.
KINDS = {Fit.SAME: 20.0, Fit.PARTIAL: 4.0, Fit.INITIALS: 1.0, Fit.LOOSE: 0.03}
#: What equal initials with a rare family name add for two signatures whose full name nobody prints.
RARE_INITIALS = 6.0
MOST_ODDS, SAMPLE = 9.0, 60


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
        self._bearers: dict[int, list[int]] = {}
        self._names: dict[int, set[Key]] = {}

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
            self._add(found)
        order = sorted(self._bearers, key=lambda r: (-len(self._signatures[r].name.given), -len(self._bearers[r]), r))
        for root in order:
            if root in self._bearers:
                self._attach(self._bearers.pop(root))
        fullest_first = sorted(initials, key=lambda n: (-len(n.given), n))
        self._link([i for name in fullest_first for i in initials[name] if not self._attach([i], add=False)])

    def _add(self, found: Sequence[int]) -> None:
        """Make a person of signatures, or widen the one that they were joined with."""
        for index in found:
            root = self._clusters.find(index)
            self._bearers.setdefault(root, []).append(index)
            self._names.setdefault(root, set()).add(self._signatures[index].name)

    def _attach(self, found: Sequence[int], *, add: bool = True) -> bool:
        """Join signatures of one name with the person whom it most likely means; say whether one was likely enough."""
        name = self._signatures[found[0]].name
        weights = {}
        for root, bearers in self._bearers.items():
            fits = [fit(name, other) for other in self._names[root]]
            if min(fits) == Fit.CONFLICT or self._clusters.apart(root, found[0]):
                continue
            weights[root] = KINDS[max(fits)] * self._weigh(found, bearers)
        if weights:
            weight, root = max((w, -r) for r, w in weights.items())
            if weight >= SURE * (sum(weights.values()) + UNSEEN) and self._clusters.join(-root, found[0]):
                self._move(-root, found)
                return True
        if add:
            self._add(found)
        return False

    def _move(self, root: int, found: Sequence[int]) -> None:
        bearers, names = self._bearers.pop(root), self._names.pop(root)
        new = self._clusters.find(root)
        self._bearers[new] = [*bearers, *found]
        self._names[new] = names | {self._signatures[i].name for i in found}

    def _weigh(self, found: Sequence[int], bearers: Sequence[int]) -> float:
        """Give how many signatures of a person are worth comparing with some others, by their context."""
        total = 0.0
        for index in found[:SAMPLE]:
            for other in bearers[:SAMPLE]:
                odds = self._evidence.of_context(self._signatures[index], self._signatures[other])
                total += math.exp(min(odds, MOST_ODDS))
        return total / min(len(found), SAMPLE) * max(1.0, len(bearers) / SAMPLE)

    def _link(self, left: Sequence[int]) -> None:
        """Join initials that mean nobody whose full name is printed."""
        block = [self._signatures[i] for i in left]
        # a name that no list calls common is common where many bear it
        rare = RARE_INITIALS / (1 + len(self._bearers))
        odds, apart = {}, []
        for b in range(len(block)):
            for a in range(b):
                x, y = block[a], block[b]
                if fit(x.name, y.name) == Fit.CONFLICT or self._clusters.apart(left[a], left[b]):
                    apart.append((a, b))
                    continue
                found = self._evidence.of_names(x.name, y.name) + self._evidence.of_context(x, y)
                odds[a, b] = max(FLOOR, found + rare * min(rarity(x.name), rarity(y.name)))
        for at, root in enumerate(link(len(block), odds, apart)):
            self._clusters.join(left[at], left[root])
