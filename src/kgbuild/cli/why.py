"""`kgbuild why`."""

from __future__ import annotations

import dataclasses
import json
from pathlib import Path
from typing import TYPE_CHECKING

import click

from kgbuild.cli.options import graph_option
from kgbuild.errors import QueryError

if TYPE_CHECKING:
    from kgbuild.api import Graph
    from kgbuild.graph.explain import Explanation
    from kgbuild.publish.passages import Passage

#: Longer quotes are cut in the middle for people; JSON has them whole.
_LONG = 300


@click.command(epilog="Example: kgbuild why --graph graph 'Ada Example'")
@click.argument("what", nargs=-1, required=True)
@graph_option
@click.option("--format", "form", type=click.Choice(["table", "json"]), default="table")
def command(what: tuple[str, ...], folder: Path, form: str) -> None:
    """Show the evidence for everything said of WHAT (a name or an IRI), or for one edge: SUBJECT PREDICATE OBJECT.

    Each passage is quoted in its context, with the file, the line and the extractor that read it. An edge that was
    inferred is explained by the rule and the edges that it follows from.
    """
    from kgbuild.api import Graph

    graph = Graph.open(folder)
    if len(what) == 3:
        _explain(graph, what, form)
    elif len(what) == 1:
        _passages(graph, what[0], form)
    else:
        raise QueryError("give one name, or three: SUBJECT PREDICATE OBJECT")


def _passages(graph: Graph, name: str, form: str) -> None:
    found = graph.why(name)
    if form == "json":
        click.echo(json.dumps([dataclasses.asdict(passage) for passage in found], indent=1, ensure_ascii=False))
        return
    for passage in found:
        _print(passage)
    click.echo(f"{len(found)} passages")


def _print(passage: Passage) -> None:
    quote = (
        passage.quote
        if len(passage.quote) <= _LONG
        else f"{passage.quote[: _LONG // 2]} … {passage.quote[-_LONG // 2 :]}"
    )
    place = click.style(passage.place, bold=True)
    click.echo(f"{place}  {passage.kind} (by {passage.extractor}, {passage.confidence:.2f})")
    before, after = " ".join(passage.before.split()), " ".join(passage.after.split())
    click.echo(f"    …{before} {click.style('⟦' + ' '.join(quote.split()) + '⟧', fg='green')} {after}…")


def _explain(graph: Graph, edge: tuple[str, ...], form: str) -> None:
    found = graph.explain(*edge)
    if form == "json":
        click.echo(json.dumps(_as_json(found), indent=1, ensure_ascii=False))
    else:
        _print_proof(found, 0)


def _print_proof(found: Explanation, depth: int) -> None:
    triple = found.triple
    words = f"{_short(triple.subject)} {_short(triple.predicate)} {_short(triple.object)}"
    click.echo("    " * depth + words)
    reason = f"because {found.rule}" if found.rule else "stated by " + ", ".join(_short(g) for g in found.graphs[:3])
    click.echo("    " * depth + f"  {reason}")
    for premise in found.premises:
        _print_proof(premise, depth + 1)


def _as_json(found: Explanation) -> dict[str, object]:
    triple = found.triple
    return {
        "subject": _plain(triple.subject),
        "predicate": triple.predicate.value,
        "object": _plain(triple.object),
        "rule": found.rule,
        "graphs": [graph.value for graph in found.graphs],
        "premises": [_as_json(premise) for premise in found.premises],
    }


def _plain(term: object) -> str:
    return str(getattr(term, "value", term))


def _short(term: object) -> str:
    """Give the telling end of an IRI."""
    text = _plain(term).removesuffix("/#this")
    return text.rsplit("#", 1)[-1] if "ns#" in text else "/".join(text.split("/")[-2:])
