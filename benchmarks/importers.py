"""Records a second by format, beside bibtexparser and bare JSON decoding; memory while 100 000 records stream by.

    python benchmarks/importers.py [--entries 3000] [--streamed 100000]

The files are made here, of invented people and works. Speeds are ratios within one run; the peak of memory is that of a
process of its own for each size.
"""

from __future__ import annotations

import argparse
import io
import json
import multiprocessing
import random
import resource
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import bibtexparser
from bibtexparser.middlewares import LatexDecodingMiddleware, SeparateCoAuthors, SplitNameParts

from kgbuild.importers import bibtex, crossref, openalex, ris, stream
from kgbuild.importers.importer import Importer

FAMILIES = (
    "Lindqvist",
    'M{\\"u}ller',
    "Garc{\\'\\i}a L{\\'o}pez",
    "van der Berg",
    "Ch{\\^e}ne",
    "Kowalska",
    "{\\O}stby",
    "Li",
)
GIVEN = ("Ada", "J{\\'e}r{\\^o}me", "Bo E.", "Mar{\\'\\i}a", "K.", "Xin")
WORDS = (
    "tides",
    "of",
    "graphs",
    "{DNA}",
    "under",
    "$\\alpha$-stable",
    "noise",
    "learning",
    'na{\\"\\i}ve',
    "seas",
    "\\& winds",
)


def bib_entry(index: int, rng: random.Random) -> str:
    """Give one entry of about 400 characters, with accents and braces."""
    people = " and ".join(f"{rng.choice(FAMILIES)}, {rng.choice(GIVEN)}" for _ in range(rng.randint(1, 5)))
    title = " ".join(rng.choice(WORDS) for _ in range(9))
    fields = {
        "author": people,
        "title": f"{title} {index}",
        "journal": "Journal of Tides",
        "year": rng.randint(1980, 2024),
        "volume": rng.randint(1, 90),
        "number": rng.randint(1, 12),
        "pages": f"{index}--{index + 9}",
        "doi": f"10.5555/tides.{index}",
    }
    lines = "".join(f"  {name} = {{{value}}},\n" for name, value in fields.items())
    return f"@article{{key{index},\n{lines}  month = mar,\n}}\n\n"


def crossref_work(index: int, rng: random.Random) -> dict[str, Any]:
    """Give one work with its references, about 2 KB."""
    return {
        "indexed": {"date-parts": [[2024, 1, 1]]},
        "reference-count": 12,
        "publisher": "Wave Press",
        "DOI": f"10.5555/tides.{index}",
        "type": "journal-article",
        "title": [f"Tides of graphs {index}"],
        "author": [
            {"given": "Ada", "family": f"Lindqvist{rng.randint(1, 99)}", "sequence": "first", "affiliation": []}
            for _ in range(rng.randint(1, 5))
        ],
        "container-title": ["Journal of Tides"],
        "issued": {"date-parts": [[2014, 5]]},
        "volume": "3",
        "page": "1-9",
        "reference": [
            {"key": f"{i}", "unstructured": "A. Author, Some title, A Journal 3 (2001) 4-5."} for i in range(12)
        ],
    }


def openalex_work(index: int, rng: random.Random) -> dict[str, Any]:
    """Give one work, about 1.5 KB."""
    return {
        "id": f"https://openalex.org/W{index}",
        "doi": f"https://doi.org/10.5555/tides.{index}",
        "title": f"Tides of graphs {index}",
        "display_name": f"Tides of graphs {index}",
        "publication_year": 2014,
        "publication_date": "2014-05-03",
        "type": "article",
        "ids": {},
        "primary_location": {"source": {"display_name": "Journal of Tides", "type": "journal"}},
        "authorships": [
            {
                "author": {
                    "id": f"https://openalex.org/A{rng.randint(1, 999)}",
                    "display_name": f"Ada {who} Lindqvist",
                },
                "institutions": [{"display_name": "Sea University", "ror": "https://ror.org/012345678"}],
            }
            for who in range(rng.randint(1, 5))
        ],
        "biblio": {"volume": "3", "first_page": "1", "last_page": "9"},
        "referenced_works": [f"https://openalex.org/W{i}" for i in range(12)],
    }


