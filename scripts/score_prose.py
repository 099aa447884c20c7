"""Measure the reading of prose on hand-written sentences: word lists alone, recogniser alone, both.

python scripts/score_prose.py [--errors]
"""

from __future__ import annotations

import argparse
import re
from collections import Counter
from collections.abc import Callable, Iterable
from pathlib import Path

from kgbuild.prose.marks import Mark
from kgbuild.prose.overlaps import settle
from kgbuild.prose.reader import recognised
from kgbuild.prose.terms import terms
from kgbuild.prose.titled import titled

SENTENCES = Path(__file__).resolve().parent / "prose_training" / "development.txt"
_MARK = re.compile(r"\{(\w+)\|([^}]*)\}")
_TITLE = re.compile(r"^(?:(?:Dr|Prof)\.?\s+)+")
Facts = Counter[tuple[int, str, str]]


def gold(number: int, line: str) -> tuple[str, Facts]:
    """Give a line without its marks, and the marks; titles are no part of a name."""
    facts = Counter((number, m[1], _TITLE.sub("", m[2]) if m[1] == "PERSON" else m[2]) for m in _MARK.finditer(line))
    return _MARK.sub(lambda m: m[2], line), facts


def by_rules(text: str) -> Iterable[Mark]:
    """Give what the word lists and patterns mark."""
    return settle([*terms(text), *titled(text)])


def by_both(text: str) -> Iterable[Mark]:
    """Give what is marked in the end."""
    return settle([*recognised(text), *terms(text), *titled(text)])


def main() -> None:
    """Print precision, recall and F1 a label and over all."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--errors", action="store_true")
    arguments.add_argument("--file", type=Path, default=SENTENCES)
    args = arguments.parse_args()
    lines = [line for line in args.file.read_text(encoding="utf-8").splitlines() if line and line[0] != "#"]
    wanted = [gold(number, line) for number, line in enumerate(lines)]
    ways: dict[str, Callable[[str], Iterable[Mark]]] = {"rules": by_rules, "recogniser": recognised, "both": by_both}
    labels = sorted({label for _, facts in wanted for _, label, _ in facts})
    for way, read in ways.items():
        right, found, want = Counter[str](), Counter[str](), Counter[str]()
        for number, (text, facts) in enumerate(wanted):
            got = Counter((number, mark.label, mark.text) for mark in read(text) if mark.label in labels)
            for counter, which in ((right, got & facts), (found, got), (want, facts)):
                counter.update(dict.fromkeys(labels, 0))
                counter.update(label for _, label, _ in which.elements())
            if args.errors and way == "both":
                for sign, which in (("-", facts - got), ("+", got - facts)):
                    for _, label, printed in which:
                        print(f"  {sign} {label} {printed!r}  in {text[:60]!r}")
        for label in (*labels, "all"):
            keys = labels if label == "all" else [label]
            r, f, w = (sum(c[key] for key in keys) for c in (right, found, want))
            p, q = r / f if f else 1.0, r / w if w else 1.0
            print(f"{way:10} {label:7} P {p:.3f} R {q:.3f} F1 {2 * p * q / (p + q) if p + q else 0:.3f} ({w})")


if __name__ == "__main__":
    main()
