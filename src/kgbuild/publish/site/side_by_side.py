"""Work on many pieces in several processes that share what is in memory already."""

from __future__ import annotations

import gc
import multiprocessing
import sys
import warnings
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from typing import Any, Final, TypeVar

Piece = TypeVar("Piece")
Result = TypeVar("Result")

#: What the processes work on; they are forks, which find it where their parent put it.
_WORK: dict[str, tuple[Callable[[Any], Any], Sequence[Any]]] = {}
_NOW: Final = "now"


@contextmanager
def side_by_side(work: Callable[[Piece], Result], pieces: Sequence[Piece], jobs: int) -> Iterator[Iterator[Result]]:
    """Let `jobs` processes work while the block runs, and give what comes of the pieces in their order.

    The processes are forks, so that nothing is copied to them; only results travel. Where a system has no safe forks
    (all but Linux), or for one job, the work is done in this process when its results are asked for. A piece whose
    process ends untimely, for want of memory maybe, is worked on in this process.
    """
    if jobs <= 1 or len(pieces) <= 1 or sys.platform != "linux":
        yield map(work, pieces)
        return
    _WORK[_NOW] = (work, pieces)
    gc.freeze()  # a fork that collects would copy every page of memory that it only looks at
    try:
        with ProcessPoolExecutor(min(jobs, len(pieces)), mp_context=multiprocessing.get_context("fork")) as pool:
            with warnings.catch_warnings():
                # Python warns of forks beside threads, whose locks nobody frees in the fork: here these are Oxigraph's,
                # and nothing that is done in a fork asks the store.
                warnings.simplefilter("ignore", DeprecationWarning)
                pending = [pool.submit(_do, at) for at in range(len(pieces))]
            try:
                yield _results(work, pieces, pending)
            finally:
                pool.shutdown(cancel_futures=True)
    finally:
        gc.unfreeze()
        del _WORK[_NOW]


def _do(place: int) -> Any:
    work, pieces = _WORK[_NOW]
    return work(pieces[place])


def _results(
    work: Callable[[Piece], Result], pieces: Sequence[Piece], pending: Sequence[Future[Result]]
) -> Iterator[Result]:
    for piece, future in zip(pieces, pending, strict=True):
        try:
            result = future.result()
        except BrokenProcessPool:
            result = work(piece)
        yield result
