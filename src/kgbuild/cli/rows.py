"""Print rows: a readable table for people, JSON, CSV and TSV for machines."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

import click

FORMATS = ("table", "json", "csv", "tsv")

#: The option that every command that prints rows has.
format_option = click.option(
    "--format",
    "form",
    type=click.Choice(FORMATS),
    default="table",
    show_default=True,
    help="How to print the rows.",
)


def print_rows(columns: Sequence[str], rows: Iterable[Mapping[str, object]], form: str) -> None:
    """Print rows in one of `FORMATS`; missing values are empty. CSV and TSV are printed row by row as they come."""
    if form == "json":
        click.echo(json.dumps([{c: row.get(c, "") for c in columns} for row in rows], indent=1, ensure_ascii=False))
    elif form == "table":
        _print_table(columns, [*rows])
    else:
        for line in _separated(columns, rows, "\t" if form == "tsv" else ","):
            click.echo(line, nl=False)


def _separated(columns: Sequence[str], rows: Iterable[Mapping[str, object]], delimiter: str) -> Iterator[str]:
    buffer = io.StringIO()
    writer = csv.writer(buffer, delimiter=delimiter, lineterminator="\n")
    writer.writerow(columns)
    for row in rows:
        yield buffer.getvalue()
        buffer.seek(0)
        buffer.truncate()
        writer.writerow([row.get(column, "") for column in columns])
    yield buffer.getvalue()


def _print_table(columns: Sequence[str], rows: Sequence[Mapping[str, object]]) -> None:
    from rich.box import SIMPLE_HEAD
    from rich.console import Console
    from rich.table import Table

    table = Table(box=SIMPLE_HEAD, show_edge=False, pad_edge=False)
    for column in columns:
        table.add_column(column, overflow="fold")
    for row in rows:
        table.add_row(*(_plain(row.get(column, "")) for column in columns))
    console = Console(markup=False, highlight=False, emoji=False)
    if not console.is_terminal:
        console.width = 160
    console.print(table)
    console.print(f"{len(rows)} row{'' if len(rows) == 1 else 's'}")


_ENTITY = re.compile(r"https?://[^/]+/(?:[^/]+/)*?([^/]+/[^/]+)/#this")


def _plain(value: object) -> str:
    """Give a value on one line; of an entity's IRI the key, which `--person` and the like take, too."""
    text = " ".join(str(value).split())
    entity = _ENTITY.fullmatch(text)
    return entity[1] if entity else text
