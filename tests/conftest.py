"""Fixtures that more than one room's tests use."""

from __future__ import annotations

from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
SHARED = ROOT.parent / "shared"


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of real documents and gold; tests that need it skip without it."""
    if not (SHARED / "corpus").is_dir():
        pytest.skip("needs the folder of real documents, ../shared, which is not here")
    return SHARED
