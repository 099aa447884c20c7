"""Service: editing, reviewing, committees, organising, memberships; a record a role, body and time."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise, zip_longest

from kgbuild.dates import DateRange
from kgbuild.dates.alone import date_alone
from kgbuild.extract.careers.supervision import CHAIR, sits_on_theses
from kgbuild.extract.layout.headings import kinds_of
from kgbuild.extract.page import Entry, Page, Section
from kgbuild.extract.phrases.above import date_above
from kgbuild.extract.phrases.bodies import Body, read_bodies
from kgbuild.extract.phrases.dating import dated
from kgbuild.extract.phrases.deeds import is_deed
from kgbuild.extract.phrases.parts import Line, dated_lines, line_at, lines_of, split_places
from kgbuild.extract.phrases.roles import is_employed, role_weight
from kgbuild.extract.phrases.words import is_unit, organization_weight, phrase_pattern
from kgbuild.extract.records.awards.honours import is_won
from kgbuild.extract.records.service.above import is_office, named_above, role_above
from kgbuild.extract.records.service.bodies import Post, is_board, is_own_board, read_body
from kgbuild.extract.records.service.cards import (
    REMARK,
    bare_body,
    is_list,
    is_venue,
    office_card,
    offices_behind,
    two_lines,
    with_earlier,
)
from kgbuild.extract.records.service.dated_lists import dated_lists, with_lists
from kgbuild.extract.records.service.descriptions import is_told, without_deeds
from kgbuild.extract.records.service.lines import bare_label, read_line
from kgbuild.extract.records.service.memberships import memberships
from kgbuild.extract.records.service.run_events import run_event
from kgbuild.extract.records.service.serving import body_above, is_mixed, serves, serves_beside
from kgbuild.extract.records.service.words import is_listing, names_role, opens_with_service
from kgbuild.extract.records.talks.attendance import says_attended
from kgbuild.extract.records.talks.labelled import label_of_talks
from kgbuild.model import NOBODY, Mention, Service
from kgbuild.names import looks_like_name

_NAME = "service"
#: A part with so large a share of words of roles is one.
_ROLE = 0.5
#: A candidate whose thesis was examined is no role.
_PERSON = 0.6
#: So many entries that open with service, and so large a share, make a list of service.
_SEVERAL, _MOST = 3, 0.75
#: A line of more words is prose, unless it lists bodies behind a label.
_LONGEST = 40
#: A line that only says where has so many words at most.
_PLACE = 14
_STOP = re.compile(r"(?:(?<=[\w)]{3})|(?<=\d[–—-]))\.\s+(?=[A-ZÀ-Þ])|(?<=[\w)–-]);\s+")
#: "Department Committees": what stands below are committees, each with a name of its own.
_COMMITTEES = re.compile(r"\b(?:committees|boards|councils|panels)$", re.IGNORECASE)
#: A board whose name has more words is one, and no label: "Harbour Conference Organizing Committee".
_NAMED = 3
_BOARD = re.compile(r"\b(?:board|committee|council|panel|senate)s?\b", re.IGNORECASE)
_MEMBER = re.compile(
    r"(?:Members?(?: of)?|Memberships?|Fellow(?: of)?|Mitglied(?: in)?|Membre(?: de)?|Miembro(?: de)?):?"
)
#: What a date parted from its body: "reviewer for the 2020 Red List".
_LEADS = re.compile(r"(?<=\w{3})\s+(?:for|of|at|on)(?:\s+the)?$")
#: "I have reviewed for the following journals:" announces what stands below it.
_ANNOUNCES = re.compile(r"I\s[^\n]+:\s*$")
#: A part of a society, by its mark or its name: "Board member of the “Tides” section".
_PART = re.compile(r"[“\"«„]|\b(?:section|division|chapter|sektion|sección|sezione|seção)\b", re.IGNORECASE)
_OF = re.compile(r"\s+(?:of|for|de|du|der|für)\s+(?:the\s+|la\s+)?")


def service(page: Page) -> Iterator[Service]:
    """Give the service of the page's owner."""
    if page.subject_kind == "organization":
        return
    told = page.of_kind("service", "memberships", "attendance")
    for section in (*told, *(section for section in page.sections if _lists_service(page, section))):
        own = {section.kind, *section.also} if section.kind else {*section.kinds[-1:]}
        runs = section.kind == "attendance" or (bool(own) and not own & {"service", "memberships"})
        member = section.kind == "memberships" or (not section.kind and section.kinds[-1:] == ("memberships",))
        above: tuple[Body, ...] = ()
        if member and not section.kind and organization_weight(section.title) == 1 and not is_unit(section.title):
            if not _tells_offices(page, section):
                heading = line_at(page.text[section.start : section.end].partition("\n")[0], section.start)
                yield from (record for post in memberships(heading) for record in _records(page, post))
                continue
            above = (Body(Mention(section.title)),)
        entries = [
            e for e in _without_remarks(page, section, theses=sits_on_theses(section)) if not runs or _runs(page, e)
        ]
        if "positions" in own:
            entries = [e for e in entries if not any(map(_is_employment, dated_lines(page, e)[:1]))]
        if "talks" in own:
            entries = [e for e in entries if _runs(page, e) or any(map(_opens_with_role, lines_of(page, e)[:1]))]
        if "awards" in own:
            entries = [e for e in entries if not is_won(page, e)]
        for entry, following in zip_longest(entries, entries[1:]):
            above = _body_of_items(page, entry, following) or (above if entry.blocks[0].kind == "item" else ())
            for post in () if above and entry.blocks[0].kind != "item" else _posts(page, section, entry, member=member):
                date = date_above(section, entry)
                dates = post.dates or ((date,) if date and not any(body.dates for body in post.bodies) else ())
                bodies = post.bodies or above or body_above(section, post.role) or named_above(section, entry, post)
                yield from _records(page, replace(post, bodies=bodies, dates=dates))
    yield from _among_positions(page)


