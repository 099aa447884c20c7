"""Awards: prizes, medals, fellowships and honours, with all who share them, when, and who gave them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import takewhile

from kgbuild.amounts import amount_spans
from kgbuild.dates import DateRange, find_ranges
from kgbuild.dates.alone import date_alone
from kgbuild.document import Inline
from kgbuild.extract.careers.employers import mention_of
from kgbuild.extract.layout.columns import meaning_of
from kgbuild.extract.page import Entry, Page, Section
from kgbuild.extract.phrases.above import body_above, date_above
from kgbuild.extract.phrases.dating import dated, listed_dates, with_named_seasons
from kgbuild.extract.phrases.details import clean_title, people_in
from kgbuild.extract.phrases.labelled import is_labelled_list, labelled_values
from kgbuild.extract.phrases.money import is_funded, is_grant, is_stipend
from kgbuild.extract.phrases.parts import Line, Part, dated_lines, line_at, split_places
from kgbuild.extract.phrases.sentences import is_description
from kgbuild.extract.phrases.words import organization_weight
from kgbuild.extract.records.awards.honours import (
    holds_both,
    holds_service,
    is_given_talk,
    is_served,
    listed_honours,
    without_sort,
    years_above,
)
from kgbuild.extract.records.awards.laureates import laureate, year_in
from kgbuild.extract.records.awards.titles import (
    BEST,
    DESCRIBES,
    GIVEN_BY,
    LABEL,
    PURPOSE,
    REASON,
    in_bracket,
    is_giver,
    names_award,
    title_and_giver,
    without_amounts,
)
from kgbuild.extract.records.awards.won_by_works import won_by_works
from kgbuild.lexicon import words
from kgbuild.model import NOBODY, Award, Mention

_NAME = "awards"
#: "2010 and 2011" are two times.
_JOINED = re.compile(r"\d\s+(?:and|und|et|y|e|&)\s+\d")
_SHARED = re.compile(
    r"\(?\s*\b(?:shared|jointly|joint|together|partagée?|gemeinsam)\s+(?:with|avec|mit)\s+([^()]+)\)?", re.IGNORECASE
)
_REMARK = re.compile(
    r"\s*\((?:declined|awarded|received|honorary|abgelehnt|décliné|verliehen|nominated)\)", re.IGNORECASE
)
#: "the X Award for the academic year", "2020-2021 Academic Year X Award".
_AROUND = re.compile(
    r"^the\s+(?=[A-Z])|^(?:the\s+)?(?:(?:19|20)\d\d\s?[-–/]\s?(?:\d\d){1,2}\s+)?(?:[Aa]cademic|[Ss]chool)\s+[Yy]ear\s+(?=\S)"
    r"|\s+(?:for|in)\s+(?:the\s+)?(?:\d{4}\S*\s+)?(?:(?:academic|school)\s+)?year$"
)
_STOP = re.compile(r"(?<=[\w)\]”\"]{2})\.\s+(?=[A-ZÀ-Þ])")
#: What labels mean, or are, whose values give an award.
_GIVERS = frozenset({"awarder", "body", "event", "institution"})
_PLACES = frozenset({"location", "place", "venue", "ort", "lieu", "lugar", "luogo", "local"})
#: What a line says of the award above it.
_GIVEN_FOR = re.compile(
    r"(?:awarded|given|presented|granted|conferred) (?:for|in recognition)\b|in recognition of\b|being one of\b"
    r"|\d+ (?:years?|months?) of\b|verliehen für\b|remis pour\b|otorgado por (?:el|la|su)\b",
    re.IGNORECASE,
)
#: An undated text of more words with a verb is a sentence.
_FINITE, _SAID = re.compile(r"\b(?:is|are|was|were|has|have|will|can|ist|sind|est|sont|es|son|è|sono)\b"), 5
#: And one of more words whose first ones name no award tells of several.
_TOLD = 14
#: Words of names in lower case.
_SMALL = frozenset(
    {"and", "of", "for", "the", "de", "du", "des", "la", "et", "der", "für", "und", "di", "del", "y", "in"}
)
#: A line of more words below an award names nobody.
_GIVER = 10
#: "(2020-2023. Declined.)": what a bracket says behind the date.
_DATE_TOLD = re.compile(r"\((?P<date>[^().;]*\b(?:19|20)\d\d)[.;]\s+[^()]*\)\W*$")
#: "Tide Fellowship to attend the school of …", "Gull Grant for attending …": what somebody was enabled to do.
_PURPOSE = re.compile(
    r",?\s+(?:to|for|towards?)\s+(?:[a-z]+ing\b|(?:attend|study|conduct|perform|support|present|participate|travel|research"
    r"|complete|visit|work|pursue|develop|undertake|carry|do|write|assist|fund|cover)\b)"
)
_LONGEST = 40


def awards(page: Page) -> Iterator[Award]:
    """Give the awards of the page's owner."""
    if page.subject_kind == "organization":
        return
    for section in page.of_kind("awards"):
        years = years_above(page, section)
        for entry in section.entries:
            if holds_both(section) and is_given_talk(page, entry):
                continue
            if _is_beside(page, entry) or (holds_service(section) and is_served(page, entry)):
                continue
            mixed = "grants" in {section.kind, *section.also}
            paid = is_funded(page, entry) or is_stipend(page, section, entry)
            if not paid and not (mixed and is_grant(page, entry)):
                above = date_above(section, entry)
                year = years.get(entry.start) or (above.start or above.end if above else "")
                won = None if page.owner.name else laureate(page, entry, year or year_in(section.title))
                yield from (won,) if won else _awards(page, section, entry, year)
    for section, entry in won_by_works(page):
        yield from _awards(page, section, entry, "")


