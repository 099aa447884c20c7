"""Talks that news list rather than tell: speakers, title and event on lines of their own."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import takewhile

from kgbuild.document import Block, Inline
from kgbuild.extract.page import Page
from kgbuild.extract.prose.news import Item
from kgbuild.extract.prose.statements.passage import phrases
from kgbuild.model import Mention, Talk
from kgbuild.names import split_people
from kgbuild.names.likeness import looks_like_name
from kgbuild.prose import Sentence

SOURCE = "news"
_SURE_NAME = 0.5
#: "Slow tides of the fens (Ada Example and Bo Roe)", one behind the other.
_TITLE_NAMES = re.compile(
    r"(?:[\s,;]*(?:and\s+)?)?(?P<title>[A-ZÀ-Þ“\"][^()\n]{14,250}?)\s+\((?P<names>[A-ZÀ-Þ][^()\n]{4,150})\)"
)
#: "Ada Example: “Slow tides of the fens”", with a dash or a colon between them.
_NAMES_TITLE = re.compile(
    r"\W*(?P<names>[A-ZÀ-Þ][^:–—“\"\n]{4,120}?)(?:\s*:\s+|\s+[–—-]\s+|,?\s*(?=[“\"]))[“\"]?(?P<title>[A-ZÀ-Þ][^“”\"\n]{14,250}?)[.,]?[”\"]?[.,]?\s*$"
)
_INTRO = re.compile(r"(?i)\b(?:posters?|talks?|presentations?|oral|abstracts?|present(?:ed|ing|s)?|speak\w*)\b")
_WORKS = re.compile(r"(?i)\b(?:papers?|articles?|publications?|prizes?|awards?|winners?)\b")


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


def told_talks(page: Page, item: Item, sentences: Sequence[Sentence]) -> Iterator[Talk]:
    """Give the talks that stand below "We presented at X:", or behind it, each a title with its speakers."""
    for block, below in zip(item.blocks, (*item.blocks[1:], None), strict=True):
        text = page.text[max(block.start, item.start) : block.end]
        colons = (m.start() for m in re.finditer(r":(?=\s|$)", text))
        intros = ((at, re.split(r"(?<=[.!?])\s", text[: at + 1])[-1]) for at in colons)
        colon, intro = next(((at, s) for at, s in intros if _INTRO.search(s) and not _WORKS.search(s)), (-1, ""))
        if colon < 0:
            continue
        events = [m for s in sentences for m in s.of("EVENT") if m.start < block.start + colon + 1]
        found = list(phrases("talk_kinds").finditer(intro))
        row = Talk(
            evidence=page.evidence(block.start, block.end, SOURCE, 0.7), people=(), date=item.date,
            event=events[-1].text if events else "", type=re.sub(r"s$", "", found[-1][0]) if found else "",
        )  # fmt: skip
        if not row.event:
            continue
        if len(text.rstrip()) > colon + 1:
            yield from _in_line(row, text[colon + 1 :], max(block.start, item.start) + colon + 1)
        elif below is not None and below.kind == "item":
            rest = item.blocks[item.blocks.index(below) :]
            for one in takewhile(lambda b: b.kind == "item", rest):
                yield from _of_line(replace(row, evidence=page.evidence(one.start, one.end, SOURCE, 0.7)), page, one)


def _in_line(row: Talk, text: str, offset: int) -> Iterator[Talk]:
    found = list(_TITLE_NAMES.finditer(text))
    people = [_people(match["names"], offset + match.start("names")) for match in found]
    if len(found) > 1 and all(people):
        for match, speakers in zip(found, people, strict=True):
            yield replace(row, people=speakers, title=_title(match["title"]))


def _of_line(row: Talk, page: Page, block: Block) -> Iterator[Talk]:
    text = page.text[block.start : block.end]
    for form in (_TITLE_NAMES, _NAMES_TITLE):
        match = form.fullmatch(text.rstrip(" ."))
        speakers = _people(match["names"], block.start + match.start("names")) if match else ()
        if match and speakers:
            yield replace(row, people=speakers, title=_title(match["title"]))
            return


def _people(text: str, offset: int) -> tuple[Mention, ...]:
    """Give the people of a text that is nothing but names."""
    people = split_people(text, offset).people
    return people if people and all(looks_like_name(p.name) >= _SURE_NAME for p in people) else ()


def _title(text: str) -> str:
    return " ".join(text.split()).strip(' .,“”"')


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
