"""Who is who across documents, where one name alone proves little."""

from __future__ import annotations

import math
import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from kgbuild.entities import RecordKey
from kgbuild.model import Paper, Profile, Record
from kgbuild.names import fold
from kgbuild.resolve.clusters import Clusters
from kgbuild.resolve.local import Node, marks, orcid, short
from kgbuild.resolve.naming import Fit, Key, fit, rarity

#: How likely two bearers of fitting names in two documents are one person, before anything else is known of
#: them, where nobody else is known to bear the name; a crowd name takes off up to as much as `CROWD` says.
BASE = {Fit.SAME: 0.85, Fit.PARTIAL: 0.7, Fit.INITIALS: 0.5, Fit.LOOSE: 0.35}
CROWD = 0.55
COAUTHOR, COAUTHORS_MOST, PLACE, TOPIC, SAME_PAPER = 0.35, 0.5, 0.2, 0.15, 0.6
SURE, OPEN, BLOCK_LIMIT, COMMON_TOPIC = 0.75, 0.4, 400, 0.08
ROUNDS = 3
WORD = re.compile(r"[^\W\d_]{4,}")


@dataclass(slots=True)
class Bearer:
    """A person as one document knows them, with what tells them from others of their name.

    Attributes:
        document: its id.
        keys: the names that the document prints, fullest first.
        coauthors: short names of those who stand in records with them.
        papers: keys of their papers.
        places: folded names of their organisations.
        topics: words of their titles and topics.
        identifiers: ORCIDs, homepages, e-mail addresses with their scheme.
        exclusive: places that one person holds alone (`Clusters.mark`).
    """

    document: str
    keys: tuple[Key, ...]
    coauthors: frozenset[Key]
    papers: frozenset[str]
    places: frozenset[str]
    topics: frozenset[str]
    identifiers: frozenset[str]
    exclusive: frozenset[object]


def bearer(nodes: Sequence[Node], records: Sequence[Record], paper_of: Mapping[RecordKey, str]) -> Bearer:
    """Sum up what a document's records say about one of its people."""
    document = nodes[0].told[0].document
    told = [t for node in nodes for t in node.told]
    indices = sorted({t.record for t in told if t.record >= 0})
    mine = {short(n.key) for n in nodes}
    company = {k for n in nodes for k in n.company} - mine
    places = {fold(t.mention.affiliation) for t in told if t.mention.affiliation}
    identifiers = {i for t in told for i in _identifiers(t.mention.identifier, t.mention.url, t.mention.email)}
    topics: set[str] = set()
    for index in indices:
        record = records[index]
        topics.update(WORD.findall(fold(getattr(record, "title", "") or getattr(record, "topic", ""))))
        if isinstance(record, Profile):
            identifiers |= set(_identifiers(record.orcid, record.homepage, *record.emails))
        if record.kind in {"position", "education"}:
            place = getattr(record, "organization", None) or getattr(record, "institution", None)
            places |= {fold(place.name)} if place and place.name else set()
    papers = {paper_of[document, i] for i in indices if isinstance(records[i], Paper)}
    return Bearer(
        document, tuple(n.key for n in nodes), frozenset(company), frozenset(papers), frozenset(places),
        frozenset(topics), frozenset(identifiers), frozenset(marks(told)),
    )  # fmt: skip


def _identifiers(*values: str) -> list[str]:
    """Give identifiers with their scheme; of two that share one scheme and differ, two people are made."""
    found = []
    for value in filter(None, values):
        number = orcid(value)
        if number:
            found.append(f"orcid:{number}")
        elif "@" in value and "/" not in value:
            found.append(f"email:{value.casefold()}")
        elif "/" in value or "." in value:
            found.append("page:" + re.sub(r"^https?://(www\.)?|/(index\.html?)?$", "", value.strip().casefold()))
    return found


