"""Press: coverage of the page's owner, a headline with who published it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from kgbuild.dates import find_ranges, parse_date
from kgbuild.document import Span
from kgbuild.extract.page import Entry, Page
from kgbuild.extract.phrases.details import clean_title
from kgbuild.extract.phrases.parts import Line, Part, dated_lines, line_at, lines_of, run
from kgbuild.extract.phrases.titles import quoted_title, title_at, without
from kgbuild.model import Press

_NAME = "press"
_ADDRESS = re.compile(r"<?https?://")
#: What someone did in the press, before its name: "Research featured in".
_LEAD = re.compile(
    r"(?:(?:my|our|her|his)\s+)?(?:(?:research|work|study|paper|book|article)\s+)?(?:was\s+)?(?:interview(?:ed)?|quoted|featured|profiled?|cited"
    r"|mentioned|covered|appear(?:ed|ance)|guest|commentary|interviewt|zitiert|interviewée?|citée?|entrevista(?:do|da)?|intervista)"
    r"\s+(?:on|in|by|with|for|at|im|in der|bei|dans|par|sur|en|con|su)\s+(?:the\s+)?(?=[A-ZÀ-Þ“\"])",
    re.IGNORECASE,
)


def press(page: Page) -> Iterator[Press]:
    """Give the coverage that sections of press list, and sections that are of press and of something else."""
    if page.subject_kind == "organization":
        return
    for section in page.of_kind("press"):
        for entry in section.entries:
            if section.kind == "press" or is_press(page, entry):
                yield from _items(page, entry)


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
