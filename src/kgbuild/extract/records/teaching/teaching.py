"""Teaching: courses by term, with the institution and the role."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import filterfalse, groupby, pairwise

from kgbuild.dates import DateRange
from kgbuild.extract.page import Entry, Page, Section
from kgbuild.extract.phrases.deeds import is_deed
from kgbuild.extract.phrases.labelled import labelled_values
from kgbuild.extract.phrases.money import is_grant
from kgbuild.extract.phrases.parts import Line, dated_lines, line_at
from kgbuild.extract.phrases.roles import is_only_role
from kgbuild.extract.phrases.words import organization_weight
from kgbuild.extract.records.teaching.cards import (
    Card,
    announces_courses,
    read_card,
    read_list,
    read_names,
    without_audience,
)
from kgbuild.extract.records.teaching.courses import (
    OF_COURSES,
    Post,
    is_code,
    is_coded,
    is_school,
    read_course,
    read_post,
    read_term,
)
from kgbuild.extract.records.teaching.duties import read_duty
from kgbuild.extract.records.teaching.heads import above_of, each_alone, head_of_list, heads_links, merged, term_above
from kgbuild.extract.records.teaching.posted import posted_courses
from kgbuild.extract.records.teaching.remarks import SENTENCE, is_handed_out, is_remark, tells_level, tells_teacher
from kgbuild.extract.records.teaching.roles import leading_role, role_in
from kgbuild.extract.records.teaching.schools import institution_of, last_name, shared_school, whole_school
from kgbuild.extract.records.teaching.term_codes import (
    behind_code,
    column_term,
    in_bracket,
    in_coded_terms,
    in_half_years,
    numbered_line,
)
from kgbuild.extract.records.teaching.told import told_courses
from kgbuild.extract.records.teaching.trees import Branch, branches
from kgbuild.lexicon import words
from kgbuild.model import NOBODY, Mention, Teaching

_NAME = "teaching"
#: A line of more words is prose.
_LONGEST = 40
#: Below its first line a longer one describes the course.
_DETAIL = 9
#: Lists of the labels of school, term and role.
_LABELS = ("school_labels", "term_labels", "role_labels")
_QUOTED = re.compile(r"[“\"«„].*")
#: What ends a line above its courses: "Tutor, Example University. Courses:".
_COURSES = re.compile(
    r"[.;,:\s]+(?:courses?|modules?|classes|subjects|corsi|cours|kurse|lehrveranstaltungen|cursos|asignaturas|disciplinas"
    r"|vakken)(?:\s+\w+)?(?:\s+\([^()]*\))?\s*:\s*$",
    re.IGNORECASE,
)
#: What columns of courses are called that hold the number and the title of each.
_COURSE_WORDS = frozenset({"class", "course", "courses", "module", "modules", "subject"})
_TITLE_WORDS = frozenset({"name", "names", "title", "titles"})
_NUMBER_WORDS = frozenset({"and", "code", "no", "nos", "number", "numbers", "of", "or", "prefix"})


def teaching(page: Page) -> Iterator[Teaching]:
    """Give the courses that the page's owner taught or assisted in, a record a term."""
    if page.subject_kind == "organization":
        return
    before: tuple[Entry, ...] = ()
    for section in (_without_grants(page, one) for one in page.of_kind("teaching") if not heads_links(one)):
        told = [_told(page, entry) for entry in section.entries]
        shared = "" if in_coded_terms(told) else shared_school(page, section)
        lists = (tuple(run) for _, run in groupby(section.entries, key=lambda entry: entry.context))
        named = not section.kind and is_school(section.title)
        heads = pairwise([before if _is_announced(page, section) else (), *lists])
        before = section.entries
        runs = ((entries, "" if named or is_school(entries[0].context) else shared, above) for above, entries in heads)
        listed = (
            r for entries, school, above in runs for r in _list(page, section, entries, school, _ends(page, above))
        )
        yield from filterfalse(_names_post, (*_told_with_posts(page, section), *_in_sentences(page, section), *listed))
    yield from filterfalse(_names_post, posted_courses(page))


