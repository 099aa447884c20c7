"""BibTeX and BibLaTeX: https://ctan.org/pkg/bibtex, https://ctan.org/pkg/biblatex (manual, section 2)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import Final, Literal, TextIO, cast

from kgbuild.bib.entries import Entry, entries
from kgbuild.bib.values import Field, field, inherited, parents
from kgbuild.cite.kinds import status_of, within_of
from kgbuild.dates import parse_date
from kgbuild.errors import DocumentError
from kgbuild.importers.bib.people import people
from kgbuild.importers.identifiers import arxiv_of, doi_of
from kgbuild.importers.importer import Item
from kgbuild.importers.kept import OWN, from_json, with_kept
from kgbuild.importers.opening import shown
from kgbuild.importers.tex import plain
from kgbuild.importers.works import doi_in, entry_evidence, kind_of, lost_entry, pages_of
from kgbuild.lexicon import table
from kgbuild.model import Author, Link, Mention, Paper, PaperKind, PaperStatus

FORMAT = "BibTeX"
MEDIA_TYPE = "application/x-bibtex"
SUFFIXES: tuple[str, ...] = (".bib", ".bibtex")
ABOUT: Literal["person", "organization", ""] = ""

#: Files of values, which may hold an entry as one of them.
_HOLDERS = (".csv", ".json", ".toml", ".tsv", ".yaml", ".yml")
_HEAD = re.compile(
    r"^[ \t]*@[ \t]*(?:[A-Za-z]+[ \t]*[{(][^,{}\"=#\n]*,\s*[A-Za-z][\w+:-]*\s*=|string[ \t]*[{(]\s*[\w:-]+\s*=\s*[\"{]"
    r"|comment[ \t]*\{jabref|preamble[ \t]*[{(])",
    re.IGNORECASE | re.MULTILINE,
)
_PAGE = re.compile(r"^\s*(?:<!doctype|<\?xml|<html|\\documentclass)|^(?:```|~~~|#{1,6} )", re.IGNORECASE | re.MULTILINE)
_DATE = re.compile(r"((?:1[5-9]|20)\d\d)(?:-(\d\d)(?:-(\d\d))?)?(?=$|[/T~?])")
_YEAR = re.compile(r"(?<!\d)(?:1[5-9]|20)\d\d(?!\d)")
_ARXIV_VENUE = re.compile(r"\b(?:arxiv|corr)\b", re.IGNORECASE)
_ABS = re.compile(r"abs/(\d{4}\.\d{4,5}|[a-z-]+(?:\.[a-z]{2})?/\d{7})", re.IGNORECASE)
_WEB = re.compile(r"https?://[^\s{}]+")
#: Where an entry that does not close was mended.
_MENDED: Final = 0.7
_NO_WORKS: Final = frozenset({"control", "set", "xdata", "string", "jabref-entrytype"})


def accepts(head: bytes, name: str) -> bool:
    """Take what begins an entry on a line of its own and is no page that shows one; `.bib` needs less."""
    text = shown(head)
    if name.lower().endswith(SUFFIXES):
        return bool(_HEAD.search(text)) or bool(re.search(r"@\s*\w+\s*[{(]", text))
    held = name.lower().endswith(_HOLDERS)
    return bool(_HEAD.search(text)) and not held and not _PAGE.search(text)


def records(stream: TextIO, name: str) -> Iterator[Item]:
    """Give a Paper an entry; those without a title, or torn, are given as Evidence.

    Raises:
        DocumentError: the file holds no entry at all.
    """
    known = parents(stream)
    strings: dict[str, str] = {}
    empty = True
    for entry in entries(stream):
        empty = False
        if entry.type == "string":
            strings |= {label: field(value, strings).tex for label, value in entry.fields.items()}
        elif entry.type not in _NO_WORKS:
            yield _Work(entry, inherited(entry, known, strings), strings).item()
    if empty:
        raise DocumentError(name, "no entry of BibTeX could be read", line=1, remedy="check that it is whole")


class _Work:
    """One entry on its way to a Paper."""

    def __init__(self, entry: Entry, handed_down: Mapping[str, Field], strings: Mapping[str, str]) -> None:
        self._entry = entry
        self._fields = {**handed_down, **{name: field(value, strings) for name, value in entry.fields.items()}}

    def item(self) -> Item:
        """Give the Paper; the entry alone where it has no title."""
        entry, title = self._entry, self._title()
        written = self._fields.get("title")
        if not title or written is None:
            return lost_entry(entry.text, entry.at, "bibtex")
        kind = self._kind()
        venue = self._venue(kind)
        date = self._date()
        authors = self._people("author")
        number, issue = self._numbers(kind)
        paper = Paper(
            evidence=entry_evidence(
                entry.text, entry.at, (written.start, written.end), "bibtex", _MENDED if entry.damaged else 1.0
            ),
            title=title,
            authors=self._authors(authors[0]),
            etal=authors[1],
            year=date[:4],
            date=date if len(date) > 4 else "",
            type=kind,
            status=self._status(),
            venue=venue,
            within=self._within(kind, venue),
            volume="" if _ABS.search(self._text("volume")) else self._text("volume"),
            issue=issue,
            number=number,
            pages=self._pages(),
            publisher=self._publisher(kind),
            editors=self._people("editor")[0],
            doi=doi_in(self._verbatim("doi")) or self._doi_of_url(),
            arxiv=self._arxiv(),
            identifiers=self._identifiers(),
            links=tuple(self._links()),
            topics=tuple(self._list("keywords")),
            marks=tuple(self._list("marks")),
            abstract=self._text("abstract"),
            note=self._note(),
        )
        return with_kept(paper, from_json(self._text(OWN)))

    def _text(self, *names: str) -> str:
        """Give the first field of these that is not empty, decoded."""
        for name in names:
            if (value := self._fields.get(name)) and (text := plain(value.tex)):
                return text
        return ""

    def _verbatim(self, name: str) -> str:
        """Give a field that LaTeX does not typeset; reference managers escape its signs all the same."""
        tex = self._fields[name].tex if name in self._fields else ""
        return re.sub(r"\\(?=[_%&#~])|[{}]|\s", "", tex.replace("$\\sim$", "~").replace("{\\textasciitilde}", "~"))

    def _title(self) -> str:
        title, subtitle = self._text("title"), self._text("subtitle")
        return (
            f"{title}: {subtitle}"
            if title and subtitle and not title.endswith((":", "?", "!"))
            else (f"{title} {subtitle}".strip())
        )

    def _kind(self) -> PaperKind:
        """Give the type: what this program wrote itself, else as the entry's, its venue's and its number's."""
        told = self._text("entrysubtype")
        if told in {"workshop", "preprint", "editorial"}:  # as `kgbuild export` writes it
            return cast("PaperKind", told)
        kind = kind_of("bibtex", self._entry.type)
        venue = self._text("journal", "journaltitle", "booktitle", "howpublished")
        if kind in {"journal", ""} and (_ARXIV_VENUE.search(venue) or (not venue and self._arxiv())):
            return "preprint"
        if kind in {"journal", "conference"} and re.search(r"\bworkshops?\b", venue, re.IGNORECASE):
            return "workshop"
        return kind

    def _venue(self, kind: PaperKind) -> str:
        """Give where the work appeared, by the fields in which the type of entry says so."""
        fields = table("bibtex")["venues"]
        venue = self._text(*fields.get(kind, fields["other"]))
        if kind == "preprint" and _ARXIV_VENUE.search(venue or self._text("publisher")):
            return "arXiv"
        if _WEB.match(venue) or venue.casefold() in table("work_kinds")["bibtex"]:
            # BibLaTeX keeps a word of its own in `type`.
            venue = self._text(*(name for name in fields.get(kind, ()) if name != "type"))
        return "" if _WEB.match(venue) else venue

    def _within(self, kind: PaperKind, venue: str) -> str:
        if "eventtitle" in self._fields and self._text("booktitle"):
            return self._text("eventtitle") if kind == "workshop" else ""
        return within_of(venue) if kind == "workshop" else ""

    def _numbers(self, kind: PaperKind) -> tuple[str, str]:
        """Give number and issue: in a journal `number` is the issue, unless `issue` stands beside it."""
        number, issue = self._text("number"), self._text("issue")
        if "issue" in self._fields or kind not in {"journal", "editorial"}:
            return number, issue
        return "", number

    def _pages(self) -> str:
        pages = pages_of(re.sub(r"\\psqq?\b|\bff?\.?$", "", self._text("pages")).removesuffix("psq"))
        if pages and not arxiv_of(pages):
            return pages
        return next((n for n in map(self._text, ("eid", "articleno", "article-number")) if n and not arxiv_of(n)), "")

    def _note(self) -> str:
        """Give the note, unless it is the arXiv number once more, as Zotero writes it."""
        note = self._text("note")
        return "" if re.fullmatch(r"arXiv:\S+(?: \[[^\]]*\])?", note) else note

    def _publisher(self, kind: PaperKind) -> str:
        names = (
            ("school", "institution", "publisher") if kind == "thesis" else ("publisher", "institution", "organization")
        )
        publisher = self._text(*names).rstrip(" ,;")
        return "" if kind == "preprint" and _ARXIV_VENUE.fullmatch(publisher) else publisher

    def _status(self) -> PaperStatus:
        told = table("work_kinds")["bibtex_status"].get(self._text("pubstate").casefold(), "")
        if told:
            return cast("PaperStatus", told)
        words = " ; ".join(
            self._text(name) for name in ("pubstate", "year", "date", "note", "addendum", "howpublished")
        )
        return status_of(words)

    def _date(self) -> str:
        told = self._text("date", "issued")
        if found := _DATE.match(told):
            return "-".join(part for part in found.groups() if part)
        year = _YEAR.search(told) or _YEAR.search(self._text("year"))
        return _dated(self._text("day"), self._text("month"), year[0]) if year else ""

    def _people(self, name: str) -> tuple[tuple[Mention, ...], bool]:
        """Give the people that a field names, each where the entry writes it, and whether it leaves some out."""
        value = self._fields.get(name)
        if value is None:
            return (), False
        found, at = people(value.tex), self._entry.at
        if value.whole:
            start = at + value.start
            return tuple(Mention(p.name, start + p.start, start + p.end) for p in found.people), found.etal
        # Handed down or put together from strings: the entry, or the value, is the place of all.
        start, end = (at + value.start, at + value.end) if value.end else (at, at + len(self._entry.text))
        return tuple(Mention(p.name, start, end) for p in found.people), found.etal

    def _authors(self, found: tuple[Mention, ...]) -> tuple[Author, ...]:
        """Number the authors; BibLaTeX annotates them by number: `author+an = {1=equal; 2=corresponding}`."""
        notes = dict(re.findall(r"(\d+)\s*=\s*\"?([^;]*)", self._text("author+an")))
        equal = {place for place, starred in enumerate(self._starred(), 1) if starred}
        return tuple(
            Author(
                person,
                place,
                "equal" in notes.get(str(place), "") or (len(equal) > 1 and place in equal),
                "corresponding" in notes.get(str(place), ""),
            )
            for place, person in enumerate(found, 1)
        )

    def _starred(self) -> tuple[bool, ...]:
        """Tell which authors have a star behind their names."""
        value = self._fields.get("author")
        return tuple(person.equal for person in people(value.tex).people) if value and "*" in value.tex else ()

    def _arxiv(self) -> str:
        """Give the arXiv number, from whichever field a dialect keeps it in."""
        kind = self._text("archiveprefix", "eprinttype").casefold()
        if kind in {"arxiv", ""} and (number := arxiv_of(self._verbatim("eprint"))):
            return number
        if found := _ABS.search(self._text("volume")):
            return found[1]
        if number := self._verbatim("arxiv"):
            return arxiv_of(number)
        for name in ("journal", "eid", "pages", "note", "howpublished", "doi", "url"):
            value = self._text(name) if name != "url" else self._verbatim(name)
            if re.search(r"arxiv[:./]", value, re.IGNORECASE) and (number := arxiv_of(value)):
                return number
        return ""

    def _identifiers(self) -> dict[str, str]:
        found = {
            scheme: self._text(name) for name, scheme in table("bibtex")["identifiers"].items() if self._text(name)
        }
        scheme = table("bibtex")["eprints"].get(self._text("eprinttype", "archiveprefix").casefold(), "")
        if scheme:
            found.setdefault(scheme, self._verbatim("eprint"))
        return dict(sorted(found.items()))

    def _doi_of_url(self) -> str:
        url = self._verbatim("url")
        return doi_of(url) if "doi.org/" in url else ""

    def _links(self) -> Iterator[Link]:
        """Give the addresses that are none of an identifier."""
        tex = self._fields["url"].tex if "url" in self._fields else ""
        for written in tex.split():
            url = re.sub(r"\\(?=[_%&#~])|[{}]", "", written)
            if _WEB.match(url) and not re.search(r"//(?:dx\.)?doi\.org/|//arxiv\.org/", url):
                yield Link("", url)
        for item in self._list("links"):
            rel, _, url = item.rpartition(" ")
            yield Link(rel, url)
        for name in self._fields:
            rel = name.removeprefix("url_")
            if rel != name or name in table("bibtex")["fields"]["links"]:
                url = self._verbatim(name)
                if _WEB.match(url):
                    yield Link(rel, url)

    def _list(self, name: str) -> Iterator[str]:
        """Give the parts of a list that commas or semicolons part outside of braces."""
        tex = self._fields[name].tex if name in self._fields else ""
        depth = start = 0
        for found in re.finditer(r"[{},;]", tex + ","):
            if found[0] in "{}":
                depth += 1 if found[0] == "{" else -1
            elif depth <= 0:
                if part := plain(tex[start : found.start()]):
                    yield part
                start = found.end()


@lru_cache(maxsize=1 << 12)
def _dated(day: str, month: str, year: str) -> str:
    """Give a date as exact as its parts; of "April--May" the first month."""
    if month.isdigit():
        return (
            f"{year}-{int(month):02d}" + (f"-{int(day):02d}" if day.isdigit() else "") if 0 < int(month) < 13 else year
        )
    # Capitals tell the month "Mar" from words of other languages.
    words = re.split(r"\s*[-–—/&]\s*", re.sub(r"[,.~#\"]", " ", f"{day} {month}").strip().title())[0]
    found = parse_date(f"{words} {year}") if words else ""
    return found if found.startswith(year) else year
