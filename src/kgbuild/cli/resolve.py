"""`kgbuild resolve`."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
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

    Two records of one person, paper or venue get the same entity; affiliations get the ROR identifiers they name.
    """
    from kgbuild.resolve.records import resolve_records

    rows = list(resolve_records(kind, _records(file)))
    print_rows(COLUMNS.get(kind, ("id", "entity")), rows, form)


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
