"""A document's blocks, cut where a heading stands in the line of what it heads."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache
from itertools import groupby, zip_longest

from kgbuild.dates import find_ranges
from kgbuild.dates.alone import date_alone
from kgbuild.document import BYLINE, HEADLINE, SPEAKER, Block, Document
from kgbuild.extract.layout.columns import paragraphs_of
from kgbuild.extract.layout.headings import heads_degree, is_heading, kinds_of, told_head
from kgbuild.extract.layout.misspelt import kinds_of_misspelt
from kgbuild.extract.layout.outer_items import headed_lists
from kgbuild.extract.layout.told_kinds import LIVES
from kgbuild.extract.phrases.labelled import outcome_label
from kgbuild.extract.phrases.roles import ends_in_role, is_employed
from kgbuild.lexicon import alternatives, words

#: A line that says when the page was written is no longer.
_SHORT = 60
#: Level of a heading that is known by its words alone; markup headings above it enclose it.
_WORD_LEVEL = 5
_NOTICE = re.compile(
    r"\W{0,3}(?:©|\(c\)\s*(?:copyright\b|(?:19|20)\d\d)|copyright\b\s*(?:©|\(c\)|(?:19|20)\d\d|by\b))", re.IGNORECASE
)
#: What offers the curriculum as a file: "Download my CV".
_OFFERS = re.compile(r"(?:\S+ ){0,7}(?:cv|vitae?|resume|résumé|lebenslauf)\b(?: \S+){0,5}\W*$", re.IGNORECASE)
_FILE = re.compile(r"\.(?:pdf|docx?|odt)(?:[?#].*)?$", re.IGNORECASE)
#: A heading that goes on with the list that it names.
_LISTS = re.compile(r"(?P<title>[^:,\n]{3,40}):[ \t]+(?P<list>[^,\n]+(?:,[^,\n]+){2,})")
_HASHES = re.compile(r"(#{1,6})[ \t]+(?P<title>[^\n]+)")
#: Kinds whose headings may stand in the margin beside their first entry, and how many words that has at least.
_LISTED = frozenset({"awards", "grants", "memberships", "publications", "service", "supervision", "talks", "teaching"})
_BESIDE = 4
#: Kinds whose headings may stand in bold on the line above their list; and what opens that.
_HEADED = frozenset({"awards", "grants", "memberships", "publications", "service", "talks", "teaching"})
_OPENING = 2
_OPENS = re.compile(r"\s*[(“\"«„'‘]{0,2}[^\W_a-zß-ÿ]|\s*\(with\b")
#: "Service Award", "Teaching Prize": one of them, and no list.
_AWARD = re.compile(r"\w\s(?:award|prize|medal|fellowship|scholarship)$", re.IGNORECASE)
#: So many rows are a table of entries rather than a margin of headings.
_ROWS = 3
#: A margin of headings holds two or more.
_MARGIN = 2
#: Where looks tell headings, their levels are guessed: one that says nothing right below one that does is deeper.
PRINTED = frozenset({
    "application/pdf", "application/rtf", "application/vnd.oasis.opendocument.text",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
})  # fmt: skip


@dataclass(frozen=True, slots=True)
class Piece:
    """A heading with its kinds, or a block of the section that is open."""

    block: Block
    title: str = ""
    level: int = 0
    kinds: tuple[str, ...] = ()


def pieces_of(document: Document) -> Iterator[Piece]:
    """Give the blocks, headings told from the rest; a heading in the first cell of a row is split off."""
    marked = any(block.kind == "heading" and kinds_of(document.slice(block)) for block in document.blocks)
    beside = {block.start: pair for block in document.blocks if (pair := _heading_beside(document, block))}
    if len(beside) < _MARGIN:
        beside = {}
    listed = headed_lists(document)
    tabled = _rows_of_entries(document)
    flowing = document.media_type not in PRINTED | {"application/x-tex"}  # no blank line need part what lines print
    labels = _labels_of_cards(document)
    before: Block | None = None  # the item before a block
    for block, following in zip_longest(document.blocks, document.blocks[1:]):
        if _is_aside(document, block, following):
            continue
        # what an item goes on with behind its first words: "Projects:"
        inside = block.kind == "paragraph" and before is not None and () != before.group == block.group
        before = block if block.kind == "item" else before
        text = " ".join(document.slice(block).split())
        if block.kind == "heading":
            yield from _heading(document, block)
        elif block.kind == "row":
            yield from [Piece(block)] if block.start in tabled else _row(document, block)
        elif block.kind == "paragraph" and (marked_up := _HASHES.fullmatch(document.slice(block))):
            # CommonMark reads no heading right below a line of HTML; Quarto and R Markdown do
            start = block.start + marked_up.start("title")
            yield from _heading(document, replace(block, kind="heading", start=start, level=len(marked_up[1])))
        elif _outcome(document, block) in labels:
            yield Piece(block)
        elif block.start in listed or (not inside and _stands_as_heading(block, text, marked=marked)):
            yield Piece(block, text.rstrip(": "), _WORD_LEVEL, kinds_of(text))
        elif block.kind == "paragraph" and (told := told_head(text) or _bold_head(document, block, following)):
            yield Piece(block, told[0], _WORD_LEVEL, told[1])
        elif block.kind == "paragraph" and (above := _heading_line(document, block)):
            yield from above
        else:
            below = _heading_below(document, block, following) if block.kind == "item" and flowing else None
            yield from beside.get(block.start) or below or (Piece(block),)


def _rows_of_entries(document: Document) -> frozenset[int]:
    """Give where the rows of tables begin whose first cells are hardly ever headings, though all words be known."""
    found: list[int] = []
    for _, run in groupby(document.blocks, key=lambda block: (block.kind == "row", block.group[:1])):
        rows = [block for block in run if block.kind == "row" and len(block.cells) > 1 and not block.header]
        firsts = [" ".join(document.slice(row.cells[0]).split()) for row in rows]
        named = [first for first in firsts if first]
        if len(named) >= _ROWS and len(named) == len(firsts) and 2 * sum(map(is_heading, named)) < len(named):
            found += [row.start for row in rows]
    return frozenset(found)


def _labels_of_cards(document: Document) -> frozenset[str]:
    """Give the labels, twice or more on a page, of what came of the people it tells of: "Current position:"."""
    labels = Counter(_outcome(document, block) for block in document.blocks)
    return frozenset(label for label, count in labels.items() if label and count > 1)


def _outcome(document: Document, block: Block) -> str:
    return outcome_label(document.slice(block)) if block.kind == "paragraph" else ""


def _is_aside(document: Document, block: Block, following: Block | None) -> bool:
    """Say whether a block belongs to the page and not to what it tells: a byline, a number, the notice of a site."""
    text = document.slice(block)
    noticed = len(text) <= 2 * _SHORT and _NOTICE.match(text) is not None
    numbers = following is not None and _numbers(block, following) and re.fullmatch(r"\W*\d{1,2}\W*", text) is not None
    return (
        bool({BYLINE, HEADLINE, SPEAKER} & {*block.classes})
        or _is_dateline(text)
        or _is_pointer(block, offers=_OFFERS.match(text) is not None)
        or noticed
        or numbers
        or (block.kind == "paragraph" and text.strip().casefold() == "n/a")  # as time lines print what they lack
    )


def _numbers(block: Block, following: Block) -> bool:
    """Say whether a block stands beside a heading in one container, as the number of a section does."""
    return following.kind == "heading" and block.kind == "paragraph" and () != block.group == following.group


def _is_pointer(block: Block, *, offers: bool) -> bool:
    """Say whether a block is no more than a link to another place of the page, or to a file: "Back to the top"."""
    if block.kind not in {"paragraph", "item"}:
        return False
    whole = (i for i in block.inlines if i.kind == "link" and i.start <= block.start and i.end >= block.end)
    return any(i.href.startswith("#") or (offers and _FILE.search(i.href)) for i in whole)


def _is_dateline(text: str) -> bool:
    """Say whether a block says no more than when the page was written."""
    return len(text) <= 2 * _SHORT and _updated().fullmatch(" ".join(text.split())) is not None


@cache
def _updated() -> re.Pattern[str]:
    """Give what lines look like that say no more than when the page was written: "Last updated: May 2020"."""
    said = alternatives(words("sections", "updated"))
    day = r"(?::\s*|\W{0,3}[\w\s.,/-]{4,20}?)\W*"
    return re.compile(rf"\W*(?:{said}){day}(?:(?:https?://|www\.)\S+)?\W*", re.IGNORECASE)


def _stands_as_heading(block: Block, text: str, *, marked: bool) -> bool:
    """Say whether a paragraph or a bold item is a heading: all its words are known, and it looks the part."""
    if block.marker or block.kind not in {"paragraph", "item"} or not is_heading(text):
        return False
    whole = any(i.kind == "strong" and i.end - i.start >= len(text) - 2 for i in block.inlines)
    return whole or text.endswith(":") or text.isupper() or (not marked and block.kind == "paragraph")


def _bold_head(document: Document, block: Block, following: Block | None) -> tuple[str, tuple[str, ...]] | None:
    """Give title and kinds of the bold words that open a paragraph right above a list, and say what it lists."""
    bold = next((i for i in block.inlines if i.kind == "strong" and i.start <= block.start), None)
    if bold is None or following is None or following.kind != "item":
        return None
    title, behind = document.text[block.start : bold.end].strip(" .:"), document.text[bold.end : block.end].strip()
    opening = " ".join(title.split()[:_OPENING])
    kinds = kinds_of(title) or kinds_of(opening)
    ends = behind.endswith((".", ":")) or (not behind and len(title.split()) > _OPENING)
    return (title, kinds) if ends and kinds and _HEADED.issuperset(kinds) and not find_ranges(title) else None


def _heading_line(document: Document, block: Block) -> tuple[Piece, Piece] | None:
    """Part a paragraph whose first line is a heading, alone and known by each of its words, from what follows."""
    first, newline, rest = document.slice(block).partition("\n")
    text = first.strip()
    if not newline or not _OPENS.match(rest) or not is_heading(text):
        return None
    kinds = kinds_of(text)
    bold = any(i.kind == "strong" and i.start <= block.start and i.end - i.start <= len(first) for i in block.inlines)
    bold = bold and any(i.kind == "strong" and i.end >= block.start + len(text) for i in block.inlines)
    listed = bold and _HEADED.issuperset(kinds) and not is_employed(text)
    if not (listed or LIVES.intersection(kinds)) or find_ranges(text):
        return None
    start = block.start + len(first) + 1
    inner = tuple(inline for inline in block.inlines if inline.start >= start)
    head = Block("heading", block.start, block.start + len(first), level=_WORD_LEVEL)
    return Piece(head, text.rstrip(": "), _WORD_LEVEL, kinds), Piece(replace(block, start=start, inlines=inner))


def _heading_beside(document: Document, block: Block) -> tuple[Piece, Piece] | None:
    """Part a paragraph from a heading in the margin of its first line, known by each of its words."""
    first, tab, rest = document.slice(block).partition("\t") if block.kind == "paragraph" else ("", "", "")
    text = first.strip()
    if not tab or "\n" in text or len(rest.split()) < _BESIDE or not is_heading(text) or find_ranges(text):
        return None
    kinds = kinds_of(text)
    if not kinds or not _LISTED.issuperset(kinds):
        return None
    start = block.start + len(first) + 1
    inner = tuple(inline for inline in block.inlines if inline.start >= start)
    head = Block("heading", block.start, block.start + len(first), level=_WORD_LEVEL)
    return Piece(head, text.rstrip(": "), _WORD_LEVEL, kinds), Piece(replace(block, start=start, inlines=inner))


def _heading_below(document: Document, item: Block, following: Block | None) -> tuple[Piece, Piece] | None:
    """Part an item from a heading on its last line: without a blank line before it Markdown takes it for a part."""
    above, newline, last = document.slice(item).rpartition("\n")
    text = last.strip()
    listed = following is not None and following.kind == "item"
    if not (newline and listed and text[:1].isupper() and is_heading(text) and re.search(r"[.)\]\d”\"]\s*$", above)):
        return None
    end = item.start + len(above)
    inlines = tuple(inline for inline in item.inlines if inline.end <= end)
    head = Block("heading", end + 1, item.end, level=_WORD_LEVEL)
    return Piece(replace(item, end=end, inlines=inlines)), Piece(head, text.rstrip(": "), _WORD_LEVEL, kinds_of(text))


def _heading(document: Document, block: Block) -> Iterator[Piece]:
    """Give a heading; a date on its last line stood in the margin of the first entry and is split off."""
    head, _, last = document.slice(block).rpartition("\n")
    found = find_ranges(last) if head and kinds_of(" ".join(head.split())) else ()
    if len(found) == 1 and found[0].at == 0 and found[0].to >= len(last.rstrip()):
        end = block.start + len(head)
        text = " ".join(head.split())
        yield Piece(replace(block, end=end), text.rstrip(": "), block.level, kinds_of(text))
        yield Piece(replace(block, kind="paragraph", start=end + 1, level=0, inlines=()))
        return
    text = " ".join(document.slice(block).split())
    if (listed := _LISTS.match(document.slice(block))) and is_heading(listed["title"]):
        kinds = kinds_of(listed["title"])  # "Reviewer for: Tide Letters, Journal of Waves, Nets"
        yield Piece(replace(block, end=block.start + listed.end("title")), listed["title"], block.level, kinds)
        yield Piece(replace(block, kind="paragraph", start=block.start + listed.start("list"), level=0))
        return
    yield Piece(block, text.rstrip(": "), block.level, kinds_of(text) or heads_degree(text) or kinds_of_misspelt(text))


def _row(document: Document, block: Block) -> Iterator[Piece]:
    """Give a row; a first cell that is a known heading opens a section, and the other cells go on."""
    filled = [cell for cell in block.cells if cell.start < cell.end]
    if block.header and len(block.cells) > 1 and len(filled) == 1:
        text = " ".join(document.slice(filled[0]).split())
        yield Piece(replace(block, kind="heading"), text.rstrip(": "), _WORD_LEVEL, kinds_of(text))
        return
    first = " ".join(document.slice(block.cells[0]).split()) if block.cells else ""
    rest = tuple(cell for cell in block.cells[1:] if cell.start < cell.end)
    held = (is_employed(first) and ends_in_role(first)) or _AWARD.search(first)
    dated = held and rest and date_alone(document.text[rest[-1].start : rest[-1].end])
    if block.header or dated or not first or not is_heading(first) or find_ranges(first):
        yield Piece(block)
        return
    head = Block("heading", block.cells[0].start, block.cells[0].end, level=_WORD_LEVEL)
    yield Piece(head, first.rstrip(": "), _WORD_LEVEL, kinds_of(first))
    if rest:
        inlines = tuple(inline for inline in block.inlines if inline.start >= rest[0].start)
        beside = replace(block, start=rest[0].start, end=rest[-1].end, cells=block.cells[1:], inlines=inlines)
        listed = len(rest) == 1 and _LISTED.issuperset(kinds_of(first))
        yield from map(Piece, paragraphs_of(document, beside) if listed else [beside])
