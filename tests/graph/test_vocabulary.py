"""The constants, the context and the ontology say the same; borrowed terms exist."""

from __future__ import annotations

import importlib.util
from pathlib import Path
from types import ModuleType

import pytest
import rdflib
from rdflib import OWL, RDF, RDFS

from kgbuild.resources import resource

ROOT = Path(__file__).resolve().parent.parent.parent
KG = "https://w3id.org/kgbuild/ns#"


@pytest.fixture(scope="module")
def generator() -> ModuleType:
    spec = importlib.util.spec_from_file_location("vocabulary_script", ROOT / "scripts" / "vocabulary.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_constants_are_those_of_the_ontology(generator: ModuleType) -> None:
    assert generator.TARGET.read_text() == generator.render(), "run python scripts/vocabulary.py"


def test_context_is_that_of_the_ontology(generator: ModuleType) -> None:
    assert generator.CONTEXT.read_text() == generator.context(), "run python scripts/vocabulary.py"


@pytest.fixture(scope="module")
def ontology() -> rdflib.Graph:
    graph = rdflib.Graph()
    for path in resource("ontology").glob("*.ttl"):
        graph.parse(path)
    return graph


def test_own_terms_have_label_comment_domain_and_range(ontology: rdflib.Graph) -> None:
    schema = rdflib.Namespace("http://schema.org/")
    for kind in (OWL.Class, OWL.ObjectProperty, OWL.DatatypeProperty):
        for term in ontology.subjects(RDF.type, kind):
            if str(term).startswith(KG):
                assert (term, RDFS.label, None) in ontology, term
                assert (term, RDFS.comment, None) in ontology, term
                if kind != OWL.Class:
                    assert {(term, RDFS.domain, None), (term, schema.domainIncludes, None)} & {
                        (s, p, None) for s, p, _ in ontology.triples((term, None, None))
                    }, term


def test_no_term_is_of_two_kinds(ontology: rdflib.Graph) -> None:
    kinds = (OWL.Class, OWL.ObjectProperty, OWL.DatatypeProperty)
    terms = [term for kind in kinds for term in set(ontology.subjects(RDF.type, kind))]
    assert sorted(terms) == sorted(set(terms))


def test_borrowed_terms_of_schema_org_exist_and_hold(ontology: rdflib.Graph, shared: Path) -> None:
    official = rdflib.Graph().parse(shared / "publish" / "schemaorg-current-http.ttl")
    borrowed = {t for t in {*ontology.subjects(), *ontology.objects()} if str(t).startswith("http://schema.org/")}
    assert borrowed - {rdflib.URIRef("http://schema.org/")}
    superseded = set(official.subjects(rdflib.URIRef("http://schema.org/supersededBy"), None))
    assert not {t for t in borrowed if (t, RDF.type, None) not in official} | borrowed & superseded
