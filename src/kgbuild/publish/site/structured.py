"""The JSON-LD of pages, for crawlers: schema.org alone, in the shape that they read.

A type whose required properties the sources do not tell (https://developers.google.com/search/docs/appearance/structured-data)
is not claimed: a talk without a date or a place is no `Event` there, though it is one in the graph.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

from kgbuild.graph.vocabulary import KG, SCHEMA
from kgbuild.publish.site.entities import RESOLVERS, Page
from kgbuild.publish.site.facts import Facts
from kgbuild.publish.site.lines import Line
from kgbuild.publish.site.mathematics import plain
from kgbuild.publish.site.refs import iso
from kgbuild.publish.site.works import Work, Works, identifiers

_REGISTRY = "https://registry.identifiers.org/registry/"
_TYPES = {"book": "Book", "chapter": "Chapter", "thesis": "Thesis", "report": "Report", "patent": "CreativeWork"}
_ORGANIZATIONS = (
    (SCHEMA.CollegeOrUniversity, "CollegeOrUniversity"), (SCHEMA.FundingAgency, "FundingAgency"),
    (SCHEMA.ResearchOrganization, "ResearchOrganization"), (SCHEMA.EducationalOrganization, "EducationalOrganization"),
    (SCHEMA.NGO, "NGO"),
)  # fmt: skip
_COLLECTIONS = {
    "person": ("people", "People"), "work": ("publications", "Publications"), "venue": ("venues", "Venues"),
    "organization": ("organizations", "Organisations"), "grant": ("grants", "Grants"), "topic": ("topics", "Topics"),
    "talk": ("talks", "Talks"), "course": ("courses", "Courses"), "award": ("awards", "Awards"),
    "press": ("press", "In the press"),
}  # fmt: skip


def collection(kind: str) -> tuple[str, str]:
    """Give folder and title of the index page that lists things of a kind."""
    return _COLLECTIONS[kind]


class Structured:
    """Makes the JSON-LD of the pages of a site that stands at `url`."""

    def __init__(self, facts: Facts, works: Works, url: str, title: str) -> None:
        self._facts, self._works, self._url, self._title = facts, works, url, title

    def of(self, page: Page) -> dict[str, Any]:
        """Give the JSON-LD of an entity's page."""
        makers: Mapping[str, Callable[[Page], dict[str, Any]]] = {
            "person": self._person, "work": self._work_page, "organization": self._organization, "venue": self._venue,
            "grant": self._grant, "topic": self._topic, "talk": self._talk, "course": self._course,
            "award": self._award, "press": self._press,
        }  # fmt: skip
        address = f"{self._url}{page.key}/"
        thing = makers[page.kind](page)
        kind = "ProfilePage" if page.kind == "person" else "ItemPage"
        if page.kind == "person" or not thing:
            web = {"@type": kind if thing else "WebPage", "@id": address, "url": address, "name": plain(page.name),
                   "isPartOf": self._site(), "mainEntity": thing, "breadcrumb": self._trail(page)}  # fmt: skip
            return _filled({"@context": "https://schema.org", **web})
        web = {"@type": kind, "@id": address, "url": address, "name": plain(page.name), "isPartOf": self._site(),
               "mainEntity": {"@id": page.iri}, "breadcrumb": self._trail(page)}  # fmt: skip
        return {"@context": "https://schema.org", "@graph": [_filled(web), thing]}

    def listing(self, folder: str, title: str, description: str) -> dict[str, Any]:
        """Give the JSON-LD of an index page."""
        address = f"{self._url}{folder}/"
        return _filled({
            "@context": "https://schema.org", "@type": "CollectionPage", "@id": address, "url": address, "name": title,
            "description": description, "isPartOf": self._site(),
            "breadcrumb": self._steps([("", self._title), (folder, title)]),
        })  # fmt: skip

    def home(self) -> dict[str, Any]:
        """Give the JSON-LD of the first page."""
        return {"@context": "https://schema.org", **self._site()}

    def dataset(self, description: str, licence: str, dumps: Sequence[tuple[str, str]]) -> dict[str, Any]:
        """Give the JSON-LD of the data page; `dumps` are names and media types."""
        address = f"{self._url}data/"
        return _filled({
            "@context": "https://schema.org", "@type": "Dataset", "@id": f"{address}#dataset", "name": self._title,
            "description": description, "url": address, "license": licence, "isAccessibleForFree": True,
            "creator": {"@type": "Organization", "name": self._title, "url": self._url},
            "distribution": [
                {"@type": "DataDownload", "contentUrl": f"{address}{name}", "encodingFormat": media}
                for name, media in dumps
            ],
        })  # fmt: skip

    def _site(self) -> dict[str, str]:
        return {"@type": "WebSite", "@id": f"{self._url}#site", "url": self._url, "name": self._title}

    def _trail(self, page: Page) -> dict[str, Any]:
        folder, title = collection(page.kind)
        return self._steps([("", self._title), (folder, title), (page.key, plain(page.name))])

    def _steps(self, steps: Sequence[tuple[str, str]]) -> dict[str, Any]:
        items: list[dict[str, Any]] = []
        for position, (path, name) in enumerate(steps, 1):
            item: dict[str, Any] = {"@type": "ListItem", "position": position, "name": name}
            if position < len(steps):
                address = self._url + (f"{path}/" if path else "")
                item["item"] = {"@type": "WebPage", "@id": address, "name": name}
            items.append(item)
        return {"@type": "BreadcrumbList", "itemListElement": items}

    def _page_of(self, iri: str) -> str:
        return f"{self._url}{self._facts.key(iri)}/"

    def _thing(self, iri: str, kind: str) -> dict[str, Any]:
        """Give a thing that another page is about, by IRI, type, name and address."""
        url = self._page_of(iri) if iri.endswith("/#this") else ""
        return _filled({"@type": kind, "@id": iri, "name": plain(self._facts.name(iri)), "url": url})

    def body(self, iri: str, printed: str = "") -> dict[str, Any]:
        """Give an organisation, by its printed name where the graph does not know it."""
        if not iri or not self._facts.is_a(iri, SCHEMA.Organization):
            return {"@type": "Organization", "name": printed} if printed else {}
        kind = next((name for cls, name in _ORGANIZATIONS if self._facts.is_a(iri, cls)), "Organization")
        return self._thing(iri, kind) | self._same(iri)

    def _same(self, iri: str) -> dict[str, Any]:
        return _filled({"sameAs": list(self._facts.all(iri, SCHEMA.sameAs))})

    def _identifiers(self, iri: str) -> list[dict[str, str]]:
        found = []
        for scheme, bare in identifiers(self._facts, iri).items():
            known = {"@type": "PropertyValue", "propertyID": f"{_REGISTRY}{scheme}", "value": f"{scheme}:{bare}"}
            address = RESOLVERS.get(scheme, ("", ""))[1]
            found.append(known | ({"url": f"{address}{bare}"} if address else {}))
        return found

    def _base(self, page: Page, kind: str) -> dict[str, Any]:
        return {
            "@type": kind,
            "@id": page.iri,
            "name": plain(page.name),
            "alternateName": [plain(other) for other in page.others],
            "url": f"{self._url}{page.key}/",
            "mainEntityOfPage": f"{self._url}{page.key}/",
            "identifier": self._identifiers(page.iri),
            "sameAs": list(dict.fromkeys([*self._facts.all(page.iri, SCHEMA.sameAs), *_web(self._facts, page.iri)])),
        }

    def _person(self, page: Page) -> dict[str, Any]:
        facts = self._facts
        if not facts.name(page.iri):
            return {}
        now = [line for line in page.section("positions") if line.end in {0, 9999} or line.start == line.end]
        past = [line for line in page.section("positions") if line not in now]
        address = facts.all(page.iri, SCHEMA.email)
        return _filled({
            **self._base(page, "Person"),
            "givenName": facts.one(page.iri, SCHEMA.givenName),
            "familyName": facts.one(page.iri, SCHEMA.familyName),
            "description": plain(page.description),
            "email": list(address),
            "jobTitle": _unique(facts.one(line.fact, SCHEMA.roleName) for line in now if line.end == 9999),
            "affiliation": _unique(self._at(line) for line in now),
            "hasOccupation": [self._occupation(line) for line in past if facts.one(line.fact, SCHEMA.roleName)],
            "alumniOf": [study for line in page.section("education") if (study := self._study(line))],
            "award": _unique(", ".join(t for t in (line.lead.text, line.when) if t) for line in page.section("awards")),
            "knowsAbout": [chip.text for chip in page.chips],
        })  # fmt: skip

    def _at(self, line: Line) -> dict[str, Any]:
        facts = self._facts
        return self.body(facts.one(line.fact, KG.target), facts.one(line.fact, KG.targetAsPrinted))

    def _occupation(self, line: Line) -> dict[str, Any]:
        dates = self._dates(line.fact)
        occupation = {"@type": "Occupation", "name": self._facts.one(line.fact, SCHEMA.roleName)}
        return {"@type": "Role", **dates, "hasOccupation": occupation}

    def _study(self, line: Line) -> dict[str, Any]:
        where = self._at(line)
        role = {"roleName": self._facts.one(line.fact, SCHEMA.roleName), **self._dates(line.fact)}
        return _filled({"@type": "OrganizationRole", **role, "alumniOf": where}) if where else {}

    def _dates(self, node: str) -> dict[str, str]:
        start, end = self._facts.longest(node, SCHEMA.startDate), self._facts.longest(node, SCHEMA.endDate)
        return _filled({"startDate": iso(start), "endDate": iso(end)})

    def _work_page(self, page: Page) -> dict[str, Any]:
        work = page.work
        return self.work(work, page) if work else {}

    def work(self, work: Work, page: Page) -> dict[str, Any]:
        """Give a work with everything that its page says."""
        kind = _TYPES.get(work.kind, "ScholarlyArticle")
        first, _, last = (
            work.pages.partition("-") if kind in {"ScholarlyArticle", "Report", "Chapter"} else ("", "", "")
        )
        funding = [self._thing(g, "MonetaryGrant") for g in self._facts.all(work.iri, SCHEMA.funding)]
        return _filled({
            **self._base(page, kind),
            "headline": plain(work.title),
            "author": [self._author(author.key, author.name) for author in work.authors],
            "datePublished": iso(work.date),
            "abstract": plain(work.abstract),
            "keywords": [plain(chip.text) for chip in page.chips],
            "isPartOf": self._container(work),
            "pagination": work.pages if first and not last else "",
            "pageStart": first if last else "",
            "pageEnd": last,
            "publisher": {"@type": "Organization", "name": work.publisher} if work.publisher else {},
            "sourceOrganization": self.body(work.school),
            "inSupportOf": work.degree if kind == "Thesis" else "",
            "creativeWorkStatus": work.status,
            "funding": funding,
            "award": [line.lead.text for line in page.section("awards")],
        })  # fmt: skip

    def _author(self, key: str, name: str) -> dict[str, str]:
        if not key:
            return {"@type": "Person", "name": name}
        iri = f"{self._facts.base}{key}/#this"
        return {"@type": "Person", "@id": iri, "name": name, "url": f"{self._url}{key}/"}

    def _container(self, work: Work) -> dict[str, Any]:
        """Give what a work is part of: an issue of a volume of a periodical, or the proceedings of an event."""
        if work.venue_type not in {"journal", "series"}:
            return {"@type": "CreativeWork", "name": work.venue} if work.venue else {}
        outer = self._thing(work.venue_iri, "Periodical" if work.venue_type == "journal" else "BookSeries")
        for kind, predicate, number in (
            ("PublicationVolume", "volumeNumber", work.volume), ("PublicationIssue", "issueNumber", work.issue),
        ):  # fmt: skip
            if number:
                outer = {"@type": kind, predicate: number, "isPartOf": outer}
        return outer

    def _organization(self, page: Page) -> dict[str, Any]:
        facts = self._facts
        kind = next((name for cls, name in _ORGANIZATIONS if facts.is_a(page.iri, cls)), "Organization")
        above, below = facts.all(page.iri, SCHEMA.parentOrganization), facts.of(page.iri, SCHEMA.parentOrganization)
        members = _unique(self._person_of(line) for line in page.section("people"))
        return _filled({
            **self._base(page, kind),
            "location": facts.one(page.iri, SCHEMA.location),
            "parentOrganization": [self.body(parent) for parent in above],
            "subOrganization": [self.body(child) for child in below],
            "employee" if kind == "Organization" else "member": members[:100],
        })  # fmt: skip

    def _person_of(self, line: Line) -> dict[str, str]:
        who = self._facts.one(line.fact, KG.agent)
        return self._thing(who, "Person") if who else {}

    def _venue(self, page: Page) -> dict[str, Any]:
        facts = self._facts
        base = self._base(page, "Thing")
        for cls, kind in ((SCHEMA.Periodical, "Periodical"), (SCHEMA.BookSeries, "BookSeries"), (SCHEMA.Book, "Book"),
                          (SCHEMA.EventSeries, "EventSeries")):  # fmt: skip
            if facts.is_a(page.iri, cls):
                return _filled(
                    {**base, "@type": kind, "issn": facts.one(page.iri, SCHEMA.issn) if kind == "Periodical" else ""}
                )
        return self._event(base, page.iri) or _filled({k: v for k, v in base.items() if v})

    def _event(self, base: Mapping[str, Any], iri: str) -> dict[str, Any]:
        """Give an event, nothing where its date or its place is unknown."""
        place, dates = self._facts.one(iri, SCHEMA.location), self._dates(iri)
        if not place or not dates.get("startDate"):
            return {}
        where = {"@type": "Place", "name": place, "address": place}
        return _filled({**base, "@type": "Event", **dates, "location": where})

    def _grant(self, page: Page) -> dict[str, Any]:
        facts = self._facts
        people = [self._thing(who, "Person") for who in facts.all(page.iri, KG.recipient)]
        node = facts.one(page.iri, SCHEMA.amount)
        amount = {"@type": "MonetaryAmount", "currency": facts.one(node, SCHEMA.currency),
                  "value": facts.one(node, SCHEMA.value)}  # fmt: skip
        base = self._base(page, "MonetaryGrant")
        base["identifier"] = [text for text in facts.all(page.iri, SCHEMA.identifier) if "#" not in text]
        return _filled({
            **base,
            "funder": self.body(facts.one(page.iri, SCHEMA.funder), facts.one(page.iri, KG.funderAsPrinted)),
            "amount": _filled(amount) if amount["value"].replace(".", "", 1).isdecimal() else {},
            "fundedItem": people,
        })  # fmt: skip

    def _topic(self, page: Page) -> dict[str, Any]:
        return _filled(self._base(page, "DefinedTerm"))

    def _talk(self, page: Page) -> dict[str, Any]:
        facts = self._facts
        event = self._event(self._base(page, "Event"), page.iri)
        if not event:
            return {}
        speakers = [self._thing(who, "Person") for who in facts.all(page.iri, SCHEMA.performer)]
        told = ", ".join(text for text in (page.kicker, facts.one(page.iri, KG.venueAsPrinted)) if text)
        return _filled({**event, "performer": speakers, "description": told})

    def _course(self, page: Page) -> dict[str, Any]:
        facts = self._facts
        provider = facts.one(page.iri, SCHEMA.provider)
        taught = "; ".join(
            ", ".join(text for text in (line.lead.text, *(part.text for part in line.parts), line.when) if text)
            for line in page.section("people")
        )
        where = f" at {facts.name(provider)}" if provider else ""
        return _filled({
            **self._base(page, "Course"),
            "description": f"{plain(page.name)}, a course{where}" + (f". Taught by {taught}." if taught else "."),
            "provider": self.body(provider),
            "educationalLevel": facts.one(page.iri, SCHEMA.educationalLevel),
        })  # fmt: skip

    def _award(self, page: Page) -> dict[str, Any]:
        return _filled(self._base(page, "Thing"))

    def _press(self, page: Page) -> dict[str, Any]:
        facts = self._facts
        publisher = facts.one(page.iri, SCHEMA.publisher)
        return _filled({
            **self._base(page, "Article"),
            "headline": plain(page.name),
            "datePublished": iso(facts.longest(page.iri, SCHEMA.datePublished)),
            "publisher": self.body(publisher),
            "about": [self._thing(who, "Person") for who in facts.all(page.iri, SCHEMA.about)],
        })  # fmt: skip


def _web(facts: Facts, iri: str) -> Iterable[str]:
    return (address for address in facts.all(iri, SCHEMA.url) if address.startswith(("http://", "https://")))


def _unique(values: Iterable[Any]) -> list[Any]:
    kept: list[Any] = []
    for value in values:
        if value and value not in kept:
            kept.append(value)
    return kept


def _filled(values: Mapping[str, Any]) -> dict[str, Any]:
    """Leave out what is unknown, and the list around a single value."""
    return {
        key: value[0] if isinstance(value, list) and len(value) == 1 else value
        for key, value in values.items()
        if value or value == 0
    }
