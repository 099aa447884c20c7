"""A process that answers from one snapshot, one job at a time, until its input ends or the server kills it.

Oxigraph cannot be interrupted and takes what memory it wants, so that every job of a stranger runs here: the server
kills the process at the timeout, the kernel refuses memory beyond the bound. An alarm of the kernel's own stops a job
whose server is gone.
"""

from __future__ import annotations

import os
import resource
import signal
import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, Final

from pyoxigraph import Store

from kgbuild.graph.store import STORE
from kgbuild.publish.endpoint import frames
from kgbuild.publish.endpoint.answers import Reply, answer, refusal
from kgbuild.publish.endpoint.entity import describe_entity

_MIB: Final = 1 << 20


class Desk:
    """Answers jobs from an open snapshot."""

    def __init__(self, store: Store, base: str) -> None:
        self.store, self.base = store, base
        self._makers: Mapping[str, Callable[..., Reply]] = {
            "query": self._query,
            "describe": self._describe,
        }

    def reply(self, job: Mapping[str, Any]) -> Reply:
        """Answer a job: its `kind` and what that kind needs."""
        given = dict(job)
        make, seconds = self._makers[given.pop("kind")], given.pop("seconds")
        try:
            signal.setitimer(signal.ITIMER_REAL, seconds)
            return make(**given)
        except MemoryError:
            return refusal(400, "the answer needs more memory than a query may take; ask for less")
        except (OSError, RuntimeError) as error:
            return refusal(500, f"the store cannot be read ({error})")
        finally:
            signal.setitimer(signal.ITIMER_REAL, 0)

    def _query(self, text: str, accept: str, graphs: Mapping[str, Any], limit: int) -> Reply:
        return answer(self.store, text, accept=accept, graphs=graphs, limit=limit)

    def _describe(self, key: str, media: str) -> Reply:
        return describe_entity(self.store, self.base, key, media)


def bound_memory(megabytes: int) -> None:
    """Let this process take so much memory beyond what it has now; 0 for any."""
    if not megabytes:
        return
    pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[0])
    limit = pages * os.sysconf("SC_PAGE_SIZE") + megabytes * _MIB
    resource.setrlimit(resource.RLIMIT_AS, (limit, limit))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def main() -> None:
    """Answer frames on standard input with frames on standard output."""
    signal.signal(signal.SIGALRM, signal.SIG_DFL)  # ends the process even inside Oxigraph
    folder, base, megabytes = Path(sys.argv[1]), sys.argv[2], int(sys.argv[3])
    store = Store.read_only(str(folder / STORE))
    out = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # whatever a library prints must not stand between two frames
    bound_memory(megabytes)
    desk = Desk(store, base)
    out.write(frames.pack({"ready": True}))
    out.flush()
    while (frame := frames.read(sys.stdin.buffer)) is not None:
        reply = desk.reply(frame[0])
        out.write(frames.pack({"status": reply.status, "type": reply.type, "headers": dict(reply.headers)}, reply.body))
        out.flush()


if __name__ == "__main__":
    main()