def _names_post(record: Teaching) -> bool:
    """Say whether what should be a course is a school alone, the place of a post, or a role."""
    bare = _QUOTED.sub("", record.course)
    return (
        is_only_role(record.course)
        or OF_COURSES.search(record.course) is not None
        or bool(role_in(record.course))
        or (is_school(bare) and organization_weight(bare) == 1)
    )


def _is_announced(page: Page, section: Section) -> bool:
    """Say whether a label rather than a heading opens a section: "Courses taught:"."""
    label = page.text[section.start : section.end].partition("\n")[0]
    return label.endswith(":") and announces_courses(label)


def _ends(page: Page, entries: Sequence[Entry]) -> Post:
    """Give the post that ends a list, the head of what is listed below the label that follows."""
    lines = _told(page, entries[-1]) if entries else []
    return (read_post(lines[0]) if len(lines) == 1 and not lines[0].column else None) or Post()


def _list(page: Page, section: Section, entries: Sequence[Entry], shared: str, heading: Post) -> Iterator[Teaching]:
    """Read the entries below one label; a post or a term among them holds for those that follow.

    Args:
        page: the page.
        section: that lists them.
        entries: below one label.
        shared: the school of all that name none.
        heading: what stands above the label: a post, which holds for what the label announces, or the school of a role.
    """
    announced = announces_courses(f"{entries[0].context.rstrip(' :')}:") or _is_announced(page, section)
    schooled = bool(role_in(entries[0].context) and heading.institution.name and not heading.role)
    alone, within, since = heading if announced or schooled else Post(), Post(), ""
    listed = [_told(page, entry) for entry in entries]
    coded = in_coded_terms(listed)
    for entry, lines in zip(entries, listed, strict=True):
        if not lines or is_remark(entry, lines) or next(told_courses(page, entry), None):
            continue
        if announced and not schooled and any(line.dates for line in lines):
            alone, announced = Post(), False  # the next post begins
        if coded:
            lines[0] = behind_code(lines[0])
        if tree := list(branches(page, entry)):
            above = above_of(section, entry)
            yield from (record for branch in tree for record in _branch(page, branch, above))
            continue
        if entry.blocks[0].kind == "heading" and any(values := _values(lines[1:])):
            yield from _labelled(page, entry, lines[0], values)
            continue
        label = len(lines) > 1 and _COURSES.search(lines[0].text)
        if label:
            lines[0] = line_at(lines[0].text[: label.start()], lines[0].start)
        term_alone = None if lines[0].column else read_term(lines[0])
        post = None if lines[0].column else read_post(lines[0]) if term_alone is None else merged(term_alone, alone)
        if head := head_of_list(lines) or (post if len(lines) == 1 else None):
            alone, since = merged(head, within), next(iter(_terms(lines[0].dates)), "")
            within = alone if not head.role else Post()  # a role right below is held there
            continue
        within = Post()
        known = merged(post or alone, above_of(section, entry))
        term = "" if any(line.dates for line in lines) else term_above(section, entry) or since
        card = read_card(lines, headed=post is not None) or (read_names(lines) if known.role and alone.role else None)
        if card:
            yield from _card(page, entry, card, known, term)
        elif post:
            yield from _below(page, lines, known, announced=bool(label) or term_alone is not None)
        else:
            lines[0] = without_audience(lines[0])
            for told in each_alone(entry, lines) if term else [lines]:
                yield from _single(page, entry, told, (shared, known), term)


def _without_grants(page: Page, section: Section) -> Section:
    """Give a section without what is a grant where it lists grants for teaching, too."""
    if "grants" not in {section.kind, *section.also}:
        return section
    return replace(section, entries=tuple(entry for entry in section.entries if not is_grant(page, entry)))


def _told(page: Page, entry: Entry) -> list[Line]:
    """Give the lines of an entry that are no prose, and below the first label neither its level nor its teacher."""
    told = (line for line in _unlisted(page, entry) if len(line.text.split()) <= _LONGEST or read_duty(line))
    lines = [numbered_line(line) for line in told]
    lines = _below_code(page, lines)
    lines = [in_half_years(in_bracket(line)) for line in lines]
    if entry.blocks[0].kind == "heading":
        lines = [line for place, line in enumerate(lines) if not place or not is_handed_out(line.text)]
        lines = [line for place, line in enumerate(lines) if not place or not SENTENCE.fullmatch(line.text.strip())]
    return lines[:1] + [line for line in lines[1:] if not (tells_level(line.text) or tells_teacher(line.text))]


