"""Supervision: the students of a page's owner, with level, dates, thesis, and who advised them, too."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import product

from kgbuild.dates import DateRange, find_ranges
from kgbuild.document import Span
from kgbuild.extract.careers.employers import mention_of
from kgbuild.extract.careers.own_roles import names_member, without_own_role
from kgbuild.extract.careers.stations import Station, body_in, station_in, stations_of
from kgbuild.extract.careers.student_levels import any_of, bare_level, level_above, level_printed, stages_of, stronger
from kgbuild.extract.careers.student_names import CITED, Student, named_students
from kgbuild.extract.careers.tabled import dates_in, level_of
from kgbuild.extract.careers.theses import (
    before_body,
    before_kind,
    before_name,
    before_school,
    behind_bracket,
    behind_colon,
    behind_date,
    behind_name,
    below_level,
    emphasised,
    headed_by_name,
    in_own_cell,
    to_the_end,
)
from kgbuild.extract.layout.shapes import shape
from kgbuild.extract.page import Entry, Page, Section
from kgbuild.extract.phrases.above import body_above
from kgbuild.extract.phrases.dating import exact_among
from kgbuild.extract.phrases.degrees import level_in
from kgbuild.extract.phrases.details import (
    advisors_of,
    clean_title,
    is_labelled,
    outcome_of,
    quoted_in,
    thesis_of,
    value_of,
)
from kgbuild.extract.phrases.parts import Line, Part, line_at, lines_of, split_places
from kgbuild.extract.phrases.roles import is_role
from kgbuild.extract.phrases.words import organization_weight
from kgbuild.extract.records.teaching.roles import role_in
from kgbuild.model import NOBODY, Evidence, Mention, Position, Record, Supervision

_NAME = "supervision"
_FINISH = re.compile(
    r"(?:expected|complet\w*|graduat\w*|defen[sc]\w*|defended|finish\w*|soutenue?|soutenance|abschluss|abgeschlossen|defendida)\W*(?:\w+\W+){0,3}$",
    re.IGNORECASE,
)
#: What headings say of a list that gives the first posts of students in brackets.
_PLACED = re.compile(r"placement|employment|position|affiliation|current", re.IGNORECASE)
_THESES = re.compile(
    r"(?i)\bthes[ie]s\b|\bthèses?\b|disserta(?:tion|ç)|arbeiten\b|\btesis\b|\btesi\b|\bteses?\b|mémoires?\b"
)
#: Somebody else advised, too.
_BESIDE = re.compile(r"(?i)\b(?:with|joint\w*|avec|gemeinsam|zusammen|con|com)\b|\bco-\w+")
#: No title of a thesis has fewer words.
_TITLE = 2
#: A date so many words behind several names is that of all.
_APART = 2
#: "Co-advisor", "(coorientador)": the owner was one of several.
_SHARED = re.compile(rf"\b(?:co|ko)-?(?:{any_of('stems', 'joint_stems')})", re.IGNORECASE)
_UNDER_WAY = re.compile(
    r"\((?:in progress|ongoing|en cours|laufend|en curso|em andamento|in corso)\)|[.;]\s+(?:in progress|ongoing)\b",
    re.IGNORECASE,
)
_BRACKETS = re.compile(r"\([^()]*\)")
#: "Dissertation Committees Chaired": who chairs one advises.
_CHAIRED = re.compile(r"^(?!.*\bmember)(?=.*\bchair(?:ed|s|man)?\b)", re.IGNORECASE)
_THESIS_COMMITTEES = re.compile(r"(?i)\b(?:dissertation|doctoral|thes[ie]s|ph\.?\s?d\.?|master'?s)\b.*\bcommittees?\b")
#: What opens an entry of those whose committee the owner chaired, and so advised them.
CHAIR = re.compile(
    r"\W*(?:(?:[Cc]o-?)?[Cc]hair(?:ed|person)?|(?:[Cc]o-?)?[Dd]irector|(?:[Cc]o-?)?[Aa]dvis[eo]r)\s*:\s+"
)
_COMMITTEE = re.compile(r"committee|jury|examin|opponent|gutacht|comité|tribunal", re.IGNORECASE)
#: "Jan Roe (Example University)": the last of several names, before the bracket that tells of all.
_NAMED_BEFORE = re.compile(r"(?:[A-ZÀ-Þ][\w’'.-]*\s+){1,4}\((?=[^()]*\)$)")
_PLACED_AT = re.compile(r"(?:at|in|an der|am|à|au|en|na|no)\s+(?:the\s+|la\s+|l['’])?(?=[A-ZÀ-Þ])", re.IGNORECASE)


def supervision(page: Page) -> Iterator[Record]:
    """Give the students of the page's owner, of a page of nobody's those whose advisors it names.

    Committees are service and no supervision; on pages of people their cards tell of advisors.
    """
    people = any("people" in {section.kind, *section.kinds} for section in page.sections)
    if people and not page.owner.name:
        return
    for section in page.of_kind("service"):
        for entry in section.entries if sits_on_theses(section) else ():
            if CHAIR.match(page.text, entry.start, entry.end):
                yield from _students(page, section, entry)
    for section in page.of_kind("supervision"):
        if _COMMITTEE.search(section.title) and not _CHAIRED.search(section.title):
            continue
        for entry in section.entries:
            if not _COMMITTEE.search(entry.context) and not role_in(entry.context):
                yield from _students(page, section, entry)


def sits_on_theses(section: Section) -> bool:
    """Say whether a section of service lists committees of theses: "Dissertation Committees"."""
    return _THESIS_COMMITTEES.search(section.title) is not None


def _students(page: Page, section: Section, entry: Entry) -> Iterator[Record]:
    lines = without_own_role(_without_works(lines_of(page, entry)))
    if not lines or names_member(lines):
        return
    students = named_students([line for line in lines if line.parts])
    if not students:
        return
    evidence = page.evidence(entry.start, entry.end, _NAME)
    named = {s.mention.name for s in students}
    headed = headed_by_name(lines, students[0].mention.start)
    told = (_blanked(lines[0], headed), *lines[1:]) if headed else lines
    others = [o for o in advisors_of(told) if o.name not in named and not _is_owner(page, o)]
    outcome = next((found for line in lines if (found := outcome_of(line)[0])), "") or _placed(section, lines)
    after = list(_afterwards(lines)) if len(students) == 1 else []
    lines, told = (tuple(_before_outcome(line) for line in each) for each in (lines, told))
    thesis = page.text[headed.start : headed.end] if headed else _thesis(section, lines, students, others)
    thesis = "" if students[0].mention.name in thesis else thesis  # "PhD theses: Ada Moe (2020), Bo Ek"
    stations = list(stations_of(lines, students[0].mention)) if len(students) == 1 else []
    institution = (
        NOBODY if outcome and _PLACED.search(section.title) else _institution(page, lines, students[0].mention)
    )
    if institution.name and institution.name in thesis:
        institution = NOBODY
    if stations:
        institution = stations[0].organization
    institution = institution if institution.name else body_above(section, entry)
    posts = [*(stations[1:] if stations and level_in(stations[0].role) else stations), *after]
    yield from (_post(evidence, students[0].mention, post) for post in posts)
    around = (section.title, entry.context, *_BRACKETS.findall(lines[0].text))
    shared = any(_SHARED.search(text) for text in around)
    owners = () if page.subject_kind == "organization" or _are_all(page, section, lines, others) else (page.owner,)
    for student in students:
        tabled = dates_in(lines, entry.columns)
        date = tabled or _date(lines, student, students) or _year_above(section)
        ends = (
            date is not None
            and not tabled
            and (_is_end(page, date, section, entry) or (date.single and _finishes(lines, date)))
        )
        own = stations[0].role if stations else level_of(lines) or level_printed(told, student.mention, others)
        level = stronger(student.level or own, level_above(section, entry))
        stages = stages_of(lines) if len(students) == 1 else ()
        for advisor, stage in product((*owners, *others), stages):
            yield Supervision(
                evidence=evidence,
                advisor=advisor,
                student=student.mention,
                level=stage.level,
                start=stage.date.start,
                end="" if stage.date.single else stage.date.end,
                ongoing=stage.date.ongoing,
                institution=institution,
            )
        for advisor in () if stages else (*owners, *others):
            yield Supervision(
                evidence=evidence,
                advisor=advisor,
                student=student.mention,
                level=bare_level(level),
                role="co-advisor" if shared or (owners and others) else "",
                start="" if ends or date is None else date.start,
                end="" if date is None or (date.single and not ends) else date.end,
                ongoing=bool(date and date.ongoing),
                thesis=thesis,
                institution=institution,
                outcome=outcome,
            )


def _blanked(line: Line, title: Span) -> Line:
    """Give a line with blanks for a title, whose words name nobody."""
    start, end = title.start - line.start, title.end - line.start
    return line_at(line.text[:start] + " " * (end - start) + line.text[end:], line.start)


def _is_owner(page: Page, mention: Mention) -> bool:
    """Say whether a name among advisors is that of the page's owner, shortened: "Moe A" on the page of Ada Moe."""
    owner = page.owner.name.replace(".", " ").split()
    words = mention.name.replace(".", " ").replace(",", " ").split()
    if len(owner) < len(("Ada", "Moe")) or owner[-1] not in words:
        return False
    given = [word for word in words if word != owner[-1]]
    return all(word[0] == owner[0][0] or word in owner for word in given[:1])


