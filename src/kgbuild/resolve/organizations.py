"""Which mentions name one organisation, and what it is part of."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from kgbuild.entities import Entity, MentionKey
from kgbuild.lexicon import words
from kgbuild.model import Education, Extraction, Position, Unit
from kgbuild.names import fold
from kgbuild.resolve import mentions
from kgbuild.resolve.affiliation_text import is_place
from kgbuild.resolve.affiliations import meant
from kgbuild.resolve.memo import Memo, Table
from kgbuild.resolve.mentions import Told
from kgbuild.resolve.organization_names import (
    ACRONYM,
    SHORT,
    initials,
    is_generic,
    kind_of,
    letters_of,
    org_key,
    spelling_tail,
    spells,
)
from kgbuild.resolve.registry import registry, telling
from kgbuild.resolve.slugs import mint

DEFINED = re.compile(
    r"((?:[^\W_][\w'’.+&-]*[ ,]+){1,9}?[^\W_][\w'’.+&-]*)\s*\((?:the )?[\"“]?([A-Z][\w&+-]{1,9})[\"”]?\)"
)
#: What every match of `DEFINED` ends in; looked for first, for the whole pattern is slow where nothing matches.
DEFINED_END = re.compile(r"\((?:the )?[\"“]?[A-Z][\w&+-]{1,9}[\"”]?\)")


Unsure = tuple[str, str, float]
#: Gives what two spellings of one organisation's name share, from the name and, if known, its place.
Namer = Callable[..., str]
#: Gives, of an identity, its number among funders and the identifiers of what it is part of, as the registry says.
Registrar = Callable[[str], tuple[str, Sequence[str]]]
#: How likely an acronym is the one organisation whose name it spells, in another document and in one of the same.
SPELT, SPELT_NEAR = 0.4, 0.6


@dataclass(frozen=True, slots=True)
class _Known:
    """What the documents say of their organisations.

    Attributes:
        acronyms: (document, acronym) → identity of the name that the document explains it by.
        bare: (document, key) → identity of the one university there whose name is this and what it is: "Eastfield".
        parents: (document, key) → name of the parent that the document states of a unit.
        places: (document, record) → where the record places its organisation.
        named: gives what the spellings of one name share.
    """

    acronyms: Mapping[tuple[str, str], str]
    bare: Mapping[tuple[str, str], str]
    parents: Mapping[tuple[str, str], str]
    places: Mapping[tuple[str, int], str]
    named: Namer

    def identity(self, one: Told) -> str:
        """Give what two mentions of one organisation share."""
        ror = re.search(r"ror\.org/(\w+)", one.mention.identifier)
        if ror:
            return f"ror:{ror[1]}"
        name = one.mention.name
        explained = self.acronyms.get((one.document, fold(name))) if ACRONYM.fullmatch(name) else ""
        explained = explained or self.bare.get((one.document, org_key(name)), "")
        if explained or not is_generic(name):
            return explained or self.named(name, self.places.get((one.document, one.record), ""))
        parent = self.parent_of(one)
        return (
            f"{org_key(name.partition(',')[0])} < {self.named(parent)}"
            if parent
            else f"{org_key(name)} @ {one.document}"
        )

    def parent_of(self, one: Told) -> str:
        """Give the name of the parent: printed beside the mention, behind its comma, or stated of the unit."""
        if one.mention.affiliation:
            return one.mention.affiliation
        head, comma, tail = one.mention.name.partition(",")
        above = kind_of(tail) in {"university", "institute", "hospital"}
        if comma and above and kind_of(head) not in {"university", ""}:
            return tail.strip()
        head, _, tail = one.mention.name.rpartition(",")
        if kind_of(head) and _is_short_name(tail.strip()):
            return tail.strip()
        return self.parents.get((one.document, org_key(one.mention.name)), "")

    def parent_identity(self, one: Told) -> str:
        """Give what the mentions of the parent share, empty where none is told."""
        name = self.parent_of(one)
        return self.acronyms.get((one.document, fold(name))) or self.named(name) if name else ""


def resolve_organizations(
    extractions: Sequence[Extraction], memo: Memo | None = None
) -> tuple[dict[str, Entity], dict[MentionKey, str], list[Unsure]]:
    """Give the organisations of all extractions, which mention means which, and the pairs left open."""
    told = list(mentions.organizations(extractions))
    places = _places(extractions)
    named = _namer(memo.table("organizations") if memo else Table({}))
    official = _registrar(memo.table("registered") if memo else Table({}))
    explained, bare = _acronyms(extractions, told, places, named), _bare(told, named)
    known = _Known(explained, bare, _stated_parents(extractions), places, named)
    groups: dict[str, list[Told]] = defaultdict(list)
    numbered = _numbered(told, named)
    for one in told:
        identity = known.identity(one)
        groups[numbered.get(identity, identity)].append(one)
    # a parent that is printed only beside its units is an organisation all the same
    printed = sorted({name for one in told if (name := known.parent_of(one))})
    parted = {named(name): name for name in reversed(printed) if not is_generic(name)}
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
        funder, above = official(identity)
        parent = _parent(found, keys, known) or _registered_parent(above, keys)
        identifiers = _identifiers(identity, funder, found)
        entities[entity_key] = Entity(entity_key, best, variants, identifiers, parent, kind_of(best))
        where |= {t.key: entity_key for t in found}
    return _without_circles(entities), where, _open_acronyms({keys[i]: groups.get(i, []) for i in names}, entities)


def _open_acronyms(groups: Mapping[str, Sequence[Told]], entities: Mapping[str, Entity]) -> list[Unsure]:
    """Pair each acronym that no document explains with the one organisation whose name it spells."""
    short = [key for key, entity in entities.items() if ACRONYM.fullmatch(entity.name) and not entity.variants]
    full: dict[str, list[str]] = defaultdict(list)
    for key, entity in entities.items() if short else ():
        if len(entity.name.split()) > 1:
            for spelling in set(initials(entity.name.partition(",")[0])):
                full[spelling].append(key)
    found = []
    for key in sorted(short):
        letters = letters_of(entities[key].name)
        spelt = full[letters] if len(letters) > 1 else []
        if len(spelt) == 1:
            documents = ({t.document for t in groups[k]} for k in (key, spelt[0]))
            score = SPELT_NEAR if set.intersection(*documents) else SPELT
            found.append((min(key, spelt[0]), max(key, spelt[0]), score))
    return found


def _numbered(told: Iterable[Told], named: Namer) -> dict[str, str]:
    """Give name → number of the organisations whose ROR a document states, where all agree on it."""
    found: dict[str, set[str]] = defaultdict(set)
    for one in told:
        ror = re.search(r"ror\.org/(\w+)", one.mention.identifier)
        if ror and not is_generic(one.mention.name):
            found[named(one.mention.name)].add(f"ror:{ror[1]}")
    return {name: next(iter(numbers)) for name, numbers in found.items() if len(numbers) == 1 and name not in numbers}


def _places(extractions: Iterable[Extraction]) -> dict[tuple[str, int], str]:
    found = {}
    for extraction in extractions:
        for index, record in enumerate(extraction.records):
            if isinstance(record, Position | Education | Unit) and record.location:
                found[extraction.document, index] = record.location
    return found


def _is_short_name(text: str) -> bool:
    """Is this the acronym of a registered organisation, rather than that of a state?"""
    known = registry().is_acronym(" ".join(telling(text)))
    return bool(ACRONYM.fullmatch(text)) and known and text.casefold() not in words("places", "regions")


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


def _namer(table: Table) -> Namer:
    """Give `_named` for the names that `table` does not know."""
    return lambda name, place="": table.of(f"{name}\t{place}", lambda: _named(name, place))


def _named(name: str, place: str) -> str:
    """Give what two spellings of one organisation's name share: the registry's identifier, else the telling words."""
    registered = meant(name, place)
    head, _, tail = name.rpartition(",")
    plain = head if head and tail.strip().casefold() in words("places", "countries") else name
    return f"ror:{registered.ror}" if registered else org_key(plain)


def _acronyms(
    extractions: Sequence[Extraction], told: Iterable[Told], places: Mapping[tuple[str, int], str], named: Namer
) -> dict[tuple[str, str], str]:
    """Give (document, acronym) → identity of what the document explains it by, a name or a town, where it is one."""
    found: dict[tuple[str, str], set[str]] = defaultdict(set)
    for one in told:
        short = SHORT.search(one.mention.name)
        if short and spells(short[1], one.mention.name[: short.start()]):
            found[one.document, fold(short[1])].add(named(SHORT.sub("", one.mention.name)))
        place = places.get((one.document, one.record), "") if ACRONYM.fullmatch(one.mention.name) else ""
        if place and named(one.mention.name, place).startswith("ror:"):
            found[one.document, fold(one.mention.name)].add(named(one.mention.name, place))
    for extraction in extractions:
        for quote in {r.evidence.quote for r in extraction.records}:
            for name, short in DEFINED.findall(quote) if DEFINED_END.search(quote) else ():
                tail = spelling_tail(short, name)
                if tail:
                    found[extraction.document, fold(short)].add(named(tail))
    return {at: next(iter(names)) for at, names in found.items() if len(names) == 1}


def _bare(told: Iterable[Told], named: Namer) -> dict[tuple[str, str], str]:
    """Give (document, key) → identity of the one university there whose name is this and "University" alone."""
    found: dict[tuple[str, str], set[str]] = defaultdict(set)
    for one in told:
        key = org_key(one.mention.name).split()
        rest = [w for w in key if kind_of(w) != "university"]
        if rest and len(rest) < len(key) and "," not in one.mention.name and not is_place(" ".join(rest)):
            found[one.document, " ".join(rest)].add(named(one.mention.name))
    return {at: next(iter(names)) for at, names in found.items() if len(names) == 1}


def _stated_parents(extractions: Iterable[Extraction]) -> dict[tuple[str, str], str]:
    """Give (document, key) → name of the parent that the document states of a unit."""
    found: dict[tuple[str, str], str] = {}
    for extraction in extractions:
        for record in extraction.records:
            if isinstance(record, Unit) and record.parent.name:
                found.setdefault((extraction.document, org_key(record.organization.name)), record.parent.name)
    return found


def _best(found: Sequence[Told]) -> str:
    """Give the printed name that says most: not an acronym, without one behind it, frequent."""
    counts = Counter(t.mention.name for t in found)
    return min(
        counts, key=lambda n: (bool(ACRONYM.fullmatch(n)), bool(SHORT.search(n)), n.isupper(), -counts[n], -len(n), n)
    )


def _registrar(table: Table) -> Registrar:
    """Give `_registered` for the identities that `table` does not know: loading the registry takes long."""
    return lambda identity: (
        table.of(identity, lambda: _registered(identity)) if identity.startswith("ror:") else ("", ())
    )


def _registered(identity: str) -> tuple[str, Sequence[str]]:
    """Give what the registry says of one: its number among funders, empty for none, and what it is part of."""
    one = registry().by_ror(identity.removeprefix("ror:"))
    return (one.funder, one.parents) if one else ("", ())


def _registered_parent(above: Iterable[str], keys: dict[str, str]) -> str:
    """Give the key of the one organisation of these documents that the registry says a registered one is part of."""
    known = [keys[f"ror:{p}"] for p in above if f"ror:{p}" in keys]
    return known[0] if len(known) == 1 else ""


def _identifiers(identity: str, funder: str, found: Sequence[Told]) -> dict[str, str]:
    """Give its identifiers: that of the registry, and of a funder the DOI that the Open Funder Registry gives it."""
    identifiers = {"ror": f"https://ror.org/{identity[4:]}"} if identity.startswith("ror:") else {}
    if funder and any(t.field == "funder" for t in found):
        identifiers["doi"] = f"10.13039/{funder}"
    for value in sorted({t.mention.identifier for t in found if t.mention.identifier}):
        identifiers.setdefault("ror" if "ror.org/" in value else "identifier", value)
    for value in sorted({t.mention.url for t in found if t.mention.url}):
        identifiers.setdefault("homepage", value)
    return dict(sorted(identifiers.items()))


def _parent(found: Sequence[Told], keys: Mapping[str, str], known: _Known) -> str:
    """Give the key of the parent that most mentions name, where it is a known organisation itself."""
    above = ((known.parent_identity(one), one) for one in found)
    counts = Counter(keys[parent] for parent, one in above if parent in keys and parent != known.identity(one))
    return min(counts, key=lambda k: (-counts[k], k)) if counts else ""
