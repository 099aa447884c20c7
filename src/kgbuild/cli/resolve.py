"""`kgbuild resolve`."""

from __future__ import annotations

import json
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
@click.argument("file", type=click.File("r", encoding="utf-8"), default="-")
@format_option
def command(kind: str, file: Iterable[str], form: str) -> None:
    """Resolve the records of FILE (or standard input), one JSON object with an id a line.

    Two records of one person, paper or venue get the same entity; affiliations get the ROR identifiers they name, each
    as soon as it is read.
    """
    from kgbuild.resolve.records import resolve_records

    with _shown() as (read, worked):
        rows = resolve_records(kind, read(_records(file)), worked)
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


def _records(lines: Iterable[str]) -> Iterator[dict[str, Any]]:
    name = getattr(lines, "name", "standard input")
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        try:
            record = json.loads(line)
        except ValueError as problem:
            raise InputError(f"{name}:{number}: not a JSON object: {problem}") from problem
        if not isinstance(record, dict):
            raise InputError(f"{name}:{number}: not a JSON object; give one with an id and its fields")
        yield record
