"""A build that is killed, whenever, costs nothing: the next one gives what an undisturbed one gives."""

from __future__ import annotations

import multiprocessing
import random
import shutil
import time
from pathlib import Path

import pytest

from incremental_contents import contents
from kgbuild.corrections import read_corrections
from kgbuild.errors import GraphError
from kgbuild.identity import read_ledger
from kgbuild.outputs import locked
from kgbuild.pipeline import build

CONTEXT = multiprocessing.get_context("forkserver")
CONTEXT.set_forkserver_preload(["kgbuild.pipeline", "kgbuild.documents", "kgbuild.extract", "kgbuild.importers"])
PAGE = """# {owner}

## Publications

1. {owner}, A. Lindqvist, Y. Zhang. Tides of graphs. *Journal of Tides* 12, 34-56 ({year}).
2. {owner}, B. Ek. Harbour lattices of {owner}. *Journal of Tides* 14, 3-9 (2022).
"""
CORRECTIONS = '[[rename]]\nperson = "Ana Moe"\nname = "Ana Moe-Lind"\n'


def write(docs: Path, owners: list[str], year: int) -> None:
    shutil.rmtree(docs, ignore_errors=True)
    docs.mkdir()
    for number, owner in enumerate(owners):
        (docs / f"{number}.md").write_text(PAGE.format(owner=owner, year=year), encoding="utf-8")


def run(root: Path, seconds: float | None = None) -> int | None:
    """Build in a process of its own; kill it after so many seconds, if it still runs; give its exit code."""
    process = CONTEXT.Process(target=build, args=([root / "docs"], root / "graph"))
    process.start()
    if seconds is not None:
        time.sleep(seconds)
        process.kill()
    process.join()
    return process.exitcode


@pytest.mark.slow
def test_killed_at_any_moment(tmp_path: Path, pytestconfig: pytest.Config) -> None:
    chance = random.Random(5)
    (tmp_path / "corrections.toml").write_text(CORRECTIONS, encoding="utf-8")
    owners = ["Ana Moe", "Cy Dahl", "Di Holm"]
    write(tmp_path / "docs", owners, 2000)
    run(tmp_path)
    begun = time.perf_counter()
    assert run(tmp_path) == 0
    usual = time.perf_counter() - begun
    killed = 0
    for number in range(pytestconfig.getoption("kills")):
        write(tmp_path / "docs", chance.sample(["Ana Moe", "Cy Dahl", "Di Holm", "Ed Varga"], 3), 2001 + number % 3)
        undisturbed = tmp_path / "undisturbed"
        shutil.rmtree(undisturbed, ignore_errors=True)
        undisturbed.mkdir()
        for name in ("docs", "graph", "graph.ledger", "corrections.toml"):
            source = tmp_path / name
            (shutil.copytree if source.is_dir() else shutil.copyfile)(source, undisturbed / name)
        before = contents(tmp_path / "graph")
        killed += run(tmp_path, chance.uniform(0, 1.2 * usual)) != 0
        read_ledger(tmp_path / "graph.ledger")
        read_corrections(tmp_path / "corrections.toml")
        left = contents(tmp_path / "graph")
        assert run(undisturbed) == 0
        after = contents(undisturbed / "graph")
        assert left in (before, after)
        assert run(tmp_path) == 0
        assert contents(tmp_path / "graph") == after
        assert (tmp_path / "graph.ledger").read_bytes() == (undisturbed / "graph.ledger").read_bytes()
        assert (tmp_path / "corrections.toml").read_text(encoding="utf-8") == CORRECTIONS
        assert {path.name for path in tmp_path.iterdir()} <= {
            "docs", "graph", "graph.ledger", "corrections.toml", "undisturbed", ".graph.lock", ".graph.ledger.lock",
        }  # fmt: skip
    assert killed


def test_what_a_killed_build_left_is_swept_away_or_put_back(tmp_path: Path) -> None:
    (tmp_path / ".graph.ab_d1234.new").mkdir()
    (tmp_path / ".graph.ab_d1234.old").mkdir()
    (tmp_path / ".graph.ab_d1234.old" / "kgbuild.json").write_text("{}", encoding="utf-8")
    (tmp_path / ".graph.ab_d1234.part").write_text("half", encoding="utf-8")
    mine = [tmp_path / name for name in (".graph.txt", ".graph.ledger", ".graph.longername.new", "graph.ab_d1234.new")]
    for path in mine:
        path.write_text("mine", encoding="utf-8")
    with locked(tmp_path / "graph"):
        pass
    assert sorted(tmp_path.iterdir()) == sorted([tmp_path / "graph", *mine])
    assert (tmp_path / "graph" / "kgbuild.json").exists()


def test_two_graphs_that_share_a_ledger_are_not_built_at_once(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text(PAGE.format(owner="Ana Moe", year=2000), encoding="utf-8")
    with locked(tmp_path / "graph.ledger"), pytest.raises(GraphError, match=r"graph\.ledger: another build"):
        build([tmp_path / "a.md"], tmp_path / "graph")
