"""Web of Science's plain text and its like: https://images.webofknowledge.com/images/help/WOS/hs_wos_fieldtags.html."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final, Literal, TextIO

from kgbuild.importers.funding import is_number
from kgbuild.importers.identifiers import orcid_iri
from kgbuild.importers.importer import Item
from kgbuild.importers.opening import shown
from kgbuild.importers.people import from_initials
from kgbuild.importers.tagged import Entry, Line, Tagging
from kgbuild.importers.works import (
    date_within,
    doi_in,
    entry_evidence,
    kind_among,
    kind_of,
    lost_entry,
    pages_of,
    serial_number,
)
from kgbuild.model import NOBODY, Author, Grant, Mention, Paper, PaperKind

FORMAT = "Web of Science"
MEDIA_TYPE = "application/x-inst-for-Scientific-info"
SUFFIXES: tuple[str, ...] = (".ciw", ".isi", ".txt")
ABOUT: Literal["person", "organization", ""] = ""

#: Tags of several values: a line each, and what parts them in a table.
_LISTED: Final = {"AU": ";", "AF": ";", "BA": ";", "BE": ";", "ED": ";", "C1": r";(?=\s*\[)"}
#: No row is longer.
_LONGEST: Final = 1 << 20
_TAGGING: Final = Tagging(
    tag=re.compile(r"([A-Z][A-Z0-9])(?: |$)"),
    anew=re.compile(r"PT [A-Z]\s*$"),
    end=re.compile(r"ER\s*$"),
    listed=frozenset(_LISTED),
)
_HEAD = re.compile(r"^PT [JBSP]\s*$\s*^[A-Z][A-Z0-9] \S", re.MULTILINE)
#: The first line of the same as a table: the tags.
_TAGS = re.compile(r"\A\W*PT(?:\t[A-Z][A-Z0-9])+\t?\s*$", re.MULTILINE)
_YEAR = re.compile(r"(?:1[5-9]|20)\d\d")
_NAMED = re.compile(r"\[(?P<names>[^\]]+)\]\s*(?P<place>.+)")
_FUNDER = re.compile(r"(?P<body>[^\[\];]+)(?:\[(?P<numbers>[^\]]*)\])?")


def accepts(head: bytes, name: str) -> bool:  # noqa: ARG001 - the content decides
    """Take what has a line of a type of publication and, below it, another tag; or a first line of tags."""
    text = shown(head)
    return bool(_HEAD.search(text) or _TAGS.search(text))


def records(stream: TextIO, name: str) -> Iterator[Item]:  # noqa: ARG001 - damage is given, not raised
    """Give a Paper an entry and a Grant what it acknowledges; entries without a title are damaged."""
    for entry in _entries(stream):
        if title := entry.line("TI"):
            yield _paper(entry, title)
            yield from _grants(entry, title.value)
        else:
            yield lost_entry(entry.text, entry.at, "isi")


def _entries(stream: TextIO) -> Iterator[Entry]:
    """Cut a file into its entries: of tagged lines, or of a table with one a row."""
    first = stream.readline(_LONGEST)
    if not _TAGS.search(first):
        stream.seek(0)
        yield from _TAGGING.entries(stream)
        return
    tags, at = first.strip("\ufeff\n").split("\t"), len(first)
    while row := stream.readline(_LONGEST):
        if row.strip():
            yield Entry(row, at, tuple(_cells(row, tags, at)))
        at += len(row)


def _cells(row: str, tags: Sequence[str], at: int) -> Iterator[Line]:
    """Give the values of a row; a cell of several gives each."""
    for tag, cell in zip(tags, row.rstrip("\n").split("\t"), strict=False):
        place = at
        for value in re.split(_LISTED[tag], cell) if tag in _LISTED else [cell]:
            if value.strip():
                yield Line(tag, " ".join(value.split()), place + len(value) - len(value.lstrip()))
            place += len(value) + len(";")
        at += len(cell) + len("\t")


def _paper(entry: Entry, title: Line) -> Paper:
    date, kind = _date(entry), _kind(entry)
    identifiers = serial_number(entry.first("SN", "EI")) | serial_number(entry.first("BN"))
    pages = "-".join(filter(None, (entry.first("BP"), entry.first("EP")))) or entry.first("AR")
    return Paper(
        evidence=entry_evidence(entry.text, entry.at, entry.span(title), "isi"),
        title=title.value,
        authors=tuple(Author(who, place) for place, who in enumerate(_authors(entry), 1)),
        year=date[:4],
        date=date if len(date) > 4 else "",
        type=kind,
        venue="" if kind == "book" else entry.first("SO", "CT"),
        volume=entry.first("VL"),
        issue=entry.first("IS"),
        number=entry.first("PN") if kind == "patent" else "",
        pages=pages_of(pages),
        publisher=entry.first("PU"),
        editors=tuple(map(_person, entry.each("BE", "ED"))),
        doi=doi_in(entry.first("DI", "D2")),
        identifiers=identifiers | ({"pmid": entry.first("PM")} if entry.first("PM") else {}),
        topics=tuple(word.strip() for word in entry.first("DE").split(";") if word.strip()),
        abstract=entry.first("AB"),
    )


def _kind(entry: Entry) -> PaperKind:
    told = entry.first("DT")
    return kind_of("isi", told) or kind_among("isi", told.split("; ")) or kind_of("isi", entry.first("PT"))


def _authors(entry: Entry) -> Iterator[Mention]:
    """Give the authors under their whole names, where there are any, with ORCID and place."""
    places = dict(_places(entry))
    whole, short = list(entry.each("AF")), list(entry.each("AU"))
    lines = whole if len(whole) >= len(short) else short
    orcids = dict(_orcids(entry.first("OI"), [line.value for line in lines]))
    for line, brief in zip(lines, short if len(short) == len(lines) else lines, strict=True):
        yield _person(line, orcids.get(line.value, ""), places.get(line.value) or places.get(brief.value, ""))


def _person(line: Line, number: str = "", place: str = "") -> Mention:
    return Mention(from_initials(line.value), line.start, line.end, identifier=number, affiliation=place)


def _orcids(told: str, names: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Give the author and the number of each "Berg, Anna/0000-0002-1825-0097", which may leave initials out."""
    for part in told.split(";"):
        name, _, number = part.strip().partition("/")
        meant = [one for one in names if one == name] or [one for one in names if _begin(one) == _begin(name)]
        if len(meant) == 1 and (orcid := orcid_iri(number)):
            yield meant[0], orcid


