"""What is no one document's, cut into shares, so that a share in which nothing changed is not mapped again."""

from __future__ import annotations

import hashlib
import zlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from typing import Final

from pyoxigraph import Quad

from kgbuild.entities import Entity
from kgbuild.graph.mapping.entities import depends_on, entities_of, forwarding_quads, quads_about
from kgbuild.graph.mapping.scope import World

#: How many entities a share has, more or less.
_EACH: Final = 32


@dataclass(frozen=True, slots=True)
class Share:
    """Quads that no other share has.

    Attributes:
        name: tells shares apart.
        depends: a digest of all that the quads depend on, beside settings and code.
        make: gives the quads.
    """

    name: str
    depends: str
    make: Callable[[], Iterator[Quad]]


def shares(world: World) -> Iterator[Share]:
    """Give the shares of a graph: entities by a checksum of their keys, and what leads from old IRIs to new ones."""
    resolution = world.resolution
    forwardings = repr((sorted(resolution.forwarded.items()), sorted(resolution.parted.items())))
    yield Share("forwardings", _digest(forwardings), partial(forwarding_quads, world))
    found = list(entities_of(resolution))
    count = 1 << (len(found) // _EACH).bit_length()
    cut: list[list[Entity]] = [[] for _ in range(count)]
    for entity in found:
        cut[zlib.crc32(entity.key.encode("utf-8", "surrogatepass")) % count].append(entity)
    for place, entities in enumerate(cut):
        depends = repr([depends_on(entity, world) for entity in entities])
        yield Share(f"entities-{place}-{count}", _digest(depends), partial(_about, entities, world))


def _about(entities: list[Entity], world: World) -> Iterator[Quad]:
    for entity in entities:
        yield from quads_about(entity, world)


def _digest(text: str) -> str:
    return hashlib.blake2b(text.encode("utf-8", "surrogatepass"), digest_size=16).hexdigest()
