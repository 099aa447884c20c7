"""Group the blocks of a section into entries: what belongs to one position, one student, one paper."""

from __future__ import annotations

import itertools
import re
from dataclasses import dataclass, field

from kgbuild.amounts import find_amount
from kgbuild.dates import find_ranges
from kgbuild.dates.alone import date_alone
from kgbuild.document import Block, Document, Span
from kgbuild.extract.layout.cards import heads_card
from kgbuild.extract.layout.clusters import CARDED, heads_of_lists, labels_of_lists
from kgbuild.extract.layout.columns import column_names
from kgbuild.extract.layout.dividers import LABEL, date_margin, dates_above, dates_of_heads, dividers, is_date
from kgbuild.extract.layout.entry_headings import badges_behind, heads_degree, names_body, tells_once, tells_scope
from kgbuild.extract.layout.entry_labels import is_label, set_apart
from kgbuild.extract.layout.headings import only_divides
from kgbuild.extract.layout.line_entries import LINE_KINDS, is_in_name, split_lines
from kgbuild.extract.layout.nested import nested_lists
from kgbuild.extract.layout.numbered import listed_heads, numbered_heads
from kgbuild.extract.layout.run_on import date_side
from kgbuild.extract.layout.spanned import is_spanned, shares_margin, spanning
from kgbuild.extract.layout.tabbed import dates_behind
from kgbuild.extract.page import Entry
from kgbuild.extract.phrases.above import says_present
from kgbuild.extract.phrases.deeds import is_deed
from kgbuild.extract.phrases.labelled import is_labelled_list
from kgbuild.extract.phrases.money import tells_payment
from kgbuild.extract.phrases.roles import is_employed
from kgbuild.extract.phrases.words import label_pattern, organization_weight

#: An item of more words describes.
_SENTENCE = 12
#: What stands at the foot of a page about a mark above.
_NOTE = re.compile(r"[†‡§¶‖]\s*\w")
#: What a student became, below what tells of them: "Now Master student at University of Pisa".
_THEN = re.compile(r"(?i)(?:now|currently|presently|maintenant|actuellement|heute|jetzt|actualmente)\s")
#: Kinds whose entries have their dates in the margin; elsewhere a year alone stands above many entries.
_LIFE_KINDS = frozenset({"positions", "education"})
#: Kinds whose entries have lists of details.
_CARD_KINDS = _LIFE_KINDS | {"grants", "awards"}
#: Kinds where whatever stands below a heading within a list belongs to one entry.
_HEADED_KINDS = frozenset({"memberships", "service", "supervision", "talks"})


@dataclass(slots=True)
class _Grouper:
    """Collects entries in order; the last one is open while blocks may still join it."""

    document: Document
    kind: str
    entries: list[list[Block]] = field(default_factory=list)
    contexts: list[str] = field(default_factory=list)
    context: str = ""
    depth: int = 0
    nest: int = 0
    columns: tuple[str, ...] = ()
    headers: list[tuple[str, ...]] = field(default_factory=list)
    margin: str = ""
    mixed: frozenset[tuple[int, ...]] = frozenset()

    def begin(self, block: Block, context: str = "") -> None:
        """Open an entry; `context` stands for it alone in place of the label above."""
        self.entries.append([block])
        self.contexts.append(context.strip() or self.context)
        self.margin = date_margin(self.document, block) or self.margin
        self.headers.append(self.columns if len(block.cells) == len(self.columns) else ())

    def join(self, block: Block) -> None:
        """Add to the open entry."""
        if self.entries:
            self.entries[-1].append(block)
        else:
            self.begin(block)

    def place(self, block: Block, *, begins: bool) -> None:
        """Add a block to the open entry, or open one with it."""
        if begins:
            self.begin(block)
        else:
            self.join(block)

    def label(self, block: Block) -> None:
        """Take a block as the label of the entries that follow."""
        self.context = " ".join(self.document.slice(block).split()).rstrip(": ")
        self.depth = block.level if block.kind == "heading" else 0
        self.nest = block.level if block.kind == "item" else 0

    def leave(self, heading: Block) -> None:
        """Forget the label that a heading of no lower level was."""
        if self.depth >= heading.level:
            self.context, self.depth = "", 0

    def climb(self, block: Block) -> None:
        """Forget the label that an item was, at one that is no deeper."""
        if block.kind == "item" and block.level <= self.nest:
            self.context, self.nest = "", 0

    def result(self) -> tuple[Entry, ...]:
        """Give the entries."""
        return tuple(
            Entry(min(b.start for b in blocks), max(b.end for b in blocks), tuple(blocks), context, columns)
            for blocks, context, columns in zip(self.entries, self.contexts, self.headers, strict=True)
        )


