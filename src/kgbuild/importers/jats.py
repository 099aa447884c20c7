"""Headers of articles in JATS, the XML of PubMed Central and most publishers: https://jats.nlm.nih.gov."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import zip_longest
from typing import Literal, TextIO

from kgbuild.importers.funding import is_number, named_funder
from kgbuild.importers.identifiers import arxiv_of
from kgbuild.importers.importer import Item
from kgbuild.importers.works import doi_in, kind_of, pages_of
from kgbuild.importers.xml.elements import Element
from kgbuild.importers.xml.entries import is_xml_with, read_entries
from kgbuild.importers.xml.values import date_of, evidence_of, part_evidence, person
from kgbuild.model import NOBODY, Author, Grant, Mention, Paper, Recipient

FORMAT = "JATS"
MEDIA_TYPE = "application/jats+xml"
SUFFIXES: tuple[str, ...] = (".xml", ".nxml")
ABOUT: Literal["person", "organization", ""] = ""

_HEAD = re.compile(r"<article-meta\b|<!DOCTYPE article PUBLIC \"-//NLM//|<pmc-articleset\b")
#: The day of print is the day of the work; without one, of its appearance online.
_DATES = ("pub", "ppub", "epub", "collection", "epub-ppub", "")


def accepts(head: bytes, name: str) -> bool:  # noqa: ARG001 - the content decides
    """Take XML with the metadata of an article as JATS names them."""
    return is_xml_with(head, _HEAD)


def records(stream: TextIO, name: str) -> Iterator[Item]:
    """Give a Paper an article and a Grant what it acknowledges, from its header alone.

    Raises:
        DocumentError: the file is damaged before its first article ends, or declares entities.
    """

    def told(article: Element) -> str:
        return article.text("front", "article-meta", "title-group", "article-title")

    return read_entries(stream, name, frozenset({"article"}), "jats", is_told=told, read=_read)


def _read(article: Element) -> Iterator[Item]:
    paper = _paper(article)
    yield paper
    yield from _funding(article, paper.title)


def _paper(article: Element) -> Paper:
    journal, meta = article.first("front", "journal-meta"), article.first("front", "article-meta")
    titles = meta.first("title-group")
    numbers = {one.get("pub-id-type"): one.text() for one in meta.children("article-id")}
    date = _date(meta)
    subtitle, issn = titles.text("subtitle"), journal.text("issn")
    identifiers = {"issn": issn, "pmid": numbers.get("pmid", ""), "pmc": numbers.get("pmc", "")}
    return Paper(
        evidence=evidence_of(article, titles.first("article-title"), "jats"),
        title=_title(titles.first("article-title")) + (f": {subtitle}" if subtitle else ""),
        authors=tuple(_authors(meta)),
        year=date[:4],
        date=date if len(date) > 4 else "",
        type=kind_of("jats", article.get("article-type")),
        venue=journal.text("journal-title-group", "journal-title") or journal.text("journal-title"),
        volume=meta.text("volume"),
        issue=meta.text("issue"),
        pages=pages_of("-".join(filter(None, (meta.text("fpage"), meta.text("lpage")))) or meta.text("elocation-id")),
        publisher=journal.text("publisher", "publisher-name"),
        editors=tuple(who for one in meta.all("contrib") if _is(one, "editor") and (who := _person(one, {}))),
        doi=doi_in(numbers.get("doi", "")),
        arxiv=arxiv_of(numbers.get("arxiv", "")),
        identifiers={scheme: value for scheme, value in identifiers.items() if value},
        topics=tuple(word.text() for group in meta.children("kwd-group") for word in group.all("kwd") if word.text()),
        abstract=meta.text("abstract"),
    )


def _funding(article: Element, title: str) -> Iterator[Grant]:
    """Give a Grant a number of an award, one a funder where none is named; older files list sponsors and contracts."""
    meta = article.first("front", "article-meta")
    for group in meta.all("award-group"):
        funder = _funder(next(group.all("funding-source", "support-source"), group.first("nothing")))
        numbers = [one.text() for one in group.all("award-id") if is_number(one.text())]
        people = group.all("principal-award-recipient", "principal-investigator")
        held = tuple(Recipient(who) for one in people if (who := _person(one, {})))
        for number in numbers or ([""] if funder != NOBODY else []):
            evidence = part_evidence(article, group, "jats")
            yield Grant(evidence=evidence, funder=funder, recipients=held, identifier=number, works=(title,))
    nothing = meta.first("nothing")
    pairs = zip_longest(meta.children("contract-sponsor"), meta.children("contract-num"), fillvalue=nothing)
    for sponsor, contract in pairs:
        evidence = part_evidence(article, sponsor or contract, "jats")
        yield Grant(evidence=evidence, funder=_funder(sponsor), identifier=contract.text(), works=(title,))


def _funder(source: Element) -> Mention:
    """Give who funds: the institution that is marked, else the text without the numbers in it."""
    ids = [one.text() for one in source.all("institution-id", "named-content")]
    marked = ", ".join(one.text() for one in source.all("institution") if one.text())
    plain = (part if isinstance(part, str) else part.raw() for part in source.parts if _is_text(part))
    name = marked or " ".join("".join(plain).split())
    number = next((one for one in ids if "10.13039" in one or "ror.org" in one), source.get("href"))
    return named_funder(name, source.start, source.end, number) if name else NOBODY


def _is_text(part: str | Element) -> bool:
    return isinstance(part, str) or part.tag not in {"institution-id", "named-content", "label"}


def _title(title: Element) -> str:
    """Give a title without the marks of notes that stand in it."""
    pieces = (
        part if isinstance(part, str) else "" if part.tag in {"fn", "xref"} else part.raw() for part in title.parts
    )
    return " ".join("".join(pieces).split()) or title.text()


def _is(contributor: Element, role: str) -> bool:
    return contributor.get("contrib-type") == role


def _authors(meta: Element) -> Iterator[Author]:
    bodies = {body.get("id"): _affiliation(body) for body in meta.all("aff") if body.get("id")}
    place = 0
    for one in meta.all("contrib"):
        if (_is(one, "author") or not one.get("contrib-type")) and (who := _person(one, bodies)):
            place += 1
            corresponding = one.get("corresp") == "yes" or any(x.get("ref-type") == "corresp" for x in one.all("xref"))
            yield Author(who, place, equal=one.get("equal-contrib") == "yes", corresponding=corresponding)


def _person(contributor: Element, bodies: dict[str, str]) -> Mention | None:
    name = next(contributor.all("name", "string-name", "collab"), None)
    if name is None or not name.text():
        return None
    known = bool(name.first("surname"))
    referred = (bodies.get(key, "") for x in contributor.all("xref") for key in x.get("rid").split())
    own = (_affiliation(body) for body in contributor.children("aff"))
    return person(
        name,
        name.text("surname") if known else name.text(),
        name.text("given-names") if known else "",
        name.text("suffix") if known else "",
        orcid=next(
            (one.text() for one in contributor.children("contrib-id") if one.get("contrib-id-type") == "orcid"), ""
        ),
        affiliation=next(filter(None, (*own, *referred)), ""),
        email=next((one.text() for one in contributor.all("email")), ""),
    )


def _affiliation(body: Element) -> str:
    """Give the organisation of an address: its institutions if they are marked, else all but the label."""
    marked = [one.text() for one in body.all("institution")]
    whole = "".join(
        part if isinstance(part, str) else "" if part.tag in {"label", "sup"} else part.raw() for part in body.parts
    )
    return ", ".join(filter(None, marked)) or " ".join(whole.split()).strip(" ,;")


def _date(meta: Element) -> str:
    found = {(one.get("date-type") or one.get("pub-type")): one for one in meta.children("pub-date")}
    told = [date_of(one.text("year"), one.text("month"), one.text("day")) for one in map(found.get, _DATES) if one]
    years = [date for date in told if date]
    return max((date for date in years if date[:4] == years[0][:4]), key=len) if years else ""
