"""A large sorted file and a database, changed by a few lines: what stays is copied, not read line by line."""

from __future__ import annotations

import contextlib
import mmap
import os
import shutil
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

from pyoxigraph import DefaultGraph, Quad, RdfFormat, Store, parse

from kgbuild.graph.segments import Segment, Writer


def splice(
    old: Path, new: Path, removed: Iterable[bytes], added: Iterable[bytes], segments: Sequence[Segment]
) -> list[Segment]:
    """Write `new`: the sorted lines of `old`, whose segments are known, without `removed`, and with `added`.

    Returns:
        The segments of what was written.

    Raises:
        ValueError: a line to remove is not there, or one to add is.
    """
    changes = sorted([*((line, False) for line in removed), *((line, True) for line in added)])
    with old.open("rb") as source, new.open("wb", buffering=0) as target, _mapped(source) as data:
        writer, at = Writer(source, segments, target), 0
        for line, comes in changes:
            place = _place(data, line + b"\n", at)
            stands = data[place : place + len(line) + 1] == line + b"\n"
            if stands == comes:
                raise ValueError(f"{old}: {line!r} is {'there' if comes else 'not there'}")
            writer.copy(data, at, place)
            at = place if comes else place + len(line) + 1
            if comes:
                writer.write(line + b"\n")
        writer.copy(data, at, len(data))
        return writer.close()


@contextlib.contextmanager
def _mapped(source: Any) -> Iterator[Any]:
    """Give a file's bytes without reading them; an empty file cannot be mapped."""
    if os.fstat(source.fileno()).st_size == 0:
        yield b""
        return
    with mmap.mmap(source.fileno(), 0, access=mmap.ACCESS_READ) as data:
        yield data


def _place(data: Any, line: bytes, low: int) -> int:
    """Give where the first line that is not less than `line` begins, at or behind `low`, which begins a line."""
    high = len(data)
    while low < high:
        middle = (low + high) // 2
        start = data.rfind(b"\n", low, middle) + 1 or low
        end = data.find(b"\n", middle) + 1 or len(data)
        if data[start:end] < line:
            low = end
        else:
            high = start
    return low


def copy_store(old: Path, new: Path) -> None:
    """Copy a store; its tables, which are never written to again, share their bytes with the copy."""
    new.mkdir()
    for path in sorted(old.iterdir()):
        if path.suffix == ".sst":
            try:
                os.link(path, new / path.name)
                continue
            except OSError:
                pass
        if path.name != "LOCK" and not path.name.startswith("LOG"):
            shutil.copyfile(path, new / path.name)


def change_store(directory: Path, removed: Iterable[bytes], added: Iterable[bytes]) -> None:
    """Take lines of N-Quads out of a store and put others in, its union in the default graph included."""
    store = Store(str(directory))
    gone = list(_quads(removed))
    for quad in gone:
        store.remove(quad)
    come = list(_quads(added))
    store.extend([*come, *(Quad(q.subject, q.predicate, q.object) for q in come)])
    for quad in gone:
        if next(_elsewhere(store, quad), None) is None:
            store.remove(Quad(quad.subject, quad.predicate, quad.object))
    store.flush()


def _elsewhere(store: Store, quad: Quad) -> Iterator[Quad]:
    found = store.quads_for_pattern(quad.subject, quad.predicate, quad.object, None)
    return (one for one in found if one.graph_name != DefaultGraph())


def _quads(lines: Iterable[bytes]) -> Iterator[Quad]:
    return parse(input=b"\n".join(lines), format=RdfFormat.N_QUADS)
