"""Workers: processes that answer jobs, started when they are wanted, killed when they take too long."""

from __future__ import annotations

import asyncio
import contextlib
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from kgbuild.errors import GraphError
from kgbuild.publish.endpoint import frames
from kgbuild.publish.endpoint.answers import Reply, refusal

#: Jobs that may wait for a worker; whoever comes later is told to come back.
_BACKLOG: Final = 256
#: Seconds that the server waits beyond a worker's own alarm.
_GRACE: Final = 1.0


@dataclass(frozen=True, slots=True)
class Bounds:
    """What jobs may take.

    Attributes:
        seconds: from the start of a job until its worker is killed.
        megabytes: of memory, beyond what an idle worker has; 0 for any.
        workers: how many jobs run side by side.
    """

    seconds: float = 30.0
    megabytes: int = 1024
    workers: int = 8


class Worker:
    """A process that answers from a snapshot, one job at a time."""

    def __init__(self, process: asyncio.subprocess.Process) -> None:
        self._process = process

    @classmethod
    async def start(cls, arguments: Sequence[str]) -> Worker:
        """Start a process and wait until it is ready.

        Raises:
            GraphError: it ended instead.
        """
        process = await asyncio.create_subprocess_exec(
            sys.executable, "-m", "kgbuild.publish.endpoint.worker", *arguments,
            stdin=asyncio.subprocess.PIPE, stdout=asyncio.subprocess.PIPE, start_new_session=True,
        )  # fmt: skip
        worker = cls(process)
        try:
            await worker._receive()
        except asyncio.IncompleteReadError:
            await worker.kill()
            raise GraphError("a process that answers queries cannot be started; see its message above") from None
        return worker

    async def _receive(self) -> tuple[dict[str, Any], bytes]:
        return await frames.receive(self._process.stdout)  # type: ignore[arg-type]

    async def ask(self, job: Mapping[str, Any]) -> Reply:
        """Give the answer to a job.

        Raises:
            asyncio.IncompleteReadError: the process has ended.
            OSError: likewise.
        """
        stream = self._process.stdin
        stream.write(frames.pack(job))  # type: ignore[union-attr]
        await stream.drain()  # type: ignore[union-attr]
        header, body = await self._receive()
        return Reply(header["status"], header["type"], body, header["headers"])

    async def kill(self) -> None:
        """End the process, whatever it does."""
        with contextlib.suppress(ProcessLookupError):
            self._process.kill()
        await self._process.wait()


class Pool:
    """Gives each job a worker."""

    def __init__(self, arguments: Sequence[str], bounds: Bounds) -> None:
        self._arguments, self._bounds = (*arguments, str(bounds.megabytes)), bounds
        self._slots = asyncio.Semaphore(bounds.workers)
        self._idle: list[Worker] = []
        self._jobs = 0
        self._closed = False

    @property
    def jobs(self) -> int:
        """How many jobs run or wait."""
        return self._jobs

    async def warm(self) -> None:
        """Start a worker if none is idle."""
        if not self._idle and not self._closed:
            self._idle.append(await Worker.start(self._arguments))

    async def run(self, job: Mapping[str, Any]) -> Reply:
        """Give the answer to a job, or why there is none: 503 where time is up, memory is out, or too many wait."""
        if self._jobs >= _BACKLOG:
            return refusal(503, "too many queries are waiting; come back later", {"retry-after": "5"})
        self._jobs += 1
        try:
            async with self._slots:
                return await self._run(job)
        finally:
            self._jobs -= 1

    async def _run(self, job: Mapping[str, Any]) -> Reply:
        seconds = self._bounds.seconds
        worker = self._idle.pop() if self._idle else await Worker.start(self._arguments)
        done, clock = False, asyncio.get_running_loop().time
        start = clock()
        try:
            reply = await asyncio.wait_for(worker.ask({**job, "seconds": seconds}), seconds + _GRACE)
            done = True
        except (asyncio.IncompleteReadError, TimeoutError, OSError):
            if clock() - start >= seconds:
                return refusal(503, f"no answer within {seconds:g} s; narrow the query")
            return refusal(503, "the query took more memory than it may, and was stopped; narrow it")
        finally:
            if done and not self._closed:
                self._idle.append(worker)
            else:
                await asyncio.shield(worker.kill())
        return reply

    async def close(self) -> None:
        """End the idle workers; those that have a job end with it."""
        self._closed = True
        while self._idle:
            await self._idle.pop().kill()
