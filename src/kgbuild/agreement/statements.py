"""What two documents or more say of one thing, field by field."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from kgbuild import model
from kgbuild.corrections import DOCUMENT, EXTRACTOR
from kgbuild.entities import Resolution
from kgbuild.model import Extraction, Mention, Record
from kgbuild.names import fold
from kgbuild.resolve.papers import title_key

#: Where a graph directory keeps what `compare` found.
FILE: Final = "agreement.json"
#: Kind of record → the fields that documents may disagree on.
_FIELDS: Final[Mapping[str, tuple[str, ...]]] = {
    "paper": ("title", "date", "venue", "volume", "pages", "doi"),
    "position": ("start", "end"),
    "education": ("start", "end", "field"),
    "supervision": ("start", "end"),
    "grant": ("title", "start", "end", "amount", "identifier"),
    "award": ("date",),
    "service": ("start", "end"),
}
_DATES: Final = frozenset({"date", "start", "end"})


@dataclass(frozen=True, slots=True)
class Statement:
    """One document's value.

    Attributes:
        value: as the document gives it.
        document: its id; `corrections.toml` for what a person added.
        line: in the file.
        quote: what it was read from.
        corrected: whether a person set it.
    """

    value: str
    document: str
    line: int
    quote: str
    corrected: bool = False


@dataclass(frozen=True, slots=True)
class Comparison:
    """What documents say of one field of one thing.

    Attributes:
        about: the thing in words: a title, or a person with what they did where.
        kind: kind of the record.
        field: the field; `advisor` of a person's studies.
        agree: whether all statements can hold.
        statements: sorted by document and place.
    """

    about: str
    kind: str
    field: str
    agree: bool
    statements: tuple[Statement, ...]


def compare(
    extractions: Sequence[Extraction], resolution: Resolution, *, fields: Iterable[str] = ()
) -> list[Comparison]:
    """Compare what different documents say of the same things, disagreements first.

    Args:
        extractions: what the documents say, as corrected.
        resolution: who is who.
        fields: those that corrections set.
    """
    found = _compare(extractions, resolution, {"date" if name == "year" else name for name in fields})
    return sorted(found, key=lambda one: (one.agree, one.kind, one.about, one.field))


def _compare(extractions: Sequence[Extraction], resolution: Resolution, fields: set[str]) -> Iterator[Comparison]:
    told: dict[tuple[str, str], list[tuple[Extraction, Record]]] = defaultdict(list)
    studies: dict[str, list[tuple[Extraction, model.Supervision]]] = defaultdict(list)
    names = _Names(resolution)
    for extraction in extractions:
        for index, record in enumerate(extraction.records):
            if record.kind in _FIELDS and (about := names.about(extraction.document, index, record)):
                told[record.kind, about].append((extraction, record))
            if isinstance(record, model.Supervision) and _is_doctoral(record.level):
                student = names.person(extraction.document, record.student)
                studies[student].append((extraction, record))
    for (kind, about), records in told.items():
        if len({extraction.document for extraction, _ in records}) < 2:
            continue
        for field in _FIELDS[kind]:
            if one := _compared(about, kind, field, records, set_by_people=field in fields):
                yield one
    for student, advised in studies.items():
        if student and (said := _advisors(student, advised, names, set_by_people="advisor" in fields)):
            yield said


class _Names:
    """Gives what a record is about in words that are the same for the same thing."""

    def __init__(self, resolution: Resolution) -> None:
        self.resolution = resolution
        self._about: Mapping[str, Callable[[str, Any], Sequence[str]]] = {
            "position": lambda d, r: (self.person(d, r.person), fold(r.role), self.organization(d, r.organization)),
            "education": lambda d, r: (self.person(d, r.person), fold(r.degree), self.organization(d, r.institution)),
            "supervision": lambda d, r: (self.person(d, r.advisor), "advised", self.person(d, r.student)),
            "award": lambda d, r: (self.person(d, r.people[0]), fold(r.title)),
            "service": lambda d, r: (self.person(d, r.person), fold(r.role), fold(r.organization.name)),
        }

    def person(self, document: str, mention: Mention) -> str:
        """Give the name of the person whom a mention means, told from namesakes by the key."""
        key = self.resolution.person_of.get((document, mention.name, mention.start), "")
        return f"{self.resolution.people[key].name} ({key})" if key else ""

    def organization(self, document: str, mention: Mention) -> str:
        """Give the name of the organisation that a mention means."""
        key = self.resolution.organization_of.get((document, mention.name, mention.start), "")
        return self.resolution.organizations[key].name if key else ""

    def about(self, document: str, index: int, record: Record) -> str:
        """Give what a record is about, empty where that cannot be told."""
        if isinstance(record, model.Paper | model.Grant):
            where = (document, index)
            paper = isinstance(record, model.Paper)
            key = (self.resolution.paper_of if paper else self.resolution.grant_of).get(where, "")
            entities = self.resolution.papers if paper else self.resolution.grants
            return f"{entities[key].name} ({key})" if key else ""
        parts = self._about[record.kind](document, record)
        return ", ".join(parts) if all(parts) else ""


def _is_doctoral(level: str) -> bool:
    return any(word in fold(level).replace(".", "") for word in ("phd", "doctor", "dphil"))


def _value(record: Record, field: str) -> str:
    if field == "date" and isinstance(record, model.Paper):
        return record.date or record.year
    return str(getattr(record, field))


def _compared(
    about: str, kind: str, field: str, records: Iterable[tuple[Extraction, Record]], *, set_by_people: bool
) -> Comparison | None:
    """Compare one field; None where fewer than two documents give it."""
    statements = [_statement(e, r, value, set_by_people) for e, r in records if (value := _value(r, field))]
    if len({one.document for one in statements}) < 2:
        return None
    agree = all(_fit(field, a.value, b.value) for a in statements for b in statements if a.document != b.document)
    return Comparison(about, kind, field, agree, _ordered(statements))


def _advisors(
    student: str, records: Sequence[tuple[Extraction, model.Supervision]], names: _Names, *, set_by_people: bool
) -> Comparison | None:
    """Compare who advised somebody's doctorate; two documents disagree if they name nobody in common."""
    said: dict[str, set[str]] = defaultdict(set)
    for extraction, record in records:
        said[extraction.document].add(names.person(extraction.document, record.advisor))
    if len(said) < 2:
        return None
    agree = all(a & b for a in said.values() for b in said.values())
    statements = (_statement(e, r, names.person(e.document, r.advisor), set_by_people) for e, r in records)
    return Comparison(student, "supervision", "advisor", agree, _ordered(statements))


def _ordered(statements: Iterable[Statement]) -> tuple[Statement, ...]:
    return tuple(sorted(set(statements), key=lambda one: (one.document, one.line, one.value)))


def _statement(extraction: Extraction, record: Record, value: str, set_by_people: bool) -> Statement:  # noqa: FBT001
    read = record.evidence
    corrected = read.extractor == EXTRACTOR and (set_by_people or extraction.document == DOCUMENT)
    line = extraction.lines[max(bisect_right(extraction.lines, (read.start, 1 << 60)) - 1, 0)][1]
    quote = " ".join(read.quote.split())
    return Statement(value, extraction.document, line, quote[:300], corrected)


def _fit(field: str, a: str, b: str) -> bool:
    if field in _DATES:
        return a.startswith(b) or b.startswith(a)
    if field == "venue":
        return bool(set(title_key(a).split()) & set(title_key(b).split())) or _initials(a, b) or _initials(b, a)
    return title_key(a) == title_key(b)


def _initials(short: str, long: str) -> bool:
    letters = iter(word[0] for word in title_key(long).split())
    return all(letter in letters for letter in title_key(short).split()[0][:6]) if title_key(short) else True
