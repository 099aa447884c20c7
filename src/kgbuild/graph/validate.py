"""Check a graph against the shapes in `shapes/`, and say of each finding where in which document it stands.

pyshacl checks the core constraints, and the only module that knows it is this one. It reads no import, fetches nothing,
and leaves rdflib's process-wide settings as it found them. Constraints in SPARQL are run by Oxigraph, each once for all
nodes (`constraints.py`): pyshacl runs them node by node in rdflib, which took 155 s for 8,000 triples; this takes 1 s.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Final, Literal

import pyshacl
import rdflib
from pyoxigraph import DefaultGraph, NamedNode, Store
from pyoxigraph import Literal as OxLiteral
from rdflib import RDF, SH

from kgbuild.document import place_in
from kgbuild.errors import GraphError
from kgbuild.graph.constraints import add_results, sparql_results, without_sparql
from kgbuild.graph.interchange import to_rdflib
from kgbuild.graph.serialize import compact
from kgbuild.graph.store import open_store
from kgbuild.graph.vocabulary import KG, OA, PROV, SCHEMA, SKOS
from kgbuild.resources import resource

Severity = Literal["violation", "warning", "info"]
_SEVERITIES: Final[dict[object, Severity]] = {SH.Violation: "violation", SH.Warning: "warning", SH.Info: "info"}
_ORDER: Final = ("violation", "warning", "info")


@dataclass(frozen=True, slots=True)
class Place:
    """Where something stands in a document; `line` counts lines of the source file, or of its page, from 1."""

    document: str
    line: int
    start: int
    end: int
    quote: str
    page: int = 0

    def __str__(self) -> str:
        """Give the place as people read it: "cv.txt:12", "cv.pdf, page 3, line 12"."""
        return place_in(self.document, self.line, self.page)


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that a shape finds fault with.

    Attributes:
        severity: how bad it is.
        message: a plain sentence.
        focus: IRI of the node that it is about.
        label: what that node is called.
        shape: name of the shape.
        path: the property in question as a prefixed name, empty where it is about the whole node.
        value: the value in question, empty where there is none.
        places: where the source says it, the most telling first.
    """

    severity: Severity
    message: str
    focus: str
    label: str
    shape: str
    path: str = ""
    value: str = ""
    places: tuple[Place, ...] = ()


class FindingsError(GraphError):
    """A graph does not conform to its shapes.

    Attributes:
        findings: what was found.
    """

    def __init__(self, findings: tuple[Finding, ...]) -> None:
        self.findings = findings
        super().__init__("\n".join(f"{finding.label}: {finding.message}" for finding in findings))


@dataclass(frozen=True, slots=True)
class Report:
    """What validation gave: findings, the worst first, and the shapes' own report in Turtle."""

    findings: tuple[Finding, ...]
    turtle: str

    @property
    def conforms(self) -> bool:
        """True if there is no violation; warnings and infos do not count."""
        return not any(finding.severity == "violation" for finding in self.findings)

    @property
    def counts(self) -> dict[Severity, int]:
        """How many findings of each severity there are."""
        found = Counter(finding.severity for finding in self.findings)
        return {severity: found[severity] for severity in _ORDER}

    def raise_for_findings(self) -> None:
        """Raise if the graph does not conform.

        Raises:
            FindingsError: with the violations.
        """
        if not self.conforms:
            raise FindingsError(tuple(finding for finding in self.findings if finding.severity == "violation"))


def validate(folder: Path) -> Report:
    """Check a graph directory; see `validate_store`.

    Raises:
        GraphError: `folder` is not a graph directory.
    """
    return validate_store(open_store(folder))


def validate_store(store: Store) -> Report:
    """Check the union of all named graphs."""
    results = check(store)
    findings = {_finding(results, node, store) for node in results.subjects(RDF.type, SH.ValidationResult)}
    ordered = sorted(findings, key=lambda f: (_ORDER.index(f.severity), _first_place(f), f.shape, f.focus, f.value))
    return Report(tuple(ordered), results.serialize(format="turtle"))


def check(store: Store) -> rdflib.Graph:
    """Give the SHACL report on the default graph of a store."""
    results = check_core(to_rdflib(quad.triple for quad in store.quads_for_pattern(None, None, None, DefaultGraph())))
    return add_results(results, sparql_results(store, shapes()))


def check_core(data: rdflib.Graph, shapes_graph: rdflib.Graph | None = None) -> rdflib.Graph:
    """Give pyshacl's report on a graph whose literals are as `kgbuild.graph.interchange` makes them.

    Args:
        data: the graph.
        shapes_graph: other shapes than the core constraints of `shapes/`.
    """
    before = rdflib.NORMALIZE_LITERALS
    try:
        _, results, _ = pyshacl.validate(
            data,
            shacl_graph=shapes_graph if shapes_graph is not None else without_sparql(shapes()),
            do_owl_imports=False,
            inference="none",
            meta_shacl=False,
            inplace=True,
        )
    finally:
        rdflib.NORMALIZE_LITERALS = before
    if not isinstance(results, rdflib.Graph):
        raise GraphError(f"the shapes cannot be used: {results}")
    return results


