"""What changed from one graph to another: facts added, removed, changed; identities merged or split.

A fact is a node: an entity with its names and values, an involvement (a position, an authorship, a supervision), or a
part of one. IRIs that the newer graph leads on are followed first, so that a merge is one line and not a hundred.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, Final, Literal

from pyoxigraph import DefaultGraph, NamedNode, Store

from kgbuild.graph.serialize import TYPE, base_of
from kgbuild.graph.vocabulary import DCTERMS, KG, PROV, SCHEMA, SKOS

Change = Literal["added", "removed", "changed", "merged", "split"]
#: Terms whose values are a fact's ends; what else it says is its content.
_ENDS: Final = (KG.agent.value, KG.target.value, SCHEMA.item.value)
#: Says the same as a node beside it, or follows from the other values.
_REPEATED: Final = frozenset({
    KG.startYear.value, KG.endYear.value, SCHEMA.givenName.value, SCHEMA.familyName.value,
    "http://xmlns.com/foaf/0.1/name", "http://xmlns.com/foaf/0.1/homepage", SCHEMA.position.value,
})  # fmt: skip
#: What kgbuild's own terms begin with.
_OWN: Final = KG.agent.value.removesuffix("agent")
#: Classes that readers know by another name.
_CALLED: Final = {"PropertyValue": "identifier"}
_GENERAL: Final = frozenset({
    "Role", "OrganizationRole", "EmployeeRole", "ListItem", "CreativeWork", "Thing", "Person", "Organization",
})  # fmt: skip


@dataclass(frozen=True, slots=True)
class Difference:
    """One line of a comparison.

    Attributes:
        change: what happened.
        kind: of the fact, in lower case: `position`, `authorship`, `person`.
        about: whom and what it is about, by their names.
        before: what the older graph says, as `field: value` parts.
        after: what the newer one says.
    """

    change: Change
    kind: str
    about: str
    before: str = ""
    after: str = ""


@dataclass(slots=True)
class _Node:
    """A node with its values by predicate."""

    iri: str
    values: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))

    def kind(self) -> str:
        """Give what it is: of an entity, its kind; else its most telling class."""
        if self.iri.endswith("/#this"):
            return self.iri.split("/")[-3]
        names = sorted(value.rstrip("/").replace("#", "/").rpartition("/")[2] for value in self.values[TYPE.value])
        telling = [name for name in names if name not in _GENERAL] or names
        own = [v.rpartition("#")[2] for v in sorted(self.values[TYPE.value]) if v.startswith(_OWN)]
        name = (own or telling or ["Thing"])[0]
        return _CALLED.get(name) or re.sub(r"(?<=[a-z])(?=[A-Z])", " ", name).lower()


class _Side:
    """The facts of one graph."""

    def __init__(self, store: Store, led: Mapping[str, str]) -> None:
        self.base = base_of(store)
        self.led = led
        apart = {f"{self.base}graph/{name}" for name in ("provenance", "inferred", "forwardings")}
        self.nodes: dict[str, _Node] = {}
        for quad in store:
            if quad.graph_name != DefaultGraph() and quad.graph_name.value not in apart:
                iri = self.follow(quad.subject.value)
                node = self.nodes.setdefault(iri, _Node(iri))
                node.values[quad.predicate.value].add(self.term(quad.object))

    def follow(self, iri: str) -> str:
        """Give where an IRI leads."""
        page, mark, part = iri.partition("#")
        return f"{self.led.get(page, page)}{mark}{part}" if self.led else iri

    def term(self, term: Any) -> str:
        """Give the value of a term, an IRI followed."""
        return self.follow(term.value) if isinstance(term, NamedNode) else str(term.value)

    def name(self, iri: str) -> str:
        """Give the name of a node, else the end of its IRI."""
        node = self.nodes.get(iri)
        for predicate in (SCHEMA.name, SKOS.prefLabel):
            if node and (names := node.values.get(predicate.value)):
                return " ".join(min(names).split())
        return iri.removeprefix(self.base).removesuffix("/#this")

    def ends(self, node: _Node) -> tuple[str, ...]:
        """Give what a fact is between; of an entity, itself; of a part, its whole."""
        found = [value for end in _ENDS for value in sorted(node.values.get(end, ()))]
        return tuple(dict.fromkeys(found)) or (f"{node.iri.partition('#')[0]}#this",)

    def content(self, node: _Node) -> dict[str, frozenset[str]]:
        """Give what a node says beside its ends; of an entity, no edges that a fact's node says again."""
        entity = node.iri.endswith("/#this")
        said = {}
        for predicate, values in sorted(node.values.items()):
            if predicate in {TYPE.value, *_ENDS, *_REPEATED}:
                continue
            if kept := frozenset(value for value in values if not (entity and value.startswith(self.base))):
                said[predicate] = kept
        return said

    def words(self, said: Mapping[str, frozenset[str]]) -> str:
        """Give content in words, things by their names."""
        return "; ".join(
            f"{predicate.replace('#', '/').rpartition('/')[2]}: {', '.join(sorted(map(self._shown, values)))}"
            for predicate, values in said.items()
        )

    def _shown(self, value: str) -> str:
        return self.name(value) if value in self.nodes else value.removeprefix(_OWN)


