"""Lists of events with their years on lines of one entry, below the role in which somebody served all of them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from kgbuild.extract.page import Entry, Page
from kgbuild.extract.phrases.parts import Line, dated_lines
from kgbuild.extract.records.service.words import is_listing, names_role

#: "GraphConf 2021", "TIDE’20", "Waves (2019)".
_DATED = re.compile(r"(?:the\s)?[A-ZÀ-Þ][^\d,;:]{1,40}?\s?[(’']?(?:(?:19|20)\d\d|(?<=[’'])\d\d)\)?\W*")
#: So many in a row make a list, and so many words a role.
_LEAST, _ROLE = 3, 4


def with_lists(page: Page, entries: Sequence[Entry]) -> Iterator[Entry]:
    """Give the entries, one that is no more than a role with the lists of dated events that stand below it."""
    head: Entry | None = None
    for entry in entries:
        lines = dated_lines(page, entry)
        if head and entry.blocks[0].kind == "paragraph" and lines and all(_is_list(line.text) for line in lines):
            blocks = dict.fromkeys([*head.blocks, *entry.blocks])
            head = replace(head, end=entry.end, blocks=tuple(blocks))
            continue
        if head:
            yield head
        role = len(lines) == 1 and not lines[0].dates and entry.blocks[0].kind == "paragraph" and _role(lines[0])
        head = entry if role else None
        if head is None:
            yield entry
    if head:
        yield head


def dated_lists(lines: Sequence[Line], above: str) -> tuple[str, list[Line]] | None:
    """Give the role that the first line names, or that stands above, and the lines that list events with their years.

    None where a line is anything else: "Reviewer", "GraphConf 2021, TIDE 2021, WAVES 2020", "TIDE 2019, WAVES 2019".
    """
    listed = [line for line in lines if _is_list(line.text)]
    if not listed or len(lines) == 1 or any(line.column for line in lines):
        return None
    if len(listed) == len(lines):
        return above, listed
    role = _role(lines[0])
    return (role, listed) if role and listed == list(lines[1:]) else None


def _role(line: Line) -> str:
    """Give the role that a line consists of, in the singular or not, "" where it says more."""
    role = line.text.strip(" :*_.")
    return role if not line.dates and len(role.split()) <= _ROLE and (names_role(role) or is_listing(role)) else ""


def _is_list(text: str) -> bool:
    items = re.split(r"[,;]\s+", text.strip(" ,;."))
    return len(items) >= _LEAST and all(_DATED.fullmatch(re.sub(r"^and\s+", "", item)) for item in items)
