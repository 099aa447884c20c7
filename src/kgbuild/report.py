"""The summary of a build: counts by kind, what no extractor took, stated totals that do not agree."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, field
from typing import Any

from kgbuild.corrections import Applied
from kgbuild.entities import Resolution
from kgbuild.model import Extraction, StatedCount
from kgbuild.reading import Reading
from kgbuild.sites import is_unowned


@dataclass(frozen=True, slots=True)
class Disagreement:
    """A document states a total that was not found in it."""

    document: str
    of: str
    stated: int
    found: int


@dataclass(frozen=True, slots=True)
class Leftover:
    """What no extractor took of one document: how many entries, and the first of them in brief."""

    document: str
    entries: int
    first: str


@dataclass(frozen=True, slots=True)
class BuildReport:
    """What a build did.

    Attributes:
        documents: how many were read.
        records: count by kind of record.
        entities: count by kind of entity.
        statements: triples in claim graphs and entity graphs together.
        failures: document id → what was wrong with it.
        defects: document id → what failed while it was read in part.
        skipped: files in the named folders of kinds that nobody reads.
        left_out: files of sites that tell how the site is made: templates, settings of its tools, its licence.
        unowned: documents that say what somebody did and not who.
        leftovers: what no extractor took.
        disagreements: stated totals that do not agree with what was found.
        unsure: how many pairs of entities may be one and were kept apart.
        corrections: what came of each correction, in the order of their lines.
        minted: how many keys the ledger gave out for the first time.
        merged: (old key, key that it leads to), of entities that turned out to be one.
        split: (new key, old key), of entities that turned out to be two; the old key stayed with the other.
        damaged: files of the cache that did not hold what they should; what they held was read anew.
    """

    documents: int
    records: Mapping[str, int]
    entities: Mapping[str, int]
    statements: int
    failures: Mapping[str, str]
    skipped: tuple[str, ...]
    leftovers: tuple[Leftover, ...]
    disagreements: tuple[Disagreement, ...]
    unsure: int
    corrections: tuple[Applied, ...] = ()
    minted: int = 0
    merged: tuple[tuple[str, str], ...] = ()
    split: tuple[tuple[str, str], ...] = ()
    damaged: tuple[str, ...] = ()
    left_out: tuple[str, ...] = ()
    unowned: tuple[str, ...] = ()
    defects: Mapping[str, str] = field(default_factory=dict)

    def as_json(self) -> dict[str, Any]:
        """Give the report as JSON-like values."""
        return asdict(self)


def report(reading: Reading, resolution: Resolution, statements: int) -> BuildReport:
    """Sum up a build."""
    records = Counter(record.kind for extraction in reading.extractions for record in extraction.records)
    entities = {
        "people": resolution.people,
        "organizations": resolution.organizations,
        "papers": resolution.papers,
        "venues": resolution.venues,
        "grants": resolution.grants,
    }
    return BuildReport(
        documents=len(reading.extractions),
        records=dict(sorted(records.items())),
        entities={kind: len(found) for kind, found in entities.items()},
        statements=statements,
        failures={failure.document: str(failure.error) for failure in reading.failures},
        defects={one.document: "; ".join(one.defects) for one in reading.extractions if one.defects},
        skipped=reading.skipped,
        leftovers=tuple(_leftovers(reading.extractions)),
        disagreements=tuple(_disagreements(reading.extractions)),
        unsure=len(resolution.unsure),
        left_out=reading.left_out,
        unowned=tuple(extraction.document for extraction in reading.extractions if is_unowned(extraction)),
    )


def _leftovers(extractions: Iterable[Extraction]) -> Iterable[Leftover]:
    for extraction in extractions:
        if extraction.leftover:
            first = " ".join(extraction.leftover[0].quote.split())[:80]
            yield Leftover(extraction.document, len(extraction.leftover), first)


def _disagreements(extractions: Iterable[Extraction]) -> Iterable[Disagreement]:
    for extraction in extractions:
        found = Counter(record.kind for record in extraction.records)
        for record in extraction.records:
            if isinstance(record, StatedCount) and found[_singular(record.of)] != record.count:
                yield Disagreement(extraction.document, record.of, record.count, found[_singular(record.of)])


def _singular(kind: str) -> str:
    return {"papers": "paper", "publications": "paper", "talks": "talk", "grants": "grant"}.get(kind, kind)
