"""Lines in order, however many: those that are too many to be held wait in sorted runs beside the graph."""

from __future__ import annotations

import tempfile
from collections.abc import Iterable, Iterator
from contextlib import ExitStack
from heapq import merge
from itertools import islice
from pathlib import Path
from typing import Final

#: How many lines are held at a time, a quarter of a gigabyte or so.
_HELD: Final = 1 << 20


def in_order(lines: Iterable[bytes], folder: Path) -> Iterator[bytes]:
    """Give lines, none of which is the beginning of another, in order.

    Args:
        lines: without their ends.
        folder: holds the runs while they are merged.
    """
    left = iter(lines)
    held = sorted(islice(left, _HELD))
    following = list(islice(left, _HELD))
    if not following:
        yield from held
        return
    with tempfile.TemporaryDirectory(dir=folder) as runs, ExitStack() as streams:
        paths: list[Path] = []
        while held:
            paths.append(Path(runs, str(len(paths))))
            with paths[-1].open("wb") as stream:
                stream.writelines(line + b"\n" for line in held)
            held, following = sorted(following), list(islice(left, _HELD))
        del held, following
        for line in merge(*(streams.enter_context(path.open("rb")) for path in paths)):
            yield line[:-1]
