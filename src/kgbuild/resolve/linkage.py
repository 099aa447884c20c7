"""Average-linkage clustering over sparse evidence: what no pair says costs nothing to hold."""

from __future__ import annotations

import heapq
from collections.abc import Iterable, Mapping

Pair = tuple[int, int]
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
    sums: list[dict[int, float]] = [{} for _ in range(size)]
    barred: list[set[int]] = [set() for _ in range(size)]
    members = [[i] for i in range(size)]
    for (a, b), odds in evidence.items():
        sums[a][b] = sums[b][a] = odds - silent
    for a, b in apart:
        barred[a].add(b)
        barred[b].add(a)
    queue = [(-odds, a, b, 1, 1) for (a, b), odds in evidence.items() if odds > 0]
    heapq.heapify(queue)
    while queue:
        _, a, b, size_a, size_b = heapq.heappop(queue)
        if len(members[a]) != size_a or len(members[b]) != size_b or b in barred[a]:
            continue
        members[a] += members[b]
        members[b] = []
        _inherit(a, b, sums, barred)
        for other, total in sums[a].items():
            pairs = len(members[a]) * len(members[other])
            odds = (total + silent * pairs) / pairs**PULL if even else silent + total / pairs**PULL
            if odds > 0:
                low, high = min(a, other), max(a, other)
                heapq.heappush(queue, (-odds, low, high, len(members[low]), len(members[high])))
    label = list(range(size))
    for found in members:
        for member in found:
            label[member] = min(found)
    return label


def _inherit(a: int, b: int, sums: list[dict[int, float]], barred: list[set[int]]) -> None:
    """Let cluster `a` take over all that was known of `b`."""
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
