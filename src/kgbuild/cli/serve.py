"""`kgbuild serve`."""

from __future__ import annotations

from pathlib import Path

import click

from kgbuild.cli.options import config_option, graph_option, settings_of


@click.command(epilog="Example: kgbuild serve --graph graph --port 8000")
@graph_option
@config_option
@click.option("--host", default="127.0.0.1", show_default=True, help="Address to listen at.")
@click.option("--port", type=click.IntRange(0, 65535), default=8000, show_default=True)
@click.option("--timeout", type=click.FloatRange(0.1), default=30.0, show_default=True, help="Seconds for a query.")
@click.option("--memory", type=click.IntRange(0), default=1024, show_default=True, help="MiB a query may take; 0 any.")
@click.option("--longest", type=click.IntRange(1), default=16, show_default=True, help="MiB an answer may have.")
@click.option("--workers", type=click.IntRange(1), default=8, show_default=True, help="Queries side by side, at most.")
@click.option("--allow-origin", "origins", multiple=True, help="Site whose scripts may read answers; * for all.")
@click.option("--allow-host", "hosts", multiple=True, help="Name that the server answers to; * for any.")
def command(
    folder: Path,
    config: Path | None,
    host: str,
    port: int,
    timeout: float,
    memory: int,
    longest: int,
    workers: int,
    origins: tuple[str, ...],
    hosts: tuple[str, ...],
) -> None:
    """Serve the pages, the entities and a SPARQL endpoint of a graph, read-only.

    What [privacy] of the settings keeps inside is not served. A new build of the graph is taken over while the server
    runs.
    """
    import uvicorn

    from kgbuild.config import SiteSettings
    from kgbuild.publish.endpoint.generations import Source
    from kgbuild.publish.endpoint.pool import Bounds
    from kgbuild.publish.endpoint.server import LOOPBACK, Access, application

    settings = settings_of(config)
    known = set() if "*" in hosts else {*LOOPBACK, host, *hosts}
    site = settings.site if settings else SiteSettings()
    source = Source(folder, settings.privacy if settings else None, site)
    app = application(source, Bounds(timeout, memory, workers), Access(origins, known, longest << 20))
    click.echo(f"serving {folder} at http://{host}:{port}/ (SPARQL: /sparql, editor: /query/); Ctrl-C ends it")
    uvicorn.run(app, host=host, port=port, log_level="warning", server_header=False, timeout_graceful_shutdown=5)