def _tells_offices(page: Page, section: Section) -> bool:
    """Say whether what stands below the name of a society tells what somebody was there, or when."""
    lines = (line for entry in section.entries for line in dated_lines(page, entry))
    return any(line.dates or names_role(line.text) for line in lines)


def _among_positions(page: Page) -> Iterator[Service]:
    """Give the service that lists of positions hold."""
    read = {section.start for section in page.of_kind("service", "memberships", "attendance")}
    for section in page.of_kind("positions"):
        for entry in section.entries if section.start not in read else ():
            lines = lines_of(page, entry)
            if serves(lines) or (is_mixed(section) and any(serves_beside(line.parts) for line in lines[:1])):
                for post in _posts(page, section, entry, member=False):
                    yield from _records(page, post)


def _lists_service(page: Page, section: Section) -> bool:
    """Say whether a section of a life whose heading says nothing lists who served where: "Management", "In society"."""
    if section.kind or section.kinds or not section.level or page.subject_kind != "person":
        return False
    first = [lines[0] for entry in section.entries if (lines := dated_lines(page, entry))]
    serving = sum(serves_beside(line.parts) and len(line.text.split()) <= _LONGEST for line in first)
    return serving >= _SEVERAL and serving >= _MOST * len(first)


def _runs(page: Page, entry: Entry) -> bool:
    """Say whether an entry of a list of events tells that the owner ran one."""
    return any(opens_with_service(line.parts) for line in dated_lines(page, entry)[:1])


def _opens_with_role(line: Line) -> bool:
    """Say whether a line opens with a role that people serve in: "Volunteer, Harbour Science Fair"."""
    return bool(line.parts) and names_role(line.parts[0].text.partition("(")[0])


