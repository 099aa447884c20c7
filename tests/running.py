"""A running server of an invented graph, as tests see it."""

from __future__ import annotations

import json
import socket
import time
from dataclasses import dataclass
from pathlib import Path

import httpx

CV = """# Mira Solheim

mira.solheim@example.org, phone +47 55 01 02 03

## Positions

- 2015 - present, Associate Professor, Westhaven University, Bergen
- 2011 - 2015, Postdoctoral Researcher, Institute of Tides

## Education

- 2007 - 2011, PhD in Oceanography, Westhaven University

## Publications

- M. Solheim, T. Okafor. "Salt in the Upper Fjord." Journal of Cold Water, 12(3), 2018, 11-20.
- M. Solheim. "Slow Currents." Journal of Cold Water, 9(1), 2014.
"""
PERSON = "person/mira-solheim/"


@dataclass(frozen=True)
class Served:
    """A running server: where it answers and the folder that it follows."""

    url: str
    folder: Path

    def get(self, path: str, **more: object) -> httpx.Response:
        return httpx.get(f"{self.url}{path}", **more)  # type: ignore[arg-type]

    def sparql(self, text: str, accept: str = "text/csv", **more: object) -> httpx.Response:
        return self.get("sparql", params={"query": text}, headers={"accept": accept}, **more)

    def wait(self, **expected: object) -> dict[str, object]:
        for _ in range(600):
            told: dict[str, object] = json.loads(self.get("healthz").text)
            if all(told.get(key) == value for key, value in expected.items()):
                return told
            time.sleep(0.1)
        raise AssertionError(f"the server never said {expected}: {told}")


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
