"""The store of a graph directory: Oxigraph, and the same quads as canonical N-Quads.

The default graph of the store is the union of all named graphs, written out: Oxigraph's own union gives a triple once
for each graph that holds it, so that counts come out wrong (measured with 0.5.13). `graph.nq` holds the named graphs.
"""

from __future__ import annotations

import shutil
from collections.abc import Collection, Iterable, Iterator
from itertools import chain
from pathlib import Path

from pyoxigraph import DefaultGraph, NamedNode, Quad, RdfFormat, Store, parse, serialize

from kgbuild.cache.packs import link
from kgbuild.errors import GraphError
from kgbuild.graph.ordering import in_order
from kgbuild.graph.splice import change_store, copy_store, splice
from kgbuild.graph.sums import quads_digest, read_segments, read_sums, write_sums

STORE, QUADS = "store", "graph.nq"
#: Share of the quads up to which changing a store is cheaper than writing it anew.
_FEW = 0.15


def write_store(folder: Path, quads: Iterable[Quad]) -> int:
    """Write quads to `folder/store` and `folder/graph.nq`, which must not be there yet.

    Returns:
        The number of quads in named graphs.
    """
    return write_lines(folder, quad_lines(quads))


def write_lines(folder: Path, lines: Iterable[bytes]) -> int:
    """Write lines of N-Quads, each given once, as `write_store` writes quads."""
    count = _write(folder / QUADS, folder / STORE, lines)
    write_sums(folder / STORE, folder / QUADS, count)
    return count


def change_lines(before: Path, folder: Path, removed: Collection[bytes], added: Collection[bytes]) -> int:
    """Write what `before` holds without some lines and with others, as `write_lines` would write all of them.

    Returns:
        The number of quads in named graphs; -1 where it cannot be done, or not for less than writing all anew.

    Raises:
        ValueError: `before` is not what was written there; the message names the file.
    """
    count = read_sums(before / STORE, before / QUADS)
    if len(removed) + len(added) > count * _FEW:
        return -1
    segments = read_segments(before / STORE) if count >= 0 else []
    try:
        copy_store(before / STORE, folder / STORE)
        if removed or added:
            segments = splice(before / QUADS, folder / QUADS, removed, added, segments)
            change_store(folder / STORE, removed, added)
        else:
            link(before / QUADS, folder / QUADS)
    except (OSError, RuntimeError, ValueError):  # a store of another version, no space for a second one
        (folder / QUADS).unlink(missing_ok=True)
        shutil.rmtree(folder / STORE, ignore_errors=True)
        return -1
    count += len(added) - len(removed)
    write_sums(folder / STORE, folder / QUADS, count, segments=segments, before=before / STORE)
    return count


def quad_lines(quads: Iterable[Quad]) -> set[bytes]:
    """Give quads as lines of canonical N-Quads, each once, without their ends."""
    return set((serialize(quads, format=RdfFormat.N_QUADS) or b"").split(b"\n")) - {b""}


def _write(path: Path, directory: Path, lines: Iterable[bytes]) -> int:
    """Write lines, each given once, to a file and a new store; give how many there were."""
    union, count, last = path.with_suffix(".union"), 0, b""
    with path.open("wb") as stream, union.open("wb") as triples:
        for line in in_order(lines, path.parent):
            stream.write(line + b"\n")
            count += 1
            triple = line.rpartition(b" <")[0]
            if triple != last:
                triples.write(triple + b" .\n")
                last = triple
    store = Store(str(directory))
    store.bulk_load(path=str(path), format=RdfFormat.N_QUADS)
    store.bulk_load(path=str(union), format=RdfFormat.N_TRIPLES)
    union.unlink()
    store.flush()
    return count


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
    fresh = quad_lines(quad for quad in quads if quad.graph_name == graph)
    path, directory = folder / f"{QUADS}.new", folder / f"{STORE}.new"
    shutil.rmtree(directory, ignore_errors=True)
    ending = f" {graph} .".encode()
    with (folder / QUADS).open("rb") as stream:
        kept = (line for line in map(bytes.rstrip, stream) if not line.endswith(ending))
        _write(path, directory, chain(fresh, kept))
    old = (folder / STORE).rename(folder / f"{STORE}.old")
    directory.rename(folder / STORE)
    path.replace(folder / QUADS)
    shutil.rmtree(old)
    # Without a count: no build takes over lines that another command put in.
    write_sums(folder / STORE, folder / QUADS, -1)
    return len(fresh)


def named_quads(store: Store, folder: Path | None = None) -> Iterator[Quad]:
    """Give the quads of all named graphs.

    Where `folder` is the store's graph directory, they come from `graph.nq`, if that is what was written with the
    store: reading it takes a tenth of the time.
    """
    if folder and quads_print(folder):
        return iter(parse(path=str(folder / QUADS), format=RdfFormat.N_QUADS))
    return (quad for quad in store if quad.graph_name != DefaultGraph())


def quads_print(folder: Path) -> str:
    """Give the digest of a graph directory's `graph.nq`; empty where that is not what was written with the store."""
    return quads_digest(folder / STORE, folder / QUADS)
