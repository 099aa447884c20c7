"""The graph in parts, one a document and one a share of the entities, each made again only where its grounds changed.

`cache/parts/` holds for each document its quads (`….nq`) and what they depend on (`….json`): the reading, the settings,
the code, and the answers to all that the mapping asked about other documents. Parts share no quad.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

from pyoxigraph import Quad

from kgbuild.cache import link
from kgbuild.graph.mapping.asking import Answers, in_order, noting
from kgbuild.graph.mapping.scope import World
from kgbuild.graph.mapping.shares import Share
from kgbuild.graph.store import quad_lines

FOLDER: Final = Path("cache") / "parts"
#: Gives the quads of a document, from its id and a world.
Make = Callable[[str, World], Iterable[Quad]]


@dataclass(slots=True)
class Parts:
    """The parts of one graph directory in the making.

    Attributes:
        before: the directory of the build before; None where nothing shall be used again.
        now: the one that is made.
        removed: lines of the build before that this one does not have.
        added: lines that the build before did not have.
        damaged: files that did not hold what they should; where there are any, `removed` cannot be relied on.
    """

    before: Path | None
    now: Path
    removed: set[bytes] = field(default_factory=set)
    added: set[bytes] = field(default_factory=set)
    damaged: list[str] = field(default_factory=list)
    _names: set[str] = field(default_factory=set)

    def documents(self, world: World, keys: Mapping[str, str], make: Make) -> None:
        """Make the parts of all documents, or take them over.

        Args:
            world: what the documents say together.
            keys: document → digest of everything else that its part depends on.
            make: gives the quads of a document, from its id and a world.
        """
        watched, notes = noting(world)
        answers = Answers(world)
        for document, key in keys.items():
            name = _name(document)
            old = self._trace(name)
            if old and old["key"] == key and answers.digest(old["asked"]) == old["answers"]:
                self._keep(name)
                continue
            notes.clear()
            lines = quad_lines(make(document, watched))
            asked = in_order(notes)
            self._replace(name, lines, {"key": key, "asked": asked, "answers": answers.digest(asked)})

    def shares(self, shares: Iterable[Share], key: str) -> None:
        """Make the parts of what is no one document's, or take them over.

        Args:
            shares: cover it all.
            key: digest of what all of them depend on.
        """
        for share in shares:
            name = _name(share.name, "of all")
            old = self._trace(name)
            if old and old["key"] == key and old["depends"] == share.depends:
                self._keep(name)
            else:
                self._replace(name, quad_lines(share.make()), {"key": key, "depends": share.depends})

    def finish(self) -> None:
        """Count in what documents that are gone had; after this, `removed` and `added` are what changed."""
        if self.before is None:
            return
        for path in sorted((self.before / FOLDER).glob("*.nq")):
            if path.stem not in self._names:
                self.removed |= self._old_lines(path.stem)
        both = self.removed & self.added
        self.removed -= both
        self.added -= both

    def lines(self) -> Iterator[bytes]:
        """Give the lines of all parts.

        Raises:
            ValueError: a part that was taken over is damaged.
        """
        for name in sorted(self._names):
            path = self.now / FOLDER / f"{name}.nq"
            data, trace = path.read_bytes(), path.with_suffix(".json").read_bytes().partition(b"\n")[2]
            if _digest(data) != json.loads(trace)["lines"]:
                raise ValueError(f"{self._old(name, '.nq')}: does not fit its digest")
            yield from data.split(b"\n")[:-1]

    def _old(self, name: str, suffix: str) -> Path:
        return (self.before or self.now) / FOLDER / f"{name}{suffix}"

    def _trace(self, name: str) -> dict[str, Any] | None:
        if self.before is None:
            return None
        path = self._old(name, ".json")
        try:
            head, _, body = path.read_bytes().partition(b"\n")
        except FileNotFoundError:
            return None
        if head != _digest(body).encode():
            self.damaged.append(f"{path}: does not fit its digest")
            return None
        found: dict[str, Any] = json.loads(body)
        return found

    def _old_lines(self, name: str) -> set[bytes]:
        trace = self._trace(name)
        if trace is None:
            return set()
        try:
            data = self._old(name, ".nq").read_bytes()
        except OSError:
            data = b""
        if _digest(data) != trace["lines"]:
            self.damaged.append(f"{self._old(name, '.nq')}: does not fit its digest")
            return set()
        return set(data.split(b"\n")) - {b""}

    def _keep(self, name: str) -> None:
        """Take a part over."""
        self._names.add(name)
        for suffix in (".nq", ".json"):
            link(self._old(name, suffix), self.now / FOLDER / f"{name}{suffix}")

    def _replace(self, name: str, lines: set[bytes], trace: dict[str, Any]) -> None:
        """Write a part, and count in how it differs from what it was."""
        self._names.add(name)
        self._write(name, lines, trace)
        if self.before is not None:
            old = self._old_lines(name)
            self.removed |= old - lines
            self.added |= lines - old

    def _write(self, name: str, lines: set[bytes], trace: dict[str, Any]) -> None:
        folder = self.now / FOLDER
        folder.mkdir(parents=True, exist_ok=True)
        data = b"".join(line + b"\n" for line in sorted(lines))
        for suffix in (".nq", ".json"):  # a link must not be written through
            (folder / f"{name}{suffix}").unlink(missing_ok=True)
        (folder / f"{name}.nq").write_bytes(data)
        body = json.dumps({**trace, "lines": _digest(data)}, ensure_ascii=True, separators=(",", ":")).encode()
        (folder / f"{name}.json").write_bytes(_digest(body).encode() + b"\n" + body)


def _name(document: str, person: str = "") -> str:
    return hashlib.blake2b(
        document.encode("utf-8", "surrogatepass"), digest_size=16, person=person.encode()
    ).hexdigest()


def _digest(data: bytes) -> str:
    return hashlib.blake2b(data, digest_size=16).hexdigest()
