"""Which entity of a build is which entry of the ledger.

Two rounds for each kind. What identifiers and sights prove comes first, best pair first; what is left over on both
sides is matched by names that are borne once only. A document that moved to another path is followed.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field

from kgbuild.identity.ledger import Entry, Sight
from kgbuild.identity.traits import Traits
from kgbuild.names import fold
from kgbuild.resolve.naming import key as name_key

#: What a shared identifier, homepage or sight is worth, and, beside one of them, a key that a person left as it was.
_IDENTIFIER, _HOMEPAGE, _SIGHT, _LEFT = 100, 20, 10, 1_000_000
#: Schemes of which one entity has one value, so that two values tell two entities apart.
_UNIQUE = ("orcid", "ror")
#: Share of the names on both sides that makes a vanished and a new document one that moved.
_MOVED = 0.6


@dataclass(slots=True)
class Matches:
    """What matching found, for one kind.

    Attributes:
        entry_of: key in the resolution → the entry that it keeps.
        overlaps: entry → keys in the resolution that share proof with it, best first.
        unchanged: keys of entities that are told of as their entries say, and share proof with no other.
    """

    entry_of: dict[str, str] = field(default_factory=dict)
    overlaps: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))
    unchanged: AbstractSet[str] = frozenset()


def match(kind: str, found: Mapping[str, Traits], entries: Mapping[str, Entry], *, decided: bool = False) -> Matches:
    """Match the entities of one kind with the entries of that kind; see `keep` for `decided`."""
    same = _unchanged(found, entries)
    matches = Matches(unchanged=same)
    taken: set[str] = set()
    for key in same:
        matches.entry_of[key] = key
        matches.overlaps[key].append(key)
    found = {key: one for key, one in found.items() if key not in same}
    entries = {key: one for key, one in entries.items() if key not in same}
    worth = _proofs(kind, found, entries)
    if decided:
        worth.update({(key, entry): _LEFT for key, entry in worth if key == entry})
    for (key, entry), _ in sorted(worth.items(), key=lambda p: (-p[1], len(p[0][1]), p[0][::-1])):
        matches.overlaps[entry].append(key)
        if key not in matches.entry_of and entry not in taken:
            matches.entry_of[key] = entry
            taken.add(entry)
    for key, entry in _by_name(kind, found, entries, matches):
        matches.entry_of[key] = entry
    return matches


def _unchanged(found: Mapping[str, Traits], entries: Mapping[str, Entry]) -> set[str]:
    """Give the keys of entities that share proof with the entry of their key, all of it, and with nothing else."""
    alike = {key for key, one in found.items() if key in entries and is_told_alike(one, entries[key])}
    shared = _held_twice([*found.values(), *(entry for key, entry in entries.items() if key not in alike)])
    return {key for key in alike if found[key].seen and shared.isdisjoint(found[key].seen | found[key].ids)}


def is_told_alike(one: Traits, entry: Entry) -> bool:
    """Say whether an entity is told of where its entry says, with the same identifiers."""
    return one.seen == entry.seen and one.ids == entry.ids


def _held_twice(held: Iterable[Traits | Entry]) -> set[object]:
    """Give the identifiers and sights that more than one has."""
    every: set[object] = set()
    twice: set[object] = set()
    for one in held:
        for traits in (one.ids, one.seen):
            if not every.isdisjoint(traits):
                twice |= every & traits
            every |= traits  # of sets, whose hashes are known; counting would make them anew
    return twice


def _proofs(kind: str, found: Mapping[str, Traits], entries: Mapping[str, Entry]) -> Counter[tuple[str, str]]:
    """Give (entity, entry) → the worth of what they share; a homepage, perhaps that of a group, counts with a name."""
    holders: dict[object, list[str]] = defaultdict(list)
    for old, told in entries.items():
        for trait in (*told.ids, *told.seen):
            holders[trait].append(old)
    worth: Counter[tuple[str, str]] = Counter()
    for key, one in found.items():
        for identifier in one.ids:
            page = identifier.startswith("homepage:")
            for entry in holders.get(identifier, ()):
                if not page:
                    worth[key, entry] += _IDENTIFIER
                elif _names(kind, *_named(one)) & _names(kind, *_named(entries[entry])):
                    worth[key, entry] += _HOMEPAGE
        for sight in one.seen:
            for entry in holders.get(sight, ()):
                worth[key, entry] += _SIGHT
    return worth


def _by_name(
    kind: str, found: Mapping[str, Traits], entries: Mapping[str, Entry], matches: Matches
) -> Iterator[tuple[str, str]]:
    """Pair what is left over by a name that one entity and one entry bear; initials name nobody."""
    left: dict[str, set[str]] = defaultdict(set)
    for key, entry in entries.items():
        if not matches.overlaps.get(key) and not entry.merged:
            for name in _names(kind, entry.name, entry.seen):
                left[name].add(key)
    right: dict[str, set[str]] = defaultdict(set)
    for key, one in found.items():
        if key not in matches.entry_of:
            for name in _names(kind, one.name, one.seen):
                right[name].add(key)
    used: set[str] = set()
    for name in sorted(left.keys() & right.keys()):
        if len(left[name]) == len(right[name]) == 1:
            (old,), (new,) = left[name], right[name]
            if not {old, new} & used and not _at_odds(found[new].ids, entries[old].ids):
                used |= {old, new}
                yield new, old


def _named(one: Traits | Entry) -> tuple[str, Iterable[Sight]]:
    return one.name, one.seen


def _names(kind: str, name: str, seen: Iterable[Sight]) -> set[str]:
    printed = {name, *(sight[1] for sight in seen)} - {""}
    return {fold(one) for one in printed if kind != "person" or name_key(one).spelt}


def _at_odds(a: Iterable[str], b: Iterable[str]) -> bool:
    left, right = ({i for i in ids if i.partition(":")[0] in _UNIQUE} for ids in (a, b))
    return any(x.partition(":")[0] == y.partition(":")[0] and x != y for x in left - right for y in right - left)


def moved_documents(entries: Mapping[str, Entry], found: Mapping[str, Traits]) -> dict[str, str]:
    """Give old path → new path of documents that are gone while a new one names the same people and things."""
    changed = [entry for key, entry in entries.items() if key not in found or not is_told_alike(found[key], entry)]
    gone = _documents(one.seen for one in changed)
    for one in found.values():
        if not gone:
            return {}
        gone -= {document for document, _, _ in one.seen}
    if not gone:
        return {}
    known = _documents(one.seen for one in entries.values())
    present = _documents(one.seen for one in found.values())
    before = _names_of((one.seen for one in entries.values()), known - present)
    now = _names_of((one.seen for one in found.values()), present - known)
    new = set(now)
    holders: dict[tuple[str, str], list[str]] = defaultdict(list)
    for document in sorted(new):
        for name in now[document]:
            holders[name].append(document)
    moved: dict[str, str] = {}
    for document in sorted(before):
        shared = Counter(other for name in before[document] for other in holders.get(name, ()))
        for other, count in sorted(shared.items(), key=lambda s: (-s[1], s[0])):
            if other in new and count >= _MOVED * max(len(before[document]), len(now[other])):
                moved[document] = other
                new.discard(other)
                break
    return moved


def _documents(sights: Iterable[Iterable[Sight]]) -> set[str]:
    return {document for each in sights for document, _, _ in each} - {""}


def _names_of(sights: Iterable[Iterable[Sight]], documents: AbstractSet[str]) -> dict[str, set[tuple[str, str]]]:
    """Give document → what it names, for some documents."""
    names: dict[str, set[tuple[str, str]]] = defaultdict(set)
    for each in sights if documents else ():
        for document, name, detail in each:
            if document in documents:
                names[document].add((name, detail))
    return names
