"""Press: coverage of the page's owner, a headline with who published it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from kgbuild.dates import find_ranges, parse_date
from kgbuild.document import Inline, Span
from kgbuild.extract.page import Entry, Page
from kgbuild.extract.phrases.details import clean_title
from kgbuild.extract.phrases.parts import Line, Part, dated_lines, line_at, lines_of, run
from kgbuild.extract.phrases.titles import quoted_title, title_at, without
from kgbuild.lexicon import words
from kgbuild.model import Press

_NAME = "press"
#: A headline has so many words at least.
_HEADLINE = 2
_ADDRESS = re.compile(r"<?https?://")
#: What someone did in the press, before its name: "Research featured in".
_LEAD = re.compile(
    r"(?:(?:my|our|her|his)\s+)?(?:(?:research|work|study|paper|book|article)\s+)?(?:was\s+)?(?:interview(?:ed)?|quoted|featured|profiled?|cited"
    r"|mentioned|covered|appear(?:ed|ance)|guest|commentary|interviewt|zitiert|interviewée?|citée?|entrevista(?:do|da)?|intervista)"
    r"\s+(?:on|in|by|with|for|at|im|in der|bei|dans|par|sur|en|con|su)\s+(?:the\s+)?(?=[A-ZÀ-Þ“\"])",
    re.IGNORECASE,
)


#: What opens an entry of the press among service, and where the name of who published it ends.
_COVERED = re.compile(
    r"(?i:(?:tv |radio |podcast )?(?:interview(?:ed)?|featured|quoted|profiled) (?:for|in|on|by|with|at) )(?:the )?"
)
_OUTLET = re.compile(r"/?\s+(?:piece|article|story|show|programme?)\b|[,:;(\n]|\s[–—-]\s")


def press(page: Page) -> Iterator[Press]:
    """Give the coverage that sections of press list, and sections that are of press and of something else."""
    if page.subject_kind == "organization":
        return
    for section in page.of_kind("press"):
        for entry in section.entries:
            if section.kind == "press" or is_press(page, entry):
                yield from _items(page, entry)
    for section in page.of_kind("service"):
        for entry in section.entries if "press" not in {section.kind, *section.also} else ():
            yield from filter(None, [_interview(page, entry)])


#: Title, who published it, when in brackets, perhaps an address.
_LISTED = re.compile(
    r"(?P<title>[^“”\"]{4,}?(?:\.|[?!]\.?)) (?P<outlet>[A-ZÀ-Þ][^()?!]{1,60}?)\s+"
    r"\((?P<date>(?:19|20)\d\d(?:,[^()]{3,20})?)\)[\s.]*(?:https?://[^()]*)?$"
)


def is_press(page: Page, entry: Entry) -> bool:
    """Say whether each line of an entry is an undated headline whose end is a link: its publisher."""
    return all(_published(line) for line in lines_of(page, entry))


def _published(line: Line) -> bool:
    return len(line.parts) > 1 and bool(line.parts[-1].href) and not line.parts[0].href and not line.dates


def _items(page: Page, entry: Entry) -> Iterator[Press]:
    cited = _cited(page, entry)
    if cited:
        yield cited
        return
    for line in lines_of(page, entry):
        parts = list(line.parts)
        if not parts:
            continue
        if told := _listed(page, line) or _outlet_first(page, line):
            yield told
            continue
        linked = next((part for part in parts if part.href), None)
        outlet = parts[-1] if len(parts) > 1 else None
        quoted = next((part for part in parts if part.quoted or (linked is part and part is not outlet)), None)
        title = clean_title(quoted.text if quoted else run(page, parts[:-1] if outlet else parts))
        if outlet is quoted:
            outlet = parts[0] if parts[0] is not quoted else None
        start, end = line.start, line.start + len(line.text)
        yield Press(
            evidence=page.evidence(start, end, _NAME),
            person=page.owner,
            title=title,
            publisher=outlet.text.strip(" .") if outlet else "",
            url=linked.href if linked and linked.href.startswith("http") else "",
            date=parse_date(line.text),
        )


def _interview(page: Page, entry: Entry) -> Press | None:
    """Read what an entry of service tells of the press: "Interviewed for *Tide News*", with the headline linked."""
    lines = dated_lines(page, entry)
    parts = [part for line in lines for part in line.parts]
    told = _COVERED.match(parts[0].text) if parts else None
    links = (i for i in page.inlines(entry.start, entry.end) if i.kind == "link" and i.href.startswith("http"))
    title = next((i for i in links if len(page.text[i.start : i.end].split()) > _HEADLINE), None)
    if told is None or title is None:
        return None
    first = lines[0].start + lines[0].text.find(parts[0].text) + told.end()
    inlines = page.inlines(first, lines[0].start + len(lines[0].text))
    slanted = next((i for i in inlines if i.kind == "emphasis" and i.start >= first - 1 and i.end < title.start), None)
    outlet = page.text[slanted.start : slanted.end] if slanted else _OUTLET.split(page.text[first : title.start])[0]
    return Press(
        evidence=page.evidence(entry.start, entry.end, _NAME),
        person=page.owner,
        title=clean_title(page.text[title.start : title.end]),
        publisher=" ".join(outlet.split()).strip(" .,:/"),
        url=title.href,
        date=parse_date(page.text[entry.start : entry.end]),
    )


def _listed(page: Page, line: Line) -> Press | None:
    """Read coverage listed as references are: "Waves on the rise. Tide Times (2019, May 4). https://…"."""
    match = _LISTED.match(line.text)
    if match is None or not line.dates or len(match["title"].split()) < 2:
        return None
    inlines = page.inlines(line.start, line.start + len(line.text))
    return Press(
        evidence=page.evidence(line.start, line.start + len(line.text), _NAME),
        person=page.owner,
        title=clean_title(match["title"]),
        publisher=match["outlet"].strip(),
        url=next((i.href for i in inlines if i.kind == "link" and i.href.startswith("http")), ""),
        date=parse_date(match["date"]),
    )


def _outlet_first(page: Page, line: Line) -> Press | None:
    """Read coverage that opens with its outlet in italics: "*Tide Times.* Waves on the rise. link, May 2015"."""
    inlines = page.inlines(line.start, line.start + len(line.text))
    outlet = next((i for i in inlines if i.kind in {"emphasis", "strong"} and i.start <= line.start + 1), None)
    links = [i for i in inlines if i.kind == "link"]
    if outlet is None:
        return None
    begin = outlet.end - line.start
    ends = [date.at for date in line.dates if date.at > begin]
    ends += [link.start - line.start for link in links if _is_label(page, link)]
    title = line.text[begin : min(ends, default=len(line.text))].strip(" .,:;–—-()[]|\t")
    if len(title.split()) < _HEADLINE or title[:1].islower() or not (ends or links):
        return None
    return Press(
        evidence=page.evidence(line.start, line.start + len(line.text), _NAME),
        person=page.owner,
        title=clean_title(title),
        publisher=" ".join(page.text[outlet.start : outlet.end].split()).strip(" .,:"),
        url=next((i.href for i in links if i.href.startswith("http")), ""),
        date=parse_date(line.text),
    )


def _is_label(page: Page, link: Inline) -> bool:
    return page.text[link.start : link.end].casefold().strip("[]() ") in words("links", "paper") | words(
        "links", "beside"
    )


def _cited(page: Page, entry: Entry) -> Press | None:
    """Read coverage cited as an article is: journalist, quoted headline, who published it, date, address."""
    lines = dated_lines(page, entry)
    span = quoted_title(page, entry)
    if span is None or len([line for line in lines if "“" in line.text or '"' in line.text]) > 1:
        return None
    inlines = page.inlines(entry.start, entry.end)
    behind = page.text[span.end : entry.end]
    dates = find_ranges(" ".join(behind.split()))
    line = line_at(_ADDRESS.split(behind)[0], span.end, inlines)
    named = [part for part in without(line, [], inlines) if not part.href]
    outlet = next((part for part in named if part.emphasis), None) or next(iter(named), None)
    outlet = outlet or _before(page, entry, span)
    if outlet is None or not dates:
        return None
    links = [inline.href for inline in inlines if inline.kind == "link" and inline.href.startswith("http")]
    return Press(
        evidence=page.evidence(entry.start, entry.end, _NAME),
        person=page.owner,
        title=title_at(page, span),
        publisher=_name_of(page, outlet),
        url=next(iter(links), ""),
        date=dates[0].start,
    )


def _before(page: Page, entry: Entry, span: Span) -> Part | None:
    """Give the outlet that stands before a title: "Interviewed on Tide Radio, “Inside Waves”"."""
    before = page.text[entry.start : span.start].rstrip(" (,:\n")
    part = next(reversed(line_at(before, entry.start, page.inlines(entry.start, entry.end)).parts), None)
    lead = _LEAD.match(part.text) if part else None
    if part and lead:
        part = replace(part, text=part.text[lead.end() :], start=part.start + lead.end())
    return part if part and part.text[:1].isupper() else None


def _name_of(page: Page, outlet: Part) -> str:
    """Give the name of an outlet with what goes on behind its colon, white space folded."""
    tail = re.match(r":\s+[^.,;\n]+", page.text[outlet.end :]) if outlet.colon else None
    return " ".join(page.text[outlet.start : outlet.end + (tail.end() if tail else 0)].split()).strip(" .")
