"""Cards of service: a role and its body on two lines, either first, and names that stand alone above roles."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from kgbuild.dates import DateRange
from kgbuild.dates.alone import date_alone
from kgbuild.document import Inline
from kgbuild.extract.layout.line_entries import CELLS
from kgbuild.extract.phrases.bodies import Body, read_bodies
from kgbuild.extract.phrases.dating import dated
from kgbuild.extract.phrases.deeds import is_deed
from kgbuild.extract.phrases.parts import Line, line_at, split_places
from kgbuild.extract.phrases.words import organization_weight
from kgbuild.extract.records.service.above import is_office
from kgbuild.extract.records.service.bodies import Post, is_board
from kgbuild.extract.records.service.lines import read_line
from kgbuild.extract.records.service.words import is_council, is_listing, names_role
from kgbuild.model import Mention

#: "Dune Letters (journal)": what a body is.
REMARK = re.compile(r"\s*\([a-z][a-z -]+\)\W*$")
#: "Event page", "Workshop website".
_PAGE = re.compile(r"^(?:\S+ ){0,2}(?:web)?(?:page|site|link)s?$", re.IGNORECASE)
_FOR = re.compile(r"(?:for|pour|für|para|per|voor)\s+(?=[A-ZÀ-Þ])", re.IGNORECASE)
#: "President, Tide Society, 2011–12 (vice president, 2010–11)": what somebody was there before.
_EARLIER = re.compile(r"\s*\((?P<told>[^()]{6,60})\)\W*$")
#: The name of a body has so many words at most where nothing else tells it.
_NAMED = 6


def with_earlier(line: Line) -> tuple[Line, Line | None]:
    """Part a line from the other office, with its time, in the bracket that ends it."""
    found = _EARLIER.search(line.text)
    other = line_at(found["told"], line.start + found.start("told")) if found else None
    if found is None or other is None or not other.dates or not other.parts or not names_role(other.parts[0].text):
        return line, None
    before = line_at(line.text[: found.start()], line.start)
    return (before, other) if before.dates else (line, None)


def two_lines(head: Line, detail: Line, inlines: Sequence[Inline]) -> Post | None:
    """Read a card of a body above a role ("Tide Society" / "Vice chair"), or of a role above a body."""
    if placed := _placed(head, detail):
        return placed
    first, second = read_line(head, "", inlines), read_line(detail, "", inlines)
    if beside := _beside(head, detail, first):
        return beside
    first = replace(first, start=head.start, end=detail.start + len(detail.text), dates=first.dates or second.dates)
    if first.bodies and not first.role and second.role and len(first.bodies) == 1:
        return replace(first, role=second.role if second.bodies else _before_date(detail))
    if first.role and not first.bodies and second.bodies and not second.role:
        return replace(first, bodies=second.bodies)
    listed = _FOR.match(detail.text)
    if first.role and not first.bodies and is_listing(first.role) and (listed or is_list(detail)):
        at = listed.end() if listed else 0
        bodies = read_bodies(detail.text[at:], detail.start + at, inlines)
        return replace(first, role=re.sub(r"\s*\([^()]*\)\W*$", "", first.role), bodies=tuple(bodies))
    return _board_of(first, second, head, detail) or _body_above(first, second, head, detail)


def _beside(head: Line, detail: Line, first: Post) -> Post | None:
    """Read a role and its body, either above the other, where the upper one has its date in a cell of its own."""
    cells = CELLS.split(head.text)
    told = [cell for cell in cells if date_alone(cell) is None]
    if len(told) != 1 or len(cells) == 1 or not head.dates or detail.dates or CELLS.search(detail.text):
        return None
    upper = line_at(told[0], head.start + head.text.index(told[0]))
    role, body = (upper, detail) if names_role(upper.text) else (detail, upper)
    if not names_role(role.text) or names_role(body.text) or len(role.text.split()) > _NAMED:
        return None
    kept = split_places(body.parts)[0]
    at = kept[0].start - body.start if kept else 0
    name = body.text[at : kept[-1].end - body.start if kept else None].strip(" .,")
    mention = Mention(" ".join(name.split()), body.start + at, body.start + at + len(name))
    return replace(
        first, role=role.text.strip(" .,;"), bodies=(Body(mention),), dates=head.dates[:1],
        end=detail.start + len(detail.text),
    )  # fmt: skip


def office_card(head: Line, details: Sequence[Line], beside: Sequence[DateRange]) -> Post | None:
    """Read an office above its body, and perhaps the date or the place below: "2015–2018: Reviewer" / "Gull Letters".

    Args:
        head: the first line.
        details: those below it.
        beside: when, where it is told apart from all lines.
    """
    role = " ".join(part.text for part in dated(head).parts)
    below = dated(details[0])
    kept, _ = split_places(below.parts)
    dates = (*beside, *head.dates, *(date for line in details for date in line.dates))
    rest = all(date_alone(line.text) or _is_where(line) for line in details[1:])
    if not is_office(role) or not kept or len(dates) != 1 or not rest or names_role(below.parts[0].text):
        return None
    if is_deed(details[0].text) or len(details[0].text.split()) > 2 * _NAMED:
        return None
    name = " ".join(details[0].text[kept[0].start - details[0].start : kept[-1].end - details[0].start].split())
    body = Body(Mention(name, kept[0].start, kept[-1].end))
    return Post(role, (body,), dates, head.start, details[-1].start + len(details[-1].text))


def offices_behind(line: Line) -> tuple[Post, ...]:
    """Read the offices behind the body that a label names: "Faculty of Law: Chair (2018–20); Member, Curriculum"."""
    label, colon, rest = line.text.partition(":")
    name = label.strip(" *_")
    body = Body(Mention(name, line.start + label.find(name), line.start + label.find(name) + len(name)))
    known = colon and organization_weight(name) == 1 and not names_role(name) and not is_listing(name)
    if not known or ";" not in rest or line.column:
        return ()
    at, posts = line.start + len(label) + 1, list[Post]()
    for piece in rest.split(";"):
        clause = line_at(piece.strip(" ."), at + len(piece) - len(piece.lstrip()))
        at += len(piece) + 1
        role = _before_date(clause)
        if not role or not names_role(" ".join(role.split()[:3])):
            return ()
        posts.append(Post(role, (body,), clause.dates[:1], clause.start, clause.start + len(clause.text)))
    return tuple(posts)


def _placed(head: Line, detail: Line) -> Post | None:
    """Read a role above a body with its place: "Moderator, Panel on Tides" / "Tide Symposium, Riga, Latvia"."""
    kept, place = split_places(detail.parts)
    role = head.text[: head.dates[0].at if head.dates else None].strip()
    opens = bool(head.parts) and names_role(head.parts[0].text) and not names_role(detail.text)
    ends = not head.dates or not head.text[head.dates[-1].to :].strip(" ).")
    if not (opens and place and kept and ends) or detail.dates or "\t" in role:
        return None
    name = detail.text[kept[0].start - detail.start : kept[-1].end - detail.start]
    body = Mention(" ".join(name.split()), kept[0].start, kept[-1].end)
    return Post(
        " ".join(role.split()).strip(" ,;.("), (Body(body),), head.dates, head.start, detail.start + len(detail.text)
    )


def _board_of(first: Post, second: Post, head: Line, detail: Line) -> Post | None:
    """Read a role on a board above whose board it is: "Member of the editorial board, 2019" / "Gull Letters"."""
    unknown = bool(second.role) and not (second.bodies or detail.dates or names_role(second.role))
    if not first.role or not head.dates or not (unknown or (second.bodies and not second.role)):
        return None
    if first.bodies and not (len(first.bodies) == 1 and is_council(first.bodies[0].mention.name)):
        return None
    return replace(first, role=_before_date(head), bodies=second.bodies[:1] or bare_body(detail))


def _body_above(first: Post, second: Post, head: Line, detail: Line) -> Post | None:
    """Read a role and its time below a name that nobody knows, a journal's: "Gull Letters" / "Reviewer, 2019"."""
    unknown = not (first.bodies or head.dates or names_role(head.text) or is_listing(head.text))
    boards = all(is_board(body.mention.name) for body in second.bodies)
    if not (unknown and boards and second.dates and names_role(second.role)):
        return None
    return replace(first, role=_before_date(detail), bodies=bare_body(head))


