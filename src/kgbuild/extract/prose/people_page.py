"""People pages: cards and lists of members, each with a name, a role and perhaps a biography."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from itertools import chain, takewhile, zip_longest

from kgbuild.dates import find_ranges
from kgbuild.document import Block
from kgbuild.extract.layout.headings import kinds_of
from kgbuild.extract.layout.rosters import roster
from kgbuild.extract.page import Page, Section
from kgbuild.extract.phrases.degrees import degree_pattern, level_in
from kgbuild.extract.phrases.labelled import outcome_label
from kgbuild.extract.phrases.roles import is_role
from kgbuild.extract.prose.card_names import SURE, name_in_column, name_of, opening
from kgbuild.extract.prose.name_lists import is_group, names_in
from kgbuild.extract.prose.statements.roles import one_role
from kgbuild.lexicon import alternatives, table, words
from kgbuild.model import Mention

#: Among so many lines of which so large a share are names, another is one that looks so much like one.
_SEVERAL, _MOST, _AMONG = 4, 0.6, 0.1
#: Right above a role, at the head of a card, least of all.
_ROLE_BELOW = 0.01
_LABEL_WORDS = 5
#: "Members and alumni" stands over both.
_JOINED = re.compile(r"[&,/+]|\b(?:and|et|und|y|e|en)\b")


@dataclass(frozen=True, slots=True)
class Card:
    """One person of a people page.

    Attributes:
        person: with the homepage that the name is linked to.
        blocks: the card: its name, what stands behind and under it.
        start: where the text behind the name begins.
        headings: the headings that it stands under, innermost last.
        columns: the titles of the columns where the card is the row of a table.
    """

    person: Mention
    blocks: tuple[Block, ...]
    start: int
    headings: tuple[str, ...] = ()
    columns: tuple[str, ...] = ()

    @property
    def former(self) -> bool:
        """True if a heading says that the person has left."""
        return any(map(_says_former, self.headings))


def dates_before(page: Page, card: Card) -> tuple[str, str]:
    """Give start and end as the date before a name says them: one year is the end of a stay that is over."""
    found = find_ranges(page.text[card.blocks[0].start : card.person.start])
    if not found:
        return "", ""
    if found[0].single:
        return ("", found[0].end) if card.former else (found[0].start, "")
    return found[0].start, found[0].end


def _says_former(heading: str) -> bool:
    return _former().search(heading) is not None


@cache
def _former() -> re.Pattern[str]:
    return re.compile("|".join(table("statements")["former"]), re.IGNORECASE)


def is_people(page: Page, section: Section) -> bool:
    """Say whether a section lists people of a lab."""
    titles = (section.title, *section.path)
    above = (
        title for title in section.path if kinds_of(title) != ("publications",)
    )  # alumni may be listed below papers
    if any(map(_of_others, (section.title, *above))):
        return False
    if section.kind == "people" or "people" in section.kinds:
        return True
    if section.kind == "supervision" and not any(section.kinds) and not page.owner.name:
        return page.subject_kind == "organization" or any(map(_says_people, _names_of(page)))
    if section.kind or any(section.kinds):
        return False
    return any(map(_says_people, (*titles, *_names_of(page))))


def _names_of(page: Page) -> Iterator[str]:
    """Give what a page is called: by its title, part by part, its address, its layout, its file."""
    metadata = page.document.metadata
    yield from re.split(r"\s+[|–—-]\s+", str(metadata.get("title", "")))
    yield from (str(metadata.get(key, "")) for key in ("permalink", "layout"))
    yield re.sub(r"\.\w+$", "", page.document.id.rpartition("/")[2])


def _says_people(hint: str) -> bool:
    alone = words("statements", "people_pages") | words("statements", "people_alone")
    return _bare(hint) in alone or _ends_so(hint)


def _ends_so(hint: str) -> bool:
    return _end_of_people().search(hint) is not None


@cache
def _end_of_people() -> re.Pattern[str]:
    return re.compile(rf"(?i)[-_/|: ](?:{alternatives(table('statements')['people_pages'])})/?$")


def _of_others(title: str) -> bool:
    """Say whether a heading stands over people who are not of the lab: "External Collaborators"."""
    bare, listed = _bare(title), words("statements", "not_members")
    return bare in listed or bare.rpartition(" ")[2] in listed & words("statements", "others")


def _bare(title: str) -> str:
    return " ".join(re.sub(r"[^\w\s’'-]", " ", title).casefold().split())


def people_page(page: Page) -> Iterator[Card]:
    """Give the cards of all sections that list people, in order."""
    title = str(page.document.metadata.get("title", ""))
    above = (title,) if _says_former(title) and not _JOINED.search(title) else ()
    return (replace(card, headings=(*above, *card.headings)) for card in _people_page(page))


def _people_page(page: Page) -> Iterator[Card]:
    inner = 0
    by_name = roster(page.sections)
    for index, section in enumerate(page.sections):
        if index < inner or not (index in by_name or is_people(page, section)):
            continue
        among = index in by_name or any(_names_group(title) for title in section.path[-1:])
        least = _AMONG if among else SURE
        titled = index in by_name or section.level > 1
        person = name_of(page, section.title, section.start, least=least) if titled else None
        if person is None:
            yield from _cards(page, section)
            continue
        deeper = _below(page.sections[index:])
        inner = index + 1 + len(deeper)
        blocks = (*section.blocks, *chain.from_iterable(_with_title(part) for part in deeper))
        named = _behind_name(page, section, person)
        blocks = (*named, *_within(page, section, blocks)) or (Block("paragraph", person.start, person.end),)
        headings = (*section.path, *_beside(page, index), *_label_above(page, section))
        if any(map(_of_others, headings)):
            continue
        yield Card(person, blocks, max(blocks[0].start, person.end) if named else blocks[0].start, headings)


def _beside(page: Page, index: int) -> tuple[str, ...]:
    """Give the heading of a group of people that stands on the level of their names: "PhD Students"."""
    sections, level = page.sections, page.sections[index].level
    before = takewhile(lambda section: section.level >= level, reversed(sections[:index]))
    groups = (s for s in before if s.level == level and not s.blocks and _names_group(s.title))
    group = next((s for s in groups if name_of(page, s.title, s.start) is None), None)
    return (group.title,) if group else ()


def _label_above(page: Page, section: Section) -> tuple[str, ...]:
    """Give the role that stands above a name in its own container: a label on a card."""
    blocks = page.document.blocks
    place = next((n for n, block in enumerate(blocks) if block.start == section.start), 0)
    label, heading = blocks[place - 1], blocks[place]
    text = page.document.slice(label).strip()
    alone = place > 0 and heading.group and label.group == heading.group and label.kind == "paragraph"
    opens = place < 2 or blocks[place - 2].group != heading.group
    return (text,) if alone and opens and len(text.split()) <= _LABEL_WORDS and is_role(text) else ()


def _within(page: Page, section: Section, blocks: Sequence[Block]) -> tuple[Block, ...]:
    """Give the blocks that stand in the container of a heading and of what follows it: the next card begins outside."""
    heading = next((block for block in page.document.blocks if block.start == section.start), None)
    if heading is None or not blocks:
        return tuple(blocks)
    shared = 0
    for own, other in zip(heading.group, blocks[0].group, strict=False):
        if own != other:
            break
        shared += 1
    container = heading.group[:shared]
    return tuple(block for block in blocks if block.group[:shared] == container or len(block.group) < shared)


def _behind_name(page: Page, section: Section, person: Mention) -> tuple[Block, ...]:
    """Give what a heading prints behind a name as part of the card: "Ada Example (2019–2021)", "…, Group Leader"."""
    end = section.start + len(section.title)
    printed = page.text[section.start : end] == section.title and person.end < end
    rest = page.text[person.end : end] if printed else ""
    return (Block("paragraph", section.start, end),) if find_ranges(rest) or is_role(rest) else ()


def _names_group(title: str) -> bool:
    """Say whether a heading names a group of people: "PhD Students", "Laborleitung"."""
    return bool(level_in(title) or is_role(title) or "people" in kinds_of(title))


def _below(sections: Sequence[Section]) -> tuple[Section, ...]:
    """Give the sections that stand below the first of these."""
    return tuple(takewhile(lambda section: section.level > sections[0].level, sections[1:]))


def _with_title(section: Section) -> Iterator[Block]:
    """Give a section below a name as part of its card: its title, the person's role perhaps, then its blocks."""
    first = min((block.start for block in section.blocks), default=section.end)
    yield Block("paragraph", section.start, min(section.start + len(section.title), first))
    yield from section.blocks


