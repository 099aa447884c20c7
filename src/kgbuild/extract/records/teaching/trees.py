"""Courses in lists within lists: school, role, course and term each a step deeper, in whatever order."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from kgbuild.dates import DateRange
from kgbuild.document import Block
from kgbuild.extract.page import Entry, Page
from kgbuild.extract.phrases.deeds import is_deed
from kgbuild.extract.phrases.parts import Line, line_at
from kgbuild.extract.records.teaching.courses import Post, is_code, read_course, read_post
from kgbuild.extract.records.teaching.roles import leading_role, role_in
from kgbuild.model import NOBODY, Mention

#: A list is a tree from so many steps on; of two steps others read more.
_STEPS = 3
_QUOTES = re.compile(r"[“”\"«»„]")
_AS = re.compile(r"^(?:as|als|comme|como|come)\s+(?:an?\s+)?", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Branch:
    """What the steps down to an item say, and the item itself.

    Attributes:
        course: the course that a step or the item names.
        post: role and school of the steps; of the item, where it prints its own.
        dates: of the item, else of the nearest step that has some.
        start: where the item begins.
        end: one past it.
    """

    course: str
    post: Post
    dates: tuple[DateRange, ...]
    start: int
    end: int


def branches(page: Page, entry: Entry) -> Iterator[Branch]:
    """Give the courses at the ends of a list of three or more steps; none of another entry."""
    blocks = entry.blocks
    levels = {block.level for block in blocks}
    if len(levels) < _STEPS or any(block.kind != "item" for block in blocks):
        return
    above: list[tuple[int, Branch]] = []
    for block, following in zip(blocks, (*blocks[1:], None), strict=True):
        above = [(level, step) for level, step in above if level < block.level]
        outer = above[-1][1] if above else Branch("", Post(), (), block.start, block.end)
        if following is not None and following.level > block.level:
            above.append((block.level, _step(page, block, outer)))
        elif leaf := _leaf(page, block, outer):
            yield leaf


def _line(page: Page, block: Block) -> Line:
    text = page.text[block.start : block.end].split("\n")[0]
    return line_at(text, block.start, block.inlines)


def _step(page: Page, block: Block, outer: Branch) -> Branch:
    """Read an item with others below it: a school, a role or both, a course, or a term."""
    whole = _line(page, block)
    lead = _AS.match(whole.text)
    line = line_at(whole.text[lead.end() :], whole.start + lead.end(), block.inlines) if lead else whole
    dates = line.dates or outer.dates
    bare = line.text.strip(" :")
    role = role_in(bare) or leading_role(bare)
    unquoted = not any(part.quoted or _QUOTES.search(part.text) for part in line.parts[:1])
    post = read_post(line) or (read_post(replace(line, parts=line.parts[:1])) if unquoted else None)
    post = post or (Post(role) if role else None)
    if post:
        return replace(outer, post=_within(post, outer.post), dates=dates)
    row = read_course(line, NOBODY) if line.parts else None
    return replace(outer, course=row.course if row else outer.course, dates=dates)


def _leaf(page: Page, block: Block, outer: Branch) -> Branch | None:
    """Read an item with nothing below it: a course, or a term of the course above."""
    line = _line(page, block)
    row = read_course(line, NOBODY) if line.parts else None
    named = row is not None and not is_code(row.course) and not is_deed(line.text)
    if outer.course and line.dates and (not line.text[: line.dates[0].at].strip(" (*_") or not named):
        before = re.split(r"\s+(?:with|for)\s|[;,]", line.text[: line.dates[0].at].strip(" (*_"), maxsplit=1)[0]
        post = _within(Post(role_in(before)), outer.post)
        return replace(outer, post=post, dates=line.dates, start=block.start, end=block.end)
    if row is None or not named or not (line.dates or outer.dates):
        return None
    post = _within(Post(row.role), outer.post)
    return Branch(row.course, post, line.dates or outer.dates, block.start, block.end)


def _within(post: Post, outer: Post) -> Post:
    school: Mention = post.institution if post.institution.name else outer.institution
    return Post(post.role or outer.role, school)
