"""What the page of each kind of thing holds."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from kgbuild.graph.vocabulary import FOAF, KG, SCHEMA
from kgbuild.publish.site.facts import Facts
from kgbuild.publish.site.lines import Line, Lines, Section, newest_first
from kgbuild.publish.site.refs import Ref, pretty
from kgbuild.publish.site.works import Work, Works, identifiers, links

#: A topic with more characters is a statement, and shown as one.
_PHRASE = 60
#: Schemes whose identifiers have a web address, and how each is called.
RESOLVERS: Mapping[str, tuple[str, str]] = {
    "orcid": ("ORCID", "https://orcid.org/"), "ror": ("ROR", "https://ror.org/"), "doi": ("DOI", "https://doi.org/"),
    "arxiv": ("arXiv", "https://arxiv.org/abs/"), "hal": ("HAL", "https://hal.science/"),
    "pmid": ("PubMed", "https://pubmed.ncbi.nlm.nih.gov/"),
    "pmc": ("PMC", "https://www.ncbi.nlm.nih.gov/pmc/articles/"),
    "issn": ("ISSN", "https://portal.issn.org/resource/ISSN/"), "isbn": ("ISBN", ""),
    "wikidata": ("Wikidata", "http://www.wikidata.org/entity/"),
}  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """What the page of a thing holds, whatever its kind.

    Attributes:
        iri: of the thing.
        key: `person/ada-example`.
        kind: which template shows it: `person`, `work`, `organization`, `venue`, `grant`, `topic`, `talk`, …
        kicker: what it is, in words.
        name: of the thing.
        others: further names.
        summary: a line or two below the name.
        facts: label → values.
        sections: lines under headings.
        works: to list, newest first.
        works_title: heading of that list.
        work: the work that a page of kind `work` is about.
    """

    iri: str
    key: str
    kind: str
    kicker: str
    name: str
    others: tuple[str, ...] = ()
    summary: tuple[Ref, ...] = ()
    facts: tuple[tuple[str, tuple[Ref, ...]], ...] = ()
    chips: tuple[Ref, ...] = ()
    description: str = ""
    sections: tuple[Section, ...] = ()
    works: tuple[Work, ...] = ()
    works_title: str = "Publications"
    work: Work | None = None

    def section(self, name: str) -> tuple[Line, ...]:
        """Give the lines of a section by its id."""
        return next((section.lines for section in self.sections if section.id == name), ())


class Entities:
    """Makes the pages of all things of a graph."""

    def __init__(self, facts: Facts, works: Works, lines: Lines) -> None:
        self.facts, self.works, self.lines = facts, works, lines
        self._makers: Sequence[tuple[Callable[[str], bool], Callable[[str], Page]]] = (
            (lambda thing: thing in works.by_iri, self._work),
            (lambda thing: facts.is_a(thing, SCHEMA.Person), self._person),
            (lambda thing: facts.is_a(thing, SCHEMA.Organization), self._organization),
            (lambda thing: facts.is_a(thing, SCHEMA.MonetaryGrant), self._grant),
            (lambda thing: facts.is_a(thing, KG.Talk), self._talk),
            (lambda thing: facts.is_a(thing, SCHEMA.Course), self._course),
            (lambda thing: facts.is_a(thing, KG.Award), self._award),
            (lambda thing: facts.is_a(thing, KG.PressItem), self._press),
            (lambda thing: facts.is_a(thing, SCHEMA.DefinedTerm), self._topic),
        )

    def pages(self) -> Iterator[Page]:
        """Give the page of each thing, sorted by key."""
        for thing in self.facts.entities():
            yield self.page(thing)

    def page(self, thing: str) -> Page:
        """Give the page of a thing."""
        return next((make for fits, make in self._makers if fits(thing)), self._venue)(thing)

    def _common(self, thing: str, kind: str, kicker: str) -> dict[str, object]:
        facts = self.facts
        name = facts.label(thing) or f"{kicker} without a name"
        others = tuple(other for other in facts.all(thing, SCHEMA.alternateName) if other != name)
        return {"iri": thing, "key": facts.key(thing), "kind": kind, "kicker": kicker, "name": name, "others": others}

    def _refs(self, things: Sequence[str]) -> tuple[Ref, ...]:
        return tuple(ref for thing in things if (ref := self.lines.ref(thing)).text)

    def identified(self, thing: str) -> list[tuple[str, tuple[Ref, ...]]]:
        """Give the identifiers of a thing as facts of its page."""
        found: list[tuple[str, tuple[Ref, ...]]] = []
        for scheme, bare in identifiers(self.facts, thing).items():
            label, address = RESOLVERS.get(scheme, (scheme.upper(), ""))
            found.append((label, (Ref(bare, f"{address}{bare}" if address else ""),)))
        return found

    def _web(self, thing: str, label: str = "Web") -> list[tuple[str, tuple[Ref, ...]]]:
        printed = links(self.facts, thing)
        known = {address for _, address in printed}
        pages = [*self.facts.all(thing, FOAF.homepage), *self.facts.all(thing, SCHEMA.url)]
        plain = [page for page in dict.fromkeys(pages) if page not in known and page.startswith("http")]
        refs = [Ref(_short(page), page) for page in plain] + [Ref(rel, address) for rel, address in printed]
        return [(label, tuple(refs))] if refs else []

    def _person(self, thing: str) -> Page:
        lines, facts = self.lines, self.facts
        positions = lines.involvements(thing, KG.Position)
        metrics = newest_first(
            lines.dated(node, Ref(facts.one(node, SCHEMA.name)), Ref(facts.one(node, SCHEMA.value)))
            for node in facts.of(thing, SCHEMA.observationAbout)
        )
        topics = self._refs(facts.all(thing, SCHEMA.knowsAbout))
        prose = [topic.text for topic in topics if len(topic.text) > _PHRASE]
        skills = [Ref(facts.one(n, KG.targetAsPrinted)) for n in self._nodes(thing, KG.Competence)]
        sections = (
            Section("positions", "Positions", positions),
            Section("education", "Education", lines.involvements(thing, KG.Education)),
            Section("advisors", "Advisors", lines.involvements(thing, KG.Supervision, end=KG.target)),
            Section("students", "Students", lines.involvements(thing, KG.Supervision)),
            Section("grants", "Grants", lines.involvements(thing, KG.GrantRole)),
            Section("awards", "Awards and honours", lines.involvements(thing, KG.AwardReceipt)),
            Section("talks", "Talks", newest_first(lines.talk(t) for t in facts.of(thing, SCHEMA.performer))),
            Section("teaching", "Teaching", lines.involvements(thing, KG.Teaching)),
            Section("service", "Service", lines.involvements(thing, KG.Service)),
            Section("events", "Events attended", lines.involvements(thing, KG.Attendance)),
            Section("press", "In the press", newest_first(
                lines.press(item) for item in facts.of(thing, SCHEMA.about) if facts.is_a(item, KG.PressItem)
            )),
            Section("metrics", "Figures that the sources state", metrics),
        )  # fmt: skip
        emails = tuple(Ref(address, f"mailto:{address}") for address in facts.all(thing, SCHEMA.email))
        told = [*self._web(thing), *([("E-mail", emails)] if emails else []), *self.identified(thing)]
        told += [("Skills", tuple(skills))] if skills else []
        return Page(
            **self._common(thing, "person", "Person"),  # type: ignore[arg-type]
            summary=_present(positions),
            facts=tuple(told),
            chips=tuple(topic for topic in topics if len(topic.text) <= _PHRASE),
            description=" ".join([facts.longest(thing, SCHEMA.description), *prose]).strip(),
            sections=tuple(section for section in sections if section.lines),
            works=tuple(self.works.of_person.get(thing, ())),
        )

    def _nodes(self, thing: str, kind: object) -> list[str]:
        return [node for node in self.facts.of(thing, KG.agent) if self.facts.is_a(node, kind)]  # type: ignore[arg-type]

    def _organization(self, thing: str) -> Page:
        lines, facts = self.lines, self.facts
        people = lines.involvements(thing, KG.Position, end=KG.target)
        grants = newest_first(
            lines.dated(g, lines.ref(g), Ref(lines.amount(g)), *self._refs(facts.all(g, KG.recipient)))
            for g in facts.of(thing, SCHEMA.funder) if facts.is_a(g, SCHEMA.MonetaryGrant)
        )  # fmt: skip
        courses = tuple(Line(c, lines.ref(c)) for c in facts.of(thing, SCHEMA.provider))
        awards = tuple(Line(a, lines.ref(a)) for a in facts.of(thing, KG.conferredBy))
        sections = (
            Section("people", "People", tuple(line for line in people if line.end == 9999 or not line.end)),
            Section("former", "People before", tuple(line for line in people if line.end not in {0, 9999})),
            Section("studied", "Studied here", lines.involvements(thing, KG.Education, end=KG.target)),
            Section("grants", "Grants given", grants),
            Section("awards", "Awards given", awards, columns=True),
            Section("courses", "Courses", courses, columns=True),
            Section("service", "Service", lines.involvements(thing, KG.Service, end=KG.target)),
        )
        parent, children = facts.all(thing, SCHEMA.parentOrganization), facts.of(thing, SCHEMA.parentOrganization)
        place = facts.one(thing, SCHEMA.location)
        told: list[tuple[str, tuple[Ref, ...]]] = [
            ("Place", (Ref(place),) if place else ()),
            ("Part of", self._refs(parent)),
            ("Parts", self._refs(children)),
            *self._web(thing),
            *self.identified(thing),
        ]
        published = [*facts.of(thing, SCHEMA.sourceOrganization), *facts.of(thing, SCHEMA.publisher)]
        stated = [facts.one(entry, KG.target) for entry in facts.of(thing, KG.statedAffiliation)]
        return Page(
            **self._common(thing, "organization", _organization_kind(facts, thing)),  # type: ignore[arg-type]
            facts=tuple((label, refs) for label, refs in told if refs),
            sections=tuple(section for section in sections if section.lines),
            works=self._listed([*published, *stated]),
            works_title="Theses and publications",
        )

    def _listed(self, things: Sequence[str]) -> tuple[Work, ...]:
        wanted = set(things)
        order = self.works.by_iri
        if len(wanted) < len(order) // 50:
            found = [order[thing] for thing in wanted if thing in order]
            return tuple(sorted(found, key=lambda w: (-int(w.year or 0), w.title.casefold(), w.key)))
        return tuple(work for iri, work in order.items() if iri in wanted)

    def _venue(self, thing: str) -> Page:
        lines, facts = self.lines, self.facts
        kind = next((word for cls, word in _VENUES if facts.is_a(thing, cls)), "Venue")
        talks = newest_first(
            lines.talk(talk, people=True) for talk in facts.of(thing, SCHEMA.superEvent) if facts.is_a(talk, KG.Talk)
        )
        editions = [event for event in facts.of(thing, SCHEMA.superEvent) if not facts.is_a(event, KG.Talk)]
        above = [*facts.all(thing, SCHEMA.superEvent), *facts.all(thing, SCHEMA.isPartOf)]
        told = [("Place", tuple(Ref(place) for place in facts.all(thing, SCHEMA.location))),
                ("Part of", self._refs(above)), ("Editions and parts", self._refs(editions)),
                *self._web(thing), *self.identified(thing)]  # fmt: skip
        sections = (
            Section("talks", "Talks", talks),
            Section("attendance", "Attended by", lines.involvements(thing, KG.Attendance, end=KG.target)),
            Section("service", "Service", lines.involvements(thing, KG.Service, end=KG.target)),
        )
        return Page(
            **self._common(thing, "venue", kind),  # type: ignore[arg-type]
            facts=tuple((label, refs) for label, refs in told if refs),
            sections=tuple(section for section in sections if section.lines),
            works=self._listed(facts.of(thing, KG.venue)),
        )

    def _grant(self, thing: str) -> Page:
        lines, facts = self.lines, self.facts
        line = lines.dated(thing, Ref(""))
        funder = lines.ref(facts.one(thing, SCHEMA.funder), facts.one(thing, KG.funderAsPrinted))
        told: list[tuple[str, tuple[Ref, ...]]] = [
            ("Funder", (funder,)),
            ("Programme", (Ref(facts.one(thing, KG.scheme)),)),
            ("Number", (Ref(facts.one(thing, SCHEMA.identifier)),)),
            ("Period", (Ref(line.when),)),
            ("Amount", (Ref(lines.amount(thing)),)),
            *self._web(thing),
        ]
        people = Section("people", "People", lines.involvements(thing, KG.GrantRole, end=KG.target))
        return Page(
            **self._common(thing, "grant", "Grant"),  # type: ignore[arg-type]
            facts=tuple((label, kept) for label, refs in told if (kept := tuple(r for r in refs if r.text))),
            sections=(people,) if people.lines else (),
        )

    def _topic(self, thing: str) -> Page:
        lines, facts = self.lines, self.facts
        degrees = [next(iter(facts.of(d, KG.credential)), "") for d in facts.of(thing, SCHEMA.about) if "-degree" in d]
        people = [
            *lines.involvements(thing, KG.Interest, end=KG.target),
            *lines.involvements(thing, KG.Competence, end=KG.target),
        ]
        studied = newest_first(
            lines.dated(node, lines.ref(facts.one(node, KG.agent)), Ref(facts.one(node, SCHEMA.roleName)))
            for node in degrees if node
        )  # fmt: skip
        sections = (
            Section("people", "People", tuple(people), columns=True),
            Section("studied", "Studied by", studied),
        )
        return Page(
            **self._common(thing, "topic", "Topic"),  # type: ignore[arg-type]
            sections=tuple(section for section in sections if section.lines),
            works=self._listed(facts.of(thing, SCHEMA.about)),
        )

    def _talk(self, thing: str) -> Page:
        lines, facts = self.lines, self.facts
        line = lines.talk(thing)
        event = lines.ref(facts.one(thing, SCHEMA.superEvent), facts.one(thing, KG.venueAsPrinted))
        told = [
            ("Given by", self._refs(facts.all(thing, SCHEMA.performer))), ("Event", (event,)),
            ("Place", (Ref(facts.one(thing, SCHEMA.location)),)), ("Date", (Ref(line.when),)), *self._web(thing),
        ]  # fmt: skip
        common = self._common(thing, "talk", (facts.one(thing, KG.talkKind) or "Talk").capitalize())
        common["name"] = facts.name(thing) or line.lead.text or "Talk"
        return Page(
            **common,  # type: ignore[arg-type]
            facts=tuple((label, kept) for label, refs in told if (kept := tuple(r for r in refs if r.text))),
        )

    def _course(self, thing: str) -> Page:
        lines, facts = self.lines, self.facts
        offerings = facts.all(thing, SCHEMA.hasCourseInstance)
        taught = [node for offering in offerings for node in facts.of(offering, KG.target)]
        people = newest_first(
            lines.dated(node, lines.ref(facts.one(node, KG.agent)), Ref(facts.one(node, SCHEMA.roleName)))
            for node in taught if facts.one(node, KG.agent)
        )  # fmt: skip
        level = facts.one(thing, SCHEMA.educationalLevel)
        told = [
            ("Offered by", self._refs(facts.all(thing, SCHEMA.provider))),
            ("Level", (Ref(level),) if level else ()),
        ]
        return Page(
            **self._common(thing, "course", "Course"),  # type: ignore[arg-type]
            facts=tuple((label, refs) for label, refs in told if refs),
            sections=(Section("people", "Taught by", people),) if people else (),
        )

    def _award(self, thing: str) -> Page:
        giver = self.lines.ref(self.facts.one(thing, KG.conferredBy), self.facts.one(thing, KG.conferrerAsPrinted))
        people = self.lines.involvements(thing, KG.AwardReceipt, end=KG.target)
        return Page(
            **self._common(thing, "award", "Award"),  # type: ignore[arg-type]
            facts=(("Given by", (giver,)),) if giver.text else (),
            sections=(Section("people", "Given to", people),) if people else (),
        )

    def _press(self, thing: str) -> Page:
        facts = self.facts
        told = [
            ("About", self._refs(facts.all(thing, SCHEMA.about))),
            ("Published by", self._refs(facts.all(thing, SCHEMA.publisher))),
            ("Date", (Ref(pretty(facts.longest(thing, SCHEMA.datePublished))),)), *self._web(thing),
        ]  # fmt: skip
        return Page(
            **self._common(thing, "press", "In the press"),  # type: ignore[arg-type]
            facts=tuple((label, kept) for label, refs in told if (kept := tuple(r for r in refs if r.text))),
        )

    def _work(self, thing: str) -> Page:
        lines, facts = self.lines, self.facts
        work = self.works.by_iri[thing]
        given = [node for node in facts.of(thing, KG.forWork) if facts.is_a(node, KG.AwardReceipt)]
        advised = [node for node in facts.of(thing, KG.thesis) if facts.is_a(node, KG.Supervision)]
        sections = (
            Section("advisors", "Supervised by", newest_first(
                lines.dated(node, lines.ref(facts.one(node, KG.agent)), Ref(facts.one(node, SCHEMA.roleName)))
                for node in advised
            )),
            Section("awards", "Awards", newest_first(
                lines.dated(node, lines.ref(facts.one(node, KG.target)), lines.ref(facts.one(node, KG.agent)))
                for node in given
            )),
            Section("versions", "Other versions", tuple(
                Line(version, Ref(facts.one(version, KG.venueAsPrinted) or facts.name(version)),
                     when=pretty(facts.longest(version, SCHEMA.datePublished)))
                for version in facts.all(thing, SCHEMA.workExample)
            )),
        )  # fmt: skip
        return Page(
            **self._common(thing, "work", work.label),  # type: ignore[arg-type]
            facts=tuple(self.identified(thing)),
            chips=self._refs(work.topics),
            sections=tuple(section for section in sections if section.lines),
            work=work,
        )


_VENUES = (
    (SCHEMA.Periodical, "Journal"), (SCHEMA.BookSeries, "Book series"), (SCHEMA.Book, "Book"),
    (SCHEMA.EventSeries, "Event series"), (SCHEMA.Event, "Event"),
)  # fmt: skip
_ORGANIZATIONS = (
    (SCHEMA.CollegeOrUniversity, "University"), (FOAF.Group, "Research group"), (SCHEMA.FundingAgency, "Funder"),
    (SCHEMA.ResearchOrganization, "Research institute"), (SCHEMA.EducationalOrganization, "School"),
    (SCHEMA.NGO, "Non-profit organisation"),
)  # fmt: skip


def _organization_kind(facts: Facts, thing: str) -> str:
    return next((word for cls, word in _ORGANIZATIONS if facts.is_a(thing, cls)), "Organisation")


def _present(positions: Sequence[Line]) -> tuple[Ref, ...]:
    """Give what someone is now: positions that go on, else the last one if no source ends it."""
    now = [line for line in positions if line.end == 9999]
    now = now or [line for line in positions[:1] if line.lasting]
    return tuple(part for line in now[:2] for part in (line.lead, *line.parts[:1]))


def _short(address: str) -> str:
    bare = address.partition("://")[2].removeprefix("www.").rstrip("/")
    return bare if len(bare) <= 48 else bare[:47] + "…"
