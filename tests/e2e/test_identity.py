"""Keys, corrections, review, conflicts and diff through the command line."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from commands import kgbuild

pytestmark = pytest.mark.slow
FIRST = """# Ada Lindqvist

## Education

- Ph.D. in Physics, Uppsala University, 2004 - 2008. Advisor: Eve Moe

## Publications

1. A. Lindqvist, Wei Wang. Tides of graphs and of harbours in the north. *Journal of Tides* 12, 34-56 (2020).
"""
SECOND = """# Ada Lindqvist

## Education

- Ph.D. in Physics, Uppsala University, 2004 - 2009. Advisor: Bo Sund
"""
THIRD = """# Cy Dahl

## Publications

1. C. Dahl, Wei Wang. Enzymes of salt marshes and their many cells. *Journal of Cells* 2, 3-5 (2011).
"""


@pytest.fixture
def docs(tmp_path: Path) -> Path:
    folder = tmp_path / "docs"
    folder.mkdir()
    for name, text in (("a.md", FIRST), ("b.md", SECOND), ("c.md", THIRD)):
        (folder / name).write_text(text, encoding="utf-8")
    return folder


def test_what_people_decide_survives_and_is_shown(docs: Path, tmp_path: Path) -> None:
    graph, corrections = tmp_path / "graph", tmp_path / "corrections.toml"
    kgbuild("build", docs, "--out", graph)
    said = kgbuild("conflicts", "--graph", graph)
    assert "disagree  supervision advisor: Ada Lindqvist" in said
    assert "2009  b.md:5" in said
    corrections.write_text(
        '[[set]]\ndocument = "b.md"\nquote = "2004 - 2009"\nkind = "education"\nfield = "end"\nvalue = "2008"\n'
        '[[rename]]\nperson = "Cy Dahl"\nname = "Cynthia Dahl"\n',
        encoding="utf-8",
    )
    newer = tmp_path / "newer"
    again = ("build", docs, "--out", newer, "--ledger", tmp_path / "graph.ledger")
    kgbuild(*again)
    assert "set end '2004 - 2009' in b.md: 2009 → 2008" in kgbuild("conflicts", "--graph", newer)
    changed = kgbuild("diff", graph, newer)
    assert "~ person: Cynthia Dahl" in changed
    assert "- endDate: 2009" in changed
    assert kgbuild("diff", graph, newer, "--format", "markdown").startswith("**Graph:** ")
    kgbuild("diff", newer, newer, "--exit-code")
    kgbuild("diff", graph, newer, "--exit-code", code=1)
    (docs / "c.md").unlink()
    assert "meets nothing: corrections line 7" in kgbuild(*again)
    corrections.write_text('[[rename]]\nperson = "Cy Dall"\nname = "x"\n', encoding="utf-8")
    assert "corrections.toml:1: no person 'Cy Dall'" in kgbuild(*again, code=1)


def test_the_queue_is_answered_by_a_script_and_at_the_terminal(docs: Path, tmp_path: Path) -> None:
    graph, answers = tmp_path / "graph", tmp_path / "answers.json"
    kgbuild("build", docs, "--out", graph)
    queue = json.loads(kgbuild("review", "--graph", graph, "--format", "json"))
    assert "0 answers written" in kgbuild("review", "--graph", graph, stdin="q\n" * len(queue))
    for question in queue:
        question["answer"] = "different"
    answers.write_text(json.dumps(queue), encoding="utf-8")
    assert "written; build again" in kgbuild("review", "--graph", graph, "--apply", answers)
    kgbuild("build", docs, "--out", graph)
    assert json.loads(kgbuild("review", "--graph", graph, "--format", "json")) == []


def test_damage_is_named(docs: Path, tmp_path: Path) -> None:
    graph, ledger = tmp_path / "graph", tmp_path / "graph.ledger"
    kgbuild("build", docs, "--out", graph)
    reading = min((graph / "cache" / "readings").iterdir())
    reading.write_bytes(reading.read_bytes()[:-1])
    done = subprocess.run(
        [sys.executable, "-c", "from kgbuild.cli import main; main()", "build", docs, "--out", graph],
        capture_output=True, text=True, check=True,
    )  # fmt: skip
    assert f"read anew: {reading}" in done.stderr
    whole = ledger.read_bytes()
    ledger.write_bytes(whole.replace(b"Uppsala", b"Upsala", 1))
    assert "graph.ledger:" in kgbuild("build", docs, "--out", graph, code=1)
    ledger.write_bytes(whole)
    kgbuild("build", docs, "--out", graph, "--clean")
