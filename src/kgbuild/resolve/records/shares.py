"""A set of signatures shared among processes: whole blocks go to one, so that the result is that of a single process.

Records are read by one process and dealt out at once, so that none holds them all. Each process reads its share, says
what that says of the whole set, hears what all say together, and gives its persons back block by block.
"""

from __future__ import annotations

import multiprocessing
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import lru_cache
from itertools import islice
from multiprocessing.connection import Connection, wait
from typing import Any, Protocol, TypeAlias
from zlib import crc32

from kgbuild.collecting import seldom_collected
from kgbuild.errors import InputError
from kgbuild.resolve.local import short
from kgbuild.resolve.naming import key
from kgbuild.resolve.records.signatures import Survey

Rows = Iterable[Mapping[str, Any]]
#: The end of a pipe to another process.
Line: TypeAlias = "Connection[Any, Any]"
#: Told as people are resolved: how many signatures of how many.
Progress = Callable[[int, int], None]
#: So many records, or answers, travel at once.
BATCH = 2_000
ENDED = "a process that resolves a share of the signatures ended (out of memory?); try again with one job"


class Work(Protocol):
    """What one process does with its share, as `people.Share`."""

    def read(self, rows: Rows) -> None:
        """Take records."""

    def survey(self) -> Survey:
        """Say what they say all together."""

    def resolve(self, survey: Survey) -> Iterator[dict[str, str]]:
        """Give id → id of the first signature of the same person, told what the whole set says."""


def resolve_side_by_side(
    rows: Rows, work: Callable[[], Work], jobs: int, progress: Progress | None = None
) -> dict[str, str]:
    """Give id → id of the first signature of the same person, found by some processes.

    Args:
        rows: the records.
        work: makes what a process does; a name of a module, for processes are started anew.
        jobs: how many processes.
        progress: told now and then how many signatures of how many are done.

    Raises:
        InputError: a process ended untimely.
    """
    with _workers(work, jobs) as lines:
        rows = iter(rows)
        while batch := [*islice(rows, BATCH * jobs)]:
            for line, share in zip(lines, _deal(batch, jobs), strict=True):
                _send(line, share)
        survey = Survey()
        for line in lines:
            _send(line, None)
        for line in lines:
            survey.merge(_receive(line))
        for line in lines:
            _send(line, survey)
        return _collect(lines, survey.size, progress)


def _send(line: Line, value: object) -> None:
    try:
        line.send(value)
    except OSError as problem:
        raise InputError(ENDED) from problem


def _receive(line: Line) -> Any:
    try:
        return line.recv()
    except (EOFError, OSError) as problem:
        raise InputError(ENDED) from problem


@contextmanager
def _workers(work: Callable[[], Work], jobs: int) -> Iterator[list[Line]]:
    """Let processes work while the block runs, and give the line to each."""
    context = multiprocessing.get_context("spawn")
    lines, started = [], []
    try:
        for _ in range(jobs):
            here, there = context.Pipe()
            one = context.Process(target=_work, args=(there, work), daemon=True)
            one.start()
            there.close()
            lines.append(here)
            started.append(one)
        yield lines
    finally:
        for line in lines:
            line.close()
        for one in started:
            one.terminate()
            one.join()


def _work(line: Line, work: Callable[[], Work]) -> None:
    """Do one share: the whole life of a process."""
    with seldom_collected():
        share = work()
        while (rows := line.recv()) is not None:
            share.read(rows)
        line.send(share.survey())
        answers: dict[str, str] = {}
        for block in share.resolve(line.recv()):
            answers.update(block)
            if len(answers) >= BATCH:
                line.send(answers)
                answers = {}
        line.send(answers)
        line.send(None)


def _deal(rows: Sequence[Mapping[str, Any]], jobs: int) -> list[list[Mapping[str, Any]]]:
    """Give each process those whose family name and initial are its own."""
    shares: list[list[Mapping[str, Any]]] = [[] for _ in range(jobs)]
    for row in rows:
        shares[_share_of(str(row.get("name") or ""), jobs)].append(row)
    return shares


@lru_cache(maxsize=1 << 19)
def _share_of(name: str, jobs: int) -> int:
    # not `hash`, which is another in each process
    return crc32(repr(short(key(name))).encode()) % jobs


def _collect(lines: Sequence[Line], size: int, progress: Progress | None) -> dict[str, str]:
    """Give all answers together."""
    found: dict[str, str] = {}
    left = [*lines]
    while left:
        ready = wait(left)
        for line in [one for one in left if one in ready]:
            answers = _receive(line)
            if answers is None:
                left.remove(line)
                continue
            found.update(answers)
            if progress:
                progress(len(found), size)
    return found
