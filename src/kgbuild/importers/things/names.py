"""Who and what things are: the mentions of people and organisations that JSON-LD and RDF describe."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from kgbuild.importers.identifiers import doi_of, orcid_of
from kgbuild.importers.people import printed
from kgbuild.importers.quoting import Quoter, date_of, plain
from kgbuild.importers.things import Thing, Things, Value
from kgbuild.lexicon import table
from kgbuild.model import NOBODY, Evidence, Link, Mention
from kgbuild.names import looks_like_name, without_titles
from kgbuild.platforms import platform_of

#: What is called a person is one, unless nothing in the name speaks for it.
_LIKELY = 0.02
#: DBLP numbers the people of one name: "Pim de Wit 0002".
_NUMBERED = re.compile(r" \d{4}$")


@dataclass(frozen=True, slots=True)
class Story:
    """The things of a file with the text that they stem from."""

    things: Things
    quoter: Quoter

    def evidence(self, *values: Value, thing: Thing) -> Evidence:
        """Quote what is said; the beginning of the thing where nothing of it has a place."""
        told = [*values, self.name(thing)] if all(value.node.start < 0 for value in values) else values
        nodes = [value.node for value in told if value.node.start >= 0] or [thing.node]
        if nodes[0].start < 0:
            return self.quoter.quote(0, 0)
        return self.quoter.evidence(*nodes)

    def is_a(self, thing: Thing | None, kind: str) -> bool:
        """Tell whether a thing is of a kind of `[kinds]` in `lexicon/vocabularies.toml`."""
        return thing is not None and bool(thing.types & set(table("vocabularies")["kinds"][kind]))

    def name(self, thing: Thing) -> Value:
        """Give what a person or an organisation is called, with its place."""
        label = self.things.label(thing)
        if label.text:
            return label
        family, given = self.things.literal(thing, "familyName"), self.things.literal(thing, "givenName")
        if not family.text and not given.text:
            return Value()
        return Value(printed(family.text, given.text) if family.text else given.text, node=(given or family).node)

    def orcid(self, thing: Thing) -> str:
        """Give the ORCID that a thing has as its IRI, its identifier or its equal."""
        return next((found for text in self.identifiers(thing) if (found := orcid_of(text))), "")

    def ror(self, thing: Thing) -> str:
        """Give the ROR of an organisation as an IRI."""
        return next((text for text in self.identifiers(thing) if "ror.org/" in text), "")

    def doi(self, thing: Thing) -> str:
        """Give the DOI of a work."""
        return next((found for text in self.identifiers(thing, "doi", "url") if (found := doi_of(text))), "")

    def identifiers(self, thing: Thing, *more: str) -> Iterator[str]:
        """Give the texts in which identifiers may stand."""
        yield thing.id
        for term in ("identifier", "sameAs", "orcid", *more):
            for value in thing.properties.get(term, ()):
                inner = self.things.of(value)
                if inner is not None:
                    yield self.things.text(inner, "value") or self.things.text(inner, "url")
                yield value.ref or value.text

    def person(self, value: Value) -> Mention:
        """Give the person whom a value means; NOBODY where it has no name of one."""
        thing = self.things.of(value)
        if thing is None:
            name = plain(value.text)
            return self._known(self.quoter.mention(value.node, name)) if name and not value.ref else NOBODY
        if self.is_a(thing, "role"):
            inner = self.things.values(thing, "author", "person", "creator", "member", "employee")
            return self.person(inner[0]) if inner else NOBODY
        if self.is_a(thing, "organization"):
            return NOBODY
        called = self.name(thing)
        orcid = self.orcid(thing)
        home = self.homepage(thing)
        body = next((self.body(v) for v in self.things.values(thing, "affiliation", "worksFor")), NOBODY)
        mention = self.quoter.mention(
            called.node,
            _NUMBERED.sub("", without_titles(plain(called.text))),
            url=home,
            identifier=f"https://orcid.org/{orcid}" if orcid else "",
            email=self.things.text(thing, "email").removeprefix("mailto:"),
            affiliation=body.name,
        )
        return self._known(mention)

    def _known(self, person: Mention) -> Mention:
        placeholders = table("fields")["placeholders"]["people"]
        fine = person.name.casefold() not in placeholders and looks_like_name(person.name) >= _LIKELY
        return person if person.name and fine else NOBODY

    def body(self, value: Value) -> Mention:
        """Give the organisation that a value means; NOBODY where it has no name."""
        thing = self.things.of(value)
        if thing is None:
            name = plain(value.text)
            return self.quoter.mention(value.node, name) if name and not value.ref else NOBODY
        if self.is_a(thing, "role"):
            terms = ("affiliation", "worksFor", "alumniOf", "memberOf", "hiringOrganization")
            inner = self.things.values(thing, *terms)
            return self.body(inner[0]) if inner else NOBODY
        if self.is_a(thing, "person"):
            return NOBODY
        called = self.name(thing)
        name = plain(called.text)
        if not name:
            return NOBODY
        return self.quoter.mention(called.node, name, url=self.homepage(thing), identifier=self.ror(thing))

    def homepage(self, thing: Thing) -> str:
        """Give the page of a thing: not one of the platforms that hold profiles, no address inside the page."""
        for value in thing.properties.get("url", ()):
            url = value.ref or value.text
            if url.startswith("http") and not platform_of(url) and "#" not in url:
                return url
        return ""

    def links(self, thing: Thing) -> tuple[Link, ...]:
        """Give the profiles that a person has elsewhere."""
        urls = [v.ref or v.text for term in ("sameAs", "url") for v in thing.properties.get(term, ())]
        return tuple(Link(platform, url) for url in dict.fromkeys(urls) if (platform := platform_of(url)))

    def period(self, thing: Thing) -> tuple[str, str]:
        """Give when something began and ended."""
        return date_of(self.things.text(thing, "startDate")), date_of(self.things.text(thing, "endDate"))

    def place(self, thing: Thing) -> str:
        """Give where something is, as the name of a place."""
        return plain(self.things.text(thing, "location"))
