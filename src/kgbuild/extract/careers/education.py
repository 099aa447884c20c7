"""Education: degrees with their institution, field, dates and thesis; and who advised them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from kgbuild.dates import DateRange
from kgbuild.extract.careers.dissertations import advised, chairs_of, with_dissertation
from kgbuild.extract.careers.employers import is_clause
from kgbuild.extract.careers.fields import (
    Study,
    before_part,
    field_behind,
    field_behind_date,
    field_below,
    field_of,
    told_once,
)  # fmt: skip
from kgbuild.extract.careers.schools import TITLE_BEHIND, institution_of, school_named
from kgbuild.extract.careers.side_by_side import apart
from kgbuild.extract.careers.studies import opens_study, studied
from kgbuild.extract.careers.tabled import dates_in
from kgbuild.extract.careers.theses import behind_school, in_cell, in_italics, is_doctoral, tells_thesis
from kgbuild.extract.careers.training import heads_training
from kgbuild.extract.page import Entry, Page, Section
from kgbuild.extract.phrases.above import body_above
from kgbuild.extract.phrases.degrees import degree_pattern, find_degree, is_study, level_in
from kgbuild.extract.phrases.details import (
    advisors_of,
    before_labels,
    clean_title,
    quoted_in,
    thesis_of,
    value_of,
)
from kgbuild.extract.phrases.grades import is_distinction
from kgbuild.extract.phrases.parts import Line, Part, line_at, lines_of
from kgbuild.extract.phrases.roles import is_role, role_weight
from kgbuild.extract.phrases.sentences import tells_in_sentences
from kgbuild.extract.phrases.unspaced import degree_parts, is_unspaced
from kgbuild.extract.phrases.words import is_place, is_region, label_pattern, organization_weight, phrase_pattern
from kgbuild.lexicon import words
from kgbuild.model import NOBODY, Education, Mention, Record

_NAME = "education"
#: A beginning and an end.
_PAIR = 2
#: Parts beside each other: a comma and a space between them.
_BESIDE = 2


def education(page: Page) -> Iterator[Record]:
    """Give the degrees of the page's owner, and the advisors named with them."""
    if page.subject_kind == "organization":
        return
    yield from with_dissertation(page, _told(page))


def _told(page: Page) -> Iterator[Record]:
    """Give what sections of degrees and of posts tell; a degree that both tell, as the former do."""
    sections = [section for section in page.of_kind("education", "positions") if not heads_training(section)]
    own = ["education" in {section.kind, *section.also, *section.kinds[-1:]} for section in sections]
    read = [tuple(_of_entries(page, s, own=listed)) for s, listed in zip(sections, own, strict=True)]
    degrees = [r for found, listed in zip(read, own, strict=True) for r in found if listed and isinstance(r, Education)]
    for found, listed in zip(read, own, strict=True):
        kept = found if listed else [record for record in found if not _is_post(record)]
        yield from (record for record in kept if listed or not any(_is_told(record, degree) for degree in degrees))


def _is_post(record: Record) -> bool:
    """Say whether a degree that a list of posts holds is a post itself: "Pós-doutorado"."""
    return isinstance(record, Education) and level_in(record.degree) == "postdoc"


def _is_told(record: Record, degree: Education) -> bool:
    """Say whether a degree is that of a record: of one level and school, and finished in one year."""
    if not isinstance(record, Education) or not (level_in(record.degree) and record.institution.name):
        return False
    one, other = record.institution.name.casefold(), degree.institution.name.casefold()
    school = bool(other) and (one in other or other in one)
    return level_in(record.degree) == level_in(degree.degree) and school and record.end[:4] == degree.end[:4]


def degrees_of(page: Page, entry: Entry) -> Iterator[Education]:
    """Give the degrees that an entry opens with, as whoever's page it is has them; a sentence states none here."""
    for part in apart(page, entry):
        lines = _unlabelled(lines_of(page, part))
        if not _opens(lines) or tells_in_sentences(page.text[part.start : part.end]):
            continue
        for group in _groups(lines):
            yield from (record for record in _records(page, part, group, (NOBODY, "")) if isinstance(record, Education))


