"""docs/corrections.md leads from a wrong fact to a correction that lasts, as shown."""

from __future__ import annotations

from pathlib import Path

import pytest

from shown import run_page, said

PAGE = Path(__file__).resolve().parent.parent / "docs" / "corrections.md"


@pytest.mark.slow
def test_every_step_gives_what_is_shown(tmp_path: Path) -> None:
    said("git init --quiet", tmp_path)
    assert run_page(PAGE.read_text(encoding="utf-8"), tmp_path) >= 10
    assert said("git show --name-only --format=", tmp_path) == ["corrections.toml", "graph.ledger"]
