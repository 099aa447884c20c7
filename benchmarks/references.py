"""Reference strings a second on one core, beside a plain spaCy entity recogniser on the same strings in the same run.

    python benchmarks/references.py [FILE] [--rounds 3]

FILE holds one string a line; without it strings of invented works are made here. The recogniser is `spacy.blank("en")`
with an untrained `ner` of the default size: its speed does not depend on its weights. Start-up is measured apart, for
the parser in a fresh process.
"""

from __future__ import annotations

import argparse
import random
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import spacy

from kgbuild.cite import parse_references

FAMILY = ("Abel", "Brandt", "Castro", "van Dahl", "Eriksen", "Fujita", "Garza", "Hofer", "Ivanov", "Jansen")
WORDS = (
    "rivers",
    "slow",
    "estimation",
    "of",
    "layered",
    "networks",
    "under",
    "noise",
    "and",
    "heat",
    "in",
    "mountains",
)
VENUES = ("Phys. Rev. D", "Journal of Applied Rivers", "Proceedings of the 9th Symposium on Noise", "NeurIPS", "BMJ")
LOADING = """
import time
begun = time.perf_counter()
from kgbuild.cite import parse_reference
parse_reference("A. Abel, Rivers, 2001")
print(time.perf_counter() - begun)
"""


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("file", nargs="?", type=Path)
    parser.add_argument("--rounds", type=int, default=3)
    args = parser.parse_args()
    texts = args.file.read_text(encoding="utf-8").split("\n") if args.file else invented(1500)
    pipeline = spacy.blank("en")
    recogniser = pipeline.add_pipe("ner")
    for label in ("AUTHOR", "TITLE", "VENUE", "YEAR", "VOLUME", "ISSUE", "PAGES", "PUBLISHER"):
        recogniser.add_label(label)
    pipeline.initialize()
    loading = subprocess.run([sys.executable, "-c", LOADING], capture_output=True, text=True, check=True)
    size = sum(map(len, texts)) / len(texts)
    print(f"{len(texts)} strings, {size:.0f} characters each; loading {float(loading.stdout):.2f} s")
    print("| | strings per CPU second |\n|---|---|")
    print(f"| kgbuild.cite | {speed(lambda: parse_references(texts), len(texts), args.rounds):.0f} |")
    print(f"| spaCy NER, plain | {speed(lambda: list(pipeline.pipe(texts)), len(texts), args.rounds):.0f} |")


def speed(work: Callable[[], object], size: int, rounds: int) -> float:
    """Give strings per CPU second of this process: the best of some rounds behind one that warms up."""
    work()
    best = 0.0
    for _ in range(rounds):
        begun = time.process_time()
        work()
        best = max(best, size / (time.process_time() - begun))
    return best


def invented(count: int) -> list[str]:
    """Make strings of invented works."""
    chance = random.Random(5)
    return [_invent(chance) for _ in range(count)]


def _invent(chance: random.Random) -> str:
    people = ", ".join(f"{chance.choice('ABCDEFG')}. {chance.choice(FAMILY)}" for _ in range(chance.randint(1, 6)))
    title = " ".join(chance.choice(WORDS) for _ in range(chance.randint(5, 14))).capitalize()
    first = chance.randint(1, 900)
    place = f"{chance.choice(VENUES)} {chance.randint(1, 90)}({chance.randint(1, 12)}), {first}–{first + 9}"
    return f"{people}. {title}. {place}, {chance.randint(1980, 2024)}."


if __name__ == "__main__":
    main()
