"""Disjoint sets that know which of their members must stay apart."""

from __future__ import annotations

from collections.abc import Hashable, Iterable


class Clusters:
    """Union-find over 0..n-1 whose clusters carry exclusive marks; two clusters that share a mark never join.

    A mark is, for instance, a paper: two authors of it are two people. The least member names its cluster, so the
    result does not depend on the order of unions that are all admitted.
    """

    def __init__(self, size: int) -> None:
        self._up = list(range(size))
        self._marks: list[set[Hashable]] = [set() for _ in range(size)]

    def mark(self, member: int, marks: Iterable[Hashable]) -> None:
        """Give a member its exclusive marks."""
        self._marks[self.find(member)].update(marks)

    def find(self, member: int) -> int:
        """Give the least member of the cluster."""
        root = member
        while self._up[root] != root:
            root = self._up[root]
        while self._up[member] != root:
            self._up[member], member = root, self._up[member]
        return root

    def apart(self, a: int, b: int) -> bool:
        """Must the clusters of two members stay apart?"""
        a, b = self.find(a), self.find(b)
        return a != b and not self._marks[a].isdisjoint(self._marks[b])

    def join(self, a: int, b: int) -> bool:
        """Join two clusters unless they must stay apart; say whether they are one now."""
        a, b = sorted((self.find(a), self.find(b)))
        if a == b:
            return True
        if not self._marks[a].isdisjoint(self._marks[b]):
            return False
        self._up[b] = a
        self._marks[a] |= self._marks[b]
        self._marks[b] = set()
        return True

    def groups(self) -> list[list[int]]:
        """Give the clusters, members ascending, in the order of their least members."""
        found: dict[int, list[int]] = {}
        for member in range(len(self._up)):
            found.setdefault(self.find(member), []).append(member)
        return list(found.values())