def _is_beside(page: Page, entry: Entry) -> bool:
    """Say whether an entry names no award: what one was given for, a sentence about honours, a link elsewhere."""
    text = page.text[entry.start : entry.end].strip()
    if _GIVEN_FOR.match(text) or is_description(text):
        return True
    links = (i for i in page.inlines(entry.start, entry.end) if i.kind == "link")
    pointer = any(i.start <= entry.start and i.end >= entry.start + len(text.rstrip(" .")) for i in links)
    listed = entry.blocks[0].kind == "item" and date_alone(entry.context) is not None
    dated_line = listed or any(line.dates for line in dated_lines(page, entry))
    long = len(text.split()) > _TOLD and not names_award(" ".join(text.split()[:_TOLD]))
    said = pointer or long or (_FINITE.search(text) is not None and len(text.split()) > _SAID)
    return said and not dated_line and not (pointer and names_award(text))


def _awards(page: Page, section: Section, entry: Entry, year: str) -> Iterator[Award]:
    inlines = page.inlines(entry.start, entry.end)
    lines = [with_named_seasons(line, inlines) for line in dated_lines(page, entry)]
    if entry.blocks[0].kind == "heading" and is_labelled_list([line.text for line in lines[1:]]):
        yield _labelled(page, entry, lines, year)
        return
    head = next(
        (line for line in lines if line.column.casefold().strip(" :") in words("funding", "award_columns")), None
    )
    head = head or next((_first_sentence(line, inlines) for line in lines if line.parts), None)
    if head is None or len(head.text.split()) > _LONGEST:
        return
    line = dated(head, inlines)
    parts = list(line.parts)
    undated = not (line.date or year) and len(lines) > 1 and not lines[1].dates
    if not parts or (undated and len(section.entries) == 1):
        return
    if line.date and (several := listed_honours(page.text[parts[0].start : parts[-1].end])):
        evidence, date = page.evidence(entry.start, entry.end, _NAME), line.date.start or line.date.end
        yield from (Award(evidence=evidence, people=(page.owner,), title=title, date=date) for title in several)
        return
    holders = [page.owner]
    shared = _SHARED.search(head.text)
    if shared:
        holders += people_in(shared[1], head.start + shared.start(1), 0.25)
    title, awarder = title_and_giver(page, _without_purpose(parts))
    if not awarder.name:
        title, awarder = in_bracket(page, head, title)
    awarder = awarder if awarder.name else _giver_below(page, lines, head)
    awarder = awarder if awarder.name else body_above(section, entry)
    title = REASON.sub("", without_amounts(title))
    title = _REMARK.sub("", _SHARED.sub("", LABEL.sub("", title)))
    title = re.sub(r"\s{2,}", " ", re.sub(r"\s*\([^()]*$", "", title)).strip(" ,.;:–-(")
    title = _AROUND.sub("", title)
    lead = next((date.to for date in find_ranges(title) if not date.at), 0)  # "2010–: Tide Prize in 2010 and 2014"
    title = title[lead:].lstrip(" :–—-") if title[lead : lead + 1] == ":" else title
    if not re.search(r"\w{2}", title):
        return
    for date in _dates(head, lines):
        yield Award(
            evidence=page.evidence(entry.start, entry.end, _NAME),
            people=tuple(holders),
            title=clean_title(title),
            date=date or year,
            awarder=awarder,
        )


