"""Entries written as headings alone, one below the other: "#### Fellow", "##### Fen Hospital", "###### 2019-"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby

from kgbuild.document import Block, Document
from kgbuild.extract.layout.headings import kinds_of

#: A page writes its entries so if it has this many.
_SEVERAL = 3


def with_ladders(document: Document) -> Document:
    """Give a document whose ladders, headings that descend to nothing, are items of a list."""
    ladders = list(_ladders(document))
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
