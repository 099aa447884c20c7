"""Options that several commands share."""

from __future__ import annotations

from pathlib import Path

import click

#: Where the graph lies.
graph_option = click.option(
    "--graph",
    "folder",
    type=click.Path(path_type=Path),
    default=Path("graph"),
    show_default=True,
    envvar="KGBUILD_GRAPH",
    help="The graph directory that `kgbuild build` made.",
)
