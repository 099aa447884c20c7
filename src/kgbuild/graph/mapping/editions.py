"""What all records of one work, or of one grant, say together: one value a field, so that versions never mix.

A record whose fields do not contradict the first choice speaks of the thing itself; another speaks of a version of it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from operator import attrgetter
from typing import TypeVar

from kgbuild.entities import RecordKey, Resolution
from kgbuild.graph.iris import slug
from kgbuild.model import Extraction, Grant, Paper, Record

R = TypeVar("R", bound=Record)

PAPER_FIELDS = ("date", "venue", "volume", "issue", "number", "pages", "publisher", "within")
_PLAIN = PAPER_FIELDS[1:]
_plain = attrgetter(*_PLAIN)
GRANT_FIELDS = ("start", "end", "amount", "currency", "identifier", "scheme", "title")
_IN_PRINT = (
    "journal", "book", "conference", "chapter", "thesis", "workshop", "editorial", "report", "patent", "", "preprint",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Edition:
    """The first choice of what records say of one thing.

    Attributes:
        fields: field → value.
        places: person key → place in the fullest author list.
    """

    fields: Mapping[str, str]
    places: Mapping[str, int]

    def fits(self, values: Mapping[str, str]) -> bool:
        """Tell whether no value contradicts; a date may be less or more exact."""
        return all(agree(field, value, self.fields.get(field, "")) for field, value in values.items())


def agree(field: str, a: str, b: str) -> bool:
    """Tell whether two values of a field can both hold: one is unknown, or both are the same but for spelling."""
    if not a or not b:
        return True
    if field in {"date", "start", "end"}:
        return a.startswith(b) or b.startswith(a)
    return slug(a) == slug(b)


def paper_fields(record: Paper) -> dict[str, str]:
    """Give what a record says of where and when a work appeared."""
    return {"date": record.date or record.year, **dict(zip(_PLAIN, _plain(record), strict=True))}


def grant_fields(record: Grant) -> dict[str, str]:
    """Give what a record says of a grant."""
    return {field: getattr(record, field) for field in GRANT_FIELDS}


def paper_editions(extractions: Sequence[Extraction], resolution: Resolution) -> dict[str, Edition]:
    """Give the first choice for each work: in print before on its way there, then the fullest record."""
    return {
        key: Edition(_merge(paper_fields(record) for _, record in records), _places(records, resolution))
        for key, records in _by_key(extractions, resolution.paper_of, Paper).items()
    }


def grant_editions(extractions: Sequence[Extraction], resolution: Resolution) -> dict[str, Edition]:
    """Give the first choice for each grant: the fullest record."""
    return {
        key: Edition(_merge(grant_fields(record) for _, record in records), {})
        for key, records in _by_key(extractions, resolution.grant_of, Grant).items()
    }


def _by_key(
    extractions: Sequence[Extraction], keys: Mapping[RecordKey, str], kind: type[R]
) -> dict[str, list[tuple[RecordKey, R]]]:
    found: dict[str, list[tuple[RecordKey, R]]] = defaultdict(list)
    for extraction in extractions:
        for index, record in enumerate(extraction.records):
            if isinstance(record, kind) and (key := keys.get(where := (extraction.document, index))):
                found[key].append((where, record))
    for records in found.values():
        if len(records) > 1:
            records.sort(key=lambda item: _rank(*item))
    return dict(sorted(found.items()))


def _rank(where: RecordKey, record: Record) -> tuple[int, int, RecordKey]:
    if isinstance(record, Paper):
        unpublished = record.status in {"submitted", "in preparation"}
        return _IN_PRINT.index(record.type) + 20 * unpublished, -sum(map(bool, paper_fields(record).values())), where
    return 0, -sum(map(bool, grant_fields(record).values())) if isinstance(record, Grant) else 0, where


def _merge(told: Iterable[Mapping[str, str]]) -> dict[str, str]:
    """Take the first record's values, and of later records that do not contradict what was unknown or less exact."""
    first, *more = told
    chosen = {field: value for field, value in first.items() if value}
    for values in more:
        if all(agree(field, value, chosen.get(field, "")) for field, value in values.items()):
            for field, value in values.items():
                if len(value) > len(chosen.get(field, "")) and (
                    field in {"date", "start", "end"} or field not in chosen
                ):
                    chosen[field] = value
    return chosen


def _places(records: Sequence[tuple[RecordKey, Paper]], resolution: Resolution) -> dict[str, int]:
    """Give each author's place in the fullest list, whole lists before lists cut short."""
    where, best = min(records, key=lambda item: (item[1].etal, -len(item[1].authors)))  # the first of several
    places: dict[str, int] = {}
    for author in best.authors:
        key = resolution.person_of.get((where[0], author.person.name, author.person.start))
        if key and author.position:
            places.setdefault(key, author.position)
    return places
