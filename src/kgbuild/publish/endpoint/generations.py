"""One generation after the other: a snapshot of each build, taken over while the server goes on answering."""

from __future__ import annotations

import asyncio
import contextlib
import json
import logging
import shutil
import sys
import tempfile
from collections.abc import AsyncIterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

from kgbuild.config import PrivacySettings, SiteSettings
from kgbuild.errors import GraphError
from kgbuild.publish.endpoint import snapshot
from kgbuild.publish.endpoint.pool import Bounds, Pool

logger = logging.getLogger(__name__)
#: Seconds between two looks at the graph directory.
_INTERVAL: Final = 1.0


class StartingError(GraphError):
    """No generation is there yet."""


@dataclass(frozen=True, slots=True)
class Source:
    """What is served, and how.

    Attributes:
        folder: the graph directory.
        privacy: what may leave; None for what each build recorded.
        site: what the pages say of themselves.
    """

    folder: Path
    privacy: PrivacySettings | None = None
    site: SiteSettings = field(default_factory=SiteSettings)


@dataclass(slots=True)
class Generation:
    """A snapshot with the workers that answer from it.

    Attributes:
        number: 1 for the first.
        folder: holds the store, and the pages once they are made.
        figures: see `snapshot.count`.
        queries: answer strangers' queries.
        descriptions: answer the server's own, so that a flood of queries leaves the entities reachable.
        users: requests that are being answered from it.
        pages: the folder of pages, None until they are made.
    """

    number: int
    folder: Path
    figures: Mapping[str, Any]
    queries: Pool
    descriptions: Pool
    users: int = 0
    pages: Path | None = None

    @property
    def base(self) -> str:
        """What the IRIs of the graph start with."""
        return str(self.figures["base"])


class Generations:
    """Follows a graph directory; `current` is what is served."""

    def __init__(self, source: Source, bounds: Bounds) -> None:
        self._source, self._bounds = source, bounds
        self._current: Generation | None = None
        self._mark: object = None
        self._aside = Path()
        self._number = 0
        self._tasks: set[asyncio.Task[None]] = set()

    @property
    def current(self) -> Generation | None:
        """The newest generation, None before the first is there."""
        return self._current

    @contextlib.asynccontextmanager
    async def using(self) -> AsyncIterator[Generation]:
        """Give the newest generation, which stays whole while the block runs.

        Raises:
            StartingError: there is none yet.
        """
        generation = self._current
        if generation is None:
            raise StartingError("the graph is being opened; come back in a moment")
        generation.users += 1
        try:
            yield generation
        finally:
            generation.users -= 1
            if generation is not self._current and not generation.users:
                await self._remove(generation)

    @contextlib.asynccontextmanager
    async def running(self) -> AsyncIterator[Generations]:
        """Follow the directory while the block runs."""
        self._aside = Path(await asyncio.to_thread(tempfile.mkdtemp, prefix="kgbuild-serve-"))
        try:
            self._spawn(self._follow())
            yield self
        finally:
            for task in self._tasks:
                task.cancel()
            await asyncio.gather(*self._tasks, return_exceptions=True)
            if self._current:
                await self._remove(self._current)
            shutil.rmtree(self._aside, ignore_errors=True)

    async def _follow(self) -> None:
        said = ""
        while True:
            try:
                mark = snapshot.mark_of(self._source.folder)
                if mark is not None and mark != self._mark:
                    await self._take()
                    said = ""
            except GraphError as error:  # the next look may find the directory whole
                if said != str(error):
                    said = str(error)
                    logger.warning("no new snapshot: %s", error)
            await asyncio.sleep(_INTERVAL)

    async def _take(self) -> None:
        mark = snapshot.mark_of(self._source.folder)
        self._number += 1
        folder = self._aside / f"generation-{self._number}"
        try:
            await self._made("store", folder)
            figures = json.loads((folder / snapshot.FIGURES).read_text(encoding="utf-8"))
            arguments = [str(folder), figures["base"]]
            single = Bounds(self._bounds.seconds, self._bounds.megabytes, 1)
            fresh = Generation(self._number, folder, figures, Pool(arguments, self._bounds), Pool(arguments, single))
            await fresh.queries.warm()
        except BaseException:
            shutil.rmtree(folder, ignore_errors=True)
            raise
        old, self._current, self._mark = self._current, fresh, mark
        if old and not old.users:
            await self._remove(old)
        self._spawn(self._draw(fresh))

    async def _draw(self, generation: Generation) -> None:
        """Make the pages of a generation."""
        try:
            await self._made("pages", generation.folder)
            generation.pages = generation.folder / snapshot.PAGES
        except GraphError as error:
            logger.warning("no pages: %s", error)

    async def _made(self, what: str, folder: Path) -> None:
        process = await asyncio.create_subprocess_exec(
            sys.executable, "-m", "kgbuild.publish.endpoint.snapshot", what, str(self._source.folder), str(folder),
            stdin=asyncio.subprocess.PIPE, stderr=asyncio.subprocess.PIPE, start_new_session=True,
        )  # fmt: skip
        try:
            asked = snapshot.asked(self._source.privacy, self._source.site)
            _, said = await process.communicate(asked.encode())
        except asyncio.CancelledError:
            process.kill()
            await process.wait()
            raise
        if process.returncode:
            raise GraphError((said.decode(errors="replace").strip() or f"{what}: cannot be made").splitlines()[-1])

    def _spawn(self, work: Any) -> None:
        task = asyncio.create_task(work)
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    async def _remove(self, generation: Generation) -> None:
        await generation.queries.close()
        await generation.descriptions.close()
        await asyncio.to_thread(shutil.rmtree, generation.folder, ignore_errors=True)
