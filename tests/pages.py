"""Pages for the tests of extractors, read from a few lines of Markdown, text or HTML."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from kgbuild.documents import read_bytes
from kgbuild.extract import read_page
from kgbuild.extract.page import Page
from kgbuild.model import Mention, Record

HEAD = "# Ada Lindqvist\n\n"


def page_of(text: str, name: str = "cv.md") -> Page:
    """Read a page."""
    return read_page(read_bytes(text.encode(), name))


def rows(extractor: Callable[[Page], Iterable[Record]], text: str, name: str = "cv.md") -> list[dict[str, Any]]:
    """Give what an extractor reads: field → value, people and organisations by name, empty fields left out."""
    page = page_of(text, name)
    found = []
    for record in extractor(page):
        assert page.text[record.evidence.start : record.evidence.end] == record.evidence.quote != ""
        values = {field: _plain(getattr(record, field)) for field in record.__dataclass_fields__ if field != "evidence"}
        found.append({"kind": record.kind, **{field: value for field, value in values.items() if value}})
    return found


def _plain(value: Any) -> Any:
    if isinstance(value, Mention):
        return value.name
    if isinstance(value, tuple):
        return tuple(_plain(item) for item in value)
    return (value.person.name, value.role) if hasattr(value, "person") else value


def only(found: Iterable[dict[str, Any]], *fields: str) -> list[tuple[Any, ...]]:
    """Give the rows cut to some fields, missing ones empty."""
    return [tuple(row.get(field, "") for field in fields) for row in found]
