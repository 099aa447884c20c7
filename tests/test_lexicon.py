"""The lexicon as files that people read: lines that fit, and no word twice in a list."""

from __future__ import annotations

import importlib.util
import tomllib
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).resolve().parent.parent
TABLES = sorted((ROOT / "src" / "kgbuild" / "lexicon").glob("*.toml"))
#: Parts of a command of LaTeX may be of one kind.
LISTS = [path for path in TABLES if path.stem != "latex"]


def _wrapped(source: str) -> str:
    spec = importlib.util.spec_from_file_location("wrap_lexicon", ROOT / "scripts" / "wrap_lexicon.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return str(module.wrapped(source))


def _lists(node: Any, path: tuple[str, ...] = ()) -> Iterator[tuple[str, list[str]]]:
    """Give the lists of words of a table, each with its keys."""
    if isinstance(node, dict):
        for key, child in node.items():
            yield from _lists(child, (*path, key))
    elif isinstance(node, list) and all(isinstance(item, str) for item in node):
        yield ".".join(path), node


@pytest.mark.parametrize("path", TABLES, ids=lambda path: path.stem)
def test_lines_are_wrapped(path: Path) -> None:
    source = path.read_text(encoding="utf-8")
    assert _wrapped(source) == source, "run: python scripts/wrap_lexicon.py"


def test_wrapping_keeps_every_word() -> None:
    words = ", ".join(f'"the word {number}"' for number in range(30))
    source = f"[table]\nlist = [{words}]\nother = [\n  # said\n  {words},\n]\n"
    wrapped = _wrapped(source)
    assert tomllib.loads(wrapped) == tomllib.loads(source)
    assert max(map(len, wrapped.splitlines())) <= 140
    assert "# said" in wrapped


@pytest.mark.parametrize("path", LISTS, ids=lambda path: path.stem)
def test_no_word_stands_twice_in_a_list(path: Path) -> None:
    twice = {
        key: [word for word, count in Counter(listed).items() if count > 1]
        for key, listed in _lists(tomllib.loads(path.read_text(encoding="utf-8")))
    }
    assert {key: listed for key, listed in twice.items() if listed} == {}
