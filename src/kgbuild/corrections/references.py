"""From the names in a correction to the entities that they mean."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from difflib import get_close_matches
from typing import Any

from kgbuild.corrections.correction import DOCUMENT, Correction, Corrections, Reference
from kgbuild.entities import Entity, Resolution
from kgbuild.errors import CorrectionsError
from kgbuild.model import Extraction
from kgbuild.names import fold


def entities_of(resolution: Resolution, kind: str) -> Mapping[str, Entity]:
    """Give the entities of one kind by key."""
    return {
        "person": resolution.people,
        "organization": resolution.organizations,
        "paper": resolution.papers,
        "venue": resolution.venues,
        "grant": resolution.grants,
    }[kind]


class Finder:
    """Finds entities by name, key or identifier.

    Args:
        resolution: who is who.
        extractions: what the documents say.
        known: kind → names, and `document` → ids, that any earlier build knew.
        corrections: all of them.
    """

    def __init__(
        self,
        resolution: Resolution,
        extractions: Sequence[Extraction],
        known: Mapping[str, AbstractSet[str]],
        corrections: Corrections,
    ) -> None:
        self.resolution, self.known, self.path = resolution, known, corrections.path
        self._new = {(one.kind, fold(one.name)) for item in corrections.items for one in _added(item.value) if one.new}
        self.documents = {extraction.document for extraction in extractions}
        self._names: dict[str, dict[str, set[str]]] = {}
        self._told_in: dict[str, set[str]] = defaultdict(set)
        for where in (resolution.person_of, resolution.organization_of, resolution.paper_of, resolution.grant_of):
            for place, key in where.items():
                self._told_in[key].add(place[0])

    def find(self, wanted: Reference, item: Correction) -> str:
        """Give the key of the entity that a reference means; empty where it is gone, or may be new.

        Raises:
            CorrectionsError: nothing was ever called so, or several are.
        """
        keys = self.bearers(wanted)
        if item.action == "add" and not wanted.document:  # what only additions name proves nothing
            keys = [key for key in keys if self._is_told(wanted.kind, key)]
        if len(keys) > 1:
            reason = f"{len(keys)} of kind {wanted.kind} are called {wanted.name!r}: {', '.join(keys)}"
            raise CorrectionsError(self.path, reason, line=item.line, remedy="give the key, or a document as well")
        if not keys and (wanted.kind, fold(wanted.name)) not in self._new:
            self._complain(wanted, item)
        return keys[0] if keys else ""

    def bearers(self, wanted: Reference) -> list[str]:
        """Give the keys of all whom a reference may mean."""
        keys = self._candidates(wanted)
        return [key for key in keys if wanted.document in self._told_in[key]] if wanted.document else keys

    def check_document(self, document: str, item: Correction) -> None:
        """Let a document that nobody ever read be an error.

        Raises:
            CorrectionsError: with the nearest that there are.
        """
        known = self.documents | self.known.get("document", frozenset())
        if document not in known:
            reason = f"no document {document!r}"
            raise CorrectionsError(self.path, reason, line=item.line, remedy=_nearest(document, known))

    def _candidates(self, wanted: Reference) -> list[str]:
        entities = entities_of(self.resolution, wanted.kind)
        key = self.resolution.forwarded.get(wanted.name, wanted.name)
        if key in entities:
            return [key]
        if wanted.kind not in self._names:
            self._names[wanted.kind] = _index(entities.values())
        return sorted(self._names[wanted.kind].get(fold(wanted.name), ()))

    def _is_told(self, kind: str, key: str) -> bool:
        return kind == "venue" or bool(self._told_in[key] - {DOCUMENT})

    def _complain(self, wanted: Reference, item: Correction) -> None:
        """Raise for what no build ever knew: a slip of the pen; what is gone is no error."""
        if wanted.document:
            self.check_document(wanted.document, item)
        names = {
            name
            for key, entity in entities_of(self.resolution, wanted.kind).items()
            if self._is_told(wanted.kind, key)
            for name in (entity.name, *entity.variants)
        }
        known = names | self.known.get(wanted.kind, frozenset())
        if fold(wanted.name) not in {fold(name) for name in known}:
            reason = f"no {wanted.kind} {wanted.name!r}"
            raise CorrectionsError(self.path, reason, line=item.line, remedy=_nearest(wanted.name, known))


def _added(value: Any) -> Iterable[Reference]:
    """Give the references among the fields of an added record."""
    if isinstance(value, Reference):
        yield value
    elif isinstance(value, dict | tuple):
        for one in value.values() if isinstance(value, dict) else value:
            yield from _added(one)


def _index(entities: Iterable[Entity]) -> dict[str, set[str]]:
    found: dict[str, set[str]] = defaultdict(set)
    for entity in entities:
        for name in (entity.name, *entity.variants):
            found[fold(name)].add(entity.key)
        for scheme, value in entity.identifiers.items():
            found[fold(f"{scheme}:{value}")].add(entity.key)
            found[fold(value)].add(entity.key)
    return found


def _nearest(word: str, known: Iterable[str]) -> str:
    by_fold = {fold(name): name for name in sorted(known, reverse=True) if name}
    near = get_close_matches(fold(word), sorted(by_fold), n=3, cutoff=0.5)
    return "the nearest: " + ", ".join(by_fold[one] for one in near) if near else "nothing is called so or nearly so"