def _cards(page: Page, section: Section) -> Iterator[Card]:
    """Give the cards of a section: lists of names are one card a name, other blocks are read in their order."""
    headings = (*section.path, section.title)
    run: list[Block] = []
    label: tuple[str, ...] = ()
    for block in section.blocks:
        text = page.text[block.start : block.end]
        listed = block.kind in {"paragraph", "item"} and not outcome_label(text)
        named = names_in(page, block) if listed else ()
        if block.kind == "paragraph" and is_group(text):
            label = (text.strip(" :"),)
        if not named:
            run.append(block)
            continue
        yield from _told_cards(page, section, run)
        run = []
        for one in named:
            yield Card(one.person, (one.block,), one.person.end, (*headings, *((one.label,) if one.label else label)))
    yield from _told_cards(page, section, run)


def _told_cards(page: Page, section: Section, whole: Sequence[Block]) -> Iterator[Card]:
    headings = (*section.path, section.title)
    current: tuple[Mention, int] | None = None
    blocks: list[Block] = []
    columns = _columns_above(page, whole)
    label: tuple[str, ...] = ()
    below = 0
    listed = False
    least = _least(page, whole)
    cut = {block.start: [*_pieces(page, block, least)] for block in whole}
    pieces = [piece for parts in cut.values() for piece in parts]
    lists = {piece.start for parts in cut.values() if len(parts) > 1 for piece in parts}
    heads = {parts[0].start for parts in cut.values() if parts}
    for block, following in zip_longest(pieces, pieces[1:]):
        if block.header:
            columns = tuple(page.text[cell.start : cell.end] for cell in block.cells)
            continue
        listed = listed and block.kind == "item"
        enough = _ROLE_BELOW if _heads_card(page, block, following) else least
        opened = None if listed else name_in_column(page, block, columns) or opening(page, block, enough)
        labels = opened is None and following is not None and _is_label(page, block, following)
        if labels and current and len(blocks) == 1 and _is_own_role(page.text[block.start : block.end].strip()):
            labels = False  # the role right below the name, a list below it
        if labels and current and _is_detail(page, block):
            labels, listed = False, True
        outside = bool(blocks) and blocks[0].start in lists and block.start in heads  # behind a list of people
        if current and (opened or labels or outside or _is_apart(blocks, block)):
            yield Card(current[0], tuple(blocks), current[1], (*headings, *label), columns)
            current, blocks = None, []
        if labels:
            label, below = (page.text[block.start : block.end].strip(" :"),), block.level
            continue
        if opened and block.kind == "item" and block.level <= below:
            label, below = (), 0
        current = opened or current
        if current:
            blocks.append(block)
    if current:
        yield Card(current[0], tuple(blocks), current[1], (*headings, *label), columns)


