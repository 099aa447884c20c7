"""What one reference string says, with the characters that say it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from kgbuild.document import Span
from kgbuild.model import Mention, PaperKind, PaperStatus
from kgbuild.names import Name


@dataclass(frozen=True, slots=True, kw_only=True)
class Reference:
    """The parts of one reference; what the string does not hold is empty.

    Attributes:
        people: the authors in printed order, each with its place in the given string.
        names: their parts, in the same order.
        etal: the author list is cut short.
        title: without quotes and closing stops.
        venue: journal, series, book or event as printed, without volume, pages and year ("ISMAR" of "ISMAR 2016").
        within: the larger event that a workshop is part of, if printed.
        year: four digits.
        date: EDTF, as exact as the string; `year` alone where it says no more.
        number: of a report or memo.
        pages: "12-19", or an article number.
        identifiers: further ones by scheme: `isbn`, `issn`, `pmid`, `hal`, `openreview`, `eprint`, `url`.
        note: what is said beside ("best paper award", "acceptance rate 21%").
        spans: where each field stands, by field name; `spans["authors"]` has one span an author.
        confidence: calibrated probability, by field name, that the field is right.
        score: calibrated probability that the string is a reference at all.
    """

    people: tuple[Mention, ...] = ()
    names: tuple[Name, ...] = ()
    etal: bool = False
    title: str = ""
    venue: str = ""
    within: str = ""
    year: str = ""
    date: str = ""
    volume: str = ""
    issue: str = ""
    number: str = ""
    pages: str = ""
    publisher: str = ""
    editors: tuple[Mention, ...] = ()
    doi: str = ""
    arxiv: str = ""
    identifiers: Mapping[str, str] = field(default_factory=dict)
    status: PaperStatus = ""
    type: PaperKind = ""
    note: str = ""
    spans: Mapping[str, tuple[Span, ...]] = field(default_factory=dict)
    confidence: Mapping[str, float] = field(default_factory=dict)
    score: float = 0.0
