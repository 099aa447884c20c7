"""Identifiers: each a `schema:PropertyValue` with its registry and, where it has a web address, `schema:sameAs`."""

from __future__ import annotations

from collections.abc import Mapping

from pyoxigraph import NamedNode

from kgbuild.graph.iris import Iris, slug, web_iri
from kgbuild.graph.mapping.scope import Facts
from kgbuild.graph.vocabulary import SCHEMA

_REGISTRY = "https://registry.identifiers.org/registry/"
#: Scheme → what its web address begins with; identifiers.org registers all of them.
_RESOLVERS: Mapping[str, str] = {
    "arxiv": "https://arxiv.org/abs/",
    "doi": "https://doi.org/",
    "hal": "https://hal.science/",
    "isbn": "",
    "issn": "https://portal.issn.org/resource/ISSN/",
    "orcid": "https://orcid.org/",
    "pmc": "https://www.ncbi.nlm.nih.gov/pmc/articles/",
    "pmid": "https://pubmed.ncbi.nlm.nih.gov/",
    "ror": "https://ror.org/",
    "wikidata": "http://www.wikidata.org/entity/",
}


def identify(facts: Facts, thing: NamedNode, identifiers: Mapping[str, str], iris: Iris) -> None:
    """Add the identifiers of a thing, given by scheme; `homepage` is an address, not an identifier."""
    for scheme, value in sorted(identifiers.items()):
        if not value or scheme == "homepage":
            continue
        bare = bare_identifier(scheme, value)
        node = facts.node(iris.part(thing, slug(scheme), bare), SCHEMA.PropertyValue)
        facts.add(thing, SCHEMA.identifier, node)
        registered = scheme in _RESOLVERS
        facts.add(node, SCHEMA.propertyID, f"{_REGISTRY}{scheme}" if registered else scheme)
        facts.add(node, SCHEMA.value, f"{scheme}:{bare}")
        address = web_iri(_RESOLVERS[scheme] + bare) if registered and _RESOLVERS[scheme] else None
        facts.add(node, SCHEMA.url, address)
        facts.add(thing, SCHEMA.sameAs, address)


def bare_identifier(scheme: str, value: str) -> str:
    """Give an identifier without resolver and scheme.

    >>> bare_identifier("orcid", "https://orcid.org/0000-0002-1825-0097")
    '0000-0002-1825-0097'
    """
    value = value.strip()
    for prefix in (_RESOLVERS.get(scheme, ""), f"{scheme}:"):
        if prefix and value.casefold().startswith(prefix.casefold()):
            value = value[len(prefix) :]
    return value.strip()
