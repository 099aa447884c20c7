"""Courses among positions: below the post in which they were taught, or behind a label ("Lecturer, course: Tides")."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from kgbuild.dates import DateRange
from kgbuild.extract.page import Entry, Page
from kgbuild.extract.phrases.deeds import is_deed
from kgbuild.extract.phrases.parts import Line, dated_lines, line_at
from kgbuild.extract.phrases.roles import is_role
from kgbuild.extract.records.teaching.courses import is_school, read_course
from kgbuild.extract.records.teaching.roles import role_in
from kgbuild.model import NOBODY, Mention, Teaching

_NAME = "teaching"
#: Seasons follow the months in dates: "2019-23" is the autumn.
_SEASON = 20
#: A course has so many words at most.
_LONGEST = 16
_LABEL = re.compile(
    r"\W*(?:courses|modules|classes)(?: (?:taught|include|included|offered))*\s*:\s*(?=\S)", re.IGNORECASE
)
#: "Profesor, curso: “Cálculo”, Otoño 2015": a role, what labels a course, and its title.
_COURSE_OF = re.compile(
    r"(?P<role>[^\W\d_][^:,;“\"\n]{2,40}),\s+(?:cursillo|(?:mini-?)?(?:curso|course|corso|cours|kurs)s?|asignaturas?|materias?|disciplinas?|modules?"
    r"|subjects?)\s*:\s*[“\"«„](?P<course>[^”\"»“\n]{3,120})[”\"»“]",
    re.IGNORECASE,
)
#: Roles of who assists in courses, which a list of courses may stand below.
_ASSISTS = re.compile(r"assist|ayudant|tutor|grader|demonstrator|\bta\b|monitor|vacataire|hilfskraft", re.IGNORECASE)
_ROLE_AND_COURSE = 2
_COMMA = re.compile(r"[;,]\s+(?:and\s+)?(?![^()]*\))")


def posted_courses(page: Page) -> Iterator[Teaching]:
    """Give the courses with their terms below the posts of teachers."""
    read = {section.start for section in page.of_kind("teaching")}
    for section in page.of_kind("positions"):
        above = NOBODY
        for entry in section.entries if section.start not in read else ():
            lines = dated_lines(page, entry)
            above = _school_alone(lines) or above
            yield from _assisted(page, lines) or _behind_labels(page, lines, above) or _below(page, entry)


def is_taught(lines: Sequence[Line]) -> bool:
    """Say whether an entry among positions is a course, or the role of several courses below it."""
    return _are_assisted(lines) or any(_course_of(line) for line in lines[:2])


def _course_of(line: Line) -> re.Match[str] | None:
    match = _COURSE_OF.match(line.text)
    return match if match and role_in(match["role"]) else None


def _school_alone(lines: Sequence[Line]) -> Mention | None:
    """Give the school that the first line of an entry is, which holds for what stands below it."""
    first = lines[0] if lines else None
    alone = first is not None and not first.dates and len(first.parts) == 1 and is_school(first.text)
    return Mention(first.parts[0].text, first.parts[0].start, first.parts[0].end) if first and alone else None


def _behind_labels(page: Page, lines: Sequence[Line], school: Mention) -> list[Teaching]:
    """Give the courses that labels behind a role tell: "Teaching Assistant, course: “Calculus I”, 2009–2012"."""
    found: list[Teaching] = []
    for line in lines:
        if match := _course_of(line):
            told = match["course"], match["role"].strip()
            dates = [date.start or date.end for date in line.dates] or [""]
            found += [_taught(page, line, told, school, date) for date in dates]
    return found


def _are_assisted(lines: Sequence[Line]) -> bool:
    """Say whether an undated role of who assists in courses stands above courses, each with its school and its date."""
    if len(lines) < _ROLE_AND_COURSE or lines[0].dates or not _ASSISTS.search(role_in(lines[0].text)):
        return False
    return all(_is_course(line) for line in lines[1:] if not is_deed(line.text))


def _is_course(line: Line) -> bool:
    """Say whether a line is a course, its school and its date, and opens with neither a role nor a school."""
    first = line.parts[0].text if line.parts else ""
    schools = [part for part in line.parts[1:] if is_school(part.text)]
    return bool(line.dates and schools) and not (is_role(first) or is_school(first)) and line.dates[-1].at > len(first)


def _assisted(page: Page, lines: Sequence[Line]) -> list[Teaching]:
    """Give the courses below the role of who assisted in them: "Teaching Assistant", "Tides, Fen College, 2017"."""
    if not _are_assisted(lines):
        return []
    role = role_in(lines[0].text)
    found: list[Teaching] = []
    for line in lines[1:]:
        schools = [part for part in line.parts[1:] if is_school(part.text)]
        row = read_course(line, NOBODY) if schools else None
        if row is None:
            continue
        start, end = schools[0].start, schools[-1].end
        school = Mention(" ".join(page.text[start:end].split()), start, end)
        found += [_taught(page, line, (row.course, role), school, date.start or date.end) for date in line.dates]
    return found


def _taught(page: Page, line: Line, told: tuple[str, str], school: Mention, date: str) -> Teaching:
    """Give the record of a course and of the role in it."""
    course, role = told
    return Teaching(
        evidence=page.evidence(line.start, line.start + len(line.text), _NAME, 0.9),
        person=page.owner,
        course=course,
        institution=school,
        date=date,
        role=role,
    )


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