def _begin(name: str) -> str:
    """Give the family name with the initial of a name that is written with a comma."""
    family, _, given = name.casefold().partition(",")
    return f"{family},{given.strip()[:1]}"


def _places(entry: Entry) -> Iterator[tuple[str, str]]:
    """Give who is where by "[Berg, Anna; Ek, Bo] Univ Turku, Turku, Finland.", of several places the first."""
    for line in reversed(list(entry.each("C1"))):
        if found := _NAMED.fullmatch(line.value):
            for name in found["names"].split(";"):
                yield name.strip(), found["place"].rstrip(" .")


def _grants(entry: Entry, title: str) -> Iterator[Grant]:
    """Give the grants of "Sea Board [12, 34]; Tide Fund"."""
    if not (line := entry.line("FU")):
        return
    for found in _FUNDER.finditer(line.value):
        body = found["body"].strip()
        numbers = [number.strip() for number in (found["numbers"] or "").split(",") if is_number(number.strip())]
        for number in numbers or ([""] if body else []):
            yield Grant(
                evidence=entry.evidence(line, "isi"),
                funder=Mention(body) if body else NOBODY,
                identifier=number,
                works=(title,),
            )


def _date(entry: Entry) -> str:
    """Give the day or month of a year ("MAR 15"), of several months the year alone."""
    year, told = entry.first("PY"), entry.first("PD")
    return date_within(year, told.title() if "-" not in told else "") if _YEAR.fullmatch(year) else ""
