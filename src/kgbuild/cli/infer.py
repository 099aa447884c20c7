"""`kgbuild infer`."""

from __future__ import annotations

from pathlib import Path

import click

from kgbuild.cli.options import graph_option


@click.command(epilog="Example: kgbuild infer --graph graph && kgbuild why --graph graph 'A. Ex' coauthor 'B. Sample'")
@graph_option
@click.option(
    "--engine",
    type=click.Choice(["rules", "owlrl"]),
    default="rules",
    show_default=True,
    help="rules: compiled from the ontology, run by Oxigraph; owlrl: the OWL 2 RL reference, slow.",
)
def command(folder: Path, engine: str) -> None:
    """Add what follows from the graph by its ontology (inverses, chains, transitivity) in a graph of its own.

    What stood there before is replaced. `kgbuild why` explains each inferred edge.
    """
    from kgbuild.graph.infer import infer

    if engine == "owlrl":
        from kgbuild.graph.owl_reference import OwlReasoner

        count = infer(folder, OwlReasoner())
    else:
        count = infer(folder)
    click.echo(f"{folder}: {count} triples follow")
