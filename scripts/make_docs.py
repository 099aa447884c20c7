"""Make `docs/cli.md`, `docs/queries.md` and the table of `docs/formats.md` from what the code says of itself.

python scripts/make_docs.py
"""

from __future__ import annotations

import re
from pathlib import Path

import click

from kgbuild.ask import catalogue
from kgbuild.cli import COMMANDS, cli
from kgbuild.formats import COLUMNS, formats

DOCS = Path(__file__).resolve().parent.parent / "docs"


def cli_page() -> str:
    """Give the page of all commands."""
    pieces = ["# The command line\n", "Made by `scripts/make_docs.py` from `kgbuild COMMAND --help`.\n"]
    context = click.Context(cli, info_name="kgbuild", max_content_width=100, terminal_width=100)
    pieces.append(f"```\n{cli.get_help(context)}\n```\n")
    for name in COMMANDS:
        command = cli.get_command(context, name)
        if command is None:
            continue
        inner = click.Context(command, info_name=name, parent=context, max_content_width=100, terminal_width=100)
        pieces.append(f"## kgbuild {name}\n\n```\n{command.get_help(inner)}\n```\n")
    return "\n".join(pieces)


def queries_page() -> str:
    """Give the page of all relations and questions."""
    pieces = ["# Relations and questions\n", "Made by `scripts/make_docs.py` from the headers of `queries/`.\n"]
    for folder, title in (("relations", "Relations"), ("questions", "Questions")):
        pieces.append(f"## {title}\n")
        for query in catalogue().values():
            if query.folder != folder:
                continue
            options = [
                f"`--{p.name}` ({p.type}{'' if p.required else ', optional'}): {p.help}" for p in query.parameters
            ]
            pieces.append(f"### {query.name}\n\n{query.title}. {query.description}\n")
            pieces += [f"- {option}" for option in options]
            pieces.append(
                f"{chr(10) if options else ''}Columns: {', '.join(f'`{column}`' for column in query.columns)}\n"
            )
    return "\n".join(pieces)


def formats_page() -> str:
    """Give the page of formats, the table between its marks made anew."""
    rows = ["| " + " | ".join(COLUMNS) + " |", "|" + "---|" * len(COLUMNS)]
    rows += ["| " + " | ".join(row[column] for column in COLUMNS) + " |" for row in formats()]
    page = (DOCS / "formats.md").read_text(encoding="utf-8")
    table = "\n".join(["<!-- formats -->", *rows, "<!-- /formats -->"])
    return re.sub("<!-- formats -->.*<!-- /formats -->", lambda _: table, page, flags=re.DOTALL)


PAGES = {"cli.md": cli_page, "formats.md": formats_page, "queries.md": queries_page}


def main() -> None:
    """Write the pages."""
    for name, page in PAGES.items():
        (DOCS / name).write_text(page(), encoding="utf-8")
        print(f"docs/{name}")


if __name__ == "__main__":
    main()