def _body_of_items(page: Page, entry: Entry, following: Entry | None) -> tuple[Body, ...]:
    """Give the body that an undated paragraph names for the roles of the items below it."""
    if following is None or entry.blocks[0].kind != "paragraph" or following.blocks[0].kind != "item":
        return ()
    head, role = dated_lines(page, entry), dated_lines(page, following)
    if not head or any(line.dates for line in head) or not role or not role[0].dates:
        return ()
    post, below = read_line(head[0], "", ()), read_line(role[0], "", ())
    return post.bodies[:1] if not post.role and below.role and not below.bodies else ()


def _without_remarks(page: Page, section: Section, *, theses: bool) -> Iterator[Entry]:
    """Give the entries of a section but those that only tell where the dated one before took place, or what was done.

    So are those left out that name students whose committees the owner chaired, which makes them supervision.
    """
    dated_before = False
    for entry in with_lists(page, section.entries):
        lines = dated_lines(page, entry)
        undated = len(lines) == 1 and not lines[0].dates
        if lines and lines[0].parts and phrase_pattern("service", "media").match(lines[0].parts[0].text):
            continue
        if says_attended(page, entry) or (theses and CHAIR.match(page.text, entry.start, entry.end)):
            continue
        if dated_before and undated and (is_venue(lines[0]) or is_deed(lines[0].text)):
            continue
        if not (undated and is_deed(lines[0].text)):
            dated_before = bool(lines) and bool(lines[-1].dates or lines[0].dates)
        yield entry


def _records(page: Page, post: Post) -> Iterator[Service]:
    """Give a record a body and time; none for a line without any word of a role, a body or a date."""
    named = names_role(post.role) or is_listing(post.role)
    bare = not (post.role or post.dates) and all(_is_level(body.mention.name) for body in post.bodies)
    if (not post.bodies and not named) or bare or (not named and looks_like_name(post.role) >= _PERSON):
        return
    for body in post.bodies or (Body(NOBODY),):
        for date in body.dates or post.dates or (None,):
            yield Service(
                evidence=page.evidence(post.start, post.end, _NAME),
                person=page.owner,
                role=_LEADS.sub("", post.role),
                organization=body.mention,
                start=date.start if date else "",
                end=_end(date),
                ongoing=bool(date and date.ongoing),
            )


def _is_level(name: str) -> bool:
    """Say whether a name is no more than where service was done, and heads what follows: "Department", "College"."""
    return " " not in name and is_unit(name) and name.isalpha()


def _end(date: DateRange | None) -> str:
    return "" if date is None or date.single else date.end


def _posts(page: Page, section: Section, entry: Entry, *, member: bool) -> Iterator[Post]:
    if post := run_event(page, section, entry):
        yield post
        return
    text = page.text[entry.start : entry.end]
    if label_of_talks(text) or _ANNOUNCES.fullmatch(text):
        return
    told = dated_lines(page, entry)
    text, tab, date = told[-1].text.rpartition("\t") if len(told) > 1 else ("", "", "")
    beside = told[-1].dates if tab and date_alone(date) and not any(line.dates for line in told[:-1]) else ()
    if beside:  # in a cell of its own, beside all lines
        told = (*told[:-1], line_at(text, told[-1].start))
        told = tuple(line for at, line in enumerate(told) if at < len(("role", "body")) or not line.text.endswith("."))
    elif len(told) > 1 and date_alone(told[0].text) and not any(line.dates for line in told[1:]):
        beside, told = told[0].dates, told[1:]
    earlier = None
    if len(told) == 1:
        head, earlier = with_earlier(told[0])
        told = (head,)
    whole = without_deeds(told)
    office = office_card(whole[0], whole[1:], beside) if len(whole) > 1 and not whole[0].column else None
    for post in [office] if office else _read(page, section, entry, whole, member=member):
        yield replace(post, dates=post.dates or beside)
        if earlier:
            yield replace(post, role=earlier.parts[0].text, dates=earlier.dates)