def _thesis(section: Section, lines: Sequence[Line], students: Sequence[Student], others: Sequence[Mention]) -> str:
    """Give the title of the thesis: as labels, marks and type tell it, else by its place."""
    first, alone = students[0].mention, len(students) == 1
    named = any(part.start == first.start for line in lines[:1] for part in line.parts[1:])
    cited = CITED.match(lines[0].text)
    return (
        thesis_of(lines)
        or (clean_title(before_body(before_kind(lines[0].text[cited.end() :].lstrip(" ).,:")))) if cited else "")
        or (in_own_cell(lines[0], first) or behind_bracket(lines[0], first) if alone else "")
        or quoted_in(lines)
        or before_name(lines[0], first.start)
        or emphasised(lines)
        or ("" if named else behind_colon(lines))
        or (behind_date(lines) if alone else "")
        or (_before_advisors(lines, students, others) if _lists_theses(section) else "")
        or (to_the_end(lines[0], first.end) if alone and _lists_theses(section) else "")
        or below_level(lines)
        or before_school(lines)
        or (behind_name(lines[0], first.end) if alone else "")
    )


def _post(evidence: Evidence, student: Mention, station: Station) -> Position:
    return Position(evidence=evidence, person=student, organization=station.organization, role=station.role)


def _without_works(lines: Sequence[Line]) -> tuple[Line, ...]:
    """Give the lines of an entry without those that tell what was published: "Co-authored papers: … (with Ada Moe)".

    A label alone on its line stands over all that follow, up to the next label.
    """
    kept, listed = list[Line](), False
    for line in lines:
        works = value_of(line, "works")
        listed = not works[0].strip(" *_") if works else listed and not is_labelled(line)
        if not works and not listed:
            kept.append(line)
    return tuple(kept)


