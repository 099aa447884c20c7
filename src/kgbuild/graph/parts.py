"""The graph in parts, one a document and one a share of the entities, each made again only where its grounds changed.

`cache/parts/` holds packs with two entries a part: its quads (`….nq`, compressed) and what they depend on (`….json`):
the reading, the settings, the code, and the answers to all that the mapping asked about other documents. Beside these
stands what the document tells that others may tell, too. Parts share no quad.
"""

from __future__ import annotations

import hashlib
import json
import zlib
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

from pyoxigraph import NamedNode, Quad

from kgbuild.cache import Packs
from kgbuild.graph.mapping.asking import Answers, in_order, noting
from kgbuild.graph.mapping.fusion import Told
from kgbuild.graph.mapping.scope import World
from kgbuild.graph.mapping.shares import Share
from kgbuild.graph.store import quad_lines

FOLDER: Final = Path("cache", "parts")
#: Of zlib: quads take a tenth of their size, for little time.
_EFFORT: Final = 1
#: How many changed lines are held; where there are more, the graph is written anew.
_MOST: Final = 1 << 19
#: Gives the quads of a document, from its id and a world.
Make = Callable[[str, World], Iterable[Quad]]
#: Gives what a document tells that others may tell, too, likewise.
Tell = Callable[[str, World], list[Told]]


@dataclass(slots=True)
class Parts:
    """The parts of one graph directory in the making.

    Attributes:
        before: the directory of the build before; None where nothing shall be used again.
        now: the one that is made.
        removed: lines of the build before that this one does not have.
        added: lines that the build before did not have.
        rewritten: whether so many lines changed that neither tells.
    """

    before: Path | None
    now: Path
    removed: set[bytes] = field(default_factory=set)
    added: set[bytes] = field(default_factory=set)
    rewritten: bool = False
    _names: set[str] = field(default_factory=set)
    _told: dict[str, list[Told]] = field(default_factory=dict)
    _standing: dict[str, Any] = field(default_factory=dict)
    _packs: Packs = field(init=False)

    def __post_init__(self) -> None:
        self._packs = Packs(self.before and self.before / FOLDER, self.now / FOLDER)

    @property
    def damaged(self) -> list[str]:
        """What did not hold what it should; where there is any, `removed` cannot be relied on."""
        return self._packs.damaged

    def told(self, world: World, keys: Mapping[str, str], make: Tell) -> dict[str, list[Told]]:
        """Give what each document tells that others may tell, too; of those whose grounds are as they were, from them.

        Args:
            world: what the documents say together, but for what is fused.
            keys: document → digest of everything else that its part depends on.
            make: gives what a document tells.
        """
        answers = Answers(world)
        for document, key in keys.items():
            old = self._trace(_name(document))
            if old and old["key"] == key and answers.digest(document, old["asked"]) == old["answers"]:
                self._standing[document] = old["fused"]
                self._told[document] = [Told(NamedNode(node), *map(tuple, said)) for node, *said in old["told"]]
            else:
                self._told[document] = make(document, world)
        return self._told

    def documents(self, world: World, keys: Mapping[str, str], make: Make) -> None:
        """Make the parts of all documents, or take them over; `told` was called before.

        Args:
            world: what the documents say together.
            keys: as above.
            make: gives the quads of a document, from its id and a world.
        """
        watched, notes = noting(world)
        answers = Answers(world)
        for document, key in keys.items():
            name, fused = _name(document), self._standing.get(document)
            if fused and answers.digest(document, fused[0]) == fused[1]:
                self._keep(name)
                continue
            notes.clear()
            lines = quad_lines(make(document, watched))
            asked = in_order(notes)
            fused = [one for one in asked if one[0] == "fused"]
            asked = [one for one in asked if one[0] != "fused"]
            told = [[one.node.value, one.kind, one.said] for one in self._told[document]]
            grounds = {"key": key, "asked": asked, "answers": answers.digest(document, asked)}
            self._replace(name, lines, {**grounds, "fused": [fused, answers.digest(document, fused)], "told": told})

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
        """Count in what documents that are gone had, and write; after this, `removed` and `added` are what changed.

        Raises:
            ValueError: a part that was taken over is damaged.
        """
        for entry in sorted(self._packs.old_names()):
            name, _, suffix = entry.partition(".")
            if suffix == "nq" and name not in self._names:
                self._count(self._old_lines(name), set())
        both = self.removed & self.added
        self.removed -= both
        self.added -= both
        self._packs.close()

    def lines(self) -> Iterator[bytes]:
        """Give the lines of all parts.

        Raises:
            ValueError: a part that was taken over is damaged.
        """
        for name in sorted(self._names):
            yield from zlib.decompress(self._packs.read(f"{name}.nq")).split(b"\n")[:-1]

    def _trace(self, name: str) -> dict[str, Any] | None:
        data = self._packs.find(f"{name}.json")
        if data is None:
            return None
        found: dict[str, Any] = json.loads(data)
        return found

    def _old_lines(self, name: str) -> set[bytes]:
        data = self._packs.find(f"{name}.nq")
        return set() if data is None else set(zlib.decompress(data).split(b"\n")) - {b""}

    def _keep(self, name: str) -> None:
        """Take a part over."""
        self._names.add(name)
        self._packs.keep(f"{name}.nq")
        self._packs.keep(f"{name}.json")

    def _replace(self, name: str, lines: set[bytes], trace: dict[str, Any]) -> None:
        """Put a part in, and count in how it differs from what it was."""
        self._names.add(name)
        data = b"".join(line + b"\n" for line in sorted(lines))
        self._packs.add(f"{name}.nq", zlib.compress(data, _EFFORT))
        self._packs.add(f"{name}.json", json.dumps(trace, ensure_ascii=True, separators=(",", ":")).encode())
        if self.before is not None and not self.rewritten:
            self._count(self._old_lines(name), lines)

    def _count(self, old: set[bytes], new: set[bytes]) -> None:
        if not self.rewritten:
            self.removed |= old - new
            self.added |= new - old
        if len(self.removed) + len(self.added) > _MOST:
            self.rewritten = True
            self.removed.clear()
            self.added.clear()


def _name(document: str, person: str = "") -> str:
    return hashlib.blake2b(
        document.encode("utf-8", "surrogatepass"), digest_size=16, person=person.encode()
    ).hexdigest()
