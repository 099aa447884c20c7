"""What resolution gives: who is who and what is what over all documents. Frozen, typed, no RDF."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Entity:
    """One node of the graph that several mentions may mean.

    Attributes:
        key: stable local identifier: `person/tomaso-poggio`, `paper/dreaming-with-arc`; IRIs are made from it.
        name: the best name or title.
        variants: every other printed form, sorted.
        identifiers: by scheme: `orcid`, `ror`, `doi`, `arxiv`, `issn`, `homepage`.
        parent: key of the entity it is part of (unit of organisation, workshop of conference, edition of series).
        kind: a finer type where one is known: `university`, `journal`, `event`, `series`, …
        location: as printed.
    """

    key: str
    name: str
    variants: tuple[str, ...] = ()
    identifiers: Mapping[str, str] = field(default_factory=dict)
    parent: str = ""
    kind: str = ""
    location: str = ""


#: Where a mention stands: (document id, name, start); start is -1 for an implied mention.
MentionKey = tuple[str, str, int]
#: Which record: (document id, index into `Extraction.records`).
RecordKey = tuple[str, int]


@dataclass(frozen=True, slots=True)
class Resolution:
    """Who is who and what is what over all documents. Every mention and record below is decided.

    Attributes:
        people: by entity key.
        organizations: by entity key.
        papers: by entity key; `name` is the best title.
        venues: journals, series and events alike, by entity key.
        grants: by entity key.
        person_of: person mention → person key.
        organization_of: organisation mention → organisation key.
        paper_of: Paper record → paper key.
        grant_of: Grant record → grant key.
        venue_of: a printed venue or event string → venue key.
        unsure: pairs of keys that may be one and the same, with the score; not merged.
        forwarded: key of an earlier build → the key that it leads to now.
        parted: key → key of an earlier build that it was taken for.
        before: key → the entity as the documents alone give it, where a correction changed it.
    """

    people: Mapping[str, Entity]
    organizations: Mapping[str, Entity]
    papers: Mapping[str, Entity]
    venues: Mapping[str, Entity]
    grants: Mapping[str, Entity]
    person_of: Mapping[MentionKey, str]
    organization_of: Mapping[MentionKey, str]
    paper_of: Mapping[RecordKey, str]
    grant_of: Mapping[RecordKey, str]
    venue_of: Mapping[str, str]
    unsure: tuple[tuple[str, str, float], ...] = ()
    forwarded: Mapping[str, str] = field(default_factory=dict)
    parted: Mapping[str, str] = field(default_factory=dict)
    before: Mapping[str, Entity] = field(default_factory=dict)
