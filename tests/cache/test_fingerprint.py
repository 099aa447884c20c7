"""What reading runs through is part of the name of what it gives, so that no change of it leaves old readings in use."""

from __future__ import annotations

import ast
from pathlib import Path

from kgbuild.cache.fingerprint import ABOVE, fingerprint

SRC = Path(__file__).resolve().parent.parent.parent / "src" / "kgbuild"
#: Where `reading.py` begins.
STARTS = ("reading.py", "documents", "extract", "importers")


def files_of(room: str) -> list[Path]:
    return [SRC / room] if room.endswith(".py") else sorted((SRC / room).rglob("*.py"))


def imported(path: Path) -> set[str]:
    """Give the rooms and modules of kgbuild, as the package's folder has them, that a file imports anywhere."""
    names = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom) and (node.module or "").split(".")[0] == "kgbuild":
            parts = (node.module or "").split(".")[1:]
            names |= {parts[0]} if parts else {alias.name for alias in node.names}
        elif isinstance(node, ast.Import):
            names |= {alias.name.split(".")[1] for alias in node.names if alias.name.startswith("kgbuild.")}
    return {name if (SRC / name).is_dir() else f"{name}.py" for name in names}


def test_reading_reaches_nothing_that_its_fingerprint_leaves_out() -> None:
    reached, waiting = set(STARTS), list(STARTS)
    while waiting:
        for room in {one for path in files_of(waiting.pop()) for one in imported(path)} - reached:
            reached.add(room)
            waiting.append(room)
    assert {"resolve", "lexicon", "names"} <= reached
    assert not reached & ABOVE


def test_what_stands_above_is_there() -> None:
    assert all((SRC / name).exists() for name in ABOVE)


def test_the_code_of_a_whole_build_is_another_matter() -> None:
    assert fingerprint() != fingerprint(everything=True)
    assert fingerprint() == fingerprint.__wrapped__()
