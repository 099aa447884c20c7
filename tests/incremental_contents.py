"""What a graph directory holds, for tests that compare one build with another."""

from __future__ import annotations

from pathlib import Path

from pyoxigraph import DefaultGraph

from kgbuild.graph.store import open_store
from kgbuild.identity import NOTE


def contents(graph: Path) -> dict[str, object]:
    """Give what a graph directory holds: the bytes of all files, and of the store the quads.

    Which ledger it was built with is left out: builds with other ledgers may give the same.
    """
    files = {
        path.relative_to(graph).as_posix(): path.read_bytes()
        for path in sorted(graph.rglob("*"))
        if path.is_file() and path.relative_to(graph).parts[0] != "store" and path != graph / NOTE
    }
    store = open_store(graph)
    named = sorted(str(quad) for quad in store if quad.graph_name != DefaultGraph())
    union = sorted(str(quad.triple) for quad in store if quad.graph_name == DefaultGraph())
    assert union == sorted({str(quad.triple) for quad in store})
    assert len(named) == files["graph.nq"].count(b"\n")
    return {**files, "store": named}