def _heads_card(page: Page, block: Block, following: Block | None) -> bool:
    """Say whether a block of a few words with capitals stands right above a role in a container of the two."""
    if following is None or not block.group or block.group != following.group:
        return False
    text = page.text[block.start : block.end]
    capital = len(text.split()) > 1 and all(word[0].isupper() for word in text.split())
    return capital and is_role(page.text[following.start : following.end])


def _columns_above(page: Page, whole: Sequence[Block]) -> tuple[str, ...]:
    """Give the titles of the columns of a table that a heading inside it parts from them: "2024"."""
    if not whole or whole[0].kind != "row" or whole[0].header:
        return ()
    above = (block for block in reversed(page.document.blocks) if block.start < whole[0].start)
    inside = takewhile(lambda block: block.kind in {"row", "heading"}, above)
    head = next((block for block in inside if block.header), None)
    if head is None or len(head.cells) != len(whole[0].cells):
        return ()
    return tuple(page.text[cell.start : cell.end] for cell in head.cells)


def _least(page: Page, blocks: Sequence[Block]) -> float:
    """Give how much the opening of a block must look like a name: little where most of its neighbours are names."""
    pieces = [piece for whole in blocks if whole.kind != "code" for piece in _lines(page, whole)]
    names = sum(opening(page, piece) is not None for piece in pieces)
    return _AMONG if len(pieces) >= _SEVERAL and names >= _MOST * len(pieces) else SURE


