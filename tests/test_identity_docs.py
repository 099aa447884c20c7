"""docs/identity.md shows corrections that are read, and a ledger that is one."""

from __future__ import annotations

import re
from pathlib import Path

from kgbuild.corrections import parse_corrections
from kgbuild.corrections.correction import ACTIONS
from kgbuild.identity.ledger import END, HEAD

ROOT = Path(__file__).resolve().parent.parent
PAGE = (ROOT / "docs" / "identity.md").read_text(encoding="utf-8")


def test_the_shown_corrections_are_read_and_show_every_action() -> None:
    (shown,) = re.findall(r"```toml\n(.*?)```", PAGE, re.DOTALL)
    assert {item.action for item in parse_corrections(shown).items} == set(ACTIONS)


def test_the_shown_ledger_begins_and_ends_like_one() -> None:
    assert f"```\n{HEAD}\n" in PAGE
    assert f"{END}\n```" in PAGE
