"""What is said of an entity, in the formats of RDF; where it moved; that there is none."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final
from urllib.parse import quote

from pyoxigraph import DefaultGraph, NamedNode, Store

from kgbuild.graph.serialize import TYPE, export_entity
from kgbuild.graph.vocabulary import DCTERMS
from kgbuild.publish.endpoint.answers import Reply, refusal

#: Media type → (what `export` calls the format, the file beside the page).
FORMS: Final[Mapping[str, tuple[str, str]]] = {
    "text/turtle; charset=utf-8": ("turtle", "index.ttl"),
    "application/ld+json": ("jsonld", "index.jsonld"),
    "application/n-triples": ("ntriples", "index.nt"),
    "application/rdf+xml": ("rdfxml", "index.rdf"),
}


def describe_entity(store: Store, base: str, key: str, media: str) -> Reply:
    """Give the concise bounded description of the entity whose page stands at `key`.

    A key that an earlier build published leads to the one of today (see docs/architecture.md).

    Args:
        store: of a snapshot.
        base: what the IRIs of the graph start with.
        key: `person/ada-example`.
        media: one of `FORMS`; empty to ask only whether there is such an entity.
    """
    nothing = refusal(404, f"nothing has the address {key}/")
    try:
        thing = NamedNode(f"{base}{key}/#this")
    except ValueError:
        return nothing
    if next(store.quads_for_pattern(thing, TYPE, None, DefaultGraph()), None):
        return Reply(200, media, export_entity(store, thing, FORMS[media][0]) if media else b"")
    for quad in store.quads_for_pattern(thing, DCTERMS.isReplacedBy, None, DefaultGraph()):
        if isinstance(quad.object, NamedNode):
            new = quad.object.value.removeprefix(base).removesuffix("#this")
            return refusal(308, f"see {new}", {"location": f"/{quote(new)}"})
    return nothing
