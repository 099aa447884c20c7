"""`kgbuild show`."""

from __future__ import annotations

import dataclasses
import json
import sys
from pathlib import Path

import click

from kgbuild.cli.options import graph_option


@click.command(epilog="Example: kgbuild show --graph graph 'Ada Example'")
@click.argument("name")
@graph_option
@click.option("--format", "form", type=click.Choice(["table", "json", "html"]), default="table")
def command(name: str, folder: Path, form: str) -> None:
    """Show the card of the person NAME: names, positions, students, papers and whatever else the graph says.

    As HTML it is a profile page that needs nothing else, with its JSON-LD in it.
    """
    from kgbuild.api import Graph
    from kgbuild.publish.card import SECTIONS

    graph = Graph.open(folder)
    card = graph.card(name)
    if form == "html":
        sys.stdout.buffer.write(graph.page(name))
        return
    if form == "json":
        click.echo(json.dumps(dataclasses.asdict(card), indent=1, ensure_ascii=False, default=dict))
        return
    click.echo(click.style(card.name, bold=True) + f"  {card.iri}")
    others = [other for other in card.names if other != card.name]
    for label, value in (("also", ", ".join(others)), ("home", card.homepage), ("ORCID", card.orcid)):
        if value:
            click.echo(f"  {label}: {value}")
    for title, rows in card.sections.items():
        click.echo(click.style(f"{title} ({len(rows)})", bold=True))
        columns = [column for column in SECTIONS[title][2] if column not in {"start", "end", "position"}]
        for row in rows:
            years = "–".join(dict.fromkeys(row[key] for key in ("start", "end") if row.get(key)))
            text = ", ".join(" ".join(row[column].split()) for column in columns if row.get(column))
            click.echo(f"  {text}" + (f" ({years})" if years else ""))
