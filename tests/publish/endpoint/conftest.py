"""A server of an invented graph, started as its user starts it."""

from __future__ import annotations

import subprocess
import sys
import time
from collections.abc import Iterator

import httpx
import pytest

import kgbuild
from running import CV, Served, free_port


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    folder = tmp_path_factory.mktemp("serve")
    (folder / "mira.md").write_text(CV, encoding="utf-8")
    kgbuild.build([folder / "mira.md"], folder / "graph")
    port = free_port()
    process = subprocess.Popen(
        [
            sys.executable, "-c", "from kgbuild.cli import main; main()", "serve", "--graph", str(folder / "graph"),
            "--port", str(port), "--timeout", "2", "--memory", "200", "--longest", "1",
        ],
        cwd=folder,
    )  # fmt: skip
    served = Served(f"http://127.0.0.1:{port}/", folder)
    try:
        for _ in range(300):
            try:
                served.get("healthz")
                break
            except httpx.TransportError:
                assert process.poll() is None
                time.sleep(0.1)
        served.wait(pages=True)
        yield served
    finally:
        process.terminate()
        process.wait(20)
