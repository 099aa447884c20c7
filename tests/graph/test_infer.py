"""What follows from the facts: as owlrl says, apart from them, explained, and changing no answer."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from pyoxigraph import NamedNode, Quad, Store, Triple

from kgbuild.ask import ask_store, catalogue
from kgbuild.graph.explain import Explanation, explain
from kgbuild.graph.infer import RuleReasoner, asserted, infer
from kgbuild.graph.owl_reference import OwlReasoner
from kgbuild.graph.rules import rules
from kgbuild.graph.store import open_store
from kgbuild.graph.vocabulary import FOAF, KG, SCHEMA


def person(slug: str) -> NamedNode:
    return NamedNode(f"https://kgbuild.example/person/{slug}/#this")


ADA, BRUNO, DALIA, EMIL, GRETA, HUGO = map(
    person, ["ada-lindqvist", "bruno-castellani", "dalia-okonkwo", "emil-farkas", "greta-holm", "hugo-ferreira"]
)


@pytest.fixture(scope="module")
def inferred_dir(academy_dir: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("inferred") / "graph"
    shutil.copytree(academy_dir, folder)
    infer(folder)
    return folder


@pytest.mark.slow
def test_rules_and_owlrl_agree(academy_store: Store) -> None:
    facts = list(asserted(academy_store))
    assert set(RuleReasoner().entail(facts)) == set(OwlReasoner().entail(facts))


@pytest.mark.parametrize("triple", [
    Triple(ADA, KG.coauthor, ADA),
    Triple(ADA, KG.academicSibling, ADA),
    Triple(BRUNO, KG.coauthor, ADA),
    Triple(BRUNO, KG.academicAncestor, ADA),
])  # fmt: skip
def test_what_does_not_follow(inferred_dir: Path, triple: Triple) -> None:
    store = open_store(inferred_dir)
    assert Quad(triple.subject, triple.predicate, triple.object) not in store
    assert explain(store, triple) is None


@pytest.mark.parametrize("triple", [
    Triple(DALIA, KG.coauthor, GRETA),
    Triple(GRETA, KG.academicAncestor, BRUNO),
    Triple(BRUNO, KG.academicDescendant, GRETA),
    Triple(EMIL, KG.academicSibling, DALIA),
    Triple(HUGO, KG.fundedColleague, ADA),
    Triple(EMIL, KG.advisor, ADA),
    Triple(ADA, FOAF.knows, HUGO),
])  # fmt: skip
def test_what_follows_is_explained_down_to_claims(inferred_dir: Path, triple: Triple) -> None:
    store = open_store(inferred_dir)
    assert Quad(triple.subject, triple.predicate, triple.object) in store
    found = explain(store, triple)
    assert found
    assert found.rule
    assert all("/graph/claim/" in graph.value for graph in found.claims())
    assert all(leaf.graphs for leaf in leaves(found))


def leaves(explanation: Explanation) -> list[Explanation]:
    if not explanation.premises:
        return [explanation]
    return [leaf for premise in explanation.premises for leaf in leaves(premise)]


def test_what_is_asserted_is_explained_by_its_claim(inferred_dir: Path) -> None:
    found = explain(open_store(inferred_dir), Triple(EMIL, KG.doctoralAdvisor, ADA))
    assert found
    assert (found.rule, found.premises, len(found.graphs)) == ("", (), 1)


def test_inferring_twice_gives_the_same(inferred_dir: Path) -> None:
    before = (inferred_dir / "graph.nq").read_bytes()
    infer(inferred_dir)
    assert (inferred_dir / "graph.nq").read_bytes() == before


def test_inferences_stand_in_a_graph_of_their_own(academy_dir: Path, inferred_dir: Path) -> None:
    asserted_lines = set((academy_dir / "graph.nq").read_bytes().splitlines())
    added = set((inferred_dir / "graph.nq").read_bytes().splitlines()) - asserted_lines
    assert added
    assert all(b"/graph/inferred> ." in line for line in added)


@pytest.mark.parametrize("name", [n for n, q in catalogue().items() if not any(p.required for p in q.parameters)])
def test_inferences_change_no_answer(academy_store: Store, inferred_dir: Path, name: str) -> None:
    assert ask_store(open_store(inferred_dir), catalogue()[name]) == ask_store(academy_store, catalogue()[name])


def test_rules_cover_every_kind_of_axiom() -> None:
    sentences = {rule.sentence for rule in rules()}
    assert {
        "every kg:Position is a kg:Involvement",
        "kg:doctoralAdvisor implies kg:advisor",
        "kg:doctoralAdvisor implies wdt:P184",
        "kg:advisee is kg:advisor read backwards",
        "kg:coauthor holds both ways",
        "kg:academicAncestor carries on from one to the next",
        "kg:coauthor is kg:authorOf, then schema:author",
        "whatever has kg:forWork is a kg:AwardReceipt",
        "the value of kg:forWork is a schema:CreativeWork",
        "every schema:Person is a foaf:Person",
        "every foaf:Person is a schema:Person",
    } <= sentences


def test_authorship_follows_backwards(inferred_dir: Path) -> None:
    paper = NamedNode("https://kgbuild.example/paper/eddies/#this")
    store = open_store(inferred_dir)
    assert Quad(GRETA, KG.authorOf, paper) in store
    assert Quad(paper, FOAF.maker, GRETA) in store
    assert Quad(paper, SCHEMA.author, GRETA) in store