def _of_entries(page: Page, section: Section, *, own: bool) -> Iterator[Record]:
    """Read entries in order; one that names a school without a degree names it for those below it, or stands alone."""
    school, alone, label = (NOBODY, ""), list[Education](), ""
    for entry in (part for whole in section.entries for part in apart(page, whole)):
        lines = _unlabelled(lines_of(page, entry))
        if entry.context != label:
            label = entry.context
            school = (body_above(section, entry), "")
        if not (own or _opens(lines) or opens_study(lines)) or tells_in_sentences(page.text[entry.start : entry.end]):
            continue
        groups = _groups(lines)
        if not groups and (told := tuple(studied(page, entry, lines))):
            yield from told
            continue
        named = None if groups or _is_course(page, entry) else school_named(page, lines)
        if named:
            yield from alone
            school, alone = named, [*_without_degree(page, entry, lines, named)]
        records = [record for group in groups for record in _records(page, entry, group, school)]
        school = _school_above(page, entry, lines, records, school)
        if any(isinstance(record, Education) and record.institution == school[0] for record in records):
            alone = []
        yield from _told_once(records)
    yield from alone


def _school_above(
    page: Page, entry: Entry, lines: Sequence[Line], records: Sequence[Record], school: tuple[Mention, str]
) -> tuple[Mention, str]:
    """Give the school for the degrees below an entry that name none: its own where that stands above its degrees."""
    own = [record for record in records if isinstance(record, Education) and level_in(record.degree)]
    if not own or own[0].institution in {NOBODY, school[0]}:
        return school
    heads = [line for line in lines if line.start < entry.blocks[0].end]
    alone = len(heads) > 1 and not (heads[0].dates or find_degree(heads[0].text))
    named = school_named(page, heads[:1]) if alone else None
    return named if named and named[0].start == own[0].institution.start else (NOBODY, "")


def _unlabelled(lines: Sequence[Line]) -> tuple[Line, ...]:
    """Give the lines without the label before a degree: "Degree: Ph.D. in Tides"."""
    matches = [None if line.column else label_pattern("degree").match(line.text) for line in lines]
    return tuple(
        line_at(line.text[match.end() :], line.start + match.end())
        if match and degree_pattern().match(line.text, match.end())
        else line
        for line, match in zip(lines, matches, strict=True)
    )


def _is_course(page: Page, entry: Entry) -> bool:
    """Say whether an entry tells of a course or of a stay, which its school gives no degree for."""
    return phrase_pattern("degrees", "courses").search(page.text[entry.start : entry.end]) is not None


def _without_degree(
    page: Page, entry: Entry, lines: Sequence[Line], school: tuple[Mention, str]
) -> Iterator[Education]:
    """Give the dated stay at a school whose degree the entry leaves out."""
    date = _date(lines)
    works = any(is_role(part.text) for line in lines for part in line.parts)
    if date is None or works or organization_weight(school[0].name) < 1:
        return
    yield Education(
        evidence=page.evidence(entry.start, entry.end, _NAME),
        person=page.owner,
        institution=school[0],
        start="" if date.single else date.start,
        end=date.end,
        ongoing=date.ongoing,
        location=school[1],
    )


def _told_once(records: Sequence[Record]) -> Iterator[Record]:
    """Give the records of an entry but a degree that a further line only repeats, without date and field."""
    levels: set[str] = set()
    for record in records:
        if isinstance(record, Education):
            level = level_in(record.degree)
            if level in levels and not (record.start or record.end or record.field or record.thesis):
                continue
            levels.add(level)
        yield record


