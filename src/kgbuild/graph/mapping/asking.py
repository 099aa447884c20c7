"""What the mapping of a document asks of the whole: noted, so that it is mapped again only where an answer changed."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import fields, replace
from typing import Any, Final, TypeVar

from kgbuild.entities import Resolution
from kgbuild.graph.mapping.scope import World

V = TypeVar("V")
#: Mappings of a World, and of its Resolution, that a mapper may ask.
_OF_WORLD: Final = ("titles", "papers", "grants", "venue_types", "bodies", "fused")
_OF_RESOLUTION: Final = tuple(
    field.name for field in fields(Resolution) if field.name not in {"unsure", "forwarded", "parted", "before"}
)
#: A question: which mapping, and the key in words.
Question = tuple[str, str]


class _Noted(Mapping[Any, V]):
    """A mapping that notes what it is asked; it cannot be walked, for then the answer would depend on all of it."""

    def __init__(self, name: str, inner: Mapping[Any, V], notes: dict[Question, str]) -> None:
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
        self._notes[self._name, _worded(key)] = _answer(self._inner, key)

    def __iter__(self) -> Iterator[Any]:
        raise self._refusal()

    def __len__(self) -> int:
        raise self._refusal()

    def _refusal(self) -> TypeError:
        return TypeError(f"the mapping of a document walks over {self._name!r}; it may only ask for keys")


def noting(world: World) -> tuple[World, dict[Question, str]]:
    """Give a world that notes what it is asked, and the notes: question → answer in words."""
    notes: dict[Question, str] = {}
    told: dict[str, Any] = {name: _Noted(name, getattr(world.resolution, name), notes) for name in _OF_RESOLUTION}
    asked: dict[str, Any] = {name: _Noted(name, getattr(world, name), notes) for name in _OF_WORLD}
    return replace(world, resolution=replace(world.resolution, **told), **asked), notes


class Answers:
    """Answers the questions of earlier builds as the world of this build does."""

    def __init__(self, world: World) -> None:
        found = {name: getattr(world.resolution, name) for name in _OF_RESOLUTION}
        self._mappings: dict[str, Mapping[Any, Any]] = found | {name: getattr(world, name) for name in _OF_WORLD}
        self._keys = {
            name: {_worded(key): key for key in self._mappings[name]}
            for name in ("person_of", "organization_of", "paper_of", "grant_of", "fused")
        }
        self._known: dict[Question, str] = {}

    def digest(self, questions: list[Question]) -> str:
        """Give one digest of the answers to questions, in their order."""
        total = hashlib.blake2b(digest_size=16)
        for question in questions:
            total.update(self._answer(question).encode("utf-8", "surrogatepass") + b"\x00")
        return total.hexdigest()

    def _answer(self, question: Question) -> str:
        if question not in self._known:
            name, worded = question
            keys = self._keys.get(name)
            key = worded if keys is None else keys.get(worded)
            self._known[question] = _answer(self._mappings[name], key) if key is not None else ""
        return self._known[question]


def _worded(key: Any) -> str:
    if isinstance(key, str):
        return key
    return "\x1f".join(map(str, key)) if isinstance(key, tuple) else str(key)


def _answer(mapping: Mapping[Any, Any], key: Any) -> str:
    """Give a value in words, empty where there is none."""
    value = mapping.get(key)
    return "" if value is None else repr(value)
