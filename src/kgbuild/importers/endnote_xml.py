"""The XML that EndNote exports; every value may be dressed in `style` elements."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Literal, TextIO

from kgbuild.cite.kinds import within_of
from kgbuild.dates import parse_date
from kgbuild.importers.identifiers import arxiv_of
from kgbuild.importers.importer import Item
from kgbuild.importers.opening import shown
from kgbuild.importers.people import name_of
from kgbuild.importers.works import doi_in, kind_of, lost_entry, pages_of, serial_number
from kgbuild.importers.xml.elements import Element, elements
from kgbuild.importers.xml.values import evidence_of
from kgbuild.model import Author, Evidence, Link, Mention, Paper, PaperKind

FORMAT = "EndNote XML"
MEDIA_TYPE = "application/xml"
SUFFIXES: tuple[str, ...] = (".xml",)
ABOUT: Literal["person", "organization", ""] = ""

_HEAD = re.compile(r"<records>\s*<record>.*?<ref-type\b", re.DOTALL)
_YEAR = re.compile(r"(?:1[5-9]|20)\d\d")


def accepts(head: bytes, name: str) -> bool:  # noqa: ARG001 - the content decides
    """Take XML whose records have a type of reference."""
    text = shown(head)
    return text.lstrip().startswith("<") and bool(_HEAD.search(text))


def records(stream: TextIO, name: str) -> Iterator[Item]:
    """Give a Paper a record; those without a title are damaged.

    Raises:
        DocumentError: the file is damaged from its beginning on, or declares entities.
    """
    for element in elements(stream, name, frozenset({"record"}), "endnote"):
        if isinstance(element, Evidence):
            yield element
        elif element.text("titles", "title"):
            yield _paper(element)
        else:
            yield lost_entry(element.written, element.start, "endnote")


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
    if not year:
        return ""
    told = dates.text("pub-dates", "date")
    exact = parse_date(told if _YEAR.search(told) else f"{told} {year[0]}") if told else ""
    return exact if exact.startswith(year[0]) else year[0]
