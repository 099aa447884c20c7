"""Studies without a degree: "1987–1992 Studium der Geschichte an der Universität Kassel"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from kgbuild.extract.careers.fields import AT
from kgbuild.extract.page import Entry, Page
from kgbuild.extract.phrases.degrees import study_pattern
from kgbuild.extract.phrases.parts import Line
from kgbuild.extract.phrases.words import organization_weight
from kgbuild.model import NOBODY, Education, Mention

_NAME = "education"
#: What was studied has so many words at most.
_LONGEST = 12
#: What stands before it on its line: the time, a label.
_BEFORE = re.compile(r"[\W\d]*(?:\w+[.:]?\s+){0,2}[\W\d]*")
_END = re.compile(r"[;.(\n]|\s+(?:mit|with|avec|con|com)\s")


def opens_study(lines: Sequence[Line]) -> bool:
    """Say whether an entry opens with what was studied, behind its time."""
    line = _first(lines)
    match = study_pattern().search(line.text) if line else None
    return line is not None and match is not None and _BEFORE.fullmatch(line.text[: match.start()]) is not None


def _first(lines: Sequence[Line]) -> Line | None:
    """Give the first line that says something; the time may stand on one of its own."""
    return next((line for line in lines if line.parts), None)


def _behind(line: Line, start: int) -> Mention:
    """Give the school that stands behind the field and a comma: "Studies in Biology, Example University"."""
    part = next((part for part in line.parts if part.start > start and organization_weight(part.text) == 1), None)
    return Mention(part.text, part.start, part.end) if part else NOBODY


def studied(page: Page, entry: Entry, lines: Sequence[Line]) -> Iterator[Education]:
    """Give what an entry says was studied, and where; nothing where neither a school nor a time stands with it."""
    line = _first(lines)
    match = study_pattern().search(line.text) if line and opens_study(lines) else None
    if match is None or line is None:
        return
    text = _END.split(line.text[match.end() :], maxsplit=1)[0]
    at = AT.search(text)
    field = (text[: at.start()] if at else text.partition(",")[0]).strip(" ,")
    school = NOBODY
    if at and organization_weight(text[at.end() :]) > 0:
        name = text[at.end() :].strip(" ,")
        start = line.start + match.end() + at.end()
        school = Mention(name, start, start + len(name))
    elif not at:
        school = _behind(line, line.start + match.end() + len(field))
    date = next((date for told in (line, lines[0]) for date in told.dates), None)
    if (not school.name and date is None) or not 0 < len(field.split()) <= _LONGEST:
        return
    yield Education(
        evidence=page.evidence(entry.start, entry.end, _NAME),
        person=page.owner,
        institution=school,
        field=field,
        start="" if date is None or date.single else date.start,
        end="" if date is None else date.end,
        ongoing=bool(date and date.ongoing),
    )
