"""How much of a printed curriculum comes back: dates in margins or flush right, in LaTeX, in Word, on paper.

    python benchmarks/printed.py [--form tex|docx|pdf] [--count 100] [--seed 0] [--worst 20] [--show NUMBER]

As `orders.py`, with the layouts of `printed.toml` beside its own: LaTeX in families of classes, Word with tab stops,
tables and lists. `--form pdf` prints them first, LaTeX by `pdflatex`, Word by `soffice`, where these are installed.
`--keep DIR` writes the files there.
"""

from __future__ import annotations

import random
import subprocess
import tempfile
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import orders
from curricula import person
from drawn import Tally, options
from printed_forms import FAMILIES, Part, docx, row, tex

from kgbuild.documents import read_bytes
from kgbuild.extract import extract

PRINTED: dict[str, Any] = tomllib.loads(Path(__file__).with_name("printed.toml").read_text(encoding="utf-8"))
WORDS = orders.WORDS["en"]
#: Families of LaTeX that pdflatex prints without a class of its own.
_PRINTABLE = ("article", "corners")


@dataclass(frozen=True, slots=True)
class Printed:
    """A curriculum as a file, how it is set, what its records must give, and which layout each section has."""

    name: str
    data: bytes
    way: str
    want: Mapping[str, Sequence[orders.Entry]]
    layouts: Mapping[str, str]


def printed(number: int, form: str) -> Printed:
    """Give the curriculum of that number in a form; for paper, what is printed there."""
    draw = random.Random(f"printed {number}")
    owner = person(number)
    kinds = list(PRINTED)
    draw.shuffle(kinds)
    parts: list[Part] = []
    want: dict[str, Sequence[orders.Entry]] = {}
    layouts: dict[str, str] = {}
    for kind in kinds:
        own = draw.random() < 0.7
        lists = (
            PRINTED[kind]["layouts"] if own else [one for one in orders.ORDERS[kind]["layouts"] if "{apa}" not in one]
        )
        layout = draw.choice(lists)
        entries = [orders.entry_of(kind, 2023 - 2 * place, "en", draw) for place in range(draw.randint(2, 5))]
        marks = {mark: f"{{{mark}}}" for mark in ("b", "/b", "i", "/i")}
        told = [[row(line) for line in layout.format(**entry, **marks).split("\n")] for entry in entries]
        parts.append(Part(draw.choice(WORDS["headings"][kind]), told))
        record, fields = orders.ORDERS[kind]["record"], orders.ORDERS[kind]["fields"]
        kept = {part: field for part, field in fields.items() if f"{{{part}}}" in layout}
        want[record] = [
            {field: orders.value_of(field, entry[part], "en") for part, field in kept.items()} for entry in entries
        ]
        layouts[record] = layout
    if form == "docx" or (form == "pdf" and number % 2):
        return Printed(f"cv{number}.docx", docx(owner, parts, draw), "word", want, layouts)
    family = draw.choice(_PRINTABLE if form == "pdf" else list(FAMILIES))
    return Printed(f"cv{number}.tex", tex(owner, parts, family, draw).encode(), family, want, layouts)


def on_paper(files: Sequence[Printed]) -> Iterator[Printed]:
    """Give the files as PDF; what a program does not print is left out."""
    with tempfile.TemporaryDirectory() as folder:
        for file in files:
            Path(folder, file.name).write_bytes(file.data)
        words = [file.name for file in files if file.name.endswith(".docx")]
        if words:
            command = ["soffice", "--headless", "--convert-to", "pdf", *words]
            subprocess.run(command, cwd=folder, capture_output=True, check=False)
        for file in files:
            if file.name.endswith(".tex"):
                command = ["pdflatex", "-interaction=nonstopmode", file.name]
                for _ in range(2):
                    subprocess.run(command, cwd=folder, capture_output=True, check=False)
            paper = Path(folder, file.name).with_suffix(".pdf")
            if paper.exists():
                yield Printed(paper.name, paper.read_bytes(), file.way, file.want, file.layouts)


def main() -> None:
    """Read curricula and print what came back."""
    parser = options(__doc__, "curricula")
    parser.add_argument("--form", choices=("tex", "docx", "pdf"), default="tex", help="(default tex)")
    parser.add_argument("--keep", type=Path, help="write the files into this folder")
    args = parser.parse_args()
    if args.show is not None:
        print(printed(args.show, "tex").data.decode())
        return
    files: Sequence[Printed] = [printed(number, args.form) for number in range(args.seed, args.seed + args.count)]
    files = list(on_paper(files)) if args.form == "pdf" else files
    tally = Tally()
    for file in files:
        if args.keep:
            args.keep.mkdir(exist_ok=True)
            (args.keep / file.name).write_bytes(file.data)
        for kind, counts in orders.compared(extract(read_bytes(file.data, file.name)).records, file.want).items():
            tally.add(kind, counts)
            for way in ((file.way,), (file.way, kind, file.layouts[kind])):
                tally.add_way(way, counts, file.name)
    tally.report(args.worst, as_json=args.json)


if __name__ == "__main__":
    main()
