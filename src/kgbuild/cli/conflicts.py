"""`kgbuild conflicts`."""

from __future__ import annotations

import dataclasses
import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from kgbuild.cli.options import graph_option

if TYPE_CHECKING:
    from kgbuild.agreement import Comparison


@click.command(epilog="Example: kgbuild conflicts --graph graph")
@graph_option
@click.option("--confirmed", is_flag=True, help="Show as well where documents say the same.")
@click.option("--format", "form", type=click.Choice(["table", "json"]), default="table", help="How to print.")
def command(folder: Path, confirmed: bool, form: str) -> None:
    """Show where documents disagree (dates, titles, who advised whom), and which side each correction took.

    The words that each document says it in follow its value; a value that a person set is marked.
    """
    from kgbuild.agreement.review import read_comparisons

    found = read_comparisons(folder)
    corrections = _corrections(folder)
    shown = [one for one in found if confirmed or not one.agree or any(s.corrected for s in one.statements)]
    if form == "json":
        said: dict[str, Any] = {"comparisons": [dataclasses.asdict(one) for one in shown], "corrections": corrections}
        click.echo(json.dumps(said, indent=1, ensure_ascii=False))
        return
    for one in shown:
        _print(one)
    for each in corrections:
        change = f": {each['before']} → {each['after']}" if each["before"] else f": {each['after']}"
        click.echo(
            f"corrections.toml:{each['line']}  {each['text']}" + (change if each["matched"] else f": {each['note']}")
        )
    disagree = sum(not one.agree for one in found)
    click.echo(f"{disagree} disagreements, {len(found) - disagree} confirmations, {len(corrections)} corrections")


def _corrections(folder: Path) -> list[dict[str, Any]]:
    from kgbuild.errors import GraphError
    from kgbuild.outputs import MARKER

    try:
        marker = json.loads((folder / MARKER).read_text(encoding="utf-8"))
        found: list[dict[str, Any]] = marker["report"]["corrections"]
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise GraphError(f"{folder / MARKER}: cannot be read ({error}); build the graph anew") from error
    return found


def _print(one: Comparison) -> None:
    word = "confirmed" if one.agree else "disagree"
    click.echo(f"{click.style(word, bold=True)}  {one.kind} {one.field}: {one.about}")
    for said in one.statements:
        mark = "  (set by a correction)" if said.corrected else ""
        click.echo(f"    {said.value}  {said.document}:{said.line}{mark}")
        click.echo(f"        {click.style(said.quote, fg='green')}")