def _before_date(line: Line) -> str:
    """Give a line up to its first date: the role, as it is printed."""
    return " ".join(line.text[: line.dates[0].at if line.dates else None].split()).strip(" ,;.(–-")


def bare_body(line: Line) -> tuple[Body, ...]:
    """Give the body that a short line above roles names, without what a bracket says of it: "Dune42 (journal)"."""
    name = REMARK.sub("", line.text).strip(" *_:.,")
    if not name[:1].isupper() or len(name.split()) > _NAMED:
        return ()
    start = line.start + line.text.index(name)
    return (Body(Mention(name, start, start + len(name))),)


def is_list(line: Line) -> bool:
    """Say whether a long line is a list of bodies rather than prose: a label or many commas, few small words."""
    labelled = re.match(r"[^:]{2,120}:\s", line.text) is not None
    return sum(line.text.count(mark) for mark in ",;•") >= len(line.text.split()) / (12 if labelled else 8)


def is_venue(line: Line) -> bool:
    """Say whether a line holds an organisation and its place, and no role."""
    kept, place = split_places(line.parts)
    return bool(place) and not names_role(line.text) and len(kept) < 3


def _is_where(line: Line) -> bool:
    """Say whether a line below an office and its event only says where that was, or links to it."""
    return (
        is_venue(line)
        or _PAGE.search(line.text) is not None
        or (not names_role(line.text) and not line.dates and organization_weight(line.text) == 1)
    )
