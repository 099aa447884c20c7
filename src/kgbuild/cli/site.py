"""`kgbuild site`."""

from __future__ import annotations

import dataclasses
import os
from pathlib import Path

import click

from kgbuild.cli.options import config_option, graph_option, settings_of


@click.command(epilog="Example: kgbuild site --graph graph --out public --url https://lab.example/graph/")
@click.option(
    "-o", "--out", required=True, type=click.Path(path_type=Path), help="The folder of the site to make or replace."
)
@graph_option
@click.option("--url", default="", help="Where it will stand (default: [site] url, else the base of the graph).")
@click.option(
    "--theme", type=click.Path(path_type=Path), help="A folder of templates, assets/ and static/ of your own."
)
@config_option
@click.option("--title", default="", help="Title of the site (default: [site] title).")
@click.option("--clean", is_flag=True, help="Draw every page anew, even those that cannot have changed.")
@click.option("--jobs", type=click.IntRange(1), help="Processes that draw side by side (default: one a core).")
def command(
    out: Path,
    folder: Path,
    url: str,
    theme: Path | None,
    config: Path | None,
    title: str,
    clean: bool,
    jobs: int | None,
) -> None:
    """Write a static site of the graph: a page for each person, paper, organisation, venue, grant and topic.

    It needs no server and works under any address, from a disk too. Nothing in the folder changes before all went well.
    What it was drawn from is noted beside it (`.OUT.drawn`), so that the next run draws only what can have changed; the
    result is the same. A file whose content stays the same is not written again.
    """
    from kgbuild.api import Graph
    from kgbuild.config import parse_settings

    settings = settings_of(config)
    graph = Graph.open(folder, settings.privacy if settings else None)
    table = dataclasses.asdict(settings.site) if settings else {}
    given = {key: value for key, value in (("url", url), ("title", title)) if value}
    site = parse_settings({"site": table | given}, "--url").site
    written = graph.site(out, site, theme=theme, jobs=jobs or os.cpu_count() or 1, anew=clean)
    size = f"{written.files} files, {written.size / 1e6:.1f} MB"
    click.echo(
        f"{out}: {size}; {written.drawn} things drawn, {written.changed} files changed, {written.removed} removed"
    )
    address = site.url or graph.base
    if not graph.base.startswith(address):
        click.echo(f"kgbuild: the graph's IRIs start with {graph.base} and will not resolve at {address}", err=True)
