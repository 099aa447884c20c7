"""What a person may decide against the documents: the plain types of `corrections.toml`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

Action = Literal["same", "different", "rename", "set", "retract", "add", "hide"]
#: The actions, in the order in which they are carried out.
ACTIONS: tuple[Action, ...] = ("retract", "hide", "set", "add", "different", "same", "rename")
#: Kinds of entities that a correction may name.
ENTITIES = ("person", "organization", "paper", "venue", "grant")
#: The document that what is added stands in, and the extractor that every corrected record bears.
DOCUMENT, EXTRACTOR = "corrections.toml", "correction"


@dataclass(frozen=True, slots=True)
class Reference:
    """Whom or what a correction means.

    Attributes:
        kind: one of `ENTITIES`.
        name: a name or title as any document prints it, a key (`person/ada-example`) or an identifier (`orcid:…`).
        document: a document that names it so, to tell it from its namesakes.
        new: whether it may be someone whom no document names.
    """

    kind: str
    name: str
    document: str = ""
    new: bool = False

    def __str__(self) -> str:
        return f"{self.name!r} of {self.document}" if self.document else repr(self.name)


@dataclass(frozen=True, slots=True)
class Place:
    """Which records are meant: those that `document` says in words that hold `quote`.

    Attributes:
        document: id of the document.
        quote: some of the words that the record was read from.
        kind: kind of the record, empty for any.
        where: field → value that the record must have, to tell it from others that were read from the same words.
    """

    document: str
    quote: str
    kind: str = ""
    where: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Correction:
    """One decision.

    Attributes:
        action: what to do.
        line: where it stands in the file, from 1.
        start: first code point of it in the file's text.
        quote: the words of the file that say it.
        of: whom it is about, first the one that stays.
        place: which records it is about, None where it is about entities.
        field: of `set`, what is set.
        value: of `set` and `rename`, the right value; of `add`, the fields of the record.
        kind: of `add`, the kind of the record.
    """

    action: Action
    line: int
    start: int = 0
    quote: str = ""
    of: tuple[Reference, ...] = ()
    place: Place | None = None
    field: str = ""
    value: Any = None
    kind: str = ""

    def __str__(self) -> str:
        about = " and ".join(map(str, self.of))
        if self.place:
            about = f"{' '.join(self.place.quote.split())!r} in {self.place.document}"
        return f"{self.action} {self.kind or self.field} {about}".replace("  ", " ").strip()


@dataclass(frozen=True, slots=True)
class Corrections:
    """The decisions of one file, with the file's text, which they are quoted from."""

    path: str = DOCUMENT
    text: str = ""
    sha256: str = ""
    items: tuple[Correction, ...] = ()


@dataclass(frozen=True, slots=True)
class Applied:
    """What came of one correction.

    Attributes:
        line: where it stands in the file.
        text: the correction in brief.
        matched: how many records or entities it met; 0 where what it is about is gone.
        before: what the documents say, where it changed something.
        after: what holds now.
        note: why it met nothing.
    """

    line: int
    text: str
    matched: int
    before: str = ""
    after: str = ""
    note: str = ""