def cut_entries(document: Document, blocks: tuple[Block, ...], kind: str = "") -> tuple[Entry, ...]:
    """Give the entries of a section's blocks, in order; each block is in one entry or is a label."""
    blocks = tuple(part for block in blocks for part in split_lines(document, block, kind))
    blocks = badges_behind(document, blocks) if kind in CARDED else blocks
    if kind in LINE_KINDS:
        blocks = tuple(block for block in blocks if block.kind == "row" or not _NOTE.match(document.slice(block)))
    grouper = _Grouper(document, kind)
    if heads := heads_of_lists(document, blocks, kind):
        for index, block in enumerate(blocks):
            grouper.place(block, begins=index in heads)
    else:
        _group(grouper, blocks)
    return grouper.result()


def _group(grouper: _Grouper, blocks: tuple[Block, ...]) -> None:
    """Open and close the entries of blocks that tell by themselves what they are."""
    document, kind = grouper.document, grouper.kind
    grouper.mixed = _mixed(blocks) if kind == "grants" else frozenset()
    alone = [kind in _LIFE_KINDS and is_date(document, block) for block in blocks]
    dates_lead = sum(alone) > 1 and alone[0]
    lone = len(blocks) > 1 and alone == [True] + [False] * (len(blocks) - 1) and _are_beside(blocks)
    above = dates_above(document, blocks, kind)
    behind = dates_behind(document, blocks, kind)
    dated_heads = behind[:1] == [True] and sum(behind) > 1 and 0.5 * sum(behind) <= len(behind) - sum(behind)
    top = min((block.level for block in blocks if block.kind == "item"), default=0)
    cards = _in_cards(document, blocks, kind)
    numbered = numbered_heads(document, blocks, kind)
    details = listed_heads(blocks) if kind != "publications" else frozenset()
    named, nested = nested_lists(document, blocks, kind)
    parting = dividers(document, blocks, kind)
    led = dates_of_heads(document, blocks)
    labels = above | named | parting | labels_of_lists(document, blocks, kind)
    headed = described = False
    for index, block in enumerate(blocks):
        before = blocks[index - 1] if index else None
        following = blocks[index + 1] if index + 1 < len(blocks) else None
        described = _is_described(document, blocks[index:], kind) or (described and block.kind == "item")
        headed = headed and index not in led
        grouper.climb(block)
        if block.kind == "row" and block.header:
            grouper.columns = column_names(document, block, before, grouper.columns)
        elif block.kind == "heading":
            headed = _begin_below(grouper, blocks[index:])
        elif headed or block.start in details or (described and block.kind == "item"):
            grouper.join(block)
        elif described or numbered or index in nested or index in led:
            grouper.place(block, begins=described or index in nested or index in led or numbered[index])
        elif lone or (sum(alone) > 1 and (alone[index] or dates_lead)):
            grouper.place(block, begins=alone[index] if dates_lead else not grouper.entries)
        elif dated_heads and block.kind == "paragraph" and (behind[index] or not find_ranges(document.slice(block))):
            grouper.place(block, begins=behind[index])
        elif index in labels or is_label(document, block, following, kind):
            grouper.label(block)
        elif before and (margin := _margin_of(grouper, block, before)):
            grouper.begin(block, margin)
        elif before and grouper.entries and _belongs(document, block, before, top, grouper, cards=cards):
            grouper.join(block)
        else:
            grouper.begin(block)


def _is_described(document: Document, blocks: tuple[Block, ...], kind: str) -> bool:
    """Say whether a line that is set apart names a course that the items below it describe in sentences."""
    head = blocks[0]
    if kind != "teaching":
        return False
    items = [document.slice(b) for b in itertools.takewhile(lambda block: block.kind == "item", blocks[1:])]
    if head.kind != "paragraph" or not items or not set_apart(head, Span(head.start, head.end)):
        return False
    if head.end - head.start > LABEL or find_ranges(document.slice(head)) or any(map(find_ranges, items)):
        return False
    told = sum(len(item.split()) >= _SENTENCE or item[:1].islower() or is_deed(item) for item in items)
    return 2 * told >= len(items)


def _heads_item(grouper: _Grouper, heading: Block) -> bool:
    """Say whether a heading goes on with the item that it stands in, behind no more than its date."""
    last = grouper.entries[-1][-1] if grouper.entries else heading
    return last.kind == "item" and _inside(heading, last) and bool(date_alone(grouper.document.slice(last)))


def _heads_dated(grouper: _Grouper, heading: Block) -> bool:
    """Say whether a heading goes on with the date that stands above it, alone in its entry."""
    last = grouper.entries[-1] if grouper.entries else []
    return len(last) == 1 and last[0].end < heading.start and is_date(grouper.document, last[0])


