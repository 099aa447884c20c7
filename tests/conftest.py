"""Fixtures that more than one room's tests use."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import settings
from pyoxigraph import Store

import academy
from kgbuild.graph.mapping import quads
from kgbuild.graph.store import open_store, write_store
from kgbuild.resolve import resolve

# The same examples in every run, and no test fails because the machine is slow; HYPOTHESIS_PROFILE=explore looks further.
settings.register_profile("same", deadline=None, derandomize=True)
settings.register_profile("explore", deadline=None, max_examples=2000)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "same"))

ROOT = Path(__file__).resolve().parent.parent
SHARED = ROOT.parent / "shared"


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--kills", type=int, default=8, help="how often tests/incremental kills a build (all: 200)")


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of real documents and gold; tests that need it skip without it."""
    if not (SHARED / "corpus").is_dir():
        pytest.skip("needs the folder of real documents, ../shared, which is not here")
    return SHARED


@pytest.fixture(scope="session")
def academy_dir(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A graph directory of the invented lab; not to be changed."""
    folder = tmp_path_factory.mktemp("academy")
    extractions = academy.extractions()
    write_store(folder, quads(extractions, resolve(extractions)))
    return folder


@pytest.fixture(scope="session")
def academy_store(academy_dir: Path) -> Iterator[Store]:
    """The store of the invented lab, open for reading."""
    yield open_store(academy_dir)
