"""The store of a graph directory: Oxigraph, and the same quads as canonical N-Quads.

The default graph of the store is the union of all named graphs, written out: Oxigraph's own union gives a triple once
for each graph that holds it, so that counts come out wrong (measured with 0.5.13). `graph.nq` holds the named graphs.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterable, Iterator
from io import BytesIO
from pathlib import Path

from pyoxigraph import DefaultGraph, NamedNode, Quad, RdfFormat, Store, parse, serialize

from kgbuild.errors import GraphError

STORE, QUADS = "store", "graph.nq"


def write_store(folder: Path, quads: Iterable[Quad]) -> int:
    """Write quads to `folder/store` and `folder/graph.nq`, which must not be there yet.

    Returns:
        The number of quads in named graphs.
    """
    lines = _lines(quads)
    _write(folder / QUADS, folder / STORE, lines)
    return len(lines)


def _lines(quads: Iterable[Quad]) -> set[bytes]:
    """Give quads as lines of canonical N-Quads, each once."""
    buffer = BytesIO()
    serialize(quads, buffer, RdfFormat.N_QUADS)
    return set(buffer.getvalue().split(b"\n")) - {b""}


def _write(path: Path, directory: Path, lines: Iterable[bytes]) -> None:
    with path.open("wb") as stream:
        stream.writelines(line + b"\n" for line in sorted(lines))
    store = Store(str(directory))
    store.bulk_load(path=str(path), format=RdfFormat.N_QUADS)
    store.bulk_extend(_in_union(parse(path=str(path), format=RdfFormat.N_QUADS)))
    store.flush()


def _in_union(quads: Iterable[Quad]) -> Iterator[Quad]:
    for quad in quads:
        yield Quad(quad.subject, quad.predicate, quad.object)


def open_store(folder: Path) -> Store:
    """Open the store of a graph directory for reading.

    Raises:
        GraphError: there is none, or it is damaged.
    """
    if not (folder / STORE).is_dir():
        raise GraphError(f"{folder}: is not a graph directory; make one with `kgbuild build INPUT --out {folder}`")
    try:
        return Store.read_only(str(folder / STORE))
    except (OSError, RuntimeError) as error:  # RocksDB's complaints come as either
        raise GraphError(f"{folder}: the store cannot be opened ({error}); build it anew") from error


def replace_graph(folder: Path, graph: NamedNode, quads: Iterable[Quad]) -> int:
    """Put `quads` in place of a named graph, in the store and in `graph.nq`; both are made aside and moved into place.

    Returns:
        The number of quads that the graph now holds.
    """
    fresh = _lines(quad for quad in quads if quad.graph_name == graph)
    path, directory = folder / f"{QUADS}.new", folder / f"{STORE}.new"
    shutil.rmtree(directory, ignore_errors=True)
    ending = f" {graph} .".encode()
    with (folder / QUADS).open("rb") as stream:
        kept = (line for line in map(bytes.rstrip, stream) if not line.endswith(ending))
        _write(path, directory, fresh.union(kept))
    old = (folder / STORE).rename(folder / f"{STORE}.old")
    directory.rename(folder / STORE)
    path.replace(folder / QUADS)
    shutil.rmtree(old)
    return len(fresh)


def named_quads(store: Store) -> Iterator[Quad]:
    """Give the quads of all named graphs."""
    return (quad for quad in store if quad.graph_name != DefaultGraph())
