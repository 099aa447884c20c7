"""What the server says of itself: SPARQL 1.1 Service Description, and the data in VoID."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import chain
from typing import Any, Final

from pyoxigraph import Literal, NamedNode, Triple

from kgbuild.graph.rules import NAMESPACE
from kgbuild.graph.serialize import TYPE

_SD, _VOID = "http://www.w3.org/ns/sparql-service-description#", "http://rdfs.org/ns/void#"
_DCT, _FORMATS = "http://purl.org/dc/terms/", "http://www.w3.org/ns/formats/"
_INTEGER: Final = NamedNode("http://www.w3.org/2001/XMLSchema#integer")
_RESULTS: Final = (
    "SPARQL_Results_JSON", "SPARQL_Results_XML", "SPARQL_Results_CSV", "SPARQL_Results_TSV", "Turtle", "N-Triples",
    "RDF_XML", "JSON-LD",
)  # fmt: skip
_VOCABULARIES: Final = ("http://schema.org/", "http://xmlns.com/foaf/0.1/", "http://www.w3.org/ns/prov#", NAMESPACE)


def describe_service(origin: str, figures: Mapping[str, Any], title: str, licence: str) -> Iterator[Triple]:
    """Give the description of the endpoint and of its data.

    Args:
        origin: where the server stands, as `http://127.0.0.1:8000/`.
        figures: of the snapshot, see `snapshot.count`.
        title: of the data.
        licence: IRI, may be empty.
    """
    endpoint, data = f"{origin}sparql", f"{origin}void#dataset"
    service, union = f"{endpoint}#service", f"{origin}void#union"
    told = chain(
        _all(service, f"{_SD}", {
            "endpoint": [endpoint], "supportedLanguage": [f"{_SD}SPARQL11Query"], "defaultDataset": [data],
            "resultFormat": [_FORMATS + name for name in _RESULTS],
        }),
        _all(data, _SD, {"defaultGraph": [union]}),
        _all(data, _VOID, {
            "sparqlEndpoint": [endpoint], "vocabulary": list(_VOCABULARIES),
            "dataDump": [f"{origin}data/graph.ttl", f"{origin}data/graph.nq"],
            "exampleResource": [figures["example"]] if figures["example"] else [],
        }),
    )  # fmt: skip
    types = {service: ("Service",), data: ("Dataset",), union: ("Graph",)}
    for subject, names in types.items():
        yield from (_link(subject, TYPE.value, _SD + name) for name in names)
    yield _link(data, TYPE.value, f"{_VOID}Dataset")
    yield from told
    yield _text(data, f"{_DCT}title", title)
    yield _text(data, f"{_VOID}uriSpace", figures["base"])
    if licence:
        yield _link(data, f"{_DCT}license", licence)
    yield from _counts(data, figures, f"{origin}void#")


def _counts(data: str, figures: Mapping[str, Any], here: str) -> Iterator[Triple]:
    totals = {
        "triples": figures["triples"], "entities": figures["entities"], "distinctSubjects": figures["subjects"],
        "distinctObjects": figures["objects"], "classes": len(figures["classes"]),
        "properties": len(figures["properties"]),
    }  # fmt: skip
    yield from (_number(data, _VOID + name, number) for name, number in totals.items())
    for kind, partition, counted in (
        ("class", "classPartition", "entities"),
        ("property", "propertyPartition", "triples"),
    ):
        told = figures["classes" if kind == "class" else "properties"]
        for place, (iri, number) in enumerate(told.items(), 1):
            part = f"{here}{kind}-{place}"
            yield _link(data, _VOID + partition, part)
            yield _link(part, _VOID + kind, iri)
            yield _number(part, _VOID + counted, number)


def _all(subject: str, namespace: str, told: Mapping[str, Iterable[str]]) -> Iterator[Triple]:
    for name, values in told.items():
        yield from (_link(subject, namespace + name, value) for value in values)


def _link(subject: str, predicate: str, value: str) -> Triple:
    return Triple(NamedNode(subject), NamedNode(predicate), NamedNode(value))


def _text(subject: str, predicate: str, value: str) -> Triple:
    return Triple(NamedNode(subject), NamedNode(predicate), Literal(value))


def _number(subject: str, predicate: str, value: int) -> Triple:
    return Triple(NamedNode(subject), NamedNode(predicate), Literal(str(value), datatype=_INTEGER))
