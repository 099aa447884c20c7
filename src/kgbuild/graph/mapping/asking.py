"""What the mapping of a document asks of the whole: noted, so that it is mapped again only where an answer changed."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import fields, replace
from itertools import groupby
from operator import itemgetter
from typing import Any, Final, TypeVar

from pyoxigraph import NamedNode

from kgbuild.entities import Resolution
from kgbuild.graph.mapping.scope import World

V = TypeVar("V")
#: Mappings of a World, and of its Resolution, that a mapper may ask.
_OF_WORLD: Final = ("titles", "papers", "grants", "venue_types", "bodies", "fused")
_OF_RESOLUTION: Final = tuple(
    field.name for field in fields(Resolution) if field.name not in {"unsure", "forwarded", "parted", "before"}
)
#: A question: which mapping, and the key as JSON has it.
Question = tuple[str, Any]


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
    told: dict[str, Any] = {name: _Noted(name, getattr(world.resolution, name), notes) for name in _OF_RESOLUTION}
    asked: dict[str, Any] = {name: _Noted(name, getattr(world, name), notes) for name in _OF_WORLD}
    return replace(world, resolution=replace(world.resolution, **told), **asked), notes


def in_order(notes: set[Question]) -> list[tuple[str, list[Any]]]:
    """Give mapping → the keys that it was asked for, all in order."""
    return [(name, [key for _, key in each]) for name, each in groupby(sorted(notes), key=itemgetter(0))]


class Answers:
    """Answers the questions of earlier builds as the world of this build does."""

    def __init__(self, world: World) -> None:
        found = {name: getattr(world.resolution, name) for name in _OF_RESOLUTION}
        self._mappings: dict[str, Mapping[Any, Any]] = found | {name: getattr(world, name) for name in _OF_WORLD}
        self._mappings["fused"] = {node.value: to for node, to in world.fused.items()}
        self._known: dict[Question, str] = {}

    def digest(self, asked: Iterable[tuple[str, Sequence[Any]]]) -> str:
        """Give one digest of the answers to questions, in their order."""
        words: list[str] = []
        for name, keys in asked:
            find = self._mappings[name].get
            for key in keys:
                value = find(tuple(key) if isinstance(key, list) else key)
                if value is None:
                    words.append("")
                else:
                    words.append(value if isinstance(value, str) else self._worded(name, key, value))
        return hashlib.blake2b("\x00".join(words).encode("utf-8", "surrogatepass"), digest_size=16).hexdigest()

    def _worded(self, name: str, key: str, value: object) -> str:
        """Give an answer that is no string in words; many documents ask for the same."""
        if (name, key) not in self._known:
            self._known[name, key] = repr(value)
        return self._known[name, key]
