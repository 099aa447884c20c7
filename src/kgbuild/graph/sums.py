"""What a store and its quads were when they were written, so that damage is known before either is built upon.

A file of the size and time that were noted is taken for what it was, as version control does; any other is read.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from kgbuild.graph.segments import Segment, file_print, segments_of

#: Names the files of a store with their sums, and those of the quads in it.
SUMS: Final = "kgbuild.sums"


@dataclass(frozen=True, slots=True)
class Sum:
    """What is known of a file: its size, its time of change in nanoseconds, the digest of its bytes."""

    size: int
    changed: int
    digest: str

    def holds(self, path: Path) -> bool:
        """Is a file what it was?"""
        return self.stands(path) or (path.stat().st_size == self.size and file_digest(path) == self.digest)

    def stands(self, path: Path) -> bool:
        """Has nobody written to a file?"""
        found = path.stat()
        return (found.st_size, found.st_mtime_ns) == (self.size, self.changed)


@dataclass(frozen=True, slots=True)
class Segmented:
    """What is known of a large file: its size, its time of change in nanoseconds, its segments."""

    size: int
    changed: int
    segments: list[Segment]

    def holds(self, path: Path) -> bool:
        """Is the file what it was?"""
        if self.stands(path):
            return True
        noted = [(size, digest) for size, digest in self.segments]
        return path.stat().st_size == self.size and segments_of(path, [size for size, _ in noted]) == noted

    def stands(self, path: Path) -> bool:
        """Has nobody written to the file?"""
        found = path.stat()
        return (found.st_size, found.st_mtime_ns) == (self.size, self.changed)


def write_sums(
    directory: Path, quads: Path, count: int, *, segments: list[Segment] | None = None, before: Path | None = None
) -> None:
    """Note what a store's files are, and the quads that it holds.

    Args:
        directory: the store.
        quads: the file of its quads.
        count: how many there are.
        segments: of that file, where they are known.
        before: the store that this one is a copy of, whose sums hold for the files that both share.
    """
    known = _read(before)["files"] if before else {}
    files = {}
    for path in _files(directory):
        old = Sum(*known[path.name]) if path.name in known else None
        files[path.name] = _row(path, old.digest if old and old.stands(path) else "")
    found = quads.stat()
    row = found.st_size, found.st_mtime_ns, segments_of(quads) if segments is None else segments
    body = json.dumps({"count": count, "segments": row, "files": files}, sort_keys=True)
    (directory / SUMS).write_text(f"{_check(body)}\n{body}\n", encoding="utf-8")


def read_sums(directory: Path, quads: Path) -> int:
    """Give the number of quads of a store that is as it was written; -1 where nothing was noted of it.

    Raises:
        ValueError: a file is not what it was; the message names it.
    """
    if not (directory / SUMS).is_file() or "segments" not in (said := _read(directory)):
        return -1
    present = {path.name: path for path in _files(directory)}
    for name in sorted(said["files"].keys() | present.keys()):
        path = directory / name
        if name not in present or name not in said["files"] or not Sum(*said["files"][name]).holds(path):
            raise ValueError(f"{path}: is not what was written there")
    if not quads.is_file() or not Segmented(*said["segments"]).holds(quads):
        raise ValueError(f"{quads}: is not what was written there")
    return int(said["count"])


def read_segments(directory: Path) -> list[Segment]:
    """Give the segments of a store's quads, as they were noted."""
    return [(size, digest) for size, digest in _read(directory)["segments"][2]]


def quads_digest(directory: Path, quads: Path) -> str:
    """Give a digest of a store's quads if their file is what was written with it; else nothing.

    The same quads may have another one where they were changed step by step, and not written at once.
    """
    try:
        noted = Segmented(*_read(directory)["segments"])
        return file_print(noted.segments) if noted.holds(quads) else ""
    except (OSError, ValueError, KeyError):
        return ""


def file_digest(path: Path) -> str:
    """Give the digest of a file's bytes."""
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()  # twice as fast as BLAKE2 where processors help


def _read(directory: Path) -> dict[str, Any]:
    path = directory / SUMS
    check, _, body = path.read_bytes().partition(b"\n")
    if check.decode("utf-8", "replace") != _check(body.decode("utf-8", "replace").rstrip("\n")):
        raise ValueError(f"{path}: does not fit its digest")
    said: dict[str, Any] = json.loads(body)
    return said


def _row(path: Path, digest: str) -> tuple[int, int, str]:
    found = path.stat()
    return found.st_size, found.st_mtime_ns, digest or file_digest(path)


def _check(body: str) -> str:
    return hashlib.sha256(body.encode()).hexdigest()


def _files(directory: Path) -> Iterator[Path]:
    for path in sorted(directory.iterdir()):
        if path.name not in {SUMS, "LOCK"} and not path.name.startswith("LOG"):
            yield path
