"""`kgbuild stats`."""

from __future__ import annotations

from pathlib import Path

import click

from kgbuild.cli.options import graph_option
from kgbuild.cli.rows import format_option, print_rows


@click.command(epilog="Example: kgbuild stats --graph graph --format json")
@graph_option
@format_option
def command(folder: Path, form: str) -> None:
    """Count what the graph holds: the rows of each relation, and its statements."""
    from kgbuild.api import Graph

    rows = [{"what": what, "count": count} for what, count in Graph.open(folder).stats().items()]
    print_rows(("what", "count"), rows, form)
