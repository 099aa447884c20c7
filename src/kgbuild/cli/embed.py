"""`kgbuild embed`."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from kgbuild.cli.options import graph_option
from kgbuild.errors import DocumentError


@click.command(epilog="Example: kgbuild embed site/ada.html --graph graph --person 'Ada Example'")
@click.argument("page", type=click.Path(path_type=Path))
@click.option("--person", required=True, help="Whose JSON-LD goes into the page.")
@graph_option
@click.option("--check", is_flag=True, help="Change nothing; exit 1 if the page is not up to date.")
def command(page: Path, person: str, folder: Path, check: bool) -> None:
    """Put a person's JSON-LD into PAGE, in one marked block; nothing else moves by a byte.

    Doing it again with the same graph changes nothing.
    """
    from kgbuild.api import Graph
    from kgbuild.outputs import write_bytes

    try:
        before = page.read_bytes()
    except OSError as error:
        raise DocumentError(str(page), f"cannot be read: {error.strerror}") from error
    after = Graph.open(folder).embed(before, person, str(page))
    if check:
        click.echo(f"{page}: {'up to date' if after == before else 'not up to date; embed again'}")
        sys.exit(after != before)
    if after != before:
        write_bytes(page, after)
    click.echo(f"{page}: {'written' if after != before else 'already up to date'}")
