"""`kgbuild formats`."""

from __future__ import annotations

import click

from kgbuild.cli.rows import format_option, print_rows


@click.command(epilog="Example: kgbuild formats --format json")
@format_option
def command(form: str) -> None:
    """List every format that is read: documents, files of records, and records inside documents.

    A format is found by the content of a file; the endings are the usual ones.
    """
    from kgbuild.formats import COLUMNS, formats

    print_rows(COLUMNS, formats(), form)
