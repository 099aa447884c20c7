"""Workers are killed when nobody waits for them, and the next job gets another."""

from __future__ import annotations

import asyncio
import json
from pathlib import Path

import pytest

from kgbuild.config import PrivacySettings
from kgbuild.errors import GraphError
from kgbuild.publish.endpoint.answers import Reply
from kgbuild.publish.endpoint.pool import Bounds, Pool
from kgbuild.publish.endpoint.snapshot import FIGURES, mark_of, take

ENDLESS = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }"


@pytest.fixture(scope="module")
def snapshot(academy_dir: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("snapshots") / "one"
    take(academy_dir, folder, PrivacySettings())
    return folder


def job(text: str) -> dict[str, object]:
    return {"kind": "query", "text": text, "graphs": {}, "limit": 1 << 20, "accept": "text/csv"}


def run(snapshot: Path, bounds: Bounds, *texts: str, give_up: bool = False) -> list[Reply]:
    async def asked() -> list[Reply]:
        pool = Pool([str(snapshot), "https://kgbuild.example/"], bounds)
        try:
            if give_up:
                waiting = asyncio.ensure_future(pool.run(job(ENDLESS)))
                await asyncio.sleep(0.5)
                waiting.cancel()
                await asyncio.wait({waiting})
            return [await pool.run(job(text)) for text in texts]
        finally:
            await pool.close()

    return asyncio.run(asked())


ONE = "SELECT (1 AS ?one) {}"


@pytest.mark.slow
def test_a_job_that_is_given_up_frees_its_place(snapshot: Path) -> None:
    (reply,) = run(snapshot, Bounds(seconds=600, workers=1), ONE, give_up=True)
    assert (reply.status, reply.body) == (200, b"one\r\n1\r\n")


@pytest.mark.slow
def test_a_worker_answers_again_after_a_refusal_and_another_after_its_end(snapshot: Path) -> None:
    replies = run(snapshot, Bounds(seconds=1, workers=1), "nonsense", ONE, ENDLESS, ONE)
    assert [reply.status for reply in replies] == [400, 200, 503, 200]


@pytest.mark.slow
def test_a_pool_without_a_snapshot_says_so(tmp_path: Path) -> None:
    with pytest.raises(GraphError, match="cannot be started"):
        run(tmp_path / "nothing", Bounds(), ONE)


def test_a_snapshot_counts_what_it_holds(snapshot: Path) -> None:
    figures = json.loads((snapshot / FIGURES).read_text(encoding="utf-8"))
    assert figures["base"] == "https://kgbuild.example/"
    assert figures["triples"] == sum(figures["properties"].values()) > 500
    assert figures["classes"]["http://schema.org/Person"] == 7
    assert figures["example"].endswith("/#this")


def test_hidden_people_are_in_no_snapshot(academy_dir: Path, tmp_path: Path) -> None:
    take(academy_dir, tmp_path / "less", PrivacySettings(hidden_people=("Dalia Okonkwo",)))
    (reply,) = run(tmp_path / "less", Bounds(), "SELECT * { GRAPH ?g { ?s ?p ?o } }")
    assert b"Lindqvist" in reply.body
    assert b"Okonkwo" not in reply.body
    assert b"okonkwo" not in reply.body


def test_a_folder_without_a_graph_has_no_mark(tmp_path: Path, academy_dir: Path) -> None:
    assert mark_of(tmp_path) is None
    assert mark_of(academy_dir) == mark_of(academy_dir) is not None


def test_a_folder_without_a_graph_is_not_served(tmp_path: Path) -> None:
    from click.testing import CliRunner  # noqa: PLC0415 - only here

    from kgbuild.cli.serve import command  # noqa: PLC0415

    error = CliRunner().invoke(command, ["--graph", str(tmp_path)]).exception
    assert isinstance(error, GraphError)
    assert "is not a graph directory" in str(error)
