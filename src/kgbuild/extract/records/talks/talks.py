"""Talks and posters: title, event, kind, date and place of each."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import takewhile

from kgbuild.dates import DateRange, find_ranges, month_day, parse_date
from kgbuild.document import Span
from kgbuild.extract.layout.headings import kinds_of
from kgbuild.extract.page import Entry, Page, Section
from kgbuild.extract.papers.marks import is_chatter
from kgbuild.extract.papers.people import is_owner
from kgbuild.extract.phrases.above import date_above
from kgbuild.extract.phrases.parts import Line, Part, dated_lines, line_at, split_places
from kgbuild.extract.phrases.sentences import is_running_text
from kgbuild.extract.phrases.titles import quoted_title, without
from kgbuild.extract.phrases.words import award_pattern, event_pattern
from kgbuild.extract.records.awards.honours import holds_both, is_given_talk
from kgbuild.extract.records.press import is_press
from kgbuild.extract.records.talks.attendance import is_attended
from kgbuild.extract.records.talks.attended_rows import attends_in_cell
from kgbuild.extract.records.talks.deliveries import deliveries
from kgbuild.extract.records.talks.event_lists import (
    ListedEvent,
    listed_events,
    sorted_events,
    titles_above,
    yearly_events,
)
from kgbuild.extract.records.talks.labelled import labelled_talks
from kgbuild.extract.records.talks.leading_titles import leading_title, titles_lead, with_titles_alone
from kgbuild.extract.records.talks.named_years import dated_once
from kgbuild.extract.records.talks.notices import announces
from kgbuild.extract.records.talks.parts import Told, month_behind, read_talk, tell
from kgbuild.extract.records.talks.placed_heads import Head, placed_heads
from kgbuild.extract.records.talks.speaker_tables import names_speakers
from kgbuild.extract.records.talks.titles import title_span
from kgbuild.extract.records.talks.told import told_kind
from kgbuild.extract.records.talks.words import (
    COMPANY,
    YEAR_ALONE,
    is_event,
    kind_above,
    kind_of,
    may_be_title,
    may_name_event,
    surely_event,
    without_company,
)
from kgbuild.model import Talk
from kgbuild.names import split_people

_NAME = "talks"
#: A line longer than this, in words, describes the talk.
_LONGEST = 60
_REMARK = re.compile(r"\((?!.*\b(?:19|20)\d\d\b)[^()]{12,}\)|\[[^\[\]]*\]")
#: What forms ask beside the talk: "Main Audience: Researchers", "Invited?: Yes"; for whom it was.
_ASKED = re.compile(
    r"(?:main audience|[A-ZÀ-Þ][\w ]{2,24}\?)\s*:?\s"
    r"|(?:aimed at|addressed to|intended for|(?:dirigid|destinad|rivolt)[oa] (?:ai?|aos?|à)|destinée? (?:à|aux)) ",
    re.IGNORECASE,
)
#: A remark under a sign of its own.
_STARRED = re.compile(r"\s*[⋆★☆✩✦†‡]\s")
#: How long a talk was: "Tides at rest - 20 min talk".
_LASTED = re.compile(
    r"[\s,;(–—-]+\d{1,3}[\s-]?min(?:ute)?s?\.?(?:\s+(?:[a-z]+\s)?(?:talk|presentation|lecture|seminar|poster))?\)?\W*$",
    re.IGNORECASE,
)
#: Such a share of a row of buttons are their words.
_LINKED = 0.8
#: "You can also find my slides here", "See my full list of talks".
_POINTS = re.compile(
    r"\W*(?:you\s+(?:can|may|will)|(?:please\s+)?see|click|for\s+(?:a|the|more|my)|(?:my|all|slides)\s.*\b(?:are|is)\b)\s",
    re.IGNORECASE,
)
#: A paragraph of fewer words that is one link is a button.
_BUTTON = 4
#: So many of a list's entries begin with an event where it gives no titles.
_SHARE = 0.7
#: And so few at most seem to have a title set apart.
_FEW = 0.15


def talks(page: Page) -> Iterator[Talk]:
    """Give the talks of the page's owner."""
    if page.subject_kind == "organization":
        return
    yield from labelled_talks(page)
    listed = page.of_kind("talks")
    attended = [section for section in page.of_kind("attendance") if section not in listed]
    for section in (*listed, *attended):
        if section.kind == "press" or announces(page.text[section.start : section.end]):
            continue
        entries = [
            e
            for e in _paired(page, section.entries)
            if not (
                names_speakers(e) or is_press(page, e) or _is_note(page, section, e) or _is_no_talk(page, section, e)
            )
            and (not holds_both(section) or is_given_talk(page, e))
            and (section not in attended or told_kind(page, e) is not None)
        ]
        titles = titles_above(page, entries)
        read = [(entry, dated_lines(page, entry)) for entry in entries if titles.get(entry.start) != ""]
        above = _event_above(section)
        untitled = not above and _is_untitled(page, [(entry, _short(lines)) for entry, lines in read])
        heads = placed_heads(section, read)
        found: list[tuple[Entry, Sequence[Talk]]] = []
        for entry, lines in read:
            title = titles.get(entry.start, "")
            if (head := heads.get(entry.start)) and not is_owner(head.location, page.owner.name):
                found.append((entry, tuple(_placed(page, section, (entry, lines), head))))
                continue
            given = _talks(page, section, (entry, lines), above, untitled=untitled or bool(title))
            found.append((entry, tuple(replace(talk, title=talk.title or title) for talk in given)))
        found = list(zip((entry for entry, _ in found), with_titles_alone([told for _, told in found]), strict=True))
        lead = titles_lead(page, found)
        for (_, lines), (entry, told) in zip(read, found, strict=True):
            opening = leading_title(_short(lines)) if lead and [bool(talk.title) for talk in told] == [False] else None
            yield from _talks(page, section, (entry, lines), above, untitled=False, title=opening) if opening else told


