"""Every paper that a page prints, in whatever form it prints them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from kgbuild.document import Block
from kgbuild.extract.layout.headings import is_heading, read_heading
from kgbuild.extract.page import Page, Section
from kgbuild.extract.papers.cards import card
from kgbuild.extract.papers.context import (
    Context,
    headings_of,
    kind_by,
    only_year,
    opens_part,
    page_context,
    split_venue,
    under,
)
from kgbuild.extract.papers.entries import entries_of, key_of
from kgbuild.extract.papers.lines import Line, lines_of, role_of
from kgbuild.extract.papers.links import links_of
from kgbuild.extract.papers.publications import citation
from kgbuild.extract.papers.tables import columns_of, rows
from kgbuild.lexicon import table
from kgbuild.model import Paper

#: Cards on a page that announces no papers count only in such company; fewer will do if they hold much.
COMPANY, RICH = 3, 2
#: The parts of a paper on a time line are so many lines at most; what stands for one that is not there.
_PARTS, _BLANK = 5, frozenset({"N/A", "NA", "-", "–", "—"})
#: A venue has so many words at most.
_VENUE = 12
#: A heading of which known words make up less says nothing of its own ("Register studies").
SAID = 0.6
#: So many keys before entries ("[j4]") make a page a bibliography.
KEYS = 3


def papers(page: Page) -> Iterator[Paper]:
    """Give the papers of a page: lists of citations, tables, cards, dated entries of author pages."""
    whole = page_context(page)
    keyed = _keys(page, page.document.blocks) >= KEYS
    announced: list[Paper] = []
    others: list[Paper] = []
    above = whole
    for section in page.sections:
        if only_year(section.title) and not section.kinds:  # years stand beside the heading that they divide
            context = replace(above if above.announced else whole, year=only_year(section.title))
        else:
            context = above = replace(under(whole, headings_of(section)), announced=_announced(section, whole))
        if keyed and _keys(page, section.blocks):
            context = replace(context, announced=True)
        if context.announced:
            announced += _section(page, section, context)
        elif section.kind in {"", "metrics"} and not any(section.kinds):
            others += [paper for paper in _section(page, section, context) if _wealth(paper)]
    if len(others) >= COMPANY or sum(_wealth(paper) > 1 for paper in others) >= RICH:
        announced += others
    yield from sorted(announced, key=lambda paper: paper.evidence.start)


def _keys(page: Page, blocks: Sequence[Block]) -> int:
    """Count the keys of a bibliography that open lines or mark items ("[j4]")."""
    opening = [line.text for line in lines_of(page, blocks)] + [block.marker for block in blocks]
    return sum(bool(key_of(key)) for key in opening)


def _announced(section: Section, whole: Context) -> bool:
    """Say whether the headings above a section or the page's title say that it holds papers."""
    if whole.announced and (not section.title or (whole.venue and opens_part(section.title))):
        return True
    kinds = [kind for kind in (*section.kinds, section.kind) if kind]
    dated = bool(only_year(section.title)) and section.kinds[-1:] == ("supervision",)
    if section.kind in {"people", "supervision"} and not dated:
        return "publications" in section.also
    if not dated and (not kinds or read_heading(section.title).coverage < SAID):
        return whole.announced or "publications" in kinds
    return kinds[-1] == "publications" or "publications" in section.also


def _wealth(paper: Paper) -> int:
    """Count what a card holds beyond a title and several authors; people's pages print pairs of lines, too."""
    printed = [author for author in paper.authors if author.position]
    if len(printed) < 2 and not paper.etal and not paper.date:
        return 0
    return sum(map(bool, (paper.date, paper.links, paper.abstract, paper.venue, paper.topics or paper.arxiv)))


def _section(page: Page, section: Section, context: Context) -> Iterator[Paper]:
    """Give the papers of one section's own blocks."""
    if titled := _titled(page, section, context):
        yield titled
        return
    header: Block | None = None
    run: list[Block] = []
    for block in section.blocks:
        if block.kind == "row" and block.header and columns_of(block, page):
            yield from _blocks(page, run, context)
            header, run = block, []
        elif header and block.kind == "row" and block.group[:1] == header.group[:1]:
            yield from rows(page, header, [block], context)
        else:
            run.append(block)
    yield from _blocks(page, run, context)


def _titled(page: Page, section: Section, context: Context) -> Paper | None:
    """Give the paper whose title is the heading of a section: its authors, venue or citation stand right under it."""
    title = section.title
    if (
        not title
        or section.kind
        or only_year(title)
        or kind_by("heading.type", title)
        or kind_by("heading.status", title)
    ):
        return None
    heading = next((block for block in page.document.blocks if block.start == section.start), None)
    if heading is None or heading.kind != "heading" or len(title.split()) < 2:
        return None
    head, lines = lines_of(page, [heading]), lines_of(page, section.blocks)
    for line in lines:
        if title.casefold() in line.text.casefold() and (paper := citation(page, [line], context)):
            links = links_of(page, head[0].start, lines[-1].end, [run for part in (*head, *lines) for run in part.runs])
            return replace(paper, title=title, links=links.links, doi=paper.doi or links.doi)
    if context.announced and lines and _is_venue(lines[0].text):
        return card(page, (*head, *lines), context)
    if context.announced and _is_time_line(lines):
        return card(page, (*head, *(line for line in lines if line.text.strip() not in _BLANK)), context)
    for line in lines[:6]:
        role = role_of(line)
        if role == "authors" or (role == "venue" and head[0].whole("link")):
            return card(page, (*head, *lines), context)
        if role not in {"links", "mark", "year", "venue", "abstract"} and not _is_sentence(line.text):
            return None
    return None


def _is_venue(text: str) -> bool:
    """Say whether a line is a venue with its year: "Working Paper of the Harbour Bank, 2022"."""
    venue, year = split_venue(text)
    return bool(year and kind_by("venue.type", venue)) and len(text.split()) <= _VENUE and not _is_sentence(text)


def _is_time_line(lines: Sequence[Line]) -> bool:
    """Say whether a paper's parts stand below its title, a line each: the venue, the place, the year, the authors."""
    roles = {role_of(line) for line in lines}
    brief = 1 < len(lines) <= _PARTS and not any(_is_sentence(line.text) for line in lines)
    return brief and "authors" in roles and any(only_year(line.text) for line in lines)


def _is_sentence(text: str) -> bool:
    return text.endswith(".") and len(text.split()) > 7


def _blocks(page: Page, blocks: Sequence[Block], context: Context) -> Iterator[Paper]:
    margin, rowed = "", False  # a year that stands beside the papers below it, too
    for entry in entries_of(page, blocks):
        year = only_year(entry[0].text) if len(entry) == 1 else ""
        if year:
            context = replace(context, year=year)
            continue
        if all(is_heading(line.text) for line in entry):
            continue  # "Books" / "Articles": what is listed elsewhere
        marker = next((block.marker for block in blocks if block.start <= entry[0].start < block.end), "")
        kind = table("paper_kinds")["keys"].get(key_of(entry[0].text) or key_of(marker), "")
        if kind:
            context = replace(context, type=kind)
        block = entry[0].block
        rowed = block.kind == "row" or (rowed and block.kind == "paragraph" and not block.cells)
        beside = block.kind == "paragraph" and (rowed or len(block.cells) == 1)
        margin = margin if beside else only_year(page.text[entry[0].start : entry[0].end].partition("\t")[0])
        within = replace(context, year=margin) if beside and margin else context
        paper = card(page, entry, within) or (citation(page, entry, within) if context.announced else None)
        if paper:
            yield paper
