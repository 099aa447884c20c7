"""PubMed's XML, as its site and its E-utilities give it: https://www.nlm.nih.gov/bsd/licensee/elements_descriptions.html."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Literal, TextIO

from kgbuild.dates import parse_date
from kgbuild.importers.funding import is_number
from kgbuild.importers.importer import Item
from kgbuild.importers.people import printed
from kgbuild.importers.works import doi_in, indexed_title, kind_among, pages_in_full
from kgbuild.importers.xml.elements import Element
from kgbuild.importers.xml.entries import is_xml_with, read_entries
from kgbuild.importers.xml.values import date_of, evidence_of, part_evidence, person
from kgbuild.model import NOBODY, Author, Grant, Mention, Paper

FORMAT = "PubMed XML"
MEDIA_TYPE = "application/xml"
SUFFIXES: tuple[str, ...] = (".xml",)
ABOUT: Literal["person", "organization", ""] = ""

_HEAD = re.compile(r"<PubmedArticle(?:Set)?[\s>]")
_YEAR = re.compile(r"(?:1[5-9]|20)\d\d")


def accepts(head: bytes, name: str) -> bool:  # noqa: ARG001 - the content decides
    """Take XML with an article as PubMed wraps it."""
    return is_xml_with(head, _HEAD, 2000)


def records(stream: TextIO, name: str) -> Iterator[Item]:
    """Give a Paper an article and a Grant what it acknowledges.

    Raises:
        DocumentError: the file is damaged before its first article ends, or declares entities.
    """

    def told(found: Element) -> str:
        return found.text("MedlineCitation", "Article", "ArticleTitle")

    return read_entries(stream, name, frozenset({"PubmedArticle"}), "pubmed", is_told=told, read=_read)


def _read(found: Element) -> Iterator[Item]:
    paper = _paper(found)
    yield paper
    yield from _grants(found, paper.title)


def _paper(root: Element) -> Paper:
    cited, article = root.first("MedlineCitation"), root.first("MedlineCitation", "Article")
    title, journal = article.first("ArticleTitle"), article.first("Journal")
    numbers = {one.get("IdType"): one.text() for one in root.first("PubmedData", "ArticleIdList").children("ArticleId")}
    dois = (one.text() for one in article.children("ELocationID") if one.get("EIdType") == "doi")
    date = _date(journal.first("JournalIssue", "PubDate"))
    identifiers = {"issn": journal.text("ISSN"), "pmid": cited.text("PMID"), "pmc": numbers.get("pmc", "")}
    kinds = (one.text() for one in article.first("PublicationTypeList").children("PublicationType"))
    return Paper(
        evidence=evidence_of(root, title, "pubmed"),
        title=indexed_title(title.text()),
        authors=tuple(Author(who, place) for place, who in enumerate(_authors(article), 1)),
        etal=article.first("AuthorList").get("CompleteYN") == "N",
        year=date[:4],
        date=date if len(date) > 4 else "",
        type=kind_among("medline", kinds),
        venue=journal.text("Title") or journal.text("ISOAbbreviation") or cited.text("MedlineJournalInfo", "MedlineTA"),
        volume=journal.text("JournalIssue", "Volume"),
        issue=journal.text("JournalIssue", "Issue"),
        pages=pages_in_full(article.text("Pagination", "MedlinePgn")),
        doi=doi_in(numbers.get("doi", "")) or doi_in(next(dois, "")),
        identifiers={scheme: value for scheme, value in identifiers.items() if value},
        topics=tuple(dict.fromkeys(word.text() for word in cited.all("Keyword", "DescriptorName") if word.text())),
        abstract=" ".join(part.text() for part in article.first("Abstract").children("AbstractText")),
    )


def _authors(article: Element) -> Iterator[Mention]:
    for one in article.first("AuthorList").children("Author"):
        family = one.text("LastName") or one.text("CollectiveName")
        if not family:
            continue
        given = one.text("ForeName") or " ".join(f"{letter}." for letter in one.text("Initials"))
        orcid = next((number.text() for number in one.children("Identifier") if number.get("Source") == "ORCID"), "")
        place = one.text("AffiliationInfo", "Affiliation") or one.text("Affiliation")
        found = person(one, family, given, one.text("Suffix"), orcid=orcid, affiliation=place.rstrip(" ."))
        yield found if one.text("LastName") else Mention(printed(family), one.start, one.end)


def _grants(root: Element, title: str) -> Iterator[Grant]:
    for one in root.first("MedlineCitation", "Article", "GrantList").children("Grant"):
        body, number = one.text("Agency"), one.text("GrantID")
        if body or is_number(number):
            yield Grant(
                evidence=part_evidence(root, one, "pubmed"),
                funder=Mention(body) if body else NOBODY,
                identifier=number if is_number(number) else "",
                works=(title,),
            )


def _date(told: Element) -> str:
    """Give the date of an issue; of a season or several months the year."""
    year = told.text("Year")
    if not year:
        found = _YEAR.search(told.text("MedlineDate"))
        return found[0] if found else ""
    month = told.text("Month")
    exact = parse_date(f"{month} {year}") if month and not month.isdigit() else ""
    return date_of(year, exact[5:7] or month, told.text("Day"))
