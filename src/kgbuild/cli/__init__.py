"""The command line: each command is one file beside this one; it only parses, calls, prints and exits.

Heavy imports stay inside the commands, so that `kgbuild --help` answers at once.
"""

from __future__ import annotations

import importlib
import os
import sys
from typing import Any

import click

from kgbuild.errors import KgbuildError

#: Command → its one-line help, in the order of work. The module `kgbuild.cli.COMMAND` holds it.
COMMANDS: dict[str, str] = {
    "build": "Build the graph of documents and folders of documents.",
    "query": "Answer a named question, a query file, or standard input.",
    "review": "Answer which unsure identities are one; the answers become corrections.",
    "conflicts": "Show where documents disagree, and which side each correction took.",
    "diff": "List what changed from one graph to another.",
    "validate": "Check the graph against its shapes; say where each finding stands.",
    "infer": "Add what follows from the graph, in a graph of its own.",
    "why": "Show the evidence for a fact, or for everything said of someone.",
    "show": "Show a person's card.",
    "stats": "Count what the graph holds.",
    "export": "Write the graph, or one entity, in an RDF format; works as BibTeX, CSL-JSON or RIS.",
    "formats": "List the formats that are read.",
    "site": "Write a static site of the graph.",
    "serve": "Serve the pages and a SPARQL endpoint of the graph.",
    "embed": "Put JSON-LD into the pages of a site that is there.",
    "cite": "Parse reference strings, one a line.",
    "resolve": "Tell which bare records mean one person, paper, organisation or venue.",
}


class LazyGroup(click.Group):
    """A group that imports a command only when it is called."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - click's signature
        """Give the names in the order of work."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, name: str) -> click.Command | None:  # noqa: ARG002
        """Give the command of that name."""
        if name not in COMMANDS:
            return None
        command: click.Command = importlib.import_module(f"kgbuild.cli.{name}").command
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002
        """List the commands without importing them."""
        with formatter.section("Commands"):
            formatter.write_dl(list(COMMANDS.items()))

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Find the command; an unknown one lists the known."""
        if args and args[0] not in COMMANDS:
            ctx.fail(f"no command {args[0]!r}; there are: {', '.join(COMMANDS)}")
        return super().resolve_command(ctx, args)


@click.group(
    cls=LazyGroup,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    epilog="Example: kgbuild build cv.txt lab/ --out graph && kgbuild query coauthors --graph graph --person 'Ada Ex'",
)
@click.version_option(package_name="kgbuild")
def cli() -> None:
    """Academic documents in, one checked, evidenced, answerable RDF knowledge graph out."""


def main(arguments: list[str] | None = None) -> Any:
    """Run the command line; errors that the user can act on are one message and exit code 1."""
    try:
        return cli.main(args=arguments, prog_name="kgbuild")
    except KgbuildError as error:
        click.echo(f"kgbuild: {error}", err=True)
        sys.exit(1)
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(0)
