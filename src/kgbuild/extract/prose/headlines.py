"""The lines under the name of a person's page: "Professor of Music", "Lecturer, School of Tides, Fen University"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache

from kgbuild.dates import DateRange, find_ranges
from kgbuild.extract.careers.stations import station_in
from kgbuild.extract.layout.headings import kinds_of
from kgbuild.extract.page import Page
from kgbuild.extract.phrases.holding import at_body
from kgbuild.extract.phrases.roles import is_role, role_weight
from kgbuild.extract.phrases.words import is_place, organization_weight
from kgbuild.extract.prose.statements.passage import phrases
from kgbuild.lexicon import alternatives, table
from kgbuild.model import NOBODY, Mention, Position, Record

_SOURCE = "biographies"
#: Pages that list posts say there what someone is.
_TOLD = frozenset({"positions", "education", "publications", "grants", "service", "talks", "teaching"})
_LINES, _LONGEST, _LEAST = 3, 12, 0.15
#: What stands behind "in" may be a field; a body looks so much like one.
_BODY = 0.6
#: "Fellow in Marine Archaeology" is a fellow.
_FIELD = re.compile(r"(?<=\w{4})\s+in\s+(?:the\s+)?[A-ZÀ-Þ].*$", re.DOTALL)
#: What parts a title from its body: "Lecturer · Fen University", "Engineer @ Tide Works".
_PARTS = re.compile(r"\s+[|·•∙⋅–—@]\s+|\s*\|\s*")
#: A lab in brackets behind its university, but no acronym.
_BRACKET = re.compile(r"\s*\((?![A-Z&-]{2,8}\))[^()]*\)$")
_NO_TITLE = re.compile(r"@|:|www\.|[.!?;]$|^\(|^(?:I|Ich|Je|Soy|Sono|Sou)\b")


def headlines(page: Page, told: Sequence[Record]) -> Iterator[Position]:
    """Give what the lines right under the owner's name say that they are, where nothing else on the page does.

    Args:
        page: of a person.
        told: what its sentences state.
    """
    kinds = {kind for section in page.sections for kind in (section.kind, *section.also)}
    if page.subject_kind != "person" or page.subject.start < 0:
        return
    known = [r.role.casefold() for r in told if isinstance(r, Position)]
    lines = list(_lines(page))
    listed = bool(kinds & _TOLD)
    rest = page.text[lines[-1][1] + len(lines[-1][0]) :].casefold() if lines else ""
    for place, (text, at) in enumerate(lines):
        posts = [post for post in _posts(text, at) if _is_title(post.title)]
        for post in posts:
            role, body = _held(post)
            below = body if body.name else _body(lines[place + 1 :]) if len(posts) == 1 else NOBODY
            bare = "positions" in kinds and not below.name
            if listed and (bare or role.casefold() in rest):
                continue  # what a list tells, it tells with dates
            if not any(role.casefold() in other or other in role.casefold() for other in known if other):
                yield Position(
                    evidence=page.evidence(at, max(below.end, at + len(text)), _SOURCE, 0.75),
                    person=page.owner,
                    organization=below,
                    role=role,
                    start=_first(post.dates),
                    end=post.dates.end if post.dates and not post.dates.single else "",
                    ongoing=bool(post.dates and post.dates.ongoing),
                )
        if posts and not listed:
            return


@dataclass(frozen=True, slots=True)
class _Post:
    """A title of a line with what stands behind it: a body, a time.

    Attributes:
        title: "Professor of Music", perhaps with the body behind a comma.
        at: where it begins.
        body: what a bar or a dot parts from it.
        dates: when.
    """

    title: str
    at: int
    body: Mention = NOBODY
    dates: DateRange | None = None


def _posts(text: str, at: int) -> list[_Post]:
    """Give the titles of a line, each with the bodies that bars or dots part from it: "Lecturer · Fen University"."""
    dates = next(iter(find_ranges(text)), None)
    title = text[: dates.at].rstrip(" ,(–—-") if dates else text
    pieces = list(_pieces(title, at))
    titled = [is_role(piece) and role_weight(piece) >= _LEAST for piece, _ in pieces]
    if len(pieces) < 2 or not any(titled):
        return [_Post(title, at, dates=dates)]
    found: list[_Post] = []
    for (piece, start), is_one in zip(pieces, titled, strict=True):
        if is_one:
            found.append(_Post(piece, start, dates=dates))
        elif found and organization_weight(piece) >= _BODY and not (found[-1].body.name and _ends_in_place(piece)):
            found[-1] = replace(found[-1], body=_joined(found[-1].body, _BRACKET.sub("", piece), start))
    shared = next((post.body for post in reversed(found) if post.body.name), NOBODY)
    return [post if post.body.name or station_in(post.title, post.at) else replace(post, body=shared) for post in found]


def _ends_in_place(text: str) -> bool:
    """Say whether a town with its country is told: "Eastfield, UK"."""
    return is_place(text.rpartition(", ")[2])


def _pieces(text: str, at: int) -> Iterator[tuple[str, int]]:
    """Give what bars, dots and dashes part, with where each piece begins."""
    begin = 0
    for mark in [*_PARTS.finditer(text), None]:
        end = mark.start() if mark else len(text)
        if text[begin:end].strip():
            yield text[begin:end].strip(), at + begin
        begin = mark.end() if mark else end


def _joined(body: Mention, name: str, at: int) -> Mention:
    """Give a unit with the body that follows it."""
    return Mention(f"{body.name}, {name}" if body.name else name, body.start if body.name else at, at + len(name))


def _held(post: _Post) -> tuple[str, Mention]:
    """Give the role and the body of a title: "Lecturer", "Fen University" of "Lecturer, Fen University"."""
    found = station_in(post.title, post.at)
    if found and organization_weight(found.organization.name) >= _BODY:
        return found.role, found.organization
    return _FIELD.sub("", post.title), post.body


def _first(dates: DateRange | None) -> str:
    return dates.start if dates else ""


def _is_title(text: str) -> bool:
    body = at_body(text)
    head = text[: body.start()] if body else text
    short = 0 < len(text.split()) <= _LONGEST and not _names_no_post(text)
    return (
        short
        and is_role(text)
        and not kinds_of(text)
        and role_weight(head) >= _LEAST
        and not phrases("finite").search(text)
    )


def _names_no_post(text: str) -> bool:
    """Say whether a line is a sentence, an address or the name of a site that holds profiles."""
    return bool(_NO_TITLE.search(text) or _sites().search(text))


@cache
def _sites() -> re.Pattern[str]:
    names = (name for name in table("profiles")["hosts"].values() if len(name) > 1)
    return re.compile(rf"(?<!\w)(?:{alternatives(names)})(?!\w)", re.IGNORECASE)


def _lines(page: Page) -> Iterator[tuple[str, int]]:
    """Give the first lines behind the owner's name with their offsets."""
    count = 0
    listed = {section.start for section in page.sections if section.kind}
    for block in page.document.blocks:
        if block.end <= page.subject.end or block.kind == "code":
            continue
        if block.kind == "heading" and (block.start in listed or kinds_of(page.text[block.start : block.end])):
            return
        at = max(block.start, page.subject.end)
        for text in page.text[at : block.end].split("\n"):
            bare = text.strip(" ,|·•–—-\t")
            if bare:
                yield bare, at + text.index(bare)
                count += 1
            at += len(text) + 1
            if count >= _LINES:
                return


def _body(lines: Sequence[tuple[str, int]]) -> Mention:
    """Give the organisation on the line below: its name, alone or before its place."""
    for text, at in lines[:1]:
        if organization_weight(text) == 1 and not is_role(text) and not _names_no_post(text):
            name = re.split(r"\s+[·|•]\s+", text, maxsplit=1)[0]
            return Mention(name, at, at + len(name))
    return NOBODY
