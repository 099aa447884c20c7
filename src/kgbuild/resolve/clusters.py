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
        self._marks: dict[int, set[Hashable]] = {}  # of those that have any

    def mark(self, member: int, marks: Iterable[Hashable]) -> None:
        """Give a member its exclusive marks."""
        self._marks.setdefault(self.find(member), set()).update(marks)

    def find(self, member: int) -> int:
        """Give the least member of the cluster."""
        up, root = self._up, self._up[member]
        while up[root] != root:
            root = up[root]
        while up[member] != root:
            up[member], member = root, up[member]
        return root

    def apart(self, a: int, b: int) -> bool:
        """Must the clusters of two members stay apart?"""
        a, b = self.find(a), self.find(b)
        return a != b and self._share_marks(a, b)

    def join(self, a: int, b: int) -> bool:
        """Join two clusters unless they must stay apart; say whether they are one now."""
        a, b = self.find(a), self.find(b)
        if a == b:
            return True
        if self._share_marks(a, b):
            return False
        if a > b:
            a, b = b, a
        self._up[b] = a
        if b in self._marks:
            self.mark(a, self._marks.pop(b))
        return True

    def _share_marks(self, a: int, b: int) -> bool:
        """Do two clusters, called by their least members, share a mark?"""
        return a in self._marks and b in self._marks and not self._marks[a].isdisjoint(self._marks[b])

    def groups(self) -> list[list[int]]:
        """Give the clusters, members ascending, in the order of their least members."""
        found: dict[int, list[int]] = {}
        for member in range(len(self._up)):
            found.setdefault(self.find(member), []).append(member)
        return list(found.values())
