"""What the mapping of a document asks of the whole: noted, so that it is mapped again only where an answer changed."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import fields, replace
from itertools import groupby, repeat
from typing import Any, Final, TypeVar

from pyoxigraph import NamedNode

from kgbuild.entities import Entity, Resolution
from kgbuild.graph.mapping.editions import Editions
from kgbuild.graph.mapping.entities import VALUES
from kgbuild.graph.mapping.scope import World

V = TypeVar("V")
#: Mappings of a World, and of its Resolution, that a mapper may ask.
_OF_WORLD: Final = ("titles", "papers", "grants", "venue_types", "bodies", "fused")
#: Stands before the names of mappings of a Resolution, some of which a World has, too.
_RESOLVED: Final = "resolved "
_OF_RESOLUTION: Final = tuple(
    field.name for field in fields(Resolution) if field.name not in {"unsure", "forwarded", "parted", "before"}
)
_ENTITIES: Final = ("people", "organizations", "papers", "venues", "grants")
#: Mappings whose values are no strings.
_WORDED: Final = frozenset({"venue_types", "fused", *(_RESOLVED + name for name in _ENTITIES)})
#: A question: which mapping, and the key.
Question = tuple[str, Any]
#: Questions: which mapping, what all keys begin with, and their parts behind it, one list for each; where keys are
#: plain strings, which begin with nothing in common, one list of them.
Asked = tuple[str, str | None, list[list[Any]]]


class _Noted(Mapping[Any, V]):
    """A mapping that notes what it is asked; it cannot be walked, for then the answer would depend on all of it."""

    def __init__(self, name: str, inner: Mapping[Any, V], notes: set[Question]) -> None:
        self._name, self._inner, self._notes = name, inner, notes

    def __getitem__(self, key: Any) -> V:
        self._note(key)
        return self._inner[key]

    def get(self, key: Any, default: Any = None) -> Any:
        """Give a value, noting the question."""
        self._note(key)
        return self._inner.get(key, default)

    def __contains__(self, key: object) -> bool:
        self._note(key)
        return key in self._inner

    def _note(self, key: Any) -> None:
        self._notes.add((self._name, key.value if isinstance(key, NamedNode) else key))

    def __iter__(self) -> Iterator[Any]:
        raise self._refusal()

    def __len__(self) -> int:
        raise self._refusal()

    def _refusal(self) -> TypeError:
        return TypeError(f"the mapping of a document walks over {self._name!r}; it may only ask for keys")


def noting(world: World) -> tuple[World, set[Question]]:
    """Give a world that notes what it is asked, and the notes."""
    notes: set[Question] = set()
    told: dict[str, Any] = {
        name: _Noted(_RESOLVED + name, getattr(world.resolution, name), notes) for name in _OF_RESOLUTION
    }
    asked: dict[str, Any] = {name: _Noted(name, getattr(world, name), notes) for name in _OF_WORLD}
    return replace(world, resolution=replace(world.resolution, **told), **asked), notes


def in_order(notes: set[Question]) -> list[Asked]:
    """Give what was asked in order, as JSON has it: most keys begin with the document that asks."""
    grouped = groupby(sorted(notes), key=lambda note: (note[0], note[1][0] if isinstance(note[1], tuple) else None))
    return [
        (name, document, [keys] if document is None else [list(part) for part in zip(*keys, strict=True)][1:])
        for (name, document), each in grouped
        for keys in [[key for _, key in each]]
    ]


class Answers:
    """Answers the questions of earlier builds as the world of this build does."""

    def __init__(self, world: World) -> None:
        found = {_RESOLVED + name: getattr(world.resolution, name) for name in _OF_RESOLUTION}
        self._mappings: dict[str, Mapping[Any, Any]] = found | {name: getattr(world, name) for name in _OF_WORLD}
        self._mappings["fused"] = {node.value: to for node, to in world.fused.items()}
        self._known: dict[Question, str] = {}

    def digest(self, document: str, asked: Iterable[Asked]) -> str:
        """Give one digest of the answers to the questions of a document, in their order."""
        words: list[str] = []
        for name, first, columns in asked:
            mapping = self._mappings[name]
            if isinstance(mapping, Editions):
                words += ["" if mapping.teller(key) == document else self._worded(name, key) for key in columns[0]]
            elif name in _WORDED:
                words += [self._worded(name, key) for key in columns[0]]
            else:
                keys = columns[0] if first is None else zip(repeat(first), *columns)
                words += [value or "" for value in map(mapping.get, keys)]
        return hashlib.blake2b("\x00".join(words).encode("utf-8", "surrogatepass"), digest_size=16).hexdigest()

    def _worded(self, name: str, key: str) -> str:
        """Give an answer that is no string in words; many documents ask for the same."""
        if (name, key) not in self._known:
            value = self._mappings[name].get(key)
            self._known[name, key] = repr(VALUES(value) if isinstance(value, Entity) else value)
        return self._known[name, key]
