"""Refer, the tagged lines of EndNote and Google Scholar (`.enw`): https://en.wikipedia.org/wiki/Refer_(software)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final, Literal, TextIO

from kgbuild.cite.kinds import within_of
from kgbuild.importers.identifiers import arxiv_of
from kgbuild.importers.importer import Item
from kgbuild.importers.opening import shown
from kgbuild.importers.people import name_of
from kgbuild.importers.tagged import Entry, Line, Tagging
from kgbuild.importers.works import date_within, doi_in, entry_evidence, kind_of, lost_entry, pages_of, serial_number
from kgbuild.model import Author, Link, Mention, Paper, PaperKind

FORMAT = "Refer (EndNote)"
MEDIA_TYPE = "application/x-endnote-refer"
SUFFIXES: tuple[str, ...] = (".enw", ".refer", ".txt")
ABOUT: Literal["person", "organization", ""] = ""

_TAG = re.compile(r"%([0-9A-Z@])(?: |$)")
_TAGGING: Final = Tagging(tag=_TAG, anew=re.compile(r"%0 "), end=re.compile(r"\s*$"), opens=_TAG)
_HEAD = re.compile(r"\A\W*^%[0A-Z] \S.*\s^%[0-9A-Z@] \S", re.MULTILINE)
_YEAR = re.compile(r"(?:1[5-9]|20)\d\d")


def accepts(head: bytes, name: str) -> bool:  # noqa: ARG001 - the content decides
    """Take what begins with two tagged lines."""
    return bool(_HEAD.search(shown(head).lstrip("\ufeff")))


def records(stream: TextIO, name: str) -> Iterator[Item]:  # noqa: ARG001 - damage is given, not raised
    """Give a Paper an entry; entries without a title are damaged."""
    for entry in _TAGGING.entries(stream):
        title = entry.line("T", "B")
        yield _paper(entry, title) if title else lost_entry(entry.text, entry.at, "refer")


def _paper(entry: Entry, title: Line) -> Paper:
    first = entry.first
    venue = first("J") or (first("B") if title.tag == "T" else "")
    kind, date = _kind(entry, venue), _date(first("D"), first("8"))
    urls = [line.value for line in entry.each("U")]
    return Paper(
        evidence=entry_evidence(entry.text, entry.at, entry.span(title), "refer"),
        title=title.value,
        authors=tuple(Author(_person(line), place) for place, line in enumerate(entry.each("A"), 1)),
        year=date[:4],
        date=date if len(date) > 4 else "",
        type=kind,
        venue="" if kind in {"book", "thesis"} else venue,
        within=within_of(venue) if kind == "workshop" else "",
        volume=first("V"),
        issue=first("N") if kind == "journal" else "",
        number="" if kind == "journal" else first("N"),
        pages=pages_of(first("P")),
        publisher=first("I"),
        editors=tuple(map(_person, entry.each("E"))),
        doi=doi_in(first("R")),
        arxiv=next(filter(None, (arxiv_of(url) for url in urls if "arxiv.org/" in url)), ""),
        identifiers=serial_number(first("@")),
        links=tuple(Link("", url) for url in urls if url.startswith("http") and "doi.org/" not in url),
        topics=tuple(line.value for line in entry.each("K")),
        abstract=first("X"),
        note=first("Z"),
    )


def _kind(entry: Entry, venue: str) -> PaperKind:
    """Give the type that is told; without one, a journal or a book tells it."""
    told = kind_of("endnote", entry.first("0"))
    if not told and not entry.line("0"):
        return "journal" if entry.line("J") else "chapter" if entry.line("B") and entry.line("T") else ""
    return "workshop" if told == "conference" and re.search(r"\bworkshops?\b", venue, re.IGNORECASE) else told


def _person(line: Line) -> Mention:
    return Mention(name_of(line.value), line.start, line.end)


def _date(year: str, day: str) -> str:
    found = _YEAR.search(year) or _YEAR.search(day)
    return date_within(found[0], day) if found else ""