def join_bearers(bearers: Sequence[Bearer]) -> tuple[Clusters, list[tuple[int, int, float]]]:
    """Put bearers together that are one person; give the pairs left open with their score."""
    clusters = Clusters(len(bearers))
    for index, one in enumerate(bearers):
        clusters.mark(index, one.exclusive)
    pairs = _candidates(bearers)
    crowd = _crowd(bearers)
    state = list(bearers)
    scores: dict[tuple[int, int], float] = {}
    for _ in range(ROUNDS):
        joined = False
        scores = {
            (a, b): _score(state[clusters.find(a)], state[clusters.find(b)], bearers[a], bearers[b], crowd)
            for a, b in pairs
        }
        for (a, b), score in sorted(scores.items(), key=lambda s: (-s[1], s[0])):
            x, y = clusters.find(a), clusters.find(b)
            if score < SURE:
                break
            if x != y and not _at_odds(state[x], state[y]) and clusters.join(x, y):
                state[clusters.find(x)] = _union(state[x], state[y])
                joined = True
        if not joined:
            break
    unsure = [
        (a, b, score)
        for (a, b), score in sorted(scores.items())
        if score >= OPEN and clusters.find(a) != clusters.find(b) and not clusters.apart(a, b)
    ]
    return clusters, unsure


def _union(a: Bearer, b: Bearer) -> Bearer:
    return Bearer(
        a.document, tuple(dict.fromkeys(a.keys + b.keys)), a.coauthors | b.coauthors, a.papers | b.papers,
        a.places | b.places, a.topics | b.topics, a.identifiers | b.identifiers, a.exclusive | b.exclusive,
    )  # fmt: skip


def _candidates(bearers: Sequence[Bearer]) -> list[tuple[int, int]]:
    """Pair bearers of two documents who share an identifier, or a family name with an initial."""
    blocks: dict[object, list[int]] = defaultdict(list)
    for index, one in enumerate(bearers):
        for identifier in one.identifiers:
            blocks[identifier].append(index)
        for name in one.keys:
            if name.given:
                for word in (*name.family, *(g for g in name.given[1:] if len(g) > 1)):
                    blocks[word, name.given[0][0]].append(index)
                if len(name.family) == 1 and name.spelt:
                    blocks[name.given[0], name.family[0][0]].append(index)
    pairs = set()
    for members in blocks.values():
        if len(members) <= BLOCK_LIMIT:
            pairs |= {
                (a, b) for a, b in combinations(sorted(set(members)), 2) if bearers[a].document != bearers[b].document
            }
    return sorted(pairs)


def _crowd(bearers: Sequence[Bearer]) -> dict[Key, int]:
    """Count the different spelt given names that share a family name and an initial."""
    found: dict[Key, set[str]] = defaultdict(set)
    for one in bearers:
        for name in one.keys:
            if name.spelt:
                found[short(name)].add(name.given[0])
    return {name: len(given) for name, given in found.items()}


def _at_odds(a: Bearer, b: Bearer) -> bool:
    """Do identifiers of one scheme disagree, or do full names clash?"""
    left, right = ({i for i in x.identifiers if i.startswith("orcid:")} for x in (a, b))
    if left and right and not left & right:
        return True
    return any(fit(x, y) == Fit.CONFLICT for x in a.keys if x.given for y in b.keys if y.given)


def _score(a: Bearer, b: Bearer, first: Bearer, second: Bearer, crowd: Mapping[Key, int]) -> float:
    """Give how likely two clusters are one person; the names compared are those of the pair that was blocked."""
    best = max((fit(x, y), min(rarity(x), rarity(y)), x) for x in first.keys for y in second.keys)
    kind, rare, name = best
    if a.identifiers & b.identifiers:
        return 1.0 if kind > Fit.CONFLICT or _family_shared(first, second) else 0.0
    if kind == Fit.CONFLICT or _at_odds(a, b):
        return 0.0
    score = BASE[kind] - CROWD * (1 - rare) * (kind != Fit.INITIALS or crowd.get(short(name), 1) > 1)
    own = {short(k) for k in (*a.keys, *b.keys)}
    common = (a.coauthors & b.coauthors) - own
    weight = math.fsum(0.3 + 0.7 * rarity(k) * 2 for k in common)
    score += min(COAUTHORS_MOST, COAUTHOR * weight)
    score += SAME_PAPER if a.papers & b.papers else 0
    score += PLACE if a.places & b.places else 0
    return score + _topics(a.topics, b.topics)


def _family_shared(a: Bearer, b: Bearer) -> bool:
    return any(set(x.family) & set(y.family) for x in a.keys for y in b.keys)


def _topics(a: frozenset[str], b: frozenset[str]) -> float:
    if not a or not b:
        return 0.0
    return TOPIC * min(1.0, len(a & b) / min(len(a), len(b)) / (4 * COMMON_TOPIC))
