"""RIS, which reference managers and publishers exchange: https://en.wikipedia.org/wiki/RIS_(file_format)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final, Literal, TextIO

from kgbuild.importers.identifiers import arxiv_of, doi_of
from kgbuild.importers.importer import Item
from kgbuild.importers.kept import OWN, from_json, with_kept
from kgbuild.importers.opening import shown
from kgbuild.importers.people import name_of
from kgbuild.importers.tagged import Entry, Line, Tagging
from kgbuild.importers.works import doi_in, entry_evidence, kind_of, lost_entry, pages_of, serial_number
from kgbuild.model import Author, Link, Mention, Paper

FORMAT = "RIS"
MEDIA_TYPE = "application/x-research-info-systems"
SUFFIXES: tuple[str, ...] = (".ris",)
ABOUT: Literal["person", "organization", ""] = ""

_TAG = re.compile(r"([A-Z][A-Z0-9])  ?-(?: |$)")
_HEAD = re.compile(r"^TY  ?- ?[A-Z]+\s*$(?:\s*^[A-Z][A-Z0-9]  ?-)", re.MULTILINE)
_NUMBERED = re.compile(r"//(?:dx\.)?doi\.org/|//arxiv\.org/abs/")
#: What stands in the place of authors who are left out.
ET_AL: Final = frozenset({"et al", "et al.", "others"})
_TAGGING: Final = Tagging(tag=_TAG, anew=re.compile(r"TY  ?-"), end=re.compile(r"ER  ?-"))


def accepts(head: bytes, name: str) -> bool:  # noqa: ARG001 - the content decides
    """Take what has a line of a type and, below it, a line of another tag."""
    return bool(_HEAD.search(shown(head)))


def records(stream: TextIO, name: str) -> Iterator[Item]:  # noqa: ARG001 - damage is given, not raised
    """Give a Paper an entry; entries without a title are damaged."""
    for entry in _TAGGING.entries(stream):
        title = entry.line("TI", "T1", "CT") or entry.line("BT")
        yield _paper(entry, title) if title else lost_entry(entry.text, entry.at, "ris")


def _paper(entry: Entry, title: Line) -> Paper:
    first, kind = entry.first, kind_of("ris", entry.first("TY"))
    hosts = (first(tag) for tag in ("T2", "JO", "JF", "BT", "C3"))
    if first("TY") == "CONF" and any(host not in {"", title.value} for host in hosts):
        kind = "conference"  # the proceedings themselves have no host
    date = _date(first("PY", "Y1", "DA"), first("DA"))
    urls = [line.value for line in entry.each("UR", "L1", "L2")]
    doi = doi_in(first("DO")) or next(filter(None, (doi_of(url) for url in urls if "doi.org/" in url)), "")
    everyone = list(entry.each("AU", "A1"))
    authors = [line for line in everyone if line.value.casefold() not in ET_AL]
    paper = Paper(
        evidence=entry_evidence(entry.text, entry.at, entry.span(title), "ris"),
        title=title.value,
        authors=tuple(Author(_person(line), place) for place, line in enumerate(authors, 1)),
        etal=len(authors) < len(everyone),
        year=date[:4],
        date=date if len(date) > 4 else "",
        type=kind,
        venue="" if kind in {"book", "thesis"} else first("JO", "JF", "T2", "JA", "J2", "BT", "C3", "T3"),
        volume=first("VL"),
        issue=first("IS"),
        number=first("M1") if kind in {"report", "patent"} else "",
        pages=pages_of("-".join(filter(None, (first("SP"), first("EP"))))),
        publisher=first("PB"),
        editors=tuple(map(_person, entry.each("ED", "A2"))),
        doi=doi,
        arxiv=next(filter(None, map(arxiv_of, urls)), ""),
        identifiers=serial_number(first("SN")),
        links=tuple(Link("", url) for url in urls if url.startswith("http") and not _NUMBERED.search(url)),
        topics=tuple(line.value for line in entry.each("KW")),
        abstract=first("AB", "N2"),
        note=first("N1"),
    )
    kept = next((line.value for line in entry.each("U1") if line.value.startswith(OWN)), "")
    return with_kept(paper, from_json(kept.removeprefix(OWN).strip()))


def _person(line: Line) -> Mention:
    return Mention(name_of(line.value), line.start, line.end)


def _date(year: str, date: str) -> str:
    """Read "2019/08/20/", as exact as it is; a date that is less exact than the year adds nothing."""
    found = [re.match(r"((?:1[5-9]|20)\d\d)(?:[/-](\d\d)(?:[/-](\d\d))?)?", value) for value in (date, year)]
    return next(("-".join(filter(None, match.groups())) for match in found if match), "")
