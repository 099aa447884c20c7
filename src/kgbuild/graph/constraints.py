"""SHACL's constraints in SPARQL (`sh:sparql`), each run once for all its nodes by Oxigraph.

Such a constraint may be run at once where every group of its query binds `$this` by a triple pattern; those in
`shapes/` do, and tests hold the results against pyshacl's.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import rdflib
from pyoxigraph import NamedNode, QuerySolutions, Store
from rdflib import RDF, SH, Literal, URIRef

from kgbuild.graph.interchange import as_rdflib

_SLOT = re.compile(r"\{[?$](\w+)\}")


@dataclass(frozen=True, slots=True)
class Result:
    """What one row of a constraint's query says."""

    shape: rdflib.term.Identifier
    severity: rdflib.term.Identifier
    focus: rdflib.term.Identifier
    value: rdflib.term.Identifier
    message: str


def without_sparql(shapes: rdflib.Graph) -> rdflib.Graph:
    """Give the shapes without their constraints in SPARQL."""
    core = rdflib.Graph()
    core += shapes
    core.remove((None, SH.sparql, None))
    return core


def sparql_results(store: Store, shapes: rdflib.Graph) -> Iterator[Result]:
    """Run every constraint in SPARQL on the default graph of a store."""
    prefixes = {
        str(shapes.value(declaration, SH.prefix)): str(shapes.value(declaration, SH.namespace))
        for declaration in shapes.objects(None, SH.declare)
    }
    for shape, constraint in sorted(shapes.subject_objects(SH.sparql)):
        query, message = str(shapes.value(constraint, SH.select)), str(shapes.value(constraint, SH.message))
        focused = _targets(store, shapes, shape)
        severity = shapes.value(shape, SH.severity, default=SH.Violation)
        solutions = store.query(query, prefixes=prefixes)
        if not isinstance(solutions, QuerySolutions):
            raise TypeError(query)
        names = [variable.value for variable in solutions.variables]
        for row in solutions:
            values = dict(zip(names, row, strict=True))
            if values["this"] in focused:
                told = {name: str(getattr(term, "value", "")) for name, term in values.items()}
                yield Result(
                    shape=URIRef(str(shape)),
                    severity=URIRef(str(severity)),
                    focus=as_rdflib(values["this"]),
                    value=as_rdflib(values.get("value") or values["this"]),
                    message=_SLOT.sub(lambda slot, told=told: told.get(slot[1], slot[0]), message),  # type: ignore[misc]
                )


def _targets(store: Store, shapes: rdflib.Graph, shape: rdflib.term.Node) -> set[object]:
    ways = [f"?this a {NamedNode(str(cls))}" for cls in shapes.objects(shape, SH.targetClass)]
    ways += [f"?this {NamedNode(str(path))} ?any" for path in shapes.objects(shape, SH.targetSubjectsOf)]
    solutions = store.query(f"SELECT DISTINCT ?this {{ {{ {' } UNION { '.join(ways)} }} }}")
    return {row["this"] for row in solutions} if isinstance(solutions, QuerySolutions) else set()


def add_results(report: rdflib.Graph, results: Iterable[Result]) -> rdflib.Graph:
    """Add results to a SHACL report, which no longer conforms if there are any."""
    whole = report.value(None, RDF.type, SH.ValidationReport)
    if whole is None:
        raise ValueError("no validation report to add to")
    for place, result in enumerate(results):
        node = rdflib.BNode(f"sparql{place}")
        report.set((whole, SH.conforms, Literal(lexical_or_value=False)))
        report.add((whole, SH.result, node))
        report.add((node, RDF.type, SH.ValidationResult))
        report.add((node, SH.focusNode, result.focus))
        report.add((node, SH.resultMessage, Literal(result.message)))
        report.add((node, SH.resultSeverity, result.severity))
        report.add((node, SH.sourceConstraintComponent, SH.SPARQLConstraintComponent))
        report.add((node, SH.sourceShape, result.shape))
        report.add((node, SH.value, result.value))
    return report
