"""DBLP's XML: the whole dump, the page of a person, a single record: https://dblp.org/faq/1474679.html."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Literal, TextIO

from kgbuild.cite.kinds import within_of
from kgbuild.dates import parse_date
from kgbuild.importers.identifiers import arxiv_of, doi_of
from kgbuild.importers.importer import Item
from kgbuild.importers.works import kind_of, lost_entry, pages_of
from kgbuild.importers.xml.elements import Element, elements
from kgbuild.importers.xml.entries import is_xml_with
from kgbuild.importers.xml.values import evidence_of, person
from kgbuild.model import Author, Evidence, Link, Mention, Paper, PaperKind, Position, Profile
from kgbuild.platforms import platform_of

FORMAT = "DBLP XML"
MEDIA_TYPE = "application/xml"
SUFFIXES: tuple[str, ...] = (".xml",)
ABOUT: Literal["person", "organization", ""] = ""

_HEAD = re.compile(r"<dblp(?:person)?[\s>]")
_WORKS = frozenset({
    "article", "book", "incollection", "inproceedings", "mastersthesis", "phdthesis", "proceedings",
})  # fmt: skip
#: DBLP tells namesakes apart by a number behind the name.
_NUMBER = re.compile(r"\s\d{4}$")
_PERSON = "https://dblp.org/pid/"


def accepts(head: bytes, name: str) -> bool:  # noqa: ARG001 - the content decides
    """Take XML whose root is one of DBLP."""
    return is_xml_with(head, _HEAD, 2000)


def records(stream: TextIO, name: str) -> Iterator[Item]:
    """Give a Paper a work and a Profile a person.

    Raises:
        DocumentError: the file is damaged from its beginning on, or declares entities.
    """
    for element in elements(stream, name, _WORKS | {"www", "person"}, "dblp"):
        if isinstance(element, Evidence):
            yield element
        elif element.tag not in _WORKS:
            yield from _profile(element)
        elif element.text("title"):
            yield _paper(element)
        else:
            yield lost_entry(element.written, element.start, "dblp")


def _profile(element: Element) -> Iterator[Item]:
    """Give who a home page record is about; other pages of the web are no people."""
    names = [_person(author) for author in element.children("author")]
    if not names or not element.get("key").startswith("homepages/"):
        return
    urls = [url.text() for url in element.children("url")]
    orcid = next((url for url in urls if "orcid.org/" in url), "")
    home = next((url for url in urls if url.startswith("http") and not platform_of(url)), "")
    yield Profile(
        evidence=evidence_of(element, element.first("author"), "dblp"),
        person=names[0],
        orcid=orcid.rpartition("/")[2],
        names=tuple(dict.fromkeys(other.name for other in names[1:] if other.name != names[0].name)),
        homepage=home,
        links=tuple(Link(platform_of(url), url) for url in urls if url.startswith("http") and url not in {orcid, home}),
    )
    for note in element.children("note"):
        if note.get("type") == "affiliation" and note.text():
            yield Position(
                evidence=evidence_of(element, note, "dblp"),
                person=names[0],
                organization=Mention(note.text(), note.start, note.end),
            )


def _paper(element: Element) -> Paper:
    title = element.first("title")
    pages = [link.text() for link in element.children("ee")]
    volume, venue = element.text("volume"), element.text("journal") or element.text("booktitle")
    arxiv = next(filter(None, map(arxiv_of, (volume.removeprefix("abs/"), *pages))), "") if _is_arxiv(element) else ""
    kind = _kind(element, venue)
    date = parse_date(f"{element.text('month')} {element.text('year')}")
    doi = next(filter(None, (doi_of(page) for page in pages if "doi.org/" in page)), "")
    return Paper(
        evidence=evidence_of(element, title, "dblp"),
        title=title.text().removesuffix("."),
        authors=tuple(Author(_person(author), place) for place, author in enumerate(element.children("author"), 1)),
        year=date[:4],
        date=date if len(date) > 4 else "",
        type=kind,
        venue="arXiv" if arxiv else venue or element.text("series"),
        within=within_of(venue) if kind == "workshop" else "",
        volume="" if arxiv else volume,
        issue=element.text("number") if kind == "journal" else "",
        number="" if kind == "journal" else element.text("number"),
        pages=pages_of(element.text("pages")),
        publisher=element.text("school") or element.text("publisher"),
        editors=tuple(_person(editor) for editor in element.children("editor")),
        doi=doi,
        arxiv=arxiv,
        identifiers={"isbn": element.text("isbn")} if element.text("isbn") else {},
        links=tuple(Link("", page) for page in pages if not re.search(r"//(?:doi\.org|arxiv\.org)/", page)),
    )


def _is_arxiv(element: Element) -> bool:
    return element.text("journal") == "CoRR" or any(
        "arxiv" in link.text().casefold() for link in element.children("ee")
    )


def _kind(element: Element, venue: str) -> PaperKind:
    if element.get("publtype").startswith("informal"):
        return "preprint"
    if element.tag == "inproceedings" and re.search(r"workshop|@", venue, re.IGNORECASE):
        return "workshop"
    return kind_of("dblp", element.tag)


def _person(element: Element) -> Mention:
    name, pid = _NUMBER.sub("", element.text()), element.get("pid")
    found = person(element, name, orcid=element.get("orcid"))
    # The name stands as it would be printed, and a number in DBLP tells who it is.
    return Mention(name, found.start, found.end, identifier=found.identifier or (_PERSON + pid if pid else ""))
