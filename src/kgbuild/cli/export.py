"""`kgbuild export`."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from kgbuild.cli.options import config_option, graph_option, privacy_from

_RDF = ("turtle", "jsonld", "nquads", "trig", "ntriples", "rdfxml")
_BIBLIOGRAPHIES = ("bibtex", "csl-json", "ris")


@click.command(epilog="Example: kgbuild export --graph graph --format jsonld --entity 'Ada Example' > ada.jsonld")
@graph_option
@click.option("--format", "form", type=click.Choice(_RDF + _BIBLIOGRAPHIES), default="turtle", show_default=True)
@click.option("--entity", default="", help="Only this one: its description, or its works (a name, key or IRI).")
@config_option
@click.option("-o", "--out", type=click.Path(path_type=Path), help="Write here instead of to standard output.")
def command(folder: Path, form: str, entity: str, config: Path | None, out: Path | None) -> None:
    """Write the graph, or one entity of it, in an RDF format, or its works as a bibliography.

    Of a person, a journal or an event, bibtex, csl-json and ris give the works. The same graph gives the same bytes.

    What [privacy] of the settings keeps inside is left out.
    """
    from kgbuild.api import Graph
    from kgbuild.outputs import write_text

    data = Graph.open(folder, privacy_from(config)).export(form, entity)
    if out:
        write_text(out, data.decode("utf-8"))
    else:
        sys.stdout.buffer.write(data)
