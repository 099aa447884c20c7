"""Who worked with whom and who advised whom: the graph, its layout, and the academic family tree."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import combinations

import numpy as np
import numpy.typing as npt

from kgbuild.graph.vocabulary import KG
from kgbuild.publish.site.facts import Facts
from kgbuild.publish.site.lines import Lines
from kgbuild.publish.site.refs import Ref, period
from kgbuild.publish.site.works import Works

#: A work with more authors is a collaboration, not an acquaintance; people shown in the graph; steps and width of
#: the layout.
CROWD, SHOWN, _STEPS, WIDE = 30, 220, 260, 1300
#: How deep a tree is shown, and how many people one page of trees holds.
_DEEPEST = 6
#: People whom the graph names before anyone points at them.
_LABELS = 60


@dataclass(frozen=True, slots=True)
class Link:
    """Two people: `kind` is `coauthor` or `advisor` (then `a` advised `b`)."""

    a: str
    b: str
    kind: str
    papers: int = 0
    first: int = 0
    last: int = 0


@dataclass(frozen=True, slots=True)
class Spot:
    """A person in the graph, with a place in a field of WIDE by 1000."""

    iri: str
    ref: Ref
    papers: int
    x: float
    y: float
    radius: float
    labelled: bool


@dataclass(frozen=True, slots=True)
class Tree:
    """Someone, and whom they advised.

    Attributes:
        iri: of the person.
        ref: the name, linked.
        note: level and year.
        children: whom they advised.
        here: this is the person that a page is about.
        more: how many are left out.
        again: the students stand further up.
    """

    iri: str
    ref: Ref
    note: str
    children: tuple[Tree, ...] = ()
    here: bool = False
    more: int = 0
    again: bool = False

    @property
    def size(self) -> int:
        """How many people stand in it."""
        return 1 + sum(child.size for child in self.children)


class Network:
    """Everything that links people."""

    def __init__(self, facts: Facts, works: Works, lines: Lines) -> None:
        self._facts, self._lines = facts, lines
        self.together: dict[str, dict[str, list[int]]] = defaultdict(dict)
        self._works = works
        for work in works.by_iri.values():
            people = sorted({f"{facts.base}{author.key}/#this" for author in work.authors if author.key})
            if len(people) > CROWD:
                continue
            for a, b in combinations(people, 2):
                for one, other in ((a, b), (b, a)):
                    self.together[one].setdefault(other, []).append(int(work.year or 0))
        self.students: dict[str, list[tuple[str, str]]] = defaultdict(list)
        self.advisors: dict[str, list[tuple[str, str]]] = defaultdict(list)
        doctorates_first = sorted(
            facts.of_class(KG.Supervision), key=lambda node: (facts.one(node, KG.level) != KG.doctorate.value, node)
        )
        for node in doctorates_first:
            advisor, student = facts.one(node, KG.agent), facts.one(node, KG.target)
            if advisor and student and advisor != student:
                if student not in dict(self.students[advisor]):
                    self.students[advisor].append((student, node))
                if advisor not in dict(self.advisors[student]):
                    self.advisors[student].append((advisor, node))

    def coauthors(self, person: str) -> tuple[tuple[Ref, int, str], ...]:
        """Give the co-authors of a person with the number and the years of shared works, most first."""
        found = []
        for other, years in self.together.get(person, {}).items():
            known = sorted(year for year in years if year)
            when = period(str(known[0]), str(known[-1])) if known else ""
            found.append((self._lines.ref(other), len(years), when.replace(" – ", "–")))
        return tuple(sorted(found, key=lambda item: (-item[1], item[0].text.casefold(), item[0].href)))

    def links(self, people: Mapping[str, object]) -> list[Link]:
        """Give the links among some people, sorted."""
        found = []
        for a in people:
            for b, years in self.together.get(a, {}).items():
                if a < b and b in people:
                    known = [year for year in years if year] or [0]
                    found.append(Link(a, b, "coauthor", len(years), min(known), max(known)))
            found += [Link(a, b, "advisor") for b, _ in self.students.get(a, ()) if b in people]
        return sorted(found, key=lambda link: (link.a, link.b, link.kind))

    def graph(self) -> tuple[tuple[Spot, ...], list[Link]]:
        """Give the people with the most links, each with a place, and their links."""
        degree = {
            person: 3 * len(self.students.get(person, ())) + 2 * len(self.advisors.get(person, ()))
            + sum(map(len, self.together.get(person, {}).values()))
            for person in {*self.together, *self.students, *self.advisors}
        }  # fmt: skip
        ranked = sorted((p for p in degree if degree[p]), key=lambda p: (-degree[p], p))[:SHOWN]
        links = self.links(dict.fromkeys(ranked))
        linked = {end for link in links for end in (link.a, link.b)}
        ranked = [person for person in ranked if person in linked]
        number = {person: at for at, person in enumerate(ranked)}
        places = layout(len(ranked), [(number[k.a], number[k.b], k.papers + 2 * (k.kind == "advisor")) for k in links])
        spots = []
        for at, person in enumerate(ranked):
            papers = len(self._works.of_person.get(person, ()))
            x, y = float(places[at, 0]), float(places[at, 1])
            radius = round(4 + 2.2 * math.sqrt(papers + 2 * len(self.students.get(person, ()))), 1)
            ref = self._lines.ref(person)
            spots.append(Spot(person, ref, papers, round(x, 1), round(y, 1), min(radius, 24), labelled=False))
        return _labelled(spots), links

    def forest(self) -> tuple[Tree, ...]:
        """Give the family trees, largest first; one who has several advisors stands below each."""
        roots = [person for person in sorted(self.students) if self.students[person] and not self.advisors.get(person)]
        reached = {member for root in roots for member in self._below(root)}
        # A ring of people who advised one another has no root: its first member is one.
        for person in sorted(self.students):
            if self.students[person] and person not in reached:
                roots.append(person)
                reached |= self._below(person)
        trees = [self._tree(root, "", frozenset(), _DEEPEST) for root in roots]
        trees.sort(key=lambda tree: (-tree.size, tree.ref.text.casefold(), tree.iri))
        shown: set[str] = set()
        return tuple(_pruned(tree, shown) for tree in trees)

    def _below(self, person: str) -> set[str]:
        seen, waiting = {person}, [person]
        while waiting:
            for student, _ in self.students.get(waiting.pop(), ()):
                if student not in seen:
                    seen.add(student)
                    waiting.append(student)
        return seen

    def _tree(self, person: str, node: str, above: frozenset[str], depth: int, here: str = "") -> Tree:
        students = [] if person in above else self.students.get(person, [])
        shown = students if depth else []
        children = [self._tree(s, n, above | {person}, depth - 1, here) for s, n in shown]
        children.sort(key=lambda tree: (self._year(tree.iri, person), tree.ref.text.casefold(), tree.iri))
        return Tree(
            person,
            self._lines.ref(person),
            self._note(node),
            tuple(children),
            person == here,
            len(students) - len(shown),
        )

    def _year(self, student: str, advisor: str) -> int:
        node = dict(self.advisors.get(student, ())).get(advisor, "")
        line = self._lines.dated(node, Ref(""))
        return line.end or 9999

    def _note(self, node: str) -> str:
        if not node:
            return ""
        line = self._lines.dated(node, Ref(""))
        year = str(line.end) if 0 < line.end < 9999 else "now" if line.end == 9999 else ""
        return ", ".join(text for text in (self._lines.level(node), year) if text)

    def family(self, person: str) -> tuple[Tree, ...]:
        """Give the trees that a person stands in: two generations up, two down."""
        if not self.students.get(person) and not self.advisors.get(person):
            return ()
        own = self._tree(person, "", frozenset(), 2, person)
        trees = []
        for advisor, node in self.advisors.get(person, ()):
            below = Tree(own.iri, own.ref, self._note(node), own.children, here=True, more=own.more)
            siblings = len(self.students[advisor]) - 1
            above = Tree(advisor, self._lines.ref(advisor), "", (below,), more=siblings)
            elders = self.advisors.get(advisor, ())[:1]
            for elder, link in elders:
                if elder != person:
                    above = Tree(elder, self._lines.ref(elder), "", (
                        Tree(above.iri, above.ref, self._note(link), above.children, more=above.more),
                    ), more=len(self.students[elder]) - 1)  # fmt: skip
            trees.append(above)
        shown: set[str] = set()
        return tuple(_pruned(tree, shown) for tree in trees or [own])


def _labelled(spots: Sequence[Spot]) -> tuple[Spot, ...]:
    """Label the foremost, as far as no label covers another or a foremost person."""
    taken: list[tuple[float, float, float, float]] = []
    found: list[Spot] = []
    for spot in spots:
        half, base = len(spot.ref.text) * 3.9 + 4, spot.y + spot.radius + 14
        box = (spot.x - half, base - 13, spot.x + half, base + 4)
        rim = (spot.x - spot.radius, spot.y - spot.radius, spot.x + spot.radius, spot.y + spot.radius)
        free = len(found) < _LABELS and not any(_meet(box, other) for other in taken)
        taken += [box] if free else []
        taken += [rim] if spot.radius > 9 else []
        found.append(replace(spot, labelled=free))
    return tuple(found)


def _meet(a: tuple[float, float, float, float], b: tuple[float, float, float, float]) -> bool:
    return a[0] < b[2] and b[0] < a[2] and a[1] < b[3] and b[1] < a[3]


def _pruned(tree: Tree, shown: set[str]) -> Tree:
    """Give a tree without the students of those whose students were shown before."""
    if tree.children and tree.iri in shown:
        return Tree(tree.iri, tree.ref, tree.note, here=tree.here, again=True)
    shown.add(tree.iri)
    return replace(tree, children=tuple(_pruned(child, shown) for child in tree.children))


def layout(count: int, links: Sequence[tuple[int, int, int]]) -> npt.NDArray[np.float64]:
    """Place nodes in a field of WIDE by 1000: springs along links, repulsion between all, a pull to the middle.

    Fruchterman and Reingold (1991), from a spiral, so that the same graph gives the same picture.

    Args:
        count: of nodes.
        links: pairs of nodes with a weight.

    Returns:
        Array of shape (count, 2), rounded to a tenth.
    """
    if not count:
        return np.zeros((0, 2))
    turn = np.arange(count) * math.pi * (3 - math.sqrt(5))
    reach = np.sqrt(np.arange(count) + 0.5) / math.sqrt(count)
    at = np.stack([np.cos(turn) * reach, np.sin(turn) * reach], axis=1)
    near = 1.15 / math.sqrt(count)
    a = np.array([link[0] for link in links], dtype=np.intp)
    b = np.array([link[1] for link in links], dtype=np.intp)
    weight = 1 + np.log1p(np.array([link[2] for link in links], dtype=np.float64))
    for step in range(_STEPS):
        apart = at[:, None, :] - at[None, :, :]
        distance = np.maximum(np.sqrt((apart**2).sum(-1)), 1e-4)
        move = (apart * (near**2 / distance**2)[:, :, None]).sum(axis=1)
        if len(a):
            along = at[a] - at[b]
            pull = along * (np.sqrt((along**2).sum(-1)) / near * weight * 0.22)[:, None]
            np.subtract.at(move, a, pull)
            np.add.at(move, b, pull)
        move -= at * 1.6
        length = np.maximum(np.sqrt((move**2).sum(-1)), 1e-9)
        heat = 0.12 * (1 - step / _STEPS) ** 1.5 + 0.0005
        at += move / length[:, None] * np.minimum(length, heat)[:, None]
    low, high = at.min(axis=0), at.max(axis=0)
    side = max(float((high - low).max()), 1e-9)
    middle = np.array([WIDE, 1000.0]) / 2
    placed: npt.NDArray[np.float64] = np.round((at - (low + high) / 2) / side * 900 * [WIDE / 1000, 1] + middle, 1)
    return placed
