"""RIS, which reference managers and publishers exchange: https://en.wikipedia.org/wiki/RIS_(file_format)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final, Literal, TextIO

from kgbuild.importers.identifiers import arxiv_of, doi_of
from kgbuild.importers.importer import Item
from kgbuild.importers.kept import OWN, from_json, with_kept
from kgbuild.importers.opening import shown
from kgbuild.importers.people import name_of
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
#: No entry is longer; a file without line ends or closing tags must not fill the memory.
_LONGEST: Final = 1 << 20


@dataclass(frozen=True, slots=True)
class _Line:
    """One tagged value; `start` is its first code point in the entry."""

    tag: str
    value: str
    start: int


def accepts(head: bytes, name: str) -> bool:  # noqa: ARG001 - the content decides
    """Take what has a line of a type and, below it, a line of another tag."""
    return bool(_HEAD.search(shown(head)))


def records(stream: TextIO, name: str) -> Iterator[Item]:  # noqa: ARG001 - damage is given, not raised
    """Give a Paper an entry; entries without a title are damaged."""
    for at, text in _entries(stream):
        lines = tuple(_lines(text))
        title = next((line for line in lines if line.tag in {"TI", "T1", "CT"} and line.value), None) or next(
            (line for line in lines if line.tag == "BT" and line.value), None
        )
        if title is None:
            yield lost_entry(text, at, "ris")
        else:
            yield _paper(text, at, lines, title)


def _entries(stream: TextIO) -> Iterator[tuple[int, str]]:
    """Cut the file into entries; a new type closes the entry before it."""
    at = place = 0
    held: list[str] = []
    size = 0
    while line := stream.readline(_LONGEST):
        if line.startswith(("TY  -", "TY -")):
            if held:
                yield at, "".join(held)
            at, held, size = place, [line], len(line)
        elif held and size < _LONGEST:
            held.append(line)
            size += len(line)
            if re.match(r"ER  ?-", line):
                yield at, "".join(held)
                held = []
        place += len(line)
    if held:
        yield at, "".join(held)


def _lines(text: str) -> Iterator[_Line]:
    """Give the tagged values; a line without a tag goes on with the one before."""
    tag, start, end, at = "", 0, 0, 0
    for line in text.split("\n"):
        if found := _TAG.match(line):
            if tag:
                yield _Line(tag, " ".join(text[start:end].split()), start)
            tag, start = found[1], at + found.end()
        end = at + len(line)
        at = end + 1
    if tag:
        yield _Line(tag, " ".join(text[start:end].split()), start)


def _paper(text: str, at: int, lines: tuple[_Line, ...], title: _Line) -> Paper:
    values: dict[str, str] = {}
    for line in lines:
        values.setdefault(line.tag, line.value)

    def first(*tags: str) -> str:
        return next((values[tag] for tag in tags if values.get(tag)), "")

    kind = kind_of("ris", first("TY"))
    if first("TY") == "CONF" and any(
        values.get(tag, title.value) != title.value for tag in ("T2", "JO", "JF", "BT", "C3")
    ):
        kind = "conference"  # the proceedings themselves have no host
    date = _date(first("PY", "Y1", "DA"), first("DA"))
    urls = [line.value for line in lines if line.tag in {"UR", "L1", "L2"}]
    doi = doi_in(first("DO")) or next(filter(None, (doi_of(url) for url in urls if "doi.org/" in url)), "")
    authors = [line for line in lines if line.tag in {"AU", "A1"} and line.value]
    everyone = len(authors)
    authors = [line for line in authors if line.value.casefold() not in ET_AL]
    paper = Paper(
        evidence=entry_evidence(text, at, (title.start, title.start + len(title.value)), "ris"),
        title=title.value,
        authors=tuple(Author(_person(line, at), place) for place, line in enumerate(authors, 1)),
        etal=len(authors) < everyone,
        year=date[:4],
        date=date if len(date) > 4 else "",
        type=kind,
        venue="" if kind in {"book", "thesis"} else first("JO", "JF", "T2", "JA", "J2", "BT", "C3", "T3"),
        volume=first("VL"),
        issue=first("IS"),
        number=first("M1") if kind in {"report", "patent"} else "",
        pages=pages_of("-".join(filter(None, (first("SP"), first("EP"))))),
        publisher=first("PB"),
        editors=tuple(_person(line, at) for line in lines if line.tag in {"ED", "A2"}),
        doi=doi,
        arxiv=next(filter(None, map(arxiv_of, urls)), ""),
        identifiers=serial_number(first("SN")),
        links=tuple(Link("", url) for url in urls if url.startswith("http") and not _NUMBERED.search(url)),
        topics=tuple(line.value for line in lines if line.tag == "KW" and line.value),
        abstract=first("AB", "N2"),
        note=first("N1"),
    )
    kept = next((line.value for line in lines if line.tag == "U1" and line.value.startswith(OWN)), "")
    return with_kept(paper, from_json(kept.removeprefix(OWN).strip()))


def _person(line: _Line, at: int) -> Mention:
    start = at + line.start
    return Mention(name_of(line.value), start, start + len(line.value))


def _date(year: str, date: str) -> str:
    """Read "2019/08/20/", as exact as it is; a date that is less exact than the year adds nothing."""
    found = [re.match(r"((?:1[5-9]|20)\d\d)(?:[/-](\d\d)(?:[/-](\d\d))?)?", value) for value in (date, year)]
    return next(("-".join(filter(None, match.groups())) for match in found if match), "")
