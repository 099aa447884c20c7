"""Posts that sections on teaching list instead of courses, or among them."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import zip_longest

from kgbuild.extract.careers.post_roles import HEAD_LINES, OPENS, head_parts
from kgbuild.extract.page import Entry, Page, Section
from kgbuild.extract.phrases.parts import lines_of, split_places
from kgbuild.extract.phrases.roles import is_employed, role_weight
from kgbuild.extract.phrases.words import organization_weight
from kgbuild.extract.records.teaching.teaching import teaching

_ASSISTS = re.compile(
    r"\b(?:teaching|graduate|course|lab\w*) assistant|\bg?tas?\b|tutor|grader|demonstrator|\bcourses?\b", re.IGNORECASE
)


def posts_of_teachers(page: Page) -> Iterator[Section]:
    """Give the sections on teaching that list posts instead of courses: "Lecturer, Example University, 2005-2009"."""
    read = {section.start for section in page.of_kind("positions", "education")}
    others = (section for section in page.of_kind("teaching") if section.start not in read)
    sections = [section for section in others if any(_appoints(page, entry) for entry in section.entries)]
    taught = sorted(record.evidence.start for record in teaching(page)) if sections else []
    for section in sections:
        told = [bisect_left(taught, entry.start) < bisect_left(taught, entry.end) for entry in section.entries]
        posts = tuple(
            entry
            for entry, courses in zip(section.entries, zip_longest(told, told[1:]), strict=True)
            if not any(told) or _heads_courses(page, entry, taught) or (not any(courses) and _is_held(page, entry))
        )
        if posts:
            yield replace(section, entries=posts)


def _is_held(page: Page, entry: Entry) -> bool:
    """Say whether an entry of a section on teaching is a post of several years and its body, and names no course."""
    lines = lines_of(page, entry)
    parts = [part.text for part in split_places(head_parts(lines))[0]]
    roles = [is_employed(part) or role_weight(part) == 1 for part in parts]
    bodies = [organization_weight(part) == 1 for part in parts]
    spans = any(not date.single for line in lines[:HEAD_LINES] for date in line.dates)
    return spans and any(roles) and any(bodies) and all(a or b for a, b in zip(roles, bodies, strict=True))


def _heads_courses(page: Page, entry: Entry, taught: Sequence[int]) -> bool:
    """Say whether an entry is the post of several years in which the courses below it were taught."""
    line = next(iter(lines_of(page, entry)), None)
    if line is None or not _appoints(page, entry) or all(date.single for date in line.dates):
        return False
    bodies = any(organization_weight(part.text) == 1 for part in line.parts)
    return bodies and bisect_left(taught, entry.start) == bisect_left(taught, line.start + len(line.text))


def _appoints(page: Page, entry: Entry) -> bool:
    """Say whether an entry of a section on teaching names the post of a teacher."""
    return any(is_appointed(part.text) for part in head_parts(lines_of(page, entry)))


def is_appointed(text: str) -> bool:
    """Say whether a part is the post of a teacher, and not of those who assist in courses."""
    return role_weight(text) >= OPENS and _ASSISTS.search(text) is None
