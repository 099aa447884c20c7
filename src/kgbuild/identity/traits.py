"""What an entity is recognised by in a later build: identifiers, and where it is told of under which name.

E-mail addresses are left out: the ledger goes to version control.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from kgbuild.entities import Entity, MentionKey, Resolution
from kgbuild.identity.ledger import Sight
from kgbuild.model import Extraction, Grant, Paper

#: Kind of entity, as its keys begin → the field of a Resolution that holds them.
KINDS: Mapping[str, str] = {
    "person": "people", "organization": "organizations", "paper": "papers", "venue": "venues", "grant": "grants",
}  # fmt: skip
_PRIVATE = frozenset({"email", "phone"})


@dataclass(frozen=True, slots=True)
class Traits:
    """What one entity of a resolution is recognised by; as `Entry`."""

    key: str
    name: str
    ids: frozenset[str]
    seen: frozenset[Sight]


def traits(resolution: Resolution, extractions: Sequence[Extraction]) -> dict[str, dict[str, Traits]]:
    """Give kind → key → traits of every entity."""
    seen: dict[str, set[Sight]] = defaultdict(set)
    _seen_mentions(seen, resolution.person_of)
    _seen_mentions(seen, resolution.organization_of)
    for printed, key in resolution.venue_of.items():
        seen[key].add(("", printed, ""))
    for extraction in extractions:
        _seen_records(seen, extraction, resolution)
    found: dict[str, dict[str, Traits]] = {}
    for kind, name in KINDS.items():
        entities: Mapping[str, Entity] = getattr(resolution, name)
        found[kind] = {
            key: Traits(key, entity.name, frozenset(_ids(entity)), frozenset(seen[key]))
            for key, entity in sorted(entities.items())
        }
    return found


def _seen_mentions(seen: dict[str, set[Sight]], where: Mapping[MentionKey, str]) -> None:
    for (document, name, _), key in where.items():
        seen[key].add((document, name, ""))


def _seen_records(seen: dict[str, set[Sight]], extraction: Extraction, resolution: Resolution) -> None:
    for index, record in enumerate(extraction.records):
        where = (extraction.document, index)
        if isinstance(record, Paper):
            seen[resolution.paper_of[where]].add((extraction.document, record.title, f"{record.year} {record.venue}"))
        elif isinstance(record, Grant):
            said = f"{record.identifier} {record.funder.name} {record.start} {record.amount}"
            seen[resolution.grant_of[where]].add((extraction.document, record.title, said))


def _ids(entity: Entity) -> Iterable[str]:
    return (f"{scheme}:{value}" for scheme, value in entity.identifiers.items() if value and scheme not in _PRIVATE)
