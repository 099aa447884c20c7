"""`kgbuild resolve`."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from typing import Any

import click

from kgbuild.cli.rows import format_option, print_rows
from kgbuild.errors import InputError

COLUMNS = {"organizations": ("id", "ror", "confidence")}


@click.command(epilog="Example: kgbuild resolve people signatures.jsonl --format csv > persons.csv")
@click.argument("kind", type=click.Choice(["people", "papers", "organizations", "venues"]))
@click.argument("file", type=click.File("rb"), default="-")
@click.option("--jobs", type=click.IntRange(1), default=None, help="Processes for many people (default: one a core).")
@format_option
def command(kind: str, file: Iterable[bytes], jobs: int | None, form: str) -> None:
    """Resolve the records of FILE (or standard input), one JSON object with an id a line.

    Two records of one person, paper or venue get the same entity; affiliations get the ROR identifiers they name, each
    as soon as it is read.
    """
    from kgbuild.resolve.records import resolve_records

    lines = _Lines(file)
    with _shown() as (read, worked):
        records = read(lines.records())
        rows = resolve_records(kind, records, worked, lambda _: lines.place, jobs or os.cpu_count() or 1)
        print_rows(COLUMNS.get(kind, ("id", "entity")), rows, form)


Read = Callable[[Iterable[dict[str, Any]]], Iterable[dict[str, Any]]]


@contextmanager
def _shown() -> Iterator[tuple[Read, Callable[[int, int], None] | None]]:
    """Show on a terminal how many records are read, then how many are resolved; nothing elsewhere."""
    if not sys.stderr.isatty():
        yield lambda records: records, None
        return
    from rich.console import Console
    from rich.progress import Progress

    with Progress(console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("records", total=None)

        def read(records: Iterable[dict[str, Any]]) -> Iterator[dict[str, Any]]:
            for record in records:
                bar.advance(task)
                yield record

        yield read, lambda done, total: bar.update(task, completed=done, total=total, description="resolved")


class _Lines:
    """The records of a file, one a line.

    Attributes:
        place: file and line of the record given last.
    """

    def __init__(self, lines: Iterable[bytes]) -> None:
        self._lines = lines
        self._name = getattr(lines, "name", "standard input")
        self.place = str(self._name)

    def records(self) -> Iterator[dict[str, Any]]:
        """Give each record.

        Raises:
            InputError: a line is no UTF-8 text or no JSON object.
        """
        for number, line in enumerate(self._lines, 1):
            self.place = f"{self._name}:{number}"
            try:
                text = line.decode("utf-8-sig" if number == 1 else "utf-8")
                record = json.loads(text) if text.strip() else None
            except UnicodeDecodeError as problem:
                raise InputError(f"{self.place}: not UTF-8 text ({problem.reason}); save it as UTF-8") from problem
            except ValueError as problem:
                raise InputError(f"{self.place}: not a JSON object: {problem}") from problem
            if isinstance(record, dict):
                yield record
            elif text.strip():
                raise InputError(f"{self.place}: not a JSON object; give one with an id and its fields")
