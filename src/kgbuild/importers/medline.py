"""MEDLINE, the tagged lines that PubMed and NCBI's My Bibliography save: https://www.nlm.nih.gov/bsd/mms/medlineelements.html."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final, Literal, TextIO

from kgbuild.importers.funding import is_number
from kgbuild.importers.identifiers import orcid_iri
from kgbuild.importers.importer import Item
from kgbuild.importers.opening import shown
from kgbuild.importers.people import from_initials, name_of
from kgbuild.importers.tagged import Entry, Line, Tagging
from kgbuild.importers.works import (
    date_within,
    doi_in,
    entry_evidence,
    indexed_title,
    kind_among,
    lost_entry,
    pages_in_full,
    serial_number,
)
from kgbuild.model import NOBODY, Author, Grant, Mention, Paper

FORMAT = "MEDLINE (PubMed)"
MEDIA_TYPE = "application/nbib"
SUFFIXES: tuple[str, ...] = (".nbib", ".medline", ".txt")
ABOUT: Literal["person", "organization", ""] = ""

_TAGGING: Final = Tagging(
    tag=re.compile(r"([A-Z]{2,4}) {0,2}- ?"), anew=re.compile(r"PMID ?- "), end=re.compile(r"\s*$")
)
_HEAD = re.compile(r"^PMID ?- \d+\s*$\s*^[A-Z]{2,4} {0,2}- ", re.MULTILINE)
#: Behind the address of an author: their e-mail, and how it is announced.
_MAIL = re.compile(r"[\s(]*(?:(?:Electronic address|E-?mail):?\s*)?[\w.+-]+@[\w.-]+\w[.)]*$", re.IGNORECASE)
_YEAR = re.compile(r"(?:1[5-9]|20)\d\d")
#: Number of a grant, the code of the body in it, the body, its country.
_GRANT = re.compile(r"(?P<number>.*)/[^/]*/(?P<body>[^/]+)/[^/]*")


def accepts(head: bytes, name: str) -> bool:  # noqa: ARG001 - the content decides
    """Take what has a line with PubMed's number and, below it, another tag."""
    return bool(_HEAD.search(shown(head)))


def records(stream: TextIO, name: str) -> Iterator[Item]:  # noqa: ARG001 - damage is given, not raised
    """Give a Paper an entry and a Grant a number that it acknowledges; entries without a title are damaged."""
    for entry in _TAGGING.entries(stream):
        if title := entry.line("TI", "BTI", "TT"):
            paper = _paper(entry, title)
            yield paper
            yield from _grants(entry, paper.title)
        else:
            yield lost_entry(entry.text, entry.at, "medline")


def _paper(entry: Entry, title: Line) -> Paper:
    date = _date(entry.first("DP"))
    numbers = [line.value.rpartition(" ") for line in entry.each("LID", "AID")]
    identifiers = {"pmid": entry.first("PMID"), "pmc": entry.first("PMC")} | serial_number(entry.first("IS", "ISBN"))
    return Paper(
        evidence=entry_evidence(entry.text, entry.at, entry.span(title), "medline"),
        title=indexed_title(title.value),
        authors=tuple(Author(who, place) for place, who in enumerate(_people(entry, "FAU", "AU", bodies=True), 1)),
        year=date[:4],
        date=date if len(date) > 4 else "",
        type=kind_among("medline", (line.value for line in entry.each("PT"))),
        venue=entry.first("JT", "TA") or (entry.first("BTI") if title.tag != "BTI" else ""),
        volume=entry.first("VI"),
        issue=entry.first("IP"),
        pages=pages_in_full(entry.first("PG")),
        publisher=entry.first("PB"),
        editors=tuple(_people(entry, "FED", "ED")),
        doi=next((doi_in(number) for number, _, kind in numbers if kind == "[doi]"), ""),
        identifiers={scheme: value for scheme, value in identifiers.items() if value},
        topics=tuple(dict.fromkeys(line.value.partition("/")[0].lstrip("*") for line in entry.each("OT", "MH"))),
        abstract=entry.first("AB"),
    )


def _people(entry: Entry, full: str, short: str, *, bodies: bool = False) -> Iterator[Mention]:
    """Give the people of a role, and the bodies; whole names stand above short ones, number and address below them."""
    people: list[list[Line]] = []
    for line in entry.lines:
        if (
            line.tag == full
            or (bodies and line.tag == "CN")
            or (line.tag == short and not (people and people[-1][-1].tag == full))
        ):
            people.append([line])
        elif people and line.tag in {short, "AUID", "AD"}:
            people[-1].append(line)
        elif people and line.tag in {"FAU", "AU", "FED", "ED"}:  # of the other role
            break
    for name, *more in people:
        told = Entry(entry.text, entry.at, tuple(more))
        yield Mention(
            name.value if name.tag == "CN" else from_initials(name.value) if name.tag == short else name_of(name.value),
            name.start,
            name.end,
            identifier=orcid_iri(told.first("AUID")),
            affiliation=_MAIL.sub("", told.first("AD")).rstrip(" .;"),
        )


def _grants(entry: Entry, title: str) -> Iterator[Grant]:
    for line in entry.each("GR"):
        found = _GRANT.fullmatch(line.value)
        number, body = (found["number"].strip(), found["body"].strip()) if found else ("", line.value)
        if not found and re.search(r"\d", body):
            number, body = body, ""
        yield Grant(
            evidence=entry.evidence(line, "medline"),
            funder=Mention(body) if body else NOBODY,
            identifier=number if is_number(number) else "",
            works=(title,),
        )


def _date(told: str) -> str:
    """Give the day, the month or the season; of several months the year.

    >>> _date("2021 Mar 15"), _date("2020 Mar-Apr"), _date("2019 Winter")
    ('2021-03-15', '2020', '2019-24')
    """
    year = _YEAR.search(told)
    return date_within(year[0], told if "-" not in told else "") if year else ""
