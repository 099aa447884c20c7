"""Curricula on cards: a member's posts and degrees as a list, "Professor, Fen University (2014–2022)", "BSc, Oslo"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from kgbuild.dates import find_ranges
from kgbuild.document import Block
from kgbuild.extract.careers.education import degrees_of, education
from kgbuild.extract.careers.positions import positions
from kgbuild.extract.layout.headings import kinds_of
from kgbuild.extract.page import Entry, Page, Section
from kgbuild.extract.phrases.degrees import degree_pattern
from kgbuild.extract.phrases.roles import is_role
from kgbuild.extract.phrases.sentences import tells_in_sentences
from kgbuild.extract.phrases.words import organization_weight
from kgbuild.extract.prose.card_outcomes import afterwards
from kgbuild.extract.prose.people_page import Card
from kgbuild.extract.prose.statements.roles import is_student
from kgbuild.model import Record

#: A list is a curriculum if so many of its lines, and so large a share, tell a post or a degree with its place.
_SEVERAL, _UNSURE, _MOST = 2, 3, 0.6
_LINE_WORDS = 24
#: The registry knows a name, or it is an acronym.
_KNOWN = 0.6
_SENTENCE_ENDS = re.compile(r"[^\W\d_]{4}\.\s+\S")
#: What goes on behind a curriculum is a sentence, or says what came after.
_AFTER = re.compile(r"[ \t]*[.,;]?\s*(?=[^\W\d_][^\n]*[^\W\d_])")
_LAB = re.compile(r"(?i)\b(?:lab|laboratory|group|team)$")


def parted(page: Page, card: Card) -> tuple[Card, tuple[Record, ...]]:
    """Give a card without its curriculum, and the posts and degrees of that."""
    entries = tuple(_curriculum(page, card))
    if not entries:
        return card, ()
    taken = {entry.start: entry.end for entry in entries}
    records = tuple(_careers(page, card, entries))
    left = tuple(_left(page, card.blocks, taken)) or (Block("paragraph", card.person.start, card.person.end),)
    return replace(card, blocks=left), records


def _left(page: Page, blocks: Sequence[Block], taken: Mapping[int, int]) -> Iterator[Block]:
    """Give the blocks without those that a curriculum took: of one that it stands in, what is above and below it."""
    for block in blocks:
        inside = sorted(at for at in taken if block.start <= at < block.end)
        if not inside:
            yield block
            continue
        if inside[0] > block.start:
            yield replace(block, end=inside[0])
        at = taken[inside[-1]]
        rest = page.text[at : block.end]
        if told := _AFTER.match(rest):
            yield replace(block, start=at + told.end())


def _curriculum(page: Page, card: Card) -> Iterator[Entry]:
    """Give the entries of the lists of a card that are curricula, each a line or an item."""
    if card.blocks[0].kind == "row":
        return
    run: list[Block] = []
    for line in (line for block in card.blocks for line in _lines(page, block, card.start)):
        if run and (line.kind != run[-1].kind or line.group[:-1] != run[-1].group[:-1]):
            yield from _entries(page, run)
            run = []
        run.append(line)
    yield from _entries(page, run)


def _lines(page: Page, block: Block, start: int) -> Iterator[Block]:
    """Give an item whole, and of a paragraph each line behind the name."""
    if block.kind == "item" and "\n" not in page.text[block.start : block.end]:
        if block.start >= start:
            yield replace(block, start=block.start + _label(page.text[block.start : block.end]))
        return
    at = block.start
    for text in page.text[block.start : block.end].split("\n"):
        if at >= start and text.strip():
            left = afterwards().search(text) if degree_pattern().match(text) else None
            yield replace(block, start=at + _label(text), end=at + (left.start() if left else len(text)))
        at += len(text) + 1


def _label(text: str) -> int:
    """Give where a line goes on behind what it is called: "Education: BSc in Geology, Fen University"."""
    label = re.match(r"[ \t]*([^\W\d_][\w ]{2,25}):[ \t]+", text)
    return label.end() if label and "education" in kinds_of(label[1]) else 0


def _entries(page: Page, run: Sequence[Block]) -> Iterator[Entry]:
    sure = [_tells(page, line) for line in run]
    told = [tells or _is_post(page.text[line.start : line.end]) for line, tells in zip(run, sure, strict=True)]
    first = next((place for place, tells in enumerate(told) if tells), len(run))
    listed = sum(told) >= (_SEVERAL if any(sure) else _UNSURE) and sum(told) >= _MOST * (len(run) - first)
    for line, tells, clear in zip(run, told, sure, strict=True):
        if (listed and tells) or (clear and degree_pattern().match(page.text, line.start, line.end)):
            yield Entry(line.start, line.end, (line,))


def _tells(page: Page, line: Block) -> bool:
    """Say whether a line is for sure a post with its place and its dates, or a degree with its school."""
    text = page.text[line.start : line.end]
    if len(text.split()) > _LINE_WORDS or tells_in_sentences(text):
        return False
    if degree_pattern().match(text) and not _SENTENCE_ENDS.search(text):
        return any(record.institution.name for record in degrees_of(page, Entry(line.start, line.end, (line,))))
    return _is_post(text) and any(organization_weight(part) == 1 for part in _parts(text)[1:])


def _is_post(text: str) -> bool:
    """Say whether a line is a role, a name that may be a body's, and dates."""
    parts = _parts(text)
    role, *bodies = parts or ("",)
    named = any(organization_weight(body) >= _KNOWN or _LAB.search(body) for body in bodies)
    return bool(find_ranges(text)) and named and is_role(role) and not is_student(role)


def _parts(text: str) -> tuple[str, ...]:
    """Give the parts of a line between commas, without its dates: "Professor", "Fen University"."""
    for span in reversed(find_ranges(text)):
        text = text[: span.at] + text[span.to :]
    return tuple(part for part in (part.strip(" ()[]:;–—-\t") for part in re.split(r",|\t| at | @ ", text)) if part)


def _careers(page: Page, card: Card, entries: Sequence[Entry]) -> Iterator[Record]:
    """Read entries as those of a curriculum of the member."""
    start, end = entries[0].start, entries[-1].end
    blocks = tuple(block for entry in entries for block in entry.blocks)
    degrees = tuple(e for e in entries if degree_pattern().match(page.text, e.start, e.end))
    posts = tuple(e for e in entries if e not in degrees)
    for kind, listed, read in (("positions", posts, positions), ("education", degrees, education)):
        section = Section(kind, "", 0, start, end, blocks, listed)
        own = replace(page, sections=(section,), subject=card.person, subject_kind="person")
        for record in read(own):
            yield replace(record, evidence=replace(record.evidence, extractor="people_page"))
