"""Service: editing, reviewing, committees, organising, memberships; a record a role and body."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from kgbuild.dates import DateRange
from kgbuild.extract.page import Entry, Page, Section
from kgbuild.extract.parts import Line, Part, dated, lines_of, run, split_places
from kgbuild.extract.words import organization_weight, phrase_pattern
from kgbuild.model import NOBODY, Mention, Service

_NAME = "service"
_LONGEST = 40
#: "Member of the board of X": where a role ends and its body begins; a board belongs to the role.
_SPLIT = re.compile(
    r"\s+(?:of|for|at|in|on|de la|de|du|des|der|des|für|bei|per|para|del|della)\s+(?:the\s+|la\s+|le\s+|der\s+)?(?=\S)"
)
_BODY_OF = re.compile(
    r"\b(?:board|committee|panel|jury|council|comité|conseil|kommission|beirat|comitato|comisión|section)s?\b(?!.*\b(?:of|for|de)\b)",
    re.IGNORECASE,
)
_ET_CETERA = re.compile(
    r"\b(?:among others|and others|and more|etc\.?|u\.a\.|entre autres|and many others|amongst others|inter alia)\W*$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class _Post:
    role: str
    bodies: tuple[Mention, ...]
    date: DateRange | None
    start: int
    end: int


def service(page: Page) -> Iterator[Service]:
    """Give the service of the page's owner."""
    if page.subject_kind == "organization":
        return
    for section in page.of_kind("service", "memberships"):
        member = section.kind == "memberships" or section.kinds[-1:] == ("memberships",)
        for entry in section.entries:
            for post in _posts(page, section, entry, member=member):
                for body in post.bodies or (NOBODY,):
                    yield _record(page, post, body)


def _record(page: Page, post: _Post, body: Mention) -> Service:
    date = post.date
    return Service(
        evidence=page.evidence(post.start, post.end, _NAME),
        person=page.owner,
        role=post.role,
        organization=body,
        start=date.start if date else "",
        end="" if date is None or date.single else date.end,
        ongoing=bool(date and date.ongoing),
    )


def _posts(page: Page, section: Section, entry: Entry, *, member: bool) -> Iterator[_Post]:
    lines = [line for line in lines_of(page, entry) if len(line.text.split()) <= _LONGEST]
    if not lines:
        return
    head, details = lines[0], lines[1:]
    label = head.text.strip().endswith(":") or (not head.dates and _is_activity(head.text))
    if details and label and len(details) == len(entry.blocks) - 1:
        for line in details:
            yield _item(page, line, head.text.strip(" :"))
    elif details and not head.dates and len(entry.blocks) > 1 and _role_first(details[0].text):
        bodies = _listed(head.parts)
        for line in details:
            yield _under(line, bodies)
    elif member:
        yield _membership(page, head)
    else:
        yield _post(page, head, entry.context or _role_above(section))


def _is_activity(text: str) -> bool:
    return (
        bool(
            re.match(
                r"(?:organi[sz](?:ation|er|ing)|review|referee|gutacht|editor|member|conference|workshop)",
                text,
                re.IGNORECASE,
            )
        )
        and len(text.split()) <= 5
    )


def _role_first(text: str) -> bool:
    return phrase_pattern("service", "roles").search(" ".join(text.split()[:8])) is not None


def _role_above(section: Section) -> str:
    """Give the role that a heading names by itself: "Peer review", "Reviewer for"."""
    bare = re.sub(r"\(.*?\)", "", section.title).strip(" :")
    found = phrase_pattern("service", "listing").search(bare)
    return bare if found and len(bare.split()) <= 4 else ""


def _membership(page: Page, line: Line) -> _Post:
    read = dated(line, ())
    parts, _ = split_places(read.parts)
    role = next(
        (p for p in parts if _role_first(p.text) and organization_weight(p.text) < 1 and len(p.text.split()) <= 3), None
    )
    kept = [part for part in parts if part is not role]
    body = Mention(run(page, kept), kept[0].start, kept[-1].end) if kept else NOBODY
    return _Post(role.text if role else "", (body,), read.date, line.start, line.start + len(line.text))


def _item(page: Page, line: Line, label: str) -> _Post:
    """Read a line below a label ("Organisation of conferences:"): the label is the role unless the line has its own."""
    if _role_first(line.text):
        return _post(page, line, "")
    read = dated(line, page.inlines(line.start, line.start + len(line.text)))
    parts, _ = split_places(read.parts)
    first = next(iter(parts), None)
    body = Mention(first.text, first.start, first.end) if first else NOBODY
    return _Post(label, (body,), read.date, line.start, line.start + len(line.text))


