"""People on a grant whom a table names in columns of their own: "PI", "Members"."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from kgbuild.document import Span
from kgbuild.extract.layout.columns import meaning_of
from kgbuild.extract.page import Entry, Page
from kgbuild.extract.phrases.details import people_in
from kgbuild.lexicon import words
from kgbuild.model import Recipient

#: A name in a column of people need look little like one.
_LEAST = 0.25
_BRACKETS = re.compile(r"\([^()]*\)")


def columned(page: Page, entry: Entry, is_role: Callable[[str], bool]) -> tuple[tuple[Span, ...], list[Recipient]]:
    """Give the cells of a row that name people, and those people, each in the role of the column or in brackets."""
    cells = tuple(_cells(entry))
    return tuple(span for span, _ in cells), [one for span, head in cells for one in _people(page, span, head, is_role)]


def _cells(entry: Entry) -> Iterator[tuple[Span, str]]:
    row = next(iter(entry.blocks), None)
    if row is None or row.kind != "row" or len(row.cells) != len(entry.columns):
        return
    for head, cell in zip(entry.columns, row.cells, strict=True):
        bare = " ".join(head.casefold().split()).strip(" :*")
        if meaning_of(head) == "person" or bare in words("funding", "team_labels"):
            yield Span(cell.start, cell.end), head.strip(" :*")


def _people(page: Page, cell: Span, head: str, is_role: Callable[[str], bool]) -> Iterator[Recipient]:
    text = page.text[cell.start : cell.end]
    singular = re.sub(r"\(s\)$|s$", "", head)
    known = is_role(singular) and singular.casefold() not in words("funding", "weak_roles")
    bare = _BRACKETS.sub(lambda found: " " * len(found[0]), text)
    for person in people_in(bare, cell.start, _LEAST):
        inside = re.match(r"\s*\(([^()]*)\)", text[person.end - cell.start :])
        role = inside[1].strip() if inside and is_role(inside[1]) else singular if known else ""
        yield Recipient(person, role)
