"""Lives told in a few dated lines below the names on pages of people: each is read as on a page of its own."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from kgbuild.dates import find_ranges
from kgbuild.extract.careers.education import education
from kgbuild.extract.careers.positions import positions
from kgbuild.extract.layout.headings import kinds_of
from kgbuild.extract.page import Page, Section
from kgbuild.extract.phrases.roles import is_role
from kgbuild.extract.phrases.words import is_place, organization_weight
from kgbuild.model import Mention, Record
from kgbuild.names import looks_like_name, without_titles

#: Fewer dated entries are no life; of its entries at least such a share is dated.
_SEVERAL, _DATED = 2, 0.75
_SURE, _LONGEST = 0.6, 6
#: Kinds of the headings over such lines: "Kurzbiografie", "Werdegang".
_LIVES = frozenset({"", "biography", "education", "positions"})


def member_lives(page: Page) -> Iterator[Record]:
    """Give the posts and degrees that dated lines below the names of several people tell."""
    if page.subject_kind == "person":
        return
    told = [(section, name) for section, name in _below_names(page) if _is_life(page, section)]
    for section, name in told:
        own = Page(page.document, (replace(section, kind="positions", also=(), kinds=()),), name, "person")
        yield from positions(own)
        yield from education(own)


def _below_names(page: Page) -> Iterator[tuple[Section, Mention]]:
    """Give the sections that stand under a heading that is a name, with it."""
    trail: list[tuple[int, Mention | None]] = []
    for section in page.sections:
        while trail and trail[-1][0] >= section.level:
            trail.pop()
        above = trail[-1][1] if trail else None
        if above is not None and section.kind in _LIVES:
            yield section, above
        trail.append((section.level, _named(section)))


def _named(section: Section) -> Mention | None:
    """Give the person that the heading of a section names."""
    name = without_titles(section.title.strip())
    words = len(name.split())
    other = section.kind or kinds_of(name) or is_role(name) or is_place(name) or organization_weight(name) >= _SURE
    if other or not 1 < words <= _LONGEST or looks_like_name(name) < _SURE:
        return None
    start = section.start + section.title.find(name)
    return Mention(name, start, start + len(name))


def _is_life(page: Page, section: Section) -> bool:
    """Say whether most entries of a section have dates."""
    dated = sum(bool(find_ranges(page.text[entry.start : entry.end])) for entry in section.entries)
    return dated >= _SEVERAL and dated >= _DATED * len(section.entries)
