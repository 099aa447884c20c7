"""Courses that stand below the post in which they were taught, among positions: "Tides and Trade (Fall 2019)"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from kgbuild.dates import DateRange
from kgbuild.extract.page import Entry, Page
from kgbuild.extract.phrases.deeds import is_deed
from kgbuild.extract.phrases.parts import Line, dated_lines, line_at
from kgbuild.extract.phrases.words import is_role
from kgbuild.extract.records.teaching.courses import is_school, read_course, role_in
from kgbuild.model import NOBODY, Mention, Teaching

_NAME = "teaching"
#: Seasons follow the months in dates: "2019-23" is the autumn.
_SEASON = 20
#: A course has so many words at most.
_LONGEST = 16
_LABEL = re.compile(
    r"\W*(?:courses|modules|classes)(?: (?:taught|include|included|offered))*\s*:\s*(?=\S)", re.IGNORECASE
)
_COMMA = re.compile(r"[;,]\s+(?:and\s+)?(?![^()]*\))")


def posted_courses(page: Page) -> Iterator[Teaching]:
    """Give the courses with their terms below the posts of teachers."""
    read = {section.start for section in page.of_kind("teaching")}
    for section in page.of_kind("positions"):
        for entry in section.entries if section.start not in read else ():
            yield from _below(page, entry)


def _below(page: Page, entry: Entry) -> Iterator[Teaching]:
    lines = dated_lines(page, entry)
    rest = lines[1:]
    named = (part for line in lines[:2] for part in line.parts if is_school(part.text))
    school = next((part for part in named if not is_role(part.text)), None)
    if school is None or not any(is_role(part.text) for line in lines[:2] for part in line.parts):
        return
    termed = [line for line in rest if _terms(line.dates)]
    told = [line for line in rest if not is_deed(line.text) and line.start > school.start]
    if termed and 2 * len(termed) >= len(told):
        for line in termed:
            row = read_course(line, NOBODY)
            if row is None or len(row.course.split()) > _LONGEST or role_in(row.course):
                continue
            for date in _terms(line.dates):
                yield _record(page, line.start, line.start + len(line.text), row.course, school.text, date)
    for line in rest:
        if label := _LABEL.match(line.text):
            yield from _listed(page, line, label.end(), school.text)


def _listed(page: Page, line: Line, at: int, school: str) -> Iterator[Teaching]:
    """Give the courses between the commas, or semicolons if there are any, behind a label."""
    text = line.text[at:].strip(" .")
    pieces = re.split(r";\s+", text) if ";" in text else _COMMA.split(text)
    rows = [read_course(line_at(piece.strip(), line.start + at), NOBODY) for piece in pieces]
    if all(row is not None and len(row.course.split()) <= _LONGEST for row in rows):
        for row in rows:
            if row:
                yield _record(page, line.start, line.start + len(line.text), row.course, school, "")


def _record(page: Page, start: int, end: int, course: str, school: str, date: str) -> Teaching:
    evidence = page.evidence(start, end, _NAME, 0.9)
    return Teaching(evidence=evidence, person=page.owner, course=course, institution=Mention(school), date=date)


def _terms(dates: Sequence[DateRange]) -> list[str]:
    """Give the terms among dates, each once: those of a season of a year."""
    starts = (date.start or date.end for date in dates)
    return list(dict.fromkeys(start for start in starts if start[5:7].isdigit() and int(start[5:7]) > _SEASON))