def _names_employer(grouper: _Grouper, blocks: tuple[Block, ...]) -> bool:
    """Say whether a heading in bold goes on with the dated one right above it: "Fellow (2001)", "**Fen College**"."""
    document, heading = grouper.document, blocks[0]
    last = grouper.entries[-1] if grouper.entries and grouper.kind in _LIFE_KINDS else []
    if len(last) != 1 or last[0].kind != "heading" or last[0].level >= heading.level:
        return False
    below = itertools.takewhile(lambda block: block.kind != "heading", blocks[1:])
    told = [document.slice(block) for block in (heading, *below)]
    dated = bool(find_ranges(document.slice(last[0]))) and not any(map(find_ranges, told))
    return dated and set_apart(heading, Span(heading.start, heading.end)) and organization_weight(told[0]) > 0


def _are_beside(blocks: tuple[Block, ...]) -> bool:
    """Say whether blocks, none of them an item, stand in one container that is that of the first alone: one card."""
    first = blocks[0].group
    return bool(first) and all(block.kind == "paragraph" and _same_card(block, blocks[0]) for block in blocks[1:])


def _mixed(blocks: tuple[Block, ...]) -> frozenset[tuple[int, ...]]:
    """Give the containers that hold rows and paragraphs: lines of one entry, some of which tabs part."""
    kinds = ({block.group for block in blocks if block.kind == kind} for kind in ("row", "paragraph"))
    return frozenset(set.intersection(*kinds) - {()})


def _begin_below(grouper: _Grouper, blocks: tuple[Block, ...]) -> bool:
    """Open an entry at a heading, the first of `blocks`; say whether all that stands below it belongs to that entry.

    A heading without a date above several dated entries names what they share: an organisation, or a label.
    """
    document, heading = grouper.document, blocks[0]
    if _heads_item(grouper, heading):
        grouper.join(heading)
        return False
    if _heads_dated(grouper, heading) or _names_employer(grouper, blocks):
        grouper.join(heading)
        return True
    grouper.leave(heading)
    deeper = itertools.takewhile(lambda block: block.kind != "heading" or block.level > heading.level, blocks[1:])
    below = tuple(deeper)
    dated = sum(bool(date_side(line)) for block in below for line in document.slice(block).split("\n"))
    text = document.slice(heading)
    margins = sum(bool(date_margin(document, block)) for block in below)
    if below and (tells_scope(text) or (margins > 1 and grouper.kind in _HEADED_KINDS and not names_body(text))):
        grouper.label(heading)  # "Institutional", "Journal service"
        return False
    alone = dated < 2 and not any(block.kind == "heading" for block in below)
    alone |= grouper.kind in _LIFE_KINDS and is_employed(text) and tells_once(document, text, below)
    listed = sum(block.kind == "item" and block.level == 1 for block in below)
    if (date_alone(text) and listed > 1 and dated == 0) or (grouper.kind == "grants" and only_divides(text)):
        grouper.label(heading)  # the year or the state of several
        return False
    lines = [line for block in below for line in document.slice(block).split("\n")]
    courses = grouper.kind == "teaching" and 2 * dated > len(lines)  # "Tides: Tutor; Fall 2018"
    labelled = is_labelled_list(lines) and not courses
    labelled |= grouper.kind in {"grants", "teaching"} and heads_card(document, text, grouper.kind, below)
    labelled |= grouper.kind == "education" and heads_degree(text, lines)
    if alone or labelled or find_ranges(text) or grouper.kind in _HEADED_KINDS:
        grouper.begin(heading)
        return True
    if organization_weight(text) > 0:
        grouper.begin(heading)
    else:
        grouper.label(heading)
    return False


def _belongs(document: Document, block: Block, before: Block, top: int, grouper: _Grouper, *, cards: bool) -> bool:
    """Say whether a block goes on with the open entry."""
    opener = grouper.entries[-1][0]
    if block.kind != "item" and _is_detail(document.slice(block), grouper.kind):
        label = document.slice(block).partition(":")
        return not label[1] or not document.slice(opener).startswith(label[0] + ":")
    if block.group in grouper.mixed and block.group == before.group and not find_ranges(document.slice(block)):
        return True
    if grouper.kind == "grants" and _is_paid_below(document, grouper.entries[-1], block):
        return True
    if _announces(document.slice(before)) and not find_ranges(document.slice(block)):
        return True
    if cards and "row" not in {block.kind, before.kind} and _same_card(block, before):
        return True
    if block.kind == "item":
        listed = before.kind == "item" and before is not opener
        described = opener.kind == "paragraph" or (opener.kind == "row" and grouper.kind in _CARD_KINDS)
        return block.level > top or (described and (listed or _heads_its_items(document, opener, block)))
    if block.kind == "row":
        return _continues_row(document, block, before)
    led = grouper.entries[0][0].kind == "item" and grouper.kind in _LIFE_KINDS
    return opener.kind == "item" and (_inside(block, opener) or (led and _completes(document, opener, block)))


