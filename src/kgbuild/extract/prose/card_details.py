"""What the lines of a card say without a sentence: degrees ("MS Fen University 2012") and advisors ("with X and Y")."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import zip_longest

from kgbuild.document import Block
from kgbuild.extract.careers.education import degrees_of
from kgbuild.extract.careers.profile import is_contact
from kgbuild.extract.careers.stations import station_in
from kgbuild.extract.page import Entry, Page
from kgbuild.extract.phrases.degrees import level_in
from kgbuild.extract.phrases.details import advisors_of, value_of
from kgbuild.extract.phrases.labelled import outcome_label
from kgbuild.extract.phrases.parts import Line, lines_of
from kgbuild.extract.phrases.roles import is_role
from kgbuild.extract.phrases.words import label_pattern, organization_weight
from kgbuild.extract.prose.card_outcomes import afterwards
from kgbuild.extract.prose.member_tables import heading_role
from kgbuild.extract.prose.people_page import Card, dates_before
from kgbuild.model import NOBODY, Education, Mention, Position, Record, Supervision
from kgbuild.prose import read

_SOURCE = "people_page"
#: "(PhD 2023–2026)", "(M.Sc., co-supervised with …)": the level of a student, in brackets behind the name.
_LEVEL = re.compile(r"\s*[(\[,–-]\s*(?P<level>[^\W\d_][\w.’' -]{1,30}?)[\s,]*(?=\d|[)\],;:–-])")
_SCHOOL = re.compile(r"[\s,]+(?P<name>[A-ZÀ-Þ][^\d,;:()\n]{2,60}?)\s*[,(]?\s*(?:\d{4}|$)", re.MULTILINE)
_ACRONYM = 0.6
#: "Ciências da Saúde - FURG": the field and the school.
_DASHED = re.compile(r"(?P<field>.{3,60}?)\s+[–—-]\s+(?P<school>[A-ZÀ-Þ][^–—]{1,60})")
_PLACE_WORDS, _TITLE_WORDS, _LINE_WORDS = 6, 4, 24
#: Where the main advisor is named, too, nobody is left unsaid.
_MAIN = re.compile(r"(?i)\b(?:main|first|primary|lead|principal)\s+(?:supervisor|advis[eo]r|mentor)")
#: "…, 2014 Promotion, …": a note, each part of which has its time ahead.
_NOTES = re.compile(r",\s(?:19|20)\d\d(?:\s?[–-]\s?(?:19|20)\d\d)?\s[A-ZÀ-Þ][a-zà-ÿ]")
#: "(PhD, 2014-2016) Engineer, Peat Works": what stands behind the bracket is of something else.
_IN_BRACKETS = re.compile(r"\s*\([^()\n]*\)(?!\s*(?:from|at|in|de|von)\b)")
_BULLET = re.compile(r"\s*[·•|]")
_JOINT = re.compile(r"(?i)\bco-?(?:superv|advis|mentor|direc|dirig|encadr|orient|betreu|tut)|\bjoint")


def card_details(page: Page, card: Card, told: Sequence[Record], head: Mention) -> Iterator[Record]:
    """Give the degrees and the supervisions of a card's lines that nothing told already states.

    Args:
        page: the page.
        card: one of its people.
        told: what its sentences say.
        head: who leads the lab and advises beside those who are named; nameless where the page does not say.
    """
    if card.blocks[0].kind == "row":
        return
    blocks = tuple(_behind(block, card.start) for block in card.blocks if block.end > card.start)
    for block in blocks:
        yield from _degrees(page, card, block, told)
    yield from _supervisions(page, card, blocks, told, head)
    yield from _placements(page, card, blocks, told)


def completed(page: Page, card: Card, record: Record) -> Record:
    """Give what a sentence of a card states of its student with the years and the thesis that its lines print.

    A degree that opens the card takes the day that stands before the name.
    """
    if isinstance(record, Education) and card.person.end - 1 <= record.evidence.start <= card.start + 1:
        undated = record.person.name == card.person.name and not (record.start or record.end)
        return _with_school(page, replace(record, end=_day_before(page, card)) if undated else record)
    if isinstance(record, Education):
        return _with_school(page, record)
    if not isinstance(record, Supervision) or record.student.name != card.person.name or card.blocks[0].kind == "row":
        return record
    if record.start or record.end or record.thesis:
        return record
    blocks = tuple(_behind(block, card.start) for block in card.blocks if block.end > card.start)
    lines = lines_of(page, Entry(blocks[0].start, blocks[-1].end, blocks)) if blocks else ()
    level = _level(lines) or record.level or heading_role(card)
    start, end, ongoing = _years(card, [line for line in lines if len(line.text.split()) <= _LINE_WORDS])
    return replace(record, level=level, start=start, end=end, ongoing=ongoing, thesis=_thesis(page, card))


def _thesis(page: Page, card: Card) -> str:
    """Give what stands in italics on a line of its own, the title of a student's thesis."""
    for block in card.blocks:
        for inline in block.inlines:
            line = page.text[page.text.rfind("\n", 0, inline.start) + 1 : inline.end].strip()
            text = page.text[inline.start : inline.end]
            titled = len(text.split()) >= _TITLE_WORDS and not text.strip()[:1].islower()  # "data, gulls and tides"
            titled &= not label_pattern("advisor", "coadvisor").match(line) and not _JOINT.match(line)
            if inline.kind == "emphasis" and line == text.strip() and titled and organization_weight(line) < 1:
                return " ".join(text.split()).rstrip(".")
    return ""


