"""Things and what is said of them, in the terms of schema.org: what JSON-LD, microdata, RDFa and RDF are read into."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import Final

from kgbuild.lexicon import table
from kgbuild.located import NOTHING, Node

#: Chains of references lead no further than this: works in issues in volumes of periodicals.
_DEEP: Final = 6


@dataclass(frozen=True, slots=True)
class Value:
    """What a property says: a text, or another thing.

    Attributes:
        text: of a literal, or the IRI of a thing that nothing more is said of.
        ref: id of the thing.
        node: where it stands.
    """

    text: str = ""
    ref: str = ""
    node: Node = NOTHING


@dataclass(frozen=True, slots=True)
class Thing:
    """A node of a graph.

    Attributes:
        id: its IRI, or a label of its own.
        types: classes as terms of schema.org; others are left out.
        properties: what is said of it, by terms of schema.org, in the order of the file.
        node: where it stands.
        ordered: properties whose values stand in an order that the file gives.
    """

    id: str
    types: set[str] = field(default_factory=set)
    properties: dict[str, list[Value]] = field(default_factory=dict)
    node: Node = NOTHING
    ordered: set[str] = field(default_factory=set)

    def add(self, term: str, value: Value) -> None:
        """Add what is said, once; a thing is the same wherever it is named."""
        values = self.properties.setdefault(term, [])
        if not any(value.ref == other.ref if value.ref else value == other for other in values):
            values.append(value)


class Things:
    """The things of a file by id, in the order in which they are met."""

    def __init__(self) -> None:
        self._things: dict[str, Thing] = {}

    def at(self, ident: str, node: Node = NOTHING) -> Thing:
        """Give the thing with an id, a new one if there is none."""
        if ident not in self._things:
            self._things[ident] = Thing(ident, node=node)
        return self._things[ident]

    def __iter__(self) -> Iterator[Thing]:
        return iter(tuple(self._things.values()))

    def of(self, value: Value) -> Thing | None:
        """Give the thing that a value means; None for a text, and for an IRI that nothing is said of."""
        found = self._things.get(value.ref) if value.ref else None
        return found if found and (found.properties or found.types) else None

    def values(self, thing: Thing, *terms: str) -> tuple[Value, ...]:
        """Give what the first of some properties that is said holds."""
        return next((tuple(thing.properties[term]) for term in terms if thing.properties.get(term)), ())

    def text(self, thing: Thing, *path: str) -> str:
        """Give the first text that a path of properties leads to; empty where there is none."""
        return self.literal(thing, *path).text

    def literal(self, thing: Thing, *path: str) -> Value:
        """Give the first literal that a path of properties leads to, with its place; an empty one if there is none."""
        for value in thing.properties.get(path[0], ()):
            inner = self.of(value)
            if len(path) == 1:
                found = value if inner is None else self.label(inner)
            else:
                found = self.literal(inner, *path[1:]) if inner else Value()
            if found.text:
                return found
        return Value()

    def label(self, thing: Thing) -> Value:
        """Give what a thing is called."""
        for term in ("name", "headline", "legalName", "title", "alternateName", "value"):
            for value in thing.properties.get(term, ()):
                if value.text and not value.ref:
                    return value
        return Value()

    def within(self, thing: Thing, *, depth: int = _DEEP) -> Iterator[Thing]:
        """Give what a thing is part of, the nearest first."""
        for value in thing.properties.get("isPartOf", ()):
            inner = self.of(value)
            if inner and inner is not thing and depth:
                yield inner
                yield from self.within(inner, depth=depth - 1)

    def turn(self) -> None:
        """Say what inverse properties say from the end that is read: who works for whom, who wrote what."""
        for thing in self:
            for term, forward in table("vocabularies")["inverse"].items():
                for value in thing.properties.get(term, ()):
                    other = self.of(value)
                    if other:
                        other.add(forward, Value(thing.id, thing.id, self.label(thing).node or thing.node))


@cache
def _terms(kind: str) -> Mapping[str, str]:
    spaces = namespaces()
    found = {}
    for compact, term in table("vocabularies")[kind].items():
        prefix, _, local = compact.partition(":")
        found[spaces[prefix] + local] = term
    return found


@cache
def namespaces() -> Mapping[str, str]:
    """Give the known prefixes with their namespaces."""
    spaces: Mapping[str, str] = table("vocabularies")["namespaces"]
    return spaces


def term_of(iri: str, kind: str = "properties") -> str:
    """Give the term of schema.org that an IRI means; empty for IRIs of vocabularies that are not known.

    >>> term_of("https://schema.org/author"), term_of("http://xmlns.com/foaf/0.1/Person", "classes"), term_of("urn:x")
    ('author', 'Person', '')
    """
    plain = iri.replace("https://schema.org/", "http://schema.org/", 1)
    if plain.startswith("http://schema.org/"):
        return plain.removeprefix("http://schema.org/")
    return _terms(kind).get(plain, "")
