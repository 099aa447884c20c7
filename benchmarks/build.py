"""Documents a second and megabytes a second, by stage, and how the build scales with --jobs.

    python benchmarks/build.py [--documents 500] [--jobs 1 2]

The documents are made here: curricula of invented people with the given number of entries, about 30 KB each.
Figures are ratios to the first `--jobs` of the same run wherever two runs are compared.
"""

from __future__ import annotations

import argparse
import random
import resource
import tempfile
import time
from itertools import pairwise
from pathlib import Path

from kgbuild.documents import read
from kgbuild.extract import extract
from kgbuild.graph.mapping import quads
from kgbuild.graph.store import write_store
from kgbuild.inputs import find_sources
from kgbuild.reading import read_all
from kgbuild.resolve import resolve

GIVEN = [
    "Ada",
    "Bela",
    "Chiara",
    "Dmitri",
    "Elif",
    "Farid",
    "Greta",
    "Hiro",
    "Ines",
    "Jonas",
    "Kwame",
    "Lena",
    "Mei",
    "Noor",
    "Olga",
    "Pablo",
    "Quentin",
    "Rosa",
    "Sven",
    "Tara",
]
FAMILY = [
    "Abel",
    "Brandt",
    "Castro",
    "Dahl",
    "Eriksen",
    "Fujita",
    "Garza",
    "Hofer",
    "Ivanov",
    "Jansen",
    "Koval",
    "Lindt",
    "Moreau",
    "Novak",
    "Okafor",
    "Pinto",
    "Quist",
]
NOUNS = [
    "membranes",
    "lattices",
    "dialects",
    "glaciers",
    "enzymes",
    "markets",
    "graphs",
    "proofs",
    "manuscripts",
    "reefs",
    "alloys",
    "neurons",
]
VERBS = ["Modelling", "Measuring", "Tracing", "Classifying", "Predicting", "Rethinking", "Sampling", "Mapping"]
VENUES = ["Journal of Applied Examples", "Annals of Method", "Proc. Conf. on Examples", "Example Letters"]
ENDING = ("", "berg", "dal", "ez", "ova", "sen")


def person(draw: random.Random) -> str:
    """An invented name, one of some 40 000: as many bear the same as do in a real department's papers."""
    return f"{draw.choice(GIVEN)} {chr(draw.randrange(65, 91))}. {draw.choice(FAMILY)}{draw.choice(ENDING)}"


def curriculum(seed: int) -> str:
    """An invented curriculum of about 30 KB."""
    draw = random.Random(seed)
    owner = f"{person(draw)}-{draw.choice(FAMILY)}"
    lines = [f"# {owner}", "", "## Education", ""]
    lines += [f"- Ph.D. in Physics, University of {draw.choice(FAMILY)}, 2004 - 2008. Advisor: {person(draw)}", ""]
    lines += ["## Publications", ""]
    for number in range(1, 131):
        authors = ", ".join([owner, *(person(draw) for _ in range(draw.randint(1, 4)))])
        title = f"{draw.choice(VERBS)} {draw.choice(NOUNS)} with {draw.choice(NOUNS)} of order {number}"
        year = draw.randint(2004, 2024)
        place = f"*{draw.choice(VENUES)}* {draw.randint(1, 90)}, {draw.randint(1, 900)}"
        lines.append(f"{number}. {authors}. {title}. {place} ({year}).")
    lines += ["", "## Talks", ""]
    lines += [
        f"- “{draw.choice(VERBS)} {draw.choice(NOUNS)}”, Example Days {y}, May {y}" for y in range(2004, 2024)
    ] * 3
    lines += ["", "## Students", ""]
    lines += [f"- {person(draw)}, M.Sc., {year} - {year + 2}" for year in range(2006, 2022)]
    return "\n".join(lines) + "\n"


def stages(folder: Path) -> None:
    """Print what each stage takes, one process."""
    sources = find_sources([folder])
    size = sum(source.path.stat().st_size for source in sources) / 1e6
    marks = [("start", time.perf_counter())]
    documents = [read(source.path, name=source.id) for source in sources]
    marks.append(("read", time.perf_counter()))
    extractions = [extract(document) for document in documents]
    marks.append(("extract", time.perf_counter()))
    resolution = resolve(extractions)
    marks.append(("resolve", time.perf_counter()))
    with tempfile.TemporaryDirectory() as out:
        write_store(Path(out), quads(extractions, resolution))
        marks.append(("map and store", time.perf_counter()))
    print(f"{len(sources)} documents, {size:.1f} MB")
    for (_, before), (stage, after) in pairwise(marks):
        print(f"  {stage:14} {len(sources) / (after - before):10.1f} documents/s {size / (after - before):8.2f} MB/s")


def scaling(folder: Path, jobs: list[int]) -> None:
    """Print how reading and extracting scale with the number of processes."""
    sources = find_sources([folder])
    first = 0.0
    for count in jobs:
        with tempfile.TemporaryDirectory() as texts:
            begun = time.perf_counter()
            read_all(sources, Path(texts), retrieved={}, jobs=count)
            seconds = time.perf_counter() - begun
        first = first or seconds
        print(f"  --jobs {count}: {len(sources) / seconds:8.1f} documents/s, {first / seconds:.2f} times the first")


def main() -> None:
    """Run the benchmark."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--documents", type=int, default=500)
    parser.add_argument("--jobs", type=int, nargs="+", default=[1, 2])
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for seed in range(arguments.documents):
            (folder / f"{seed:05}.md").write_text(curriculum(seed), encoding="utf-8")
        extract(read(folder / "00000.md"))  # models load outside the measurement
        stages(folder)
        scaling(folder, arguments.jobs)
    print(f"  peak memory {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MiB")


if __name__ == "__main__":
    main()
