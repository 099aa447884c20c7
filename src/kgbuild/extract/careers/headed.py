"""Employers that stand above several posts: in an entry of their own, or on the first line of an entry."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from kgbuild.dates import find_ranges
from kgbuild.extract.careers.employers import mention_of
from kgbuild.extract.careers.tabled import Post
from kgbuild.extract.layout.headings import read_heading, words_of
from kgbuild.extract.page import Entry, Page
from kgbuild.extract.phrases.parts import Line, lines_of, split_places
from kgbuild.extract.phrases.roles import is_role
from kgbuild.extract.phrases.words import is_place, is_unit, organization_weight
from kgbuild.lexicon import words
from kgbuild.model import NOBODY, Mention

#: What heads posts has so many lines at most: its name, its unit, its place.
_LINES = 3
#: What is always part of something.
_DEPARTMENT = re.compile(
    r"(?:.*, )?(?:the )?(?:(?:graduate|medical|research) )?"
    r"(?:dep[a-zé]*t|school|facult|division|fachbereich|lehrstuhl|chair|section)",
    re.IGNORECASE,
)
#: A post and its employer.
_PAIR = 2
#: A name has so many words in capitals at most.
_NAME = 4


@dataclass(frozen=True, slots=True)
class Employer:
    """An organisation that heads posts.

    Attributes:
        name: as printed, with what it is part of; nobody where nothing heads them.
        whole: what its units are part of.
        location: where it is.
        entry: it stands above a post in its entry: posts elsewhere end what it heads.
    """

    name: Mention = NOBODY
    whole: Mention = NOBODY
    location: str = ""
    entry: bool = False

    def ended_by(self, posts: Sequence[Post]) -> Employer:
        """Give this one, or nobody where posts that name another follow the entry in which it heads the first."""
        elsewhere = any(post.organization.name not in {"", self.name.name} for post in posts)
        return Employer() if self.entry and elsewhere else self

    def within(self, above: Employer) -> Employer:
        """Give this one as a part of the one above it if it is a unit; the one above if this names nobody."""
        if not self.name.name:
            return above
        if not _is_mere_unit(self.name.name) or not above.whole.name:
            return replace(self, whole=NOBODY if is_unit(self.name.name) else self.name)
        name = replace(self.name, name=f"{self.name.name}, {above.whole.name}")
        return Employer(name, above.whole, self.location or above.location)

    def instead(self, entry: Entry, post: Post) -> Post:
        """Give a post, this as its employer where its own stands in what a list below its heading tells of it."""
        items = [block.start for block in entry.blocks if block.kind == "item"]
        below = bool(items) and entry.blocks[0].kind == "heading" and post.organization.start >= items[0]
        told = below and self.name.name and organization_weight(post.organization.name) < 1
        return replace(post, organization=self.name) if told else post

    def places(self, post: Post) -> Post:
        """Give a post of this employer where it is, if the post does not say."""
        own = post.organization == self.name and not post.location
        return replace(post, location=self.location) if own else post


def employer_label(label: str) -> Employer:
    """Give the organisation that a label above several posts names: known as one, or a name and no kind of posts."""
    if organization_weight(label) == 1:
        return Employer(Mention(label))
    capitals = [word for word in label.split() if word[:1].isupper()]
    named = 0 < len(capitals) <= _NAME and len(capitals) >= len(label.split()) / 2
    told = is_place(label) or is_role(label) or find_ranges(label) or _divides(label)
    return Employer(Mention(label)) if named and not told else Employer()


def _divides(label: str) -> bool:
    """Say whether a label names a kind of posts: "Academic", "Industry experience"."""
    return bool(read_heading(label).kinds) or not set(words_of(label)).isdisjoint(words("sections", "modifiers"))


def _is_mere_unit(name: str) -> bool:
    """Say whether a name is that of a unit and of nothing that it is part of."""
    bodies = (part for part in name.split(", ") if organization_weight(part) == 1)
    return is_unit(name) and all(map(is_unit, bodies))


def part_of(unit: Mention, employer: Mention) -> Mention:
    """Give a mere unit as a part of the university or the institute above it; any other organisation as it is."""
    whole = organization_weight(employer.name) == 1 and not is_unit(employer.name)
    if not (whole and _DEPARTMENT.match(unit.name)) or not _is_mere_unit(unit.name) or employer.name in unit.name:
        return unit
    return replace(unit, name=f"{unit.name}, {employer.name}")


def employer_above(entry: Entry, lines: Sequence[Line], posts: Sequence[Post]) -> Employer:
    """Give the organisation that stands alone above the post of an entry: it may head the entries below, too."""
    lines = [line for line in lines if line.start < entry.blocks[0].end]  # what was done there stands in items
    alone = len(lines) == len(posts) + 1 and not lines[0].dates and not any(is_role(p.text) for p in lines[0].parts)
    kept = split_places(lines[0].parts)[0] if alone else ()
    heads = kept and kept[0].start == posts[0].organization.start
    return Employer(posts[0].organization, entry=True) if heads else Employer()


def heads_margin(page: Page, entry: Entry, below: Entry | None) -> bool:
    """Say whether the row below a dated one leaves the margin of dates empty: it goes on with what that names."""
    rows = below is not None and entry.blocks[-1].kind == below.blocks[0].kind == "row"
    return rows and below is not None and page.text[below.start : below.start + 1] == "\t"


def employer_alone(page: Page, lines: Sequence[Line], *, goes_on: bool = False) -> Employer:
    """Give the organisation that an entry without a role names for the entries below it; a date if that goes on."""
    if len(lines) > _LINES or (any(line.dates for line in lines) and not goes_on) or not lines:
        return Employer()
    kept, location = split_places(lines[0].parts)
    if not kept or is_place(lines[0].text):
        return Employer()
    alone = Employer(mention_of(page, kept), location=location)
    below = split_places(lines[1].parts)[0] if len(lines) > 1 else ()
    unit = len(below) == 1 and is_unit(below[0].text) and organization_weight(lines[0].text) == 1
    return Employer(mention_of(page, below)).within(replace(alone, whole=alone.name)) if unit else alone


def with_bodies(page: Page, entries: Sequence[Entry]) -> Sequence[Entry]:
    """Join each dated paragraph with the undated one below it, where posts and employers alternate in a list."""
    paragraphs = all(len(entry.blocks) == 1 and entry.blocks[0].kind == "paragraph" for entry in entries)
    if not paragraphs or len(entries) < _PAIR or len(entries) % _PAIR:
        return entries
    lines = [lines_of(page, entry) for entry in entries]
    turns = [any(line.dates for line in of) for of in lines] == [True, False] * (len(entries) // _PAIR)
    posts, bodies = lines[::_PAIR], lines[1::_PAIR]
    alone = all(len(of) == 1 and of[0].parts for of in lines)
    if not (turns and alone) or not (_alternate(posts, bodies) or _alternate(bodies, posts)):
        return entries
    pairs = zip(entries[::_PAIR], entries[1::_PAIR], strict=True)
    return [Entry(a.start, b.end, (*a.blocks, *b.blocks), a.context, a.columns) for a, b in pairs]


def _alternate(posts: Sequence[Sequence[Line]], bodies: Sequence[Sequence[Line]]) -> bool:
    """Say whether lines are roles, each of which has its employer on a line of another list."""
    told = any(organization_weight(of[0].text) == 1 or not is_role(of[0].parts[0].text) for of in posts)
    return not told and all(organization_weight(of[0].parts[0].text) == 1 for of in bodies)
