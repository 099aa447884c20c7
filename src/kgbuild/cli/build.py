"""`kgbuild build`."""

from __future__ import annotations

import dataclasses
import json
import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import click

from kgbuild.cli.options import settings_of

if TYPE_CHECKING:
    from kgbuild.config import Settings
    from kgbuild.report import BuildReport

#: So many documents of which something was not taken are listed, those with most first.
_MOST = 12


@click.command(
    epilog="Example: kgbuild build cv.txt lab-site/ --out graph --retrieved 2024-05-01",
    short_help="Build the graph of documents and folders of documents.",
)
@click.argument("inputs", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option(
    "-o", "--out", required=True, type=click.Path(path_type=Path), help="The graph directory to make or replace."
)
@click.option("--retrieved", default="", metavar="DATE", help="Day (YYYY-MM-DD) on which the documents were fetched.")
@click.option("--owner", default="", metavar="NAME", help="Whose the documents are that name nobody.")
@click.option("--config", type=click.Path(path_type=Path), help="Settings file (default: ./kgbuild.toml if there).")
@click.option("--ledger", type=click.Path(path_type=Path), help="Where the keys of entities are kept (OUT.ledger).")
@click.option(
    "--corrections", type=click.Path(path_type=Path), help="What people decided (corrections.toml beside OUT)."
)
@click.option("--clean", is_flag=True, help="Read every document anew, even those that did not change.")
@click.option("--jobs", type=click.IntRange(1), help="Documents read side by side (default: one a core).")
@click.option("--strict", is_flag=True, help="Stop at the first document that cannot be read.")
@click.option("--infer", is_flag=True, help="Add what follows from the graph, in a graph of its own.")
@click.option(
    "--format", "form", type=click.Choice(["table", "json"]), default="table", help="How to print the summary."
)
@click.option("--quiet", is_flag=True, help="No progress and no summary.")
def command(
    inputs: tuple[Path, ...],
    out: Path,
    retrieved: str,
    owner: str,
    config: Path | None,
    ledger: Path | None,
    corrections: Path | None,
    clean: bool,
    jobs: int | None,
    strict: bool,
    infer: bool,
    form: str,
    quiet: bool,
) -> None:
    """Build the graph of INPUTS (files and folders) in the directory --out.

    The directory is replaced whole, and only when the build ends well. A document that cannot be read is named and the
    rest goes on; the exit code is then 1. Days printed without a year are read by --retrieved, never by the clock.
    """
    from kgbuild.pipeline import build

    settings = _settings(config, jobs, strict=strict, infer=infer)
    files = {"ledger": ledger, "corrections": corrections}
    given = {name: str(path) for name, path in files.items() if path}
    settings = dataclasses.replace(settings, identity=dataclasses.replace(settings.identity, **given))
    _check_day(retrieved)
    with _progress(quiet=quiet) as progress:
        summary = build(
            inputs, out, settings=settings, retrieved=retrieved, owner=owner, reuse=not clean, progress=progress
        )
    for damage in summary.damaged:
        click.echo(f"kgbuild: not used, and read anew: {damage}", err=True)
    for document, reason in summary.failures.items():
        click.echo(f"kgbuild: {document}: not read: {reason}", err=True)
    for document, reason in summary.defects.items():
        click.echo(f"kgbuild: {document}: read in part: {reason}", err=True)
    if not quiet:
        _print_summary(summary, out, form)
    if summary.failures or (strict and summary.defects):
        sys.exit(1)


def _settings(config: Path | None, jobs: int | None, *, strict: bool, infer: bool) -> Settings:
    from kgbuild.config import Settings

    settings = settings_of(config) or Settings()
    build = dataclasses.replace(
        settings.build,
        strict=strict or settings.build.strict,
        infer=infer or settings.build.infer,
        jobs=jobs or settings.build.jobs or os.cpu_count() or 1,
    )
    return dataclasses.replace(settings, build=build)


def _check_day(day: str) -> None:
    from datetime import date

    try:
        date.fromisoformat(day or "2000-01-01")
    except ValueError as error:
        raise click.BadParameter(f"{day!r} is not a day; write YYYY-MM-DD", param_hint="--retrieved") from error


@contextmanager
def _progress(*, quiet: bool) -> Iterator[Callable[[int, int, str], None] | None]:
    """A progress bar on a terminal, nothing elsewhere."""
    if quiet or not sys.stderr.isatty():
        yield None
        return
    from rich.console import Console
    from rich.progress import Progress

    with Progress(console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("reading", total=None)
        yield lambda done, total, name: bar.update(task, completed=done, total=total, description=name[-40:])


def _print_summary(summary: BuildReport, out: Path, form: str) -> None:
    if form == "json":
        click.echo(json.dumps(summary.as_json(), indent=1, ensure_ascii=False))
        return
    click.echo(f"{out}: {summary.documents} documents, {summary.statements} statements")
    for title, counts in (("entities", summary.entities), ("facts", summary.records)):
        click.echo(f"  {title}: " + ", ".join(f"{count} {kind}" for kind, count in counts.items() if count))
    for remark in (*_of_files(summary), *_of_identity(summary)):
        click.echo(f"  {remark}")


def _of_files(summary: BuildReport) -> Iterator[str]:
    """Give a line a remark on what was read, and what was not."""
    if summary.skipped:
        yield f"skipped: {len(summary.skipped)} files of kinds that kgbuild does not read"
    if summary.left_out:
        yield f"left out: {len(summary.left_out)} files that tell how a site is made, not what it says"
    if summary.unowned:
        names = ", ".join((*summary.unowned[:3], *["…"] * (len(summary.unowned) > 3)))
        yield f"whose it is, is not said in {names}: say it with --owner, or [owners] in kgbuild.toml"
    most = sorted(summary.leftovers, key=lambda leftover: -leftover.entries)
    for leftover in most[:_MOST]:
        yield f"not taken: {leftover.document}: {leftover.entries} entries, the first: {leftover.first!r}"
    if rest := most[_MOST:]:
        entries = sum(leftover.entries for leftover in rest)
        yield f"not taken: {entries} entries of {len(rest)} more documents; `kgbuild validate --all` lists them"
    for odd in summary.disagreements:
        yield f"{odd.document} states {odd.stated} {odd.of}; {odd.found} found"


def _of_identity(summary: BuildReport) -> Iterator[str]:
    """Give a line a remark on who is who, and on corrections."""
    for one in summary.corrections:
        if not one.matched:
            yield f"meets nothing: corrections line {one.line}: {one.text}: {one.note}"
    for old, new in summary.merged:
        yield f"one and the same: {old} leads to {new} now"
    for new, old in summary.split:
        yield f"not the same: {new} was part of {old}"
    if summary.unsure:
        yield f"kept apart though they may be one: {summary.unsure} pairs"
