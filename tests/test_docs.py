"""The documentation says what the code does: generated pages are fresh, shown commands give what is shown."""

from __future__ import annotations

import importlib.util
import re
from pathlib import Path
from types import ModuleType

import pytest

from kgbuild.cli import COMMANDS
from kgbuild.extract import EXTRACTORS
from shown import run_page

ROOT = Path(__file__).resolve().parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")


def make_docs() -> ModuleType:
    spec = importlib.util.spec_from_file_location("make_docs", ROOT / "scripts" / "make_docs.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.mark.parametrize("name", ["cli.md", "formats.md", "queries.md"])
def test_generated_pages_are_fresh(name: str) -> None:
    fresh = make_docs().PAGES[name]()
    assert (ROOT / "docs" / name).read_text(encoding="utf-8") == fresh, "run: python scripts/make_docs.py"


@pytest.mark.parametrize("command", COMMANDS)
def test_the_readme_names_every_command(command: str) -> None:
    assert f"kgbuild {command}" in README


def test_links_lead_to_files_that_are_there() -> None:
    pages = [ROOT / "README.md", ROOT / "CONTRIBUTING.md", *(ROOT / "docs").glob("*.md")]
    missing = [
        f"{page.name}: {target}"
        for page in pages
        for target in re.findall(r"\]\((?!https?:|#|mailto:)([^)#]+)", page.read_text(encoding="utf-8"))
        if not (page.parent / target).exists()
    ]
    assert missing == []


def test_extractors_bear_the_names_of_their_functions() -> None:
    assert [name for name, extractor in EXTRACTORS if getattr(extractor, "__name__", "") != name] == []


@pytest.mark.slow
def test_shown_commands_give_what_is_shown(tmp_path: Path) -> None:
    (tmp_path / "data").symlink_to(ROOT / "data")
    assert run_page(README, tmp_path) >= 6


@pytest.mark.slow
def test_the_python_example_runs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (example,) = re.findall(r"```python\n(.*?)```", README, re.DOTALL)
    (tmp_path / "data").symlink_to(ROOT / "data")
    monkeypatch.chdir(tmp_path)
    exec(compile(example, "README.md", "exec"), {})  # noqa: S102 - the README's own example
