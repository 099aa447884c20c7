"""One line of service: the role, the bodies and the dates, in whatever order it prints them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise, takewhile

from kgbuild.dates import DateRange, find_ranges
from kgbuild.document import Inline
from kgbuild.extract.careers.employers import is_clause
from kgbuild.extract.phrases.bodies import Body, split_label
from kgbuild.extract.phrases.dating import dated
from kgbuild.extract.phrases.parts import Line, Part, line_at, split_places
from kgbuild.extract.phrases.roles import role_weight
from kgbuild.extract.phrases.words import event_pattern, is_place, is_unit, organization_weight, phrase_pattern
from kgbuild.extract.records.service.bodies import (
    BODY_OF,
    JOURNAL,
    SEVERAL,
    Post,
    ends_in_role,
    listed_bodies,
    read_body,
    split_role,
    told_alone,
    whole_body,
)
from kgbuild.extract.records.service.dated_labels import dated_label, since_label
from kgbuild.extract.records.service.serving import holds_office, is_society
from kgbuild.extract.records.service.words import is_group, is_listing, is_on_board, is_standing, names_role
from kgbuild.model import Mention

#: "Member of the board of X": where a role ends and its body begins; a board belongs to the role.
#: What ends the name of an event: "(ARES)", "(S&P)".
_ACRONYM = re.compile(r"\([A-Z][\w&’'/ -]{1,14}\)$")
_SHORT = re.compile(r"[A-Z]{2,6}")
#: Of those that a member is in, all but one in so many are told by their names.
_MOST = 3
#: What ends the name of a body that its line goes on from with a larger one.
_BODY_ENDS = re.compile(
    r"\b(?:organi[sz]ation|club|network|initiative|collective|coalition|consortium)$", re.IGNORECASE
)
#: "56 total peer reviews for 26 journals".
_COUNTS = re.compile(r"^\d+\s+(?:total\s+)?|\s+for\s+(?:over\s+|more than\s+)?\d+\s+\w+$|\s*\(\d+\)$", re.IGNORECASE)
#: "… for the following journals": what a label says of its list.
_KINDS = re.compile(
    r"\s+(?:for|of|on|to)\s+the following\s+"
    r"(?:(?:committee|board|panel)s$|(?![^:()]*\b(?:committee|board|panel)s?\b)[^:()]*$)|"
    r"\s+(?:for|of|to)\s+(?:the\s+)?(?:following\s+|several\s+|various\s+|many\s+|numerous\s+|multiple\s+)*"
    r"(?:(?!committee|board|panel)[a-z-]+\s+)*(?!committee|board|panel)[a-z-]+s"
    r"(?:,?\s+(?:including|such as|like|in|for|of|to|e\.g\.?|for example|z\.\s?B\.?))?[\s,]*$"
)
#: Between the terms of an office: "(2016–18, 2020–)".
_NEXT_TERM = re.compile(r"\s*(?:[,;&/+]|,?\s(?:and|again|und|et|y|e)(?:\sfrom)?\s)\s*")
#: "Reviewer for:".
_BEFORE_BODY = re.compile(r"(?<=[^\W\d_]{4})\s+(?:for|of|für|pour|para|per|voor)\s*$")
_FOLLOWING = re.compile(r"\b(?:the\s+)?following\s+", re.IGNORECASE)
#: "“Tides of the North.” Workshop held in Kiel": a long name in quotation marks opens a line as what was organised.
_QUOTED_EVENT = re.compile(r"\s*[“\"«„](?P<name>[^”\"»“]{25,}?)[.,]?\s?[”\"»](?=[\s.,;:(]|$)")
#: "American Economic Journal", "Journal of Physics".
_JOURNAL_NAME = re.compile(rf"\w\s(?:Journal|Proceedings|Transactions)$|{JOURNAL.pattern}")
_ACTIVE = re.compile(
    r"^(?:i\s+)?(?:(?:have|has|am|was)\s+)?(?:been\s+|currently\s+)*"
    r"(?:(?:serv(?:ed|ing|e) as|acted as|worked as|appointed(?: as)?|elected(?: as)?|(?<=been\s)|(?<=am\s))\s*)"
    r"(?:an?\s+|the\s+)?",
    re.IGNORECASE,
)
#: "I have reviewed …", "I regularly review …": who tells it.
_TELLER = re.compile(r"^i\s+(?:have\s+|also\s+|regularly\s+|frequently\s+|occasionally\s+)*", re.IGNORECASE)


#: "Memberships: A, B", "Member of: A; B": what somebody is there.
_BELONGS = re.compile(
    r"(?:(?:active|current|professional|scientific|academic|society|other)\s+)*"
    r"(?:memberships?|affiliations?|members? of)",
    re.IGNORECASE,
)
_BODY_BEHIND = re.compile(r"\s(?:for|of|at)\s(?:the\s)?[A-ZÀ-Þ]")
#: "Reviewer (Tide Letters, Peat Science)": the bodies in a bracket behind the role.
_IN_BRACKET = re.compile(r"\s*(?P<role>[^():,;\n]{4,50}?)\s+\((?P<bodies>[A-ZÀ-Þ][^()\n]{3,400})\)[\s.,;]*$")


def read_line(line: Line, above: str, inlines: Sequence[Inline], *, behind_date: bool = False) -> Post:
    """Read a line, without the date that its label says where one does."""
    labelled = dated_label(line, inlines)
    post = _read_line(labelled[0] if labelled else line, above, inlines, behind_date=behind_date)
    return since_label(post, labelled[1]) if labelled else post


def _read_line(line: Line, above: str, inlines: Sequence[Inline], *, behind_date: bool = False) -> Post:
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
    if marked := _by_marks(line, above, inlines, read.date):
        return replace(post, role=marked[0], bodies=marked[1], dates=date)
    if events := _events_below(line, parts, above, behind_date=behind_date):
        return replace(post, role=above, bodies=events)
    if not _is_series(parts, above) and (label := _label(line, first, above)):
        return _labelled(line, label, above, inlines, post)
    at = _behind_body(parts)
    if (
        above
        and not (names_role(first.text) and _opens_with_role(first.text))
        and not (at and is_on_board(parts[at].text))
    ):
        if behind_date and phrase_pattern("service", "singly").search(above):
            return replace(post, role=above, bodies=(read_body(line, parts[:1]),))
        return replace(post, role=above, bodies=_without_places(listed_bodies(line, line.start, inlines)))
    if at and (told := _told_last(line, parts, at, inlines)):
        return replace(told, dates=date or told.dates, start=post.start, end=post.end)
    if _role_last(parts):
        return replace(post, role=parts[-1].text.strip(" ."), bodies=(read_body(line, parts[:-1]),), dates=date)
    role, right = split_role(first, alone=len(parts) == 1)
    if right:
        return _parted(line, role, right, parts, inlines, replace(post, dates=date))
    if len(parts) == 1:
        return told_alone(first, replace(post, dates=_all(line, first.text, date)))
    return _in_a_row(line, parts, inlines, replace(post, dates=date))


def _label(line: Line, first: Part, above: str) -> Part | None:
    """Give the label before a list: up to its colon, or the role in the cell before several bodies.

    "Reviewing: Tide Letters, Peat"; "TPC | Tide'09, Peat'10".
    """
    labelled = re.match(r"\s*(?:[^:\n]{2,120}?):\s+", line.text)
    if first.colon and labelled and labelled.end() + line.start >= first.end:
        return first
    cell, tab, behind = line.text.partition("\t")
    listed = "," in behind and "\t" not in behind and not names_role(behind.split(",")[0])
    told = not above and bool(tab) and listed and (is_listing(cell) or names_role(cell))
    return Part(cell.strip(), line.start, line.start + len(cell)) if told and not find_ranges(cell) else None


def _is_series(parts: Sequence[Part], above: str) -> bool:
    """Say whether a journal of several stands before a colon: "Journal of Tides: Waves" below "Referee"."""
    name = parts[0].text
    journal = bool(above) and _JOURNAL_NAME.search(name) is not None and not is_listing(name)
    return journal and len(parts) > 1 and not names_role(name) and not names_role(parts[1].text)


def _by_marks(
    line: Line, above: str, inlines: Sequence[Inline], date: DateRange | None
) -> tuple[str, tuple[Body, ...]] | None:
    """Give role and bodies where marks part them: an event in quotation marks, bodies in a bracket behind a role."""
    if event := _QUOTED_EVENT.match(line.text):
        name = Mention(event["name"], line.start + event.start("name"), line.start + event.end("name"))
        return above, (Body(name),)
    match = _IN_BRACKET.match(line.text, 0, date.at if date else len(line.text))
    if match is None or not names_role(match["role"]) or names_role(match["bodies"]) or is_place(match["bodies"]):
        return None
    if _BODY_BEHIND.search(match["role"]):
        return None  # "PC member for the Conference on Tides (TIDE)"
    told = is_listing(match["role"]) or organization_weight(match["bodies"]) > 0 or re.search(r"[,;]", match["bodies"])
    if not told or BODY_OF.fullmatch(match["role"].rsplit(maxsplit=1)[-1]):
        return None
    inner = line_at(match["bodies"], line.start + match.start("bodies"), inlines)
    return match["role"], tuple(listed_bodies(inner, inner.start, inlines))


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
    if names_role(parts[0].text) or not (organization_weight(parts[0].text) == 1 or JOURNAL.match(parts[0].text)):
        return 0
    at = next((index for index, part in enumerate(parts) if index and names_role(part.text)), 0)
    places = all(is_place(p.text) or organization_weight(p.text) == 1 or len(p.text.split()) < 3 for p in parts[1:at])
    return at if places and _opens_with_role(parts[at].text) else 0


def _told_last(line: Line, parts: Sequence[Part], at: int, inlines: Sequence[Inline]) -> Post | None:
    """Read what stands behind an organisation: a role on its board, one in something of its own.

    "Tide Society, Member of the Scientific Committee"; "Harbour University, Convener: Harbour Seminar".
    """
    part = parts[at]
    if at == len(parts) - 1 and is_on_board(part.text) and split_role(part, alone=False)[1] is None:
        return Post(part.text.strip(" ."), (read_body(line, parts[:at]),), (), part.start, part.end)
    told = read_line(line_at(line.text[part.start - line.start :], part.start, inlines), "", inlines)
    return told if told.role and len(told.bodies) == 1 else None


def _by_acronyms(parts: Sequence[Part]) -> list[Sequence[Part]]:
    """Part a list of events that each end in their acronym, commas in their names or not: "A of B, C (ABC), D (D)"."""
    ends = [index + 1 for index, part in enumerate(parts) if _ACRONYM.search(part.text)]
    return [parts[a:b] for a, b in pairwise([0, *ends])] if ends and ends[-1] == len(parts) else []


def _parted(line: Line, role: str, right: Part, parts: Sequence[Part], inlines: Sequence[Inline], post: Post) -> Post:
    """Read "Role of the Body", what follows included."""
    if is_listing(role) or SEVERAL.match(right.text):
        bodies = _without_places(listed_bodies(line, right.start, inlines))
        return replace(post, role=role, bodies=bodies, dates=() if any(b.dates for b in bodies) else post.dates)
    dates = _all(line, role, post.dates)
    if societies := _societies(line, role, right):
        return replace(post, role=role, bodies=societies, dates=dates)
    if len(parts) > 1 and _belongs_to_role(line, role, right, parts[1], inlines):
        return replace(post, role=parts[0].text.strip(" .,"), bodies=(read_body(line, parts[1:]),), dates=dates)
    return replace(post, role=role, bodies=(whole_body(line, right, parts[1:]),), dates=dates)


def _without_places(bodies: Sequence[Body]) -> tuple[Body, ...]:
    """Give bodies without the places behind the first: "Workshop on Tides, Oslo"."""
    return tuple(body for at, body in enumerate(bodies) if not at or not is_place(body.mention.name))


def _societies(line: Line, role: str, right: Part) -> tuple[Body, ...]:
    """Give the bodies of "Member of A, B and C", where most are societies or acronyms by themselves, the first too.

    What people are for bodies rather than in them may be for several acronyms: "Panelist for A, B and C".
    """
    bodies = tuple(listed_bodies(line, right.start, ()))
    names = [body.mention.name for body in bodies]
    if not (phrase_pattern("service", "member").fullmatch(role.strip(" .")) or all(map(_SHORT.fullmatch, names))):
        return ()
    told = [is_society(name) or name.isupper() or _ACRONYM.search(name) is not None for name in names]
    listed = len(bodies) > 1 and told[0] and _MOST * sum(told) >= (_MOST - 1) * len(told)
    return bodies if listed and not any(is_unit(name) or is_place(name) for name in names) else ()


def _in_a_row(line: Line, parts: Sequence[Part], inlines: Sequence[Inline], post: Post) -> Post:
    """Read "Role, Body", "Body, its parent", "Reviewer, A, B"."""
    first = parts[0]
    inner = told_alone(first, post)
    if inner.bodies and organization_weight(parts[1].text) == 0 and inner.role and not is_group(parts[1].text):
        return inner
    committee = BODY_OF.search(first.text) and not is_listing(first.text) and not _opens_with_role(first.text)
    committee = committee and not ends_in_role(first.text)
    named = organization_weight(first.text) > 0 or event_pattern().search(first.text)
    part_of = not names_role(first.text) and is_group(re.sub(r"\s*\([^()]*\)$", "", parts[1].text))
    if committee or part_of or (not names_role(first.text) and named):
        return replace(post, bodies=(read_body(line, parts),))
    if is_listing(first.text) and len(parts) > 2 and not any(part.text.islower() for part in parts[1:]):
        return replace(post, role=first.text, bodies=tuple(listed_bodies(line, parts[1].start, inlines)), dates=())
    dates = _all(line, first.text, post.dates)
    societies = len(parts) > 2 and all(is_society(part.text) for part in parts[1:])
    if societies and phrase_pattern("service", "member").fullmatch(first.text.strip(" .")):
        return replace(post, role=first.text, bodies=tuple(read_body(line, [part]) for part in parts[1:]), dates=dates)
    if len(parts) > 2 and is_standing(parts[1].text) and (_is_known(parts[2].text) or parts[2].quoted):
        whole = line.text[first.start - line.start : parts[1].end - line.start]
        return replace(post, role=whole, bodies=(read_body(line, parts[2:]),), dates=dates)
    return replace(post, role=first.text.strip(" ."), bodies=(read_body(line, parts[1:]),), dates=dates)


def _is_known(text: str) -> bool:
    """Say whether a text names a body or an event."""
    return organization_weight(text) > 0 or event_pattern().search(text) is not None


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
    return match is None or BODY_OF.fullmatch(match[0]) is None or match.start() == 0


def _without_lead(part: Part) -> Part:
    text = _ACTIVE.sub("", part.text)
    return replace(part, text=text, start=part.end - len(text)) if text != part.text else part


def _belongs_to_role(line: Line, role: str, right: Part, behind: Part, inlines: Sequence[Inline]) -> bool:
    """Say whether "of the Energy Cluster" is part of the role, because the body stands behind it: "…, Tide Society"."""
    set_apart = any(right.start - 1 <= inline.start < right.end for inline in inlines)
    following = line.text[behind.start - line.start :]
    journal = re.search(r"edit|review|referee|gutacht|relect|revis", role, re.IGNORECASE)
    if event_pattern().search(right.text) or _BODY_ENDS.search(right.text.strip(" .")):
        return False
    return organization_weight(right.text) == 0 and organization_weight(following) > 0 and not set_apart and not journal


def _all(line: Line, role: str, date: tuple[DateRange, ...]) -> tuple[DateRange, ...]:
    """Give the dates of a role: every year of a list; of an office in years that follow one another, the whole time."""
    terms = [found for found in line.dates if found.single and "-20" < found.start[4:] < "-25"]
    if len(terms) == len(line.dates) > 1:
        return tuple(terms)
    between = [line.text[a.to : b.at] for a, b in pairwise(line.dates)]
    if any(not found.single for found in line.dates) and between and all(map(_NEXT_TERM.fullmatch, between)):
        return tuple(line.dates)
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
    bodies = listed_bodies(line, label.end + 1, inlines)
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
    parted = len(bodies) > 1 and all(body.dates and not is_place(body.mention.name) for body in bodies)
    parted |= len(bodies) > 1 and _BELONGS.fullmatch(label.text) is not None
    if is_listing(label.text) or len(bodies) > 3 or parted:
        return replace(post, role=bare_label(label.text), bodies=tuple(bodies))
    parts, _ = split_places([part for part in dated(line, inlines).parts if part.start > label.start])
    if not parts:
        return replace(post, role=label.text, dates=line.dates[:1])
    return replace(post, role=label.text, bodies=(read_body(line, parts),), dates=line.dates[-1:])


def bare_label(text: str) -> str:
    """Give the role that a label names, without what it says of its list: "Reviewer for several journals including"."""
    bare = _BEFORE_BODY.sub("", _FOLLOWING.sub("", _COUNTS.sub("", _KINDS.sub("", _ACTIVE.sub("", text)))))
    bare = _TELLER.sub("", bare).strip(" *_")
    return "Member" if _BELONGS.fullmatch(bare) else bare


def _role_last(parts: Sequence[Part]) -> bool:
    """Say whether the body stands first and the role last: "Tide Society, Vice chair"."""
    if len(parts) < 2:
        return False
    role, body = parts[-1].text, parts[0].text
    opens = phrase_pattern("service", "roles").match(body)
    told = names_role(role) or (role_weight(role) == 1 and organization_weight(body) == 1 and not names_role(body))
    short = len(role.split()) <= 3 and told and (organization_weight(role) == 0 or ends_in_role(role))
    long = len(body.split()) > 2 or holds_office(role)
    board = bool(long) and not opens and BODY_OF.fullmatch(body.split()[-1]) is not None
    return short and (
        not names_role(body)
        or (organization_weight(body) == 1 and not opens)
        or body.startswith("Committee")
        or (board and BODY_OF.search(role) is None)
    )
