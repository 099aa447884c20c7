"""Which records tell of one grant."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from itertools import combinations

from kgbuild.entities import Entity, MentionKey, RecordKey
from kgbuild.model import Extraction, Grant
from kgbuild.resolve.clusters import Clusters
from kgbuild.resolve.papers import title_key
from kgbuild.resolve.slugs import mint

#: A number of so many signs is one grant's, whatever the form of its funder's name.
_TELLING = 7
#: How many different records of one block are compared, each with each.
BLOCK_LIMIT = 200


def resolve_grants(
    extractions: Sequence[Extraction], organization_of: Mapping[MentionKey, str]
) -> tuple[dict[str, Entity], dict[RecordKey, str]]:
    """Give the grants of all extractions, and which record tells of which."""
    told = [((e.document, i), r) for e in extractions for i, r in enumerate(e.records) if isinstance(r, Grant)]
    blocks: dict[str, list[int]] = defaultdict(list)
    for index, ((document, _), grant) in enumerate(told):
        funder = organization_of.get((document, grant.funder.name, grant.funder.start), "")
        if grant.identifier:
            blocks["id:" + _bare(grant.identifier)].append(index)
        if grant.title:
            blocks["title:" + title_key(grant.title)].append(index)
        elif funder and grant.start and grant.amount:
            blocks[f"money:{funder}:{grant.start[:4]}:{grant.amount}"].append(index)
    clusters = Clusters(len(told))
    for _, members in sorted(blocks.items()):
        _join_block(members, told, clusters)
    return _entities(told, clusters.groups())


def _join_block(members: Sequence[int], told: Sequence[tuple[RecordKey, Grant]], clusters: Clusters) -> None:
    """Join the records of one block; of those that say the same one is compared with the others."""
    first: dict[tuple[str, ...], int] = {}
    for index in members:
        clusters.join(first.setdefault(_compared(told[index][1]), index), index)
    if len(first) > BLOCK_LIMIT:  # "Research grant": what so many grants are called tells none of them
        return
    for a, b in combinations(first.values(), 2):
        if _one_grant(told[a][1], told[b][1]):
            clusters.join(a, b)


def _compared(grant: Grant) -> tuple[str, ...]:
    """Give all that a record is compared by."""
    return _bare(grant.identifier), grant.start[:4], grant.amount, title_key(grant.funder.name), grant.funder.identifier


def _one_grant(a: Grant, b: Grant) -> bool:
    """Do two records that share an identifier, a title or a sum tell of one grant?"""
    if a.identifier and b.identifier:
        number = _bare(a.identifier)
        # A funder's name has many forms, but short numbers are every funder's.
        return number == _bare(b.identifier) and (len(number) >= _TELLING or _same_funder(a, b))
    if a.start and b.start and a.start[:4] != b.start[:4]:
        return False
    if a.amount and b.amount and a.amount != b.amount:
        return False
    return _same_funder(a, b)


def _same_funder(a: Grant, b: Grant) -> bool:
    left, right = title_key(a.funder.name), title_key(b.funder.name)
    known = bool(a.funder.identifier) and a.funder.identifier == b.funder.identifier
    return known or not left or not right or left in right or right in left


def _bare(identifier: str) -> str:
    return re.sub(r"\W+", "", identifier.casefold())


def _label(grant: Grant) -> str:
    """Give what a grant without a title is called: by who gave it, and its number or else its first year."""
    return " ".join(filter(None, (grant.funder.name, "grant", grant.identifier or grant.start)))


def _entities(
    told: Sequence[tuple[RecordKey, Grant]], groups: Sequence[Sequence[int]]
) -> tuple[dict[str, Entity], dict[RecordKey, str]]:
    drafts = []
    for group in groups:
        grants = [told[i][1] for i in group]
        titles = sorted({g.title for g in grants if g.title}, key=lambda t: (-len(t), t))
        first = grants[0]
        name = titles[0] if titles else first.scheme or _label(first)
        numbers = sorted({g.identifier for g in grants if g.identifier})
        drafts.append((name, tuple(titles[1:]), {"identifier": numbers[0]} if numbers else {}))
    anchors = ["{}#{:06d}".format(*told[group[0]][0]) for group in groups]
    keys = mint("grant", ((draft[0], anchor) for draft, anchor in zip(drafts, anchors, strict=True)))
    entities: dict[str, Entity] = {}
    where: dict[RecordKey, str] = {}
    for group, (name, variants, identifiers), anchor in zip(groups, drafts, anchors, strict=True):
        entities[keys[anchor]] = Entity(keys[anchor], name, tuple(sorted(variants)), identifiers)
        where |= {told[i][0]: keys[anchor] for i in group}
    return dict(sorted(entities.items())), where
