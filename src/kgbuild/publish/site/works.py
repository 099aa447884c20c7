"""Works as pages and lists show them: articles, theses, books, chapters, reports."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from kgbuild.graph.vocabulary import FABIO, KG, SCHEMA
from kgbuild.publish.site.facts import Facts
from kgbuild.publish.site.refs import Ref, href, page_path, script_language

#: Class → kind, most telling first, and what each kind is called.
_KINDS = (
    (SCHEMA.Thesis, "thesis"), (SCHEMA.Book, "book"), (SCHEMA.Report, "report"), (FABIO.BookChapter, "chapter"),
    (SCHEMA.Chapter, "chapter"), (FABIO.JournalArticle, "journal"), (FABIO.ConferencePaper, "conference"),
    (FABIO.WorkshopPaper, "workshop"), (FABIO.Editorial, "editorial"), (FABIO.Preprint, "preprint"),
    (FABIO.Patent, "patent"),
)  # fmt: skip
KINDS: Mapping[str, str] = {
    "journal": "Journal article", "conference": "Conference paper", "workshop": "Workshop paper",
    "preprint": "Preprint", "book": "Book", "chapter": "Chapter", "thesis": "Thesis", "report": "Report",
    "editorial": "Editorial", "patent": "Patent", "": "Publication",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Author:
    """One place in an author list; `key` is empty where nobody is linked."""

    name: str
    key: str = ""
    printed: str = ""
    equal: bool = False
    corresponding: bool = False
    affiliation: str = ""

    @property
    def ref(self) -> Ref:
        """The author's name, linked."""
        return Ref(self.name, href(page_path(self.key)) if self.key else "", script_language(self.name))


@dataclass(frozen=True, slots=True)
class Work:
    """A work; empty fields are unknown.

    Attributes:
        iri: of it.
        key: `paper/currents-on-trees`.
        venue: as printed.
        venue_iri: of the venue.
        identifiers: scheme → bare identifier.
        links: kind of link as printed, address.
        entries: IRIs of the entries of its author list, in order.
    """

    iri: str
    key: str
    title: str
    kind: str
    authors: tuple[Author, ...]
    etal: bool
    date: str
    venue: str
    venue_iri: str
    venue_type: str
    volume: str
    issue: str
    number: str
    pages: str
    publisher: str
    status: str
    abstract: str
    note: str
    marks: tuple[str, ...]
    topics: tuple[str, ...]
    identifiers: Mapping[str, str]
    links: tuple[tuple[str, str], ...]
    school: str
    degree: str

    @property
    def year(self) -> str:
        """The year of publication, empty where unknown."""
        return self.date[:4]

    @property
    def ref(self) -> Ref:
        """The title, linked."""
        return Ref(self.title, href(page_path(self.key)), script_language(self.title))

    @property
    def label(self) -> str:
        """What works of its kind are called."""
        return KINDS[self.kind]


