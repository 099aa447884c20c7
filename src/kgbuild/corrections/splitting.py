"""A resolution under change: clusters joined and parted, entities changed, mentions given to others."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any, Final

from kgbuild.corrections.correction import Reference
from kgbuild.corrections.shapes import TOLD_BY, printed
from kgbuild.entities import Entity, MentionKey, RecordKey, Resolution
from kgbuild.model import Extraction, Grant, Paper
from kgbuild.names import fold
from kgbuild.resolve.slugs import slug

#: Kind of entity → the fields of a Resolution that hold its entities, and that say where they are meant.
_FIELDS: Final[Mapping[str, tuple[str, str]]] = {
    "person": ("people", "person_of"),
    "organization": ("organizations", "organization_of"),
    "paper": ("papers", "paper_of"),
    "venue": ("venues", "venue_of"),
    "grant": ("grants", "grant_of"),
}


class Draft:
    """A resolution that corrections work on."""

    def __init__(self, resolution: Resolution, extractions: Sequence[Extraction]) -> None:
        self._entities: dict[str, dict[str, Entity]] = {}
        self._where: dict[str, dict[Any, str]] = {}
        for kind, (entities, where) in _FIELDS.items():
            self._entities[kind] = dict(getattr(resolution, entities))
            self._where[kind] = dict(getattr(resolution, where))
        self._titles = {
            (e.document, i): r.title
            for e in extractions
            for i, r in enumerate(e.records)
            if isinstance(r, Paper | Grant)
        }
        self._old = resolution
        self._joined: dict[str, str] = {}
        self._before: dict[str, Entity] = {}
        self._apart: set[tuple[str, str]] = set()

    def current(self, key: str) -> str:
        """Give the key that an entity goes by now."""
        while key in self._joined:
            key = self._joined[key]
        return key

    def entity(self, kind: str, key: str) -> Entity:
        """Give an entity as it is now."""
        return self._entities[kind][key]

    def change(self, kind: str, entity: Entity) -> None:
        """Put a changed entity in place; what the documents made of it is remembered."""
        self._before.setdefault(entity.key, self._entities[kind][entity.key])
        self._entities[kind][entity.key] = entity

    def records(self, kind: str, key: str) -> list[RecordKey]:
        """Give the records that tell of a paper or a grant."""
        return sorted(where for where, found in self._where[kind].items() if self.current(found) == key)

    def set_of_work(self, kind: str, key: str, name: str, value: Any) -> None:
        """Let an entity made of records follow what was set of them."""
        entity = self._entities[kind][key]
        if name == "title":
            variants = tuple(sorted({entity.name, *entity.variants} - {value}))
            self.change(kind, replace(entity, name=value, variants=variants))
        elif name in {"doi", "arxiv"} or (TOLD_BY[kind] is Grant and name == "identifier"):
            identifiers = {k: v for k, v in sorted({**entity.identifiers, name: value}.items()) if v}
            self.change(kind, replace(entity, identifiers=identifiers))
        elif name == "type":
            self.change(kind, replace(entity, kind=printed(value)))

    def join(self, kind: str, keys: Sequence[str]) -> None:
        """Make one entity of several; the first gives key and name."""
        first, *others = dict.fromkeys(map(self.current, keys))
        for other in others:
            one, gone = self._entities[kind][first], self._entities[kind].pop(other)
            variants = {*one.variants, gone.name, *gone.variants} - {one.name, ""}
            identifiers = {**gone.identifiers, **one.identifiers}
            self._entities[kind][first] = replace(
                one,
                variants=tuple(sorted(variants)),
                identifiers=dict(sorted(identifiers.items())),
                parent=one.parent or (gone.parent if gone.parent != first else ""),
                kind=one.kind or gone.kind,
                location=one.location or gone.location,
            )
            self._joined[other] = first
            self._before.pop(other, None)

    def split(self, key: str, wanted: Reference, first: Reference) -> str:
        """Give what `wanted` means of an entity a key of its own; the same key where nothing or everything would go."""
        mine = {where: self._name(wanted.kind, where) for where, k in self._where[wanted.kind].items() if k == key}
        named = fold(wanted.name) != fold(first.name)
        moving = {
            where: name
            for where, name in mine.items()
            if (not wanted.document or _document(where) == wanted.document)
            and (not named or wanted.document or fold(name) == fold(wanted.name))
        }
        if not moving or len(moving) == len(mine):
            return key
        entity = self._entities[wanted.kind][key]
        names = sorted(set(moving.values()) - {""})
        name = max(names, key=lambda n: (fold(n) == fold(wanted.name), len(n)), default=entity.name)
        anchor = min("\x1f".join(where if isinstance(where, str) else map(str, where)) for where in moving)
        digits = hashlib.blake2b(anchor.encode("utf-8", "surrogatepass"), digest_size=4).hexdigest()
        new = f"{wanted.kind}/{slug(name)}"
        new = f"{new}-{digits}" if new in self._entities[wanted.kind] else new
        left = {n for where, n in mine.items() if where not in moving}
        self._entities[wanted.kind][new] = Entity(new, name, tuple(n for n in names if n != name), kind=entity.kind)
        kept = tuple(n for n in entity.variants if n in left)
        best = entity.name if entity.name in left or entity.name not in names else max(sorted(left), key=len)
        self._entities[wanted.kind][key] = replace(entity, name=best, variants=tuple(n for n in kept if n != best))
        self._where[wanted.kind] |= dict.fromkeys(moving, new)
        return new

    def _name(self, kind: str, where: Any) -> str:
        if kind == "venue":
            return str(where)
        return str(where[1]) if kind in {"person", "organization"} else self._titles.get(where, "")

    def apart(self, keys: Sequence[str]) -> None:
        """Take pairs that are decided from the list of unsure ones."""
        self._apart |= {(a, b) for a in keys for b in keys if a < b}

    def link(self, kind: str, where: MentionKey, key: str) -> None:
        """Let a mention mean an entity; one that nobody means any more goes."""
        old = self._where[kind].get(where)
        self._where[kind][where] = key
        if old and old != key and old not in self._where[kind].values():
            self._entities[kind].pop(old, None)

    def resolution(self) -> Resolution:
        """Give the resolution as it is now."""

        def entities(kind: str) -> dict[str, Entity]:
            gone = self._current_parent
            return {key: gone(kind, one) for key, one in sorted(self._entities[kind].items())}

        def where(kind: str) -> dict[Any, str]:
            return {place: self.current(key) for place, key in self._where[kind].items()}

        unsure = [
            (a, b, score)
            for x, y, score in self._old.unsure
            for a, b in [sorted((self.current(x), self.current(y)))]
            if a != b and (a, b) not in self._apart
        ]
        return Resolution(
            people=entities("person"),
            organizations=entities("organization"),
            papers=entities("paper"),
            venues=entities("venue"),
            grants=entities("grant"),
            person_of=where("person"),
            organization_of=where("organization"),
            paper_of=where("paper"),
            grant_of=where("grant"),
            venue_of=where("venue"),
            unsure=tuple(unsure),
            forwarded=self._old.forwarded,
            parted=self._old.parted,
            before={key: one for key, one in sorted(self._before.items()) if key not in self._joined},
        )

    def _current_parent(self, kind: str, entity: Entity) -> Entity:
        parent = self.current(entity.parent) if entity.parent else ""
        return replace(entity, parent=parent if parent in self._entities[kind] and parent != entity.key else "")


def _document(where: Any) -> str:
    return "" if isinstance(where, str) else str(where[0])
