"""`kgbuild embed`."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from kgbuild.cli.options import config_option, graph_option, settings_of
from kgbuild.errors import ConfigError, DocumentError

if TYPE_CHECKING:
    from kgbuild.api import Graph
    from kgbuild.publish.embed import Embedder, Outcome

#: State → (what was done, what is to be done).
_WORDS = {
    "current": ("up to date", "up to date"),
    "added": ("written", "not up to date: has no block"),
    "changed": ("written", "not up to date"),
    "removed": ("block taken away", "not up to date: the graph has nothing more to say"),
    "unknown": ("passed over", "passed over"),
}


@click.command(epilog="Example: kgbuild embed site/ --graph graph --map people.toml --check")
@click.argument("paths", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option("--about", "--person", "about", default="", help="Whom or what the one page is about: name, key or IRI.")
@click.option("--map", "map_file", type=click.Path(path_type=Path), help='TOML: "page.html" = "name, key or IRI".')
@click.option("--url", default="", help="Where the site stands, for the addresses of pages without a canonical link.")
@graph_option
@config_option
@click.option("--check", is_flag=True, help="Change nothing; exit 1 if a page is not up to date.")
@click.option("--strict", is_flag=True, help="Exit 1 too if a page contradicts the graph, or its own JSON-LD is wrong.")
@click.option("--quiet", is_flag=True, help="Say nothing of pages that are up to date or passed over.")
def command(
    paths: tuple[Path, ...],
    about: str,
    map_file: Path | None,
    url: str,
    folder: Path,
    config: Path | None,
    check: bool,
    strict: bool,
    quiet: bool,
) -> None:
    """Put JSON-LD into PATHS, pages and folders of pages: one marked block each; nothing else moves by a byte.

    A page says itself what it is about (its heading, title, canonical link, ORCID), or --map and --about do. Doing it
    again with the same graph changes nothing. What a page says otherwise than the graph is reported.
    """
    from kgbuild.api import Graph
    from kgbuild.outputs import write_bytes
    from kgbuild.publish.embed.pages_map import read_map

    settings = settings_of(config)
    graph = Graph.open(folder, settings.privacy if settings else None)
    embedder = graph.embedder(settings.site if settings else None)
    pages = list(_pages(paths))
    if about and len(pages) != 1:
        raise click.UsageError(f"--about is for one page, not {len(pages)}; for several there is --map")
    subjects = {pages[0][0].resolve(): about} if about else dict(read_map(map_file)) if map_file else {}

    states, contradicted, faulty = Counter[str](), 0, 0
    for page, root in pages:
        asked = subjects.get(page.resolve())
        if asked == "":
            continue
        iri = _found(graph, embedder, asked) if asked else ""
        before = _bytes(page)
        outcome = embedder.embed(before, str(page), iri=iri, address=_address(page, root, url))
        states[outcome.state] += 1
        contradicted += bool(outcome.contradictions)
        faulty += bool(outcome.faults)
        _tell(page, outcome, check=check, quiet=quiet)
        if not check and outcome.page != before:
            write_bytes(page, outcome.page)
    stale = states["added"] + states["changed"] + states["removed"]
    if len(pages) > 1:
        done = ", ".join(f"{count} {state}" for state, count in sorted(states.items()))
        click.echo(f"{len(pages)} pages: {done}; {contradicted} contradict the graph, {faulty} have faulty JSON-LD")
    sys.exit(bool((check and stale) or (strict and (contradicted or faulty))))


def _found(graph: Graph, embedder: Embedder, asked: str) -> str:
    """Give the IRI of what a map or an option names."""
    return embedder.known(asked) or graph.public().find(asked).value


def _pages(paths: tuple[Path, ...]) -> Iterator[tuple[Path, Path]]:
    """Give each page with the folder that its address starts at."""
    from kgbuild.publish.embed.embedder import pages_in

    for path in paths:
        if path.is_dir():
            yield from ((page, path) for page in pages_in(path))
        else:
            yield path, path.parent


def _bytes(page: Path) -> bytes:
    try:
        return page.read_bytes()
    except OSError as error:
        raise DocumentError(str(page), f"cannot be read: {error.strerror}") from error


def _address(page: Path, root: Path, url: str) -> str:
    from kgbuild.publish.embed.embedder import address_of

    if url and not url.startswith(("https://", "http://")):
        raise ConfigError(f"--url: {url!r} must be an http(s) address")
    return address_of(page, root, url)


def _tell(page: Path, outcome: Outcome, *, check: bool, quiet: bool) -> None:
    if not (quiet and outcome.state in {"current", "unknown"}):
        click.echo(f"{page}: {_WORDS[outcome.state][check]} ({outcome.why})")
    for one in outcome.contradictions:
        click.echo(f"{page}:{one.line}: {one}" if one.line else f"{page}: {one}", err=True)
    for fault in outcome.faults:
        click.echo(f"{page}: its own JSON-LD: {fault}", err=True)