@cache
def shapes() -> rdflib.Graph:
    """Give all shapes in one graph."""
    graph = rdflib.Graph()
    for path in sorted(resource("shapes").glob("*.ttl")):
        graph.parse(path, format="turtle")
    return graph


def _finding(results: rdflib.Graph, node: rdflib.term.Node, store: Store) -> Finding:
    focus = NamedNode(str(results.value(node, SH.focusNode)))
    path, value = results.value(node, SH.resultPath), results.value(node, SH.value)
    messages = sorted(str(message) for message in results.objects(node, SH.resultMessage))
    severity = _SEVERITIES[results.value(node, SH.resultSeverity)]
    shape = str(results.value(node, SH.sourceShape)).rpartition("#")[2]
    about_node = value is None or str(value) == focus.value
    return Finding(
        severity=severity,
        message=_named(" ".join(messages), value, store),
        focus=focus.value,
        label=label(store, focus),
        shape=shape,
        path=compact(str(path)) if isinstance(path, rdflib.URIRef) else "",
        value="" if about_node else str(value),
        places=tuple(places(store, focus, path, None if about_node else value)),
    )


def _named(message: str, value: object, store: Store) -> str:
    """Put the name of a thing in place of its IRI, which a message quotes as the value."""
    if isinstance(value, rdflib.URIRef) and str(value) in message:
        return message.replace(str(value), label(store, NamedNode(str(value))))
    return message


def label(store: Store, node: NamedNode) -> str:
    """Give what a node is called: its name, else those of the things that it joins, else its IRI."""
    for predicate in (SCHEMA.name, SKOS.prefLabel, KG.targetAsPrinted):
        names = sorted(_text(q.object) for q in store.quads_for_pattern(node, predicate, None, DefaultGraph()))
        if names:
            return names[0]
    ends = [
        q.object
        for predicate in (KG.agent, KG.target, OA.hasSource)
        for q in store.quads_for_pattern(node, predicate, None, DefaultGraph())
    ]
    named = [label(store, end) for end in ends if isinstance(end, NamedNode) and end != node]
    about = sorted(str(q.subject) for q in store.quads_for_pattern(None, SCHEMA.about, node, DefaultGraph()))
    if not named and about:
        return f"whom {label(store, NamedNode(about[0].strip('<>')))} is about"
    return " – ".join(named) or "/".join(node.value.removesuffix("/#this").split("/")[-2:])


def places(store: Store, focus: NamedNode, path: object = None, value: object = None) -> Iterator[Place]:
    """Give where documents say something of `focus`: with that path and value if they do, else anything at all."""
    predicate = NamedNode(str(path)) if isinstance(path, rdflib.URIRef) else None
    literal = _literal(value)
    spans = [q.object for q in store.quads_for_pattern(focus, PROV.wasDerivedFrom, None, DefaultGraph())]
    for pattern in ((focus, predicate, literal), (focus, predicate, None), (focus, None, None), (None, None, focus)):
        spans = spans or sorted(set(_spans(store, pattern)), key=str)
    found = {place for span in spans for place in _place(store, span)}
    yield from sorted(found, key=lambda place: (place.document, place.start, place.end))


def _spans(store: Store, pattern: tuple[NamedNode | None, NamedNode | None, object]) -> Iterator[NamedNode]:
    for quad in store.quads_for_pattern(*pattern, None):  # type: ignore[arg-type]
        if isinstance(quad.graph_name, NamedNode):
            for source in store.quads_for_pattern(quad.graph_name, PROV.wasDerivedFrom, None, DefaultGraph()):
                if isinstance(source.object, NamedNode):
                    yield source.object


def _place(store: Store, span: object) -> Iterator[Place]:
    """Give the place that a span stands for; none if it is not whole."""
    values: dict[NamedNode, str] = {}
    pending = [span]
    while pending:
        for quad in store.quads_for_pattern(pending.pop(), None, None, DefaultGraph()):  # type: ignore[arg-type]
            if quad.predicate in {OA.hasSelector, OA.hasSource}:
                pending.append(quad.object)
            values.setdefault(quad.predicate, _text(quad.object))
    if {OA.start, OA.end, OA.exact, SCHEMA.name} <= values.keys():
        yield Place(
            values[SCHEMA.name],
            int(values.get(KG.line, 0)),
            int(values[OA.start]),
            int(values[OA.end]),
            values[OA.exact],
            int(values.get(KG.page, 0)),
        )


def _literal(value: object) -> NamedNode | OxLiteral | None:
    if isinstance(value, rdflib.URIRef):
        return NamedNode(str(value))
    if isinstance(value, rdflib.Literal):
        return OxLiteral(str(value), datatype=NamedNode(str(value.datatype)) if value.datatype else None)
    return None


def _text(term: object) -> str:
    return str(getattr(term, "value", term))


def _first_place(finding: Finding) -> tuple[str, int]:
    return (finding.places[0].document, finding.places[0].start) if finding.places else ("", 0)


def by_severity(findings: Iterable[Finding], severity: Severity) -> tuple[Finding, ...]:
    """Give the findings that are at least so bad."""
    worst = _ORDER.index(severity)
    return tuple(finding for finding in findings if _ORDER.index(finding.severity) <= worst)
