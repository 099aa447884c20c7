"""From lines to blocks: headings by their type, items by their markers, rows of tables, entries with their details."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby, takewhile
from typing import Final

from kgbuild.dates import find_ranges
from kgbuild.document import InlineKind
from kgbuild.documents.pdf.entries import TAIL, Entries, is_reference, is_spaced
from kgbuild.documents.pdf.form import INDENT, Form
from kgbuild.documents.pdf.heads import head_cell, levels_of
from kgbuild.documents.pdf.line import Line, Part
from kgbuild.documents.pdf.measure import reads_on
from kgbuild.documents.pdf.numbered import join_number
from kgbuild.documents.pdf.stacks import with_stacks
from kgbuild.documents.pdf.tabs import is_date
from kgbuild.documents.pdf.type import HYPHEN, MARKER, Type
from kgbuild.documents.writer import PARAGRAPH, Expected, Writer

_HEADING_WORDS: Final = 10
_TABLE: Final = 3
#: Where so many sections part their entries by space, others do with a single space.
_SPACED: Final = 2
#: A heading by its place has more space above it than lines of one entry.
_APART: Final = 1.2
_YEAR = re.compile(r"(?:19|20)\d\d")


def write_lines(lines: Sequence[Line], writer: Writer) -> None:
    """Write the blocks of a document's lines into the writer."""
    for line in lines:
        join_number(line)
    sections = list(_sections(*with_stacks(lines, levels_of(lines))))
    often = sum(is_spaced(section[1:]) for section, _ in sections) >= _SPACED
    for section, level in sections:
        if level:
            _write_heading(section.pop(0), writer, level)
        _write_parts_of(section, writer, max(level, 1) + 1, spaced=often)
    writer.cut()


def _write_parts_of(lines: Sequence[Line], writer: Writer, level: int, *, spaced: bool) -> None:
    """Write a section; short lines that stand out of what is below them head parts of it.

    `spaced` tells whether other sections part their entries by space.
    """
    part: list[Line] = []
    insets = sorted(line.inset for line in lines)
    for index, line in enumerate(lines):
        if _stands_out(lines, index, insets):
            _write_section(part, writer, spaced=spaced)
            part = []
            _write_heading(line, writer, level)
        else:
            part.append(line)
    _write_section(part, writer, spaced=spaced)


def _stands_out(lines: Sequence[Line], index: int, insets: Sequence[float]) -> bool:
    """Say whether a short line heads what is below it: a bold one above dates, or one left of all with space above."""
    line = lines[index]
    text = line.text.strip()
    if index + 1 == len(lines) or len(line.cells) > 1 or MARKER.match(text):
        return False
    if not 0 < len(text.split()) <= _HEADING_WORDS - 2 or not text[:1].isupper() or re.search(r"\d|[.,;:]$|@", text):
        return False
    below = lines[index + 1]
    bold = all(look.bold for look in line.looks) and bool(below.looks) and not below.looks[0].bold
    slanted = all(look.italic for look in line.looks) and bool(below.looks) and not below.looks[0].italic
    entries = line.gap > _APART and _lists_below(lines[index + 1 : index + 3])
    if (bold and is_date(below.text.split("\t", 1)[0])) or ((bold or slanted) and entries):
        return True
    inside = len(insets) - bisect_right(insets, line.inset + INDENT * line.size)
    return line.gap > 1.3 and below.inset > line.inset + INDENT * line.size and inside >= 0.6 * len(lines)


def _lists_below(lines: Sequence[Line]) -> bool:
    """Say whether two lines below a bold one are entries: each opens with its date, or is a long reference.

    The place, the date or the people of one entry are shorter, or stand on one line of the two.
    """
    opened = [bool((found := find_ranges(line.text)) and not found[0].at) for line in lines]
    long = [is_reference(line) for line in lines]
    plain = not any(look.bold for line in lines[1:] for look in line.looks[:1])
    return len(lines) > 1 and plain and (all(opened) or all(long))


def _sections(lines: Sequence[Line], levels: Sequence[int]) -> Iterator[tuple[list[Line], int]]:
    """Cut before each heading; give the lines, and the level of the first as a heading."""
    found: list[Line] = []
    first = 0
    for line, level in zip(lines, levels, strict=True):
        if found and level:
            yield found, first
            found = []
        first = first if found else level
        found.append(line)
    if found:
        yield found, first


def _write_heading(line: Line, writer: Writer, level: int) -> None:
    writer.cut()
    writer.at_line(line.number)
    writer.expected = Expected("heading", level)
    head = head_cell(line)
    _write_parts(line.cells[head], writer)
    writer.cut()
    writer.expected = PARAGRAPH
    for place, cell in enumerate(line.cells):
        if place != head:
            _write_parts(cell, writer)
            writer.cut()


def _with_tails(lines: Sequence[Line]) -> list[Line]:
    """Give the lines with those that end the last cell of the row of a table above them put into it.

    What would have fitted behind the cell is a line of its own, and so is what is set otherwise.
    """
    found: list[Line] = []
    end = max((line.ends[-1] for line in lines if len(line.cells) >= _TABLE), default=0.0)
    for line in lines:
        row = found[-1] if found else None
        below = row is not None and len(row.cells) >= _TABLE and len(line.cells) == 1 and line.gap <= TAIL
        if row and below and abs(row.lefts[-1] - line.left) < INDENT * line.size / 2:
            text = line.text
            word = (line.right - line.left) * len(text.split(maxsplit=1)[0]) / len(text)
            fits = row.ends[-1] + word + line.size < end and not reads_on(row.text, text)
            (_, look), (_, anew) = row.cells[-1][-1], line.cells[0][0]
            apart = fits or (look.bold, look.italic) != (anew.bold, anew.italic)
            row.cells[-1] = [*row.cells[-1], ("\n" if apart else " ", look), *line.cells[0]]
            row.ends[-1] = line.ends[0]
        else:
            found.append(line)
    return found


