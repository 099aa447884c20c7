"""Teaching: courses by term, with the institution and the role."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from kgbuild.dates import DateRange, find_ranges
from kgbuild.extract.details import clean_title
from kgbuild.extract.page import Entry, Page, Section
from kgbuild.extract.parts import Line, Part, lines_of, split_places
from kgbuild.extract.words import at_pattern, is_role, organization_weight, role_weight
from kgbuild.model import NOBODY, Mention, Teaching

_NAME = "teaching"
#: A name that so many entries of a section share, behind something else, is their institution.
_SHARED = 3
_NAMES = re.compile(r"[A-ZÀ-Þ][\w’'&.-]*(?:\s+(?:of|de|du|der|and|&|for|at)\s+[A-ZÀ-Þ][\w’'.-]*|\s+[A-ZÀ-Þ][\w’'.-]*)+")
_ACRONYM = re.compile(r"(?<=\s)[A-Z]{2,6}(?=\s+[a-z]|$)")
_LONGEST = 14
#: Headings that name the section and no role in it.
_GENERIC = re.compile(r"experience|courses|activities|erfahrung|^teaching$", re.IGNORECASE)
_SCHOOL = re.compile(
    r"(?:University|Universität|Université|Universidad|Università|College|Institute)\b.*|\b\w+ University$"
)


def teaching(page: Page) -> Iterator[Teaching]:
    """Give the courses that the page's owner taught or assisted in, a record a term."""
    if page.subject_kind == "organization":
        return
    for section in page.of_kind("teaching"):
        shared = _shared(page, section)
        school = NOBODY
        for entry in section.entries:
            lines = lines_of(page, entry)
            if not lines:
                continue
            above = _institution_alone(lines, section)
            school = above if above.name else school
            if not above.name:
                yield from _courses(page, section, entry, lines, (shared, school))


def _courses(
    page: Page, section: Section, entry: Entry, lines: Sequence[Line], known: tuple[str, Mention]
) -> Iterator[Teaching]:
    parts = [part for line in lines[:3] for part in line.parts]
    if not parts or (len(lines[0].text.split()) > 40 and not any(line.dates for line in lines)):  # noqa: PLR2004 - prose
        return
    role = _role(parts)
    institution = _institution(page, entry, parts, *known)
    course = _course([part for part in parts if part is not role], institution)
    if not course:
        return
    dates = [date for line in lines for date in line.dates]
    for date in _terms(dates) or [""]:
        yield Teaching(
            evidence=page.evidence(entry.start, entry.end, _NAME),
            person=page.owner,
            course=course,
            institution=institution,
            date=date,
            role=" ".join(role.text.split()) if role else _role_above(section, entry),
        )


def _terms(dates: Sequence[DateRange]) -> list[str]:
    """Give a date a term: single dates as they are, the years of a range one by one, at most ten of them."""
    terms: list[str] = []
    for date in dates:
        years = (int(date.start[:4] or 0), int(date.end[:4] or 0))
        if date.single or len(date.start) > len("2019") or not 0 < years[1] - years[0] <= 10:  # noqa: PLR2004
            terms.append(date.start or date.end)
        else:
            terms += [str(year) for year in range(years[0], years[1] + 1)]
    return list(dict.fromkeys(terms))


def _role(parts: Sequence[Part]) -> Part | None:
    """Give the part that is a role and nothing else."""
    likely = [p for p in parts if is_role(p.text) and role_weight(p.text) >= 0.5 and organization_weight(p.text) < 1]  # noqa: PLR2004
    return next((part for part in likely if len(part.text.split()) <= 5), None)  # noqa: PLR2004


def _role_above(section: Section, entry: Entry) -> str:
    """Give the role that a heading names ("Teaching Assistant"); "Courses Taught" names none."""
    for title in (entry.context, section.title):
        bare = re.sub(r"\(.*?\)", "", title).strip(" :")
        named = is_role(bare) and role_weight(bare) >= 0.5 and len(bare.split()) <= 5  # noqa: PLR2004
        if (
            named
            and not re.search(r"experience|courses|activities|erfahrung", bare, re.IGNORECASE)
            and bare.casefold() != "teaching"
        ):
            return bare
    return ""


