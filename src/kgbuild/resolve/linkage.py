"""Average-linkage clustering over sparse evidence: what no pair says costs nothing to hold."""

from __future__ import annotations

import heapq
from collections.abc import Iterable, Mapping

Pair = tuple[int, int]
#: A pair by its odds, best first, then by its members.
Best = tuple[float, int, int]
#: No pair that speaks for itself.
NONE: Best = (0.0, -1, -1)
#: Below 1, large clusters join a little more readily than by the plain mean.
PULL = 0.86


def link(
    size: int,
    evidence: Mapping[Pair, float],
    apart: Iterable[Pair] = (),
    *,
    silent: float = 0.0,
    even: bool = False,
) -> list[int]:
    """Join 0..size-1 while the mean log odds between two clusters stay above zero; give each one's least member.

    Args:
        size: how many members.
        evidence: log odds that the two of a pair (lesser first) are one.
        apart: pairs that must never share a cluster.
        silent: log odds of every pair that `evidence` does not hold; not above zero.
        even: whether large clusters join more readily against silent pairs too.
    """
    linkage = _Linkage(size, evidence, apart, silent=silent, even=even)
    linkage.run()
    label = list(range(size))
    for found in linkage.members:
        for member in found:
            label[member] = min(found)
    return label


class _Linkage:
    """Clusters with, for each, its best pair; one that a join has made untrue is looked for anew when its turn comes.

    Args:
        size, evidence, apart, silent, even: as of `link`.
    """

    def __init__(
        self, size: int, evidence: Mapping[Pair, float], apart: Iterable[Pair], *, silent: float, even: bool
    ) -> None:
        self.members = [[i] for i in range(size)]
        self._silent, self._even = silent, even
        self._sums: list[dict[int, float]] = [{} for _ in range(size)]
        self._barred: list[set[int]] = [set() for _ in range(size)]
        self._best = [NONE] * size
        for a, b in apart:
            self._barred[a].add(b)
            self._barred[b].add(a)
        for (a, b), odds in evidence.items():
            self._sums[a][b] = self._sums[b][a] = odds - silent
            if odds > 0 and b not in self._barred[a]:
                pair = (-odds, a, b)
                self._best[a], self._best[b] = min(self._best[a], pair), min(self._best[b], pair)

    def run(self) -> None:
        """Join the best pair of all as long as there is one."""
        queue = [(pair, i) for i, pair in enumerate(self._best) if pair < NONE]
        heapq.heapify(queue)
        while queue:
            pair, one = heapq.heappop(queue)
            if self._best[one] != pair:
                continue
            _, a, b = pair
            if b not in self._sums[a] or b in self._barred[a] or self._weigh(a, b, self._sums[a][b]) != pair:
                self._best[one] = self._find(one)
                changed = [one]
            else:
                changed = self._join(a, b)
            for i in changed:
                if self._best[i] < NONE:
                    heapq.heappush(queue, (self._best[i], i))

    def _weigh(self, one: int, other: int, total: float) -> Best:
        pairs = len(self.members[one]) * len(self.members[other])
        share = pairs**PULL
        odds = (total + self._silent * pairs) / share if self._even else self._silent + total / share
        return (-odds, one, other) if one < other else (-odds, other, one)

    def _find(self, one: int) -> Best:
        """Give the best pair of a cluster."""
        barred, sums = self._barred[one], self._sums[one]
        return min((self._weigh(one, i, total) for i, total in sums.items() if i not in barred), default=NONE)

    def _join(self, a: int, b: int) -> list[int]:
        """Let cluster `a` take over `b`, and give the clusters whose best pair is another now, `a` first."""
        self.members[a] += self.members[b]
        self.members[b] = []
        self._inherit(a, b)
        self._best[b], self._best[a] = NONE, self._find(a)
        changed = [a]
        for other, total in self._sums[a].items():
            pair = self._weigh(a, other, total)
            if pair < self._best[other] and other not in self._barred[a]:
                self._best[other] = pair
                changed.append(other)
        return changed

    def _inherit(self, a: int, b: int) -> None:
        """Let cluster `a` take over all that was known of `b`."""
        sums, barred = self._sums, self._barred
        for other, total in sums[b].items():
            del sums[other][b]
            if other != a:
                sums[a][other] = sums[other][a] = sums[a].get(other, 0.0) + total
        sums[b] = {}
        for other in barred[b]:
            barred[other].discard(b)
            barred[other].add(a)
        barred[a] |= barred[b]
        barred[b] = set()