def _afterwards(lines: Sequence[Line]) -> Iterator[Station]:
    """Give what a student became, where an entry says a role and a place, or under a label the place alone."""
    for line in lines:
        after, _ = outcome_of(line)
        at = line.start + line.text.find(after)
        station = station_in(after, at) if after else None
        if station:
            yield station
        elif after and value_of(line, "outcome") and organization_weight(after) == 1 and not is_role(after):
            name = body_in(after)
            yield Station("", Mention(name, at, at + len(name)))


def _before_outcome(line: Line) -> Line:
    """Give a line without what it says came after: that organisation is not the student's."""
    _, at = outcome_of(line)
    if value_of(line, "outcome") and not line.column:
        return replace(line, parts=())
    if at < 0:
        return line
    return replace(
        line, parts=tuple(_cut_at(part, line.start + at) for part in line.parts if part.start < line.start + at)
    )


def _cut_at(part: Part, end: int) -> Part:
    return part if part.end <= end else replace(part, text=part.text[: end - part.start].rstrip(" ,;("), end=end)


def _placed(section: Section, lines: Sequence[Line]) -> str:
    """Give what stands in brackets behind a student where the heading says that it is the first placement."""
    match = (
        re.search(r"\((?:[^(),]*\d{4}[^(),]*,\s*)?([^()]+)\)", lines[0].text) if _PLACED.search(section.title) else None
    )
    return match[1].strip() if match and not find_ranges(match[1]) else ""


