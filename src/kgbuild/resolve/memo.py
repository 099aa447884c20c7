"""What earlier builds worked out, under names that say all that it depends on, so that none is ever out of date."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any, Protocol

from kgbuild.model import Extraction


class Kept(Protocol):
    """Where things are kept from build to build: `kgbuild.cache.Packs` is such a place."""

    def find(self, name: str) -> bytes | None:
        """Give what an earlier build kept, None where there is none that is whole."""

    def keep(self, name: str) -> None:
        """Let it stay."""

    def add(self, name: str, data: bytes) -> None:
        """Keep something new."""


@dataclass(frozen=True, slots=True)
class Memo:
    """What was worked out before, as JSON has it.

    Attributes:
        ground: gives a digest of an extraction, and of the code that works on it.
        code: a digest of that code alone.
        kept: holds what was worked out.
        tables: by their names, those that were asked for.
    """

    ground: Callable[[Extraction], str]
    code: str
    kept: Kept
    tables: dict[str, Table] = field(default_factory=dict)

    def of(self, name: str, make: Callable[[], Any]) -> Any:
        """Give what is kept under a name, made now where it is not."""
        data = self.kept.find(name)
        if data is not None:
            self.kept.keep(name)
            return json.loads(data)
        made = make()
        self.kept.add(name, json.dumps(made, separators=(",", ":")).encode())
        return made

    def table(self, name: str) -> Table:
        """Give a table of many small results that are kept together."""
        if name not in self.tables:
            data = self.kept.find(f"{name}-{self.code}")
            self.tables[name] = Table(json.loads(data) if data is not None else {})
        return self.tables[name]

    def close(self) -> None:
        """Keep what of the tables was asked for."""
        for name, table in sorted(self.tables.items()):
            data = json.dumps(dict(sorted(table.used.items())), separators=(",", ":"))
            self.kept.add(f"{name}-{self.code}", data.encode())


@dataclass(frozen=True, slots=True)
class Table:
    """Small results by what they depend on."""

    before: dict[str, Any]
    used: dict[str, Any] = field(default_factory=dict)

    def of(self, name: str, make: Callable[[], Any]) -> Any:
        """Give the result of that name, made now where it is not there."""
        if name not in self.used:
            self.used[name] = self.before[name] if name in self.before else make()
        return self.used[name]


def digest(ground: str) -> str:
    """Give a short name for what a result depends on."""
    return hashlib.blake2b(ground.encode("utf-8", "surrogatepass"), digest_size=16).hexdigest()
