"""Where the people of the graph stand: each connected part laid out by itself, then packed into the field; groups."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

#: Steps of the layout; how far two people stand apart at least; space between components, in units of that.
_STEPS, _GAP, _BETWEEN = 260, 2.1, 1.6
#: Rounds of moving between groups.
_ROUNDS = 20

Places = npt.NDArray[np.float64]
Links = Sequence[tuple[int, int, float]]


def layout(count: int, links: Links, wide: float, high: float) -> Places:
    """Place nodes in a field: each connected part by springs, the parts packed around the largest.

    Args:
        count: of nodes.
        links: pairs of nodes with a weight.
        wide: of the field.
        high: of the field.

    Returns:
        Array of shape (count, 2), rounded to a tenth.
    """
    if not count:
        return np.zeros((0, 2))
    members = sorted(_components(count, links), key=lambda part: (-len(part), part))
    drawn = []
    for part in members:
        number = {node: at for at, node in enumerate(part)}
        drawn.append(_springs(len(part), [(number[a], number[b], w) for a, b, w in links if a in number]))
    at = np.zeros((count, 2))
    for part, spots, middle in zip(members, drawn, _packed(drawn, (wide / high) ** 0.25), strict=True):
        at[part] = spots + middle
    low, top = at.min(axis=0), at.max(axis=0)
    room = np.array([wide, high]) - 90
    scale = float((room / np.maximum(top - low, 1e-9)).min())
    placed: Places = np.round((at - (low + top) / 2) * min(scale, 40) + np.array([wide, high]) / 2, 1)
    return placed


def _components(count: int, links: Links) -> list[list[int]]:
    leader = list(range(count))

    def find(node: int) -> int:
        while leader[node] != node:
            leader[node] = leader[leader[node]]
            node = leader[node]
        return node

    for a, b, _ in links:
        one, other = sorted((find(a), find(b)))
        leader[other] = one
    found: dict[int, list[int]] = defaultdict(list)
    for node in range(count):
        found[find(node)].append(node)
    return list(found.values())


def _springs(count: int, links: Links) -> Places:
    """Springs along links, repulsion between all, a pull to the middle; from a spiral, so that no chance is in it.

    Fruchterman and Reingold (1991). Two nodes end at least one unit apart, as a rule.
    """
    turn = np.arange(count) * math.pi * (3 - math.sqrt(5))
    reach = np.sqrt(np.arange(count) + 0.5) / math.sqrt(count)
    at = np.stack([np.cos(turn) * reach, np.sin(turn) * reach], axis=1)
    near = 1.15 / math.sqrt(count)
    a = np.array([link[0] for link in links], dtype=np.intp)
    b = np.array([link[1] for link in links], dtype=np.intp)
    weight = 1 + np.log1p(np.array([link[2] for link in links], dtype=np.float64))
    for step in range(_STEPS):
        # Each direction in an array of its own: sums over an axis of two are slow.
        across, down = at[:, 0, None] - at[:, 0], at[:, 1, None] - at[:, 1]
        push = near**2 / np.maximum(across * across + down * down, 1e-8)
        move = np.stack([(across * push).sum(axis=1), (down * push).sum(axis=1)], axis=1)
        if len(a):
            along = at[a] - at[b]
            pull = along * (np.sqrt((along**2).sum(-1)) / near * weight * 0.22)[:, None]
            np.subtract.at(move, a, pull)
            np.add.at(move, b, pull)
        move -= at * 1.6
        length = np.maximum(np.sqrt((move**2).sum(-1)), 1e-9)
        heat = 0.12 * (1 - step / _STEPS) ** 1.5 + 0.0005
        at += move / length[:, None] * np.minimum(length, heat)[:, None]
    at -= at.mean(axis=0)
    if count > 1:
        apart = np.sqrt(((at[:, None, :] - at[None, :, :]) ** 2).sum(-1)) + np.eye(count) * 1e9
        at *= _GAP / max(float(np.median(apart.min(axis=1))), 1e-9)
    return at


def _packed(drawn: Sequence[Places], stretch: float) -> list[Places]:
    """Give the middle of each part: the first free place on a spiral as wide as the field is."""
    found: list[Places] = []
    radii = [float(np.sqrt((spots**2).sum(-1)).max()) + _BETWEEN for spots in drawn]
    for number, radius in enumerate(radii):
        step = 0.0
        while True:
            turn = step * 0.35
            spot = np.array([math.cos(turn) * stretch, math.sin(turn)]) * 0.12 * step
            if all(float(np.hypot(*(spot - found[at]))) >= radius + radii[at] for at in range(number)):
                found.append(spot)
                break
            step += 1
    return found


def groups(count: int, links: Links) -> list[int]:
    """Give the group of each node: moved one by one to where modularity gains most, until none moves.

    The first phase of Blondel, Guillaume, Lambiotte and Lefebvre (2008), in the order of the nodes.
    Groups are numbered by size.
    """
    near: list[dict[int, float]] = [defaultdict(float) for _ in range(count)]
    for a, b, weight in links:
        near[a][b] += weight
        near[b][a] += weight
    degree = [sum(found.values()) for found in near]
    whole = sum(degree) or 1.0
    group, total = list(range(count)), degree.copy()
    for _ in range(_ROUNDS):
        moved = False
        for node in range(count):
            total[group[node]] -= degree[node]
            toward: dict[int, float] = {group[node]: 0.0}
            for other, weight in near[node].items():
                toward[group[other]] = toward.get(group[other], 0.0) + weight
            best = max(toward, key=lambda g: (toward[g] - total[g] * degree[node] / whole, g == group[node], -g))
            moved |= best != group[node]
            group[node] = best
            total[best] += degree[node]
        if not moved:
            break
    sizes: dict[int, int] = defaultdict(int)
    for g in group:
        sizes[g] += 1
    rank = {g: at for at, g in enumerate(sorted(sizes, key=lambda g: (-sizes[g], g)))}
    return [rank[g] for g in group]
