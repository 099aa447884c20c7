"""Corrections of who is who: entities are joined, parted, renamed, and what is said of them set right."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field, replace
from typing import Any

from kgbuild.corrections.correction import DOCUMENT, Applied, Correction, Corrections, Reference
from kgbuild.corrections.records import with_field
from kgbuild.corrections.references import Finder
from kgbuild.corrections.shapes import CLASSES, TOLD_BY, printed, shapes
from kgbuild.corrections.splitting import Draft
from kgbuild.entities import Resolution
from kgbuild.errors import CorrectionsError
from kgbuild.model import Author, Extraction, Mention, Recipient


@dataclass(frozen=True, slots=True)
class Decided:
    """What came of the corrections of who is who.

    Attributes:
        extractions: with what was set of papers and grants.
        resolution: as people decided it.
        hidden: keys of people who stay inside.
        applied: what came of each correction.
    """

    extractions: list[Extraction]
    resolution: Resolution
    hidden: tuple[str, ...] = ()
    applied: list[Applied] = field(default_factory=list)


def decide(
    extractions: Sequence[Extraction],
    resolution: Resolution,
    corrections: Corrections,
    known: Mapping[str, AbstractSet[str]],
) -> Decided:
    """Carry out the corrections of who is who.

    Args:
        extractions: as `revise` gives them.
        resolution: with lasting keys.
        corrections: all of them.
        known: kind of entity → names, and `document` → ids, that earlier builds knew.

    Raises:
        CorrectionsError: a name was never known or is borne by several, or two corrections contradict.
    """
    finder = Finder(resolution, extractions, known, corrections)
    draft = Draft(resolution, extractions)
    work = _Work(finder, draft, list(extractions), {e.document: n for n, e in enumerate(extractions)})
    for item in corrections.items:
        if item.place:
            finder.check_document(item.place.document, item)
    for action, carry_out in (
        ("different", work.part), ("same", work.join), ("set", work.assign), ("hide", work.hide), ("add", work.link),
        ("rename", work.rename),
    ):  # fmt: skip
        for item in corrections.items:
            if item.action == action and not item.place:
                carry_out(item)
    work.check_parted(corrections.path)
    return Decided(work.extractions, draft.resolution(), tuple(sorted(set(work.hidden))), work.applied)


@dataclass
class _Work:
    """Carries out corrections one by one."""

    finder: Finder
    draft: Draft
    extractions: list[Extraction]
    places: Mapping[str, int]
    hidden: list[str] = field(default_factory=list)
    applied: list[Applied] = field(default_factory=list)
    parted: list[tuple[Correction, list[str]]] = field(default_factory=list)

    def _found(self, item: Correction) -> list[str]:
        """Give the keys that all references of a correction mean; empty, with a note, where one is gone."""
        keys = [self.finder.find(wanted, item) for wanted in item.of]
        gone = [str(wanted) for wanted, key in zip(item.of, keys, strict=True) if not key]
        if gone:
            self.applied.append(Applied(item.line, str(item), 0, note=f"no document names {', '.join(gone)} any more"))
            return []
        return [self.draft.current(key) for key in keys]

    def part(self, item: Correction) -> None:
        """Keep two apart; of one cluster, the first reference keeps what no other claims."""
        keys = self._found(item)
        if not keys:
            return
        sides = [keys[0]]
        for wanted, key in zip(item.of[1:], keys[1:], strict=True):
            taken = key in sides
            sides.append(self.draft.split(key, wanted, item.of[0]) if taken else key)
            if taken and sides[-1] == key:
                reason = f"{item.of[0]} and {wanted} cannot be told apart"
                raise CorrectionsError(self.finder.path, reason, line=item.line, remedy="give the document of each")
        self.draft.apart(sides)
        self.parted.append((item, sides))
        self._note(item, len(sides), keys[0] if len(set(keys)) < len(keys) else "", ", ".join(sides))

    def check_parted(self, path: str) -> None:
        """Let a correction that joins what another parts be an error."""
        for item, sides in self.parted:
            if len({self.draft.current(key) for key in sides}) < len(sides):
                reason = f"{item} contradicts a correction that says they are the same"
                raise CorrectionsError(path, reason, line=item.line, remedy="remove one of the two")

    def join(self, item: Correction) -> None:
        """Make one of several; the first gives the name."""
        keys = self._found(item)
        if keys:
            before = ", ".join(dict.fromkeys(keys))
            self.draft.join(item.of[0].kind, keys)
            self._note(item, len(keys), before, keys[0])

    def rename(self, item: Correction) -> None:
        """Give an entity its best name."""
        for key in self._found(item):
            old = self.draft.entity(item.of[0].kind, key)
            if old.name != item.value:
                variants = tuple(sorted({old.name, *old.variants} - {item.value}))
                self.draft.change(item.of[0].kind, replace(old, name=item.value, variants=variants))
            self._note(item, 1, old.name, item.value)

    def assign(self, item: Correction) -> None:
        """Set a field of an entity, or of every record that tells of it."""
        kind = item.of[0].kind
        for key in self._found(item):
            if kind in TOLD_BY:
                self._set_records(item, kind, key)
                continue
            old = self.draft.entity(kind, key)
            if item.field in {"kind", "location"}:
                before = str(getattr(old, item.field))
                new = replace(old, **{item.field: item.value})
            else:
                before = old.identifiers.get(item.field, "")
                identifiers = {**old.identifiers, item.field: item.value}
                new = replace(old, identifiers={k: v for k, v in sorted(identifiers.items()) if v})
            self.draft.change(kind, new)
            self._note(item, 1, before, item.value)

    def _set_records(self, item: Correction, kind: str, key: str) -> None:
        before = []
        for document, index in self.draft.records(kind, key):
            extraction = self.extractions[self.places[document]]
            record = extraction.records[index]
            before.append(printed(getattr(record, item.field)))
            new = with_field(record, item.field, item.value)
            records = (*extraction.records[:index], new, *extraction.records[index + 1 :])
            self.extractions[self.places[document]] = replace(extraction, records=records)
        self.draft.set_of_work(kind, key, item.field, item.value)
        self._note(item, len(before), "; ".join(dict.fromkeys(before)), printed(item.value))

    def hide(self, item: Correction) -> None:
        """Keep a person inside."""
        for key in self._found(item):
            self.hidden.append(key)
            self._note(item, 1, "", "stays inside")

    def link(self, item: Correction) -> None:
        """Let the names in an added record mean whom they name."""
        extraction = self.extractions[self.places[DOCUMENT]]
        record = next(one for one in extraction.records if one.evidence.start == item.start)
        for name in shapes(CLASSES[item.kind]):
            wanted = item.value.get(name, ())
            mentions = _mentions(getattr(record, name))
            for one, mention in zip(wanted if isinstance(wanted, tuple) else (wanted,), mentions, strict=False):
                if isinstance(one, Reference) and (key := self.finder.find(one, item)):
                    self.draft.link(one.kind, (DOCUMENT, mention.name, mention.start), self.draft.current(key))

    def _note(self, item: Correction, matched: int, before: str, after: str) -> None:
        self.applied.append(Applied(item.line, str(item), matched, before, after))


def _mentions(value: Any) -> list[Mention]:
    if isinstance(value, tuple):
        return [mention for one in value for mention in _mentions(one)]
    if isinstance(value, Author | Recipient):
        return [value.person]
    return [value] if isinstance(value, Mention) and value.name else []
