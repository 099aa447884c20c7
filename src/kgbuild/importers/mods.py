"""MODS, in which libraries and repositories describe works: https://www.loc.gov/standards/mods/."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final, Literal, TextIO

from kgbuild.importers.identifiers import arxiv_of
from kgbuild.importers.importer import Item
from kgbuild.importers.people import name_of, printed
from kgbuild.importers.quoting import date_of
from kgbuild.importers.works import doi_in, kind_of, pages_of
from kgbuild.importers.xml.elements import Element
from kgbuild.importers.xml.entries import is_xml_with, read_entries
from kgbuild.importers.xml.values import evidence_of, person
from kgbuild.model import Author, Link, Mention, Paper, PaperKind

FORMAT = "MODS"
MEDIA_TYPE = "application/mods+xml"
SUFFIXES: tuple[str, ...] = (".xml", ".mods")
ABOUT: Literal["person", "organization", ""] = ""

_HEAD = re.compile(r"<(?:\w+:)?mods(?:Collection)?\b[^>]*loc\.gov/mods")
_AUTHORS: Final = frozenset({"", "aut", "author", "cre", "creator", "dis", "dissertant"})
_EDITORS: Final = frozenset({"edt", "editor", "pbd"})
_SCHEMES: Final = ("isbn", "issn", "pmid", "pmc")
_DATES: Final = ("dateIssued", "copyrightDate", "dateCreated")


def accepts(head: bytes, name: str) -> bool:  # noqa: ARG001 - the content decides
    """Take XML whose root is one of MODS."""
    return is_xml_with(head, _HEAD, 4000)


def records(stream: TextIO, name: str) -> Iterator[Item]:
    """Give a Paper a description.

    Raises:
        DocumentError: the file is damaged before its first description ends, or declares entities.
    """
    return read_entries(stream, name, frozenset({"mods"}), "mods", is_told=_title, read=lambda work: [_paper(work)])


def _paper(work: Element) -> Paper:
    host = next((one for one in work.children("relatedItem") if one.get("type") == "host"), work.first("nothing"))
    numbers = {
        one.get("type").casefold(): one.text() for one in [*host.children("identifier"), *work.children("identifier")]
    }
    told = {one.get("type"): one for one in host.all("detail")}
    origin = work.first("originInfo") or host.first("originInfo")
    date = next(filter(None, (date_of(one.text()) for tag in _DATES for one in origin.children(tag))), "")
    date = date or date_of(host.text("part", "date"))
    extent = next((one for one in host.all("extent") if one.get("unit") in {"page", "pages"}), host.first("nothing"))
    pages = "-".join(filter(None, (extent.text("start"), extent.text("end")))) or extent.text("list")
    return Paper(
        evidence=evidence_of(work, work.first("titleInfo"), "mods"),
        title=_title(work),
        authors=tuple(Author(who, place) for place, who in enumerate(_people(work, _AUTHORS), 1)),
        year=date[:4],
        date=date if len(date) > 4 else "",
        type=_kind(work, host),
        venue=_title(host),
        volume=_number(told, "volume"),
        issue=_number(told, "issue") or _number(told, "number"),
        pages=pages_of(pages),
        publisher=origin.text("publisher"),
        editors=(*_people(work, _EDITORS), *_people(host, _EDITORS)),
        doi=doi_in(numbers.get("doi", "")),
        arxiv=arxiv_of(numbers.get("arxiv", "")),
        identifiers={scheme: numbers[scheme] for scheme in _SCHEMES if numbers.get(scheme)},
        links=tuple(Link("", url.text()) for url in work.all("url") if url.text().startswith("http")),
        topics=tuple(dict.fromkeys(one.text() for one in work.all("topic") if one.text())),
        abstract=work.text("abstract"),
    )


def _title(work: Element) -> str:
    """Give the title that is neither translated nor abbreviated, with what stands before and behind it."""
    told = next((one for one in work.children("titleInfo") if not one.get("type")), work.first("titleInfo"))
    whole = " ".join(filter(None, (told.text("nonSort"), told.text("title"))))
    subtitle = told.text("subTitle")
    return f"{whole}: {subtitle}" if whole and subtitle else whole


def _number(told: dict[str, Element], name: str) -> str:
    return told[name].text("number") if name in told else ""


def _people(work: Element, roles: frozenset[str]) -> Iterator[Mention]:
    for one in work.children("name"):
        said = {role.text().casefold().rstrip(".") for role in one.all("roleTerm")} or {""}
        if not said & roles:
            continue
        parts = {part.get("type"): part.text() for part in one.children("namePart") if part.get("type") != "date"}
        whole = printed(parts["family"], parts.get("given", "")) if parts.get("family") else name_of(parts.get("", ""))
        if whole:
            orcid = next((i.text() for i in one.children("nameIdentifier") if i.get("type").casefold() == "orcid"), "")
            found = person(one, whole, orcid=orcid, affiliation=one.text("affiliation"))
            yield Mention(whole, found.start, found.end, identifier=found.identifier, affiliation=found.affiliation)


def _kind(work: Element, host: Element) -> PaperKind:
    """Give the type that a genre tells; without one, where the work appeared tells it."""
    genres = (one.text().casefold() for one in work.children("genre"))
    known: PaperKind = next(filter(None, (kind_of("mods", genre) for genre in genres)), "")
    return known or ("journal" if any(one.get("type") == "issn" for one in host.children("identifier")) else "")
