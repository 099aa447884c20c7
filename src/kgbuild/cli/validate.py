"""`kgbuild validate`."""

from __future__ import annotations

import dataclasses
import json
import sys
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING

import click

from kgbuild.cli.options import graph_option

if TYPE_CHECKING:
    from kgbuild.graph.validate import Finding, Report


@click.command(epilog="Example: kgbuild validate --graph graph --format sarif > findings.sarif")
@graph_option
@click.option("--format", "form", type=click.Choice(["table", "json", "sarif", "turtle"]), default="table")
@click.option("--all", "everything", is_flag=True, help="List warnings and infos in full, too.")
def command(folder: Path, form: str, everything: bool) -> None:
    """Check the graph against its shapes; say of each finding where in which document it stands.

    The exit code is 1 if there is a violation; warnings and infos do not change it.
    """
    from kgbuild.graph.validate import validate

    report = validate(folder)
    if form == "turtle":
        click.echo(report.turtle)
    elif form == "json":
        click.echo(json.dumps(_as_json(report), indent=1, ensure_ascii=False))
    elif form == "sarif":
        from kgbuild.graph.sarif import to_sarif

        click.echo(json.dumps(to_sarif(report.findings, version("kgbuild")), indent=1, ensure_ascii=False))
    else:
        _print(report, everything=everything)
    sys.exit(0 if report.conforms else 1)


def _as_json(report: Report) -> dict[str, object]:
    findings = [dataclasses.asdict(finding) for finding in report.findings]
    return {"conforms": report.conforms, "counts": dict(report.counts), "findings": findings}


def _print(report: Report, *, everything: bool) -> None:
    shown = [finding for finding in report.findings if everything or finding.severity == "violation"]
    for finding in shown:
        _print_finding(finding)
    counts = ", ".join(f"{count} {kind}{'s' * (count != 1)}" for kind, count in report.counts.items())
    click.echo(f"{'conforms' if report.conforms else 'does not conform'}: {counts}")
    if len(shown) < len(report.findings):
        click.echo("  --all lists the warnings and infos")


def _print_finding(finding: Finding) -> None:
    click.echo(f"{finding.severity}: {finding.label or finding.focus}: {finding.message}")
    for place in finding.places[:2]:
        quote = " ".join(place.quote.split())
        click.echo(f"    {place}: “{quote[:100]}{'…' * (len(quote) > 100)}”")
