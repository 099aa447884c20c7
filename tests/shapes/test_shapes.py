"""Each shape lets its good example pass and finds fault with its bad one; SPARQL ones as pyshacl does."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest
import rdflib
from pyoxigraph import DefaultGraph, RdfFormat, Store
from rdflib import RDF, SH

from kgbuild.graph.interchange import to_rdflib
from kgbuild.graph.validate import check, check_core, shapes

CASES = tomllib.loads((Path(__file__).parent / "cases.toml").read_text(encoding="utf-8"))
PREFIXES = """
@prefix edtf: <http://id.loc.gov/datatypes/edtf/> . @prefix kg: <https://w3id.org/kgbuild/ns#> .
@prefix oa: <http://www.w3.org/ns/oa#> . @prefix prov: <http://www.w3.org/ns/prov#> . @prefix schema: <http://schema.org/> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> . @prefix : <https://kg.example.org/> .
"""


def example(text: str) -> Store:
    store = Store()
    store.load((PREFIXES + text).encode(), format=RdfFormat.TURTLE)
    return store


def names(results: rdflib.Graph) -> set[str]:
    return {str(shape).rpartition("#")[2] for shape in results.objects(None, SH.sourceShape)}


def in_sparql() -> list[str]:
    return sorted(str(shape).rpartition("#")[2] for shape in shapes().subjects(SH.sparql))


def test_every_shape_has_examples() -> None:
    targets = (SH.targetClass, SH.targetSubjectsOf)
    targeted = {str(shape).rpartition("#")[2] for target in targets for shape in shapes().subjects(target)}
    assert set(CASES) == targeted


def test_every_shape_says_what_is_wrong_and_how_badly() -> None:
    for shape in {s for t in (SH.NodeShape, SH.PropertyShape) for s in shapes().subjects(RDF.type, t)}:
        constraint = shapes().value(shape, SH.sparql) or shape
        message = str(shapes().value(constraint, SH.message))
        assert message[0].isupper(), shape
        assert message[-1] == ".", shape
        assert shapes().value(shape, SH.severity), shape


@pytest.mark.parametrize("shape", CASES)
def test_good_example_passes(shape: str) -> None:
    assert shape not in names(check(example(CASES[shape]["good"])))


@pytest.mark.parametrize("shape", CASES)
def test_bad_example_fails(shape: str) -> None:
    assert shape in names(check(example(CASES[shape]["bad"])))


@pytest.mark.slow
@pytest.mark.parametrize("kind", ["good", "bad"])
@pytest.mark.parametrize("shape", in_sparql())
def test_sparql_in_oxigraph_finds_what_pyshacl_finds(shape: str, kind: str) -> None:
    store = example(CASES[shape][kind])
    data = to_rdflib(quad.triple for quad in store.quads_for_pattern(None, None, None, DefaultGraph()))
    assert told(check(store), shape) == told(check_core(data, shapes()), shape)


def told(results: rdflib.Graph, shape: str) -> set[tuple[str, ...]]:
    wanted = rdflib.URIRef(f"https://w3id.org/kgbuild/shapes#{shape}")
    parts = (SH.focusNode, SH.resultSeverity, SH.value, SH.resultMessage)
    return {
        tuple(str(results.value(node, part)) for part in parts) for node in results.subjects(SH.sourceShape, wanted)
    }