def ris_entry(index: int, rng: random.Random) -> str:
    """Give one entry."""
    people = "".join(f"AU  - Lindqvist{rng.randint(1, 99)}, Ada\n" for _ in range(rng.randint(1, 5)))
    rest = "JO  - Journal of Tides\nPY  - 2014\nSP  - 1\nEP  - 9\nER  - \n\n"
    return f"TY  - JOUR\n{people}TI  - Tides of graphs {index}\n{rest}"


def seconds(work: Callable[[], object]) -> float:
    """Give the best of three runs."""
    best = 1e9
    for _ in range(3):
        start = time.perf_counter()
        work()
        best = min(best, time.perf_counter() - start)
    return best


def read_all(importer: Importer, text: str) -> int:
    """Import a text; give how many records it gave."""
    return sum(1 for _ in importer.records(io.StringIO(text), "benchmark"))


def parse_with_bibtexparser(text: str) -> object:
    """Parse, cut and decode as its manual says."""
    layers = [SeparateCoAuthors(), SplitNameParts(), LatexDecodingMiddleware()]
    return bibtexparser.parse_string(text, append_middleware=layers)


def speeds(entries: int) -> None:
    """Print records a second, and the ratio to the peer."""
    rng = random.Random(1)
    bib = "".join(bib_entry(index, rng) for index in range(entries))
    ours, theirs = seconds(lambda: read_all(bibtex, bib)), seconds(lambda: parse_with_bibtexparser(bib))
    print(
        f"BibTeX    {entries / ours:8.0f} entries/s  bibtexparser {entries / theirs:6.0f}/s  ratio {theirs / ours:5.1f}"
    )
    for importer, make in ((crossref, crossref_work), (openalex, openalex_work)):
        lines = "".join(json.dumps(make(index, rng)) + "\n" for index in range(entries))
        ours = seconds(lambda i=importer, t=lines: read_all(i, t))  # type: ignore[misc]
        bare = seconds(lambda t=lines: [json.loads(line) for line in t.splitlines()])  # type: ignore[misc]
        rate, peer = entries / ours, entries / bare
        print(f"{importer.FORMAT[:8]:9} {rate:8.0f} records/s  json.loads {peer:8.0f}/s  ratio {bare / ours:5.2f}")
    text = "".join(ris_entry(index, rng) for index in range(entries))
    print(f"RIS       {entries / seconds(lambda: read_all(ris, text)):8.0f} entries/s")


def _stream(path: str, answer: Any) -> None:
    start = time.perf_counter()
    count = sum(1 for _ in stream(path))
    answer.send((count, time.perf_counter() - start, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024))


def memory(path: Path) -> tuple[int, float, float]:
    """Stream a file in a process of its own; give records, seconds and the peak of memory in MiB."""
    context = multiprocessing.get_context("spawn")
    here, there = context.Pipe(duplex=False)
    worker = context.Process(target=_stream, args=(str(path), there))
    worker.start()
    found: tuple[int, float, float] = here.recv()
    worker.join()
    return found


def files(count: int, folder: Path) -> Iterator[Path]:
    """Write a file of each format with so many records."""
    rng = random.Random(2)
    for name, make in (
        ("works.bib", bib_entry),
        ("crossref.jsonl", lambda i, r: json.dumps(crossref_work(i, r)) + "\n"),
        ("openalex.jsonl", lambda i, r: json.dumps(openalex_work(i, r)) + "\n"),
        ("works.ris", ris_entry),
    ):
        path = folder / name
        with path.open("w", encoding="utf-8") as out:
            out.writelines(make(index, rng) for index in range(count))
        yield path


def main() -> None:
    """Print the figures."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--entries", type=int, default=3000)
    arguments.add_argument("--streamed", type=int, default=100_000)
    given = arguments.parse_args()
    speeds(given.entries)
    with tempfile.TemporaryDirectory() as folder:
        small = {path.name: memory(path) for path in files(given.streamed // 10, Path(folder))}
        for path in files(given.streamed, Path(folder)):
            count, took, peak = memory(path)
            size = path.stat().st_size >> 20
            print(
                f"{path.name:15} {size:4} MiB  {count:7} records in {took:5.1f} s  peak {peak:4.0f} MiB"
                f"  (a tenth of it: {small[path.name][2]:4.0f} MiB)"
            )


if __name__ == "__main__":
    main()
