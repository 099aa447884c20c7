"""What the endpoint shows of a graph directory: its public part, in a store of its own that no build touches.

Run as a process (`python -m kgbuild.publish.endpoint.snapshot store|pages GRAPH OUT < settings`), so that a server goes
on answering from the old build while a new one is taken over.
"""

from __future__ import annotations

import json
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import asdict
from pathlib import Path
from typing import Any

from pyoxigraph import DefaultGraph, NamedNode, Quad, Store

from kgbuild.config import PrivacySettings, SiteSettings, parse_settings
from kgbuild.errors import GraphError, KgbuildError
from kgbuild.graph.serialize import TYPE, base_of
from kgbuild.graph.store import STORE, open_store
from kgbuild.publish.policy import privacy_of, public_quads

#: Beside the store of a snapshot: what was counted, and the pages.
FIGURES = "figures.json"
PAGES = "pages"


def mark_of(folder: Path) -> tuple[int, int, int] | None:
    """Give what tells one build in a folder from the next; None while there is none.

    Raises:
        GraphError: the folder cannot be looked into.
    """
    try:
        status = (folder / STORE).stat()
    except FileNotFoundError:
        return None
    except OSError as error:
        raise GraphError(f"{folder}: cannot be looked into ({error.strerror})") from error
    return status.st_dev, status.st_ino, status.st_mtime_ns


def take(folder: Path, out: Path, privacy: PrivacySettings | None = None) -> dict[str, Any]:
    """Write the public part of a graph directory to `out`, which must not be there.

    Args:
        folder: the graph directory.
        out: takes the store and the figures.
        privacy: what may leave; None for what the graph was built with.

    Returns:
        The figures: base, triples, subjects, objects, classes, properties, graphs.

    Raises:
        GraphError: there is no graph directory, or it is damaged.
    """
    source = open_store(folder)
    public = public_quads(source, privacy or privacy_of(folder), folder)
    out.mkdir(parents=True)
    store = Store(str(out / STORE))
    store.bulk_extend(_with_union(public))
    store.flush()
    figures = count(store, base_of(source))
    (out / FIGURES).write_text(json.dumps(figures, sort_keys=True), encoding="utf-8")
    return figures


def _with_union(quads: Iterable[Quad]) -> Iterator[Quad]:
    """Give each quad, and its triple for the default graph, which is the union of all graphs."""
    for quad in quads:
        yield quad
        yield Quad(quad.subject, quad.predicate, quad.object)


def count(store: Store, base: str) -> dict[str, Any]:
    """Count what VoID tells of a dataset (https://www.w3.org/TR/void/#statistics)."""
    classes: Counter[str] = Counter()
    properties: Counter[str] = Counter()
    subjects, objects, triples = set(), set(), 0
    for quad in store.quads_for_pattern(None, None, None, DefaultGraph()):
        triples += 1
        subjects.add(quad.subject)
        objects.add(quad.object)
        properties[quad.predicate.value] += 1
        if quad.predicate == TYPE and isinstance(quad.object, NamedNode):
            classes[quad.object.value] += 1
    pages = {thing.value for thing in subjects if isinstance(thing, NamedNode) and thing.value.endswith("/#this")}
    return {
        "base": base,
        "triples": triples,
        "subjects": len(subjects),
        "objects": len(objects),
        "entities": len(pages),
        "example": min(pages, default=""),
        "graphs": sum(1 for _ in store.named_graphs()),
        "classes": dict(sorted(classes.items())),
        "properties": dict(sorted(properties.items())),
    }


def draw(folder: Path, out: Path, privacy: PrivacySettings | None, settings: SiteSettings) -> None:
    """Write the pages of a graph directory beside a snapshot of it."""
    from kgbuild.publish.site import Order, write_site  # noqa: PLC0415 - the store is wanted first

    order = Order(settings, live=True)
    write_site(folder, open_store(folder), out / PAGES, privacy or privacy_of(folder), order)


def main() -> None:
    """Make the store or the pages, as the arguments ask; a failure is one line and exit code 1."""
    what, folder, out = sys.argv[1], Path(sys.argv[2]), Path(sys.argv[3])
    told = json.load(sys.stdin)
    try:
        settings = parse_settings(told)
        privacy = settings.privacy if "privacy" in told else None
        if what == "store":
            take(folder, out, privacy)
        else:
            draw(folder, out, privacy, settings.site)
    except (KgbuildError, OSError) as error:
        sys.stderr.write(f"{error}\n")
        sys.exit(1)


def asked(privacy: PrivacySettings | None, site: SiteSettings) -> str:
    """Give settings as `main` reads them."""
    return json.dumps({"site": asdict(site)} | ({"privacy": asdict(privacy)} if privacy else {}))


if __name__ == "__main__":
    main()
