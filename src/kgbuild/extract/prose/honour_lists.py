"""Lists of honours in news, a person a line: "Ada Example: Tide Prize (2023) and Bog Grant", "Best Poster: Bo Roe"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from kgbuild.dates import find_ranges
from kgbuild.document import Block
from kgbuild.extract.page import Page
from kgbuild.extract.prose.card_names import opening
from kgbuild.extract.prose.news import Item
from kgbuild.extract.prose.statements.cast import Cast
from kgbuild.extract.prose.statements.passage import phrases
from kgbuild.model import Award, Mention
from kgbuild.names import looks_like_name
from kgbuild.prose import Mark, Sentence

SOURCE = "news"
#: A remark behind a name, and what parts it from the honours.
_ASIDE = re.compile(r"\s*(?:\([^()\n]{2,80}\)\s*)?(?:[:–—-]|\s-\s|,)\s*(?:(?:the|an?)\s+)?")
_BRACKET = re.compile(r"\s*\((?P<inner>[^()\n]{4,100})\)[.\s]*$")
_BEHIND = re.compile(r"\s*\((?P<inner>[^()\n]{4,60})\)")
_BETWEEN = re.compile(r"(?i)\s*(?:\([^()]*\)\s*)?[,;]?\s*(?:and|&|et|und|y|e)?\s*(?:(?:the|an?)\s+)?")
#: Behind an honour, who won it: "Best Poster Award: Ada Example".
_TO = re.compile(r"\s*(?:[:–—]|\s-\s)\s*")
_NAME = re.compile(r"(?P<name>[A-ZÀ-Þ][\w’'.-]+(?:\s+[A-ZÀ-Þ][\w’'.-]*){1,3})\s*[.!]?\s*$")
_HONOUR = re.compile(r"(?i)\b(?:awards?|prizes?|fellowships?|scholarships?|honou?rs|studentships?|funding)\b")
_SURE_NAME = 0.25


def honour_lists(page: Page, item: Item, sentences: Sequence[Sentence], cast: Cast) -> Iterator[Award]:
    """Give an award for each honour of each line that opens with a person, or ends with one, and holds nothing else."""
    intro, *rest = item.blocks
    said = f"{item.heading} {page.text[intro.start : intro.end]}"
    if not rest or not (
        phrases("congratulate").search(said) or phrases("honoured").search(said) or _HONOUR.search(said)
    ):
        return
    for block in rest:
        if block.kind == "item":
            yield from _line(page, item, block, sentences, cast)


def _line(page: Page, item: Item, block: Block, sentences: Sequence[Sentence], cast: Cast) -> Iterator[Award]:
    marks = [m for s in sentences for m in s.of("AWARD", start=block.start, end=block.end)]
    found = opening(page, block)
    if not marks:
        return
    evidence = page.evidence(block.start, block.end, SOURCE, 0.8)
    person = _last(page, block, marks)
    if found is not None and _led(page, block, found[0].end, marks):
        person = found[0]
    elif person is None:
        return
    person = cast.who(Mark("PERSON", person.start, person.end, person.name))
    for mark in marks:
        inner = _BEHIND.match(page.text, mark.end, block.end)
        dates = find_ranges(inner["inner"]) if inner else ()
        day = dates[0].start if dates and dates[0].single else item.date
        yield Award(evidence=evidence, people=(person,), title=mark.text, date=day)


def _led(page: Page, block: Block, at: int, marks: Sequence[Mark]) -> bool:
    """Say whether nothing but honours stands behind the name that opens a line."""
    first = marks[0]
    aside = _ASIDE.fullmatch(page.text, at, first.start)
    bracket = _BRACKET.fullmatch(page.text, at, block.end)
    if not (aside or (bracket and bracket.start("inner") <= first.start)):
        return False
    return all(_BETWEEN.fullmatch(page.text, one.end, other.start) for one, other in pairwise(marks))


def _last(page: Page, block: Block, marks: Sequence[Mark]) -> Mention | None:
    """Give who stands behind the one honour that opens a line."""
    link = _TO.match(page.text, marks[0].end, block.end)
    name = _NAME.match(page.text, link.end(), block.end) if link and marks[0].start == block.start else None
    if name is None or len(marks) > 1 or looks_like_name(name["name"]) < _SURE_NAME:
        return None
    return Mention(name["name"], name.start("name"), name.end("name"))
