"""Headings by look: a short line that is set apart from end to end heads what follows it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from kgbuild.dates.alone import date_alone
from kgbuild.document import Block, InlineKind
from kgbuild.documents.section_names import names_section

_MAX_LENGTH = 80
_MAX_WORDS = 10
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_MAX_DATED_WORDS = 4
#: Forms number their headings, which are longer then: "C.3. Projects …".
_NUMBERED = re.compile(r"(?:[A-Z]\.)?\d{1,2}(?:\.\d{1,2})*[.)]?[ \t]+(?=[^\W\d_])|\(?[A-Za-z][.)][ \t]+(?=[^\W\d_])")
_NUMBERED_LENGTH, _NUMBERED_WORDS = 260, 40
_FILL = re.compile(r"[\s\W_]+")
_DEEPEST = 6
#: So many dates set alike are dates of headings.
_SEVERAL = 2


def find_headings(text: str, blocks: Sequence[Block], *, alike: bool = False) -> tuple[Block, ...]:
    """Give the blocks with headings by look made headings, one level below the last real heading.

    These are a paragraph that is bold from end to end, and a table row with nothing but one bold or slanted cell;
    where looks tell, a slanted paragraph that names a section, too.

    Args:
        text: of the document.
        blocks: of the document.
        alike: what looks alike is of one level: real headings were told by their look, too.
    """
    found: list[Block] = []
    level = max((block.level for block in blocks if block.kind == "heading" and block.level < _DEEPEST), default=0)
    level = level if alike else 0
    dates = _dates_of_heads(text, blocks)
    for index, block in enumerate(blocks):
        if block.kind == "heading" and not alike:
            level = block.level
        if _heads_rows(text, blocks, index) or (
            block.kind == "paragraph" and index not in dates and _heads_text(text, blocks, index, slanted=alike)
        ):
            found.append(replace(block, kind="heading", level=min(level + 1, _DEEPEST), cells=()))
        else:
            found.append(block)
    return tuple(found)


def _dates_of_heads(text: str, blocks: Sequence[Block]) -> frozenset[int]:
    """Give where bold lines stand that are no more than a date, if each of them dates the real heading right above."""
    bold = (at for at, block in enumerate(blocks) if block.kind == "paragraph" and _covered(text, block, ("strong",)))
    found = {at: date for at in bold if (date := date_alone(text[blocks[at].start : blocks[at].end]))}
    below = all(at > 0 and blocks[at - 1].kind == "heading" for at in found)
    ranges = len(found) >= _SEVERAL or any(not date.single for date in found.values())
    return frozenset(found) if below and ranges else frozenset()


def _heads_rows(text: str, blocks: Sequence[Block], index: int) -> bool:
    """Tell whether a row is a heading inside its table: one cell, set apart, and more rows below."""
    block = blocks[index]
    if block.kind != "row" or block.marker or block.header or not _is_short(text[block.start : block.end].strip()):
        return False
    if sum(cell.end > cell.start for cell in block.cells) != 1 or index + 1 == len(blocks):
        return False
    goes_on = index > 0 and blocks[index - 1].kind == "row" and block.cells[0].end == block.cells[0].start
    if goes_on and not _covered(text, block, ("strong",)):
        return False  # what is slanted beside an empty margin goes on with the row above
    return blocks[index + 1].kind == "row" and _covered(text, block, ("strong", "emphasis"))


def _heads_text(text: str, blocks: Sequence[Block], index: int, *, slanted: bool) -> bool:
    """Tell whether a paragraph is set apart, looks like a heading, and stands above something of its own container."""
    block = blocks[index]
    line = text[block.start : block.end]
    if not (_is_short(line) or _announces(line)) or line.startswith("#"):
        return False
    named = slanted and _covered(text, block, ("emphasis",)) and names_section(line)
    if not named and not _covered(text, block, ("strong",)):
        return False
    if index + 1 == len(blocks) or _covered(text, block, ("link",)):
        return False
    if line.endswith(":") or line.isupper():
        return True
    following = blocks[index + 1]
    beside = following.group[: len(block.group)] != block.group
    told = following.kind == "heading" or len(following.cells) > 1 or _heads_next(text, blocks, index + 1)
    return not beside and (told or not _covered(text, following, ("strong",)))


def _announces(line: str) -> bool:
    """Say whether a line too long for most headings ends as the name of what is below it does: with a colon."""
    plain = line.endswith(":") and not re.search(r"[\n\t.;]", line) and not _YEAR.search(line)
    return plain and len(line) <= 2 * _MAX_LENGTH and len(line.split()) <= 2 * _MAX_WORDS


def _is_short(line: str) -> bool:
    words = len(line.split())
    if _NUMBERED.match(line) and "\n" not in line and len(line) <= _NUMBERED_LENGTH and not _YEAR.search(line):
        return words <= _NUMBERED_WORDS
    if len(line) > _MAX_LENGTH or "\n" in line or line.endswith((".", ",", ";")):
        return False
    return words <= _MAX_DATED_WORDS if _YEAR.search(line) else 0 < words <= _MAX_WORDS


def _heads_next(text: str, blocks: Sequence[Block], index: int) -> bool:
    """Tell whether the second of two bold lines stands above text: the first heads a part, the second its beginning."""
    if index + 1 == len(blocks) or (index > 1 and _covered(text, blocks[index - 2], ("strong",))):
        return False
    own, following = blocks[index], blocks[index + 1]
    short = own.kind == "paragraph" and _is_short(text[own.start : own.end])
    return short and following.kind != "heading" and not _covered(text, following, ("strong",))


def _covered(text: str, block: Block, kinds: tuple[InlineKind, ...]) -> bool:
    """Tell whether runs of these kinds cover every letter and digit of a block."""
    place = block.start
    for run in block.inlines:
        if run.kind in kinds and run.end > place:
            if run.start > place and _FILL.sub("", text[place : run.start]):
                return False
            place = run.end
    return place > block.start and not _FILL.sub("", text[place : block.end])
