"""Headers of TEI documents, as GROBID gives them for articles and HAL for lists of publications: https://tei-c.org."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Literal, TextIO

from kgbuild.importers.funding import is_number, named_funder
from kgbuild.importers.identifiers import arxiv_of
from kgbuild.importers.importer import Item
from kgbuild.importers.works import doi_in, lost_entry, pages_of
from kgbuild.importers.xml.elements import Element, elements
from kgbuild.importers.xml.entries import is_xml_with
from kgbuild.importers.xml.values import evidence_of, part_evidence, person
from kgbuild.model import NOBODY, Author, Evidence, Grant, Mention, Paper, PaperKind

FORMAT = "TEI header"
MEDIA_TYPE = "application/tei+xml"
SUFFIXES: tuple[str, ...] = (".xml", ".tei")
ABOUT: Literal["person", "organization", ""] = ""

_HEAD = re.compile(r"<(?:\w+:)?(?:TEI|teiCorpus|teiHeader)\b")
_DATE = re.compile(r"(?:1[5-9]|20)\d\d(?:-\d\d(?:-\d\d)?)?(?!\d)")
#: Parts of an address of an organisation, from the smallest.
_BODIES = ("department", "laboratory", "institution", "")


def accepts(head: bytes, name: str) -> bool:  # noqa: ARG001 - the content decides
    """Take XML with the root or the header of TEI."""
    return is_xml_with(head, _HEAD)


def records(stream: TextIO, name: str) -> Iterator[Item]:
    """Give a Paper a header and a Grant a funder that it names; what the text cites is not read.

    Raises:
        DocumentError: the file is damaged before its first header ends, or declares entities.
    """
    for header in elements(stream, name, frozenset({"teiHeader", "biblFull"}), "tei"):
        if isinstance(header, Evidence):
            yield header
        elif (title := _title(header)) and title.text():
            paper = _paper(header, title)
            yield paper
            yield from _funding(header, paper.title)
        elif not next(header.all("biblFull"), None):
            yield lost_entry(header.written, header.start, "tei")


def _funding(header: Element, title: str) -> Iterator[Grant]:
    """Give a Grant a funder of the title statement, with the number that stands beside its name, if any."""
    for funder in _statement(header).children("funder"):
        names = [one for one in funder.children("orgName") if one.get("type") != "abbreviated"]
        name = next((one.text() for one in names), "") or ("" if any(funder.children()) else funder.text())
        numbers = [one.text() for one in funder.all("idno") if "grant" in one.get("type") and is_number(one.text())]
        for number in numbers or ([""] if name else []):
            yield Grant(
                evidence=part_evidence(header, funder, "tei"),
                funder=named_funder(name, funder.start, funder.end, funder.get("ref")) if name else NOBODY,
                identifier=number,
                works=(title,),
            )


def _title(header: Element) -> Element:
    """Give the title of the work: of the article itself, else of the document."""
    source = next(header.all("biblStruct"), header)
    titles = [*source.first("analytic").children("title"), *_statement(header).children("title")]
    return next((one for one in titles if one.text()), header.first("nothing"))


def _statement(header: Element) -> Element:
    return header.first("fileDesc", "titleStmt") or header.first("titleStmt")


def _paper(header: Element, title: Element) -> Paper:
    source = next(header.all("biblStruct"), header.first("nothing"))
    analytic, print_ = source.first("analytic"), source.first("monogr")
    people = list(analytic.children("author")) or list(_statement(header).children("author"))
    numbers = {one.get("type").casefold(): one.text() for one in header.all("idno") if one.get("type")}
    scopes = {one.get("unit"): _scope(one) for one in print_.first("imprint").children("biblScope")}
    date = _date(print_) or _date(header.first("fileDesc", "publicationStmt"))
    kind, venue = _where(print_)
    return Paper(
        evidence=evidence_of(header, title, "tei"),
        title=title.text(),
        authors=tuple(_authors(people)),
        year=date[:4],
        date=date if len(date) > 4 else "",
        type=kind,
        venue=venue,
        volume=scopes.get("volume", ""),
        issue=scopes.get("issue", ""),
        pages=pages_of(scopes.get("page", "") or scopes.get("pp", "")),
        publisher=print_.text("imprint", "publisher"),
        doi=doi_in(numbers.get("doi", "")),
        arxiv=arxiv_of(numbers.get("arxiv", "")),
        identifiers={
            scheme: value
            for key, scheme in (("issn", "issn"), ("isbn", "isbn"), ("pmid", "pmid"), ("halid", "hal"))
            if (value := numbers.get(key, ""))
        },
        topics=tuple(word.text() for words in header.all("keywords") for word in words.all("term") if word.text()),
        abstract=next((one.text() for one in header.all("abstract")), ""),
    )


def _authors(people: list[Element]) -> Iterator[Author]:
    place = 0
    for one in people:
        if who := _person(one):
            place += 1
            yield Author(who, place, corresponding=one.get("role") == "corresp")


def _where(print_: Element) -> tuple[PaperKind, str]:
    """Tell by the level of its title what a work appeared in: a journal, or a book."""
    for title in print_.children("title"):
        if title.get("level") == "j" and title.text():
            return "journal", title.text()
    meeting = print_.text("meeting", "title") or print_.text("meeting")
    book = print_.text("title")
    if meeting or re.search(r"\b(?:proceedings|conference|workshop|symposium)\b", book, re.IGNORECASE):
        return "conference", book or meeting
    return ("chapter", book) if book else ("", "")


def _scope(scope: Element) -> str:
    ends = [scope.get("from"), scope.get("to")]
    return "-".join(filter(None, ends)) or scope.text()


def _date(element: Element) -> str:
    dates = sorted(element.all("date"), key=lambda one: one.get("type") not in {"published", "datePub", ""})
    found = (_DATE.match(one.get("when") or one.text()) for one in dates)
    return next((match[0] for match in found if match), "")


def _person(author: Element) -> Mention | None:
    name = author.first("persName")
    family = name.text("surname")
    given = " ".join(one.text() for one in name.children("forename"))
    whole = name.text() or author.text("orgName")
    if not whole:
        return None
    bodies = next((list(one.all("orgName")) for one in author.children("affiliation")), [])
    parts = [one.text() for kind in _BODIES for one in bodies if one.get("type") == kind and one.text()]
    return person(
        name or author,
        family or whole,
        given if family else "",
        name.text("genName") if family else "",
        orcid=next((one.text() for one in author.all("idno") if one.get("type").casefold() == "orcid"), ""),
        affiliation=", ".join(parts),
        email=next((one.text() for one in author.all("email")), ""),
    )
