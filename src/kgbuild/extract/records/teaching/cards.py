"""Entries of several lines that list courses of one school and time: "A / B / Example University, 2019"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from kgbuild.dates import DateRange, find_ranges
from kgbuild.extract.layout.headings import kinds_of
from kgbuild.extract.phrases.deeds import is_deed
from kgbuild.extract.phrases.degrees import degree_pattern, level_in
from kgbuild.extract.phrases.parts import Line, line_at
from kgbuild.extract.records.teaching.courses import Post, is_code, is_coded, is_school, read_course, read_post
from kgbuild.extract.records.teaching.roles import leading_role
from kgbuild.extract.records.teaching.term_codes import numbered_line
from kgbuild.lexicon import words
from kgbuild.model import NOBODY, Mention

#: A course has so many words at most where only its line sets it apart.
_LONGEST = 12
#: Between commas stand so many courses at least, of so many words at most.
_SEVERAL, _NAME = 3, 5
_AND = re.compile(r"(?:and|und|et|y|e|en|&)\s")
#: Where the post that heads a list of courses ends, and what stands in brackets behind a post or a course.
_POST_ENDS = re.compile(r"\.\s+|:\s+|\s[–—-]\s")
_REMARKS = re.compile(r"\s*\([^()]*\)")
#: Between a role and its courses, and between these.
_FOR = re.compile(r"\s+(?:for|in|of|für|en|de|di|pour|para|per|voor)\s+")
#: A label has so many words at most.
_LABEL = 5

_LISTED = re.compile(r"(?:,\s+(?:and\s+|und\s+|et\s+|y\s+|e\s+)?|\s+(?:and|und|et|y|e)\s+)(?![^()]*\))")


@dataclass(frozen=True, slots=True)
class Card:
    """What the lines of an entry share.

    Attributes:
        courses: (course, role printed beside it).
        post: role and school of all.
        dates: of all.
        each: of each, where they have some of their own.
    """

    courses: tuple[tuple[str, str], ...]
    post: Post
    dates: tuple[DateRange, ...]
    each: tuple[tuple[DateRange, ...], ...] = ()


def read_card(lines: Sequence[Line], *, headed: bool) -> Card | None:
    """Read an entry that gives courses on lines of their own above their school, or between semicolons.

    Args:
        lines: the lines of the entry.
        headed: the first of them gives the role or the school, and no course.
    """
    if any(line.column for line in lines):
        return None
    if len(lines) == 1:
        return _listed(lines[0])
    groups = [_listed(line) if without_audience(line) is not line else None for line in lines]
    if all(groups) and not any(line.dates for line in lines):
        return Card(tuple(course for group in groups if group for course in group.courses), Post(), ())
    announced = _announced(lines)
    if announced:
        return announced
    body = lines[1:] if headed else lines
    place, post = next(((i, post) for i, line in enumerate(body) if (post := _school(line))), (0, Post()))
    above, below = body[:place], body[place + 1 :]
    if not above or (not headed and len(above) < 2 and not _dated_alone(above, body)):
        return None
    rows = [read_course(line, NOBODY) if _may_be_course(line) else None for line in above]
    found = tuple((row.course, row.role) for row in rows if row)
    if len(found) < len(rows):
        return None
    head = lines[:1] if headed else []
    dates = tuple(date for line in (*head, *body[: place + 1]) for date in line.dates if not _in_name(line, date))
    dates += tuple(date for line in below if not line.parts or line.text.startswith("$") for date in line.dates)
    role = post.role or next((role for line in below if (role := leading_role(line.text))), "")
    return Card(found, Post(role, post.institution), dates)


def read_list(lines: Sequence[Line]) -> Card | None:
    """Read "Tutor, Example University (64h a year). Algebra; Analysis (L1); Logic": a post, then its courses."""
    if len(lines) != 1 or lines[0].column:
        return None
    line = lines[0]
    for stop in _POST_ENDS.finditer(line.text):
        head = line_at(_REMARKS.sub("", line.text[: stop.start()]), line.start)
        post = read_post(head)
        sure = post is not None and (post.role or (stop[0].startswith(":") and is_school(post.institution.name)))
        if post is None or not sure or is_code(post.institution.name):
            continue
        rest, start = line.text[stop.end() :], line.start + stop.end()
        mark = ";" if ";" in rest else ","
        names, each = _named_between(rest, start, mark), _dates_between(rest, mark)
        dates = tuple(date for date in line.dates if date.at < stop.start()) if any(each) else line.dates
        return Card(names, post, dates, each) if len(names) > 1 else None
    return _by_roles(line)


def without_audience(line: Line) -> Line:
    """Give a line without the label that says for whom its courses are: "Graduate: Statics of Tides, 2019"."""
    label, colon, rest = line.text.partition(":")
    cut = len(line.text) - len(rest.lstrip(" *_"))
    return line_at(line.text[cut:], line.start + cut) if colon and not line.column and tells_audience(label) else line


def tells_audience(text: str) -> bool:
    """Say whether a label says for whom the courses behind it are, or of which kind: "Undergraduate", "MA seminars"."""
    said = text.casefold().strip(" .*_")
    told = set(re.findall(r"[^\W\d_]+(?:[-’'][^\W\d_]+)*", said))
    audience = bool(told & words("teaching", "audiences")) or level_in(text) != ""
    kinds = told & words("teaching", "course_kinds")
    aside = words("teaching", "beside_kinds") | words("degrees", "fields")
    beside = {word for word in told if word in aside or level_in(word)}
    known = told <= words("teaching", "audiences") | kinds | beside
    known = known or degree_pattern().fullmatch(f"{text.strip(' .')}.") is not None
    return len(said.split()) <= _LABEL and (audience or bool(kinds)) and known


def _is_one(text: str) -> bool:
    """Say whether what stands between commas is one name: "Law, Culture, and Society", "Gender, Race and Class"."""
    *before, last = [piece.split() for piece in text.strip(" .").split(",")]
    return bool(before) and all(len(piece) == 1 for piece in before) and bool({"and", "&"} & {*last[:2]})


def _by_roles(line: Line) -> Card | None:
    """Read "Instructor for PHY 212 (Tides); Grader for PHY 215 (Waves) and AST 101": roles with their courses."""
    found: list[tuple[str, str]] = []
    for piece in line.text.split(";"):
        text = piece.strip(" .")
        role = leading_role(text)
        behind = _FOR.match(text, len(role)) if role else None
        if behind is None:
            return None
        names = [name.strip() for name in _LISTED.split(text[behind.end() :])]
        courses = names if all(is_coded(name) for name in names) else [text[behind.end() :]]
        found += [(course, role) for course in courses if len(course.split()) <= _LONGEST]
    return Card(tuple(found), Post(), line.dates) if len(found) > 1 else None


def _named_between(text: str, start: int, mark: str) -> tuple[tuple[str, str], ...]:
    """Give the courses between the marks of a list; none if a piece cannot be one."""
    found: list[tuple[str, str]] = []
    at = 0
    plain = _REMARKS.sub(lambda remark: " " * len(remark[0]), text)
    for piece in plain.split(mark):
        part = line_at(piece.strip(" ."), start + at)
        at += len(piece) + 1
        if not part.text:
            continue
        row = read_course(part, NOBODY) if _may_be_course(part) and not is_school(part.text) else None
        if row is None:
            return ()
        found.append((row.course, row.role))
    return tuple(found)


def _dates_between(text: str, mark: str) -> tuple[tuple[DateRange, ...], ...]:
    """Give the dates in the brackets behind each course of a list."""
    plain = _REMARKS.sub(lambda remark: " " * len(remark[0]), text)
    found, at = [], 0
    for piece in plain.split(mark):
        if piece.strip(" ."):
            found.append(find_ranges(text[at : at + len(piece)]))
        at += len(piece) + 1
    return tuple(found)


def _announced(lines: Sequence[Line]) -> Card | None:
    """Read courses below a label of their own: "Example College (2020–2023)" / "Courses:" / one a line."""
    place = next((i for i, line in enumerate(lines) if i and announces_courses(line.text)), 0)
    if not place or len(lines) == place + 1 or len(lines[0].parts) != 1:
        return None
    rows = [read_course(line, NOBODY) if _may_be_course(line) else None for line in lines[place + 1 :]]
    school = Mention(lines[0].parts[0].text, lines[0].parts[0].start, lines[0].parts[0].end)
    found = tuple((row.course, row.role) for row in rows if row)
    return Card(found, Post("", school), lines[0].dates) if len(found) == len(rows) else None


def announces_courses(text: str) -> bool:
    """Say whether a line is no more than a label over courses: "Courses:", "Modules taught:"."""
    label = text.strip(" *_")
    return label.endswith(":") and "teaching" in kinds_of(label)


def _dated_alone(above: Sequence[Line], body: Sequence[Line]) -> bool:
    """Say whether a single course opens the entry, and a remark below its school tells the role."""
    return len(above) == 1 and len(body) > 2 and any(leading_role(line.text) for line in body[2:])


def _school(line: Line) -> Post | None:
    """Give the school that a line consists of, with a role beside it or without."""
    post = read_post(line)
    return post if post and post.institution.name else None


def _may_be_course(line: Line) -> bool:
    text = line.text.strip()
    return len(text.split()) <= _LONGEST and not is_deed(text) and text[:1].isalnum()


def _in_name(line: Line, date: DateRange) -> bool:
    """Say whether a year belongs to the name of a course: "Tide School 2019"."""
    return date.single and len(date.start) == 4 and re.search(r"[A-Za-z] $", line.text[: date.at]) is not None


def _listed(line: Line) -> Card | None:
    """Read courses between semicolons, behind a label commas: "Labor Law; Arbitration", "Graduate: Kant, Ethics"."""
    bare = without_audience(line)
    apart = not find_ranges(_REMARKS.sub("", line.text))
    if bare is not line and apart and ";" not in line.text:
        text = re.sub(r",\s+(?:and|und|et|y|e|en|&)\s+(?=[^,]+$)", lambda m: f",{' ' * (len(m[0]) - 1)}", bare.text)
        whole = _is_one(bare.text)
        names = ((bare.text.strip(" ."), ""),) if whole else _named_between(text, bare.start, ",")
        each = () if whole else _dates_between(text, ",")
        return Card(names, Post(), line.dates if whole else (), each) if whole or len(names) > 1 else None
    line = bare
    pieces = [piece for piece in line.text.split(";") if piece.strip()]
    if len(pieces) < 2 or line.dates or re.search(r"[“”\"«»]", line.text):
        return None
    at, found = line.start, []
    for piece in line.text.split(";"):
        part = numbered_line(line_at(piece.strip(), at + len(piece) - len(piece.lstrip())))
        at += len(piece) + 1
        if not part.text:
            continue
        row = read_course(part, NOBODY)
        unfit = (
            not part.text.lstrip("(")[:1].isalpha()
            or part.text[0].islower()
            or len(part.text.split()) > _LONGEST
            or is_school(part.text)
        )
        if row is None or unfit or row.role:
            return None
        found.append((row.course, ""))
    return Card(tuple(found), Post(), ())


def read_names(lines: Sequence[Line]) -> Card | None:
    """Read a line of courses below a post, three or more between commas: "Statics (×2), Tides, History of Boats"."""
    if len(lines) == 1 and ";" in lines[0].text:
        return _listed(lines[0])
    text = _REMARKS.sub("", lines[0].text).strip(" .") if len(lines) == 1 and not lines[0].dates else ""
    pieces = [piece.strip() for piece in text.split(",")]
    brief = all(piece[:1].isupper() and len(piece.split()) <= _NAME and ":" not in piece for piece in pieces)
    if len(pieces) < _SEVERAL or not brief or _AND.match(pieces[-1]):
        return None
    found = _named_between(lines[0].text, lines[0].start, ",")
    return Card(found, Post(), ()) if len(found) == len(pieces) else None