def _groups(lines: Sequence[Line]) -> list[tuple[Line, ...]]:
    """Give the lines of each degree: a line with a degree begins one; what stands before the first goes with each."""
    degrees = [[p for p in line.parts if p not in _states(line.parts) and _degree_in(p.text)] for line in lines]
    starts = [i for i, line in enumerate(lines) if degrees[i] and not tells_thesis(line)]
    heads = {
        i for i, after in pairwise([*starts, len(lines)]) if after < len(lines) and _announces(lines[i], after - i)
    }
    starts = [i for i in starts if i not in heads]
    shared = tuple(line for i, line in enumerate(lines[: starts[0]]) if i not in heads) if starts else ()
    groups = [lines[a:b] for a, b in pairwise([*starts, len(lines)])]
    tail = [line for line in groups[-1][1:] if line.dates and not tells_thesis(line)] if groups else []
    bare = len(groups) > 1 and tail and not any(line.dates for group in groups[:-1] for line in group)
    together = bare and all(len(group) == 1 for group in groups[:-1]) and not groups[-1][0].dates
    return [(*group, *(tail if together and group is not groups[-1] else ()), *shared) for group in groups]


def _announces(line: Line, size: int) -> bool:
    """Say whether a line that is nothing but a degree heads the degree below it ("Master's degree")."""
    return size == 1 and not line.dates and degree_pattern().fullmatch(line.text.strip(" :")) is not None


def _degree_in(text: str) -> bool:
    """Say whether a part names a degree rather than mentions one: it opens with it, or capitals set it apart."""
    return any(
        not match.start() or match[0][0].isupper() or is_unspaced(match[0]) for match in degree_pattern().finditer(text)
    )


def _opens(lines: Sequence[Line]) -> bool:
    """Say whether an entry among positions is a degree all the same: it opens with one."""
    first = next((line for line in lines if line.parts), None)  # below a line that holds a date alone
    parts = first.parts[: degree_parts(first.text)] if first else ()
    if len(parts) > 1 and is_role(parts[0].text) and not is_study(parts[0].text):
        return False  # "Deputy Officer, PhD Program in Tides"
    return any(is_study(p.text) and (role_weight(p.text) < 1 or degree_pattern().fullmatch(p.text)) for p in parts)


def _quoted(lines: Sequence[Line]) -> str:
    """Give a title that stands in quotation marks as a part of its own, or as a sentence behind another."""
    alone = (clean_title(part.text) for line in lines for part in line.parts if part.quoted)
    behind = (quoted_in([replace(line, text=text)]) for line in lines for text in TITLE_BEHIND.split(line.text)[1:])
    return next((title for title in (*alone, *behind) if title), "")


def _records(page: Page, entry: Entry, lines: Sequence[Line], school: tuple[Mention, str]) -> Iterator[Record]:
    stated = [before_labels(line) for line in lines]
    parts = [part for line in stated if not tells_thesis(line) for part in line.parts]
    studies = _studies(parts)
    institution, location = institution_of(page, stated, studies)
    behind = field_behind(stated, institution)
    date = dates_in(lines, entry.columns) or _date(lines)
    evidence = page.evidence(entry.start, entry.end, _NAME)
    thesis = thesis_of(lines) or (_quoted(lines) if studies and is_doctoral(studies[0].degree) else "")
    titled, advising = in_italics(page, lines) if studies and not thesis else ("", ())
    thesis = (
        thesis or titled or _unmarked(lines, institution) or in_cell(page, lines) or behind_school(lines, institution)
    )
    thesis = "" if thesis.casefold() in words("degrees", "untold") else thesis
    titled_at = page.text.find(thesis, entry.start, entry.end) if thesis else -1
    if institution.name and 0 <= titled_at <= institution.start < titled_at + len(thesis):
        institution = NOBODY
    distinction = next((p.text for p in parts if is_distinction(p.text) and not find_degree(p.text)), "")
    fields = [field_of(study, parts, lines) for study in studies]
    if len(fields) == 1 and not fields[0]:
        fields = [field_behind_date(lines) or field_below(stated, institution)]
    if school[0].name and institution.name and not organization_weight(institution.name) and fields == [""]:
        fields, institution = [institution.name], NOBODY  # "MSc, Waves" below the line of its school
    if behind and not any(fields):
        fields, institution = [behind.text] * len(studies), before_part(page, institution, behind)
    for study, field in zip(studies, fields, strict=True):
        if _is_minor(study.degree) and not (institution.name and date):
            continue  # of the degree above
        record = Education(
            evidence=evidence,
            person=page.owner,
            institution=institution if institution.name else school[0],
            degree=study.degree,
            field=field,
            start="" if date is None or date.single else date.start,
            end="" if date is None else date.end,
            ongoing=bool(date and date.ongoing),
            thesis=thesis,
            distinction=distinction,
            location="" if location == institution.name else location if institution.name else school[1],
        )
        yield record
        for advisor in advisors_of(lines) or advising or tuple(chairs_of(lines)):
            yield advised(record, advisor)


