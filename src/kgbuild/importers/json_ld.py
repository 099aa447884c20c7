"""JSON-LD → things. Contexts that stand in the file are read, that of schema.org is built in, none is fetched."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Final

from kgbuild.importers.things import Thing, Things, Value, namespaces, term_of
from kgbuild.lexicon import table
from kgbuild.located import Node

_SCHEMA: Final = "http://schema.org/"


@dataclass(frozen=True, slots=True)
class _Context:
    """What the keys of an object mean.

    Attributes:
        vocabulary: IRI that keys without a definition are appended to.
        terms: IRI, compact IRI or keyword by key.
        iris: keys whose texts are IRIs.
    """

    vocabulary: str = ""
    terms: Mapping[str, str] = field(default_factory=dict)
    iris: frozenset[str] = frozenset()

    def expand(self, key: str) -> str:
        """Give the IRI or the keyword that a key means."""
        known = self.terms.get(key, "")
        if known.startswith("@") or key.startswith("@"):
            return known or key
        word = known or key
        prefix, colon, local = word.partition(":")
        if not colon:
            return self.vocabulary + word if self.vocabulary else ""
        if local.startswith("//"):
            return word
        space = self.terms.get(prefix) if prefix != key else ""
        return (space or namespaces().get(prefix, f"{prefix}:")) + local


def read_things(root: Node, things: Things) -> None:
    """Add what a JSON-LD value says to `things`."""
    _read(root, _Context(vocabulary=_SCHEMA), things)


def _read(node: Node, context: _Context, things: Things) -> None:
    for item in node.items:
        _read(item, context, things)
    if node.members:
        _object(node, context, things)


def _object(node: Node, context: _Context, things: Things) -> Value:
    """Add an object and what is inside it; give the value that it is."""
    context = _with(context, node.get("@context"))
    keys = {key: context.expand(key) for key in node.members}
    keywords = {meaning: node.members[key] for key, meaning in keys.items() if meaning.startswith("@")}
    if "@value" in keywords:
        written = keywords["@value"]
        return Value(written.text(), node=replace(written, at=node.at if node.at >= 0 else written.at))
    if "@list" in keywords or "@set" in keywords:
        return Value()
    ident = keywords["@id"].text() if "@id" in keywords else f"_:{node.start}"
    said = [key for key, meaning in keys.items() if not meaning.startswith("@")]
    thing = things.at(ident, node)
    for kind in keywords["@type"].each() if "@type" in keywords else ():
        thing.types.add(term_of(context.expand(kind.text()), "classes") or term_of(_SCHEMA + kind.text()))
    for key in said:
        term = term_of(keys[key])
        if term and term not in table("vocabularies")["silent"]["properties"]:
            _property(thing, term, node.members[key], context, things, iris=key in context.iris)
        elif node.members[key].members or node.members[key].items:
            _read(node.members[key], context, things)
    for keyword in ("@graph", "@included", "@reverse"):
        if keyword in keywords:
            _read(keywords[keyword], context, things)
    return Value(ident if ident.startswith("http") else "", ident, keywords.get("@id", node))


def _property(thing: Thing, term: str, node: Node, context: _Context, things: Things, *, iris: bool) -> None:
    listed = node.get("@list") or node.get("@set")
    if node.items or listed:
        thing.ordered.add(term)
    for item in (listed or node).each():
        if item.members:
            value = _object(replace(item, at=item.at if item.at >= 0 else node.at), context, things)
        elif item.items:
            continue
        else:
            value = Value(item.text(), item.text() if iris or item.value.startswith("http") else "", item)
        if value.text or value.ref:
            thing.add(term, value)


def _with(context: _Context, node: Node) -> _Context:
    """Give the context that a `@context` adds to one; contexts that would have to be fetched add nothing."""
    for item in node.each():
        if item.members:
            context = _defined(context, item)
        elif any(mark in item.value for mark in table("vocabularies")["contexts"]["schema"]):
            context = replace(context, vocabulary=_SCHEMA)
    return context


def _defined(context: _Context, node: Node) -> _Context:
    terms, iris = dict(context.terms), set(context.iris)
    vocabulary = node.text("@vocab") or context.vocabulary
    for key, definition in node.members.items():
        if key.startswith("@"):
            continue
        terms[key] = definition.text("@id") if definition.members else definition.text()
        if definition.text("@type") == "@id":
            iris.add(key)
    return replace(context, vocabulary=vocabulary, terms={k: v for k, v in terms.items() if v}, iris=frozenset(iris))