class Works:
    """All works of a graph."""

    def __init__(self, facts: Facts) -> None:
        self._facts = facts

    @cached_property
    def by_iri(self) -> Mapping[str, Work]:
        """Every work that has a page, newest first."""
        facts = self._facts
        found = [
            self._work(thing)
            for thing in facts.entities()
            if facts.is_a(thing, KG.Publication) or facts.is_a(thing, SCHEMA.Thesis)
        ]
        found.sort(key=lambda work: (-int(work.year or 0), _descending(work.date), work.title.casefold(), work.key))
        return {work.iri: work for work in found}

    @cached_property
    def of_person(self) -> Mapping[str, Sequence[Work]]:
        """Person → works, newest first."""
        found: dict[str, list[Work]] = {}
        for work in self.by_iri.values():
            for key in dict.fromkeys(author.key for author in work.authors if author.key):
                found.setdefault(f"{self._facts.base}{key}/#this", []).append(work)
        return found

    def _work(self, iri: str) -> Work:
        facts = self._facts
        container = facts.one(iri, SCHEMA.isPartOf)
        outer = facts.one(container, SCHEMA.isPartOf) if container else ""
        numbers = [
            next((n for part in (container, outer) if part and (n := facts.one(part, predicate))), "")
            for predicate in (SCHEMA.volumeNumber, SCHEMA.issueNumber)
        ]
        venue_iri = facts.one(iri, KG.venue)
        school, publisher = facts.one(iri, SCHEMA.sourceOrganization), facts.one(iri, SCHEMA.publisher)
        return Work(
            iri=iri,
            key=facts.key(iri),
            title=facts.name(iri),
            kind=next((kind for cls, kind in _KINDS if facts.is_a(iri, cls)), ""),
            authors=self._authors(iri),
            etal=bool(facts.one(iri, KG.authorsOmitted)),
            date=facts.longest(iri, SCHEMA.datePublished) or facts.one(iri, KG.startYear),
            venue=facts.one(iri, KG.venueAsPrinted) or facts.name(venue_iri),
            venue_iri=venue_iri,
            venue_type=self._venue_type(venue_iri),
            volume=numbers[0],
            issue=numbers[1],
            number=facts.one(iri, KG.number),
            pages=facts.one(iri, SCHEMA.pagination) or facts.one(iri, KG.pages),
            publisher=facts.name(publisher),
            status=facts.one(iri, SCHEMA.creativeWorkStatus),
            abstract=facts.longest(iri, SCHEMA.abstract),
            note=facts.one(iri, SCHEMA.description),
            marks=tuple(facts.all(iri, KG.mark)),
            topics=tuple(facts.all(iri, SCHEMA.about)),
            identifiers=identifiers(facts, iri),
            links=links(facts, iri),
            school=school,
            degree=facts.one(iri, SCHEMA.inSupportOf),
        )

    def _venue_type(self, venue: str) -> str:
        kinds = ((SCHEMA.Periodical, "journal"), (SCHEMA.BookSeries, "series"), (SCHEMA.Event, "event"))
        return next((kind for cls, kind in kinds if venue and self._facts.is_a(venue, cls)), "")

    def _authors(self, iri: str) -> tuple[Author, ...]:
        """Give the authors in printed order, those without a place last, each person once."""
        facts = self._facts
        entries = [entry for entry in facts.of(iri, KG.target) if facts.is_a(entry, KG.Authorship)]
        entries.sort(key=lambda e: (int(facts.one(e, SCHEMA.position) or 1 << 20), facts.one(e, KG.creditedAs), e))
        found: dict[str, Author] = {}
        for entry in entries:
            who = facts.one(entry, KG.agent)
            printed = facts.one(entry, KG.creditedAs)
            author = Author(
                name=facts.name(who) or printed,
                key=facts.key(who) if who else "",
                printed=printed,
                equal=bool(facts.one(entry, KG.equalContribution)),
                corresponding=bool(facts.one(entry, KG.corresponding)),
                affiliation=facts.one(entry, KG.statedAffiliation),
            )
            if author.name:
                found.setdefault(author.key or entry, author)
        for who in facts.all(iri, SCHEMA.author) if not found else ():
            found[who] = Author(facts.name(who), facts.key(who))
        return tuple(found.values())


def _descending(date: str) -> tuple[int, ...]:
    return tuple(-int(part) for part in date.split("-")[1:] if part.isdecimal())


def identifiers(facts: Facts, thing: str) -> dict[str, str]:
    """Give the identifiers of a thing by scheme."""
    found: dict[str, str] = {}
    for node in facts.all(thing, SCHEMA.identifier):
        scheme, _, bare = facts.one(node, SCHEMA.value).partition(":")
        if bare:
            found.setdefault(scheme, bare)
    return found


def links(facts: Facts, thing: str) -> tuple[tuple[str, str], ...]:
    """Give the web links that sources print for a thing: what kind, and where to."""
    found = []
    for node in facts.all(thing, KG.link):
        address = facts.one(node, SCHEMA.url)
        if address.startswith(("http://", "https://")):
            found.append((facts.one(node, SCHEMA.linkRelationship) or "Link", address))
    return tuple(sorted(set(found)))
