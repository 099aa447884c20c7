"""From the parts that were found of a paper to its record."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace

from kgbuild.cite import Reference
from kgbuild.document import Inline
from kgbuild.extract.page import Page
from kgbuild.extract.papers.context import Context, behind_status, kind_by, split_venue
from kgbuild.extract.papers.links import Found
from kgbuild.extract.papers.people import authors_of
from kgbuild.extract.papers.titles import clean_title
from kgbuild.lexicon import table
from kgbuild.model import NOBODY, Mention, Paper, PaperKind, PaperStatus
from kgbuild.names import NameList

#: Words of the longest status.
_STATUS_WORDS = 4
_ARXIV_YEAR = re.compile(r"^(\d\d)(?:0[1-9]|1[0-2])\.?\d{3,5}$")


@dataclass(frozen=True, slots=True, kw_only=True)
class Parts:
    """What an entry was found to hold.

    Attributes:
        title: as printed, with whatever quotes stand around it.
        names: its author list, with places in the document.
        partial: the list leaves out the owner of the page ("with A. Author").
        reference: the citation that the entry contains or that its venue line makes up.
        venue: a venue with its year, where it stands on its own ("CRYPTO 2026").
        year: of the entry itself.
        date: of the entry itself, EDTF.
        arxiv: number printed over the title.
        found: its links.
        runs: inline runs of the entry.
        remarks: the legend of the author list.
        contact: the contact note.
    """

    title: str
    names: NameList = field(default_factory=NameList)
    partial: bool = False
    reference: Reference | None = None
    venue: str = ""
    year: str = ""
    date: str = ""
    arxiv: str = ""
    found: Found = field(default_factory=Found)
    runs: tuple[Inline, ...] = ()
    topics: tuple[str, ...] = ()
    marks: tuple[str, ...] = ()
    abstract: str = ""
    note: str = ""
    status: PaperStatus = ""
    editors: tuple[Mention, ...] = ()
    remarks: str = ""
    contact: str = ""


def paper_of(page: Page, start: int, end: int, parts: Parts, context: Context, extractor: str) -> Paper:
    """Give the record of the paper that `text[start:end]` prints."""
    reference = parts.reference or Reference()
    venue, venue_year = split_venue(parts.venue) if parts.venue else (reference.venue, "")
    venue, opening = behind_status(venue)
    told = kind_by("heading.status", venue) if venue and len(venue.split()) <= _STATUS_WORDS else ""
    if told and venue.casefold().strip(" .()") in table("paper_kinds")["heading"]["status"][told]:
        venue, reference = "", replace(reference, status=reference.status or told)  # type: ignore[arg-type]
    venue, within = (venue, reference.within) if venue else (context.venue, context.within)
    arxiv = parts.arxiv or reference.arxiv or parts.found.arxiv
    date = parts.date or reference.date
    year = parts.year or venue_year or reference.year or date[:4] or context.year
    if not year and venue == context.venue:
        year = split_venue(venue)[1]
    if not year and arxiv and "arxiv" in venue.casefold():
        year = _year_of_number(arxiv)
    score = max(0.05, min(1.0, reference.score if parts.reference else 0.9))
    return Paper(
        evidence=page.evidence(start, end, extractor, round(score, 3)),
        title=clean_title(parts.title),
        authors=authors_of(
            parts.names,
            owner=context.owner if parts.partial or parts.names.etal or not parts.names.people else NOBODY,
            runs=parts.runs,
            remarks=parts.remarks,
            contact=parts.contact,
        ),
        etal=parts.names.etal,
        year=year,
        date=date if len(date) > 4 else "",
        type=_type(reference, venue, context),
        status=parts.status or reference.status or opening or context.status,
        venue=venue,
        within=within,
        volume=reference.volume,
        issue=reference.issue,
        number=reference.number,
        pages=reference.pages.lstrip("#"),
        publisher=reference.publisher,
        editors=parts.editors or tuple(Mention(editor.name) for editor in reference.editors),
        doi=reference.doi or parts.found.doi,
        arxiv=arxiv,
        identifiers={**parts.found.identifiers, **reference.identifiers},
        links=parts.found.links,
        topics=parts.topics,
        marks=parts.marks or ((context.mark,) if context.mark else ()),
        abstract=parts.abstract,
        note=parts.note or reference.note,
    )


def _type(reference: Reference, venue: str, context: Context) -> PaperKind:
    """Give the kind of a work: as its citation says, else as its heading, else as its venue's name."""
    if reference.type == "patent":
        return "patent"
    by_venue = kind_by("venue.type", venue)
    if by_venue in {"workshop", "preprint", "thesis", "report"}:
        return by_venue  # type: ignore[return-value]
    return context.type or reference.type or by_venue  # type: ignore[return-value]


def _year_of_number(arxiv: str) -> str:
    """Give the year that an arXiv number states: 1806.11379 is of June 2018."""
    match = _ARXIV_YEAR.match(arxiv.replace(".", ""))
    return f"20{match.group(1)}" if match else ""
