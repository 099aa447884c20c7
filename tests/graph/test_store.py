"""A graph directory: the union without doubles, the same bytes each time, one graph exchanged for another."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from pyoxigraph import DefaultGraph, Literal, NamedNode, Quad, Store

import academy
from kgbuild.errors import GraphError
from kgbuild.graph.infer import infer
from kgbuild.graph.mapping import quads
from kgbuild.graph.store import named_quads, open_store, quads_print, replace_graph, write_store
from kgbuild.graph.vocabulary import SCHEMA
from kgbuild.resolve import resolve


def test_default_graph_is_the_union_each_triple_once(academy_store: Store) -> None:
    named = {quad.triple for quad in academy_store if quad.graph_name != DefaultGraph()}
    union = [quad.triple for quad in academy_store.quads_for_pattern(None, None, None, DefaultGraph())]
    assert len(union) == len(set(union))
    assert set(union) == named


def test_canonical_quads_do_not_depend_on_the_order_of_work(academy_dir: Path, tmp_path: Path) -> None:
    extractions = academy.extractions()[::-1]
    found = list(quads(extractions, resolve(extractions)))
    count = write_store(tmp_path, [*found[::-1], *found])
    lines = (tmp_path / "graph.nq").read_bytes()
    assert lines == (academy_dir / "graph.nq").read_bytes()
    assert count == lines.count(b"\n")


def test_line_ends_inside_values_do_not_break_lines(tmp_path: Path) -> None:
    graph, node = NamedNode("https://x.example/graph/claim/1"), NamedNode("https://x.example/a")
    texts = ["one\ntwo", "one\rtwo", "one\u2028two", "one\x85two"]
    assert write_store(tmp_path, [Quad(node, SCHEMA.name, Literal(text), graph) for text in texts]) == 4
    assert {q.object.value for q in open_store(tmp_path).quads_for_pattern(node, None, None, graph)} == set(texts)


def test_no_graph_directory(tmp_path: Path) -> None:
    with pytest.raises(GraphError, match="kgbuild build"):
        open_store(tmp_path)


def test_damaged_store(tmp_path: Path) -> None:
    (tmp_path / "store").mkdir()
    (tmp_path / "store" / "CURRENT").write_text("rubbish")
    with pytest.raises(GraphError, match="build it anew"):
        open_store(tmp_path)


def test_replacing_a_graph_keeps_what_others_say(academy_dir: Path, tmp_path: Path) -> None:
    folder = tmp_path / "copy"
    shutil.copytree(academy_dir, folder)
    before = (folder / "graph.nq").read_bytes()
    graph = NamedNode("https://kgbuild.example/graph/inferred")
    known = next(iter(open_store(academy_dir))).triple
    new = Quad(NamedNode("https://x.example/a"), SCHEMA.name, Literal("a"), graph)
    assert replace_graph(folder, graph, [new, Quad(known.subject, known.predicate, known.object, graph)]) == 2
    assert Quad(new.subject, new.predicate, new.object) in open_store(folder)
    assert replace_graph(folder, graph, []) == 0
    store = open_store(folder)
    assert Quad(new.subject, new.predicate, new.object) not in store
    assert Quad(known.subject, known.predicate, known.object) in store
    assert (folder / "graph.nq").read_bytes() == before


def test_quads_come_from_their_file_where_it_is_what_was_written(academy_dir: Path, tmp_path: Path) -> None:
    folder = tmp_path / "graph"
    shutil.copytree(academy_dir, folder)
    store = open_store(folder)
    assert set(named_quads(store, folder)) == set(named_quads(store))
    path = folder / "graph.nq"
    path.write_bytes(path.read_bytes().replace(b"Lindqvist", b"Lindqvisk"))
    assert set(named_quads(store, folder)) == set(named_quads(store))
    infer(folder)
    store = open_store(folder)
    assert quads_print(folder)
    assert set(named_quads(store, folder)) == set(named_quads(store))
