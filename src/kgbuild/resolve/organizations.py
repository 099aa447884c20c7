"""Which mentions name one organisation, and what it is part of."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import lru_cache

from kgbuild.entities import Entity, MentionKey
from kgbuild.lexicon import words
from kgbuild.model import Extraction, Unit
from kgbuild.names import fold
from kgbuild.resolve import mentions
from kgbuild.resolve.mentions import Told
from kgbuild.resolve.organization_names import ACRONYM, SHORT, is_generic, kind_of, org_key, spelling_tail, spells
from kgbuild.resolve.registry import registry
from kgbuild.resolve.slugs import mint

DEFINED = re.compile(
    r"((?:[^\W_][\w'’.+&-]*[ ,]+){1,9}?[^\W_][\w'’.+&-]*)\s*\((?:the )?[\"“]?([A-Z][\w&+-]{1,9})[\"”]?\)"
)


def resolve_organizations(extractions: Sequence[Extraction]) -> tuple[dict[str, Entity], dict[MentionKey, str]]:
    """Give the organisations of all extractions, and which mention means which."""
    told = list(mentions.organizations(extractions))
    acronyms = _acronyms(extractions, told)
    parents = _stated_parents(extractions)
    groups: dict[str, list[Told]] = defaultdict(list)
    numbered = _numbered(told)
    for one in told:
        identity = _identity(one, acronyms, parents)
        groups[numbered.get(identity, identity)].append(one)
    # a parent that is printed only beside its units is an organisation all the same
    printed = sorted({name for one in told if (name := _printed_parent(one, parents))})
    parted = {_named(name): name for name in reversed(printed) if not is_generic(name)}
    beyond = {key: name for key, name in parted.items() if numbered.get(key, key) not in groups}
    names = {identity: _best(found) for identity, found in groups.items()} | beyond
    keys = mint("organization", ((name, identity) for identity, name in names.items()))
    keys |= {name: keys[number] for name, number in numbered.items() if number in keys}
    entities: dict[str, Entity] = {}
    where: dict[MentionKey, str] = {}
    for identity, best in sorted(names.items()):
        found = groups.get(identity, [])
        entity_key = keys[identity]
        variants = tuple(sorted({t.mention.name for t in found} - {best}))
        parent = _parent(found, keys, acronyms, parents)
        parent = parent or _registered_parent(identity, keys)
        entities[entity_key] = Entity(entity_key, best, variants, _identifiers(identity, found), parent, kind_of(best))
        where |= {t.key: entity_key for t in found}
    return _without_circles(entities), where


def _numbered(told: Iterable[Told]) -> dict[str, str]:
    """Give name → number of the organisations whose ROR a document states, where all agree on it."""
    found: dict[str, set[str]] = defaultdict(set)
    for one in told:
        ror = re.search(r"ror\.org/(\w+)", one.mention.identifier)
        if ror and not is_generic(one.mention.name):
            found[_named(one.mention.name)].add(f"ror:{ror[1]}")
    return {name: next(iter(numbers)) for name, numbers in found.items() if len(numbers) == 1 and name not in numbers}


def _without_circles(entities: dict[str, Entity]) -> dict[str, Entity]:
    """Drop the parents of organisations that come to be part of themselves."""
    found = {}
    for key, entity in sorted(entities.items()):
        above, seen = entity.parent, set()
        while above and above not in seen and above != key:
            seen.add(above)
            above = entities[above].parent
        found[key] = replace(entity, parent="") if above == key else entity
    return found


@lru_cache(maxsize=1 << 15)
def _named(name: str) -> str:
    """Give what two spellings of one organisation's name share: the registry's identifier, else the telling words."""
    head, _, tail = name.rpartition(",")
    plain = head if head and tail.strip().casefold() in words("places", "countries") else name
    registered = registry().exactly(plain)
    return f"ror:{registered.ror}" if registered else org_key(plain)


def _acronyms(extractions: Sequence[Extraction], told: Iterable[Told]) -> dict[tuple[str, str], str]:
    """Give (document, acronym) → key of the name that the document itself explains it by, where it is one."""
    found: dict[tuple[str, str], set[str]] = defaultdict(set)
    for one in told:
        short = SHORT.search(one.mention.name)
        if short and spells(short[1], one.mention.name[: short.start()]):
            found[one.document, fold(short[1])].add(_named(SHORT.sub("", one.mention.name)))
    for extraction in extractions:
        for quote in {r.evidence.quote for r in extraction.records}:
            for name, short in DEFINED.findall(quote) if "(" in quote else ():
                tail = spelling_tail(short, name)
                if tail:
                    found[extraction.document, fold(short)].add(_named(tail))
    return {at: next(iter(names)) for at, names in found.items() if len(names) == 1}


def _stated_parents(extractions: Iterable[Extraction]) -> dict[tuple[str, str], str]:
    """Give (document, key) → name of the parent that the document states of a unit."""
    found: dict[tuple[str, str], str] = {}
    for extraction in extractions:
        for record in extraction.records:
            if isinstance(record, Unit) and record.parent.name:
                found.setdefault((extraction.document, org_key(record.organization.name)), record.parent.name)
    return found


def _printed_parent(one: Told, parents: dict[tuple[str, str], str]) -> str:
    """Give the name of the parent: printed beside the mention, behind its comma, or stated of the unit."""
    if one.mention.affiliation:
        return one.mention.affiliation
    head, comma, tail = one.mention.name.partition(",")
    if comma and kind_of(tail) in {"university", "institute", "hospital"} and kind_of(head) not in {"university", ""}:
        return tail.strip()
    return parents.get((one.document, org_key(one.mention.name)), "")


def _identity(one: Told, acronyms: dict[tuple[str, str], str], parents: dict[tuple[str, str], str]) -> str:
    """Give what two mentions of one organisation share."""
    ror = re.search(r"ror\.org/(\w+)", one.mention.identifier)
    if ror:
        return f"ror:{ror[1]}"
    name = one.mention.name
    explained = acronyms.get((one.document, fold(name))) if ACRONYM.fullmatch(name) else ""
    if explained or not is_generic(name):
        return explained or _named(name)
    parent = _printed_parent(one, parents)
    return f"{org_key(name.partition(',')[0])} < {_named(parent)}" if parent else f"{org_key(name)} @ {one.document}"


def _best(found: Sequence[Told]) -> str:
    """Give the printed name that says most: not an acronym, without one behind it, frequent."""
    counts = Counter(t.mention.name for t in found)
    return min(
        counts, key=lambda n: (bool(ACRONYM.fullmatch(n)), bool(SHORT.search(n)), n.isupper(), -counts[n], -len(n), n)
    )


def _registered_parent(identity: str, keys: dict[str, str]) -> str:
    """Give the key of the one organisation of these documents that the registry says a registered one is part of."""
    one = registry().by_ror(identity.removeprefix("ror:")) if identity.startswith("ror:") else None
    above = [keys[f"ror:{p}"] for p in (one.parents if one else ()) if f"ror:{p}" in keys]
    return above[0] if len(above) == 1 else ""


def _identifiers(identity: str, found: Sequence[Told]) -> dict[str, str]:
    identifiers = {"ror": f"https://ror.org/{identity[4:]}"} if identity.startswith("ror:") else {}
    for value in sorted({t.mention.identifier for t in found if t.mention.identifier}):
        identifiers.setdefault("ror" if "ror.org/" in value else "identifier", value)
    for value in sorted({t.mention.url for t in found if t.mention.url}):
        identifiers.setdefault("homepage", value)
    return identifiers


def _parent(
    found: Sequence[Told],
    keys: dict[str, str],
    acronyms: dict[tuple[str, str], str],
    parents: dict[tuple[str, str], str],
) -> str:
    """Give the key of the parent that most mentions name, where it is a known organisation itself."""
    counts: Counter[str] = Counter()
    for one in found:
        name = _printed_parent(one, parents)
        identity = acronyms.get((one.document, fold(name))) or _named(name) if name else ""
        if identity in keys and identity != _identity(one, acronyms, parents):
            counts[keys[identity]] += 1
    return min(counts, key=lambda k: (-counts[k], k)) if counts else ""