def _below_code(page: Page, lines: list[Line]) -> list[Line]:
    """Give the lines with the number of a course and what it is called, on the line below, as one."""
    first, below = (*lines[:2], None, None)[:2]
    if first is None or below is None or first.column or first.dates or not is_code(first.text) or not below.parts:
        return lines
    title = below.parts[0].text
    if is_school(title) or role_in(title) or is_coded(title) or read_term(below):
        return lines
    return [line_at(page.text[first.start : below.start + len(below.text)], first.start), *lines[2:]]


def _in_sentences(page: Page, section: Section) -> Iterator[Teaching]:
    """Give the courses that sentences tell of: "In Spring 2021, I was a TA for Tides"."""
    for entry in section.entries:
        for told in told_courses(page, entry):
            for date in _terms(told.dates) or [term_above(section, entry)]:
                yield Teaching(
                    evidence=page.evidence(told.start, told.end, _NAME),
                    person=page.owner,
                    course=told.course,
                    institution=above_of(section, entry).institution,
                    date=date,
                    role=told.role,
                )


def _told_with_posts(page: Page, section: Section) -> Iterator[Teaching]:
    """Give the courses of entries that are a post and a list: "Tutor, Example University. Algebra; Analysis"."""
    for entry in section.entries:
        if card := read_list(dated_lines(page, entry)):
            yield from _card(page, entry, card, above_of(section, entry), "")


def _unlisted(page: Page, entry: Entry) -> Sequence[Line]:
    """Give the lines of an entry, none of one that is a post and a list."""
    lines = dated_lines(page, entry)
    return () if read_list(lines) else lines


def _values(lines: Sequence[Line]) -> list[Line | None]:
    """Give the lines that tell the school, the term and the role of a course, each below its label."""
    values = labelled_values(lines)
    return [next((values[name] for name in values if name in words("teaching", key)), None) for key in _LABELS]


def _labelled(page: Page, entry: Entry, head: Line, values: Sequence[Line | None]) -> Iterator[Teaching]:
    """Read a course whose heading stands above labelled values: "Institution: X", "Semester: …", "My role: …"."""
    school, term, role = values
    text = school.text.strip(" .,") if school else ""
    for date in _terms(term.dates if term else ()) or [""]:
        yield Teaching(
            evidence=page.evidence(entry.start, entry.end, _NAME),
            person=page.owner,
            course=" ".join(head.text.split()).strip(" .:"),
            institution=Mention(text, school.start, school.start + len(text)) if school else NOBODY,
            date=date,
            role=" ".join(role.text.split()).strip(" .") if role else "",
        )


def _branch(page: Page, branch: Branch, above: Post) -> Iterator[Teaching]:
    """Give the course at the end of a list within lists, a record a term; a department is one of the school above."""
    school = whole_school(branch.post.institution, above.institution)
    for date in _terms(branch.dates):
        yield Teaching(
            evidence=page.evidence(branch.start, branch.end, _NAME),
            person=page.owner,
            course=branch.course,
            institution=school,
            date=date,
            role=branch.post.role or above.role,
        )


def _card(page: Page, entry: Entry, card: Card, known: Post, term: str) -> Iterator[Teaching]:
    """Give the courses of an entry that share its school and its terms."""
    for (course, role), own in zip(card.courses, card.each or [()] * len(card.courses), strict=True):
        for date in _terms(own or card.dates) or [term]:
            yield Teaching(
                evidence=page.evidence(entry.start, entry.end, _NAME),
                person=page.owner,
                course=course,
                institution=card.post.institution if card.post.institution.name else known.institution,
                date=date,
                role=role or card.post.role or known.role,
            )


