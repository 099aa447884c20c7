"""To rdflib and back. Terms are made one by one: rdflib and Oxigraph write plain strings differently.

rdflib holds `Literal("x")` and `Literal("x", datatype=xsd:string)` unequal (RDFLib/rdflib #2123), so that a graph that
is filled by both routes compares wrong; here `xsd:string` is always left out on the way in.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import Any

import pyoxigraph as ox
import rdflib
from rdflib.term import Identifier

_STRING = "http://www.w3.org/2001/XMLSchema#string"


def to_rdflib(triples: Iterable[ox.Triple]) -> rdflib.Graph:
    """Give triples as an rdflib graph."""
    graph = rdflib.Graph()
    _add_all(graph, triples)
    return graph


def to_dataset(quads: Iterable[ox.Quad]) -> rdflib.Dataset:
    """Give quads as an rdflib dataset with its named graphs."""
    dataset = rdflib.Dataset()
    for quad in quads:
        dataset.graph(as_rdflib(quad.graph_name)).add(
            (as_rdflib(quad.subject), as_rdflib(quad.predicate), as_rdflib(quad.object))
        )
    return dataset


def from_rdflib(graph: rdflib.Graph) -> Iterator[ox.Triple]:
    """Give the triples of an rdflib graph that have neither blank nodes nor literals as subjects."""
    for subject, predicate, value in graph:
        if isinstance(subject, rdflib.URIRef) and not isinstance(value, rdflib.BNode):
            yield ox.Triple(ox.NamedNode(subject), ox.NamedNode(str(predicate)), _as_oxigraph(value))


@lru_cache(maxsize=1 << 16)
def as_rdflib(term: Any) -> Identifier:
    """Give an Oxigraph term as rdflib holds it; literals keep their spelling, as rdflib's normalising is off."""
    if isinstance(term, ox.NamedNode):
        return rdflib.URIRef(term.value)
    if isinstance(term, ox.BlankNode):
        return rdflib.BNode(term.value)
    if term.language:
        return rdflib.Literal(term.value, lang=term.language)
    datatype = None if term.datatype.value == _STRING else rdflib.URIRef(term.datatype.value)
    return rdflib.Literal(term.value, datatype=datatype, normalize=False)


def _as_oxigraph(term: Any) -> ox.NamedNode | ox.Literal:
    if isinstance(term, rdflib.URIRef):
        return ox.NamedNode(str(term))
    if term.language:
        return ox.Literal(str(term), language=term.language)
    return ox.Literal(str(term), datatype=ox.NamedNode(str(term.datatype)) if term.datatype else None)


def _add_all(graph: rdflib.Graph, triples: Iterable[ox.Triple]) -> None:
    graph.addN((as_rdflib(t.subject), as_rdflib(t.predicate), as_rdflib(t.object), graph) for t in triples)
