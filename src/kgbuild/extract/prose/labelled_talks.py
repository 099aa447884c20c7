"""Talks that news announce by their kind and then cite: "Invited talk – Slow tides of the fens @ Tide Days, Oslo"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from kgbuild.dates import find_ranges, month_day
from kgbuild.extract.page import Entry, Page
from kgbuild.extract.phrases.parts import dated_lines
from kgbuild.extract.prose.news import Item
from kgbuild.extract.prose.statements.clauses import opens_with_verb
from kgbuild.extract.prose.statements.passage import phrases
from kgbuild.extract.records.talks.parts import read_talk
from kgbuild.model import NOBODY, Talk

_SOURCE = "news"
#: What parts the kind of a talk from its title.
_MARK = re.compile(r"\s*(?::|[—–]|-{1,3}(?=\s|[A-ZÀ-Þ“\"]))\s*(?=[A-ZÀ-Þ“\"‘«„\d])")
#: A title has so many words.
_TITLE = 3


def labelled_talks(page: Page, item: Item) -> Iterator[Talk]:
    """Give the talk of an item that is its kind and, behind a colon or a dash, title and event: of the owner."""
    if page.subject_kind == "organization" or item.headline:
        return
    block = item.blocks[0]
    text = page.text[max(block.start, item.start) : block.end]
    kind, at = _labelled(item, text)
    rest = text[at:]
    if not kind or opens_with_verb(rest) or re.match(r"(?:I|We)\b", rest) or phrases("speak").search(rest):
        return
    start = max(block.start, item.start) + at
    within = tuple(inline for inline in block.inlines if inline.start >= start)
    entry = Entry(start, block.end, (replace(block, start=start, inlines=within),))
    lines = dated_lines(page, entry)
    title, _, told = read_talk(page, entry, lines, untitled=False)
    if len(title.split()) < _TITLE or not told.event:
        return
    yield Talk(
        evidence=page.evidence(block.start, block.end, _SOURCE, 0.7),
        people=(page.owner if page.owner.name else NOBODY,),
        title=title,
        event=told.event,
        date=_day(rest, item.date),
        type=kind,
        location=told.location,
    )


def _labelled(item: Item, text: str) -> tuple[str, int]:
    """Give the kind of talk that the label of an item names, or that opens it before a mark, and where the rest is."""
    label = item.label.strip(" :[]()*_.–—-\t")
    found = phrases("talk_kinds").search(label)
    if found and found.end() == len(label):
        return label, 0
    opening = phrases("talk_kinds").match(text)
    lead = opening or re.match(r"(?:[A-Z][a-z]+ )?(?:[Tt]alk|[Pp]oster|[Kk]eynote|[Ss]eminar|[Ll]ecture)\b", text)
    mark = _MARK.match(text, lead.end()) if lead else None
    return (lead[0], mark.end()) if lead and mark else ("", 0)


def _day(text: str, posted: str) -> str:
    """Give the day that a text tells, where its month at most is left to the day of the item."""
    days = [found.start for found in find_ranges(text) if found.start]
    best = max(days, key=len, default="")
    parts = re.split(r"[,@(]", text)
    short = next((day for part in parts if (day := month_day(part.strip()))), "")
    if len(best) <= len("2024") and short:
        return f"{best or posted[:4]}-{short}"
    return best if len(best) >= len(posted) else posted