def _is_label(page: Page, block: Block, following: Block) -> bool:
    """Say whether a block names the group of people below it: "Undergraduate students" above a list."""
    text = page.text[block.start : block.end].strip()
    short = len(text.split()) <= _LABEL_WORDS and not text.endswith((".", "!")) and not outcome_label(text)
    if block.kind == "item":
        return short and following.kind == "item" and following.level > block.level and is_group(text)
    short = short and block.kind == "paragraph" and not (degree_pattern().match(text) and find_ranges(text))
    same = following.kind == "paragraph" and not page.text[block.end : following.start].strip(" \n\xa0")
    cut = same and "\n\n" not in page.text[block.end : following.start]
    return short and (following.kind in {"item", "row"} or cut) and (_names_group(text) or bool(kinds_of(text)))


def _is_own_role(text: str) -> bool:
    """Say whether a text is what one person is, and no group: "PhD Candidate", but not "PhD Candidates"."""
    return is_role(text) and one_role(text) == text and not text.endswith(":")


def _is_detail(page: Page, block: Block) -> bool:
    """Say whether a block names what a list below it tells of the person above: "Research areas"."""
    text = page.text[block.start : block.end].strip()
    kinds = kinds_of(text)
    return bool(kinds) and not {"people", "supervision"}.intersection(kinds)


def _lines(page: Page, block: Block) -> list[Block]:
    """Give the lines of a block as blocks; rows are whole."""
    if block.kind == "row":
        return [block]
    lines, at = [], block.start
    for line in page.text[block.start : block.end].split("\n"):
        if line.strip():
            lines.append(replace(block, start=at, end=at + len(line)))
        at += len(line) + 1
    return lines


def _pieces(page: Page, block: Block, least: float) -> Iterator[Block]:
    """Give a block, cut at the lines that open with a name where several do."""
    if block.kind == "code":
        return
    if outcome_label(page.text[block.start : block.end]):
        yield block
        return
    opened = [(line.start, found[0]) for line in _lines(page, block) if (found := opening(page, line, least))]
    marked = bool(opened) and _is_marked(block, opened[0][1])  # where one name is bold, so are the others
    starts = [start for start, person in opened if not marked or _is_marked(block, person)]
    if len(starts) < 2 or block.kind == "row":
        yield block
        return
    first = page.text[block.start : starts[0]].strip() if starts[0] > block.start else ""
    head = starts[0] if first and "\n" not in first and is_group(first) else block.start
    if head > block.start:  # "Associate Professors" above their names
        yield replace(block, end=block.start + len(page.text[block.start : head].rstrip()))
    for start, end in zip([head, *starts[1:]], [*starts[1:], block.end], strict=True):
        yield replace(block, start=start, end=end)


def _is_marked(block: Block, person: Mention) -> bool:
    """Say whether type sets a name apart, or a link."""
    return any(inline.start <= person.start and inline.end >= person.end for inline in block.inlines)


def _is_apart(blocks: Sequence[Block], block: Block) -> bool:
    """Say whether a block stands outside the card: outside of its container, or another item of its list."""
    if not blocks:
        return False
    first = blocks[0]
    if block.kind in {"item", "row"} and first.kind == block.kind:
        return block.level <= first.level
    return bool(first.group) and block.group[: len(first.group)] != first.group
