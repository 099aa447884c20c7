"""`kgbuild diff`."""

from __future__ import annotations

import dataclasses
import json
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from kgbuild.graph.compare import Difference

_COLUMNS = ("change", "kind", "about", "before", "after")
_SIGNS = {"added": "+", "removed": "-", "changed": "~", "merged": "=", "split": "≠"}


@click.command(epilog="Example: kgbuild diff graph-of-may graph --format markdown")
@click.argument("old", type=click.Path(path_type=Path))
@click.argument("new", type=click.Path(path_type=Path))
@click.option("--kind", help="Only facts of this kind: position, authorship, supervision, person …")
@click.option("--exit-code", is_flag=True, help="Exit with 1 if anything differs, as diff does.")
@click.option(
    "--format", "form", type=click.Choice(["table", "json", "markdown"]), default="table", help="How to print."
)
def command(old: Path, new: Path, kind: str | None, exit_code: bool, form: str) -> None:
    """List what changed from the graph OLD to the graph NEW.

    Facts that were added, removed or changed, and identities that were merged or split; --format markdown is made for
    the text of a pull request.
    """
    from kgbuild.graph.compare import compare_graphs, counted
    from kgbuild.graph.store import open_store

    found = [one for one in compare_graphs(open_store(old), open_store(new)) if kind in {None, one.kind}]
    counts = ", ".join(f"{count} {change}" for change, count in counted(found).items() if count) or "nothing changed"
    if form == "json":
        click.echo(json.dumps([dataclasses.asdict(one) for one in found], indent=1, ensure_ascii=False))
    elif form == "markdown":
        click.echo(_markdown(found, counts))
    else:
        for one in found:
            click.echo(f"{_SIGNS[one.change]} {one.kind}: {one.about}")
            for sign, said in (("-", one.before), ("+", one.after)):
                if said:
                    click.echo(f"      {sign} {' '.join(said.split())}")
        click.echo(counts)
    if exit_code and found:
        sys.exit(1)


def _markdown(found: Sequence[Difference], counts: str) -> str:
    """Give a summary and one folded table for each change."""
    parts = [f"**Graph:** {counts}"]
    for change in dict.fromkeys(one.change for one in found):
        mine = [one for one in found if one.change == change]
        rows = "\n".join("| " + " | ".join(_cell(getattr(one, name)) for name in _COLUMNS[1:]) + " |" for one in mine)
        head = "| " + " | ".join(_COLUMNS[1:]) + " |\n|" + " --- |" * len(_COLUMNS[1:])
        parts.append(f"<details><summary>{len(mine)} {change}</summary>\n\n{head}\n{rows}\n\n</details>")
    return "\n\n".join(parts)


def _cell(text: str) -> str:
    plain = " ".join(text.split()).replace("\\", "\\\\").replace("|", "\\|").replace("<", "&lt;")
    return plain if len(plain) <= 200 else plain[:199] + "…"
