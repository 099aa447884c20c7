"""The XML that EndNote exports; every value may be dressed in `style` elements."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Literal, TextIO

from kgbuild.cite.kinds import within_of
from kgbuild.importers.identifiers import arxiv_of
from kgbuild.importers.importer import Item
from kgbuild.importers.people import name_of
from kgbuild.importers.works import date_within, doi_in, kind_of, pages_of, serial_number
from kgbuild.importers.xml.elements import Element
from kgbuild.importers.xml.entries import is_xml_with, read_entries
from kgbuild.importers.xml.values import evidence_of
from kgbuild.model import Author, Link, Mention, Paper, PaperKind

FORMAT = "EndNote XML"
MEDIA_TYPE = "application/xml"
SUFFIXES: tuple[str, ...] = (".xml",)
ABOUT: Literal["person", "organization", ""] = ""

_HEAD = re.compile(r"<records>\s*<record>.*?<ref-type\b", re.DOTALL)
_YEAR = re.compile(r"(?:1[5-9]|20)\d\d")


def accepts(head: bytes, name: str) -> bool:  # noqa: ARG001 - the content decides
    """Take XML whose records have a type of reference."""
    return is_xml_with(head, _HEAD)


def records(stream: TextIO, name: str) -> Iterator[Item]:
    """Give a Paper a record; those without a title are damaged.

    Raises:
        DocumentError: the file is damaged from its beginning on, or declares entities.
    """

    def told(element: Element) -> str:
        return element.text("titles", "title")

    tags = frozenset({"record"})
    return read_entries(stream, name, tags, "endnote", is_told=told, read=lambda element: [_paper(element)])


def _paper(element: Element) -> Paper:
    title = element.first("titles", "title")
    venue = element.text("titles", "secondary-title") or element.text("periodical", "full-title")
    kind = _kind(element.first("ref-type").get("name"), venue)
    urls = [url.text() for url in element.first("urls").all("url")]
    date = _date(element.first("dates"))
    return Paper(
        evidence=evidence_of(element, title, "endnote"),
        title=title.text(),
        authors=tuple(Author(who, place) for place, who in enumerate(_people(element, "authors"), 1)),
        year=date[:4],
        date=date if len(date) > 4 else "",
        type=kind,
        venue="" if kind == "thesis" else venue,
        within=within_of(venue) if kind == "workshop" else "",
        volume=element.text("volume"),
        issue=element.text("number") if kind == "journal" else "",
        number="" if kind == "journal" else element.text("number"),
        pages=pages_of(element.text("pages")),
        publisher=element.text("publisher"),
        editors=tuple(_people(element, "secondary-authors")) if kind != "thesis" else (),
        doi=doi_in(element.text("electronic-resource-num")),
        arxiv=next(filter(None, (arxiv_of(url) for url in urls if "arxiv.org/" in url)), ""),
        identifiers=serial_number(element.text("isbn")),
        links=tuple(Link("", url) for url in urls if url.startswith("http") and "doi.org/" not in url),
        topics=tuple(word.text() for word in element.first("keywords").all("keyword") if word.text()),
        abstract=element.text("abstract"),
        note=element.text("notes"),
    )


def _kind(told: str, venue: str) -> PaperKind:
    kind = kind_of("endnote", told)
    return "workshop" if kind == "conference" and re.search(r"\bworkshops?\b", venue, re.IGNORECASE) else kind


def _people(element: Element, role: str) -> Iterator[Mention]:
    """Give the people of a role."""
    for one in element.first("contributors", role).children("author"):
        if name := name_of(one.text()):
            yield Mention(name, one.start, one.end)


def _date(dates: Element) -> str:
    year = _YEAR.search(dates.text("year"))
    return date_within(year[0], dates.text("pub-dates", "date")) if year else ""
