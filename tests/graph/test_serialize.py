"""Six formats of one graph: the same triples, the same bytes, terms that schema.org defines."""

from __future__ import annotations

import importlib.util
import json
import subprocess
import sys
from pathlib import Path

import pyoxigraph as ox
import pytest
import rdflib
from pyoxigraph import NamedNode, RdfFormat, Store

from kgbuild.errors import GraphError, InputError
from kgbuild.graph.interchange import from_rdflib, to_dataset, to_rdflib
from kgbuild.graph.serialize import FORMATS, base_of, export_entity, export_graph, facts
from kgbuild.graph.store import named_quads

RDFLIB = {"turtle": "turtle", "jsonld": "json-ld", "ntriples": "nt", "rdfxml": "xml"}
DALIA = NamedNode("https://kgbuild.example/person/dalia-okonkwo/#this")


@pytest.mark.parametrize("form", RDFLIB)
def test_formats_of_triples_hold_the_same_in_rdflib(academy_store: Store, form: str) -> None:
    parsed = rdflib.Graph().parse(data=export_graph(academy_store, form), format=RDFLIB[form])
    assert set(parsed) == set(to_rdflib(facts(academy_store)))


@pytest.mark.parametrize(("form", "parser"), [("nquads", RdfFormat.N_QUADS), ("trig", RdfFormat.TRIG)])
def test_formats_of_quads_hold_the_named_graphs(academy_store: Store, form: str, parser: RdfFormat) -> None:
    assert set(ox.parse(export_graph(academy_store, form), format=parser)) == set(named_quads(academy_store))


def test_canonical_quads_are_what_the_export_gives(academy_store: Store, academy_dir: Path) -> None:
    exported = export_graph(academy_store, "nquads").splitlines()
    assert sorted(exported) == (academy_dir / "graph.nq").read_bytes().splitlines()


@pytest.mark.slow
def test_bytes_are_the_same_in_another_process(academy_store: Store, academy_dir: Path) -> None:
    code = (
        "import sys, hashlib, pathlib; from kgbuild.graph import serialize, store\n"
        "s = store.open_store(pathlib.Path(sys.argv[1]))\n"
        "for form in serialize.FORMATS: print(hashlib.sha256(serialize.export_graph(s, form)).hexdigest())"
    )
    runs = {
        subprocess.run(
            [sys.executable, "-c", code, str(academy_dir)],
            env={"PYTHONHASHSEED": seed},
            capture_output=True,
            check=True,
        ).stdout
        for seed in ("1", "2", "3")
    }
    assert len(runs) == 1


@pytest.mark.parametrize("form", FORMATS)
def test_an_entity_is_described_with_its_involvements(academy_store: Store, form: str) -> None:
    text = export_entity(academy_store, DALIA, form).decode()
    for part in ("#position-", "#supervision-", "Tide Lab", "Currents on Trees"):
        assert part in text
    assert "Why graphs swim" not in text


def test_jsonld_carries_its_context(academy_store: Store) -> None:
    data = json.loads(export_entity(academy_store, DALIA, "jsonld"))
    assert data["@context"]["schema"] == "http://schema.org/"
    person = next(n for n in data["@graph"] if n["@id"] == "person/dalia-okonkwo/#this")
    assert person["schema:name"] == "Dalia Okonkwo"
    assert person["kg:doctoralAdvisor"] == "person/ada-lindqvist/#this"


def test_unknown_format_lists_the_known(academy_store: Store) -> None:
    with pytest.raises(InputError, match="turtle, jsonld"):
        export_graph(academy_store, "yaml")


def test_a_store_of_something_else() -> None:
    with pytest.raises(GraphError, match="no graph that kgbuild made"):
        base_of(Store())


def test_rdflib_and_back(academy_store: Store) -> None:
    assert set(from_rdflib(to_rdflib(facts(academy_store)))) == set(facts(academy_store))


def test_dataset_keeps_the_named_graphs(academy_store: Store) -> None:
    dataset = to_dataset(named_quads(academy_store))
    assert len(list(dataset.quads())) == len(list(named_quads(academy_store)))


def test_no_term_that_schema_org_does_not_define(academy_store: Store, shared: Path) -> None:
    spec = importlib.util.spec_from_file_location("sdo_lint", shared / "publish" / "sdo_lint.py")
    assert spec
    assert spec.loader
    judge = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(judge)
    graph = to_rdflib(facts(academy_store))
    assert judge.lint(graph) == []
    graph.add((rdflib.URIRef(DALIA.value), rdflib.URIRef("http://schema.org/advisor"), rdflib.Literal("x")))
    assert judge.lint(graph), "the judge still bites"


@pytest.mark.parametrize("path", sorted((Path(__file__).parent / "golden").glob("*.ttl")), ids=lambda path: path.stem)
def test_the_shape_of_the_graph_is_the_golden_one(academy_store: Store, path: Path) -> None:
    kinds = {"dalia-okonkwo": "person", "currents-on-trees": "paper", "tides-of-graphs": "grant"}
    entity = NamedNode(f"https://kgbuild.example/{kinds[path.stem]}/{path.stem}/#this")
    assert export_entity(academy_store, entity, "turtle").decode() == path.read_text(encoding="utf-8")
