"""`kgbuild cite`."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Iterator

import click


@click.command(epilog="Example: kgbuild cite references.txt --format bibtex > references.bib")
@click.argument("file", type=click.File("r", encoding="utf-8", errors="replace"), default="-")
@click.option("--format", "form", type=click.Choice(["jsonl", "bibtex", "csl"]), default="jsonl", show_default=True)
@click.option("--jobs", type=click.IntRange(1), default=None, help="Processes (default: one a core).")
def command(file: Iterable[str], form: str, jobs: int | None) -> None:
    """Parse the reference strings of FILE (or standard input), one a line, into fields.

    What is no reference gets a low score and no fields.
    """
    from kgbuild.cite.command import document, stream

    printed = stream(_shown(file), form, jobs=jobs or os.cpu_count() or 1)
    for piece in document(printed, form):
        click.echo(piece, nl=False)


def _shown(lines: Iterable[str]) -> Iterator[str]:
    """Count the lines on a terminal while they are read."""
    if not sys.stderr.isatty():
        yield from lines
        return
    from rich.console import Console
    from rich.progress import Progress

    with Progress(console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("references", total=None)
        for line in lines:
            bar.advance(task)
            yield line
