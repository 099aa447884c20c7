"""What the headings above a list of courses say: the school, the role, the term."""

from __future__ import annotations

import re
from collections.abc import Sequence

from kgbuild.dates import find_ranges
from kgbuild.extract.page import Entry, Section
from kgbuild.extract.phrases.degrees import find_degree, level_in
from kgbuild.extract.phrases.parts import Line, line_at, split_places
from kgbuild.extract.phrases.roles import is_role
from kgbuild.extract.phrases.words import organization_weight
from kgbuild.extract.records.teaching.cards import announces_courses
from kgbuild.extract.records.teaching.courses import Post, is_school, read_post
from kgbuild.extract.records.teaching.roles import leading_role, role_in
from kgbuild.lexicon import words
from kgbuild.model import NOBODY, Mention

#: A role with its subject has so many words at most.
_ROLE = 6
#: "UIUC", "UC Davis", "UNC Chapel Hill".
_SHORT_NAME = re.compile(r"[A-Z]{3,6}|[A-Z]{2,5}(?:\s|-)[A-Z][a-z]+(?:\s[A-Z][a-z]+)?")
#: "Before arriving at Example University".
_TELLS_OTHER = re.compile(r"\b(?:before|after|since|prior|vor|avant|antes|prima)\b")
#: What stands between a school and the level of its courses: "Graduate Courses (Example University)".
_BESIDE = re.compile(r"[():]|\s[–—|-]\s")
#: "Fuzzy Tides (tutorial class)".
_LAST_BRACKET = re.compile(r"\w\s*\(([^\W\d_][^\s()]*(?:\s[^\s()]+){0,2})\)\W*$")


def merged(post: Post, above: Post) -> Post:
    """Give a post, and of another what it leaves open."""
    return Post(post.role or above.role, post.institution if post.institution.name else above.institution)


def above_of(section: Section, entry: Entry) -> Post:
    """Give what the headings above an entry say of role and school, the nearest first.

    A role over a whole page is what its owner is: "Professor of Tides".
    """
    found = Post()
    whole = section.path[0] if section.path and section.kind else ""
    for title in (entry.context, section.title, *reversed(section.path)):
        bare = re.sub(r"(?i)^(?:as|als|comme|como|come)\s+(?:an?\s+)?|\(.*?\)", "", title).strip(" :")
        school = _school_of_heading(title) or _school_of_heading(bare)
        post = read_post(line_at(bare, 0)) if bare else None
        role = role_in(bare) or _role_of_heading(bare)
        if school and not (post and post.role and post.institution.name):
            post = Post(post.role if post else role, Mention(school))
        if post:
            found = merged(found, Post(post.role, Mention(post.institution.name)))
        elif role and title != whole:
            found = merged(found, Post(role))
    generic = found.role.casefold() in {"teaching", "professor", "teacher"} and found.role == section.title
    return Post("" if generic else _singular(found.role), found.institution)


def _role_of_heading(title: str) -> str:
    """Give the role of a heading with its subject and its years: "Lecturer in Law, 2004-2006"."""
    parts = line_at(title, 0).parts
    text = parts[0].text if len(parts) == 1 else ""
    match = re.match(r"(.+?)\s+(?:in|of|für|en|de|di|für)\s+[A-ZÀ-Þ]", text)
    return text if match and len(text.split()) <= _ROLE and role_in(match[1]) else ""


def _school_of_heading(title: str) -> str:
    """Give the school of "Courses taught at Example University", "UC Davis"; "before arriving at" tells of another."""
    pieces = [piece.strip(" ,.") for piece in _BESIDE.split(title) if piece.strip(" ,.")]
    named = [piece for piece in pieces if is_school(piece)]
    if len(pieces) > 1 and len(named) == 1 and not find_ranges(named[0]):
        return _school_of_heading(named[0]) or named[0]
    if _SHORT_NAME.fullmatch(title) and not find_degree(title) and not level_in(title) and not is_role(title):
        return title
    match = re.search(r"\b(?i:at|an der|à|en la|presso|aan de)\s+(?:the\s+|l['’])?(?=[A-ZÀ-Þ])", title)
    before = title[: match.start()] if match else ""
    if match is None or is_school(before) or _TELLS_OTHER.search(before):
        return ""
    name = title[match.end() :].strip(" ,.:")
    return name if is_school(name) or organization_weight(name) >= 0.6 else ""


#: What a bracket behind a term adds to it.
_ASIDE = re.compile(r"\s*\([^()]*\)\s*$")
#: Headings of what a page of courses points to: no courses.
_LINKED = re.compile(
    r"(?i)\b(?:(?:re)?sources|links|tools|readings|tips|advice|evaluations|testimonials|ressources|recursos|ressourcen|liens"
    r"|enlaces|materialien)\W*$"
)


def heads_links(section: Section) -> bool:
    """Say whether a section of a page of courses lists what it recommends: "Philosophy resources"."""
    return not section.kind and _LINKED.search(section.title) is not None and not find_ranges(section.title)


def term_above(section: Section, entry: Entry) -> str:
    """Give the term that the nearest heading prints with a role or by itself: "Instructor, 1997-2003", "Fall 2021"."""
    for title in (entry.context, section.title):
        bare = _ASIDE.sub("", title)
        title = bare if find_ranges(bare) else title  # noqa: PLW2901  "Spring 2016 (on leave Fall 2015)"
        found = find_ranges(title)
        rest = line_at(title, 0).parts
        if found and (not rest or all(role_in(part.text) or _role_of_heading(part.text) for part in rest)):
            return found[0].start
    return ""


def _singular(role: str) -> str:
    """Give a heading's role in the singular: "Guest Lectures" are each a guest lecture."""
    single = role.removesuffix("s")
    return single if role != single and single.casefold() in words("teaching", "roles") else role


def each_alone(entry: Entry, lines: Sequence[Line]) -> list[Sequence[Line]]:
    """Give the lines of a paragraph one by one where each is a course and ends in a bracket: "Tides (tutorial)"."""
    ends = [_LAST_BRACKET.search(line.text) for line in lines]
    alike = all(end and organization_weight(end[1]) == 0 for end in ends) and not any(map(_heads_courses, lines))
    plain = entry.blocks[0].kind == "paragraph" and len(entry.blocks) == 1
    return [[line] for line in lines] if plain and alike else [lines]


def _heads_courses(line: Line) -> bool:
    return is_school(line.text) or read_post(line) is not None or bool(leading_role(line.text))


def head_of_list(lines: Sequence[Line]) -> Post | None:
    """Give the school, and the role if any, of a paragraph that announces its courses.

    "Example College (2020–2023)" / "Courses:"; "Example University, Kiel" / "Teaching assistant. Courses taught:".
    """
    if len(lines) < 2 or not lines[-1].text.rstrip(" *_").endswith(":"):
        return None
    kept, _ = split_places(lines[0].parts)
    school = Mention(kept[0].text, kept[0].start, kept[0].end) if len(kept) == 1 else NOBODY
    role = leading_role(lines[-1].text)
    announced = school.name and announces_courses(lines[-1].text)
    return Post(role, school) if announced or (role and is_school(school.name)) else None
