"""Papers in tables whose header says what each column holds."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from kgbuild.cite import parse_reference
from kgbuild.document import Block, Span
from kgbuild.extract.page import Page
from kgbuild.extract.papers.build import Parts, paper_of
from kgbuild.extract.papers.context import YEAR, Context
from kgbuild.extract.papers.lines import Line, lines_of, people_of
from kgbuild.extract.papers.links import links_of
from kgbuild.extract.papers.marks import is_mark
from kgbuild.lexicon import table
from kgbuild.model import Paper
from kgbuild.names import NameList, split_people

NAME = "papers"


def columns_of(header: Block, page: Page) -> dict[int, str]:
    """Give what the columns of a table hold by index, as far as the header's words tell; {} for no table of papers."""
    columns: dict[int, str] = {}
    for index, cell in enumerate(header.cells):
        label = page.document.slice(cell).casefold().strip(" *_:.\n") or ""
        kind = next(
            (kind for kind in table("paper_labels")["columns"] if label in table("paper_labels")["columns"][kind]), ""
        )
        if kind and (kind not in columns.values() or kind == "links"):
            columns[index] = kind
    held = set(columns.values())
    return columns if "title" in held and held & {"venue", "authors", "year", "links", "doi"} else {}


def rows(page: Page, header: Block, blocks: Sequence[Block], context: Context) -> Iterator[Paper]:
    """Give the papers of the rows in `blocks` under `header`."""
    columns = columns_of(header, page)
    for block in blocks:
        cells = {
            kind: cell
            for index, kind in columns.items()
            if index < len(block.cells) and (cell := block.cells[index]).end > cell.start
        }
        if "title" in cells:
            yield _row(page, block, cells, context)


def _row(page: Page, block: Block, cells: Mapping[str, Span], context: Context) -> Paper:
    lines = [line for line in lines_of(page, [block]) if _in(line, cells["title"])]
    names, marks = NameList(), []
    for line in lines[1:]:
        if is_mark(line.text):
            marks.append(line.text)
        elif people := people_of(line):
            names = names if names.people else people.names
    if "authors" in cells:
        cell = cells["authors"]
        names = split_people(page.document.slice(cell).replace("\n", " "), cell.start)

    def text(kind: str) -> str:
        return " ".join(page.document.slice(cells[kind]).split()) if kind in cells else ""

    venue, year = text("venue"), YEAR.search(text("year"))
    spans = tuple((person.start, person.end) for person in names.people)
    detailed = any(kind in cells for kind in ("volume", "pages")) or bool(re.search(r"\d", YEAR.sub("", venue)))
    title = lines[0].text if lines else text("title")
    whole = ", ".join(filter(None, (venue, text("volume"), text("pages"), text("year"))))
    return paper_of(
        page,
        block.start,
        block.end,
        Parts(
            title=title,
            names=names,
            reference=parse_reference(f"A. Author, “{title},” {whole}") if detailed else None,
            venue="" if detailed else venue,
            year=year.group(1) if year else "",
            found=links_of(page, block.start, block.end, block.inlines, people=spans),
            runs=block.inlines,
            marks=tuple(marks),
        ),
        context,
        NAME,
    )


def _in(line: Line, cell: Span) -> bool:
    return cell.start <= line.start and line.end <= cell.end
