"""Titles inside an entry: what quotation marks, type or a line of its own set apart from the rest."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from itertools import pairwise

from kgbuild.document import Inline, Span
from kgbuild.extract.page import Entry, Page
from kgbuild.extract.phrases.details import clean_title
from kgbuild.extract.phrases.parts import Line, Part, parts_of

_QUOTED = re.compile(
    r"(?P<before>^|[\s(\[])(?P<quote>(?:“(?P<long>[^”“„]{3,}?)[,.]?\s?”|[“\"«„](?P<title>[^”\"»“„\n]{3,}?)[,.]?\s?[”\"»“]|[「『《](?P<corner>[^「」『』《》\n]{2,})[」』》])|‘(?P<single>[^\n]{12,}?)[,.]?’(?!\w))"
)
#: Words that a quoted title may follow; behind other words a quotation is part of a name.
_ANNOUNCED = re.compile(
    r"(?:^|[\n\t,;:.|)\]–—-]|(?:^|\n)\W*\d{1,2}\s?[x×]|(?:^|\n)\W*(?:[a-z]{3,9}\.?\s+)?(?:19|20)\d\d|\b(?:titled|entitled|called|on|über|zu|sur|sobre|su|intitulée?|\w*vortrag))\s*$",
    re.IGNORECASE,
)
_ON_WITH_NAME = re.compile(r"[A-ZÀ-Þ]\w+\s+(?:on|über|zu|sur|sobre|su)\s*$")

#: What leads to an event, and the runs of an entry that sets apart event and title.
_AT = re.compile(r"\b(?:at|in|bei|auf|à|en|em|presso|chez)\s+(?:the\s+|la\s+|le\s+|der\s+|den\s+)?$")
_PAIR = 2


def quoted_title(page: Page, entry: Entry, *, anywhere: bool = False) -> Span | None:
    """Give where the first quoted title of an entry stands, marks included; a quotation inside a name is none.

    Args:
        page: the page.
        entry: the entry.
        anywhere: take a quotation behind any word, outside of brackets.
    """
    text = page.text[entry.start : entry.end]
    for match in _QUOTED.finditer(text):
        start = match.start("quote")
        before = text[:start].rstrip(" ")
        if anywhere and before.count("(") == before.count(")"):
            return Span(entry.start + start, entry.start + match.end())
        if _ANNOUNCED.search(before) and not _ON_WITH_NAME.search(before):
            tail = re.match(r":\s+[^.\n]+", text[match.end() :])
            return Span(entry.start + start, entry.start + match.end() + (tail.end() if tail else 0))
    return None


def title_at(page: Page, span: Span) -> str:
    """Give the title that stands at a span, quotation marks around all of it left out."""
    printed = " ".join(page.text[span.start : span.end].split())
    return printed.strip(" .,;") if re.search(r"[”\"»]:\s", printed) else clean_title(printed)


def set_apart_title(
    entry: Entry,
    text: str,
    unfit: Callable[[str], bool],
    kinds: Sequence[set[str]] = ({"emphasis", "strong"}, {"link"}),
) -> Span | None:
    """Give where the first run of italics, else bold, else links stands that may be a title.

    Runs with no more than white space or a colon between them are one.

    Args:
        entry: the entry.
        text: of the document.
        unfit: says of a run's text that it is something else, a kind or an event.
        kinds: of runs, those to prefer first.
    """
    inlines = sorted({i for block in entry.blocks for i in block.inlines}, key=lambda i: (i.start, -i.end))
    for wanted in kinds:
        chosen = [i for i in inlines if i.kind in wanted and i.start < i.end]
        runs = _runs(
            [i for i in chosen if not unfit(text[i.start : i.end]) or len(text[i.start : i.end].split()) < 2], text
        )
        for run in runs:
            printed = " ".join(text[run.start : run.end].split())
            if len(printed) > 3 and not unfit(printed):
                return run
    return None


def past_event(page: Page, entry: Entry) -> Span | None:
    """Give the title in italics that a colon parts from the event: "Talk at *Tide Days*, Kiel: *Tides at rest*"."""
    italics = [i for i in page.inlines(entry.start, entry.end) if i.kind == "emphasis"]
    if len(italics) < _PAIR or not _AT.search(page.text[entry.start : italics[0].start]):
        return None
    last = italics[-1]
    parted = page.text[italics[0].end : last.start].rstrip().endswith(":")
    return Span(last.start, last.end) if parted and len(page.text[last.start : last.end].split()) > _PAIR else None


def _runs(inlines: Sequence[Inline], text: str) -> list[Span]:
    found: list[Span] = []
    for inline in inlines:
        if found and re.fullmatch(r"[ \u00a0]*:?[ \u00a0]*", text[found[-1].end : inline.start]):
            found[-1] = Span(found[-1].start, max(inline.end, found[-1].end))
        else:
            found.append(Span(inline.start, inline.end))
    return found


def without(line: Line, taken: Sequence[Span], inlines: Sequence[Inline]) -> list[Part]:
    """Give the parts of a line, its dates and some spans of the document left out."""
    spans = [(0, len(line.text))]
    holes = [(date.at, date.to) for date in line.dates]
    holes += [(span.start - line.start, span.end - line.start) for span in taken]
    for start, end in holes:
        spans = [piece for a, b in spans for piece in ((a, min(b, start)), (max(a, end), b)) if piece[0] < piece[1]]
    return [part for a, b in spans for part in parts_of(line, a, b, inlines)]


def are_neighbours(parts: Sequence[Part], gap: int = 4) -> bool:
    """Say whether parts follow one another with nothing but a separator between."""
    return all(b.start - a.end <= gap for a, b in pairwise(parts))
