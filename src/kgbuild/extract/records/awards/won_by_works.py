"""Awards that stand below the works that won them: "Winner of the 2010 Tide Prize, Society of Tides" below a book."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from kgbuild.document import Block
from kgbuild.extract.page import Entry, Page, Section
from kgbuild.extract.phrases.words import award_pattern

#: What opens such a line and is no part of the award.
_WON = re.compile(
    r"(?:(?:co-|joint )?(?:winner|recipient)(?:,| of| for|:| –| -)|(?:was )?awarded)\s+"
    r"(?:(?:the|an?)\s+)?(?=[A-ZÀ-Þ\d])",
    re.IGNORECASE,
)
#: What opens one and is part of it.
_PLACED = re.compile(
    r"(?=(?:honou?rable mention|finalist|runner-?up|(?:short|long)-?listed|(?:second|third) (?:place|prize))\b)",
    re.IGNORECASE,
)
#: Where such a remark begins and ends within a line.
_BEGINS = re.compile(r"(?:^|(?<=[.;)”\"])\s)[^\w\n(]{0,4}(?=\w)")
_ENDS = re.compile(r"(?<=[\w)]{3})[.;](?=\s|$)")
#: One of more words tells of something else.
_LONGEST = 40


def won_by_works(page: Page) -> Iterator[tuple[Section, Entry]]:
    """Give what the lists of publications say that a work won, each as an entry of its own."""
    for section in page.of_kind("publications"):
        if "awards" in {section.kind, *section.also}:
            continue
        for entry in section.entries:
            for block in entry.blocks:
                for line in _won(page, block):
                    yield section, Entry(line.start, line.end, (line,))


def _won(page: Page, block: Block) -> Iterator[Block]:
    """Give the remarks in a block that name an award behind a word for having won it, from the award on."""
    start = block.start
    for text in page.document.slice(block).split("\n"):
        for begin in _BEGINS.finditer(text):
            opened = _WON.match(text, begin.end()) or _PLACED.match(text, begin.end())
            if opened is None:
                continue
            stop = _ENDS.search(text, opened.end())
            said = text[opened.end() : stop.start() if stop else len(text)]
            if len(said.split()) <= _LONGEST and award_pattern().search(said):
                at = start + opened.end()
                inlines = tuple(i for i in block.inlines if at <= i.start and i.end <= at + len(said))
                yield replace(block, kind="paragraph", start=at, end=at + len(said), cells=(), inlines=inlines)
        start += len(text) + 1