def _years(card: Card, lines: Sequence[Line]) -> tuple[str, str, bool]:
    """Give start, end and "still going on" of a stay; one year is its end where a heading says that it is over."""
    brief = (line for line in lines if len(line.text.split()) <= _LINE_WORDS)  # sentences tell of other years, too
    dates = next((line.dates[0] for line in brief if line.dates), None)
    if dates is None:
        return "", "", False
    start = "" if dates.single and card.former else dates.start
    return start, "" if dates.single and not card.former else dates.end, dates.ongoing


def _behind(block: Block, start: int) -> Block:
    return replace(block, start=max(block.start, start))


def _degrees(page: Page, card: Card, block: Block, told: Sequence[Record]) -> Iterator[Education]:
    known = {level_in(r.degree) for r in told if isinstance(r, Education) and r.person.name == card.person.name}
    at = block.start
    for text in page.text[block.start : block.end].split("\n"):
        bracket, left = _IN_BRACKETS.match(text), afterwards().search(text)
        end = at + (bracket.end() if bracket else left.start() if left else len(text))
        links = (i.start for i in page.inlines(at, end) if is_contact(page, i.start, i.end))
        line = replace(block, start=at, end=min(links, default=end))
        at += len(text) + 1
        if len(text.split()) > _LINE_WORDS or _NOTES.search(text):
            continue  # sentences are read elsewhere
        for record in degrees_of(page, Entry(line.start, line.end, (line,))):
            school = record.institution if record.institution.name else _school(page, line, record.degree)
            alone = bool(record.field) and _is_degree_line(text, record)
            if (school.name or alone) and level_in(record.degree) not in known:
                evidence = replace(record.evidence, extractor=_SOURCE)
                same = bool(school.name) and (school.name in record.field or record.field in school.name)
                field = "" if same else record.field
                day = record.end or ("" if record.start else _day_before(page, card))
                told_of = replace(record, person=card.person, institution=school, field=field, end=day)
                yield _with_school(page, replace(told_of, evidence=evidence))


def _with_school(page: Page, record: Education) -> Education:
    """Give a degree with the school that stands behind a dash in its field: "Ciências da Saúde - FURG"."""
    dashed = None if record.institution.name else _DASHED.fullmatch(record.field)
    if dashed is None or organization_weight(dashed["school"]) < _ACRONYM:
        return record
    start = page.text.index(dashed["school"], record.evidence.start)
    school = Mention(dashed["school"], start, start + len(dashed["school"]))
    return replace(record, field=dashed["field"], institution=school)


def _day_before(page: Page, card: Card) -> str:
    """Give the day of a degree that stands before the name: "2014 *Ada Example*, M.S. in Geology"."""
    start, end = dates_before(page, card)
    return "" if start else end


