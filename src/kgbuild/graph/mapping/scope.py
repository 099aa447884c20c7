"""What every mapper is given: who is who, the IRIs, and what all documents together say of a work or a grant."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from pyoxigraph import Literal, NamedNode, Triple

from kgbuild.config import Settings
from kgbuild.entities import Resolution
from kgbuild.graph.iris import Iris, slug
from kgbuild.graph.literals import INTEGER, date_literal, year_of
from kgbuild.graph.mapping.editions import Edition
from kgbuild.graph.mapping.fusion import Told
from kgbuild.graph.vocabulary import KG, SCHEMA
from kgbuild.model import Extraction, Mention

TYPE = NamedNode("http://www.w3.org/1999/02/22-rdf-syntax-ns#type")

#: What may stand as the object of a triple; None and the empty string mean that nothing is known.
Value = NamedNode | Literal | str | bool | int | None


class Facts:
    """The triples that one record gives, and the nodes of the facts that it states."""

    def __init__(self) -> None:
        self.triples: list[Triple] = []
        self.nodes: list[NamedNode] = []
        self.told: list[Told] = []

    def add(self, subject: NamedNode | None, predicate: NamedNode, value: Value) -> None:
        """Add a triple, unless its subject or its value is unknown."""
        if subject is None or value is None or value == "":
            return
        if isinstance(value, str | bool):
            value = Literal(value)
        elif isinstance(value, int):
            value = Literal(str(value), datatype=INTEGER)
        self.triples.append(Triple(subject, predicate, value))

    def node(self, node: NamedNode, *types: NamedNode) -> NamedNode:
        """Give `node` its types."""
        for kind in types:
            self.add(node, TYPE, kind)
        return node

    def fact(self, node: NamedNode, *types: NamedNode) -> NamedNode:
        """Give `node` its types and count it among the facts that the record states."""
        if node not in self.nodes:
            self.nodes.append(node)
        return self.node(node, *types)

    def period(self, node: NamedNode, start: str, end: str = "", *, ongoing: bool = False) -> None:
        """Add the dates of `node`, as printed and as years; a single date is a start."""
        if start:
            self.add(node, SCHEMA.startDate, date_literal(start))
            self.add(node, KG.startYear, year_of(start))
        if end:
            self.add(node, SCHEMA.endDate, date_literal(end))
            self.add(node, KG.endYear, year_of(end))
        self.add(node, KG.ongoing, True if ongoing else None)


@dataclass(frozen=True, slots=True)
class World:
    """What holds for all documents of a graph.

    Attributes:
        iris: the maker of IRIs.
        resolution: who is who and what is what.
        settings: privacy among them.
        titles: folded title → paper key.
        papers: paper key → what all its records together say.
        grants: grant key → what all its records together say.
        venue_types: venue key → its class.
        bodies: slug of an organisation that is only named, a publisher → the best of its names.
        fused: involvement → the one that tells the same more fully.
    """

    iris: Iris
    resolution: Resolution
    settings: Settings
    titles: Mapping[str, str]
    papers: Mapping[str, Edition]
    grants: Mapping[str, Edition]
    venue_types: Mapping[str, NamedNode]
    bodies: Mapping[str, str]
    fused: Mapping[NamedNode, NamedNode]


@dataclass(frozen=True, slots=True)
class Scope:
    """The world as one document sees it."""

    world: World
    document: str

    @property
    def iris(self) -> Iris:
        """The maker of IRIs."""
        return self.world.iris

    def person(self, mention: Mention) -> NamedNode | None:
        """Give the person behind a mention, None where there is no telling."""
        return self._entity(self.world.resolution.person_of.get((self.document, mention.name, mention.start)))

    def organization(self, mention: Mention) -> NamedNode | None:
        """Give the organisation behind a mention, None where there is no telling."""
        if not mention.name:
            return None
        return self._entity(self.world.resolution.organization_of.get((self.document, mention.name, mention.start)))

    def subject(self, extraction: Extraction) -> NamedNode | None:
        """Give whom or what a document is about, None where there is no telling."""
        if extraction.subject_kind == "organization":
            return self.organization(extraction.subject)
        return self.person(extraction.subject) or self.person(Mention(extraction.subject.name))

    def affiliation(self, printed: str) -> NamedNode | None:
        """Give the organisation printed beside a person."""
        return self.organization(Mention(printed))

    def venue(self, printed: str) -> NamedNode | None:
        """Give the journal, series or event behind a printed string, None where there is no telling."""
        return self._entity(self.world.resolution.venue_of.get(printed)) if printed else None

    def work(self, title: str, *, kind: str = "") -> NamedNode | None:
        """Give the paper of that title, and of that kind if one is asked for; None where the documents list none."""
        key = self.world.titles.get(slug(title)) if title else None
        if key and kind and self.world.resolution.papers[key].kind != kind:
            return None
        return self._entity(key)

    def _entity(self, key: str | None) -> NamedNode | None:
        return self.iris.entity(key) if key else None

    def named(self, facts: Facts, kind: str, name: str, *types: NamedNode) -> NamedNode | None:
        """Give a thing that resolution does not know by its name alone, with its types and its name."""
        if not name:
            return None
        node = facts.node(self.iris.minted(kind, name), *types)
        best = self.world.bodies.get(slug(name), name) if kind == "organization" else name
        facts.add(node, SCHEMA.name, best)
        facts.add(node, SCHEMA.alternateName, None if best == name else name)
        return node

    def involvement(
        self,
        facts: Facts,
        kind: NamedNode,
        agent: Mention | None,
        target: NamedNode | None,
        identity: Iterable[str],
    ) -> NamedNode:
        """Add an involvement: its node, its agent as resolved and as printed, its target.

        Args:
            facts: gets the triples.
            kind: a subclass of `kg:Involvement`.
            agent: who takes part.
            target: in what.
            identity: what the source says of it; two sources that say the same share one node.
        """
        who = self.person(agent) if agent else None
        anchor = who or target or self.iris.document(self.document)
        word, said = kind.value.rpartition("#")[2].lower(), tuple(identity)
        ends = (word, who.value if who else "", target.value if target else "")
        plain = self.iris.part(anchor, word, *ends, *(slug(text) if text else "" for text in said))
        facts.told.append(Told(plain, ends, said))
        node = facts.fact(self.world.fused.get(plain, plain), kind, SCHEMA.Role)
        facts.add(node, KG.agent, who)
        facts.add(node, KG.target, target)
        if agent and agent.start >= 0:
            facts.add(node, KG.creditedAs, agent.name)
        return node
