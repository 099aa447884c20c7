"""PDF pages a second, beside pdfminer.six on the same files in the same run.

    python benchmarks/pdf.py [FILE.pdf …] [--rounds 3]

Without files, CVs of invented people are made here: dates in the margin, lists, a bibliography. `text` reads the glyphs
and orders them as the peer does with its layout analysis; `read` also tells headings, items, rows and links.
"""

from __future__ import annotations

import argparse
import io
import sys
import time
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from pdfminer.high_level import extract_text

from kgbuild.documents import pdf

sys.path.insert(0, str(Path(__file__).parent.parent / "tests"))

from documents.pdfs import Text, made

WORDS = "of tides and winds over the northern seas with a map, three plates and an index of all the harbours"


def cv(pages: int) -> bytes:
    """Give a CV of so many pages, some 55 lines each."""
    return made(*(list(_page(number)) for number in range(pages)))


def _page(number: int) -> Sequence[Text]:
    lines = [Text(72, 60, f"Chapter {number} of a life", "Helvetica-Bold", 14)]
    for place in range(54):
        base = 84 + 13 * place
        words = WORDS[(number + place) % 40 :]
        lines += [Text(72, base, f"{1960 + place}")] if place % 3 == 0 else []
        lines.append(Text(120, base, f"{place}. {words}"))
    return lines


def rate(work: Callable[[], object], pages: int, rounds: int) -> float:
    """Give pages a second of processor time, the best of so many rounds."""
    best = float("inf")
    for _ in range(rounds):
        start = time.process_time()
        work()
        best = min(best, time.process_time() - start)
    return pages / best


def main() -> None:
    """Print pages a second of each reader, and ratios."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("files", nargs="*", type=Path)
    parser.add_argument("--rounds", type=int, default=3)
    options = parser.parse_args()
    files = {path.name: path.read_bytes() for path in options.files} or {"made, 10 pages": cv(10)}
    print(f"{'file':<24} {'pages':>5} {'read/s':>8} {'text/s':>8} {'pdfminer.six/s':>15} {'ratio':>6}")
    for name, data in files.items():
        pages = len(pdf.pages_of(data, name)[0])
        whole = rate(partial(pdf.read, data, name), pages, options.rounds)
        text = rate(partial(pdf.pages_of, data, name), pages, options.rounds)
        peer = rate(partial(_peer, data), pages, options.rounds)
        print(f"{name:<24} {pages:>5} {whole:>8.1f} {text:>8.1f} {peer:>15.1f} {whole / peer:>6.2f}")


def _peer(data: bytes) -> str:
    return extract_text(io.BytesIO(data))


if __name__ == "__main__":
    main()