def compare_graphs(old: Store, new: Store) -> list[Difference]:
    """Give what changed, in a fixed order.

    Raises:
        GraphError: one of the two is no graph that kgbuild made.
    """
    led = {_page(q.subject): _page(q.object) for q in _forwardings(new, DCTERMS.isReplacedBy)}
    before, after = _Side(old, led), _Side(new, {})
    found = list(_identities(old, new, after))
    gone = {iri: node for iri, node in before.nodes.items() if iri not in after.nodes}
    come = {iri: node for iri, node in after.nodes.items() if iri not in before.nodes}
    for one, other in _paired(gone, come, before, after):
        found += _changed(one, other, before, after)
        del gone[one.iri], come[other.iri]
    for iri, node in before.nodes.items():
        if iri in after.nodes:
            found += _changed(node, after.nodes[iri], before, after)
    for iri in sorted(gone):
        node = gone[iri]
        found.append(
            Difference("removed", node.kind(), _about(node, before), before=before.words(before.content(node)))
        )
    for iri in sorted(come):
        node = come[iri]
        found.append(Difference("added", node.kind(), _about(node, after), after=after.words(after.content(node))))
    return sorted(set(found), key=lambda one: (_ORDER.index(one.change), one.kind, one.about, one.before, one.after))


_ORDER: Final[tuple[Change, ...]] = ("merged", "split", "removed", "changed", "added")


def _page(term: Any) -> str:
    return str(term.value).partition("#")[0]


def _forwardings(store: Store, predicate: NamedNode) -> Iterator[Any]:
    graph = NamedNode(f"{base_of(store)}graph/forwardings")
    return store.quads_for_pattern(None, predicate, None, graph)


def _identities(old: Store, new: Store, after: _Side) -> Iterator[Difference]:
    """Give the merges and splits that only the newer graph knows."""
    for change, predicate in (("merged", DCTERMS.isReplacedBy), ("split", PROV.wasDerivedFrom)):
        known = {(q.subject, q.object) for q in _forwardings(old, predicate)}
        for quad in _forwardings(new, predicate):
            if (quad.subject, quad.object) not in known:
                one, other = (
                    term.value.removeprefix(after.base).removesuffix("/#this") for term in (quad.subject, quad.object)
                )
                kind = one.partition("/")[0]
                if change == "merged":
                    yield Difference("merged", kind, after.name(quad.object.value), one, other)
                else:
                    yield Difference("split", kind, after.name(quad.subject.value), other, f"{other} and {one}")


def _paired(
    gone: Mapping[str, _Node], come: Mapping[str, _Node], before: _Side, after: _Side
) -> list[tuple[_Node, _Node]]:
    """Pair facts of one kind between the same ends: their values changed, and their IRIs with them."""
    waiting: dict[object, list[_Node]] = defaultdict(list)
    for node in sorted(come.values(), key=lambda node: node.iri):
        waiting[node.kind(), after.ends(node)].append(node)
    pairs = []
    for node in sorted(gone.values(), key=lambda node: node.iri):
        others = waiting[node.kind(), before.ends(node)]
        if others and not node.iri.endswith("/#this"):
            mine = set(before.content(node).items())
            best = max(others, key=lambda other: len(mine & set(after.content(other).items())))
            others.remove(best)
            pairs.append((node, best))
    return pairs


def _changed(one: _Node, other: _Node, before: _Side, after: _Side) -> Iterator[Difference]:
    """Give the line about a fact whose values changed; nothing where only its IRI did."""
    left, right = before.content(one), after.content(other)
    old = before.words({key: value for key, value in left.items() if right.get(key) != value})
    new = after.words({key: value for key, value in right.items() if left.get(key) != value})
    if old or new:
        yield Difference("changed", other.kind(), _about(other, after), old, new)


def _about(node: _Node, side: _Side) -> str:
    return " – ".join(side.name(end) for end in side.ends(node))


def counted(differences: Iterable[Difference]) -> dict[str, int]:
    """Give how many lines there are of each change."""
    counts = dict.fromkeys(_ORDER, 0)
    for one in differences:
        counts[one.change] += 1
    return {str(change): count for change, count in counts.items()}
