"""Cut the blocks under a heading into one entry a paper."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from kgbuild.dates.alone import date_alone
from kgbuild.document import Block
from kgbuild.extract.layout.clusters import heads_of_lists
from kgbuild.extract.layout.headings import is_heading
from kgbuild.extract.page import Page
from kgbuild.extract.papers.context import YEAR, kind_by, only_year
from kgbuild.extract.papers.header import header_of
from kgbuild.extract.papers.indexed import is_indexed
from kgbuild.extract.papers.lines import Line, lines_of, people_of, role_of
from kgbuild.extract.papers.marks import is_aftermath, label_before
from kgbuild.extract.papers.people import coauthors_in
from kgbuild.extract.papers.quoted import ended_by_titles
from kgbuild.extract.papers.titles import quoted_title, title_above, title_of
from kgbuild.extract.phrases.sentences import is_running_text
from kgbuild.names import looks_like_name

Entry = tuple[Line, ...]
#: What heads the works of a year, or of several: "2015", "pre-2011", "2009 and earlier".
YEARS = re.compile(
    r"\W*(?:[a-z]+[\s-])?(?:19|20)\d\d(?:\s*[–-]\s*(?:(?:19|20)\d\d)?)?(?:\s[a-z]+){0,2}\W*", re.IGNORECASE
)
#: What opens a line stands so near its beginning.
_OPENS = 4
#: So many words stand behind a title in a citation.
_BEHIND = 2
#: Who wrote a page, and when, at its foot.
_SIGNED = re.compile(
    r"\W*(?P<name>[^\W\d_][^\d,;:|·\n–—]{2,40}?)\s*(?:[,|·\n–—]|--?\s)\W*(?:on\s)?(?P<day>[^\n]{4,30}?)\W*"
)
_NAME = 0.4
#: So many lines, of more words than this, such a share of them dated, cite a work each.
PROSE_WORDS = 15
LEAST_LINES, LEAST_WORDS, DATED = 3, 5, 0.8


def entries_of(page: Page, blocks: Sequence[Block]) -> Iterator[Entry]:
    """Give the entries among `blocks` in order; a line that is only a year is an entry of its own.

    An item of a list, with what is nested in it, is one entry, and so is a row. Paragraphs are one each,
    unless they print one part of a paper each: then author lines, titles and containers tell where one ends.
    """
    run: list[Block] = []
    blocks = blocks[:-1] if blocks and _is_signed(page.document.slice(blocks[-1])) else blocks
    if heads := sorted(heads_of_lists(page.document, blocks, "publications")):
        for begin, end in zip(heads, [*heads[1:], len(blocks)], strict=True):
            yield tuple(lines_of(page, blocks[begin:end]))
        return
    groups = [part for group in _groups(blocks) for part in _cited_below(page, group)]
    for group in groups:
        if group[0].kind == "paragraph":
            run += group
            continue
        yield from _paragraphs(page, run)
        run = []
        lines = lines_of(page, group)
        if lines:  # what is nested may tell how the work fared, with years of its own
            yield (lines[0], *(line for line in lines[1:] if not is_aftermath(line.text)))
    yield from _paragraphs(page, run)


def _is_signed(text: str) -> bool:
    """Say whether a text is no more than who wrote the page, and when: "Ada Moe — 2 May 2023"."""
    told = _SIGNED.fullmatch(text)
    return told is not None and bool(date_alone(told["day"])) and looks_like_name(told["name"]) >= _NAME


def _groups(blocks: Sequence[Block]) -> Iterator[list[Block]]:
    """Give items with what is nested in them, and every other block alone."""
    items = [block.level for block in blocks if block.kind == "item"]
    top = min(items, default=0)
    group: list[Block] = []
    for block in blocks:
        nested = (
            bool(group)
            and group[0].kind == "item"
            and ((block.kind == "item" and block.level > top) or (block.kind != "item" and _inside(block, group[0])))
        )
        if not nested and group:
            yield group
            group = []
        group.append(block)
    if group:
        yield group


def _cited_below(page: Page, group: list[Block]) -> Iterator[list[Block]]:
    """Give an item with what is nested in it; each alone where prose heads the works that it goes on to cite."""
    head, *nested = group
    told = page.document.slice(head)
    if head.kind == "item" and nested and _heads_works(page, told, nested):
        if YEARS.fullmatch(told) or is_heading(told):
            yield [head]
        yield from _groups(nested)
        return
    plain = len(told.split()) >= PROSE_WORDS and not YEAR.search(told)
    prose = head.kind == "item" and (plain or any(map(is_running_text, (told, told.partition(". ")[2]))))
    texts = [page.document.slice(block) for block in nested]
    if prose and nested and all(YEAR.search(text) and len(text.split()) > LEAST_WORDS for text in texts):
        yield from ([block] for block in nested)
    else:
        yield group


def _heads_works(page: Page, told: str, nested: Sequence[Block]) -> bool:
    """Say whether an item is no more than the year or the kind of the works that the items nested in it cite."""
    top = min(block.level for block in nested)
    texts = [page.document.slice(block) for block in nested if block.kind == "item" and block.level == top]
    if not all(len(text.split()) > LEAST_WORDS for text in texts):
        return False
    if YEARS.fullmatch(told) or (kind_by("heading.status", told) and is_heading(told)):
        return bool(texts)
    brief = len(told.split()) <= LEAST_WORDS and not YEAR.search(told)
    return brief and bool(texts) and (len(texts) > 1 or is_heading(told)) and all(map(YEAR.search, texts))


def _inside(block: Block, item: Block) -> bool:
    """Say whether a block stands in the same list item."""
    return bool(item.group) and block.group[: len(item.group)] == item.group


def _paragraphs(page: Page, blocks: Sequence[Block]) -> Iterator[Entry]:
    """Cut a run of paragraphs at containers, then inside each as `_starts` says."""
    for cell in _cells(page, blocks):
        parts = [part for block in cell if (part := lines_of(page, [block]))]
        lines = [line for part in parts for line in part]
        if len(lines) > len(parts) and _is_one_a_line(lines):
            yield from ((line,) for line in lines)
            continue
        if starts := ended_by_titles(lines):
            yield from (tuple(lines[a:b]) for a, b in zip(starts, [*starts[1:], len(lines)], strict=True))
            continue
        if sum(bool(key_of(line.text)) for part in parts for line in part) > 1:
            yield from _keyed(parts)
            continue
        whole = len(cell) < len(blocks) and (is_indexed(lines) or not _is_long(parts))
        starts = [0] if whole else _starts(page, parts)
        for begin, end in zip(starts, [*starts[1:], len(parts)], strict=False):
            entry = tuple(line for part in parts[begin:end] for line in part)
            if entry:
                yield entry


def _is_one_a_line(lines: Sequence[Line]) -> bool:
    """Say whether each of the lines cites a work: nearly all hold a year among other words."""
    dated = sum(_is_dated(line.text) for line in lines)
    begun = not any(line.text[:1].islower() for line in lines)
    return begun and len(lines) >= LEAST_LINES and dated >= DATED * len(lines)


def _is_dated(text: str) -> bool:
    """Say whether a line holds a year, or opens with what stands in its place: "Forthcoming. “Frozen Ground” …"."""
    opening = re.match(r"\W*(\w+(?:\s\w+)?)[.:,]\s", text)
    cited = bool(YEAR.search(text)) and len(text.split()) > LEAST_WORDS
    return cited or bool(opening and kind_by("heading.status", opening[1]))


def _keyed(parts: Sequence[Entry]) -> Iterator[Entry]:
    """Cut lines at the keys that stand before each entry ("[j4]") and at lines that are years."""
    entry: list[Line] = []
    lines = [line for part in parts for line in part]
    first = next(index for index, line in enumerate(lines) if key_of(line.text))
    for line in (line for index, line in enumerate(lines) if index >= first or only_year(line.text)):
        if entry and (key_of(line.text) or only_year(line.text) or only_year(entry[-1].text)):
            yield tuple(entry)
            entry = []
        entry.append(line)
    if entry:
        yield tuple(entry)


def key_of(text: str) -> str:
    """Give the letters of a key that opens a line ("j" of "[j4]"), empty if none does."""
    match = re.match(r"\[([A-Za-z]{1,2})\d{1,3}\](?=\s|$)", text)
    return match.group(1).casefold() if match else ""


def _cells(page: Page, blocks: Sequence[Block]) -> Iterator[list[Block]]:
    """Give the paragraphs that stand in one container; one that holds only a badge goes with the one before."""
    cell: list[Block] = []
    for block in blocks:
        if cell and block.group != cell[0].group and not (_is_aside(page, block) and _beside(block, cell[0])):
            yield cell
            cell = []
        cell.append(block)
    if cell:
        yield cell


def _beside(block: Block, other: Block) -> bool:
    """Say whether two blocks stand in cells of one row or parts of one card."""
    return len(block.group) > 1 and block.group[:-1] == other.group[: len(block.group) - 1]


def _is_aside(page: Page, block: Block) -> bool:
    """Say whether a paragraph holds only what goes with a paper: a badge, links, topics."""
    return all(role_of(line) in {"mark", "links", "topics", "remark"} for line in lines_of(page, [block]))


def _is_long(parts: Sequence[Entry]) -> bool:
    """Say whether a container holds more than one paper."""
    if parts and title_above([line for part in parts for line in part]):
        return False
    authors = sum(role_of(line) == "authors" for part in parts for line in part)
    return authors > 1 or (
        authors == 0 and not any(line.whole("strong", "link") for line in parts[0]) if parts else False
    )


def _starts(page: Page, parts: Sequence[Entry]) -> list[int]:
    """Give the indices of the paragraphs that open an entry."""
    anchors = [index for index, part in enumerate(parts) if any(role_of(line) == "authors" for line in part)]
    if not anchors or len(anchors) * 6 < len(parts):
        return _titles(parts) or list(range(len(parts)))
    if _are_led(parts, anchors):
        return [index - 1 for index in anchors]
    starts = {_opening(page, parts, index) for index in anchors}
    if sum(_opens(parts[index]) for index in anchors) * 2 > len(anchors):
        starts |= {index for index, part in enumerate(parts) if _opens(part)}
    alone = {index for index, part in enumerate(parts) if len(part) == 1 and only_year(part[0].text)}
    return sorted(
        starts | alone | {index + 1 for index in alone if index + 1 < len(parts)} | ({0} if starts else set())
    )


def _are_led(parts: Sequence[Entry], anchors: Sequence[int]) -> bool:
    """Say whether one line stands alone above each work from its title on, and nothing else: where it appeared."""
    alone = [i for i, part in enumerate(parts) if len(part) == 1 and i not in anchors]
    return (
        len(parts) == 2 * len(anchors)
        and alone == [i - 1 for i in anchors]
        and all(_opens(parts[i]) for i in anchors)
        and not any(only_year(parts[i][0].text) for i in alone)
    )


def _titles(parts: Sequence[Entry]) -> list[int]:
    """Give the indices of titles that alone are set apart, each with an abstract below it; none where others open."""
    apart = [i for i, part in enumerate(parts) if len(part) == 1 and part[0].whole("strong", "link", "emphasis")]
    abstracts = [i for i, part in enumerate(parts) if role_of(part[0]) == "abstract"]
    titles = [i for i in apart if i + 1 in abstracts and i not in abstracts]
    return titles if titles and titles[0] == 0 and len(titles) * 2 >= len(parts) - len(abstracts) else []


def _opens(part: Entry) -> bool:
    """Say whether a paragraph of several lines begins with a title that is set apart."""
    first = part[0]
    if len(part) == 1:
        return _is_cited(first)
    apart = first.whole("strong", "link") or title_of(first.text, first.runs, first.start) != first.text
    return apart and role_of(first) != "links"


def _is_cited(line: Line) -> bool:
    """Say whether a line is a whole citation: its title opens it, and behind are co-authors, a year or a status."""
    apart = (run.end for run in line.runs if run.kind in {"strong", "link"} and run.start - line.start < _OPENS)
    quoted = quoted_title(line.text, line.start)
    end = next(apart, quoted.end if quoted else line.start) - line.start
    behind = line.text[end:].lstrip('”“"»')
    if line.heading or len(line.text[:end].split()) < LEAST_LINES or len(behind.split()) < _BEHIND:
        return False
    told = YEAR.search(behind) or kind_by("heading.status", behind)
    return bool(told or coauthors_in(f" {behind.lstrip()}", 0, behind=0)[0].people)


def _opening(page: Page, parts: Sequence[Entry], anchor: int) -> int:
    """Give the paragraph that opens the entry whose author line stands in `parts[anchor]`."""
    beside = label_before(parts[anchor][0].text)[0] in {"venue", "year"} and "authors" in map(role_of, parts[anchor])
    if anchor == 0 or not (beside or role_of(parts[anchor][0]) == "authors"):
        return anchor
    before = anchor - 1
    if len(parts[before]) > 1 and len(parts[anchor]) > 1 and role_of(parts[before][0]) == "authors":
        return anchor  # each paragraph is a work of its own, from its authors to its links
    if header_of(page, parts[before][0]):
        return before
    if before > 0 and header_of(page, parts[before - 1][-1]) and len(parts[before - 1]) == 1:
        return before - 1
    first_of_all = role_of(parts[0][0]) == "authors" and len(parts[0]) == 1
    return anchor if first_of_all or people_of(parts[before][-1]) else before
