"""The Atom feeds of arXiv's API: https://info.arxiv.org/help/api/user-manual.html."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Literal, TextIO

from kgbuild.importers.identifiers import arxiv_of, doi_of
from kgbuild.importers.importer import Item
from kgbuild.importers.quoting import date_of
from kgbuild.importers.xml.elements import Element
from kgbuild.importers.xml.entries import is_xml_with, read_entries
from kgbuild.importers.xml.values import evidence_of
from kgbuild.model import Author, Mention, Paper

FORMAT = "arXiv feed"
MEDIA_TYPE = "application/atom+xml"
SUFFIXES: tuple[str, ...] = (".xml", ".atom")
ABOUT: Literal["person", "organization", ""] = ""

_HEAD = re.compile(r"<feed\b(?=[^\x00]*?<entry\b[^\x00]*?<id>\s*https?://arxiv\.org/abs/)")


def accepts(head: bytes, name: str) -> bool:  # noqa: ARG001 - the content decides
    """Take a feed whose first entry has a number of arXiv."""
    return is_xml_with(head, _HEAD)


def records(stream: TextIO, name: str) -> Iterator[Item]:
    """Give a Paper an entry.

    Raises:
        DocumentError: the file is damaged before its first entry ends, or declares entities.
    """

    def told(entry: Element) -> str:
        return entry.text("title")

    tags = frozenset({"entry"})
    return read_entries(stream, name, tags, "arxiv", is_told=told, read=lambda entry: [_paper(entry)])


def _paper(entry: Element) -> Paper:
    date, printed = date_of(entry.text("published")), entry.text("journal_ref")
    named = (one for one in entry.children("author") if one.text("name"))
    return Paper(
        evidence=evidence_of(entry, entry.first("title"), "arxiv"),
        title=entry.text("title"),
        authors=tuple(Author(_person(one), place) for place, one in enumerate(named, 1)),
        year=date[:4],
        date=date,
        type="preprint",
        doi=doi_of(entry.text("doi")),
        arxiv=arxiv_of(entry.text("id")),
        topics=tuple(dict.fromkeys(one.get("term") for one in entry.children("category") if one.get("term"))),
        abstract=entry.text("summary"),
        note=". ".join(filter(None, (printed, entry.text("comment")))),
    )


def _person(author: Element) -> Mention:
    return Mention(author.text("name"), author.start, author.end, affiliation=author.text("affiliation"))
