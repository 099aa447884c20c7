"""Papers that news list below "Two papers accepted to V", one an item, each a title or a reference."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from kgbuild.document import Block
from kgbuild.extract.page import Page
from kgbuild.extract.papers.context import Context
from kgbuild.extract.papers.lines import lines_of
from kgbuild.extract.papers.people import full_names
from kgbuild.extract.papers.publications import citation
from kgbuild.extract.prose.news import Item
from kgbuild.extract.prose.news_venues import pattern, venue_at, venue_in
from kgbuild.model import Author, Paper

SOURCE = "news"
#: "5 papers", "Two of our papers", and where a title ends that nothing sets apart.
SEVERAL = re.compile(
    r"(?i)\b(?:\d{1,2}|one|two|three|four|five|six|seven|eight|nine|ten|several|new|our|these)\s+(?:[\w-]+\s+){0,3}"
    r"(?:papers?|articles?|preprints?|abstracts?)\b"
)
_UP_TO_AUTHORS = re.compile(r"\s+\((?:by\s|with\s|authors?)|\n|\s+by\s+(?=[A-ZÀ-Þ])")
_BRACKETED = re.compile(r"\s*\((?:authors?:?\s+|by\s+)?(?P<names>[^()\n]{5,400})\)")
_CLOSING = re.compile(r"\s*\([^()\n]{5,200}\)\s*$")
_OPENED = re.compile(r"\s*[“\"„«]")
_NEAR, _SHORT_TITLE, _LONGEST_TITLE = 4, 3, 40
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")


def listed_papers(page: Page, item: Item) -> Iterator[Paper]:
    """Give the works that a list below "Two papers accepted to V" or "Our joint papers:" names, one an item."""
    for intro, rest in _lists(item.blocks):
        said = page.text[max(intro.start, item.start) : intro.end]
        several = SEVERAL.search(said)
        venue = (venue_in(said) or venue_at(said[several.end() :])) if several else ""
        named = said.rstrip().endswith(":") and all(_OPENED.match(page.text, b.start, b.end) for b in rest)
        told = several is not None and bool(venue or named or pattern("said").search(said))
        for block in rest if told else ():
            paper = _one_of_list(page, block)
            if paper and (venue or named or paper.venue):
                year = _YEAR.search(venue)
                own = replace(paper, type="", publisher="") if venue else paper
                yield replace(own, venue=venue or paper.venue, year=paper.year or (year[0] if year else ""))


def _lists(blocks: Sequence[Block]) -> Iterator[tuple[Block, Sequence[Block]]]:
    """Give each block with the items right below it."""
    starts = [n for n, block in enumerate(blocks) if block.kind != "item" or not n]
    for start, end in pairwise([*starts, len(blocks)]):
        if end > start + 1:
            yield blocks[start], blocks[start + 1 : end]


def _one_of_list(page: Page, block: Block) -> Paper | None:
    """Give the work that an item of a list cites, or whose title it is."""
    cited = citation(page, lines_of(page, [block]), Context(announced=True))
    evidence = page.evidence(block.start, block.end, SOURCE, 0.7)
    if cited and cited.title and (cited.authors or cited.links or _OPENED.match(page.text, block.start, block.end)):
        return replace(cited, evidence=evidence)
    text = page.text[block.start : block.end]
    whole = next(
        (i for i in block.inlines if i.kind in {"link", "strong", "emphasis"} and i.start - block.start < _NEAR), None
    )
    end = whole.end if whole else block.start + len(_UP_TO_AUTHORS.split(text, maxsplit=1)[0])
    bracketed = None if whole else _CLOSING.search(text)
    end = block.start + bracketed.start() if bracketed and _bracketed(text, bracketed.start(), len(text)) else end
    title = " ".join(page.text[whole.start if whole else block.start : end].split()).strip(' .,“”"')
    fits = _SHORT_TITLE <= len(title.split()) <= _LONGEST_TITLE
    return Paper(evidence=evidence, title=title, authors=_bracketed(page.text, end, block.end)) if fits else None


def _bracketed(text: str, start: int, end: int) -> tuple[Author, ...]:
    """Give the authors of a bracket behind a title: "(authors: Ada Example, Bo Roe)"."""
    found = _BRACKETED.match(text, start, end)
    return full_names(found["names"], found.start("names")) if found else ()