def _placed(page: Page, section: Section, read: tuple[Entry, Sequence[Line]], head: Head) -> Iterator[Talk]:
    """Give the talk whose first line says when and where: the next is its title, or the event."""
    entry, lines = read
    date = _whole(_day(_date(page, entry, lines[:1]) or date_above(section, entry)), lines[:1])
    text = _LASTED.sub("", lines[1].text).strip(" .,;:*_")
    kind = kind_above(section.title)
    named = (
        not head.event and not kind and (event_pattern().match(text) or surely_event(text.rpartition(" - ")[0] or text))
    )
    told = Told("", text if named else head.event, head.location)
    yield _talk(page, entry, told, title="" if named else text, date=date, above=kind)


def _is_no_talk(page: Page, section: Section, entry: Entry) -> bool:
    """Say whether an entry of talks and events says that an event was attended."""
    return attends_in_cell(page, entry) or ("attendance" in section.also and is_attended(page, entry))


def _paired(page: Page, entries: Sequence[Entry]) -> list[Entry]:
    """Join each dated paragraph with the undated one below it, where a list alternates between them: title, event."""
    dated = [any(line.dates for line in dated_lines(page, entry)) for entry in entries]
    paragraphs = all(len(entry.blocks) == 1 and entry.blocks[0].kind == "paragraph" for entry in entries)
    turns = len(entries) % 2 == 0 and dated == [True, False] * (len(entries) // 2)
    named = sum(is_event(page.text[entry.start : entry.end]) for entry in entries[1::2])
    if not (entries and paragraphs and turns and 2 * named >= len(entries) // 2):
        return list(entries)
    pairs = zip(entries[::2], entries[1::2], strict=True)
    return [Entry(a.start, b.end, (*a.blocks, *b.blocks), a.context, a.columns) for a, b in pairs]


def _short(lines: Sequence[Line]) -> list[Line]:
    """Give the first lines of an entry but descriptions, and remarks in brackets on lines of their own."""
    told = [line for index, line in enumerate(lines) if not index or not _is_aside(line)]
    kept = (line for i, line in enumerate(told) if not i or line.column or not _REMARK.fullmatch(line.text.strip()))
    return [line for line in kept if len(line.text.split()) <= _LONGEST][:5]


def _is_aside(line: Line) -> bool:
    """Say whether a line below a talk says for whom it was, what it won, or with whom it was given."""
    company = COMPANY.match(line.text)
    beside = company and not (line.dates or is_event(line.text)) and split_people(line.text[company.end() :]).people
    return bool(_ASKED.match(line.text) or _STARRED.match(line.text) or beside or _is_prize(line))


def _is_prize(line: Line) -> bool:
    """Say whether a line below a talk tells what it won, or what paid for the journey."""
    return not (line.dates or line.column or is_event(line.text)) and award_pattern().search(line.text) is not None


def _is_note(page: Page, section: Section, entry: Entry) -> bool:
    """Say whether an entry is a remark above a list of talks, in italics or about all of them, or only links."""
    block = entry.blocks[0]
    text = page.text[entry.start : entry.end]
    if block.kind == "paragraph" and not find_ranges(text) and (_POINTS.match(text) or is_chatter(text)):
        return True
    if block.kind == "paragraph" and (is_running_text(text) or (kinds_of(text) and not find_ranges(text))):
        return True
    linked = sum(i.end - i.start for i in block.inlines if i.kind == "link")
    if (
        block.kind == "paragraph"
        and (sum(i.kind == "link" for i in block.inlines) > 1 or len(text.split()) < _BUTTON)
        and linked >= _LINKED * (len(page.text[entry.start : entry.end].strip()))
    ):
        return True
    items = sum(other.blocks[0].kind in {"item", "row"} for other in section.entries)
    whole = any(i.kind == "emphasis" and i.start <= block.start and i.end >= entry.end for i in block.inlines)
    return whole and block.kind == "paragraph" and items > 1 and len(page.text[entry.start : entry.end].split()) > 3


def _event_above(section: Section) -> str:
    """Give the event that headings within the talks name, the outer before the inner."""
    if section.kind:
        return ""
    inner = [*takewhile(lambda title: not kinds_of(title), (section.title, *reversed(section.path)))][::-1]
    named = [title.strip(" ,.:") for title in inner if not (kind_of(title) or YEAR_ALONE.fullmatch(title))]
    return ", ".join(named) if any(is_event(title) for title in named) else ""


def _is_untitled(page: Page, read: Sequence[tuple[Entry, Sequence[Line]]]) -> bool:
    """Say whether a list gives events and no titles: hardly an entry has one set apart, most begin with an event."""
    filled = [(entry, lines) for entry, lines in read if lines]
    spans = [title_span(page, entry, lines) for entry, lines in filled]
    titled = sum(span is not None and not _is_named(page.text[span.start : span.end]) for span in spans)
    if len(filled) < 2 or titled > _FEW * len(filled):
        return False
    return sum(_opens_with_event(page, entry, lines) for entry, lines in filled) >= _SHARE * len(filled)


def _is_named(text: str) -> bool:
    """Say whether what is set apart is an event by its first word: "Workshop on the tides of the north"."""
    return event_pattern().match(text) is not None


def _opens_with_event(page: Page, entry: Entry, lines: Sequence[Line]) -> bool:
    """Say whether an entry begins with an event, behind its kind; or is no more than a name and its place."""
    inlines = page.inlines(entry.start, entry.end)
    parts = [part for line in lines for part in without(dated_once(line), [], inlines) if not kind_of(part.text)]
    kept, place = split_places(parts)
    if not kept or any(may_be_title(part.text) for part in kept[1:]):
        return False
    return surely_event(kept[0].text) or (bool(place) and len(kept) == 1 and may_name_event(kept[0].text))


def _talks(
    page: Page,
    section: Section,
    read: tuple[Entry, Sequence[Line]],
    event: str,
    *,
    untitled: bool,
    title: Span | None = None,
) -> Iterator[Talk]:
    entry, whole = read
    lines = _short(whole)
    given = list(deliveries(page, entry, lines))
    if not given and not title and (events := _listed(whole)):
        for listed in events:
            yield _talk(page, entry, Told("", listed.name, listed.location), title="", date=listed.date, above="")
        return
    if not lines:
        return
    date = _exact(_date(page, entry, lines), lines)
    above = kind_above(entry.context) or kind_above(section.title)
    day = _whole(_day(date) or _day(date_above(section, entry)), lines)
    for given_title, each, date in given:
        yield _talk(page, entry, each, title=given_title, date=_day(date) or day, above=above)
    if given:
        return
    named, parts, told = read_talk(page, entry, lines, untitled=untitled, title=title)
    if event and not named:
        named, told = _title_alone(page, parts, told, event)
    elif event and not told.event:
        told = Told(told.kind, event, told.location)
    several = _several(page, parts) if not named else []
    ends = [*(group[0].start for group in several[1:]), entry.end]
    for group, end in zip(several, ends, strict=False):
        each = tell(page, group)
        own = find_ranges(page.text[group[-1].end : end]) if len(several) > 1 else ()
        found = parse_date(page.text[group[0].start : group[-1].end]) or (own[0].start or own[0].end if own else "")
        if each.event:
            yield _talk(page, entry, each, title="", date=found or day, above=above)
    if several or not (named or told.event) or not (day or told.kind or named or above):
        return
    yield _talk(page, entry, told, title=named, date=day, above=above)


def _listed(lines: Sequence[Line]) -> Sequence[ListedEvent]:
    """Give the events of an entry that is nothing but a list of them."""
    if len(lines) == 1:
        return listed_events(lines[0]) or yearly_events(lines[0]) or sorted_events(lines[0])
    joined = " ".join(line.text for line in lines)
    return sorted_events(line_at(joined, lines[0].start)) if lines and not lines[0].column else ()


def _title_alone(page: Page, parts: Sequence[Part], told: Told, event: str) -> tuple[str, Told]:
    """Take what an entry says for its title, because the event stands above it."""
    kept, _ = split_places(parts)
    text = " ".join(page.text[kept[0].start : kept[-1].end].split()) if kept else ""
    return text.strip(" .,;:"), Told(told.kind if told.kind != text.split(" ")[0] else "", event, told.location)


def _talk(page: Page, entry: Entry, told: Told, *, title: str, date: str, above: str) -> Talk:
    return Talk(
        evidence=page.evidence(entry.start, entry.end, _NAME),
        people=(page.owner,),
        title=without_company(title),
        event=told.event,
        date=date,
        type=told.kind or told_kind(page, entry) or above,
        location=told.location,
    )


def _is_cited(line: Line, date: DateRange, title: Span) -> bool:
    """Say whether a date is that of a citation: in brackets before the title, or right behind it."""
    beside = 0 <= line.start + date.at - title.end <= len(". (")
    return line.text[date.to : date.to + 1] == ")" and (beside or line.start + date.to < title.start)


def _date(page: Page, entry: Entry, lines: Sequence[Line]) -> DateRange | None:
    """Give the date of the talk: one cited before its title, else that the first dated line ends or begins with."""
    quoted = quoted_title(page, entry) or quoted_title(page, entry, anywhere=True) or title_span(page, entry, lines)
    inside = range(quoted.start, quoted.end) if quoted else range(0)
    for line in lines:
        dates = [date for date in line.dates if line.start + date.at not in inside] or line.dates
        cited = (d for d in dates if quoted and _is_cited(line, d, quoted))
        if found := next(cited, None):
            return found
        if dates:
            last, first = dates[-1], dates[0]
            return first if not line.text[: first.at].strip(" ([*_") and line.text[last.to :].strip(" ).,;*_") else last
    return None


def _exact(date: DateRange | None, lines: Sequence[Line]) -> DateRange | None:
    """Give the date within a year that another line tells more exactly: "June 2019" below an entry of 2019."""
    year = date.start if date and date.single and len(date.start) == len("2010") else ""
    told = [other for line in lines for other in line.dates if year and other.start[:4] == year != other.start]
    return told[0] if len(told) == 1 else date


def _day(date: DateRange | None) -> str:
    return date.start or date.end if date else ""


def _whole(date: str, lines: Sequence[Line]) -> str:
    """Give a year with the month and day that stand apart from it: "April 1-4" in an entry under "2010"."""
    texts = (part.text for line in lines for part in without(line, [], ()))
    days = (month_day(text) or month_behind(text) or month_day(re.split(r"[.;]\s", text)[0]) for text in texts)
    return f"{date}-{day}" if len(date) == len("2010") and (day := next(filter(None, days), "")) else date


def _several(page: Page, parts: Sequence[Part]) -> list[list[Part]]:
    """Give the groups of an entry that lists several events, semicolons between them; none where it lists one."""
    groups: list[list[Part]] = [[]]
    for before, part in zip([None, *parts], parts, strict=False):
        if before and ";" in page.text[before.end : part.start]:
            groups.append([])
        groups[-1].append(part)
    return groups if len(groups) > 1 and all(groups) else []
