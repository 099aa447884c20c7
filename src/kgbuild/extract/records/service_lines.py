"""One line of service: the role, the bodies and the dates, in whatever order it prints them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise, takewhile

from kgbuild.dates import DateRange
from kgbuild.document import Inline
from kgbuild.extract.careers.employers import is_clause
from kgbuild.extract.phrases.bodies import Body, read_bodies, split_label
from kgbuild.extract.phrases.parts import Line, Part, dated, line_at, split_places
from kgbuild.extract.phrases.words import is_place, is_role, organization_weight, phrase_pattern, role_weight
from kgbuild.extract.records.service_words import bare_role, is_listing, names_role, opens_with_service, trailing
from kgbuild.extract.records.serving import held_in_bracket, holds_office, is_society, office_before
from kgbuild.extract.records.talk_words import event_pattern
from kgbuild.model import Mention

#: "Member of the board of X": where a role ends and its body begins; a board belongs to the role.
#: What ends the name of an event: "(ARES)", "(S&P)".
_ACRONYM = re.compile(r"\([A-Z][\w&’'/ -]{1,14}\)$")
_SPLIT = re.compile(
    r"\s+@\s*(?=\S)|\s+(?:of|for|at|in|on|with|to|pour|chez|au sein de|dans"
    r"|de la|de l['’]|de|du|des|der|des|für|bei|beim|per|para|del|della|do|da|dell['’]"
    r"|van|voor)\s*"
    r"\b(?:the\s+|la\s+|le\s+|der\s+|den\s+|het\s+)?(?=\S)"
)
_BODY_OF = re.compile(
    r"\b(?:board|committee|panel|jury|council|comité|conseil|kommission|beirat|comitato|comisión|commission|senate)s?\b"
    r"(?!.*\b(?:of|for|de)\b)",
    re.IGNORECASE,
)
_REMARK = re.compile(r"\s*\((?!\w+\))[^()]*(?:\([^()]*\)[^()]*)*\)\W*$")
#: "56 total peer reviews for 26 journals".
_COUNTS = re.compile(r"^\d+\s+(?:total\s+)?|\s+for\s+(?:over\s+|more than\s+)?\d+\s+\w+$|\s*\(\d+\)$", re.IGNORECASE)
#: "journals including A, B": a list of bodies, whatever the role.
_SEVERAL = re.compile(
    r"(?:(?:various|several|many|numerous|multiple)\s+)?(?:[a-z]+\s+)?[a-z]+s\s+(?:including|such as|like)\b|"
    r"(?:various|several|many|numerous|multiple)\s+[a-z]+s\b"
)
#: "… for the following journals": what a label says of its list.
_KINDS = re.compile(
    r"\s+(?:for|of|to)\s+(?:the\s+)?(?:following\s+|several\s+|various\s+|many\s+|numerous\s+|multiple\s+)*"
    r"(?:(?!committee|board|panel)[a-z-]+\s+)*(?!committee|board|panel)[a-z-]+s"
    r"(?:,?\s+(?:including|such as|like|in|for|of|to|e\.g\.?|for example|z\.\s?B\.?))?[\s,]*$"
)
#: "Reviewer for:".
_BEFORE_BODY = re.compile(r"(?<=[^\W\d_]{4})\s+(?:for|of|für|pour|para|per|voor)\s*$")
_FOLLOWING = re.compile(r"\b(?:the\s+)?following\s+", re.IGNORECASE)
#: "revue Sociologie", "rOpenSci": lower case opens a name.
_PERIODICAL = re.compile(
    r"(?:la |il |die |der |het )?(?:revue|revista|rivista|zeitschrift|journal|tijdschrift|collana)\s+"
    r"[A-ZÀ-Þ“«„]|[a-z]{1,4}[A-Z]\w+"
)
#: "Organizer of a workshop on tides": the event has no name but what it is about.
_RUNS = re.compile(
    r"^(?:an?|the|une?|eine[rs]?|un[ao]?)\s+(?=(?:[\w-]+\s+){0,2}"
    r"(?:workshop|symposium|conference|session|panel|seminar|webinar|colloquium|colloque|tagung|taller|school)\b)",
    re.IGNORECASE,
)
#: "Co-editor (with Ada Moe)".
_WITH = re.compile(r"\s*\((?:with|mit|avec|con|com|met)\s[^()]*\)")
#: "Waves of the North, with Ada Moe".
_BESIDE = re.compile(r",\s+(?:with|mit|avec|con|com|met)\s+(?=[A-ZÀ-Þ][\w’'.-]*\s[A-ZÀ-Þ])")
#: "Making Tides, published by the Uppsala Press".
_PUBLISHED = re.compile(r",?\s+(?:published|edited|hosted|organi[sz]ed) by\s.*$")
#: "“Tides of the North.” Workshop held in Kiel": a long name in quotation marks opens a line as what was organised.
_QUOTED_EVENT = re.compile(r"\s*[“\"«„](?P<name>[^”\"»“]{25,}?)[.,]?\s?[”\"»](?=[\s.,;:(]|$)")
#: A role that no list knows, of few words.
_SHORT = 4
_ACTIVE = re.compile(
    r"^(?:i\s+)?(?:(?:have|has|am|was)\s+)?(?:been\s+|currently\s+)*"
    r"(?:(?:serv(?:ed|ing|e) as|acted as|worked as|appointed(?: as)?|elected(?: as)?|(?<=been\s)|(?<=am\s))\s*)"
    r"(?:an?\s+|the\s+)?",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Post:
    """What a line says: one role in one or more bodies, each with its dates."""

    role: str
    bodies: tuple[Body, ...]
    dates: tuple[DateRange, ...]
    start: int
    end: int


def _ends_in_role(text: str) -> bool:
    """Say whether a person's role ends a text ("Advisory Council Member"), not a board's name ("Library Committee")."""
    found = [*phrase_pattern("service", "roles").finditer(bare_role(text.rstrip(" .")))]
    return bool(found) and found[-1].end() == len(bare_role(text.rstrip(" ."))) and not _BODY_OF.search(found[-1][0])


def read_line(line: Line, above: str, inlines: Sequence[Inline], *, behind_date: bool = False) -> Post:
    """Read "Role, Body, dates", "Role: A, B, C", "Role of the Body", "Body, Role", or bodies below a role.

    Args:
        line: the line.
        above: the role that a heading gives to all below it, empty if none does.
        inlines: runs set apart in it.
        behind_date: a date stood before it: where events are organised, what follows is one of them.
    """
    if leading := _leading(line):
        behind_dates = line.text[leading[-1].to :]
        to = leading[-1].to + len(behind_dates) - len(behind_dates.lstrip(")]*_ \t"))
        behind = line_at(line.text[to:], line.start + to, inlines)
        return replace(read_line(behind, above, inlines, behind_date=True), dates=leading, start=line.start)
    post = Post("", (), (), line.start, line.start + len(line.text))
    read = dated(line, inlines)
    date = (read.date,) if read.date else ()
    parts, _ = split_places(read.parts)
    parts = tuple(_without_lead(part) for part in parts)
    parts = tuple(takewhile(lambda part: part is parts[0] or not is_clause(part), parts))  # what was done there
    if not parts:
        return post
    first = parts[0]
    if event := _QUOTED_EVENT.match(line.text):
        body = Mention(event["name"], line.start + event.start("name"), line.start + event.end("name"))
        return replace(post, role=above, bodies=(Body(body),), dates=date)
    if events := _events_below(line, parts, above, behind_date=behind_date):
        return replace(post, role=above, bodies=events)
    labelled = re.match(r"\s*(?:[^:\n]{2,120}?):\s+", line.text)
    if first.colon and labelled and labelled.end() + line.start >= first.end:
        return _labelled(line, first, above, inlines, post)
    if above and not (names_role(first.text) and _opens_with_role(first.text)):
        if behind_date and phrase_pattern("service", "singly").search(above):
            return replace(post, role=above, bodies=(read_body(line, parts[:1]),))
        return replace(post, role=above, bodies=tuple(_listed(line, line.start, inlines)))
    if (at := _behind_body(parts)) and (told := _told_last(line, parts[at], inlines)):
        return replace(told, dates=date or told.dates, start=post.start, end=post.end)
    if _role_last(parts):
        return replace(post, role=parts[-1].text.strip(" ."), bodies=(read_body(line, parts[:-1]),), dates=date)
    role, right = _split(first, alone=len(parts) == 1)
    if right:
        return _parted(line, role, right, parts, inlines, replace(post, dates=date))
    if len(parts) == 1:
        return _alone(first, replace(post, dates=_all(line, first.text, date)))
    return _in_a_row(line, parts, inlines, replace(post, dates=date))


def _events_below(line: Line, parts: Sequence[Part], above: str, *, behind_date: bool) -> tuple[Body, ...]:
    """Give the events below a role: a list of which each ends in its acronym, or the one behind a date."""
    if not above or names_role(parts[0].text):
        return ()
    runs = _by_acronyms(parts)
    if len(runs) > 1:
        return tuple(read_body(line, run) for run in runs)
    return (read_body(line, parts[:1]),) if behind_date and event_pattern().search(parts[0].text) else ()


def _behind_body(parts: Sequence[Part]) -> int:
    """Give the place of the one part that opens with a role, behind an organisation and its place; 0 where none is."""
    if names_role(parts[0].text) or organization_weight(parts[0].text) < 1:
        return 0
    at = next((index for index, part in enumerate(parts) if index and names_role(part.text)), 0)
    places = all(is_place(p.text) or organization_weight(p.text) == 1 or len(p.text.split()) < 3 for p in parts[1:at])
    return at if places and _opens_with_role(parts[at].text) else 0


def _told_last(line: Line, part: Part, inlines: Sequence[Inline]) -> Post | None:
    """Read what stands behind an organisation: a role in something of its own, "Convener: Harbour Seminar"."""
    told = read_line(line_at(line.text[part.start - line.start :], part.start, inlines), "", inlines)
    return told if told.role and len(told.bodies) == 1 else None


def _by_acronyms(parts: Sequence[Part]) -> list[Sequence[Part]]:
    """Part a list of events that each end in their acronym, commas in their names or not: "A of B, C (ABC), D (D)"."""
    ends = [index + 1 for index, part in enumerate(parts) if _ACRONYM.search(part.text)]
    return [parts[a:b] for a, b in pairwise([0, *ends])] if ends and ends[-1] == len(parts) else []


def _parted(line: Line, role: str, right: Part, parts: Sequence[Part], inlines: Sequence[Inline], post: Post) -> Post:
    """Read "Role of the Body", what follows included."""
    if is_listing(role) or _SEVERAL.match(right.text):
        bodies = _listed(line, right.start, inlines)
        return replace(post, role=role, bodies=tuple(bodies), dates=() if any(b.dates for b in bodies) else post.dates)
    dates = _all(line, role, post.dates)
    if len(parts) > 1 and _belongs_to_role(line, role, right, parts[1], inlines):
        return replace(post, role=parts[0].text.strip(" .,"), bodies=(read_body(line, parts[1:]),), dates=dates)
    return replace(post, role=role, bodies=(_goes_on(line, right, parts[1:]),), dates=dates)


def _in_a_row(line: Line, parts: Sequence[Part], inlines: Sequence[Inline], post: Post) -> Post:
    """Read "Role, Body", "Body, its parent", "Reviewer, A, B"."""
    first = parts[0]
    inner = _alone(first, post)
    if inner.bodies and organization_weight(parts[1].text) == 0 and inner.role:
        return inner
    committee = _BODY_OF.search(first.text) and not is_listing(first.text) and not _opens_with_role(first.text)
    committee = committee and not _ends_in_role(first.text)
    named = organization_weight(first.text) > 0 or event_pattern().search(first.text)
    if committee or (not names_role(first.text) and named):
        return replace(post, bodies=(read_body(line, parts),))
    if is_listing(first.text) and len(parts) > 2 and not any(part.text.islower() for part in parts[1:]):
        return replace(post, role=first.text, bodies=tuple(_listed(line, parts[1].start, inlines)), dates=())
    dates = _all(line, first.text, post.dates)
    societies = len(parts) > 2 and all(is_society(part.text) for part in parts[1:])
    if societies and phrase_pattern("service", "member").fullmatch(first.text.strip(" .")):
        return replace(post, role=first.text, bodies=tuple(read_body(line, [part]) for part in parts[1:]), dates=dates)
    return replace(post, role=first.text.strip(" ."), bodies=(read_body(line, parts[1:]),), dates=dates)


def _leading(line: Line) -> tuple[DateRange, ...]:
    """Give the date that a line begins with, or the dates, if more follows: "2024, 2025 — Reviewer for …"."""
    found = list(line.dates[:1])
    for date in line.dates[1:]:
        if not re.fullmatch(r"\s*(?:[,;&/]|and|und|et|y|e)\s*", line.text[found[-1].to : date.at]):
            break
        found.append(date)
    begins = bool(found) and not line.text[: found[0].at].strip(" \t([*_")
    return tuple(found) if begins and re.search(r"[^\W\d_]{2}", line.text[found[-1].to :]) else ()


def _opens_with_role(text: str) -> bool:
    """Say whether a person's role opens a text ("Member, ..."), not a board's name ("Library Committee")."""
    match = phrase_pattern("service", "roles").search(text)
    return match is None or _BODY_OF.fullmatch(match[0]) is None or match.start() == 0


def _without_lead(part: Part) -> Part:
    text = _ACTIVE.sub("", part.text)
    return replace(part, text=text, start=part.end - len(text)) if text != part.text else part


def _belongs_to_role(line: Line, role: str, right: Part, behind: Part, inlines: Sequence[Inline]) -> bool:
    """Say whether "of the Energy Cluster" is part of the role, because the body stands behind it: "…, Tide Society"."""
    set_apart = any(right.start - 1 <= inline.start < right.end for inline in inlines)
    following = line.text[behind.start - line.start :]
    journal = re.search(r"edit|review|referee|gutacht|relect|revis", role, re.IGNORECASE)
    if event_pattern().search(right.text):
        return False
    return organization_weight(right.text) == 0 and organization_weight(following) > 0 and not set_apart and not journal


def _all(line: Line, role: str, date: tuple[DateRange, ...]) -> tuple[DateRange, ...]:
    """Give the dates of a role: every year of a list; of an office in years that follow one another, the whole time."""
    terms = [found for found in line.dates if found.single and "-20" < found.start[4:] < "-25"]
    if len(terms) == len(line.dates) > 1:
        return tuple(terms)
    singles = [found for found in line.dates if found.single and len(found.start) == 4]
    if len(singles) < 2 or len(singles) != len(line.dates):
        return date
    years = sorted(singles, key=lambda found: found.start)
    running = all(int(b.start) - int(a.start) == 1 for a, b in pairwise(years))
    if running and not is_listing(role):
        return (replace(years[0], end=years[-1].start, single=False),)
    return tuple(singles)


def _labelled(line: Line, label: Part, above: str, inlines: Sequence[Inline], post: Post) -> Post:
    """Read "Reviewing: A, B", "Journals: A, B" below a role, "GraphConf: 2021, 2022"."""
    bodies = _listed(line, label.end + 1, inlines)
    generic = phrase_pattern("service", "generic").fullmatch(label.text) is not None
    counted = bool(above) and not (generic or names_role(label.text) or is_listing(label.text))
    if not bodies and (line.dates or counted):  # "Tide Review: 3x"
        body = Mention(label.text, label.start, label.end)
        return replace(post, role=above, bodies=(Body(body),), dates=line.dates)
    if generic or (above and not names_role(label.text) and not is_listing(label.text)):
        return replace(post, role=above, bodies=tuple(bodies))
    inner = line_at(line.text[label.end + 1 - line.start :], label.end + 1, inlines)
    if _FOLLOWING.search(label.text) and names_role(" ".join(inner.text.split()[:3])):
        return read_line(inner, "", inlines)
    if (split := split_label(label.text, label.start, bodies)) and names_role(split[0]):
        return replace(post, role=split[0], bodies=split[1])
    if is_listing(label.text) or len(bodies) > 3:
        return replace(post, role=bare_label(label.text), bodies=tuple(bodies))
    parts, _ = split_places([part for part in dated(line, inlines).parts if part.start > label.start])
    if not parts:
        return replace(post, role=label.text, dates=line.dates[:1])
    return replace(post, role=label.text, bodies=(read_body(line, parts),), dates=line.dates[-1:])


def bare_label(text: str) -> str:
    """Give the role that a label names, without what it says of its list: "Reviewer for several journals including"."""
    return _BEFORE_BODY.sub("", _FOLLOWING.sub("", _COUNTS.sub("", _KINDS.sub("", _ACTIVE.sub("", text))))).strip(" *_")


def _listed(line: Line, start: int, inlines: Sequence[Inline]) -> list[Body]:
    """Give the bodies of a list that begins at an offset of the document."""
    return read_bodies(line.text[start - line.start :], start, inlines)


def read_body(line: Line, parts: Sequence[Part]) -> Body:
    """Give the body that a run of parts names, without a remark in brackets at its end."""
    start, end = parts[0].start, _before_date(line, parts)
    name = _PUBLISHED.sub("", _REMARK.sub("", line.text[start - line.start : end - line.start])).strip(" .,;")
    name = re.sub(r"(?:,\s*(?:19|20)\d\d)+$", "", name)
    name = re.sub(r"^(?:of |for |at )?(?:the )?(?=[A-ZÀ-Þ“\"«])", "", name)
    start = line.start + line.text.find(name, start - line.start)
    return Body(Mention(" ".join(name.split()), start, start + len(name)))


def _before_date(line: Line, parts: Sequence[Part]) -> int:
    """Give where a body ends: before the day or a companion that commas set apart in its midst."""
    start, end = parts[0].start - line.start, parts[-1].end - line.start
    days = (d.at for d in line.dates if start < d.at < end and line.text[: d.at].rstrip().endswith(","))
    beside = (match.start() for match in _BESIDE.finditer(line.text, start, end))
    return line.start + min([*days, *beside, end])


def _role_last(parts: Sequence[Part]) -> bool:
    """Say whether the body stands first and the role last: "Tide Society, Vice chair"."""
    if len(parts) < 2:
        return False
    role, body = parts[-1].text, parts[0].text
    opens = phrase_pattern("service", "roles").match(body)
    told = names_role(role) or (role_weight(role) == 1 and organization_weight(body) == 1 and not names_role(body))
    short = len(role.split()) <= 3 and told and (organization_weight(role) == 0 or _ends_in_role(role))
    long = len(body.split()) > 2 or holds_office(role)
    board = bool(long) and not opens and _BODY_OF.fullmatch(body.split()[-1]) is not None
    return short and (
        not names_role(body)
        or (organization_weight(body) == 1 and not opens)
        or body.startswith("Committee")
        or (board and _BODY_OF.search(role) is None)
    )


def _split(part: Part, *, alone: bool) -> tuple[str, Part | None]:
    """Cut a role from the body that follows it in one part; a board and what is no name stay with the role.

    Args:
        part: the part.
        alone: no other part may be the body: a board with a name of its own is ("Member of the GraphConf Committee").
    """
    if office := office_before(part):
        return part.text[:office].strip(" ,"), replace(part, text=part.text[office:], start=part.start + office)
    for match in _SPLIT.finditer(part.text):
        if re.match(r"chief\b", part.text[match.end() :], re.IGNORECASE):
            continue  # "Editor in Chief"
        left, right = part.text[: match.start()], part.text[match.end() :].strip(" .,")
        if _RUNS.match(right) and opens_with_service([part]):
            start = part.start + part.text.index(right, match.end())
            event = _RUNS.sub("", right)
            return left.strip(" ,"), replace(part, text=event, start=start + len(right) - len(event))
        role = names_role(left) or (is_role(left) and len(left.split()) <= _SHORT)
        board = is_board(right) and not (alone and (is_own_board(right) or _is_of_a_body(right)))
        if not role or not right or not (right[:1].isupper() or _named(right) or _SEVERAL.match(right)) or board:
            continue
        start = part.start + part.text.index(right, match.end())
        return _WITH.sub("", left).strip(" ,"), replace(part, text=right, start=start, end=start + len(right))
    return part.text.strip(" .,"), None


def is_board(text: str) -> bool:
    """Say whether a text opens with a board or committee, which belongs to the role and not to the body."""
    head = _SPLIT.split(text, maxsplit=1)[0]
    return _BODY_OF.search(head) is not None and len(head.split()) <= 4


def is_own_board(text: str) -> bool:
    """Say whether a board bears a name: "AOS Collections Committee", not "Program Committee of X"."""
    return text[:1].isupper() and _BODY_OF.match(text) is None and _SPLIT.search(text) is None and " " in text


def _is_of_a_body(text: str) -> bool:
    """Say whether a board in lower case is that of a known kind of body: "faculty council", not "advisory board"."""
    return organization_weight(text) == 1 and _SPLIT.search(text) is None and " " in text


def _named(text: str) -> bool:
    """Say whether a text that opens in lower case names a body all the same: a name or an acronym stands in it."""
    return _PERIODICAL.match(text) is not None or (
        1 < len(text.split()) <= 12
        and (organization_weight(text) > 0 or re.search(r"\s[A-ZÀ-Þ]\w+\s[A-ZÀ-Þ]", text) is not None)
    )


def _goes_on(line: Line, right: Part, behind: Sequence[Part]) -> Body:
    """Give a body with the organisation behind it that it is part of."""
    parts = [right]
    for part in behind:
        if organization_weight(part.text) != 1:
            break
        parts.append(part)
    return read_body(line, parts)


def _alone(part: Part, post: Post) -> Post:
    """Tell the body from the role in one part: "ACME expert", "ACME Student Chapter Advisor", "Tide Society"."""
    if held := held_in_bracket(part):
        return replace(post, role=held[0], bodies=(held[1],))
    if last := trailing(part):
        return replace(post, role=last[0], bodies=(Body(last[1]),))
    match = re.match(r"([A-Z][A-Z\d-]{1,9})\s+(.+)", part.text)
    if match and names_role(match[2]):
        return replace(post, role=match[2], bodies=(Body(Mention(match[1], part.start, part.start + len(match[1]))),))
    ends = _BODY_OF.search(part.text.split()[-1]) is not None
    named = is_own_board(part.text) or (ends and part.text[:1].isupper() and organization_weight(part.text) > 0)
    board = named and not is_listing(part.text) and not _ends_in_role(part.text) and (ends or is_board(part.text))
    if board or (not names_role(part.text) and organization_weight(part.text) > 0):
        return replace(post, bodies=(Body(Mention(part.text, part.start, part.end)),))
    return replace(post, role=part.text.strip(" ."))
