"""The labelled sets that are for evaluation: no change may fall below what the peers reach."""

from __future__ import annotations

import importlib.util
import json
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from kgbuild.cite import parse_references
from kgbuild.cite.formats import row

#: Set, least micro F1, least share of strings with all seven fields right: above every peer that did not train on it.
FLOORS = [
    ("umass-dev", 0.968, 0.87), ("umass-train", 0.965, 0.845), ("excite-de-dev", 0.895, 0.64), ("humanities", 0.95, 0.83),
    ("cv-seed", 0.999, 0.999), ("cv-seed-md", 0.999, 0.999),
]  # fmt: skip


@pytest.fixture(scope="module")
def score(shared: Path) -> Callable[..., Any]:
    """Give the scorer that stands beside the sets."""
    folder = shared / "citations"
    spec = importlib.util.spec_from_file_location("citations_score", folder / "score.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    sys.path.insert(0, str(folder))
    try:
        spec.loader.exec_module(module)
    finally:
        sys.path.remove(str(folder))
    found: Callable[..., Any] = module.score
    return found


@pytest.mark.slow
@pytest.mark.parametrize(("name", "least", "whole"), FLOORS, ids=[name for name, *_ in FLOORS])
def test_sets(shared: Path, score: Callable[..., Any], name: str, least: float, whole: float) -> None:
    lines = (shared / "citations" / "dev" / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()
    gold = [json.loads(line) for line in lines]
    texts = [" ".join(record["text"].split()) for record in gold]
    found = {r["id"]: row(t, p) for r, t, p in zip(gold, texts, parse_references(texts), strict=True)}
    result, _ = score(gold, found)
    assert result["micro"]["f1"] >= least
    assert result["record"] >= whole
