"""Corrections of what single documents say: records are taken away, set right, or added."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from rapidfuzz.fuzz import partial_ratio
from rapidfuzz.process import extractOne

from kgbuild.corrections.correction import DOCUMENT, EXTRACTOR, Applied, Correction, Corrections, Place
from kgbuild.corrections.shapes import CLASSES, filled, printed, shapes
from kgbuild.model import Author, Evidence, Extraction, Mention, Record
from kgbuild.names import fold

#: How alike words must be, of 100, to be taken for a slip.
_NEAR = 80


def revise(extractions: Sequence[Extraction], corrections: Corrections) -> tuple[list[Extraction], list[Applied]]:
    """Give the extractions with `set`, `retract` and `hide` of records carried out, and what is added behind them."""
    waiting: dict[str, list[Correction]] = defaultdict(list)
    for item in corrections.items:
        if item.place:
            waiting[item.place.document].append(item)
    applied: list[Applied] = []
    revised = []
    for extraction in extractions:
        mine = waiting.pop(extraction.document, [])
        revised.append(_revised(extraction, mine, applied) if mine else extraction)
    for document, items in waiting.items():
        applied += [Applied(item.line, str(item), 0, note=f"there is no document {document!r}") for item in items]
    added = [item for item in corrections.items if item.action == "add"]
    if added:
        revised.append(_added(added, corrections))
        applied += [
            Applied(item.line, str(item), 1, after=", ".join(printed(v) for v in item.value.values())) for item in added
        ]
    return revised, applied


def _revised(extraction: Extraction, items: Sequence[Correction], applied: list[Applied]) -> Extraction:
    met: dict[int, list[tuple[str, str]]] = defaultdict(list)
    records: list[Record] = []
    for record in extraction.records:
        kept: Record | None = record
        for place, item in sorted(enumerate(items), key=lambda pair: pair[1].action == "set"):
            if kept is None or not item.place or not _is_meant(record, item.place):
                continue
            if item.action != "set":
                met[place].append((_brief(record), ""))
                kept = None
            elif item.field in shapes(type(kept)):
                old = getattr(kept, item.field)
                kept = with_field(kept, item.field, item.value)
                met[place].append((printed(old), printed(getattr(kept, item.field))))
        records += [kept] if kept is not None else []
    for place, item in enumerate(items):
        found = met[place]
        before, after = ("; ".join(dict.fromkeys(pair[side] for pair in found)) for side in (0, 1))
        note = "" if found or not item.place else _missed(item.place, extraction)
        applied.append(Applied(item.line, str(item), len(found), before, after, note))
    return replace(extraction, records=tuple(records))


def _is_meant(record: Record, place: Place) -> bool:
    if place.kind and record.kind != place.kind:
        return False
    if place.quote not in " ".join(record.evidence.quote.split()):
        return False
    return all(fold(printed(getattr(record, name, ""))) == fold(value) for name, value in place.where.items())


def _missed(place: Place, extraction: Extraction) -> str:
    """Say why no record was met, with the nearest words that one was read from."""
    quotes = {" ".join(record.evidence.quote.split()) for record in extraction.records}
    if any(place.quote in quote for quote in quotes):
        return f"no such {place.kind or 'record'} was read from these words of {extraction.document!r}"
    near = extractOne(place.quote, sorted(quotes), scorer=partial_ratio, score_cutoff=_NEAR)
    said = f"nothing was read from these words of {extraction.document!r}"
    return f"{said}; the nearest: {near[0][:200]!r}" if near else said


def _brief(record: Record) -> str:
    values = (getattr(record, name) for name in shapes(type(record)) if name not in {"abstract", "note"})
    told = (printed(value) for value in values if not isinstance(value, bool))
    return f"{record.kind}: " + ", ".join(filter(None, told))[:200]


def with_field(record: Record, name: str, value: Any) -> Record:
    """Give a record with one field set, as a person's word for it."""
    read = record.evidence
    new = filled(shapes(type(record))[name], value, read.start, read.end)
    old = getattr(record, name)
    if isinstance(old, Mention) and isinstance(new, Mention) and old.start >= 0:
        new = replace(new, start=old.start, end=old.end)
    changes = {name: new, "evidence": replace(read, extractor=EXTRACTOR, confidence=1.0)}
    if name == "date" and hasattr(record, "year"):
        changes["year"] = str(value)[:4]
    elif name == "year" and not str(getattr(record, "date", "")).startswith(str(value)):
        changes["date"] = ""
    return replace(record, **changes)


def _added(items: Sequence[Correction], corrections: Corrections) -> Extraction:
    """Give what is added as what the file of corrections says, so that it has evidence like everything else."""
    ends = [place for place, letter in enumerate(corrections.text) if letter == "\n"]
    return Extraction(
        document=DOCUMENT,
        sha256=corrections.sha256,
        media_type="application/toml",
        records=tuple(_record(item) for item in items),
        title="Corrections",
        lines=tuple((start, line) for line, start in enumerate([0, *(end + 1 for end in ends)], 1)),
    )


def _record(item: Correction) -> Record:
    kind = CLASSES[item.kind]
    evidence = Evidence(item.start, item.start + len(item.quote), item.quote, EXTRACTOR)
    values: Mapping[str, Any] = {
        name: _placed(filled(shapes(kind)[name], value, -1, -1), evidence) for name, value in item.value.items()
    }
    return kind(evidence=evidence, **values)


def _placed(value: Any, evidence: Evidence) -> Any:
    """Let a mention stand where its name stands in the words of the correction."""
    if isinstance(value, tuple):
        return tuple(_placed(one, evidence) for one in value)
    if isinstance(value, Mention):
        at = evidence.start + max(evidence.quote.find(value.name), 0)
        return replace(value, start=at, end=at + len(value.name))
    if isinstance(value, Author) or hasattr(value, "person"):
        return replace(value, person=_placed(value.person, evidence))
    return value
