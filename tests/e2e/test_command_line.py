"""The product through its command line, on documents made here and, where they are, on real ones."""

from __future__ import annotations

import csv
import io
import json
import subprocess
import sys
from pathlib import Path

import pytest

from commands import kgbuild
from kgbuild.cli import COMMANDS

CV = """# Ada Lindqvist

## Education

- Ph.D. in Physics, Uppsala University, 2004 - 2008. Advisor: Eve Moe

## Students

- Bo Ekman, M.Sc., 2019 - 2021
- Cy Dahl, Ph.D., 2020 -

## Publications

1. A. Lindqvist, B. Ekman. Tides of graphs. *Journal of Tides* 12, 34-56 (2020).
2. A. Lindqvist, E. Moe, C. Dahl. Harbour lattices. *Journal of Tides* 14, 3-9 (2022).
"""
PAGE = """<html><head><title>Tide Lab at GraphConf 2021</title></head><body><h1>Tide Lab at GraphConf 2021</h1>
<h2>Papers</h2><ul><li><b>Waves on trees</b><br><i>Bo Ekman, Ada Lindqvist</i></li></ul></body></html>"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    docs = tmp_path / "docs"
    docs.mkdir()
    (docs / "cv.md").write_text(CV, encoding="utf-8")
    (docs / "lab.html").write_text(PAGE, encoding="utf-8")
    return docs


def rows(graph: Path, *arguments: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(kgbuild("query", *arguments, "--graph", graph, "--format", "csv"))))


@pytest.mark.parametrize("command", COMMANDS)
def test_every_help_ends_in_an_example(command: str) -> None:
    assert kgbuild(command, "--help").strip().split("\n\n")[-1].strip().startswith("Example: kgbuild")


def test_help_loads_nothing_heavy() -> None:
    code = "import sys\nfrom kgbuild.cli import cli\ntry:\n cli.main(['--help'])\nexcept SystemExit: pass\n"
    code += "assert not {'spacy', 'rdflib', 'pyshacl', 'pyoxigraph', 'numpy'} & set(sys.modules)"
    subprocess.run([sys.executable, "-c", code], check=True, capture_output=True)


@pytest.mark.slow
def test_the_whole_way(folder: Path, tmp_path: Path) -> None:
    graph, page = tmp_path / "graph", tmp_path / "ada.html"
    assert "2 documents" in kgbuild("build", folder, "--out", graph)
    assert {row["name"]: row["papers"] for row in rows(graph, "coauthors", "--person", "Ada Lindqvist")} == {
        "Bo Ekman": "2", "Eve Moe": "1", "Cy Dahl": "1",
    }  # fmt: skip
    for row in rows(graph, "evidence"):
        texts = [path.read_text(encoding="utf-8") for path in (graph / "texts").iterdir()]
        assert row["quote"]
        assert any(text[int(row["start"]) : int(row["end"])] == row["quote"] for text in texts)
    assert "conforms" in kgbuild("validate", "--graph", graph)
    assert "triples follow" in kgbuild("infer", "--graph", graph)
    assert "because" in kgbuild("why", "--graph", graph, "Bo Ekman", "coauthor", "Ada Lindqvist")
    assert "cv.md:9" in kgbuild("why", "--graph", graph, "Bo Ekman")
    assert "Bo Ekman" in kgbuild("show", "--graph", graph, "Ada Lindqvist")
    assert json.loads(kgbuild("stats", "--graph", graph, "--format", "json"))
    assert "Ada Lindqvist" in kgbuild("export", "--graph", graph, "--entity", "Ada Lindqvist")
    page.write_text("<html><head></head><body>x</body></html>", encoding="utf-8")
    kgbuild("embed", page, "--graph", graph, "--person", "Ada Lindqvist")
    assert "up to date" in kgbuild("embed", page, "--graph", graph, "--person", "Ada Lindqvist", "--check")


@pytest.mark.slow
def test_the_order_of_inputs_and_the_number_of_workers_change_no_byte(folder: Path, tmp_path: Path) -> None:
    one, two = tmp_path / "one", tmp_path / "two"
    kgbuild("build", folder / "cv.md", folder / "lab.html", "--out", one, "--jobs", "1")
    kgbuild("build", folder / "lab.html", folder / "cv.md", "--out", two, "--jobs", "2")
    assert (one / "graph.nq").read_bytes() == (two / "graph.nq").read_bytes()
    assert (one / "kgbuild.json").read_bytes() == (two / "kgbuild.json").read_bytes()


BAD = {
    "empty.md": b"",
    "binary.txt": bytes(range(256)) * 20,
    "utf16.txt": "Ada".encode("utf-16-be") * 50,
    "front.md": b"---\ntitle: [unclosed\n---\n\ntext\n",
    "long.txt": b"a" * (70 << 20),
    "deep.html": b"<div>" * 1_000_000,
}


@pytest.mark.slow
def test_bad_documents_are_named_and_cost_the_others_nothing(folder: Path, tmp_path: Path) -> None:
    for name, data in BAD.items():
        (folder / name).write_bytes(data)
    (folder / "again").symlink_to(folder, target_is_directory=True)
    graph = tmp_path / "graph"
    said = kgbuild("build", folder, "--out", graph, code=1)
    assert [name for name in BAD if f"{name}: not read" not in said] == []
    assert any(row["name"] == "Ada Lindqvist" for row in rows(graph, "people"))


@pytest.mark.slow
def test_a_failed_build_leaves_the_graph_as_it_was(folder: Path, tmp_path: Path) -> None:
    graph = tmp_path / "graph"
    kgbuild("build", folder, "--out", graph)
    before = {path: path.read_bytes() for path in sorted(graph.rglob("*")) if path.is_file()}
    (folder / "empty.md").write_bytes(b"")
    assert "empty.md" in kgbuild("build", folder, "--out", graph, "--strict", code=1)
    assert "empty.md" in kgbuild("build", folder / "empty.md", "--out", graph, code=1)
    assert {path: path.read_bytes() for path in sorted(graph.rglob("*")) if path.is_file()} == before


@pytest.mark.slow
@pytest.mark.parametrize(
    "query",
    [
        "SELECT * WHERE { SERVICE <http://127.0.0.1:9/> { ?s ?p ?o } }",
        "SELECT * WHERE { S\\u0045RVICE <http://127.0.0.1:9/> { ?s ?p ?o } }",
        "LOAD <http://127.0.0.1:9/x>",
        "DELETE WHERE { ?s ?p ?o }",
    ],
)
def test_queries_stay_on_the_graph_and_only_read(folder: Path, tmp_path: Path, query: str) -> None:
    kgbuild("build", folder, "--out", tmp_path / "graph")
    assert kgbuild("query", "-", "--graph", tmp_path / "graph", stdin=query, code=1).startswith("kgbuild: ")


GOLD = ["seed-cv", "seed-lab-post", "seed-author-page", "dev-abby-cv", "dev-broyles-vita", "dev-meyer-people"]


@pytest.mark.slow
@pytest.mark.parametrize("name", GOLD)
def test_real_documents_are_read_well(shared: Path, name: str) -> None:
    score = shared / "bench" / "score.py"
    gold = shared / "bench" / "gold" / f"{name}.json"
    least = "0.97" if name.startswith("seed") else "0.85"
    program = f"{sys.executable} -c 'from kgbuild.cli import main; main()'"
    subprocess.run(
        [sys.executable, score, gold, "--kgbuild", program, "--min-f1", least], check=True, capture_output=True
    )


@pytest.mark.slow
def test_graphs_of_real_documents_conform(shared: Path, tmp_path: Path) -> None:
    kgbuild("build", shared / "corpus" / "seeds", "--out", tmp_path / "graph")
    assert "conforms" in kgbuild("validate", "--graph", tmp_path / "graph")