def _is_paid_below(document: Document, entry: list[Block], block: Block) -> bool:
    """Say whether a line says no more than how much the grant above brought, which says nothing of it."""
    above = document.text[entry[0].start : entry[-1].end]
    return block.kind != "row" and not find_amount(above)[0] and tells_payment(document.slice(block))


def _completes(document: Document, opener: Block, block: Block) -> bool:
    """Say whether a paragraph goes on with the item above it: that says when and what, and not where."""
    head, text = document.slice(opener), document.slice(block)
    if block.kind != "paragraph" or find_ranges(text) or len(text.split()) > 2 * _SENTENCE:
        return False
    return bool(find_ranges(head)) and len(head.split()) <= _SENTENCE and organization_weight(head) == 0


def _announces(text: str) -> bool:
    """Say whether a dated line ends in a colon: what it announces stands in the next block."""
    return text.rstrip().endswith(":") and bool(find_ranges(text))


def _is_detail(text: str, kind: str) -> bool:
    """Say whether a block opens with a label that only details of an entry have ("Thesis:"; of a degree, "Grade:")."""
    graded = ("noise",) if kind == "education" else ()
    if kind == "supervision" and _THEN.match(text):
        return True
    return label_pattern("advisor", "coadvisor", "thesis", "outcome", *graded).match(text) is not None


def _inside(block: Block, opener: Block) -> bool:
    """Say whether a paragraph stands in the same list item as the item that opened the entry."""
    return bool(opener.group) and block.group[: len(opener.group)] == opener.group


def _heads_its_items(document: Document, opener: Block, item: Block) -> bool:
    """Say whether items describe the dated paragraph above them, or are entries of their own."""
    text = document.slice(opener)
    dated = bool(find_ranges(text)) or says_present(text)
    return dated and not item.marker[:1].isdigit() and not _starts_dated(document, item)


def _starts_dated(document: Document, item: Block) -> bool:
    found = find_ranges(document.slice(item))
    return bool(found) and (found[0].at < 3 or found[-1].to > item.end - item.start - 3)


def _continues_row(document: Document, block: Block, before: Block) -> bool:
    """Say whether a row without a marker and a date goes on with the marked row above."""
    filled = [cell for cell in block.cells if cell.start < cell.end]
    text = document.slice(block)
    if text.startswith("\t") and not block.marker and all(is_in_name(text, date) for date in find_ranges(text)):
        return True
    return bool(before.marker and not block.marker and len(filled) == 1 and not find_ranges(document.slice(block)))


def _margin_of(grouper: _Grouper, block: Block, before: Block) -> str:
    """Give what stands above the empty margin of a block that is an entry of its own; empty where it is none."""
    if shares_margin(grouper.document, block, before):
        return grouper.margin or " "
    if grouper.kind == "teaching" and grouper.entries and is_spanned(grouper.columns, block, before):
        return spanning(grouper.document, block, grouper.entries[-1][0], grouper.contexts[-1]) or " "
    return ""


def _in_cards(document: Document, blocks: tuple[Block, ...], kind: str) -> bool:
    """Say whether the paragraphs stand in several containers, each of which is an entry.

    A container that holds a list is one if what stands above its list is dated, or if its list is no more than a
    remark; else the items are entries of their own.
    """
    groups = {block.group for block in blocks if block.kind == "paragraph" and block.group}
    items = [block for block in blocks if block.kind == "item"]
    if not items or len(groups) < 2:
        return len(groups) > 1
    if kind not in _CARD_KINDS or sum(_starts_dated(document, item) for item in items) > len(items) / 2:
        return False
    cards = {block.group[:1]: False for block in blocks if block.group}
    for block in blocks:
        if block.kind != "item" and block.group and find_ranges(document.slice(block)):
            cards[block.group[:1]] = True
    headed = blocks[0].kind == "paragraph" and bool(blocks[0].group) and len(cards) > 1
    return headed and (sum(cards.values()) >= len(cards) / 2 or len(items) <= len(cards))


def _same_card(block: Block, before: Block) -> bool:
    """Say whether one of two neighbours stands in the container of the other."""
    depth = min(len(block.group), len(before.group))
    return depth > 0 and block.group[:depth] == before.group[:depth]
