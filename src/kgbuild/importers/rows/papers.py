"""Rows of publications."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from kgbuild.cite import parse_reference
from kgbuild.cite.kinds import kind_of_work, status_of
from kgbuild.importers.fields import Row, header_key
from kgbuild.importers.identifiers import arxiv_of, doi_of
from kgbuild.importers.quoting import Quoter, date_of, plain
from kgbuild.importers.rows.values import evidence_of, list_of, listed_people, people_of
from kgbuild.importers.works import pages_of
from kgbuild.lexicon import table
from kgbuild.located import Node
from kgbuild.model import NOBODY, Author, Link, Mention, Paper, PaperKind, Record
from kgbuild.names import fold, looks_like_name, split_people

_LINKS: Final = ("link", "pdf", "code", "slides", "video", "poster")
_NUMBERED = re.compile(
    r"(.{3,}?),?\s+(\d{1,4})(?:\s*\((\d{1,4})\)|(?=,\s*pp))(?:[,:]?\s*(?:pp?\.?\s*)?(\w*\d[\w–-]*))?"
)
#: "24(1):36-56", "vol. 24, no. 1, pp. 36-56"; a span of pages.
_LOCATOR = re.compile(
    r"(?:vol(?:ume)?\.?\s*)?(?P<volume>\d{1,4})(?:\s*\((?P<issue>[^()]{1,12})\)|,?\s*(?:no|nr|issue)\.?\s*(?P<plain>\d{1,4}))?"
    r"(?:\s*[:,]\s*(?:pp?\.?\s*)?(?P<pages>[A-Za-z]?\d[\w–-]*))?",
    re.IGNORECASE,
)
_SPAN = re.compile(r"\d+\s*[–-]+\s*(\d+)")
#: No year has more issues.
_LAST_ISSUE: Final = 53
_PERSON: Final = 0.6
_MARK: Final = 60
#: Publishers name the page of a work by its DOI.
_LANDING = re.compile(r"[\w.-]+/doi/(?:abs/|full/|pdf/|epdf/)?10\.")
_YEAR = re.compile(r"(?:1[89]|20)\d\d")


def read_paper(row: Row, quoter: Quoter, subject: Mention) -> Iterator[Record]:
    """Give the paper that a row is; in a file about someone who lists it without authors, it is theirs."""
    title = plain(row.text("title")).strip('"“”')
    title = title if title.endswith(("..", "…")) else title.removesuffix(".")
    if not title:
        return
    if set(row.fields) <= {"citation", "note", "title"} and looks_like_name(title) >= _PERSON:
        return  # a list of references names the people who give them
    date = date_of(row.text("date")) or date_of(f"{row.text('month')} {row.text('year')}")
    year = next(iter(_YEAR.findall(row.text("year"))), "") or date[:4]
    people = listed_people(row.get("authors"), quoter) or _cited(row, quoter)
    authors = tuple(Author(person, place) for place, person in enumerate(people, 1) if person != NOBODY)
    if not authors:
        authors = (Author(subject, 0),)
    links = tuple(_links(row))
    (printed, shown), publisher = _shown(plain(row.text("venue"))), plain(row.text("publisher"))
    year = year or next(iter(_YEAR.findall(printed)), "")
    if not printed and publisher and not set(fold(publisher).split()) & set(table("fields")["presses"]["words"]):
        # Generators of lists of papers write the journal as the publisher.
        printed, publisher = publisher, ""
    venue, volume, issue, pages = _host(printed)
    if not (venue and (volume or row.text("volume"))):
        found = _referred(row, title)
        venue, volume, issue, pages = (venue or found[0], *found[1:]) if found[1] or not venue else (venue, "", "", "")
    given = _located(*(plain(row.text(key)) for key in ("volume", "issue", "pages")))
    doi, arxiv = _doi_and_arxiv(row)
    numbers = {scheme: plain(row.text(scheme)) for scheme in ("isbn", "issn", "pmid") if row.text(scheme)}
    yield Paper(
        evidence=evidence_of(row, quoter, "title"),
        title=title,
        authors=authors,
        etal=split_people(plain(row.text("authors"))).etal or (bool(authors) and not authors[0].position),
        year=year,
        # Site generators demand a whole day; the first of January stands for a year.
        date="" if date.endswith("-01-01") or len(date) <= len(year) else date,
        type=_kind(row, venue, arxiv, press=bool(publisher)),
        status=status_of(" ".join(filter(None, (plain(row.text("status")), printed)))),
        venue="" if venue.casefold().startswith("arxiv") else venue,
        volume=given[0] or volume,
        issue=given[1] or issue,
        pages=pages_of(given[2] or "-".join(filter(None, map(row.text, ("first", "last")))) or pages),
        publisher=publisher,
        editors=people_of(row.get("editors"), quoter),
        doi=doi,
        arxiv=arxiv,
        identifiers=numbers,
        links=links,
        marks=(*shown, *_honours(row)),
        topics=tuple(dict.fromkeys(topic for _, topic in list_of(row.get("topics")))),
        abstract=plain(row.text("abstract")),
        note=plain(row.text("note")),
    )


def _honours(row: Row) -> Iterator[str]:
    """Give the honours of a work, which semicolons part; prose about them is none."""
    for node in row.get("marks").each():
        yield from (mark for part in node.value.split(";") if 0 < len(mark := plain(part)) <= _MARK)


def _shown(venue: str) -> tuple[str, tuple[str, ...]]:
    """Give a venue without what says how a work was shown there: "NeurIPS 2021 (Spotlight)".

    >>> _shown("NeurIPS 2021 (Spotlight)"), _shown("Bioinformatics (Oxford)")
    (('NeurIPS 2021', ('Spotlight',)), ('Bioinformatics (Oxford)', ()))
    """
    found = re.fullmatch(r"(.+?)\s*[\[(,]\s*([\w ]+?)[\])]?", venue)
    if found and found[2].casefold() in table("fields")["venue_marks"]["marks"]:
        return found[1], (found[2],)
    return venue, ()


def _host(venue: str) -> tuple[str, str, str, str]:
    """Give a venue without "In", and volume, issue and pages that stand behind it.

    >>> _host("In Journal of Fens, 12(3), pp 4-9"), _host("in press in Fen Letters"), _host("NeurIPS 2021")
    (('Journal of Fens', '12', '3', '4-9'), ('Fen Letters', '', '', ''), ('NeurIPS 2021', '', '', ''))
    """
    for lead in table("fields")["venue_leads"]["leads"]:
        if venue.casefold().startswith(f"{lead} "):
            venue = venue[len(lead) :].strip()
    found = _NUMBERED.fullmatch(venue)
    return (found[1], found[2], found[3] or "", found[4] or "") if found else (venue, "", "", "")


def _located(volume: str, issue: str, pages: str) -> tuple[str, str, str]:
    """Give volume, issue and pages, those apart that one field holds: "24(1):36-56", pages given as a number.

    >>> _located("", "24(1):36-56", ""), _located("", "1609-1625", ""), _located("9", "1-2", "3-8")
    (('24', '1', '36-56'), ('', '', '1609-1625'), ('9', '1-2', '3-8'))
    """
    whole = next((found for text in (volume, issue) if (found := _LOCATOR.fullmatch(text))), None)
    number = (whole["issue"] or whole["plain"] or "") if whole else ""
    if whole and (number or whole["pages"]):
        return whole["volume"], number, pages or whole["pages"] or ""
    span = _SPAN.fullmatch(issue)
    if span and not pages and int(span[1]) > _LAST_ISSUE:
        return volume, "", issue
    return volume, issue, pages


def _referred(row: Row, title: str) -> tuple[str, str, str, str]:
    """Give venue, volume, issue and pages of a reference: a whole one, or what stands behind the title of one."""
    text = plain(row.text("citation"))
    if not text:
        return "", "", "", ""
    whole = fold(title)[:40] in fold(text)
    found = parse_reference(text if whole else f"Doe, J., & Roe, R. {title}. {text}, {row.text('year')}")
    return found.venue, found.volume, found.issue, found.pages


def _cited(row: Row, quoter: Quoter) -> tuple[Mention, ...]:
    """Give the authors whom a printed reference names, where a row has one."""
    node = row.get("citation")
    found = parse_reference(plain(node.value)).people if node.value else ()
    return tuple(quoter.mention(node, person.name) for person in found)


def _doi_and_arxiv(row: Row) -> tuple[str, str]:
    """Give both numbers: from fields of their own, else from where the links lead."""
    targets = [node.text() for field in _LINKS for _, node in _targets(row.get(field), "")]
    pages = (_LANDING.sub(r"doi.org/10.", url) for url in targets)
    doi = doi_of(row.text("doi")) or next(filter(None, (doi_of(url) for url in pages if "doi.org/" in url)), "")
    arxiv = next(filter(None, (arxiv_of(url) for url in targets if "arxiv.org/" in url)), "")
    return doi, arxiv_of(row.text("arxiv")) or arxiv or arxiv_of(doi)


def _links(row: Row) -> Iterator[Link]:
    seen = set()
    for field in _LINKS:
        for rel, node in _targets(row.get(field), "" if field == "link" else field):
            url = node.text()
            if url.startswith("http") and url not in seen and " " not in url and "doi.org/" not in url:
                seen.add(url)
                yield Link("PDF" if rel == "pdf" else rel, url)


def _targets(node: Node, rel: str) -> Iterator[tuple[str, Node]]:
    """Give the targets of a value: itself, those of a list, those of mappings with a name."""
    for one in node.each():
        if one.members:
            target = next((one.get(key) for key in ("url", "href", "link") if one.text(key)), None)
            label = next((one.text(key) for key in ("name", "text", "type", "display") if one.text(key)), rel)
            if target:
                yield label, target
        else:
            yield rel, one


def _kind(row: Row, venue: str, arxiv: str, *, press: bool) -> PaperKind:
    """Give the type that the row says, else what the venue tells."""
    known: dict[str, PaperKind] = table("fields")["paper_types"]
    for node in row.get("type").each():
        said = header_key(node.text())
        if said in known:
            return known[said]
    if not venue and not arxiv:
        return ""
    numbered = bool(row.text("volume") or row.text("issue"))
    edited = bool(row.get("editors"))
    return kind_of_work(venue, row.text("note"), numbered=numbered, edited=edited, press=press, preprint=bool(arxiv))
