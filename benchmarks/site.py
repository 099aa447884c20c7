"""Seconds and files of a static site, how they grow with the graph, and what a second run of the same site costs.

    python benchmarks/site.py [--documents 5 10 20] [--jobs 2] [--paint]

The graph is built of the invented curricula of `benchmarks/build.py`, some 500 entities each. With `--paint` the first
contentful paint of a page of each kind is measured in headless Chromium, read from the disk; that needs Node.js, the
packages of `tests/publish/judges` and Chromium.
"""

from __future__ import annotations

import argparse
import json
import os
import resource
import shutil
import subprocess
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

from build import curriculum

import kgbuild
from kgbuild.publish.site import Written

JUDGES = Path(__file__).resolve().parent.parent / "tests" / "publish" / "judges"
#: No page but that of the graph may be larger.
LARGEST = 100_000


@dataclass(frozen=True, slots=True)
class Run:
    """Seconds of one run, by the clock and of all processors, and what was written."""

    clock: float
    work: float
    written: Written

    def told(self, first: Run) -> str:
        """Give the seconds, and their share of those of the first run."""
        shares = f"{self.clock / first.clock:.0%}, {self.work / first.work:.0%} of the processors'"
        return f"{self.clock:5.1f} s ({shares}; {self.written.drawn} drawn, {self.written.changed} files changed)"


def timed(folder: Path, out: Path, jobs: int) -> Run:
    """Write the site once."""
    begun, worked = time.perf_counter(), _worked()
    written = kgbuild.Graph.open(folder).site(out, jobs=jobs)
    return Run(time.perf_counter() - begun, _worked() - worked, written)


def _worked() -> float:
    return sum(os.times()[:4])


def measure(folder: Path, documents: int, jobs: int) -> Path:
    """Write the site, write it again, with one document more and with one line changed; print the seconds; give it."""
    inputs, graph, out = (folder / f"{name}{documents}" for name in ("in", "graph", "site"))
    inputs.mkdir()
    for seed in range(documents):
        (inputs / f"{seed:05}.md").write_text(curriculum(seed), encoding="utf-8")
    kgbuild.build([inputs], graph)
    first = timed(graph, out, jobs)
    entities = sum(1 for _ in out.glob("*/*/index.ttl"))
    again = timed(graph, out, jobs)
    last = inputs / f"{documents - 1:05}.md"
    last.write_text(last.read_text(encoding="utf-8").replace("2011", "2012", 1), encoding="utf-8")
    kgbuild.build([inputs], graph)
    few = timed(graph, out, jobs)
    (inputs / f"{documents:05}.md").write_text(curriculum(documents), encoding="utf-8")
    kgbuild.build([inputs], graph)
    more = timed(graph, out, jobs)
    large = [p for p in out.rglob("*.html") if p.is_file() and p.stat().st_size > LARGEST and p.parent.name != "graph"]
    print(
        f"  {entities:6} entities: {first.clock:6.1f} s ({first.work:.1f} of the processors), "
        f"{1000 * first.work / entities:.2f} ms an entity; {first.written.files} files, "
        f"{first.written.size / 1e6:.0f} MB; {len(large)} pages over 100 kB"
    )
    for label, run in (("unchanged", again), ("one line changed", few), ("one document more", more)):
        print(f"    {label + ':':18} {run.told(first)}")
    return out


def paint(site: Path) -> None:
    """Print the first contentful paint of a page of each kind."""
    kinds = {path.parent.parent.name: path for path in sorted(site.glob("*/*/index.html"))}
    pages = [str(path) for path in (*kinds.values(), *sorted(site.glob("*/index.html")), site / "index.html")]
    chromium, node = shutil.which("chromium"), shutil.which("node")
    if not chromium or not node:
        print("  no paint measured: needs Node.js and Chromium")
        return
    done = subprocess.run([node, JUDGES / "browse.mjs", chromium, *pages], capture_output=True, text=True, check=True)
    paints = sorted(page["paint"] for page in json.loads(done.stdout) if page["paint"])
    print(
        f"  first contentful paint of {len(paints)} pages: median {paints[len(paints) // 2]} ms, most {paints[-1]} ms"
    )


def main() -> None:
    """Run the benchmark."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--documents", type=int, nargs="+", default=[5, 10, 20])
    parser.add_argument("--jobs", type=int, default=os.cpu_count() or 1)
    parser.add_argument("--paint", action="store_true")
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        for documents in arguments.documents:
            site = measure(Path(name), documents, arguments.jobs)
        if arguments.paint:
            paint(site)
    print(f"  peak memory {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MiB")


if __name__ == "__main__":
    main()