def _read(page: Page, section: Section, entry: Entry, whole: Sequence[Line], *, member: bool) -> Iterator[Post]:
    """Read the lines of an entry that tell no deeds."""
    sentences = [sentence for line in whole for sentence in _sentences(line)]
    lines = [line for line in sentences if len(line.text.split()) <= _LONGEST or is_list(line)]
    if not lines:
        return
    if len(lines) == 1 and (offices := offices_behind(lines[0])):
        yield from offices
        return
    if len(sentences) > len(whole):
        yield from _clauses(page, lines)
        return
    above, inlines = role_above(section, entry), page.inlines(entry.start, entry.end)
    if listed := dated_lists(lines, above):
        yield from (read_line(line, listed[0], inlines) for line in listed[1])
        return
    head = lines[0]
    details = [line for at, line in enumerate(lines[1:]) if not (at and head.dates and is_told(line))]
    headed = _is_label(head) or (len(details) > 1 and is_office(head.text) and all(line.dates for line in details))
    if details and not head.column and headed and len(details) >= len(entry.blocks) - 1:
        label = bare_label(re.sub(r"\s*\([^()]*\)$", "", head.text.strip(" :*_.")))
        generic = phrase_pattern("service", "generic").fullmatch(label) is not None
        for line in details:
            if not _is_label(line) or line is details[-1]:
                yield _item(page, line, above if generic else label, alone=len(details) == 1)
    elif details and not head.dates and len(entry.blocks) > 1 and _tells_role(details[0]):
        bodies = tuple(read_bodies(REMARK.sub("", head.text), head.start, inlines)) or bare_body(head)
        grouped = bool(kinds_of(head.text)) and organization_weight(head.text) < 1
        grouped &= not (len(details) == 1 and bool(_BOARD.search(head.text.split()[-1])) and is_own_board(head.text))
        for line in details:
            yield read_line(line, "", inlines) if grouped else _under(line, bodies)
    elif len(details) == 1 and not head.column and (post := two_lines(head, details[0], inlines)):
        yield post
    elif member and not _reviews(head):
        yield from tuple(memberships(head)) or (read_line(head, above, inlines),)
    else:
        post = read_line(head, above, inlines)
        yield post if post.dates or not details else replace(post, dates=_date_below(details[0]))


def _is_employment(line: Line) -> bool:
    """Say whether an entry of posts and service opens with the role of an employee: "Research Assistant, Ada Moe"."""
    first = line.parts[0].text if line.parts else ""
    return is_employed(_OF.split(first, maxsplit=1)[0]) and not (names_role(first) or is_listing(first))


def _reviews(line: Line) -> bool:
    """Say whether a line among memberships opens with what nobody is a member as: "Reviewer for the Tide Review"."""
    first = line.parts[0].text if line.parts else ""
    return is_listing(first) and not phrase_pattern("service", "member").search(first)


def _date_below(line: Line) -> tuple[DateRange, ...]:
    """Give the date that ends the line below a role with its body: the place of it, or what it is part of."""
    date = dated(line).date
    return (date,) if date and len(line.dates) == 1 and len(line.text.split()) <= _PLACE else ()


def _tells_role(line: Line) -> bool:
    """Say whether a line below a body opens with what somebody was in it: "Production Manager, 2020"."""
    first = line.parts[0].text if line.parts else ""
    return names_role(line.text) or role_weight(first) >= _ROLE


def _clauses(page: Page, lines: Sequence[Line]) -> Iterator[Post]:
    """Read clauses that each open with a role; one without a body goes on with that of the clause before."""
    bodies: tuple[Body, ...] = ()
    for line in lines:
        post = read_line(line, "", page.inlines(line.start, line.start + len(line.text)))
        bodies = post.bodies or tuple(replace(body, dates=()) for body in bodies)
        yield replace(post, bodies=bodies)


def _sentences(line: Line) -> list[Line]:
    """Cut a line of prose into its sentences where each opens with a role: "Member of X. Reviewer for A, B and C."."""
    if line.column:
        return [line]
    cuts = [m.end() for m in _STOP.finditer(line.text) if _opens_clause(line.text, m)]
    if not cuts or not names_role(" ".join(line.text.split()[:3])):
        return [line]
    return [line_at(line.text[a:b].rstrip(" ."), line.start + a) for a, b in pairwise([0, *cuts, len(line.text)])]