def _write_section(lines: Sequence[Line], writer: Writer, *, spaced: bool) -> None:
    lines = _with_tails(lines)
    entries = Entries.of(lines, spaced=spaced)
    block: list[Line] = []
    for index, line in enumerate(lines):
        if _is_row(lines, index):
            _write_block(block, writer, entries.form)
            block = []
            _write_row(line, writer, header=_is_header(lines, index))
        elif block and entries.go_on(block, line, index):
            block.append(line)
        else:
            _write_block(block, writer, entries.form)
            block = [line]
    _write_block(block, writer, entries.form)


def _is_row(lines: Sequence[Line], index: int) -> bool:
    """Say whether a line is a row of a table: three cells or more, as the line above or below has."""
    if lines[index].whole:
        return True
    count = len(lines[index].cells)
    beside = [lines[i] for i in (index - 1, index + 1) if 0 <= i < len(lines)]
    return count >= _TABLE and any(len(other.cells) >= _TABLE for other in beside)


def _is_header(lines: Sequence[Line], index: int) -> bool:
    """Say whether a row names the columns: it opens the table, bold, or without the digits that all others have."""
    line = lines[index]
    if (index and _is_row(lines, index - 1)) or _YEAR.search(line.text):
        return False
    below = list(takewhile(lambda i: _is_row(lines, i), range(index + 1, len(lines))))
    named = not re.search(r"\d", line.text) and all(re.search(r"\d", lines[i].text) for i in below)
    return all(look.bold for look in line.looks) or (len(below) >= _TABLE - 1 and named)


def _write_row(line: Line, writer: Writer, *, header: bool) -> None:
    writer.at_line(line.number)
    writer.open_row(header=header)
    marker = MARKER.match(line.text)
    for cell in _without_marker(line.cells, marker.end()) if marker and marker["bullet"] else line.cells:
        writer.open_cell()
        _write_parts(cell, writer)
        writer.close_cell()
    writer.close_row()


def _write_block(block: Sequence[Line], writer: Writer, form: Form) -> None:
    """Write a block: the lines of an entry; a marker makes it an item."""
    if not block:
        return
    writer.cut()
    if _opens_list(block[0]):
        _write_date(block, writer, form)
        return
    inside = block[0].left > form.margin - INDENT * block[0].size
    if form.margin and inside and len(block[0].cells) == 1 and not MARKER.match(block[0].text):
        writer.expected = replace(PARAGRAPH, beside=True)
    for index, line in enumerate(block):
        writer.at_line(line.number)
        cells = line.cells
        if not index:
            marker = MARKER.match(line.text)
            if marker:
                mark = marker[0].strip() if marker["number"] else "•"
                writer.expected = Expected("item", form.level(line), mark)
                cells = _without_marker(cells, marker.end())
        else:
            writer.newline()
        for place, cell in enumerate(cells):
            if place:
                writer.verbatim("\t")
            _write_parts(cell, writer)
    writer.cut()
    writer.expected = PARAGRAPH


def _opens_list(line: Line) -> bool:
    """Say whether a line is a date in the margin with the first item of a list beside it."""
    marker = MARKER.match("".join(text for text, _ in line.cells[1])) if len(line.cells) > 1 else None
    return marker is not None and marker["bullet"] is not None and is_date(line.text.split("\t", 1)[0])


def _write_date(block: Sequence[Line], writer: Writer, form: Form) -> None:
    """Write the date that a block opens with as a paragraph, and the rest as the item that it is."""
    first = block[0]
    date = replace(first, cells=first.cells[:1], lefts=first.lefts[:1], ends=first.ends[:1])
    item = replace(first, cells=first.cells[1:], lefts=first.lefts[1:], ends=first.ends[1:])
    _write_block([date], writer, Form(form.levels, 0.0))
    _write_block([item, *block[1:]], writer, form)


def _without_marker(cells: Sequence[Sequence[Part]], length: int) -> list[list[Part]]:
    """Give the cells without so many characters at their beginning; a tab between cells counts as one."""
    out = [list(cell) for cell in cells]
    while length > 0 and out:
        if not out[0]:
            out.pop(0)
            length -= 1
            continue
        text, look = out[0][0]
        taken = min(length, len(text))
        length -= taken
        out[0][0] = (text[taken:], look)
        if not text[taken:]:
            out[0].pop(0)
    return [cell for cell in out if cell]


def _write_parts(parts: Sequence[Part], writer: Writer) -> None:
    """Write the parts of a cell; a link that lines broke, or whose type changes, is one run."""
    for href, linked in groupby(parts, key=lambda part: part[1].href):
        if href:
            writer.open_run("link", href)
        for kinds, alike in groupby(linked, key=lambda part: _kinds(part[1])):
            for kind in kinds:
                writer.open_run(kind)
            for line in "".join(text for text, _ in alike).replace(HYPHEN, "-").splitlines(keepends=True):
                writer.flow(line.rstrip("\n"))
                if line.endswith("\n"):
                    writer.newline()
            for _ in kinds:
                writer.close_run()
        if href:
            writer.close_run()


def _kinds(look: Type) -> tuple[InlineKind, ...]:
    kinds: dict[InlineKind, bool] = {"strong": look.bold, "emphasis": look.italic, "small": look.raised}
    return tuple(kind for kind, given in kinds.items() if given)
