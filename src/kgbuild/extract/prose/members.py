"""Records of a member of a lab: the roles as printed, the years, where they went."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from kgbuild.dates import find_ranges
from kgbuild.extract.careers.profile import contacts_of, is_row_of_contacts
from kgbuild.extract.layout.headings import kinds_of
from kgbuild.extract.layout.shapes import shape
from kgbuild.extract.page import Page
from kgbuild.extract.phrases.degrees import degree_pattern, level_in
from kgbuild.extract.phrases.words import organization_weight
from kgbuild.extract.prose.card_brackets import bracketed
from kgbuild.extract.prose.card_heads import (
    LONGEST,
    Headline,
    after_stay,
    held_at,
    later_sentence,
    roles_of,
    then_named,
)
from kgbuild.extract.prose.card_outcomes import SOURCE, behind_stay, later, placed, position
from kgbuild.extract.prose.graduates import degree_day
from kgbuild.extract.prose.member_tables import heading_role, is_told_by_columns, table_member
from kgbuild.extract.prose.people_page import Card, dates_before
from kgbuild.extract.prose.statements.passage import phrases
from kgbuild.extract.prose.statements.roles import is_student, is_trainee, one_role, split_dates
from kgbuild.lexicon import words
from kgbuild.model import Link, Mention, Position, Profile, Record
from kgbuild.prose import Mark, Sentence

_CUT = re.compile(r"\n|\)\s*:|:\s|\s[–—-]\s")


#: "Graduated in 2019" among the words of a headline is when, not the verb of a sentence.
_DEGREE_DAY = re.compile(
    r"(?i)(?:^|(?<=[.,;(])|(?<=[.,;(]\s))(?:graduated|defended|completed|finished)[,:]?\s+(?:in\s+)?(?:[^\W\d_]+\s+)?(?:19|20)\d\d"
)
#: What a date behind one of these says of no stay, but of the end of one that is over.
_NO_STAY = re.compile(r"(?i)(?:expected|class of|graduat\w*|born)\W*$")
_GRADUATED = re.compile(r"(?i)graduat\w*\s+in\W*$")
_BRACKETS = re.compile(r"\([^()]*\)")
_DATED = re.compile(r"\s*\((?P<dates>[^()\n]{4,40})\)")
_OPENS = re.compile(r"\s*[(,–—-]\s*")
#: "Department of Tide Studies" holds no verb.
_CAPITAL = re.compile(r"\s*Studies$")


#: Beside another role this says no more than the page does.
_MEMBER = re.compile(r"(?i)(?:(?:\w+ )?(?:group|lab|laboratory|team) )?member")
#: "(Internship 2023)", "PhD rotation": what somebody was there for.
_STAY = re.compile(r"(?i)\b(?:(?:PhD|MSc|master|summer|research|winter) )?(?:internship|rotation|traineeship)\b")
_OF = re.compile(r"\w\s+(?:of|for|für|de|du|des|della|di|do|da|van|voor)\s+(?:[a-z]+\s+)*[A-ZÀ-Þ]")


def _blank(match: re.Match[str]) -> str:
    return "(" + " " * (len(match[0]) - 2) + ")"


def members(page: Page, card: Card, sentences: Sequence[Sentence], lab: Mention) -> Iterator[Record]:
    """Give what the head of a card says: positions at the lab, elsewhere and after it, a homepage.

    Sentences that have a verb are read elsewhere; here count the words behind the name and the headings above.
    """
    if card.blocks[0].kind == "row" and is_told_by_columns(card):
        yield from table_member(page, card, lab)
    elif held := bracketed(page, card):
        yield held
        named = heading_role(card)
        if not card.former and shape("heads_of_labs").search(named) and named != held.role:
            yield replace(held, organization=lab, role=named)
    else:
        blocks = tuple(block for block in card.blocks if not is_row_of_contacts(page, block)) or card.blocks
        told = tuple(s for s in sentences if any(block.start <= s.start < block.end for block in blocks))
        body = _body_above(page, card)
        bare = replace(card, blocks=blocks, headings=card.headings[:-1] if body.name else card.headings)
        yield from _headline(Headline(page, bare, told, _end(page, bare, told)), body if body.name else lab)
    yield from _profile(page, card)


def _body_above(page: Page, card: Card) -> Mention:
    """Give the unit that the heading right above is the name of: "Chair of Tidal Physics, Fen University"."""
    heading = card.headings[-1] if card.headings else ""
    if not _OF.search(heading) or organization_weight(heading) < 1 or kinds_of(heading) or level_in(heading):
        return Mention("")
    at = page.text.rfind(heading, 0, max(card.person.start, 0))
    return Mention(heading, at, at + len(heading)) if at >= 0 else Mention("")


def _headline(head: Headline, lab: Mention) -> Iterator[Position]:
    turn = _turn(head)
    yield from _at_the_lab(head, lab, turn)
    if turn < head.end:
        turns = [turn, *_later_turns(head, turn), head.end]
        for start, end in pairwise(turns):
            yield from later(replace(head, end=end), start)
    elif head.card.former and not head.of("ROLE"):
        yield from placed(head)
        yield from behind_stay(head)


def _later_turns(head: Headline, turn: int) -> Iterator[int]:
    """Give where a sentence that follows turns to the next post: "First position: Postdoc, X. Now: Professor, Y"."""
    text = head.page.text
    for word in phrases("now").finditer(text, turn + 1, head.end):
        if text[turn : word.start()].rstrip().endswith((".", ";")):
            yield word.start()


def _end(page: Page, card: Card, sentences: Sequence[Sentence]) -> int:
    """Give where the words without a verb end: at the sentence that has one, or at the cut before its subject."""
    last = card.blocks[-1].end
    if card.blocks[0].kind == "row":
        return card.blocks[0].end
    for sentence in sentences:
        begin = max(sentence.start, card.start)
        plain = _DEGREE_DAY.sub(lambda m: " " * len(m[0]), page.text[begin : sentence.end])
        verbs = phrases("finite").finditer(_BRACKETS.sub(_blank, plain))
        verb = next((verb for verb in verbs if not _CAPITAL.match(verb[0])), None)
        if verb and sentence.end > card.start:
            cuts = list(_CUT.finditer(page.text[begin : begin + verb.start()]))
            return begin + cuts[-1].start() if cuts else begin
    whole = [sentence.end for sentence in sentences if card.start < sentence.end <= card.start + LONGEST]
    return last if last <= card.start + LONGEST else whole[-1] if whole else card.start + LONGEST


def _turn(head: Headline) -> int:
    """Give where the words turn to what came after the lab: at "now", at the column that says so."""
    dates = [mark for s in head.sentences for mark in s.of("DATE")]
    words = phrases("now").finditer(head.page.text[head.card.start : max(head.end, head.card.start)])
    now = next((word for word in words if not _inside(dates, head.card.start + word.start())), None)
    later = after_stay(head) if now is None else None
    later = later_sentence(head) if now is None and later is None else later
    if later is not None:
        return later
    cells = head.card.blocks[0].cells
    for cell, title in zip(cells, head.card.columns, strict=False):
        if cell.start >= head.card.start and phrases("now_columns").search(title):
            return min(cell.start, head.end)
    return head.card.start + now.start() if now else head.end


def _inside(marks: Sequence[Mark], at: int) -> bool:
    """Say whether an offset lies in a mark: "2021 - current" says when, and turns to nothing new."""
    return any(mark.start < at < mark.end for mark in marks)


def _at_the_lab(head: Headline, lab: Mention, turn: int) -> Iterator[Position]:
    named = heading_role(head.card)
    start, end = _dates(head, turn)
    roles = roles_of(head, end=turn)
    elsewhere: list[tuple[str, Mention]] = []
    own: list[str] = []
    for number, mark in enumerate(roles):
        until = roles[number + 1].start if number + 1 < len(roles) else turn
        organisation = held_at(head, mark, until)
        if not organisation.name and _is_joined(head, roles[number : number + 2]):
            after = roles[number + 2].start if number + 2 < len(roles) else turn
            organisation = held_at(head, roles[number + 1], after)
        if not organisation.name and _is_later(head, mark, named):
            organisation = then_named(head, mark)
        if organisation.name:
            elsewhere.append((one_role(mark.text), organisation))
        else:
            own.append(one_role(mark.text))
    own = [role for role in own if not _MEMBER.fullmatch(role)] or own
    told = any(s.of("ROLE") for s in head.sentences if s.end > head.end)
    same = is_student(named) and any(is_student(role) for role, _ in elsewhere)
    if not own and not same and (named or ((start or end or not told) and not elsewhere)):
        own = [named]
    if not roles and own in ([], [""]):
        stay = _STAY.search(head.page.text, head.card.start, min(turn, head.end))
        level = _degree_stay(head, turn) or (stay[0] if stay else "")
        own = [level] if level else own
    place = _place_behind(head, turn) if not roles and own == [named] else Mention("")
    if place.name:
        there = not lab.name or find_ranges(head.page.text[head.card.start : place.start])  # "2024-2025 @ Moss College"
        elsewhere.append((named if there else "", place))
        own = [] if there else own
    spans = {one_role(mark.text): span for mark in roles if any(span := _own_dates(head, mark))}
    several = len(spans) > 1
    for role in own[:2] if lab.name or (head.card.former and start and end) else [role for role in own[:2] if role]:
        yield position(head, lab, role, *(spans.get(role, ("", "")) if several else (start, end)))
    alone = len(elsewhere) == 1 and not own
    for role, organisation in elsewhere[:3]:
        yield position(head, organisation, role, *((start, end) if alone else ("", "")))


def _own_dates(head: Headline, role: Mark) -> tuple[str, str]:
    """Give the dates of the bracket right behind a role: "PhD student (2014-2018), Master student (2012-2014)"."""
    found = _DATED.match(head.page.text, role.end, head.end)
    ranges = find_ranges(found["dates"]) if found else []
    return (ranges[0].start, ranges[0].end) if len(ranges) == 1 and not ranges[0].single else ("", "")


def _is_joined(head: Headline, roles: Sequence[Mark]) -> bool:
    """Say whether "and" alone joins two roles: "Founder and Director, Fen Museum"."""
    return len(roles) > 1 and head.page.text[roles[0].end : roles[1].start].strip() in {"and", "&", "/"}


def _degree_stay(head: Headline, turn: int) -> str:
    """Give what someone was whose years a degree stands beside, right behind the name: "(PhD, 2014-2016)"."""
    line = head.page.text[head.card.person.end : turn]
    opened = _OPENS.match(line)
    degree = degree_pattern().match(line, opened.end()) if opened else None
    dates = find_ranges(line[degree.end() :].split("\n")[0]) if degree else ()
    near = degree and dates and not line[degree.end() : degree.end() + dates[0].at].strip(" ,:;(–—-")
    return f"{degree[0].strip(' ,')} student" if degree and near and not dates[0].single else ""


def _is_later(head: Headline, role: Mark, named: str) -> bool:
    """Say whether a role right behind the name of who has left is what came after: not that of the heading above."""
    alone = not head.page.text[head.card.start : role.start].strip(" ,:|–—-→>")
    return bool(named) and head.card.former and alone and not (is_trainee(role.text) or head.of("DATE"))


def _place_behind(head: Headline, turn: int) -> Mention:
    """Give the organisation that stands right behind a name: "Ada Example, Department of Tides, Fen University"."""
    for mark in head.of("ORG", end=turn)[:1]:
        between = head.page.text[head.card.start : mark.start]
        dates = find_ranges(between)[:1]
        rest = f"{between[: dates[0].at].strip(' (')} {between[dates[0].to :].lstrip(' )')}" if dates else between
        alone = re.fullmatch(r"\s*(?:@|\bat\b)\s*(?:the\s+)?" if dates else r"\s*(?:,|[–—@|:-]|\n)\s*", rest)
        if alone and mark.text[0].isalnum() and organization_weight(mark.text) == 1:
            return Mention(mark.text, mark.start, mark.end)
    return Mention("")


def _dates(head: Headline, turn: int) -> tuple[str, str]:
    marks = head.of("DATE", "DEGREE", end=turn)
    dates = [
        mark
        for place, mark in enumerate(marks)
        if mark.label == "DATE"
        and (not place or marks[place - 1].label != "DEGREE" or "/" in mark.value)
        and not _is_of_degree(head, mark)
        and not _of_school(head, mark)
        and not _NO_STAY.search(head.page.text[mark.start - 16 : mark.start])
        and (head.card.former or not _GRADUATED.search(head.page.text[mark.start - 16 : mark.start]))
    ]
    if not dates:
        return dates_before(head.page, head.card) if head.card.blocks[0].kind != "row" else ("", "")
    start, end, _ = split_dates(dates[0])
    if start != end:
        return start, end
    return ("", end) if head.card.former else (start, "")


def _is_of_degree(head: Headline, date: Mark) -> bool:
    """Say whether a date is the day of a degree right before it, behind the name: "Ada Example (MS 2019)"."""
    day = degree_day(head.page.text, head.card.person.end, head.card.blocks[-1].end)
    return head.card.former and day is not None and day.start <= date.start < day.end


def _of_school(head: Headline, date: Mark) -> bool:
    """Say whether brackets put a date to the school of a degree: "PhD, Fen University (2013-2017)"."""
    before = head.of("ORG", end=date.start)[-1:]
    degree = head.of("DEGREE", end=date.start)[-1:]
    within = before and degree and degree[0].end < before[0].start
    return bool(within) and re.fullmatch(r"\s*\(\s*", head.page.text[before[0].end : date.start]) is not None


def _profile(page: Page, card: Card) -> Iterator[Profile]:
    url = card.person.url
    for block in card.blocks:
        if is_row_of_contacts(page, block) and (found := contacts_of(page, block, card.person)):
            yield found
    if not url:
        return
    host = re.sub(r"^https?://(?:www\.)?", "", url).partition("/")[0]
    known = any(host == name or host.endswith(f".{name}") for name in words("statements", "platforms"))
    yield Profile(
        evidence=page.evidence(card.person.start, card.person.end, SOURCE), person=card.person,
        homepage="" if known else url, links=(Link(host, url),) if known else (),
    )  # fmt: skip
