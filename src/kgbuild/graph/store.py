"""The store of a graph directory: Oxigraph, and the same quads as canonical N-Quads.

The default graph of the store is the union of all named graphs, written out: Oxigraph's own union gives a triple once
for each graph that holds it, so that counts come out wrong (measured with 0.5.13). `graph.nq` holds the named graphs.
"""

from __future__ import annotations

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
    path = folder / QUADS
    count = _write_quads(path, quads)
    store = Store(str(folder / STORE))
    store.bulk_load(path=str(path), format=RdfFormat.N_QUADS)
    store.bulk_extend(_in_union(parse(path=str(path), format=RdfFormat.N_QUADS)))
    store.flush()
    return count


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
    """Put `quads` in place of a named graph, in the store and in `graph.nq`.

    Returns:
        The number of quads that the graph now holds.
    """
    fresh = {quad for quad in quads if quad.graph_name == graph}
    store = Store(str(folder / STORE))
    old = list(store.quads_for_pattern(None, None, None, graph))
    store.remove_graph(graph)
    store.extend(fresh)
    for quad in old:
        if all(other == DefaultGraph() for other in _graphs_with(store, quad)):
            store.remove(Quad(quad.subject, quad.predicate, quad.object))
    store.extend(_in_union(fresh))
    store.flush()
    aside = folder / f"{QUADS}.new"
    _write_quads(aside, named_quads(store))
    aside.replace(folder / QUADS)
    return len(fresh)


def _graphs_with(store: Store, quad: Quad) -> Iterator[object]:
    return (found.graph_name for found in store.quads_for_pattern(quad.subject, quad.predicate, quad.object, None))


def _write_quads(path: Path, quads: Iterable[Quad]) -> int:
    """Write quads as canonical N-Quads, sorted, each once; give their number."""
    buffer = BytesIO()
    serialize(quads, buffer, RdfFormat.N_QUADS)
    lines = set(buffer.getvalue().split(b"\n")) - {b""}
    with path.open("wb") as stream:
        stream.writelines(line + b"\n" for line in sorted(lines))
    return len(lines)


def named_quads(store: Store) -> Iterator[Quad]:
    """Give the quads of all named graphs."""
    return (quad for quad in store if quad.graph_name != DefaultGraph())
