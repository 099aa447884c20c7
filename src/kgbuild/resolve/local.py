"""Who is who inside one document, where short forms lean on the full names that the page prints beside them."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from kgbuild.model import Extraction, Mention
from kgbuild.resolve.clusters import Clusters
from kgbuild.resolve.mentions import SUBJECT, Told
from kgbuild.resolve.naming import Fit, Key, common, fit, key, rarity

#: How likely a short form is the one person of the page whom it fits.
BASE = {Fit.SAME: 1.0, Fit.PARTIAL: 0.95, Fit.INITIALS: 0.8, Fit.LOOSE: 0.75}
CROWD, OWNER, CLOSE, RELATED = -0.25, 0.3, 0.2, 0.2
ORCID = re.compile(r"\d{4}-\d{4}-\d{4}-\d{3}[\dXx]")
SURE, MARGIN, RARE, NEAR = 0.7, 0.15, 0.4, 1500
#: An initial that is the middle one of the only other bearer of a rare family name: with and without half of its
#: company, so many people at least, around both.
MIDDLE, MIDDLE_ALONE, AROUND = 0.75, 0.6, 3
#: Records that tie two people closer than a common paper does.
TIES = frozenset({"supervision", "position", "grant", "award", "profile"})


@dataclass(slots=True)
class Node:
    """All mentions of a document that print one name, and one ORCID if any."""

    key: Key
    told: list[Told] = field(default_factory=list)
    company: set[Key] = field(default_factory=set)
    orcids: set[str] = field(default_factory=set)
    owner: bool = False


@dataclass(frozen=True, slots=True)
class Local:
    """The people of one document: mentions by person, and pairs left open with their score."""

    people: tuple[tuple[Node, ...], ...]
    unsure: tuple[tuple[int, int, float], ...]


def resolve_locally(extraction: Extraction, told: Sequence[Told]) -> Local:
    """Put the mentions of one document together by person."""
    nodes = sorted(_nodes(extraction, told), key=_sort_key)
    clusters = Clusters(len(nodes))
    for index, node in enumerate(nodes):
        clusters.mark(index, marks(node.told))
    tied = _tied(nodes)
    by_word: dict[str, list[int]] = defaultdict(list)
    unsure = []
    for index, node in enumerate(nodes):
        found = _candidates(index, nodes, clusters, by_word, tied) or _by_middle_name(index, nodes, clusters, by_word)
        choice = _choose(node, found, nodes)
        if choice is not None:
            clusters.join(choice, index)
            nodes[clusters.find(index)].company |= node.company
            nodes[clusters.find(index)].orcids |= node.orcids
        else:
            unsure += [(root, index, score) for score, root in found if score >= SURE - MARGIN]
        for word in _words(node.key):
            by_word[word].append(index)
    groups = clusters.groups()
    place = {member: at for at, group in enumerate(groups) for member in group}
    pairs = {(min(place[a], place[b]), max(place[a], place[b]), round(s, 2)) for a, b, s in unsure}
    people = tuple(tuple(nodes[i] for i in group) for group in groups)
    return Local(people, tuple(sorted(p for p in pairs if p[0] != p[1])))


def _sort_key(node: Node) -> tuple[object, ...]:
    """Order the owner first, then by how much of the name is printed, fullest least."""
    k, letters = node.key, sum(map(len, (*node.key.given, *node.key.family)))
    fullness = (not node.owner, not k.spelt, -len(k.given), -len(k.family), -letters)
    return *fullness, k.family, k.given, min(t.mention.start for t in node.told)


def marks(told: Iterable[Told]) -> set[tuple[str, int, str]]:
    """Give what a person can be only once: a place among the people of one record."""
    return {
        (t.document, t.record, "pair" if t.kind == "supervision" else t.field)
        for t in told
        if t.record != SUBJECT and (t.mention.start >= 0 or t.kind == "supervision")
    }


def _nodes(extraction: Extraction, told: Sequence[Told]) -> Iterable[Node]:
    """Group mentions by name; the second bearer of one name in one record is somebody else."""
    owner = extraction.subject if extraction.subject_kind == "person" else Mention("")
    stated, owned = _stated(told, owner), extraction.subject_kind == "person"
    mine = key(owner.name)
    names: dict[str, tuple[int, Key]] = {}  # names by number, for keys are slow to look up
    numbered: dict[Key, int] = {}
    nodes: dict[tuple[int, int, str], Node] = {}
    spent: dict[tuple[int, str, int], list[int]] = defaultdict(list)
    records: dict[int, set[int]] = defaultdict(set)
    for one in told:
        mention, rank = one.mention, 0
        printed = mention.name or owner.name
        if printed not in names:
            name = key(printed)
            names[printed] = numbered.setdefault(name, len(numbered)), name
        which, name = names[printed]
        if mention.start >= 0:
            places = spent[one.record, one.field, which]
            if mention.start not in places:
                places.append(mention.start)
            rank = places.index(mention.start)
        orcids = stated.get(name, ()) if stated else ()
        own = orcid(mention.identifier) or min(orcids, default="") if orcids else ""
        place = which, rank, own if len(orcids) > 1 else ""
        node = nodes.get(place)
        if node is None:
            node = nodes[place] = Node(name)
        node.told.append(one)
        if own:
            node.orcids.add(own)
        if not mention.name or (rank == 0 and owned and name == mine):
            node.owner = True
        records[one.record].add(which)
    _keep_company([*nodes.values()], records, numbered)
    return nodes.values()


def _keep_company(nodes: Iterable[Node], records: Mapping[int, set[int]], numbered: Mapping[Key, int]) -> None:
    """Give each node the short names of those who stand in records with it, the owner left out."""
    shorts = {number: short(name) for name, number in numbered.items()}
    me = {numbered[node.key] for node in nodes if node.owner}
    others = {record: found - me for record, found in records.items()}
    for node in nodes:
        beside: set[int] = set().union(*(others[record] for record in {one.record for one in node.told}))
        node.company |= {shorts[number] for number in beside - {numbered[node.key]}}


def orcid(identifier: str) -> str:
    """Give the ORCID in an identifier, empty if it holds none."""
    found = ORCID.search(identifier) if identifier else None
    return found[0].upper() if found else ""


def _stated(told: Sequence[Told], owner: Mention) -> Mapping[Key, Collection[str]]:
    """Give name → the ORCIDs that the document prints for it, if any."""
    found: dict[Key, set[str]] = defaultdict(set)
    for one in told:
        if one.mention.identifier:
            found[key(one.mention.name or owner.name)] |= {orcid(one.mention.identifier)} - {""}
    return found


@lru_cache(maxsize=1 << 17)
def short(name: Key) -> Key:
    """Give the family name with the first initial: the form that all of a person's names share."""
    return Key((name.given[0][0],) if name.given else (), name.family[-1:])


