"""People: mentions to persons, first inside each document, then across all of them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence

from kgbuild.entities import Entity, MentionKey, RecordKey
from kgbuild.model import Extraction
from kgbuild.names import in_latin, parse_name
from kgbuild.resolve.across import bearer, join_bearers, named
from kgbuild.resolve.blocks import Named
from kgbuild.resolve.memo import Memo
from kgbuild.resolve.naming import key
from kgbuild.resolve.sketches import Sketch, sketch
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
    extractions: Sequence[Extraction], paper_of: Mapping[RecordKey, str], memo: Memo | None = None
) -> tuple[dict[str, Entity], dict[MentionKey, str], list[Unsure]]:
    """Give the people of all extractions, which mention means whom, and the pairs left open."""
    sketches: list[Sketch] = []
    people: list[Named] = []
    sites: list[str] = []
    open_pairs: list[tuple[int, int, float]] = []
    for extraction in extractions:
        page, ground = sketch(extraction, memo), memo.ground(extraction) if memo else ""
        open_pairs += [(a + len(people), b + len(people), s) for a, b, s in page.unsure]
        people += [
            named(extraction, one, paper_of, f"{ground} {place}" if ground else "")
            for place, one in enumerate(page.people)
        ]
        sketches += page.people
        sites += [extraction.site] * len(page.people)
    table = memo.table("joined") if memo else None
    groups, unsure = join_bearers(people, lambda i: bearer(people[i], sketches[i], paper_of, sites[i]), table)
    anchors = [min(people[i].document + sketches[i].first for i in group) for group in groups]
    drafts = [_draft([sketches[i] for i in group], people[group[0]].document) for group in groups]
    keys = mint("person", ((d.name or f"owner of {d.key}", at) for d, at in zip(drafts, anchors, strict=True)))
    entities: dict[str, Entity] = {}
    where: dict[MentionKey, str] = {}
    by_member: dict[int, str] = {}
    for group, draft, anchor in zip(groups, drafts, anchors, strict=True):
        found = keys[anchor]
        entities[found] = Entity(found, draft.name, draft.variants, draft.identifiers)
        for i in group:
            where.update(((people[i].document, name, start), found) for name, start in sketches[i].mentions)
        by_member |= dict.fromkeys(group, found)
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


def _draft(group: Sequence[Sketch], document: str) -> Entity:
    """Make the entity but for its key, which is the document's where no name is known."""
    printed: Mapping[str, int] = group[0].printed
    if len(group) > 1:
        printed = sum((Counter(one.printed) for one in group), Counter())
    identifiers: dict[str, str] = {}
    for one in group:
        for number, homepage in one.profiles:
            identifiers |= {"orcid": number} if number else {}
            identifiers |= {"homepage": homepage} if homepage else {}
    for value in sorted({link for one in group for link in one.links}):
        scheme = next((name for host, name in _SCHEMES.items() if host in value), "homepage")
        identifiers.setdefault(scheme, value if scheme == "homepage" else value.rpartition("/")[2])
    name = best_name(printed)
    variants = tuple(sorted(set(printed) - {name}))
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

    if len(printed) < 2:
        return natural(next(iter(printed), ""))
    return natural(min(printed, key=fullness))


def natural(name: str) -> str:
    """Give a name as prose writes it: given name first, capitals only at the start of words, in one script."""
    name = in_latin(name)
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
