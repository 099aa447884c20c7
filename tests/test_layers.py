"""Imports go down only: a room may import what stands below it, never beside or above, lazy imports included."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
SRC = ROOT / "src" / "kgbuild"

#: Lowest first; modules of one row do not import one another.
LAYERS: tuple[frozenset[str], ...] = (
    frozenset({"errors", "model", "document", "entities", "resources", "collecting"}),
    frozenset({"lexicon", "config", "inputs", "outputs"}),
    frozenset({"amounts", "bib", "dates", "platforms", "site_files", "files_beside", "yaml_mending"}),
    frozenset({"located", "names"}),
    frozenset({"documents", "cite", "prose", "resolve", "enrich", "cache"}),
    frozenset({"importers", "extract", "identity", "corrections"}),
    frozenset({"formats", "graph", "reading", "settling", "sites"}),
    frozenset({"ask", "report", "agreement"}),
    frozenset({"publish"}),
    frozenset({"pipeline"}),
    frozenset({"api"}),
    frozenset({"cli"}),
)
HEIGHT = {name: height for height, names in enumerate(LAYERS) for name in names}


def imported_rooms(path: Path) -> set[str]:
    """Give the rooms of kgbuild that a module imports anywhere in its text."""
    rooms = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom) and node.module and node.module.startswith("kgbuild"):
            parts = node.module.split(".")
            rooms |= {parts[1]} if len(parts) > 1 else {alias.name for alias in node.names}
        elif isinstance(node, ast.Import):
            rooms |= {a.name.split(".")[1] for a in node.names if a.name.startswith("kgbuild.")}
    return rooms & HEIGHT.keys()


MODULES = sorted(p for p in SRC.rglob("*.py") if p.parent != SRC or p.stem in HEIGHT)


@pytest.mark.parametrize("path", MODULES, ids=lambda p: str(p.relative_to(SRC)))
def test_imports_go_down_only(path: Path) -> None:
    room = path.relative_to(SRC).parts[0].removesuffix(".py")
    for other in imported_rooms(path) - {room}:
        assert HEIGHT[other] < HEIGHT[room], f"{room} must not import {other}"


FILES = sorted(p for folder in ("src", "tests", "scripts", "benchmarks") for p in (ROOT / folder).rglob("*.py"))


@pytest.mark.parametrize("path", FILES, ids=lambda p: str(p.relative_to(ROOT)))
def test_files_stay_small(path: Path) -> None:
    assert len(path.read_text(encoding="utf-8").splitlines()) < 400
