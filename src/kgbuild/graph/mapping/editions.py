"""What all records of one work, or of one grant, say together: one value a field, so that versions never mix.

A record whose fields do not contradict the first choice speaks of the thing itself; another speaks of a version of it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from operator import attrgetter
from typing import Any, TypeVar

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


class Editions(Mapping[str, Edition]):
    """The editions of works or grants, each made when it is asked for.

    Args:
        told: key → the records that tell of it, the first choice first.
        make: gives the edition that records make.
    """

    def __init__(
        self, told: Mapping[str, list[tuple[RecordKey, R]]], make: Callable[[list[tuple[RecordKey, R]]], Edition]
    ) -> None:
        self._told: Mapping[str, Any] = told
        self._make: Callable[[Any], Edition] = make
        self._made: dict[str, Edition] = {}

    def __getitem__(self, key: str) -> Edition:
        if key not in self._made:
            self._made[key] = self._make(self._told[key])
        return self._made[key]

    def __iter__(self) -> Iterator[str]:
        return iter(self._told)

    def __len__(self) -> int:
        return len(self._told)

    def teller(self, key: str) -> str | None:
        """Give the document that alone tells of one, None where several do, or none.

        What such an edition says follows from that document, and from whom its authors mean.
        """
        documents = {where[0] for where, _ in self._told.get(key, ())}
        return documents.pop() if len(documents) == 1 else None


def paper_editions(extractions: Sequence[Extraction], resolution: Resolution) -> Editions:
    """Give the first choice for each work: in print before on its way there, then the fullest record."""
    return Editions(
        _by_key(extractions, resolution.paper_of, Paper),
        lambda records: Edition(_merge(paper_fields(record) for _, record in records), _places(records, resolution)),
    )


def grant_editions(extractions: Sequence[Extraction], resolution: Resolution) -> Editions:
    """Give the first choice for each grant: the fullest record."""
    return Editions(
        _by_key(extractions, resolution.grant_of, Grant),
        lambda records: Edition(_merge(grant_fields(record) for _, record in records), {}),
    )


def _by_key(
    extractions: Sequence[Extraction], keys: Mapping[RecordKey, str], kind: type[R]
) -> dict[str, list[tuple[RecordKey, R]]]:
    records = {extraction.document: extraction.records for extraction in extractions}
    found: dict[str, list[tuple[RecordKey, R]]] = {}
    for where, key in keys.items():
        record = records[where[0]][where[1]]
        if isinstance(record, kind):
            found.setdefault(key, []).append((where, record))
    for told in found.values():
        if len(told) > 1:
            told.sort(key=lambda item: _rank(*item))
    return found


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