def _below(page: Page, lines: Sequence[Line], known: Post, *, announced: bool) -> Iterator[Teaching]:
    """Read the courses that stand below a line that says as what and where they were taught, or announces them."""
    head, courses = lines[0], [line for line in lines[1:] if not is_deed(line.text)] or lines[1:]
    dated = [line for line in courses if line.dates]
    named = known.institution.name and all(read_course(line, NOBODY) and not is_deed(line.text) for line in courses)
    if not dated and (announced or not head.dates or named):
        dated = list(courses)
    if not dated and not known.institution.name:
        yield from _right_below(page, head, courses[0], known)
        return
    for line in dated if len(dated) * 2 >= len(courses) else []:
        row = read_course(line, NOBODY)
        several = read_names([line]) if known.role else None
        for course, role in several.courses if several else [(row.course, row.role)] if row else []:
            start, end = line.start, line.start + len(line.text)
            for date in _terms(line.dates) or _terms(head.dates) or [""]:
                yield Teaching(
                    evidence=page.evidence(start, end, _NAME),
                    person=page.owner,
                    course=course,
                    institution=known.institution,
                    date=date,
                    role=role or known.role,
                )


def _right_below(page: Page, head: Line, line: Line, known: Post) -> Iterator[Teaching]:
    """Read the course on the line below its role and terms: "Lecturer, fall 2023", "Statics of Tides, Kiel"."""
    school = last_name(line)
    row = read_course(line, school)
    named = row is not None and not is_school(row.course) and organization_weight(row.course) < 1
    for date in _terms(head.dates) if named else []:
        yield Teaching(
            evidence=page.evidence(head.start, line.start + len(line.text), _NAME),
            person=page.owner,
            course=row.course if row else "",
            institution=school,
            date=date,
            role=known.role,
        )


def _single(page: Page, entry: Entry, lines: Sequence[Line], known: tuple[str, Post], term: str) -> Iterator[Teaching]:
    """Read an entry that is one course, in the term that a heading gives if it gives none itself."""
    shared, post = known
    columns = {line.column.casefold().strip(" :"): line for line in lines if line.column}
    named = [line for name, line in columns.items() if _names_course(name)]
    head = next((line for line in named if not is_coded(line.text)), (named or lines)[0])
    details = [b for b in entry.blocks[1:] if b.kind == "item" and len(page.document.slice(b).split()) > _DETAIL]
    told = [line for line in lines[:4] if not any(b.start <= line.start < b.end for b in details)]
    parts = [part for line in told if line is head or not is_deed(line.text) for part in line.parts]
    institution = institution_of(page, entry, parts, shared, post.institution)
    row = read_course(head, institution)
    institution = whole_school(row.institution if row and row.institution.name else institution, post.institution)
    if row is None:
        return
    role = row.role or next(
        (
            found
            for line in (head.parts[1:], *(line.parts for line in lines[1:4]))
            for part in line
            if (found := _role_below(part.text))
        ),
        "",
    )
    dates = [date for line in lines for date in line.dates]
    tabled = column_term(entry, columns)
    for date in [tabled] if tabled else _terms(dates) or [term]:
        yield Teaching(
            evidence=page.evidence(entry.start, entry.end, _NAME),
            person=page.owner,
            course=row.course,
            institution=institution,
            date=date,
            role=role or post.role,
        )


def _names_course(column: str) -> bool:
    """Say whether a column holds the names of courses, perhaps behind their numbers: "Course No. & Title"."""
    told = set(re.findall(r"[^\W\d_]+", column))
    both = told & _COURSE_WORDS and told & _TITLE_WORDS and told <= _COURSE_WORDS | _TITLE_WORDS | _NUMBER_WORDS
    return column in words("teaching", "course_columns") or bool(both)


def _role_below(text: str) -> str:
    """Give the role that a remark below a course is or opens with: "(Co-Instructor with Ada Moe, 2016)"."""
    return role_in(text) or leading_role(re.split(r"\s+with\s", text, maxsplit=1)[0])


def _terms(dates: Sequence[DateRange]) -> list[str]:
    """Give a date a term, each once: that of a range is its start, as of an academic year."""
    return list(dict.fromkeys(date.start or date.end for date in dates))
