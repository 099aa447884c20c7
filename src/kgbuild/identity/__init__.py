"""Keys that last: every entity of a build gets the key that the ledger keeps for it, or a new one that is then kept.

    resolution ─ recognise ─▶ which entry is which entity ─ rekey ─▶ resolution with lasting keys
         ledger ─────────────▲                                └────▶ the ledger of the next build

Of several entries that turn out to be one entity, the one with the most proof keeps its key and the others lead there.
Of several entities that share an entry, the one with the most proof keeps the key and the others say whence they come.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from kgbuild.entities import Resolution
from kgbuild.identity.ledger import Entry, Ledger, Sight, format_ledger, parse_ledger, without_loops
from kgbuild.identity.ledger_file import NOTE, LedgerFile, note_ledger, open_ledger, read_ledger
from kgbuild.identity.matching import Matches, match, moved_documents
from kgbuild.identity.rekey import rekey
from kgbuild.identity.traits import KINDS, Traits, traits
from kgbuild.model import Extraction


@dataclass(frozen=True, slots=True)
class Kept:
    """What came of keeping keys.

    Attributes:
        resolution: with lasting keys.
        ledger: to be written.
        minted: keys that this build gave out.
        merged: (old key, key that it leads to now), of forwardings that this build found.
        split: (new key, key that it was taken for before), likewise.
        keys: key that resolution gave → the lasting one.
    """

    resolution: Resolution
    ledger: Ledger
    minted: tuple[str, ...] = ()
    merged: tuple[tuple[str, str], ...] = ()
    split: tuple[tuple[str, str], ...] = ()
    keys: Mapping[str, str] = field(default_factory=dict)


def keep(resolution: Resolution, extractions: Sequence[Extraction], ledger: Ledger, *, decided: bool = False) -> Kept:
    """Give a resolution the keys that the ledger keeps, and the ledger what the resolution adds.

    Args:
        resolution: who is who.
        extractions: what it was made from.
        ledger: of the build before.
        decided: the resolution bears lasting keys already, and where an entity was parted the key says which part
            shall keep it.
    """
    found = traits(resolution, extractions)
    documents = frozenset(extraction.document for extraction in extractions)
    every = {key: one for each in found.values() for key, one in each.items()}
    of_kind: dict[str, dict[str, Entry]] = {kind: {} for kind in KINDS}
    for key, entry in _following(ledger.entries, moved_documents(ledger.entries, every)).items():
        of_kind[key.partition("/")[0]][key] = entry
    new_key: dict[str, str] = {}
    entries: dict[str, Entry] = {}
    for kind in KINDS:
        mine = of_kind[kind]
        matches = match(kind, found[kind], mine, decided=decided)
        keys = _mint(found[kind], matches, frozenset(mine))
        new_key |= keys
        entries |= _kept_entries(found[kind], keys, mine, matches, documents)
    fresh = Ledger(without_loops(dict(sorted(entries.items()))))
    merged = {key: entry.merged for key, entry in fresh.entries.items() if entry.merged}
    split = {key: entry.split for key, entry in fresh.entries.items() if entry.split}
    present = frozenset(new_key.values())
    forwarded = {key: to for key, to in merged.items() if to in present}
    parted = {key: of for key, of in split.items() if key in present}
    was = ledger.entries
    return Kept(
        replace(rekey(resolution, new_key), forwarded=forwarded, parted=parted),
        fresh,
        tuple(sorted(fresh.entries.keys() - was.keys())),
        tuple((key, to) for key, to in merged.items() if key not in was or was[key].merged != to),
        tuple((key, of) for key, of in split.items() if key not in was or was[key].split != of),
        new_key,
    )


def known_names(ledger: Ledger) -> dict[str, set[str]]:
    """Give kind of entity → every name that the ledger knows, and `document` → every document."""
    names: dict[str, set[str]] = {kind: set() for kind in (*KINDS, "document")}
    for key, entry in ledger.entries.items():
        mine = names[key.partition("/")[0]]
        mine |= {entry.name, key, *entry.ids}
        for document, name, _ in entry.seen:
            mine.add(name)
            names["document"].add(document)
    return names


def _following(entries: Mapping[str, Entry], moved: Mapping[str, str]) -> Mapping[str, Entry]:
    """Let sights of documents that moved stand where they stand now."""
    if not moved:
        return entries
    return {
        key: replace(entry, seen=frozenset((moved.get(d, d), name, detail) for d, name, detail in entry.seen))
        for key, entry in entries.items()
    }


def _mint(found: Mapping[str, Traits], matches: Matches, known: frozenset[str]) -> dict[str, str]:
    """Give every entity its key: the one it has, else what resolution wished for, with a suffix where that is gone."""
    keys = dict(matches.entry_of)
    taken = set(known)
    for wish, one in sorted(found.items()):
        if wish not in keys:
            key, anchor = wish, "\x1f".join(sorted(one.ids)[:1] or [one.name, *min(one.seen, default=("", "", ""))])
            digits = hashlib.blake2b(anchor.encode("utf-8", "surrogatepass"), digest_size=16).hexdigest()
            length = 6
            while key in taken:
                key, length = f"{wish}-{digits[:length]}", length + 1
            keys[wish] = key
            taken.add(key)
    return keys


def _kept_entries(
    found: Mapping[str, Traits],
    keys: Mapping[str, str],
    old: Mapping[str, Entry],
    matches: Matches,
    documents: frozenset[str],
) -> dict[str, Entry]:
    """Give the entries of one kind after this build."""
    holders = {entry: key for key, entry in matches.entry_of.items()}
    entries: dict[str, Entry] = {}
    for key, entry in old.items():
        if key in matches.unchanged and found[key].name == entry.name and not entry.merged:
            entries[key] = entry
            continue
        heirs = matches.overlaps.get(key, [])
        if key in holders:
            one = found[holders[key]]
            seen = one.seen | _absent(entry.seen - one.seen, documents) if one.seen != entry.seen else entry.seen
            now = Entry(one.name, one.ids, seen, "", entry.split)
            entries[key] = entry if entry == now else now
        else:
            entries[key] = replace(entry, merged=keys[heirs[0]]) if heirs else entry
    before = {
        heir: entry
        for entry, heirs in sorted(matches.overlaps.items(), reverse=True)
        for heir in heirs
        if heir not in matches.entry_of
        and found[heir].seen & old[entry].seen  # an identifier that both bear says nothing of the past
    }
    for wish, one in found.items():
        if wish not in matches.entry_of:
            entries[keys[wish]] = Entry(one.name, one.ids, one.seen, split=before.get(wish, ""))
    return entries


def _absent(seen: Iterable[Sight], documents: frozenset[str]) -> frozenset[Sight]:
    """Give the sights of documents that this build did not read: they may come back."""
    return frozenset(sight for sight in seen if sight[0] not in documents and sight[0])


__all__ = [
    "NOTE", "Entry", "Kept", "Ledger", "LedgerFile", "format_ledger", "keep", "known_names", "note_ledger",
    "open_ledger", "parse_ledger", "read_ledger",
]  # fmt: skip