def _labelled(page: Page, entry: Entry, lines: Sequence[Line], year: str) -> Award:
    """Read an award whose heading stands above labelled values: "Location: Tide University", "Year: 2024"."""
    values = labelled_values(lines[1:])
    given = next((line for label, line in values.items() if meaning_of(label) in _GIVERS or label in _PLACES), None)
    kept, _ = split_places(given.parts) if given else ((), "")
    date = next((date for line in lines for date in line.dates), None)
    return Award(
        evidence=page.evidence(entry.start, entry.end, _NAME),
        people=(page.owner,),
        title=clean_title(lines[0].text),
        date=date.start or date.end if date else year,
        awarder=mention_of(page, kept[:1]) if kept else NOBODY,
    )


def _first_sentence(line: Line, inlines: Sequence[Inline]) -> Line:
    """Give a line up to the sentence that describes the award: "Tide Prize 2019. Money and a place in the series …"."""
    if told := _DATE_TOLD.search(line.text):
        line = line_at(line.text[: told.end("date")], line.start, inlines)
    if bare := without_sort(line.text):
        line = line_at(bare, line.start, inlines)
    for match in _STOP.finditer(line.text):
        behind = line.text[match.end() :]
        plain = re.findall(r"(?<![\w’'])[a-zß-ÿ]{2,}", behind)
        first = re.split(r"[,;]|\.\s", behind, maxsplit=1)[0]
        if any(i.kind == "strong" and i.end >= line.start + match.start() for i in inlines) and is_giver(first):
            continue
        if len(plain) >= max(DESCRIBES, len(behind.split()) / 3) and not GIVEN_BY.match(behind):
            return line_at(line.text[: match.start()], line.start, inlines)
    return line


def _giver_below(page: Page, lines: Sequence[Line], head: Line) -> Mention:
    """Give the organisation that the line below the award consists of."""
    below = next((line for line in lines if line.start > head.start), None)
    given = GIVEN_BY.match(below.text.strip()) if below else None
    if below and given:
        name = PURPOSE.split(given["body"])[0].split(". ")[0].strip(" .,")
        start = below.start + below.text.find(name)
        return Mention(name, start, start + len(name))
    if below and not below.column and (dot := re.search(r"\s[·•|]\s", below.text)):
        below = line_at(below.text[: dot.start()], below.start)
    if below is None or below.column or (below.dates and head.dates) or len(below.text.split()) > _GIVER:
        return NOBODY
    kept, _ = split_places(dated(below).parts)
    kept = tuple(part for part in kept if not amount_spans(part.text))
    if len(kept) > 1 and BEST.match(kept[0].text) and is_giver(kept[-1].text):
        kept = kept[-1:]
    named = kept and (organization_weight(kept[0].text) >= 0.6 or _is_plain_name(head, below))
    return mention_of(page, kept) if named and not BEST.match(kept[0].text) else NOBODY


def _is_plain_name(head: Line, below: Line) -> bool:
    """Say whether a line below an award that is all in bold is no more than a name, and plain."""
    bold = bool(head.parts) and all(part.strong for part in head.parts if not amount_spans(part.text))
    bare = re.sub(r"\([^()]*\)", "", below.text)
    plain = not any(part.strong for part in below.parts) and not find_ranges(bare)
    named = re.findall(r"[^\W\d_][\w’'-]*", bare)
    return bold and plain and bool(named) and all(word[0].isupper() or word in _SMALL for word in named)


def _dates(head: Line, lines: Sequence[Line]) -> list[str]:
    """Give when it was given: each date of a list beside it ("Dean's list, 2010 and 2011"), else one date."""
    listed = head.dates if len(head.dates) == 1 else listed_dates(head)
    times = [time for date in listed for time in _times(head, date)]
    if len(times) > 1:
        return list(dict.fromkeys(times))
    own = dated(head).date
    date = own or next((date for other in lines if other is not head for date in other.dates), None)
    return [date.start or date.end if date else ""]


def _times(line: Line, date: DateRange) -> tuple[str, ...]:
    """Give the years that a date joins by a word ("2010 and 2011" are two), else when it begins."""
    joined = _JOINED.search(line.text[date.at : date.to]) and not date.single
    return (date.start, date.end) if joined else (date.start or date.end,)


def _without_purpose(parts: Sequence[Part]) -> Sequence[Part]:
    """Give the parts of an award, the first of them up to what it enabled somebody to do."""
    first = parts[0]
    match = _PURPOSE.search(first.text)
    if match is None or not names_award(first.text[: match.start()]):
        return parts
    text = first.text[: match.start()]
    told = takewhile(lambda part: organization_weight(part.text) == 0 or part.quoted, parts[1:])
    return (replace(first, text=text, end=first.start + len(text)), *parts[1 + len(tuple(told)) :])
