"""People: mentions to persons, first inside each document, then across all of them."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence

from kgbuild.entities import Entity, MentionKey, RecordKey
from kgbuild.model import Extraction, Profile
from kgbuild.names import parse_name
from kgbuild.resolve import mentions
from kgbuild.resolve.across import bearer, join_bearers
from kgbuild.resolve.local import Node, resolve_locally
from kgbuild.resolve.mentions import Told
from kgbuild.resolve.naming import key
from kgbuild.resolve.slugs import mint, slug

Unsure = tuple[str, str, float]
LONGEST_NAME = 7
#: Where the number of a person stands behind an address → the scheme of the number.
_SCHEMES = {
    "orcid.org/": "orcid",
    "openalex.org/": "openalex",
    "semanticscholar.org/author/": "semanticscholar",
}


def resolve_people(
    extractions: Sequence[Extraction], paper_of: Mapping[RecordKey, str]
) -> tuple[dict[str, Entity], dict[MentionKey, str], list[Unsure]]:
    """Give the people of all extractions, which mention means whom, and the pairs left open."""
    told: dict[str, list[Told]] = defaultdict(list)
    for one in mentions.people(extractions):
        told[one.document].append(one)
    people: list[tuple[Node, ...]] = []
    open_pairs: list[tuple[int, int, float]] = []
    bearers = []
    for extraction in extractions:
        local = resolve_locally(extraction, told[extraction.document])
        open_pairs += [(a + len(people), b + len(people), s) for a, b, s in local.unsure]
        people += local.people
        bearers += [bearer(nodes, extraction.records, paper_of, extraction.site) for nodes in local.people]
    clusters, unsure = join_bearers(bearers)
    members = clusters.groups()
    groups = [[node for i in group for node in people[i]] for group in members]
    anchors = [_anchor(group) for group in groups]
    profiles = {(e.document, i): r for e in extractions for i, r in enumerate(e.records) if isinstance(r, Profile)}
    drafts = [_draft(group, profiles) for group in groups]
    keys = mint("person", ((d.name or f"owner of {d.key}", at) for d, at in zip(drafts, anchors, strict=True)))
    entities: dict[str, Entity] = {}
    where: dict[MentionKey, str] = {}
    by_member: dict[int, str] = {}
    for group, draft, anchor, mine in zip(groups, drafts, anchors, members, strict=True):
        found = keys[anchor]
        entities[found] = Entity(found, draft.name, draft.variants, draft.identifiers)
        where |= {(t.document, t.mention.name, t.mention.start): found for node in group for t in node.told}
        by_member |= dict.fromkeys(mine, found)
    pairs = [(by_member[a], by_member[b], round(s, 2)) for a, b, s in [*open_pairs, *unsure]]
    return dict(sorted(entities.items())), where, _best_pairs(pairs)


def _best_pairs(pairs: Sequence[Unsure]) -> list[Unsure]:
    """Keep each pair once, with its highest score, most likely first."""
    best: dict[tuple[str, str], float] = {}
    for a, b, score in pairs:
        low, high = sorted((a, b))
        if a != b:
            best[low, high] = max(score, best.get((low, high), 0.0))
    return sorted(((a, b, min(s, 1.0)) for (a, b), s in best.items()), key=lambda p: (-p[2], p[0], p[1]))


def _anchor(group: Sequence[Node]) -> str:
    """Give evidence that belongs to this person alone: the first place where their fullest name stands."""
    first = (
        (n.told[0].document, *min((t.mention.start, t.record, t.mention.name) for t in n.told)) for n in group
    )  # of one document each
    return min(f"{document}#{start:09d}#{record:06d}#{name}" for document, start, record, name in first)


def _draft(group: Sequence[Node], profiles: Mapping[RecordKey, Profile]) -> Entity:
    """Make the entity but for its key, which is the document's where no name is known."""
    printed = Counter(t.mention.name for n in group for t in n.told if t.mention.name)
    found = {t.mention.identifier or t.mention.url for n in group for t in n.told}
    identifiers: dict[str, str] = {}
    for node in group:
        for told in node.told:
            profile = profiles.get((told.document, told.record)) if told.kind == Profile.kind else None
            if profile and profile.person == told.mention:
                printed.update(profile.names)
                identifiers |= {"orcid": profile.orcid} if profile.orcid else {}
                identifiers |= {"homepage": profile.homepage} if profile.homepage else {}
    for value in sorted(filter(None, found)):
        scheme = next((name for host, name in _SCHEMES.items() if host in value), "homepage")
        identifiers.setdefault(scheme, value if scheme == "homepage" else value.rpartition("/")[2])
    name = best_name(printed)
    variants = tuple(sorted(set(printed) - {name}))
    document = group[0].told[0].document
    return Entity(slug(document), name, variants, dict(sorted(identifiers.items())))


#: A full stop behind a whole word ends a name; what follows was cut wrongly.
_RUN_ON = re.compile(r"[^\W\d_]{2}(?<!\b[DJMS][rst])\.\s+[^\W\d_]{4,}")


def best_name(printed: Mapping[str, int]) -> str:
    """Give the fullest printed form, in natural order and case; of two as full the more frequent.

    >>> best_name({"Lindqvist, A.": 7, "ANA LINDQVIST": 1, "A. B. Lindqvist": 2})
    'Ana Lindqvist'
    """

    def fullness(name: str) -> tuple[object, ...]:
        k = key(name)
        spelt = sum(len(g) > 1 for g in k.given)
        bare = not parse_name(name).particle
        inverted = "," in name or str(parse_name(name)) != name
        return (
            _RUN_ON.search(name) is not None and not parse_name(name).prefix,
            -k.spelt,
            k.single,
            -spelt,
            bare,
            -len(k.given) - len(k.family),
            inverted,
            name.isupper(),
            -printed[name],
            name,
        )

    if not printed:
        return ""
    return natural(min(printed, key=fullness))


def natural(name: str) -> str:
    """Give a name as prose writes it: given name first, capitals only at the start of words."""
    parsed = parse_name(name)
    turned = "," in name and len(name.split()) <= LONGEST_NAME
    plain = f"{parsed} {parsed.suffix}".strip() if turned or parsed.prefix else name
    plain = plain or name
    least = 1 if plain.isupper() else 3
    shouting = {w for w in plain.split() if len(w) > least and w.isupper() and "." not in w and not _is_roman(w)}
    cased = ("-".join(p.capitalize() for p in w.split("-")) if w in shouting else w for w in plain.split())
    return " ".join(cased)


def _is_roman(word: str) -> bool:
    """Is a word the number behind a name ("III")?"""
    return not set(word) - set("IV")