def _unmarked(lines: Sequence[Line], school: Mention) -> str:
    """Give the title behind the school of "PhD thesis in Ecology, Example University, Tides of the northern coasts"."""
    for line in lines:
        told = phrase_pattern("labels", "thesis").search(line.text)
        behind = [part for part in line.parts if part.start >= school.end > 0]
        if told and line.start + told.end() < school.start and behind and is_clause(behind[0]):
            return clean_title(behind[0].text)
    return ""


def _date(lines: Sequence[Line]) -> DateRange | None:
    """Give the dates of a study: of a line of their own, else the first that are not of a thesis."""
    finished = next((date for line in lines if value_of(line, "completion") for date in line.dates), None)
    if finished and not any(not date.single for line in lines for date in line.dates):
        return finished
    alone = [line for line in lines if line.dates and all(is_place(part.text) for part in line.parts)]
    candidates = [date for line in alone or lines if not tells_thesis(line) for date in line.dates]
    ranges = [date for date in candidates if not date.single]
    cells = [line.dates[0] for line in lines if len(line.dates) == 1 and not line.parts]
    if not ranges and len(cells) == _PAIR and cells[0].start <= cells[1].start:
        return replace(cells[0], end=cells[1].start, single=False)  # years in cells of their own
    return next(iter(ranges or candidates), None)


def _states(parts: Sequence[Part]) -> set[Part]:
    """Give the parts that are states and no degrees, though they read alike: "Baltimore, MD"."""
    behind = [(a, b) for a, b in pairwise(parts) if b.start - a.end == len(", ") and b.text.isupper()]
    alike = {b: a for a, b in behind if is_region(b.text)}
    others = any(degree_pattern().search(part.text) for part in parts if part not in alike)
    return {part for part, before in alike.items() if others or is_place(before.text)}


def _studies(parts: Sequence[Part]) -> list[Study]:
    """Give the degrees of some parts: "B.Sc. and M.Sc. in Physics" are two with one field."""
    found: list[Study] = []
    states = _states(parts)
    for part in parts:
        if part.quoted or part in states:
            continue
        matches = [match for match in degree_pattern().finditer(part.text) if not (found and _is_minor(match[0]))]
        if found and matches and matches[0][0].casefold() == "venia legendi":
            continue  # what a habilitation is for
        if not matches or (found and not _stands_alone(part, matches[0])):
            continue
        matches = told_once(part.text, matches)
        rest = part.text[matches[-1].end() :]
        joined = all(
            re.fullmatch(r"[^\w(]*(?:and|und|et|y|e|&|/|\+)?[^\w(]*", part.text[a.end() : b.start()])
            for a, b in pairwise(matches)
        )
        kept, rest = (matches, rest) if joined else (matches[:1], part.text[matches[0].end() :])
        if found and _names_level(found[-1], part, matches[0][0]):
            found.pop()
        found += [Study(" ".join(match[0].split()), part, rest) for match in kept]
    return found


def _is_minor(degree: str) -> bool:
    """Say whether a degree is what was studied beside another: "B.Sc. in Tides, Minor in Winds"."""
    return degree.casefold() == "minor"


def _names_level(before: Study, part: Part, degree: str) -> bool:
    """Say whether the degree right before another only names its level: "Doctorate, Ph.D.", "Master's Thesis, M.A."."""
    beside = (0 < part.start - before.part.end <= _BESIDE and "." in degree) or degree.isupper()
    return bool(beside) and level_in(before.degree) == level_in(degree) and "." not in before.degree


def _stands_alone(part: Part, match: re.Match[str]) -> bool:
    """Say whether a later part opens with its degree rather than mentioning one ("School of Master Studies")."""
    return match.start() == 0 and organization_weight(part.text) == 0
