"""Every export says the same to readers that know nothing of one another."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
import rdflib
from pyld import jsonld
from pyoxigraph import CanonicalizationAlgorithm, Dataset, Quad, RdfFormat, parse

from kgbuild.api import Graph

ADA = "person/ada-lindqvist"
TRIPLES = {
    "turtle": RdfFormat.TURTLE, "jsonld": RdfFormat.JSON_LD, "ntriples": RdfFormat.N_TRIPLES, "rdfxml": RdfFormat.RDF_XML,
}  # fmt: skip
QUADS = {"nquads": RdfFormat.N_QUADS, "trig": RdfFormat.TRIG}
RDFLIB = {
    "turtle": "turtle", "jsonld": "json-ld", "ntriples": "nt", "rdfxml": "xml", "nquads": "nquads", "trig": "trig",
}  # fmt: skip


def canonical(data: bytes, form: RdfFormat) -> frozenset[Quad]:
    dataset = Dataset(parse(data, format=form))
    dataset.canonicalize(CanonicalizationAlgorithm.RDFC_1_0)
    return frozenset(dataset)


def by_rdflib(data: bytes, form: str) -> frozenset[Quad]:
    graph = rdflib.Dataset() if form in QUADS else rdflib.Graph()
    graph.parse(data=data, format=RDFLIB[form])
    if form not in QUADS:
        return canonical(graph.serialize(format="nt", encoding="utf-8"), RdfFormat.N_TRIPLES)
    return canonical(graph.serialize(format="nquads", encoding="utf-8"), RdfFormat.N_QUADS)


def by_pyld(data: bytes) -> frozenset[Quad]:
    text = jsonld.to_rdf(json.loads(data), {"format": "application/n-quads"})
    return canonical(text.encode("utf-8"), RdfFormat.N_QUADS)


@pytest.fixture(scope="module")
def graph(academy_dir: Path) -> Graph:
    return Graph.open(academy_dir)


@pytest.fixture
def written_digits(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let rdflib keep literals as they are written."""
    monkeypatch.setattr(rdflib, "NORMALIZE_LITERALS", False)


@pytest.mark.usefixtures("written_digits")
@pytest.mark.parametrize("entity", ["", ADA], ids=["graph", "entity"])
def test_formats_of_triples_are_one_graph(graph: Graph, entity: str) -> None:
    read = {form: graph.export(form, entity) for form in TRIPLES}
    expected = canonical(read["ntriples"], RdfFormat.N_TRIPLES)
    assert len(expected) > 30
    told = {f"oxigraph {form}": canonical(data, TRIPLES[form]) for form, data in read.items()}
    told |= {f"rdflib {form}": by_rdflib(data, form) for form, data in read.items()}
    told["pyld jsonld"] = by_pyld(read["jsonld"])
    assert [name for name, quads in told.items() if quads != expected] == []


@pytest.mark.usefixtures("written_digits")
@pytest.mark.parametrize("entity", ["", ADA], ids=["graph", "entity"])
def test_formats_of_quads_are_one_dataset(graph: Graph, entity: str) -> None:
    read = {form: graph.export(form, entity) for form in QUADS}
    expected = canonical(read["nquads"], RdfFormat.N_QUADS)
    assert len({quad.graph_name for quad in expected}) > 5
    told = {f"oxigraph {form}": canonical(data, QUADS[form]) for form, data in read.items()}
    told |= {f"rdflib {form}": by_rdflib(data, form) for form, data in read.items()}
    assert [name for name, quads in told.items() if quads != expected] == []
