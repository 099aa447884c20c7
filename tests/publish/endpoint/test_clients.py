"""SPARQL clients of another language talk to the endpoint: every form of query, every way to ask, every format."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path

import pytest

from publish import tools
from running import Served

HERE = Path(__file__).parent / "client"


@pytest.mark.slow
def test_clients_of_another_language_understand_the_endpoint(served: Served) -> None:
    done = subprocess.run(
        [tools.node(HERE), "ask.mjs", f"{served.url}sparql"], cwd=HERE, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    told = json.loads(done.stdout)
    people = served.sparql("SELECT ?n WHERE { ?p a schema:Person ; schema:name ?n } ORDER BY ?n").text.split("\r\n")[
        1:-1
    ]
    assert "Mira Solheim" in people
    assert len(told["select"]) == len(told["ask"]) == len(told["construct"]) == 5
    assert all(names == people for names in told["select"].values())
    assert all(answers == [True, False] for answers in told["ask"].values())
    assert all(names == sorted(people) for names in told["construct"].values())
    assert len(told["raw"]) == 24
    assert {asked: raw for asked, raw in told["raw"].items() if raw != [200, asked.split()[0], True]} == {}
