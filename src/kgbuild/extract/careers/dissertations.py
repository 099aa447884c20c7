"""Dissertations that curricula tell of under a heading of their own, and who chaired their committees."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from kgbuild.extract.page import Page
from kgbuild.extract.phrases.degrees import level_in
from kgbuild.extract.phrases.details import advisors_of, clean_title, people_in, quoted_in, thesis_of, value_of
from kgbuild.extract.phrases.parts import Line, lines_of
from kgbuild.model import Education, Mention, Record, Supervision

#: A title has so many words at least where nothing but its place tells it.
_TITLE = 4
#: What stands before "(chair)" is a name although it looks so little like one.
_LIKELY = 0.25
_TITLED = re.compile(r"\s*(?:title|titel|titre|título|titolo)\s*:\s*", re.IGNORECASE)
_COMMITTEE = re.compile(
    r"\s*(?:(?:dissertation|thesis|doctoral) )?(?:committee|jury|comité|kommission)\b[^:]*:\s*", re.IGNORECASE
)
#: "Ada Moe (chair)".
_CHAIR = re.compile(
    r"(?:^|[,;]\s*|\band\s+)(?P<name>[^,;()]+?)\s*[(,]\s*(?:co-?)?(?:chair|director|advisor|supervisor)\w*\s*\)?",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Dissertation:
    """Title and advisors, either may be unknown."""

    title: str
    advisors: tuple[Mention, ...]


def with_dissertation(page: Page, records: Iterable[Record]) -> Iterator[Record]:
    """Give the degrees and advisors of a page, the one doctorate with what its own section tells of it."""
    records = list(records)
    doctorates = [r for r in records if isinstance(r, Education) and level_in(r.degree) == "doctorate"]
    told = _dissertation(page) if len(doctorates) == 1 else None
    known = any(isinstance(record, Supervision) and record.student == page.owner for record in records)
    for record in records:
        if told and record is doctorates[0]:
            study = replace(doctorates[0], thesis=doctorates[0].thesis or told.title)
            yield study
            yield from () if known else (advised(study, advisor) for advisor in told.advisors)
        else:
            yield record


def advised(study: Education, advisor: Mention) -> Supervision:
    """Give what a study says of one of its advisors."""
    return Supervision(
        evidence=study.evidence,
        advisor=advisor,
        student=study.person,
        level=study.degree,
        start=study.start,
        end=study.end,
        ongoing=study.ongoing,
        thesis=study.thesis,
        institution=study.institution,
    )


def _dissertation(page: Page) -> Dissertation | None:
    """Read the section of the dissertation: title, advisors, or those who chaired the committee."""
    for section in page.sections:
        lines = [line for entry in section.entries for line in lines_of(page, entry)]
        if section.kind == "dissertation" and lines:
            return Dissertation(_title(lines), advisors_of(lines) or tuple(chairs_of(lines)))
    return None


def _title(lines: Sequence[Line]) -> str:
    """Give the title: under its label, quoted, or the first line where that is a title by its length."""
    labelled = next((line.text[m.end() :] for line in lines if (m := _TITLED.match(line.text))), "")
    found = labelled or thesis_of(lines) or quoted_in(lines)
    if found:
        return clean_title(found)
    first = lines[0]
    noted = value_of(first, "advisor", "coadvisor", "thesis", "noise") or _COMMITTEE.match(first.text)
    short = _TITLE <= len(first.text.split()) <= 5 * _TITLE
    return clean_title(first.text) if short and not noted and not first.text.rstrip().endswith(".") else ""


def chairs_of(lines: Sequence[Line]) -> Iterator[Mention]:
    """Give those who chaired the committee: "Committee: Ada Moe (chair), Lee Gold"."""
    for line in lines:
        label = _COMMITTEE.match(line.text)
        at = label.end() if label else len(line.text)
        for match in _CHAIR.finditer(line.text[at:]):
            yield from people_in(match["name"], line.start + at + match.start("name"), _LIKELY)
