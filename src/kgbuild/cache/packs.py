"""Many small things in few files: a folder of packs, each holding the entries whose names' checksums fall to it.

The first line of a pack lists its entries, each with its size and digest, behind a digest of the list itself; the
entries follow, one behind the other. A pack in which nothing changed since the build before is a link to that one's.
"""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import zlib
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

#: How many entries a pack has, more or less.
_EACH: Final = 64
_VERSION: Final = b"kgbuild pack 1"


@dataclass(frozen=True, slots=True)
class _Place:
    """Where an entry lies: from byte `start` of the file `path`, `size` bytes that have that digest."""

    path: Path
    start: int
    size: int
    digest: str

    def read(self) -> bytes:
        """Give the entry.

        Raises:
            ValueError: it is not what was written.
        """
        with self.path.open("rb") as stream:
            stream.seek(self.start)
            data = stream.read(self.size)
        if digest(data) != self.digest:
            raise ValueError(f"{self.path}: an entry does not fit its digest")
        return data


@dataclass(slots=True)
class Packs:
    """The packs of the build before, and those of this one, which are written when `close` is called.

    Attributes:
        before: the folder of the build before; None where nothing shall be used again.
        now: the folder of this one.
        damaged: packs and entries that were not what was written, with what was wrong.
    """

    before: Path | None
    now: Path
    damaged: list[str] = field(default_factory=list)
    _old: dict[str, _Place] = field(default_factory=dict)
    _kept: set[str] = field(default_factory=set)
    _new: dict[str, _Place] = field(default_factory=dict)

    def __post_init__(self) -> None:
        shutil.rmtree(self.now, ignore_errors=True)
        self.now.mkdir(parents=True)
        for path in sorted(self.before.iterdir()) if self.before and self.before.is_dir() else ():
            try:
                self._old.update(_listed(path))
            except (OSError, ValueError) as error:
                self.damaged.append(f"{path}: {error}")

    def find(self, name: str) -> bytes | None:
        """Give an entry of the build before; None where there is none that is whole."""
        place = self._old.get(name)
        if place is None:
            return None
        try:
            return place.read()
        except (OSError, ValueError) as error:
            self.damaged.append(str(error))
            del self._old[name]
            return None

    def read(self, name: str) -> bytes:
        """Give an entry of this build.

        Raises:
            ValueError: it was taken over, and is damaged.
        """
        return (self._new.get(name) or self._old[name]).read()

    def old_names(self) -> set[str]:
        """Give the names of the entries of the build before."""
        return set(self._old)

    def names(self) -> set[str]:
        """Give the names of the entries of this build."""
        return self._kept | self._new.keys()

    def keep(self, name: str) -> None:
        """Take an entry over from the build before."""
        self._kept.add(name)

    def add(self, name: str, data: bytes) -> None:
        """Put an entry in; until the packs are written it waits in a file beside them."""
        with self._waiting.open("ab") as stream:
            self._new[name] = _Place(self._waiting, stream.tell(), len(data), digest(data))
            stream.write(data)

    def close(self) -> None:
        """Write the packs of this build.

        Raises:
            ValueError: an entry that was taken over is damaged.
        """
        names = self.names()
        count = 1 << (len(names) // _EACH).bit_length()
        cut: dict[int, list[str]] = {}
        for name in sorted(names):
            cut.setdefault(zlib.crc32(name.partition(".")[0].encode()) % count, []).append(name)
        old: dict[str, set[str]] = {}
        for name, place in self._old.items():
            old.setdefault(place.path.name, set()).add(name)
        written: dict[str, _Place] = {}
        for number, held in cut.items():
            path = self.now / f"{count:x}-{number:x}"
            if self.before and old.get(path.name) == set(held) and self._kept.issuperset(held):
                link(self.before / path.name, path)
            else:
                path.write_bytes(_packed(held, [self.read(name) for name in held]))
            written.update(_listed(path))
        self._waiting.unlink(missing_ok=True)
        self._new = written

    @property
    def _waiting(self) -> Path:
        return self.now / "waiting"


def _packed(names: list[str], bodies: list[bytes]) -> bytes:
    listed = [[name, len(body), digest(body)] for name, body in zip(names, bodies, strict=True)]
    head = json.dumps(listed, separators=(",", ":")).encode()
    return b"".join([b"%b %b %b\n" % (_VERSION, digest(head).encode(), head), *bodies])


def _listed(path: Path) -> dict[str, _Place]:
    """Give the entries of a pack.

    Raises:
        ValueError: the list was damaged, or the pack cut short.
    """
    with path.open("rb") as stream:
        version, _, head = stream.readline().rstrip(b"\n").partition(b" [")
        head = b"[" + head
        if version != b"%b %b" % (_VERSION, digest(head).encode()):
            raise ValueError("does not fit its digest")
        start = stream.tell()
    found = {}
    for name, size, of_body in json.loads(head):
        found[name] = _Place(path, start, size, of_body)
        start += size
    if path.stat().st_size != start:
        raise ValueError("was cut short, or grew")
    return found


def digest(data: bytes) -> str:
    """Give the digest that names and checks what a cache holds."""
    return hashlib.blake2b(data, digest_size=16).hexdigest()


def link(old: Path, new: Path) -> None:
    """Let a file that nobody writes to again stand in a second place, by a copy where links are not to be had."""
    try:
        os.link(old, new)
    except FileExistsError:
        return
    except OSError:
        new.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(old, new)
