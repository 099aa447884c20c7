"""Queries a second of `kgbuild serve` on loopback, alone and beside a query without end; other servers in the same run.

    python benchmarks/serve.py GRAPH [--seconds 5] [--oxigraph PATH] [--rdflib-endpoint PATH]

The other servers are asked the same queries over the same facts if their programs are given: Oxigraph's own
(`pip install oxigraph`) and rdflib's (`pip install rdflib-endpoint`). Ratios are to `kgbuild serve` in the same run.
"""

from __future__ import annotations

import argparse
import http.client
import shutil
import socket
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlencode

import kgbuild

PREFIXES = "PREFIX schema: <http://schema.org/> PREFIX kg: <https://w3id.org/kgbuild/ns#> "
QUERIES = {
    "names of five people": "SELECT ?n WHERE { ?p a schema:Person ; schema:name ?n } LIMIT 5",
    "co-authors": "SELECT ?o (COUNT(?w) AS ?n) { ?w schema:author ?p , ?o } GROUP BY ?o ORDER BY DESC(?n) LIMIT 10",
}
ENDLESS = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }"


@dataclass(frozen=True)
class Server:
    """A running server: what it is called, where it listens, where it takes queries."""

    name: str
    port: int
    path: str


def ask(server: Server, query: str, timeout: float = 30) -> int:
    """Ask once, on a connection of its own; give the status, 0 where none came."""
    connection = http.client.HTTPConnection("127.0.0.1", server.port, timeout=timeout)
    try:
        return _ask(connection, server, query)
    except (OSError, http.client.HTTPException):
        return 0


def _ask(connection: http.client.HTTPConnection, server: Server, query: str) -> int:
    connection.request(
        "GET", f"{server.path}?{urlencode({'query': PREFIXES + query})}",
        headers={"accept": "application/sparql-results+json"},
    )  # fmt: skip
    reply = connection.getresponse()
    reply.read()
    return reply.status


def load(server: Server, query: str, seconds: float, clients: int) -> tuple[float, str]:
    """Give queries answered a second, and in words the median and 99th percentile of their times."""
    times: list[float] = []
    end = time.perf_counter() + seconds

    def client() -> None:
        connection = http.client.HTTPConnection("127.0.0.1", server.port, timeout=seconds)
        while (start := time.perf_counter()) < end:
            try:
                if _ask(connection, server, query) == 200:
                    times.append(time.perf_counter() - start)
            except (OSError, http.client.HTTPException):
                connection.close()

    threads = [threading.Thread(target=client) for _ in range(clients)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    if not times:
        return 0.0, "no answer"
    ordered = sorted(times)
    high = 1000 * ordered[int(len(ordered) * 0.99)]
    return len(times) / seconds, f"{1000 * statistics.median(ordered):7.2f} ms, 99 %: {high:7.2f} ms"


def free_port() -> int:
    """Give a port that nobody listens at."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@contextmanager
def running(name: str, path: str, port: int, command: Sequence[str]) -> Iterator[Server]:
    """Start a server and wait until it answers."""
    server = Server(name, port, path)
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        for _ in range(600):
            if ask(server, "ASK { ?s ?p ?o }", 5) == 200:
                break
            time.sleep(0.1)
        yield server
    finally:
        process.terminate()
        try:
            process.wait(10)
        except subprocess.TimeoutExpired:
            process.kill()


@contextmanager
def programs(graph: Path, oxigraph: str, endpoint: str) -> Iterator[list[tuple[str, str, int, list[str]]]]:
    """Give what to start, with the facts in the form that each server takes."""
    port = free_port()
    own = [sys.executable, "-c", "from kgbuild.cli import main; main()", "serve", "--timeout", "10"]
    found = [("kgbuild serve", "/sparql", port, [*own, "--graph", str(graph), "--port", str(port)])]
    with tempfile.TemporaryDirectory() as aside:
        facts = Path(aside) / "facts.nt"
        facts.write_bytes(kgbuild.Graph.open(graph).export("ntriples"))
        if oxigraph:
            port, where = free_port(), ["--location", str(Path(aside) / "store")]
            subprocess.run([oxigraph, "load", *where, "--file", str(facts)], check=True, capture_output=True)
            command = [oxigraph, "serve-read-only", *where, "--bind", f"127.0.0.1:{port}"]
            found.append(("oxigraph", "/query", port, command))
        if endpoint:
            port = free_port()
            found.append(("rdflib-endpoint", "/", port, [endpoint, "serve", "--port", str(port), str(facts)]))
        yield found


def measure(server: Server, seconds: float, rates: dict[str, float]) -> None:
    """Print what a server does alone and beside a query without end; `rates` keeps those of the first server."""
    for title, query in QUERIES.items():
        for clients in (1, 8):
            rate, times = load(server, query, seconds, clients)
            ratio = rate / rates.setdefault(f"{title} {clients}", rate)
            print(f"{server.name:16} {title:21} {clients} clients {rate:7.0f}/s (x{ratio:.2f})  {times}")
    start, ended = time.perf_counter(), threading.Event()
    hostile = threading.Thread(target=lambda: (ask(server, ENDLESS), ended.set()), daemon=True)
    hostile.start()
    time.sleep(0.5)
    rate, times = load(server, QUERIES["names of five people"], seconds, 8)
    print(f"{server.name:16} beside a query without end 8 clients {rate:7.0f}/s  {times}")
    hostile.join(29 - (time.perf_counter() - start))
    outcome = f"ended after {time.perf_counter() - start:.1f} s" if ended.is_set() else "still runs after 29 s"
    print(f"{server.name:16} the query without end {outcome}")


def main() -> None:
    """Measure each server."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("graph", type=Path)
    parser.add_argument("--seconds", type=float, default=5)
    parser.add_argument("--oxigraph", default=shutil.which("oxigraph") or "")
    parser.add_argument("--rdflib-endpoint", dest="endpoint", default=shutil.which("rdflib-endpoint") or "")
    given = parser.parse_args()
    rates: dict[str, float] = {}
    with programs(given.graph, given.oxigraph, given.endpoint) as found:
        for name, path, port, command in found:
            with running(name, path, port, command) as server:
                measure(server, given.seconds, rates)


if __name__ == "__main__":
    main()