def _is_degree_line(text: str, record: Education) -> bool:
    """Say whether a line is a degree and its field, perhaps a year, and nothing more: "B.S. in Marine Geology"."""
    rest = re.sub(r"\b(?:in|of|en|für|em|di|de|course)\b|[\d\W]", "", text)
    said = re.sub(r"\b(?:in|of|en|für|em|di|de|course)\b|[\d\W]", "", record.degree + record.field)
    return rest.casefold() == said.casefold()


def _school(page: Page, line: Block, degree: str) -> Mention:
    """Give the school right behind a degree where no more than an acronym tells it: "MS FSU Harbourside 2012"."""
    found = _SCHOOL.match(page.text, line.start + len(degree), line.end)
    printed = page.text[line.start : line.end].startswith(degree)
    if not found or not printed or organization_weight(found["name"]) < _ACRONYM:
        return NOBODY
    return Mention(found["name"], found.start("name"), found.end("name"))


def _placements(page: Page, card: Card, blocks: Sequence[Block], told: Sequence[Record]) -> Iterator[Position]:
    """Give where somebody went by a line that says so with a label: "Current affiliation: Peat Works"."""
    known = {r.organization.start for r in told if isinstance(r, Position)}
    lines = lines_of(page, Entry(blocks[0].start, blocks[-1].end, tuple(blocks))) if blocks else ()
    for line, below in zip_longest(lines, lines[1:]):
        stated = value_of(line, "outcome") if not line.column else None
        alone = bool(outcome_label(line.text))
        if alone and below and not below.column:
            stated, line = (below.text, below.start), below  # noqa: PLW2901 - the value stands on the line below
        if (
            stated is None
            or not (alone or ":" in line.text)
            or any(line.start <= at < line.start + len(line.text) for at in known)
        ):
            continue
        text, at = stated[0].strip(" ."), stated[1]
        station = station_in(text, at)
        name = text.split(",")[0].strip()
        if station is None and (not name[:1].isupper() or len(name.split()) > _PLACE_WORDS or is_role(name)):
            continue
        yield Position(
            evidence=page.evidence(line.start, line.start + len(line.text), _SOURCE, 0.8),
            person=card.person,
            organization=station.organization if station else Mention(name, at, at + len(name)),
            role=station.role if station else "",
        )


def _supervisions(
    page: Page, card: Card, blocks: Sequence[Block], told: Sequence[Record], head: Mention
) -> Iterator[Supervision]:
    known = {r.advisor.name for r in told if isinstance(r, Supervision) and r.student.name == card.person.name}
    lines = lines_of(page, Entry(blocks[0].start, blocks[-1].end, tuple(blocks))) if blocks else ()
    named = [replace(a, name=_BULLET.split(a.name)[0].strip()) for a in advisors_of(lines)]
    advisors = [a for a in named if a.name not in known | {card.person.name}]
    level = _level(lines) or heading_role(card) or _heading_degree(card)
    if not (level_in(level) or is_role(level)):
        return
    start, end, ongoing = _years(card, lines)
    joint = advisors and any(_JOINT.search(line.text) and not _MAIN.search(line.text) for line in lines)
    # who shares it leads the lab, named on the page or not
    advisors += [head] if joint and head.name not in known | {a.name for a in advisors} else []
    for advisor in advisors:
        yield Supervision(
            evidence=page.evidence(card.person.start, lines[-1].start + len(lines[-1].text), _SOURCE, 0.85),
            advisor=advisor,
            student=card.person,
            level=level,
            role="co-advisor" if joint else "",
            start=start,
            end=end,
            ongoing=ongoing,
            thesis=_thesis(page, card),
        )


def _heading_degree(card: Card) -> str:
    """Give the degree that the nearest heading names: "PhD Alumni"."""
    marks = [mark for heading in card.headings[-1:] for s in read(heading) for mark in s.of("DEGREE")]
    return marks[0].text if marks else ""


def _level(lines: Sequence[Line]) -> str:
    """Give the level in brackets right behind the name."""
    found = _LEVEL.match(lines[0].text) if lines else None
    return found["level"].strip() if found and level_in(found["level"]) else ""
