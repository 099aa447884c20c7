"""Two documents that tell of one position, study or service share its node, though one may tell less.

Within one document two entries stay two: whoever wrote them listed them apart.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from pyoxigraph import NamedNode

from kgbuild.graph.iris import slug


@dataclass(frozen=True, slots=True)
class Told:
    """An involvement as one document tells it.

    Attributes:
        node: its IRI by what is said of it.
        kind: its class, with agent and target: what must agree.
        said: role, dates and the like, in the order of the kind: what may be unknown to one of two.
    """

    node: NamedNode
    kind: tuple[str, str, str]
    said: tuple[str, ...]


def fuse(told: Iterable[tuple[str, Told]]) -> dict[NamedNode, NamedNode]:
    """Give for each involvement that another document tells more fully the node of that one.

    Args:
        told: (document, involvement) pairs.
    """
    groups: dict[tuple[str, str, str], dict[Told, set[str]]] = defaultdict(dict)
    for document, one in told:
        if all(one.kind):
            groups[one.kind].setdefault(one, set()).add(document)
    fused: dict[NamedNode, NamedNode] = {}
    for members in groups.values():
        if len(members) > 1:
            fused |= _fuse_group(members)
    return fused


def _fuse_group(members: Mapping[Told, set[str]]) -> dict[NamedNode, NamedNode]:
    fullest: list[tuple[Told, set[str]]] = []
    fused = {}
    for one in sorted(members, key=lambda t: (-sum(map(bool, t.said)), -len("".join(t.said)), t.said)):
        documents = members[one]
        fitting = [(other, seen) for other, seen in fullest if not seen & documents and _fit(one.said, other.said)]
        if len(fitting) == 1:
            other, seen = fitting[0]
            seen |= documents
            fused[one.node] = other.node
        else:
            fullest.append((one, set(documents)))
    return fused


def _fit(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Tell whether nothing contradicts and something agrees, unless one of the two says nothing at all."""
    pairs = [(_plain(a), _plain(b)) for a, b in zip(one, other, strict=True)]
    if any(a and b and not (a.startswith(b) or b.startswith(a)) for a, b in pairs):
        return False
    return any(a and b for a, b in pairs) or not any(a for a, _ in pairs) or not any(b for _, b in pairs)


def _plain(text: str) -> str:
    return slug(text).replace("-", "") if text else ""
