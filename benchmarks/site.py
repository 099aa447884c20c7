"""Seconds and files of a static site, how they grow with the graph, and what a second run of the same site costs.

    python benchmarks/site.py [--documents 5 10 20] [--paint]

The graph is built of the invented curricula of `benchmarks/build.py`, some 500 entities each. With `--paint` the first
contentful paint of a page of each kind is measured in headless Chromium, read from the disk; that needs Node.js, the
packages of `tests/publish/judges` and Chromium.
"""

from __future__ import annotations

import argparse
import json
import resource
import shutil
import subprocess
import tempfile
import time
from pathlib import Path

from build import curriculum

import kgbuild
from kgbuild.publish.site import Written

JUDGES = Path(__file__).resolve().parent.parent / "tests" / "publish" / "judges"
#: No page but that of the graph may be larger.
LARGEST = 100_000


def timed(graph: kgbuild.Graph, out: Path) -> tuple[float, float, Written]:
    """Write the site once and give the seconds, those of the processor, and what was written."""
    begun, worked = time.perf_counter(), time.process_time()
    written = graph.site(out)
    return time.perf_counter() - begun, time.process_time() - worked, written


def measure(folder: Path, documents: int) -> Path:
    """Build, write the site twice, print a row, give the site."""
    inputs, out = folder / f"in{documents}", folder / f"site{documents}"
    inputs.mkdir()
    for seed in range(documents):
        (inputs / f"{seed:05}.md").write_text(curriculum(seed), encoding="utf-8")
    kgbuild.build([inputs], folder / f"graph{documents}")
    graph = kgbuild.Graph.open(folder / f"graph{documents}")
    first, worked, written = timed(graph, out)
    second, _, again = timed(graph, out)
    entities = sum(1 for _ in out.glob("*/*/index.ttl"))
    large = [p for p in out.rglob("*.html") if p.is_file() and p.stat().st_size > LARGEST and p.parent.name != "graph"]
    print(
        f"  {entities:6} entities: {first:6.1f} s ({worked:.1f} of the processor), "
        f"{1000 * worked / entities:.2f} ms an entity; {written.files} files, "
        f"{written.size / 1e6:.0f} MB; again {second:.1f} s, {again.changed} changed; {len(large)} pages over 100 kB"
    )
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
    parser.add_argument("--paint", action="store_true")
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        for documents in arguments.documents:
            site = measure(Path(name), documents)
        if arguments.paint:
            paint(site)
    print(f"  peak memory {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MiB")


if __name__ == "__main__":
    main()
