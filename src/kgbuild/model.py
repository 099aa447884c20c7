"""The records: what one document says, each with the characters that say it. Frozen, typed, no RDF.

Conventions that every producer and consumer keeps:

* An empty string or tuple means *unknown*; nothing is guessed.
* A date is a string as exact as the source prints it: `2012`, `2015-05`, `2019-08-20`, or an EDTF season
  (`2018-21` spring, `-22` summer, `-23` autumn, `-24` winter). See `kgbuild.dates`.
* `ongoing` is True where the source says so ("present", an open dash); then `end` is empty.
* A `Mention` is a name where it stands. The owner of a page, who is implied rather than named, is a Mention
  with the subject's name and no place (`start == -1`); its name is empty if the document does not give it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import ClassVar, Literal

PaperKind = Literal[
    "journal", "conference", "workshop", "preprint", "report", "thesis", "book", "chapter", "editorial", "patent", ""
]
PaperStatus = Literal["published", "accepted", "submitted", "in preparation", ""]


@dataclass(frozen=True, slots=True)
class Evidence:
    """Where a record was read: `document.text[start:end] == quote`, always.

    Attributes:
        start: first code point in the extracted text.
        end: one past the last.
        quote: exactly that slice.
        extractor: name of the extractor or importer that read it.
        confidence: its probability of being right, 0 to 1.
    """

    start: int
    end: int
    quote: str
    extractor: str
    confidence: float = 1.0


@dataclass(frozen=True, slots=True)
class Mention:
    """A name of a person or an organisation as one document prints it.

    Attributes:
        name: as printed, without titles, marks and footnote signs.
        start: where it stands, -1 when it is implied.
        end: one past it, -1 when it is implied.
        url: a homepage that it is linked to.
        identifier: ORCID, ROR or another IRI that the document gives for it.
        email: used inside the machine to tell people apart, never published unasked.
        affiliation: the organisation printed beside a person; the parent printed beside an organisation.
    """

    name: str
    start: int = -1
    end: int = -1
    url: str = ""
    identifier: str = ""
    email: str = ""
    affiliation: str = ""


NOBODY = Mention("")


@dataclass(frozen=True, slots=True)
class Author:
    """One place in a printed author list; `position` counts from 1, 0 where the source gives no place."""

    person: Mention
    position: int
    equal: bool = False
    corresponding: bool = False


@dataclass(frozen=True, slots=True)
class Link:
    """A link of a paper, with its kind as printed ("PDF", "code", "talk") and its target."""

    rel: str
    url: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """Base of all records."""

    kind: ClassVar[str] = ""
    evidence: Evidence


@dataclass(frozen=True, slots=True, kw_only=True)
class Paper(Record):
    """A work: article, preprint, thesis, book, chapter, report.

    Attributes:
        venue: journal, series, book or event as printed, without the volume and the pages.
        within: the larger event that the venue is part of ("NeurIPS 2021" of a workshop), if printed.
        number: of a report or memo; article numbers go to `pages`.
        marks: "oral", "spotlight", "poster", "best paper" as printed.
        identifiers: further ones by scheme: `isbn`, `issn`, `pmid`, `hal`, `openreview`, `eprint`.
    """

    kind: ClassVar[str] = "paper"
    title: str
    authors: tuple[Author, ...] = ()
    etal: bool = False
    year: str = ""
    date: str = ""
    type: PaperKind = ""
    status: PaperStatus = ""
    venue: str = ""
    within: str = ""
    volume: str = ""
    issue: str = ""
    number: str = ""
    pages: str = ""
    publisher: str = ""
    editors: tuple[Mention, ...] = ()
    doi: str = ""
    arxiv: str = ""
    identifiers: Mapping[str, str] = field(default_factory=dict)
    links: tuple[Link, ...] = ()
    topics: tuple[str, ...] = ()
    marks: tuple[str, ...] = ()
    abstract: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Position(Record):
    """An employment, appointment, membership of a lab or stay."""

    kind: ClassVar[str] = "position"
    person: Mention
    organization: Mention = NOBODY
    role: str = ""
    start: str = ""
    end: str = ""
    ongoing: bool = False
    location: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Education(Record):
    """A period of study; `degree` as printed ("Ph.D.")."""

    kind: ClassVar[str] = "education"
    person: Mention
    institution: Mention = NOBODY
    degree: str = ""
    field: str = ""
    start: str = ""
    end: str = ""
    ongoing: bool = False
    thesis: str = ""
    distinction: str = ""
    location: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Supervision(Record):
    """One advisor of one student; `level` as printed ("M.Eng", "UROP", "postdoc"), `role` likewise ("co-advisor")."""

    kind: ClassVar[str] = "supervision"
    advisor: Mention
    student: Mention
    level: str = ""
    role: str = ""
    start: str = ""
    end: str = ""
    ongoing: bool = False
    thesis: str = ""
    institution: Mention = NOBODY
    outcome: str = ""


@dataclass(frozen=True, slots=True)
class Recipient:
    """Someone who holds a grant, in the role as printed ("PI", "Co-PI"), empty where none is."""

    person: Mention
    role: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Grant(Record):
    """Funding. `amount` is a plain number in digits, `currency` an ISO 4217 code, `scheme` the programme.

    `works` are the titles of works that acknowledge it, as the document that tells of both gives them.
    """

    kind: ClassVar[str] = "grant"
    title: str = ""
    funder: Mention = NOBODY
    scheme: str = ""
    recipients: tuple[Recipient, ...] = ()
    start: str = ""
    end: str = ""
    ongoing: bool = False
    amount: str = ""
    currency: str = ""
    identifier: str = ""
    url: str = ""
    works: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Award(Record):
    """A prize, medal, fellowship or honour; `people` are all who share it."""

    kind: ClassVar[str] = "award"
    people: tuple[Mention, ...]
    title: str
    date: str = ""
    awarder: Mention = NOBODY
    paper: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Talk(Record):
    """A talk or poster. `type` as printed ("Invited talk", "Poster"); `event` as printed, without the place."""

    kind: ClassVar[str] = "talk"
    people: tuple[Mention, ...]
    title: str = ""
    event: str = ""
    date: str = ""
    type: str = ""
    location: str = ""
    url: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Teaching(Record):
    """One course in one term; `role` as printed ("Teaching Assistant")."""

    kind: ClassVar[str] = "teaching"
    person: Mention
    course: str
    institution: Mention = NOBODY
    date: str = ""
    role: str = ""
    level: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Attendance(Record):
    """Someone was at an event."""

    kind: ClassVar[str] = "attendance"
    person: Mention
    event: str
    date: str = ""
    location: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Service(Record):
    """Reviewing, editing, committee, organising, membership."""

    kind: ClassVar[str] = "service"
    person: Mention
    role: str = ""
    organization: Mention = NOBODY
    start: str = ""
    end: str = ""
    ongoing: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Press(Record):
    """Someone or their work in the press."""

    kind: ClassVar[str] = "press"
    person: Mention
    title: str
    publisher: str = ""
    url: str = ""
    date: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Metric(Record):
    """A figure that the source states: "h-index" 56; `value` in plain digits."""

    kind: ClassVar[str] = "metric"
    person: Mention
    metric: str
    value: str
    date: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Skill(Record):
    """A skill, with the heading it stands under ("Languages")."""

    kind: ClassVar[str] = "skill"
    person: Mention
    skill: str
    category: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Interest(Record):
    """A research interest: a topic or, in prose, the statement."""

    kind: ClassVar[str] = "interest"
    person: Mention
    topic: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Profile(Record):
    """What a document says about a person as such; `names` are further forms of the name that it prints."""

    kind: ClassVar[str] = "profile"
    person: Mention
    homepage: str = ""
    orcid: str = ""
    emails: tuple[str, ...] = ()
    links: tuple[Link, ...] = ()
    names: tuple[str, ...] = ()
    description: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Unit(Record):
    """An organisation and what the document says about it; `parent` is the organisation it belongs to."""

    kind: ClassVar[str] = "unit"
    organization: Mention
    parent: Mention = NOBODY
    homepage: str = ""
    location: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class StatedCount(Record):
    """A total that the document states of itself ("53 papers"), to be compared with what was found."""

    kind: ClassVar[str] = "stated count"
    of: str
    count: int


RECORDS: tuple[type[Record], ...] = (
    Paper, Position, Education, Supervision, Grant, Award, Talk, Teaching, Attendance, Service, Press,
    Metric, Skill, Interest, Profile, Unit, StatedCount,
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Extraction:
    """Everything one document says.

    Attributes:
        document: `Document.id`.
        sha256: of the file's bytes.
        media_type: IANA media type of the file.
        title: of the document, may be empty.
        subject: the person or the lab that the document is about; NOBODY where it does not say.
        subject_kind: whether that subject is a person or an organisation.
        records: in the order of the text.
        leftover: spans that hold facts by their place (an entry of a section) and that no extractor took.
        lines: as `Document.lines`: (offset, source line) pairs.
        pages: as `Document.pages`.
        defects: a sentence for each extractor that failed; its facts are missing, those of the others are there.
        site: root of the site that the document is part of, empty for none; a name means one person there.
    """

    document: str
    sha256: str
    media_type: str
    records: tuple[Record, ...]
    title: str = ""
    subject: Mention = NOBODY
    subject_kind: Literal["person", "organization", ""] = ""
    leftover: tuple[Evidence, ...] = ()
    lines: tuple[tuple[int, int], ...] = ((0, 1),)
    site: str = ""
    pages: tuple[tuple[int, int], ...] = ()
    defects: tuple[str, ...] = ()
