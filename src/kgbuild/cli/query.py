"""`kgbuild query`."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from kgbuild.cli.options import graph_option
from kgbuild.cli.rows import format_option, print_rows
from kgbuild.errors import QueryError


@click.command(
    context_settings={"ignore_unknown_options": True, "allow_extra_args": True},
    epilog="Example: kgbuild query coauthors --graph graph --person 'Tomaso Poggio'",
)
@click.argument("name", required=False)
@graph_option
@format_option
@click.option("--limit", type=click.IntRange(0), default=0, help="At most so many rows (default: all).")
@click.option("--timeout", type=click.FloatRange(0), default=0.0, help="Give up after so many seconds.")
@click.option("--list", "listing", is_flag=True, help="List the named queries with their parameters.")
@click.pass_context
def command(
    ctx: click.Context, name: str | None, folder: Path, form: str, limit: int, timeout: float, listing: bool
) -> None:
    """Answer NAME, a named relation or question; the query in a FILE.rq; or - for standard input.

    A question's parameters are options of its own: `kgbuild query connection --from 'A. Example' --to 'B. Sample'`.
    `kgbuild query --list` tells which there are. Queries read only, and never reach beyond the graph.
    """
    from kgbuild.ask import ask, catalogue, find_query, parse_query

    if listing or not name:
        rows = [
            {
                "name": query.name,
                "kind": query.folder,
                "title": query.title,
                "parameters": " ".join(f"--{p.name}" + ("" if p.required else "?") for p in query.parameters),
            }
            for query in catalogue().values()
        ]
        print_rows(("name", "kind", "title", "parameters"), rows, form)
        return
    query = parse_query(sys.stdin.read()) if name == "-" else find_query(name)
    answer = ask(folder, query, _parameters(ctx.args), limit=limit, timeout=timeout)
    print_rows(answer.columns, answer.rows, form)
    if answer.cut:
        click.echo(f"kgbuild: more than {limit} rows; the rest is cut", err=True)


def _parameters(arguments: list[str]) -> dict[str, str]:
    """Read `--name value` and `--name=value`.

    Raises:
        QueryError: an argument is neither.
    """
    given: dict[str, str] = {}
    rest = iter(arguments)
    for argument in rest:
        if not argument.startswith("--"):
            raise QueryError(f"{argument!r} is no parameter; write --name value")
        key, equals, value = argument[2:].partition("=")
        found = value if equals else next(rest, None)
        if found is None:
            raise QueryError(f"--{key} lacks its value")
        given[key] = found
    return given
