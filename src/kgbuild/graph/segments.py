"""A large file in segments of a megabyte or so, each with its digest: those that stay are copied without being read."""

from __future__ import annotations

import hashlib
import os
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from itertools import accumulate
from pathlib import Path
from typing import Any, BinaryIO, Final

#: Size and digest.
Segment = tuple[int, str]
_SIZE: Final = 1 << 20


def segments_of(path: Path, sizes: Iterable[int] = ()) -> list[Segment]:
    """Give the segments of a file: of these sizes, and what is left behind them in equal ones."""
    found: list[Segment] = []
    with path.open("rb") as stream:
        for size in sizes:
            data = stream.read(size)
            found.append((len(data), _digest(data)))
        while data := stream.read(_SIZE):
            found.append((len(data), _digest(data)))
    return found


def file_print(segments: Iterable[Segment]) -> str:
    """Give one digest of a file's segments."""
    return _digest(repr([tuple(segment) for segment in segments]).encode())


class Writer:
    """Writes a file that is made of pieces of another and of what is new.

    Args:
        source: the other file, open for reading.
        segments: its segments.
        target: the file that is written, unbuffered.
    """

    def __init__(self, source: BinaryIO, segments: Sequence[Segment], target: BinaryIO) -> None:
        self._source, self._target = source, target
        self._starts = list(accumulate((size for size, _ in segments), initial=0))
        self._old = segments
        self._written: list[Segment] = []
        self._open, self._size = hashlib.sha256(), 0

    def copy(self, data: Any, start: int, end: int) -> None:
        """Copy bytes of the other file, which `data` gives too."""
        while start < end:
            place = bisect_right(self._starts, start) - 1
            after = self._starts[place + 1]
            if self._starts[place] == start and after <= end:
                self._close()
                self._take(start, after - start)
                self._written.append(self._old[place])
            else:
                after = min(after, end)
                self.write(data[start:after])
            start = after

    def write(self, data: bytes) -> None:
        """Write something new."""
        self._target.write(data)
        self._open.update(data)
        self._size += len(data)
        if self._size >= 2 * _SIZE:
            self._close()

    def close(self) -> list[Segment]:
        """Give the segments of what was written."""
        self._close()
        return self._written

    def _close(self) -> None:
        if self._size:
            self._written.append((self._size, self._open.hexdigest()))
            self._open, self._size = hashlib.sha256(), 0

    def _take(self, start: int, size: int) -> None:
        """Let the system copy bytes, where it can."""
        end = start + size
        try:
            while start < end:
                start += os.copy_file_range(self._source.fileno(), self._target.fileno(), end - start, start)
        except (AttributeError, OSError):
            self._source.seek(start)
            self._target.write(self._source.read(end - start))


def _digest(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()
