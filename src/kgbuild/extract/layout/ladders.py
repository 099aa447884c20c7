"""Entries written as headings alone, one below the other: "#### Fellow", "##### Fen Hospital", "###### 2019-"."""

from __future__ import annotations

from bisect import bisect
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby

from kgbuild.dates import find_ranges
from kgbuild.document import Block, Document
from kgbuild.extract.layout.headings import is_heading, kinds_of

#: A page writes its entries so if it has this many.
_SEVERAL = 3
#: Headings that are so many, and so large a share of a page, are display; those of capitals have few words.
_MANY, _ALL, _BRIEF = 12, 0.8, 6


def with_ladders(document: Document) -> Document:
    """Give a document whose ladders, headings that descend to nothing, are items of a list."""
    ladders = list(_without_heads(document, list(_ladders(document))))
    if len(ladders) < _SEVERAL:
        return document
    first = {steps[0].start: _item(steps) for steps in ladders}
    inner = {step.start for steps in ladders for step in steps[1:]}
    kept = (first.get(block.start, block) for block in document.blocks if block.start not in inner)
    return replace(document, blocks=tuple(kept))


def _item(steps: Sequence[Block]) -> Block:
    inlines = tuple(inline for step in steps for inline in step.inlines)
    return Block("item", steps[0].start, steps[-1].end, level=1, marker="•", group=steps[0].group, inlines=inlines)


def _ladders(document: Document) -> Iterator[tuple[Block, ...]]:
    """Give the runs of headings, each below the first of its run, that nothing but the next run or the end follows."""
    last = document.blocks[-1:]
    for headed, run in groupby(document.blocks, key=lambda block: block.kind == "heading"):
        steps = list(run) if headed else []
        ladders = list(_parted(document, steps))
        if ladders and steps[-1:] != list(last) and ladders[-1][-1] is steps[-1]:
            ladders.pop()  # the last heads what stands below it
        yield from (ladder for ladder in ladders if len(ladder) > 1)


def _parted(document: Document, steps: Sequence[Block]) -> Iterator[tuple[Block, ...]]:
    """Part a run of headings at each that names a section, and at each that stands no lower than the first."""
    open_steps: list[Block] = []
    for step in steps:
        names = bool(kinds_of(" ".join(document.slice(step).split())))
        if open_steps and (names or step.level <= open_steps[0].level):
            yield tuple(open_steps)
            open_steps = []
        if not names:
            open_steps.append(step)
    if open_steps:
        yield tuple(open_steps)


def _without_heads(document: Document, ladders: Sequence[Sequence[Block]]) -> Iterator[Sequence[Block]]:
    """Give ladders; those of a list where one heads two or more that go on below it lose their first step."""
    named = [block.start for block in document.blocks if block.kind == "heading" and _names(document.slice(block))]
    for _, listed in groupby(ladders, key=lambda steps: bisect(named, steps[0].start)):
        run = [(steps, _inner(steps)) for steps in listed]
        heads = {steps[0].level for steps, inner in run if len(inner) > 1}
        for steps, inner in run:
            yield from inner if inner and steps[0].level in heads else [steps]


def _inner(steps: Sequence[Block]) -> list[list[Block]]:
    """Give the ladders that begin a step below the first of one; none where a step there has nothing below it."""
    inner: list[list[Block]] = []
    for step in steps[1:]:
        if inner and step.level > steps[1].level:
            inner[-1].append(step)
        else:
            inner.append([step])
    return inner if all(len(ladder) > 1 for ladder in inner) else []


def without_display(document: Document) -> Document:
    """Give a document whose headings are hardly ever more than large type, those that name no section as paragraphs."""
    heads = [block for block in document.blocks if block.kind == "heading"]
    counts = Counter(block.level for block in heads)
    most = max(counts, key=counts.__getitem__, default=0)
    shown = [block for block in heads if block.level == most]
    if len(shown) < _MANY or len(shown) < _ALL * len(document.blocks):
        return document
    plain = {block.start for block in shown if not _names(" ".join(document.slice(block).split()))}
    blocks = (replace(b, kind="paragraph", level=0) if b.start in plain else b for b in document.blocks)
    return replace(document, blocks=tuple(blocks))


def _names(text: str) -> bool:
    """Say whether a line names a section: by its words, or in capitals throughout and without a date."""
    return is_heading(text) or (text.isupper() and not find_ranges(text) and len(text.split()) <= _BRIEF)
