"""A resolution under other keys."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import TypeVar

from kgbuild.entities import Entity, Resolution

W = TypeVar("W")


def rekey(resolution: Resolution, new: Mapping[str, str]) -> Resolution:
    """Give the same decisions under other keys; a key that `new` does not hold stays."""
    if all(old == key for old, key in new.items()):
        return resolution

    def entities(found: Mapping[str, Entity]) -> dict[str, Entity]:
        named = {}
        for old, one in found.items():
            key, parent = new.get(old, old), new.get(one.parent, one.parent)
            same = key == one.key and parent == one.parent
            named[key] = one if same else replace(one, key=key, parent=parent)
        return dict(sorted(named.items()))

    def values(found: Mapping[W, str]) -> dict[W, str]:
        return {where: new.get(key, key) for where, key in found.items()}

    renamed = ((new.get(a, a), new.get(b, b), score) for a, b, score in resolution.unsure)
    unsure = [(min(a, b), max(a, b), score) for a, b, score in renamed]
    return Resolution(
        entities(resolution.people),
        entities(resolution.organizations),
        entities(resolution.papers),
        entities(resolution.venues),
        entities(resolution.grants),
        values(resolution.person_of),
        values(resolution.organization_of),
        values(resolution.paper_of),
        values(resolution.grant_of),
        values(resolution.venue_of),
        tuple(sorted(unsure, key=lambda pair: (-pair[2], pair[0], pair[1]))),
        resolution.forwarded,
        resolution.parted,
        entities(resolution.before),
    )