def _opens_clause(text: str, stop: re.Match[str]) -> bool:
    """Say whether a role with its body follows a full stop or a semicolon, which does not part a list of bodies."""
    behind = re.split(r"\.\s|;\s", text[stop.end() :])[0]
    if not names_role(" ".join(behind.split()[:3])):
        return False
    listed = ":" in text[: stop.start()] and not behind[:1].islower()
    return stop[0][0] == "." or (
        not listed and (behind[:1].islower() or re.search(r",|\b(?:of|for|at)\b", behind) is not None)
    )


def _is_label(line: Line) -> bool:
    """Say whether a line only names what stands below it."""
    text = line.text.strip(" *_")
    if line.dates or len(text.split()) > 6:
        return False
    listing = is_listing(text) or phrase_pattern("service", "generic").fullmatch(text) is not None
    listing = listing or _MEMBER.fullmatch(text) is not None
    listing &= not (len(text.split()) > _NAMED and _BOARD.search(text.split()[-1]) and is_own_board(text))
    return text.endswith(":") or (listing and len(text.split()) <= 5)


def _item(page: Page, line: Line, label: str, *, alone: bool) -> Post:
    """Read a line below a label ("Organisation of conferences:"): the label is the role unless the line has its own.

    Args:
        page: the page.
        line: the line.
        label: the role.
        alone: it is the only line below the label, and lists bodies; else each line is about one.
    """
    inlines = page.inlines(line.start, line.start + len(line.text))
    if names_role(line.text) and not line.text.strip().endswith(":"):
        return read_line(line, "", inlines)
    if alone:
        return read_line(line, label, inlines)
    read = dated(line, inlines)
    parts, _ = split_places(read.parts)
    if not parts:
        return Post(label, (), (), line.start, line.start + len(line.text))
    set_apart = bool(parts[0].href) or parts[0].emphasis or parts[0].strong
    dashed = len(parts) > 1 and re.search(
        r"\s[-–—]\s", line.text[parts[0].end - line.start : parts[1].start - line.start]
    )
    body = read_body(line, parts[:1] if set_apart or dashed else parts)
    dates = (
        tuple(date for date in line.dates if date.single) if len(line.dates) > 1 else (read.date,) if read.date else ()
    )
    return Post(label, (body,), dates, line.start, line.start + len(line.text))


def _names_board(text: str) -> bool:
    """Say whether a text is a board's name, and no person's role on one: "Committee on Tides", "Review Board"."""
    opener = phrase_pattern("service", "roles").match(text)
    person = opener is not None and _BOARD.fullmatch(opener[0]) is None
    return is_own_board(text) or (_BOARD.search(text) is not None and not person)


def _under(line: Line, bodies: Sequence[Body]) -> Post:
    """Read a role printed under the body that it is in."""
    read = dated(line, ())
    text = re.split(r"\s+(?=<?https?:)|\.\s", read.parts[0].text if read.parts else "")[0]
    if any(_COMMITTEES.search(body.mention.name) for body in bodies) and _names_board(text):
        board = Mention(text, read.parts[0].start, read.parts[0].start + len(text))
        return Post("", (Body(board),), (read.date,) if read.date else (), line.start, line.start + len(line.text))
    split = _OF.split(text, maxsplit=1)
    told = [_PART.search(of) or any(_names_again(of, body.mention.name) for body in bodies) for of in split[1:]]
    role = split[0] if any(told) and names_role(split[0]) and not is_board(split[1]) else text
    dates = (read.date,) if read.date else ()
    return Post(role.strip(" .,"), tuple(bodies), dates, line.start, line.start + len(line.text))


def _names_again(text: str, body: str) -> bool:
    """Say whether a text names a body that is known, in more words or fewer."""
    bare, known = (re.sub(r"^(?:the|la|le|l['’]|der|die|das|el|il)\s*", "", t.casefold().strip()) for t in (text, body))
    return bool(bare) and (bare in known or known in bare)