def _under(line: Line, bodies: Sequence[Mention]) -> _Post:
    """Read a role printed under the body that it is in."""
    read = dated(line, ())
    text = re.split(r"\s+(?=<?https?:)|\.\s", read.parts[0].text if read.parts else "")[0]
    role = _SPLIT.split(text)[0] if not _BODY_OF.search(text) else text
    return _Post(role.strip(" .,"), tuple(bodies), read.date, line.start, line.start + len(line.text))


def _post(page: Page, line: Line, above: str) -> _Post:
    """Read "Role, Body, dates", "Role: A, B, C", "Role of the Body"."""
    inlines = page.inlines(line.start, line.start + len(line.text))
    read = dated(line, inlines)
    place = (line.start, line.start + len(line.text))
    parts, _ = split_places(read.parts)
    if not parts:
        return _Post("", (), read.date, *place)
    listing = phrase_pattern("service", "listing").search(parts[0].text)
    if parts[0].colon and len(parts) > 1 and (listing or len(parts[0].text.split()) <= 6):
        many = listing or len(parts) > 3
        bodies = _listed(parts[1:]) if many else (Mention(run(page, parts[1:]), parts[1].start, parts[-1].end),)
        return _Post(parts[0].text, bodies, read.date, *place)
    if _role_last(parts):
        named = Mention(run(page, parts[:-1]).strip(" ."), parts[0].start, parts[-2].end)
        return _Post(parts[-1].text.strip(" ."), (named,), read.date, *place)
    role, rest = _split(parts[0])
    if rest and listing:
        return _Post(role, _listed([rest, *parts[1:]]), read.date, *place)
    if rest:
        behind = [part for part in parts[1:] if organization_weight(part.text) == 1 and not rest.text.startswith("the")]
        end = behind[-1].end if behind and parts[1] is behind[0] else rest.end
        return _Post(
            role, (Mention(" ".join(page.text[rest.start : end].split()), rest.start, end),), read.date, *place
        )
    if above and not _role_first(parts[0].text):
        return _Post(above, _listed(parts), read.date, *place)
    body = parts[1:]
    if not body:
        return _Post(*_inside(parts[0]), read.date, *place)
    return _Post(role, (Mention(run(page, body).strip(" ."), body[0].start, body[-1].end),), read.date, *place)


def _role_last(parts: Sequence[Part]) -> bool:
    """Say whether the body stands first and the role last: "Tide Society, Vice chair"."""
    if len(parts) < 2:
        return False
    role, body = parts[-1].text, parts[0].text
    opens = phrase_pattern("service", "roles").match(body)
    short = len(role.split()) <= 3 and _role_first(role) and organization_weight(role) == 0
    return short and (
        not _role_first(body) or (organization_weight(body) == 1 and not opens) or body.startswith("Committee")
    )


def _split(part: Part) -> tuple[str, Part | None]:
    """Cut a role from the body that follows it in one part; a board and what is no name stay with the role."""
    for match in _SPLIT.finditer(part.text):
        left, right = part.text[: match.start()], part.text[match.end() :].strip(" .,")
        if not _role_first(left) or not (right[:1].isupper() or _named(right)) or _is_board(right):
            continue
        start = part.start + part.text.index(right, match.end())
        return left.strip(" ,"), Part(right, start, start + len(right))
    return part.text.strip(" .,"), None


def _is_board(text: str) -> bool:
    """Say whether a text opens with a board or committee, which belongs to the role and not to the body."""
    head = _SPLIT.split(text, maxsplit=1)[0]
    return _BODY_OF.search(head) is not None and len(head.split()) <= 4


def _named(text: str) -> bool:
    """Say whether a text that opens in lower case names a body all the same: a name or an acronym stands in it."""
    return len(text.split()) <= 9 and organization_weight(text) > 0


def _inside(part: Part) -> tuple[str, tuple[Mention, ...]]:
    """Tell the body from the role in "ACME expert": an acronym before a role."""
    match = re.match(r"([A-Z][A-Z\d-]{1,9})\s+(.+)", part.text)
    if match and _role_first(match[2]):
        return match[2], (Mention(match[1], part.start, part.start + len(match[1])),)
    if not _role_first(part.text) and organization_weight(part.text) > 0:
        return "", (Mention(part.text, part.start, part.end),)
    return part.text, ()


def _listed(parts: Sequence[Part]) -> tuple[Mention, ...]:
    """Give the bodies of a list: each part, cut at its ands where italics do not hold it together."""
    bodies: list[Mention] = []
    for part in parts:
        text = _ET_CETERA.sub("", part.text).strip(" .,")
        text = re.sub(r"^(?:and|und|et|y|e)\s+", "", text)
        if text and re.search(r"\w{2}", text):
            start = part.start + part.text.find(text)
            bodies.append(Mention(text, start, start + len(text)))
    return tuple(bodies)
