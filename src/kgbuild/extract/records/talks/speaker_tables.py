"""Talks of a seminar: tables that name a speaker, a day and a title a row, whoever's page they stand on."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from kgbuild.dates import find_ranges
from kgbuild.document import Span
from kgbuild.extract.page import Entry, Page
from kgbuild.lexicon import words
from kgbuild.model import Mention, Talk
from kgbuild.names import looks_like_name, without_titles

_NAME = "speaker_tables"
_LEAST = 0.2
_NUMBER = re.compile(r"\s*(?:\d{1,3}[.):]\s*)?")
_BEHIND = re.compile(r"\s*(?:[(\[,;\n]|\s[–—-]\s).*", re.DOTALL)
_NO_TITLE = re.compile(
    r"(?i)\W*(?:tba|tbd|tbc|n/?a|t\.b\.a\.?|to be announced|cancell?ed|no (?:talk|seminar|meeting))?\W*"
)


def speaker_tables(page: Page) -> Iterator[Talk]:
    """Give the talks of the tables that have columns for speakers and for titles."""
    for section in page.sections:
        for entry in section.entries:
            if names_speakers(entry):
                yield from _talk(page, entry)


def names_speakers(entry: Entry) -> bool:
    """Say whether an entry is the row of a table with a column of speakers and one of titles."""
    return {"speaker", "title"} <= _columns(entry).keys()


def _columns(entry: Entry) -> Mapping[str, Span]:
    """Give the cells of a row by what the titles of their columns say of them."""
    row = next(iter(entry.blocks), None)  # those of forms have none
    if row is None or row.kind != "row" or len(row.cells) != len(entry.columns):
        return {}
    found: dict[str, Span] = {}
    for title, cell in zip(entry.columns, row.cells, strict=True):
        bare = " ".join(re.sub(r"[^\w\s/]", " ", title).casefold().split())
        for kind in ("speaker", "title", "date"):
            if bare in words("talks", f"seminar_{kind}s"):
                found.setdefault(kind, cell)
    return found


def _talk(page: Page, entry: Entry) -> Iterator[Talk]:
    cells = _columns(entry)
    speaker, title = (page.text[cells[kind].start : cells[kind].end] for kind in ("speaker", "title"))
    lead = _NUMBER.match(speaker)
    at = lead.end() if lead else 0
    name = without_titles(_BEHIND.sub("", speaker[at:]).strip())
    printed = " ".join(title.split("\n")[0].split()).strip(' *_“”"')
    if " " not in name or looks_like_name(name) < _LEAST or _NO_TITLE.fullmatch(printed):
        return
    start = cells["speaker"].start + speaker.index(name)
    dated = find_ranges(page.text[cells["date"].start : cells["date"].end]) if "date" in cells else ()
    yield Talk(
        evidence=page.evidence(entry.blocks[0].start, entry.blocks[0].end, _NAME, 0.8),
        people=(Mention(name, start, start + len(name)),),
        title=printed,
        date=dated[0].start if dated else "",
    )
