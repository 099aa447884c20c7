"""From a Document to an Extraction: cut the page, then ask every extractor in turn.

Adding a kind of fact is one file beside this one and one line in `EXTRACTORS`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator

from kgbuild.document import Document
from kgbuild.errors import defect_of
from kgbuild.extract.careers.education import education
from kgbuild.extract.careers.juries import juries
from kgbuild.extract.careers.member_lives import member_lives
from kgbuild.extract.careers.positions import positions
from kgbuild.extract.careers.profile import profile
from kgbuild.extract.careers.supervision import supervision
from kgbuild.extract.careers.units import units
from kgbuild.extract.layout.columns import with_columns
from kgbuild.extract.layout.contents import by_content
from kgbuild.extract.layout.forms import set_apart
from kgbuild.extract.layout.ladders import with_ladders, without_display
from kgbuild.extract.layout.notes import with_notes
from kgbuild.extract.layout.rosters import of_a_group, with_roles
from kgbuild.extract.layout.sections import cut_sections
from kgbuild.extract.layout.subject import find_subject
from kgbuild.extract.page import Page
from kgbuild.extract.papers.author_page import author_page
from kgbuild.extract.papers.papers import papers
from kgbuild.extract.prose.prose import prose
from kgbuild.extract.prose.support import support
from kgbuild.extract.records.awards.awards import awards
from kgbuild.extract.records.forms import forms
from kgbuild.extract.records.grants.grants import grants
from kgbuild.extract.records.interests import interests
from kgbuild.extract.records.metrics import metrics
from kgbuild.extract.records.press import press
from kgbuild.extract.records.service.service import service
from kgbuild.extract.records.skills import skills
from kgbuild.extract.records.talks.attendance import attendance
from kgbuild.extract.records.talks.notices import notices
from kgbuild.extract.records.talks.speaker_tables import speaker_tables
from kgbuild.extract.records.talks.talks import talks
from kgbuild.extract.records.teaching.teaching import teaching
from kgbuild.extract.repeats import without_repeats
from kgbuild.extract.whole_names import with_whole_names
from kgbuild.model import NOBODY, Evidence, Extraction, Record

Extractor = Callable[[Page], Iterable[Record]]

#: Name → extractor, in the order in which their records stand in an Extraction.
EXTRACTORS: tuple[tuple[str, Extractor], ...] = (
    ("papers", papers),
    ("author_page", author_page),
    ("metrics", metrics),
    ("positions", positions),
    ("education", education),
    ("member_lives", member_lives),
    ("supervision", supervision),
    ("juries", juries),
    ("talks", talks),
    ("speaker_tables", speaker_tables),
    ("notices", notices),
    ("press", press),
    ("attendance", attendance),
    ("skills", skills),
    ("awards", awards),
    ("teaching", teaching),
    ("grants", grants),
    ("service", service),
    ("forms", forms),
    ("interests", interests),
    ("prose", prose),
    ("support", support),
    ("units", units),
    ("profile", profile),
)

#: Kinds of section whose entries are facts; what is left of them is reported.
_FACTUAL = frozenset({
    "publications", "positions", "education", "supervision", "grants", "awards", "talks", "press", "teaching",
    "attendance", "service", "memberships", "skills",
})  # fmt: skip


def read_page(document: Document) -> Page:
    """Cut a document into sections and entries and find its subject."""
    document = with_ladders(without_display(with_columns(document)))
    sections = by_content(document, with_roles(set_apart(document, cut_sections(document))))
    subject = find_subject(document, sections)
    sections = of_a_group(document, sections) if subject.kind != "person" else with_notes(document, sections)
    return Page(document, sections, subject.mention, subject.kind)


def extract(document: Document) -> Extraction:
    """Give everything that `document` says, in the order of `EXTRACTORS` and, within each, of the text."""
    page = read_page(document)
    records, defects = _run(page)
    return Extraction(
        document=document.id,
        sha256=document.sha256,
        media_type=document.media_type,
        records=records,
        title=str(document.metadata.get("title") or ""),
        subject=page.subject,
        subject_kind=page.subject_kind,
        leftover=tuple(_leftover(page, records)),
        defects=defects,
    )


def _run(page: Page) -> tuple[tuple[Record, ...], tuple[str, ...]]:
    """Give what the extractors read, and what went wrong: a defect of one must not cost the facts of the others."""
    records: list[Record] = []
    defects: list[str] = []
    for name, extractor in EXTRACTORS:
        try:
            records += list(extractor(page))
        except Exception as error:  # noqa: BLE001 - whatever it is
            told = f"internal error in the extractor of {name}, whose facts are missing: {defect_of(error)}"
            defects.append(f"{told}; please report it with the document")
    return without_repeats(with_whole_names(records)), tuple(defects)


def _leftover(page: Page, records: tuple[Record, ...]) -> Iterator[Evidence]:
    """Give the entries of sections of facts that no record was read from, and whose names none took over."""
    taken = [(record.evidence.start, record.evidence.end) for record in records]
    bodies = (getattr(record, name, NOBODY) for record in records for name in ("organization", "institution"))
    taken += [(body.start, body.end) for body in bodies if body.start >= 0]
    for section in page.of_kind(*_FACTUAL):
        for entry in section.entries:
            said = re.search(r"[^\W\d_]{2}", page.text[entry.start : entry.end])  # a rule or a date alone says nothing
            if said and not any(start < entry.end and end > entry.start for start, end in taken):
                yield page.evidence(entry.start, entry.end, "leftover")