def _tied(nodes: Sequence[Node]) -> set[int]:
    """Give the nodes that the page ties to its owner by more than a paper."""
    return {i for i, n in enumerate(nodes) if any(t.kind in TIES for t in n.told)}


@lru_cache(maxsize=1 << 17)
def _words(name: Key) -> frozenset[str]:
    """Give the words and initials by which another form of the name may be found."""
    spelt = [w for w in (*name.given, *name.family) if len(w) > 1]
    letters = "".join(w[0] for w in (*name.given, *name.family) if w)
    return frozenset({*spelt, *(w[:3] for w in spelt), *(f"{w[0]}~" for w in name.given[:1]), letters})


def _candidates(
    index: int, nodes: Sequence[Node], clusters: Clusters, by_word: Mapping[str, list[int]], tied: set[int]
) -> list[tuple[float, int]]:
    """Give the persons found so far whom a node's name fits, best first, with their score."""
    node = nodes[index]
    near = sorted({i for word in _words(node.key) for i in by_word.get(word, ())})
    members: dict[int, list[int]] = defaultdict(list)
    for other in near:
        members[clusters.find(other)].append(other)
    scored = []
    for root, found in members.items():
        fits = [fit(nodes[i].key, node.key) for i in found]
        numbers = nodes[root].orcids
        clash = bool(numbers and node.orcids) and numbers.isdisjoint(node.orcids)
        clash = clash or any(f == Fit.CONFLICT and nodes[i].key.spelt for f, i in zip(fits, found, strict=True))
        if max(fits) == Fit.CONFLICT or clash or clusters.apart(root, index):
            continue
        scored.append((_score(node, nodes[root], max(fits), tied=bool(tied & {*found, index})), root))
    return sorted(scored, key=lambda s: (-s[0], s[1]))


def _by_middle_name(
    index: int, nodes: Sequence[Node], clusters: Clusters, by_word: Mapping[str, list[int]]
) -> list[tuple[float, int]]:
    """Give the one person who may go by a middle name: "B. Zzwick" of "Ada B. Zzwick"."""
    node = nodes[index]
    given, family = node.key.given, node.key.family
    if len(given) != 1 or len(given[0]) != 1 or family[-1] in common("family"):
        return []
    bearers = {clusters.find(i) for i in by_word.get(family[-1], ()) if nodes[i].key.family == family}
    middle = {i for i in bearers if given[0] in {w[0] for w in nodes[i].key.given[1:]}}
    root = min(middle, default=index)
    if len(middle) != 1 or bearers - middle or clusters.apart(root, index):
        return []
    common_company = len(node.company & nodes[root].company)
    sure = common_company >= max(AROUND, len(node.company) / 2)
    return [(MIDDLE if sure else MIDDLE_ALONE, root)]


def _score(node: Node, root: Node, best: Fit, *, tied: bool) -> float:
    score = BASE[best]
    if best == Fit.INITIALS and rarity(node.key) < RARE and rarity(root.key) < RARE:
        score += CROWD
    score += OWNER if root.owner else 0
    score += CLOSE if node.company & root.company else 0
    score += RELATED if tied and best == Fit.INITIALS else 0
    return score


def _choose(node: Node, found: Sequence[tuple[float, int]], nodes: Sequence[Node]) -> int | None:
    """Give the person whom a node means, None if that is nobody so far or cannot be told."""
    sure = [(score, root) for score, root in found if score >= SURE]
    if not sure:
        return None
    if len(sure) == 1 or sure[0][0] - sure[1][0] >= MARGIN:
        return sure[0][1]
    if not node.key.single:
        return None
    # a first name alone means whom the page named last
    at = min(t.mention.start for t in node.told)
    before = sorted((at - t.mention.start, root) for _, root in sure for t in nodes[root].told if t.mention.start < at)
    return before[0][1] if before and before[0][0] <= NEAR else None
