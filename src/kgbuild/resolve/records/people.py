"""Signatures to persons: one method for sets of homonyms and for whole communities.

A set is a *community* when its co-authors sign in it as well, as in all papers of a conference series: then few
people exist beside those seen, and one full name is one person. It is a *search* when it holds the papers of
given names out of the whole world: then a full name proves little and every pair is weighed. The share of
co-authors who sign themselves tells which it is.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

from kgbuild.resolve.clusters import Clusters
from kgbuild.resolve.linkage import link
from kgbuild.resolve.local import short
from kgbuild.resolve.naming import Fit, Key, fit
from kgbuild.resolve.records.community import Community
from kgbuild.resolve.records.signatures import FLOOR, Evidence, Signature, read_signature

#: From this share of co-authors who sign on, a set is a community.
COMMUNITY = 0.5


def resolve_people(
    rows: Iterable[Mapping[str, Any]], progress: Callable[[int, int], None] | None = None
) -> dict[str, str]:
    """Give id → id of the first signature (by content) of the same person.

    Args:
        rows: each with `id` and `name`, and if known `coauthors`, `title`, `venue`, `year`, `affiliation`, `paper`.
        progress: told after each block how many signatures of how many are done.
    """
    signatures = _in_order(map(read_signature, rows))
    clusters = Clusters(len(signatures))
    seen: dict[tuple[str, Key], int] = {}
    for index, one in enumerate(signatures):
        if one.paper and one.name.family and not one.twice and seen.setdefault((one.paper, one.name), index) != index:
            clusters.join(seen[one.paper, one.name], index)
        elif one.paper:
            clusters.mark(index, [one.paper])
    evidence = Evidence(signatures)
    blocks: dict[Key, list[int]] = defaultdict(list)
    for index, one in enumerate(signatures):
        blocks[short(one.name)].append(index)
    community = _is_community(signatures)
    done = 0
    for _, members in sorted(blocks.items()):
        if community:
            Community(members, signatures, evidence, clusters).join()
        else:
            join_homonyms(members, signatures, evidence, clusters)
        done += len(members)
        if progress:
            progress(done, len(signatures))
    return {one.id: signatures[clusters.find(i)].id for i, one in enumerate(signatures)}


def _in_order(signatures: Iterable[Signature]) -> list[Signature]:
    """Sort by name, then by the rest of the content: names first, for they are far fewer than signatures."""
    by_name: dict[Key, list[Signature]] = defaultdict(list)
    for one in signatures:
        by_name[one.name].append(one)
    for found in by_name.values():
        found.sort(key=lambda s: (sorted(s.title), s.paper, s.year, s.id))
    return [one for name in sorted(by_name) for one in by_name[name]]


def _is_community(signatures: Sequence[Signature]) -> bool:
    signed = {short(s.name) for s in signatures}
    company = [k for s in signatures for k in s.company]
    return sum(k in signed for k in company) >= COMMUNITY * len(company)


def join_homonyms(
    members: Sequence[int], signatures: Sequence[Signature], evidence: Evidence, clusters: Clusters
) -> None:
    """Weigh the pairs of a block whose names fit, and join by average linkage."""
    block = [signatures[i] for i in members]
    apart, odds = [], {}
    fits: dict[tuple[Key, Key], bool] = {}
    for a, b in evidence.pairs(block):
        names = block[a].name, block[b].name
        if names not in fits:
            fits[names] = fit(*names) > Fit.CONFLICT
        if not fits[names] or clusters.apart(members[a], members[b]):
            apart.append((a, b))
        else:
            found = evidence.of_names(*names) + evidence.of_context(block[a], block[b])
            if found > FLOOR:
                odds[a, b] = found
    for at, root in enumerate(link(len(block), odds, apart, silent=FLOOR, even=True)):
        clusters.join(members[at], members[root])
