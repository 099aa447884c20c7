"""What a line of a list of courses says: the course, its school, the role of the teacher."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from kgbuild.dates import find_ranges
from kgbuild.extract.phrases.degrees import level_in
from kgbuild.extract.phrases.details import clean_title
from kgbuild.extract.phrases.holding import at_pattern
from kgbuild.extract.phrases.parts import Line, Part, line_at, split_places
from kgbuild.extract.phrases.roles import is_one_role, is_role
from kgbuild.extract.phrases.words import is_place, is_unit, organization_weight
from kgbuild.extract.records.teaching.duties import read_duty
from kgbuild.extract.records.teaching.roles import TEACHER, role_first, role_in, role_last, role_pattern
from kgbuild.lexicon import table, words
from kgbuild.model import NOBODY, Mention
from kgbuild.names.fold import fold

_LONGEST = 16
#: One of several names of a list has so many words at most.
_NAME = 4
_AND = re.compile(r"(?:and|&|und|et|y|e|en)\s")
#: The stop of a sentence, not of "Univ."
_STOPPED = re.compile(r"(?<!Univ)(?<!Inst)(?<!Dept)(?<!Coll)(?<=[^\W\d_]{3})\.$")
#: "ECON 101", "MTH 9", "PNB 263W", "9.520", "EnvirSt402/HisSci350", "EGR/PHY 191", "Math V2000".
_CODE = re.compile(
    r"(?:[A-Z][A-Za-z&]{0,9}(?:/[A-Z][A-Za-z&]{0,9})?[\s-]?[A-Z]?\d{2,5}[A-Z]{0,3}|[A-Z]{3,5}\s\d(?![\d./])|\d{1,2}\.\d{2,4}\w?)"
    r"(?:[/,]\s?(?:[A-Z][A-Za-z]*\s?)?\d{2,5}[A-Z]?)*"
)
_ASIDE = re.compile(r"(?<=\S)\s+\([^()]*\)")
_QUOTED = re.compile(r"[“\"«„]([^”\"»“„]{3,})[”\"»“]")
#: Where a course ends and its school begins; "of the" goes on with a course's name.
_AT = re.compile(
    r"\s+(?:at|bei|an der|presso|chez)\s+(?:the\s+|la\s+)?(?=[A-ZÀ-Þ])"
    r"|\s+(?:at|for)\s+(?:the\s+)?(?=(?:bachelor|master|undergraduate|graduate|doctoral|phd)\b)"
)
#: "Teaching Assistant (Tides and Nets – B.)": a course, and perhaps of which degree, in the bracket behind a role.
_BRACKETED = re.compile(
    r"(?P<role>[^(),;|\n]{4,40}?)\s*\((?P<course>[A-ZÀ-Þ][^()|\n]{3,80}?)(?P<level>\s[–—-]\s[^()–—]{1,12})?\)"
)
#: A bracket that is so likely a body's name is one.
_SCHOOL = 0.6
#: "Climate Change (GEO 250)", "Climate Change (GEO 250, online)".
_CODE_IN = re.compile(r"\((?:[A-Z][A-Za-z&]{1,9}[\s-]?\d{2,4}[A-Z]?)(?=[),;])")
#: What stands beside the date of a term: "Term 2:", "at Tide University".
_TERM = re.compile(
    r"\W*(?:(?:winter|summer|spring|fall|autumn|academic)?\s*(?:term|semester|quarter|trimester|block|period|year|studienjahr|curso|cuatrimestre"
    r"|semestre|anno accademico)\s*(?:\d|I{1,3}V?)?)?\W*"
    r"(?:(?:at|an der|am|à|en|na|no|presso|aan)\s+(?:the\s+)?(?P<school>[A-ZÀ-Þ][\w&.’' -]*?))?\W*",
    re.IGNORECASE,
)
#: "3 courses, 8 offerings": a count of what is listed below.
_SUMMARY = re.compile(r"\b\d+\s+(?:courses|offerings|sections|semesters|terms)\b(?![^()]*\))", re.IGNORECASE)
#: Such a school is taught at, and teaches.
_SEASONAL = re.compile(
    r"\b(?:summer|winter|spring|autumn|fall|doctoral|training) (?:school|institute|academy)\b", re.IGNORECASE
)
#: "Graduate course": of which sort the course behind the colon is.
_SORT = re.compile(
    r"(?:(?:under)?graduate|ph\.?d|doctoral|master['’]?s?|bachelor['’]?s?|[mb]\.?sc|elective|core|online|intensive|short)"
    r"[\s-]+(?:level\s+)?(?:course|class|module)s?",
    re.IGNORECASE,
)
#: "Biology II" is a course.
_NUMERAL = re.compile(r"\s[IVX]+$")
#: Part of a word for a school, but not of what is of one: "universitaria", "universitaire".
_OF_UNIVERSITY = re.compile(r"universit(?!ari[aoe]s?$|aria?s?$|aires?$|ar(?:e[mnrs]?)?$|aer)|hochschule$")
#: What a school of somebody's name opens with: "Example State Roe School".
_CAPITALISED = re.compile(r"[^\W\d_]+(?:[\s.-]+[A-ZÀ-Þ][^\W\d_]*){0,4}")
#: What leads from the word for a body to its subject: "Department of Physics".
_OF = re.compile(r"[\s.]*(?:of|for|de|des|du|di|della|für|voor|d['’])\b", re.IGNORECASE)
#: "As an instructor (Example College)".
_AS = re.compile(r"\W*(?:as|als|comme|como|come)\s+(?:(?:an?|un|une|uma?|una)\s+)?", re.IGNORECASE)
_SCHOOL_BRACKET = re.compile(r"\(([^()]+)\)\W*$")


#: Behind a role: "for Waves at Fen College", "de Química en la Universidad de Chile".
_SUBJECT_AT = re.compile(
    r"\s+(?i:for|in|of|de|d['’]|en|für|di|pour|para|voor|van)\s+(?i:(?:the|la|le|el|der|het)\s+)?(?i:(?:course|curso|cours|kurs|corso)\s+)?"
    r"(?P<course>[A-ZÀ-Þ\d][^,;:()]{2,80}?)"
    r"\s+(?i:at|en|an|à|na|no|presso|bij|aan|am)\s+(?i:(?:the|la|el|der|de|l['’])\s*)?(?P<school>[A-ZÀ-Þ][^,;:()]{3,80})$"
)
#: A name that is so likely an organisation's is a school behind a course.
_KNOWN = 0.6
_ASSISTING = re.compile(r"(?i)assist|tutor|\bta\b|grader|demonstrator|ayudant|monitor|hilfskraft|guest|gast|invit")


@dataclass(frozen=True, slots=True)
class Post:
    """In which role someone teaches, and where."""

    role: str = ""
    institution: Mention = NOBODY


#: "University courses", "College level teaching" say what is taught.
OF_COURSES = re.compile(r"(?i)\b(?:university|college|school)(?:[ -]level)?\s+(?:courses?|teaching|lectures?|level)$")


def is_school(text: str) -> bool:
    """Say whether a name is a school's or a department's, and not a course's ("College Algebra", "Group Theory").

    >>> is_school("University of Example"), is_school("Department of Physics"), is_school("Group Theory")
    (True, True, False)
    """
    text = _ASIDE.sub("", text)  # "Statics of Tides (Example University)" is a course
    if _SEASONAL.search(text) or OF_COURSES.search(text):
        return False
    parts = [fold(word) for word in re.findall(r"[^\W\d_]+", text)]
    schools = {fold(word) for word in table("teaching")["schools"]}
    units = {fold(word) for word in table("teaching")["units"]}
    if any(part in schools or _OF_UNIVERSITY.search(part) for part in parts):
        return True
    named = _CAPITALISED.match(text)
    opening = list(re.finditer(r"[^\W\d_]+", named[0] if named else ""))
    begins = any(fold(word[0]) in units and _OF.match(text, word.end()) for word in opening)
    return begins or (len(parts) > 1 and parts[-1] in units and text[:1].isupper())


def is_coded(text: str) -> bool:
    """Say whether a text opens with the code of a course."""
    return _CODE.match(text) is not None


def is_code(text: str) -> bool:
    """Say whether a text is the code of a course and nothing else."""
    return _CODE.fullmatch(text.strip("() ")) is not None


def read_term(line: Line) -> Post | None:
    """Read a line that names a term, perhaps with its school, and no course: "2024/25 Term 2:", "Summer 2025 at X"."""
    if len(line.dates) != 1:
        return None
    date = line.dates[0]
    found = _TERM.fullmatch(f"{line.text[: date.at]} {line.text[date.to :]}")
    if found is None:
        return None
    if not found["school"]:
        return Post()
    start = line.start + line.text.find(found["school"])
    return Post("", Mention(found["school"], start, start + len(found["school"])))


def taught_at(line: Line) -> tuple[Part, Mention] | None:
    """Give course and school of a line that says as what, what and where: "Tutor for Waves at Fen College, 2017".

    Over several years who is no assistant holds a post: "Lecturer in Law at Tide University, 2004-2009".
    """
    first = line.parts[0] if line.parts else None
    role = role_pattern().match(first.text) if first else None
    found = _SUBJECT_AT.match(first.text, role.end()) if first and role else None
    if first is None or role is None or found is None or organization_weight(found["school"]) < _KNOWN:
        return None
    spanned = any(not date.single for date in line.dates) and not _ASSISTING.search(role[0])
    if spanned or not line.dates or organization_weight(found["course"]) == 1:
        return None
    start, end = first.start + found.start("course"), first.start + found.start("school")
    course = Part(found["course"], start, start + len(found["course"]))
    return course, Mention(found["school"].strip(" ."), end, end + len(found["school"].rstrip(" .")))


def read_post(line: Line) -> Post | None:
    """Read a line that names a role, a school or both and no course: "Instructor, Example University"."""
    role, school = "", NOBODY
    if bracketed_course(line) or taught_at(line) or read_duty(line):
        return None
    if (lead := _AS.match(line.text)) and (duty := _duty(line.text[lead.end() :])):
        return read_post(line_at(duty, line.start + lead.end())) or Post(duty.strip(" :"))
    kept, _ = split_places(line.parts)
    behind = next((role_in(part.text) for part in kept[1:2] if role_in(part.text)), "")
    for part in kept:
        at = at_pattern().search(part.text)
        left = role_in(part.text[: at.start()]) if at else ""
        if at and left and not role:
            role = left
            school = Mention(part.text[at.end() :].strip(" ,"), part.start + at.end(), part.end)
        elif role_in(part.text) and not role:
            role = role_in(part.text)
            school = school if school.name else _bracketed_school(part)
        elif _continues(part.text, role=role or behind, named=_is_whole(school)) or _is_campus(school, part):
            start = school.start if school.name else part.start
            name = line.text[start - line.start : part.end - line.start].strip()
            school = Mention(_STOPPED.sub("", name), start, part.end)
        else:
            return None
    return Post(role, school) if role or school.name else None


def _is_whole(school: Mention) -> bool:
    """Say whether a school is named, and not only a department, behind which an acronym names the university."""
    return bool(school.name) and not is_unit(school.name)


def _duty(text: str) -> str:
    """Give the role behind "As", without what it was for: "tutor for the review of exams:"; empty if it is none."""
    role = re.split(r"\s+(?:for|für|pour|para|per)\s", text, maxsplit=1)[0]
    return role if role_in(role) or is_one_role(role.strip(" :")) else ""


def _bracketed_school(part: Part) -> Mention:
    """Give the school in the bracket behind a role: "Instructor (Example College)"."""
    found = _SCHOOL_BRACKET.search(part.text)
    named = found is not None and is_school(found[1])
    return Mention(found[1], part.start + found.start(1), part.start + found.end(1)) if found and named else NOBODY


def bracketed_course(line: Line) -> re.Match[str] | None:
    """Find the course in the bracket behind a role that opens a line: "Teaching Assistant (Tides and Nets – MSc)"."""
    leads = bool(line.dates) and not re.search(r"\w", line.text[: line.dates[0].at])
    found = _BRACKETED.match(line.text[line.dates[0].to if leads else 0 :].lstrip(" \t:,|–—-"))
    if found is None or not role_in(found["role"]) or TEACHER.match(found["course"]):
        return None
    course = found["course"]
    known = len(course.split()) > 1 or fold(course) in words("degrees", "fields")
    other = level_in(course) or is_school(course) or is_role(course) or is_place(course) or find_ranges(course)
    return found if known and not other and organization_weight(course) < _SCHOOL else None


def _is_campus(school: Mention, part: Part) -> bool:
    """Say whether a part is where a university has its campus: "Example State University, Harbourside"."""
    named = re.search(r"universit|^UC$|college", school.name, re.IGNORECASE)
    beside = 0 < part.start - school.end <= len(", ")
    taught = set(part.text.casefold().split()) & words("degrees", "fields") or _NUMERAL.search(part.text)
    return (
        bool(named and beside and not taught)
        and re.fullmatch(r"[A-ZÀ-Þ][\w’'-]+(?: [A-ZÀ-Þ][\w’'-]+)?", part.text) is not None
    )


def _continues(text: str, *, role: str, named: bool) -> bool:
    """Say whether a part names the school, or goes on with its name; beside a role an acronym does."""
    whole = is_school(text) and not re.search(r"\d", text)
    short = text.isupper() and not is_coded(text)
    return whole or (bool(role) and not named and organization_weight(text) >= 0.6 and short)


@dataclass(frozen=True, slots=True)
class Row:
    """One line of a list of courses, without its dates."""

    course: str
    role: str = ""
    institution: Mention = NOBODY


def read_course(line: Line, institution: Mention) -> Row | None:
    """Read a line that names a course; None if it tells of something else.

    Args:
        line: the line.
        institution: where the course was given, if the line is known to say so.
    """
    school = range(institution.start, institution.end)
    if duty := read_duty(line):
        return Row(duty.course, duty.role, duty.institution)
    if (told := taught_at(line)) and (opening := role_pattern().match(line.parts[0].text)):
        return Row(told[0].text.strip(), opening[0], told[1])
    if bracket := bracketed_course(line):
        return Row(" ".join(bracket["course"].split()), " ".join(bracket["role"].split()))
    parts = [part for part in line.parts if part.start not in school]
    parts = [part for part in parts if not TEACHER.match(part.text)]
    if len(parts) > 1 and parts[0].colon and _SORT.fullmatch(parts[0].text):
        parts = parts[1:]
    coded = is_coded(line.text) or _CODE_IN.search(line.text)
    counted = [part for part in parts[1:] if _SUMMARY.fullmatch(part.text)] if coded else []
    parts = [part for part in parts if part not in counted]
    role, parts = role_first(parts)
    named = [part for part in parts if not role_in(part.text)]
    kept = split_places(named)[0] or tuple(named[:1])  # "Archives (MA)" is no town
    role = role or next((role_in(part.text) for part in parts if role_in(part.text)), "")
    if not kept or (not counted and _SUMMARY.search(line.text)) or _tells_other(kept[0].text):
        return None
    course, inner = _course(line, kept, institution)
    course, tail = role_last(course)
    divides = course.casefold().strip(" :") in words("teaching", "dividers")
    if divides or not re.search(r"[^\W_]{2}", course) or len(course.split()) > _LONGEST or is_place(course):
        return None
    return Row(course, inner or role or tail)


def _tells_other(text: str) -> bool:
    """Say whether the first word of a line says that it names no course: "Topics: …", but not "Topics in Algebra"."""
    first, *behind = re.findall(r"\w+", text)[:2]
    course = fold(first) == "topics" and behind[:1] in (["in"], ["of"], ["on"])
    return fold(first) in words("teaching", "other") and not course


def _series(parts: Sequence[Part]) -> Sequence[Part]:
    """Give the parts up to one that "and" opens or a bracket ends, behind short names: "Tides, Winds, and Waves"."""
    ends = next((i for i, part in enumerate(parts) if i > 1 and (_AND.match(part.text) or part.text[-1:] == ")")), 0)
    short = all(len(part.text.split()) <= _NAME and not is_school(part.text) for part in parts[1:ends])
    return parts[1 : ends + 1] if ends and short else ()


def _before_code(line: Line, parts: Sequence[Part]) -> str:
    """Give the course that the bracket with its code ends, commas and all: "Tides, Winds (HIST 690, 2014)"."""
    start = parts[0].start - line.start
    code = next((m for m in _CODE_IN.finditer(line.text, start) if not find_ranges(m[0])), None)
    before = [part for part in parts if code and part.start < line.start + code.start()]
    other = any(is_school(part.text) or role_in(part.text) or part.quoted for part in before)
    return line.text[start : code.start()] if code and before and not other else ""


def _course(line: Line, parts: Sequence[Part], institution: Mention) -> tuple[str, str]:
    """Give the course and, of a quoted one, the role before it."""
    if told := _before_code(line, parts):
        return " ".join(clean_title(told).split()).strip(" ,.;:-–").rstrip(" ,.;:-–("), ""
    quoted = _QUOTED.search(line.text)
    if quoted and quoted.start() + line.start <= parts[0].end:
        before = line.text[max(parts[0].start - line.start, 0) : quoted.start()].strip(" ,:")
        return clean_title(quoted[0]), role_in(before)
    first, last = parts[0], parts[0]
    series = _series(parts)
    for part in parts[1:]:
        gap = line.text[last.end - line.start : part.start - line.start]
        coded = last is first and is_code(first.text)
        listed = gap.strip() == "," and re.search(r"\s(?:&|and|und|et)\s", part.text) and len(last.text.split()) <= 2
        if not (coded or last.colon or part in series or (listed and not is_school(part.text) and last is first)):
            break
        last = part
    end = min(last.end, institution.start) if first.start < institution.start else last.end
    text = _AT.split(line.text[first.start - line.start : end - line.start])[0]
    bracket = re.search(r"\s*\(([^()]*)\)[A-Z*†‡]{0,3}[\s.]*$", text)
    role = role_in(bracket[1]) if bracket else ""
    text = text[: bracket.start()] if bracket else re.sub(r"\s*\([^()]*$", "", text)
    return " ".join(clean_title(text).split()).strip(" ,.;:-–").rstrip(" ,.;:-–("), role
