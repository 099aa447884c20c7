"""Every mention of a person or an organisation in a set of extractions, with the record that holds it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, fields

from kgbuild.entities import MentionKey
from kgbuild.model import RECORDS, Extraction, Mention, Record

#: Fields of records that hold organisations; every other mention is a person.
ORGANIZATIONS = frozenset({"organization", "institution", "funder", "awarder", "parent"})
SUBJECT = -1
#: Kind of record → its fields that hold mentions, by their declared types.
HOLDERS = {
    kind: tuple(f.name for f in fields(kind) if any(word in str(f.type) for word in ("Mention", "Author", "Recipient")))
    for kind in RECORDS
}


@dataclass(frozen=True, slots=True)
class Told:
    """One mention where it is told.

    Attributes:
        document: id of the document.
        record: index into its records, `SUBJECT` for the subject of the document itself.
        kind: kind of the record.
        field: the record's field that holds the mention.
        mention: the mention.
    """

    document: str
    record: int
    kind: str
    field: str
    mention: Mention

    @property
    def key(self) -> MentionKey:
        """Where the mention stands."""
        return self.document, self.mention.name, self.mention.start


def people(extractions: Iterable[Extraction]) -> Iterator[Told]:
    """Give every mention of a person, document by document, in the order of the records; a letter names nobody."""
    for extraction in extractions:
        if extraction.subject_kind == "person":
            yield Told(extraction.document, SUBJECT, "subject", "subject", extraction.subject)
        for index, record in enumerate(extraction.records):
            for field, mention in held(record):
                if field not in ORGANIZATIONS and not _is_letter(mention.name):
                    yield Told(extraction.document, index, record.kind, field, mention)


def _is_letter(name: str) -> bool:
    """Say whether no more than one letter is printed where a name should stand: "J", "K."."""
    return bool(name) and sum(map(str.isalpha, name)) <= 1


def organizations(extractions: Iterable[Extraction]) -> Iterator[Told]:
    """Give every mention of an organisation, the affiliations printed beside people among them."""
    for extraction in extractions:
        if extraction.subject_kind == "organization":
            yield Told(extraction.document, SUBJECT, "subject", "subject", extraction.subject)
        for index, record in enumerate(extraction.records):
            for field, mention in held(record):
                if field in ORGANIZATIONS:
                    if mention.name:
                        yield Told(extraction.document, index, record.kind, field, mention)
                elif mention.affiliation:
                    printed = Mention(mention.affiliation)
                    yield Told(extraction.document, index, record.kind, "affiliation", printed)


def held(record: Record) -> Iterator[tuple[str, Mention]]:
    """Give every mention that a record holds, with its field."""
    for name in HOLDERS[type(record)]:
        value = getattr(record, name)
        if type(value) is Mention:
            yield name, value
        else:
            for item in value:
                yield name, item if type(item) is Mention else item.person
