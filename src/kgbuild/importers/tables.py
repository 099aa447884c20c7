"""Tables of people, students, grants, papers, talks with a row of headings: CSV, TSV, and the sheets of workbooks.

Headings are known in seven languages (`lexicon/fields.toml`). What a table holds is told from its name (of the file or
of the sheet), else from its headings; a table whose headings say nothing is none of ours.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from pathlib import PurePosixPath
from typing import Final, Literal, TextIO

from kgbuild.amounts import find_amount
from kgbuild.errors import UnsupportedFormatError
from kgbuild.importers.delimited import delimiter_of, rows_of
from kgbuild.importers.fields import Row, known_headers, row_of
from kgbuild.importers.importer import Item
from kgbuild.importers.opening import shown
from kgbuild.importers.quoting import Quoter, plain
from kgbuild.importers.rows import READERS, read_row
from kgbuild.located import Node
from kgbuild.model import NOBODY, Record

FORMAT = "table (CSV, TSV)"
MEDIA_TYPE = "text/csv"
SUFFIXES: tuple[str, ...] = (".csv", ".tsv", ".tab")
ABOUT: Literal["person", "organization", ""] = ""

#: So many rows may stand over the headings: a title, a date, an empty line.
_ABOVE: Final = 6
_SHORT: Final = 40
_UNIT = re.compile(r"[(\[]\s*(?:in\s+)?([^\s)\]]+)\s*[)\]]")


def accepts(head: bytes, name: str) -> bool:
    """Take what has the ending of a table, and in its first rows one whose headings say what it is."""
    if PurePosixPath(name).suffix.lower() not in SUFFIXES:
        return False
    text = shown(head)
    text = text[: text.rfind("\n") + 1] or text
    delimiter = delimiter_of(text)
    rows = list(rows_of(text, delimiter)) if delimiter else []
    return any(row for _, row in _rows(rows, names_of(name)))


def records(stream: TextIO, name: str) -> Iterator[Item]:
    """Give the records of the rows of a table; rows that say too little are given as evidence.

    Raises:
        UnsupportedFormatError: the headings do not say what it holds.
    """
    text = stream.read()
    quoter = Quoter(text, "tables")
    rows = list(rows_of(text, delimiter_of(text[: 1 << 16])))
    yield from or_unsupported(read_table(rows, names_of(name), quoter), name)


def names_of(name: str) -> tuple[str, ...]:
    """Give what a file is called without its ending, and what the folder that holds it is called."""
    path = PurePosixPath(name)
    return (path.stem, path.parent.name)


def or_unsupported(items: Iterator[Item], name: str) -> Iterator[Item]:
    """Give items on, if there is a record among them.

    Raises:
        UnsupportedFormatError: there is none.
    """
    found = list(items)
    if not any(isinstance(item, Record) for item in found):
        reason = "the headings of its table do not say what it holds"
        raise UnsupportedFormatError(name, reason, remedy="name the columns (Name, Role, Title, Authors, Funder …)")
    yield from found


def read_table(rows: Sequence[tuple[Node, ...]], collection: tuple[str, ...], quoter: Quoter) -> Iterator[Item]:
    """Give the records of a table.

    Args:
        rows: of cells, in order.
        collection: what it is called, the nearest name first.
        quoter: of the text that the cells stem from.
    """
    for cells, row in _rows(rows, collection):
        found = read_row(row, quoter, NOBODY) if row else ()
        yield from found
        if not found:
            yield quoter.evidence(*cells)
        elif row:
            yield from (quoter.evidence(cell) for cell in row.unknown)


def _rows(
    rows: Sequence[tuple[Node, ...]], collection: tuple[str, ...]
) -> Iterator[tuple[tuple[Node, ...], Row | None]]:
    """Give the filled cells of each row below the headings, with the row that they are if the headings say it."""
    place = _heading(rows[:_ABOVE])
    if place < 0:
        return
    headers = [plain(cell.value) for cell in rows[place]]
    context = ""
    for cells in rows[place + 1 :]:
        filled = tuple(cell for cell in cells if cell.value)
        if len(filled) == 1 and len(headers) > 2 and cells[0].value:
            # A row of one cell parts the table: "Postdocs", "2019".
            context = plain(filled[0].value)
            continue
        members: dict[str, Node] = {}
        for header, cell in zip(headers, cells, strict=False):
            if header and cell.value and header not in members:
                members[header] = cell
        if members:
            names = (context, *collection) if context else collection
            yield filled, row_of(members | _units(members), names)


def _units(members: Mapping[str, Node]) -> dict[str, Node]:
    """Give the currency that stands in the brackets of a heading: "Amount (EUR)"."""
    found = (_UNIT.search(header) for header in members)
    code = next((code for match in found if match and (code := find_amount(f"{match[1]} 1")[1])), "")
    return {"currency": Node(-1, -1, code)} if code else {}


def _heading(rows: Sequence[tuple[Node, ...]]) -> int:
    """Give which row holds the headings: the one in which most are known, two at least; -1 if none does."""
    best, known = -1, 1
    for place, cells in enumerate(rows):
        headers = [plain(cell.value) for cell in cells if cell.value]
        if len(headers) > 1 and all(len(header) <= _SHORT for header in headers):
            count = max(known_headers(kind, headers) for kind in READERS)
            if count > known and count * 3 >= len(headers):
                best, known = place, count
    return best
