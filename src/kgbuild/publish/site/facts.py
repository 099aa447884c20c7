"""What may be published of a graph, in memory: what each thing says, and who speaks of it.

A site asks for everything once; a dictionary answers a hundred times as fast as a query.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from pyoxigraph import NamedNode, Quad, Triple

from kgbuild.graph.serialize import TYPE
from kgbuild.graph.vocabulary import DCTERMS, KG, SCHEMA, SKOS
from kgbuild.publish.site.reads import Watch

_NONE: tuple[str, ...] = ()
#: What tells class and name of a thing.
LABELS = frozenset({TYPE.value, SCHEMA.name.value, SKOS.prefLabel.value})


@dataclass(slots=True)
class Facts:
    """The facts of a graph.

    Attributes:
        base: the IRI that all IRIs of the graph start with.
        out: subject → predicate → values, sorted; literals by their text.
        into: object → predicate → subjects, sorted.
        triples: subject → what is said of it, inferences included.
        parts: page → subjects whose IRIs have a fragment of that page.
        stand_ins: what is shown for things that no source names.
        replaced: IRI that was published once → the one that took its place.
        watch: notes what `all`, `of` and `described` look up.
    """

    base: str
    out: dict[str, dict[str, list[str]]] = field(default_factory=lambda: defaultdict(lambda: defaultdict(list)))
    into: dict[str, dict[str, list[str]]] = field(default_factory=lambda: defaultdict(lambda: defaultdict(list)))
    triples: dict[str, list[Triple]] = field(default_factory=lambda: defaultdict(list))
    parts: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))
    stand_ins: dict[str, str] = field(default_factory=dict)
    replaced: dict[str, str] = field(default_factory=dict)
    watch: Watch = field(default_factory=Watch)

    def add(self, quad: Quad, *, inferred: bool) -> None:
        """Add a quad that is no evidence; an inferred one is published but tells no page anything."""
        subject, value = quad.subject, quad.object
        if not isinstance(subject, NamedNode):
            return
        name = subject.value
        self.triples[name].append(quad.triple)
        if inferred:
            return
        predicate, text = quad.predicate.value, value.value  # type: ignore[union-attr]
        if predicate == DCTERMS.isReplacedBy.value:
            self.replaced[name] = text
            return
        self.out[name][predicate].append(text)
        if isinstance(value, NamedNode):
            self.into[text][predicate].append(name)

    def settle(self) -> Facts:
        """Sort everything and keep each value once."""
        for told in (self.out, self.into):
            for predicates in told.values():
                for predicate, values in predicates.items():
                    if len(values) > 1:
                        predicates[predicate] = sorted(set(values))
        for subject in sorted(self.triples):
            self.parts[subject.partition("#")[0]].append(subject)
        return self

    def all(self, subject: str, predicate: NamedNode) -> Sequence[str]:
        """Give the values of a predicate, sorted."""
        if self.watch.facts is not None:
            self.watch.note(subject, only_label=predicate.value in LABELS)
        told = self.out.get(subject)
        return told.get(predicate.value, _NONE) if told else _NONE

    def one(self, subject: str, predicate: NamedNode) -> str:
        """Give the first value of a predicate, empty if there is none."""
        values = self.all(subject, predicate)
        return values[0] if values else ""

    def longest(self, subject: str, predicate: NamedNode) -> str:
        """Give the most exact value of a predicate, empty if there is none."""
        return max(self.all(subject, predicate), key=lambda value: (len(value), value), default="")

    def of(self, thing: str, predicate: NamedNode) -> Sequence[str]:
        """Give the subjects that point to a thing with a predicate, sorted."""
        if self.watch.mentions is not None:
            self.watch.mentions.add(thing)
        told = self.into.get(thing)
        return told.get(predicate.value, _NONE) if told else _NONE

    def is_a(self, subject: str, cls: NamedNode) -> bool:
        """Tell whether a thing is of a class."""
        return cls.value in self.all(subject, TYPE)

    def of_class(self, cls: NamedNode) -> Sequence[str]:
        """Give the things of a class, sorted."""
        return self.of(cls.value, TYPE)

    def name(self, thing: str) -> str:
        """Give the best name of a thing."""
        return self.one(thing, SCHEMA.name) or self.one(thing, SKOS.prefLabel)

    def label(self, thing: str) -> str:
        """Give the best name of a thing, or what is shown in place of one."""
        return self.name(thing) or self.stand_ins.get(thing, "")

    def entities(self) -> Iterator[str]:
        """Give the things that have a page, sorted."""
        return (thing for thing in sorted(self.out) if thing.endswith("/#this"))

    def key(self, thing: str) -> str:
        """Give the key of a thing (`person/ada-example`)."""
        return thing.removeprefix(self.base).removesuffix("/#this")

    def described(self, thing: str) -> Iterator[Triple]:
        """Give the concise bounded description of a thing: it, its parts, its involvements, the names of neighbours."""
        page = thing.partition("#")[0]
        inside = dict.fromkeys(self.parts.get(page, ()))
        for end in (KG.agent, KG.target):
            inside |= dict.fromkeys(self.of(thing, end))
        for part in list(inside):
            inside |= {n: None for n in self.all(part, SCHEMA.isPartOf) if not n.endswith("#this")}
        told = set()
        for subject in inside:
            for triple in self.triples.get(subject, ()):
                yield triple
                neighbour = triple.object
                if isinstance(neighbour, NamedNode) and neighbour.value not in inside:
                    told.add(neighbour.value)
        self.watch.note(page, *inside)
        self.watch.note(*told, only_label=True)
        for neighbour_iri in sorted(told):
            for triple in self.triples.get(neighbour_iri, ()):
                if triple.predicate in {TYPE, SCHEMA.name}:
                    yield triple


def gather(quads: Iterable[Quad], base: str) -> tuple[Facts, list[Quad]]:
    """Give the facts of a graph, and apart from them the quads of its evidence."""
    provenance, inferred = f"{base}graph/provenance", f"{base}graph/inferred"
    facts, evidence = Facts(base), []
    for quad in quads:
        graph = quad.graph_name.value  # type: ignore[union-attr]
        if graph == provenance:
            evidence.append(quad)
        else:
            facts.add(quad, inferred=graph == inferred)
    return facts.settle(), evidence
