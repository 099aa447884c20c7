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
    under,
)
from kgbuild.extract.papers.entries import YEARS, entries_of, key_of
from kgbuild.extract.papers.headed import SAID, headed, with_venues
from kgbuild.extract.papers.indexed import indexed
from kgbuild.extract.papers.lines import behind_year, lines_of
from kgbuild.extract.papers.marks import is_abstract
from kgbuild.extract.papers.publications import citation
from kgbuild.extract.papers.tables import columns_of, rows
from kgbuild.lexicon import table
from kgbuild.model import Paper

#: Cards on a page that announces no papers count only in such company; fewer will do if they hold much.
COMPANY, RICH = 3, 2
#: So many keys before entries ("[j4]") make a page a bibliography.
KEYS = 3


def papers(page: Page) -> Iterator[Paper]:
    """Give the papers of a page: lists of citations, tables, cards, dated entries of author pages."""
    whole = page_context(page)
    keyed = _keys(page, page.document.blocks) >= KEYS
    announced: list[Paper] = []
    others: list[Paper] = []
    above = whole
    for section in with_venues(page):
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
    if paper := headed(page, section, context):
        yield paper
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


def _blocks(page: Page, blocks: Sequence[Block], context: Context) -> Iterator[Paper]:
    above = context
    margin, rowed = "", False  # a year that stands beside the papers below it, too
    labelled: Block | None = None  # "Abstract" on a line of its own: what follows it in its container is one
    for entry in entries_of(page, blocks):
        if is_abstract(entry[0].text) or _is_below(labelled, entry[0].block):
            labelled = entry[0].block
            continue
        labelled = None
        year = only_year(entry[0].text) if len(entry) == 1 else ""
        if year:
            context = replace(context, year=year, status=above.status)
            continue
        if len(entry) == 1 and YEARS.fullmatch(entry[0].text):
            context = replace(context, year=above.year, status=above.status)  # "pre-2011"
            continue
        if all(is_heading(line.text) for line in entry):
            status = kind_by("heading.status", entry[0].text) if len(entry) == 1 else ""
            context = replace(context, status=status) if status else context  # type: ignore[arg-type]
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
        listed = indexed(page, entry, within) if context.announced else None
        paper = (
            listed
            or card(page, behind_year(page, entry), within)
            or (citation(page, entry, within) if context.announced else None)
        )
        if paper:
            yield paper


def _is_below(label: Block | None, block: Block) -> bool:
    """Say whether a paragraph stands in the container of the label of an abstract, which folds it away."""
    return label is not None and () != label.group == block.group and block.kind == "paragraph"