def _date(lines: Sequence[Line], student: Student, students: Sequence[Student]) -> DateRange | None:
    """Give the date of a student: of several on one line, each has the date behind the name and before the next."""
    if len(students) == 1:
        told = [date for line in lines for date in line.dates]
        return exact_among(told[0], told) if told else None
    dated = [(line, date) for line in lines for date in line.dates]
    last = students[-1].mention.end
    if len(dated) == 1:
        (line, date), *_ = dated
        between = line.text[max(last - line.start, 0) : date.at]
        apart = between.strip() == "," or len(between.split()) >= _APART
        if line.start + date.at > last and apart:
            return date  # "Advised Ada Moe and Bo Ek on their thesis, 2019", "Ada Moe, Bo Ek, May 2020"
    starts = [other.mention.start for other in students if other.mention.start > student.mention.start]
    limit = min(starts, default=max(line.start + len(line.text) for line in lines))
    own = (date for line in lines for date in line.dates if student.mention.end <= line.start + date.at < limit)
    return next(own, None)


def _year_above(section: Section) -> DateRange | None:
    """Give the year that a part of a list of theses is headed with."""
    yearly = section.title.strip().isdigit() and _lists_theses(section)
    return next(iter(find_ranges(section.title)), None) if yearly else None


def _is_end(page: Page, date: DateRange, section: Section, entry: Entry) -> bool:
    """Say whether a single year is when a student finished: under theses, graduates, past students."""
    words = f"{section.title} {entry.context} {' '.join(section.path)}"
    if _UNDER_WAY.search(page.text, entry.start, entry.end):
        return False
    return date.single and not re.search(r"current|ongoing|present|laufend|en cours|actuel", words, re.IGNORECASE)


def _finishes(lines: Sequence[Line], date: DateRange) -> bool:
    """Say whether the words before a date tell that it is the end: "expected 2025", "graduated June 2021"."""
    line = next(line for line in lines if date in line.dates)
    return _FINISH.search(line.text[: date.at]) is not None


def _are_all(page: Page, section: Section, lines: Sequence[Line], advisors: Sequence[Mention]) -> bool:
    """Say whether the advisors whom an entry names are all that there are: in a list of theses of nobody's page."""
    if page.owner.name or not advisors or not _lists_theses(section):
        return False
    return not any(_BESIDE.search(line.text) for line in lines)


def _lists_theses(section: Section) -> bool:
    return any(_THESES.search(title) for title in (section.title, *section.path))


def _before_advisors(lines: Sequence[Line], students: Sequence[Student], advisors: Sequence[Mention]) -> str:
    """Give what an entry of a list of theses says between the student and who advised: its title."""
    line, start = lines[0], students[-1].mention.end - lines[0].start
    end = min((a.start - line.start for a in advisors if a.start >= line.start), default=-1)
    title, mark, _ = line.text[start : max(end, 0)].rpartition(", ")
    title = title.strip(" ,;:.–—-*()") if mark else ""
    return clean_title(title) if len(title.split()) > _TITLE else ""


def _institution(page: Page, lines: Sequence[Line], student: Mention) -> Mention:
    """Give the organisation that an entry prints beside its student."""
    for line in lines[:4]:
        stated = value_of(line, "institution")
        if stated:
            return Mention(stated[0].strip(" ."), stated[1], stated[1] + len(stated[0].rstrip()))
        told = line.start <= student.start < line.start + len(line.text)
        if (labelled := value_of(line, "advisor", "coadvisor", "thesis", "outcome")) and not told:
            continue
        beside = (
            part for part in line.parts if (part.start > student.start if labelled else part.start != student.start)
        )
        kept, _ = split_places([part for part in beside if not part.quoted])
        bodies = [part for part in kept if organization_weight(part.text) == 1]
        named = [part for part in bodies if not level_in(part.text) and not shape("project").search(part.text)]
        if named:
            at = _PLACED_AT.match(named[0].text) or _NAMED_BEFORE.match(named[0].text)
            cut = at.end() if at else 0
            text = named[0].text[cut:].removesuffix(")" if at and "(" in at[0] else "")
            return mention_of(page, [replace(named[0], text=text, start=named[0].start + cut)])
    return NOBODY
