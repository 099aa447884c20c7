"""Who worked with whom and who advised whom: the graph and the academic family tree."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import combinations

from kgbuild.graph.vocabulary import KG
from kgbuild.publish.site.facts import Facts
from kgbuild.publish.site.layout import groups, layout
from kgbuild.publish.site.lines import Lines
from kgbuild.publish.site.refs import Ref, period
from kgbuild.publish.site.works import Works

#: A work with more authors is a collaboration, not an acquaintance; people shown in the graph; size of its field.
CROWD, SHOWN, WIDE, HIGH = 30, 220, 1300, 860
#: How deep a tree is shown, and how many people one page of trees holds.
_DEEPEST = 6
#: Names and foremost people that the graph has room for before anyone points at it; who is foremost; width of a letter,
#: height of a line; groups with a colour.
_LABELS, _FOREMOST, _LETTER, _LINE, COLOURS = 90, 9, 7.6, 17, 8


#: People among whom far-off pairs are looked for.
_HUBS = 40

_Box = tuple[float, float, float, float]


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
    """A person in the graph, with a place in a field of WIDE by HIGH.

    Attributes:
        iri: of the person.
        ref: the name, linked.
        papers: how many works.
        x: of the middle.
        y: of the middle.
        radius: grows with the works.
        group: with whom the person belongs, 0 the largest.
        text: x, y and `text-anchor` of the name.
        labelled: the name shows before anyone points at it.
    """

    iri: str
    ref: Ref
    papers: int
    x: float
    y: float
    radius: float
    group: int
    text: tuple[float, float, str] = (0.0, 0.0, "middle")
    labelled: bool = False


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

    @cached_property
    def graph(self) -> tuple[tuple[Spot, ...], list[Link]]:
        """The people with the most links, each with a place, and their links."""
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
        weighed = [(number[k.a], number[k.b], float(k.papers + 2 * (k.kind == "advisor"))) for k in links]
        places, group = layout(len(ranked), weighed, WIDE, HIGH), groups(len(ranked), weighed)
        spots = []
        for at, person in enumerate(ranked):
            papers = len(self._works.of_person.get(person, ()))
            x, y = float(places[at, 0]), float(places[at, 1])
            radius = round(4 + 2.0 * math.sqrt(papers + 2 * len(self.students.get(person, ()))), 1)
            spots.append(Spot(person, self._lines.ref(person), papers, x, y, min(radius, 22), group[at]))
        return _labelled(spots), links

    def distant(self, count: int) -> list[tuple[Ref, Ref, int]]:
        """Give pairs of people with many links, linked through others only, the farthest first, and the steps."""
        linked = {*self.together, *self.students, *self.advisors}
        near = {p: self._near(p) for p in linked}
        weight = {p: len(near[p]) for p in linked}
        foremost = sorted(linked, key=lambda p: (-weight[p], p))[:_HUBS]
        found = []
        for a in foremost:
            steps = _steps(a, near)
            found += [(steps[b], -weight[a] - weight[b], a, b) for b in foremost if a < b and steps.get(b, 0) > 1]
        found.sort(key=lambda pair: (-pair[0], *pair[1:]))
        used: set[str] = set()
        pairs: list[tuple[Ref, Ref, int]] = []
        for steps_between, _, a, b in found:
            if len(pairs) < count and not used & {a, b}:
                pairs.append((self._lines.ref(a), self._lines.ref(b), steps_between))
                used |= {a, b}
        return pairs

    def _near(self, person: str) -> set[str]:
        taught = (other for links in (self.students, self.advisors) for other, _ in links.get(person, ()))
        return {*self.together.get(person, ()), *taught}

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


def _steps(person: str, near: Mapping[str, set[str]]) -> dict[str, int]:
    """Give everyone who is linked to a person, and through how many links."""
    steps, edge, far = {person: 0}, {person}, 0
    while edge:
        far += 1
        edge = set().union(*(near[one] for one in edge)) - steps.keys()
        steps |= dict.fromkeys(edge, far)
    return steps


def _labelled(spots: Sequence[Spot]) -> tuple[Spot, ...]:
    """Label the foremost, each where its name covers no other name, no foremost person and fewest others."""
    rims = [_box(spot.x, spot.y, spot.radius) for spot in spots]
    taken = [rim for rim, spot in zip(rims, spots, strict=True) if spot.radius > _FOREMOST]
    found: list[Spot] = []
    for spot in spots:
        ways = _ways(spot)
        free = [
            (sum(_meet(box, rim) for rim in rims), at, box)
            for at, (_, box) in enumerate(ways)
            if box[0] >= 0 and box[2] <= WIDE and box[3] <= HIGH and not any(_meet(box, other) for other in taken)
        ]
        covered, at, box = min(free, default=(len(spots), 0, ways[0][1]))
        fits = len(taken) < _LABELS and covered <= (3 if spot.radius > _FOREMOST else 0)
        taken += [box] if fits else []
        found.append(replace(spot, text=ways[at][0], labelled=fits))
    return tuple(found)


def _ways(spot: Spot) -> list[tuple[tuple[float, float, str], _Box]]:
    """Give the places of a name: below, above, right, left of the person."""
    half, wide = len(spot.ref.text) * _LETTER / 2, len(spot.ref.text) * _LETTER
    low, high = spot.y + spot.radius + _LINE - 2, spot.y - spot.radius - 5
    right, left, base = spot.x + spot.radius + 5, spot.x - spot.radius - 5, spot.y + 5
    places = [
        ((spot.x, low, "middle"), (spot.x - half, low - _LINE + 4, spot.x + half, low + 4)),
        ((spot.x, high, "middle"), (spot.x - half, high - _LINE + 4, spot.x + half, high + 4)),
        ((right, base, "start"), (right, base - _LINE + 4, right + wide, base + 4)),
        ((left, base, "end"), (left - wide, base - _LINE + 4, left, base + 4)),
    ]
    return [((round(x, 1), round(y, 1), anchor), box) for (x, y, anchor), box in places]


def _box(x: float, y: float, radius: float) -> _Box:
    return (x - radius, y - radius, x + radius, y + radius)


def _meet(a: _Box, b: _Box) -> bool:
    return a[0] < b[2] and b[0] < a[2] and a[1] < b[3] and b[1] < a[3]


def _pruned(tree: Tree, shown: set[str]) -> Tree:
    """Give a tree without the students of those whose students were shown before."""
    if tree.children and tree.iri in shown:
        return Tree(tree.iri, tree.ref, tree.note, here=tree.here, again=True)
    shown.add(tree.iri)
    return replace(tree, children=tuple(_pruned(child, shown) for child in tree.children))