def _shared(page: Page, section: Section) -> str:
    """Give the run of capitalised words that most entries of a section share behind their course."""
    counts: Counter[str] = Counter()
    for text in {page.text[entry.start : entry.end].split("\t")[0] for entry in section.entries}:
        runs = {match[0] for match in _NAMES.finditer(text)}
        tails = {" ".join(run.split()[i:]) for run in runs for i in range(len(run.split()) - 1)}
        counts.update(tail for tail in tails if not text.startswith(tail) and not find_ranges(tail))
    common = [(count, len(tail), tail) for tail, count in counts.items() if count >= _SHARED]
    return max(common, default=(0, 0, ""))[2]


def _institution(page: Page, entry: Entry, parts: Sequence[Part], shared: str, school: Mention) -> Mention:
    """Give the institution: a part of its own, what the section shares, a name behind the course, the one above."""
    for part in parts[1:]:
        if (
            organization_weight(part.text) == 1
            and not part.quoted
            and not re.search(r"course|seminar|section", part.text)
        ):
            end = part.end
            for other in parts[parts.index(part) + 1 :]:
                if organization_weight(other.text) == 1 and other.start - end <= 2:  # noqa: PLR2004 - a comma
                    end = other.end
            return Mention(" ".join(page.text[part.start : end].split()), part.start, end)
    text = page.text[entry.start : entry.end]
    at = text.find(shared) if shared else -1
    if at > 0:
        return Mention(shared, entry.start + at, entry.start + at + len(shared))
    for part in parts:
        inside = _inside(part)
        if inside:
            return inside
    return school


def _inside(part: Part) -> Mention | None:
    """Give the institution that stands behind a course in one part with it."""
    for match in (*_NAMES.finditer(part.text), *_ACRONYM.finditer(part.text)):
        name = match[0]
        found = _SCHOOL.search(name)
        if match.start() and (found or _ACRONYM.fullmatch(part.text, match.start(), match.end())):
            start = match.start() + (found.start() if found else 0)
            return Mention(part.text[start : match.end()], part.start + start, part.start + match.end())
    return None


def _course(parts: Sequence[Part], institution: Mention) -> str:
    """Give the course: the first part that is no role and no school, cut where the institution begins in it."""
    quoted = next((part for part in parts if part.quoted), None)
    kept, _ = split_places([part for part in parts if part.start != institution.start])
    first = quoted or next(iter(kept), None)
    if first is None:
        return ""
    second = (
        kept[kept.index(first) + 1] if first.colon and first in kept and kept.index(first) + 1 < len(kept) else None
    )
    text = f"{first.text}: {second.text}" if second else first.text
    if first in kept and len(first.text.split()) == 1 and not second:
        text = _joined(first, kept[kept.index(first) + 1 :])
    end = institution.start - first.start
    if 0 < end < len(text):
        text = text[:end]
    text = at_pattern().split(text)[0]
    text = re.sub(r"\s*\([^()]*\)$", "", clean_title(text)).strip(" ,.;:-–(")
    return text if len(text.split()) <= _LONGEST else ""


def _joined(first: Part, behind: Sequence[Part]) -> str:
    """Give a name that holds a list ("Birds, Bees & Trees") whole."""
    following = next(iter(behind), None)
    listed = following and following.start - first.end <= 2 and re.search(r"\s(?:&|and|und|et)\s", following.text)  # noqa: PLR2004
    return f"{first.text}, {following.text}" if listed and following else first.text


def _institution_alone(lines: Sequence[Line], section: Section) -> Mention:
    """Give the institution that an entry names alone, for the entries below it."""
    parts = lines[0].parts
    alone = len(lines) == 1 and not lines[0].dates and len(section.entries) > 1 and parts
    if alone and organization_weight(parts[0].text) == 1 and len(parts[0].text.split()) <= 8:  # noqa: PLR2004
        return Mention(parts[0].text, parts[0].start, parts[0].end)
    return NOBODY
