"""Talks that news list rather than tell: speakers, title and event on lines of their own."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from kgbuild.document import Block, Inline
from kgbuild.extract.page import Page
from kgbuild.extract.prose.news import Item
from kgbuild.extract.prose.statements.passage import phrases
from kgbuild.model import Mention, Talk
from kgbuild.names import split_people
from kgbuild.names.likeness import looks_like_name

SOURCE = "news"
_SURE_NAME = 0.5


def talk_lists(page: Page, item: Item) -> Iterator[Talk]:
    """Give the talks of an item that is an entry of a list of talks.

    The heading says what they are; the entry has a title in italics, bold or quotation marks on a line of its own.
    """
    kind = _kind(item.heading)
    if not kind:
        return
    for block in item.blocks:
        if block.kind == "item" and (talk := _talk(page, block, kind, item.date)):
            yield talk


def _kind(heading: str) -> str:
    """Give the kind of talk that the innermost heading names."""
    for title in reversed(heading.split(" / ")):
        found = [m[0] for m in phrases("talk_kinds").finditer(title)]
        if found:
            return max(found, key=len)
    return ""


def _talk(page: Page, block: Block, kind: str, date: str) -> Talk | None:
    lines = _lines(page.text, block)
    set_apart = [i for i in block.inlines if i.kind in {"emphasis", "strong"}]
    names = _speakers(page, set_apart)
    titles = [i for i in set_apart if i not in names[1] and i.end - i.start > len("A short title")]
    if not titles or len(lines) < 2:
        return None
    title = titles[0]
    rest = [(start, end) for start, end in lines if start >= title.end - 1]
    if not rest:
        return None
    event, place = _event(page.text[rest[0][0] : rest[0][1]])
    printed = " ".join(page.text[title.start : title.end].split())
    return Talk(
        evidence=page.evidence(block.start, block.end, SOURCE, 0.85),
        people=names[0],
        title=printed.rstrip("."),
        event=event,
        location=place,
        date=date,
        type=kind,
    )


def _lines(text: str, block: Block) -> list[tuple[int, int]]:
    out, at = [], block.start
    for line in text[block.start : block.end].split("\n"):
        if line.strip():
            out.append((at, at + len(line)))
        at += len(line) + 1
    return out


def _speakers(page: Page, inlines: Sequence[Inline]) -> tuple[tuple[Mention, ...], tuple[Inline, ...]]:
    """Give who speaks: of several authors the first, who presents by custom; and the runs that name them."""
    for inline in inlines:
        printed = page.text[inline.start : inline.end]
        people = split_people(printed, inline.start).people
        if people and all(looks_like_name(p.name) >= _SURE_NAME for p in people[:2]):
            return (people[0],), (inline,)
    return (), ()


def _event(line: str) -> tuple[str, str]:
    """Give the event of a line and the place behind its dash."""
    line = line.strip().rstrip(".")
    parts = re.split(r"\s+[—–]\s+", line, maxsplit=1)
    event = re.sub(r"(?i)^panel (?:avec|with|mit|con) .+?,\s*(?=[A-ZÉ])", "", parts[0])
    return event, parts[1] if len(parts) > 1 else ""
