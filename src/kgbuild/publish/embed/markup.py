"""Faults of a page's JSON-LD: unknown terms, what search engines require, values that schema.org does not mean."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from functools import cache
from typing import Any, Final

import rdflib
from rdflib import RDF, SDO, SH

from kgbuild.lexicon import table
from kgbuild.resources import resource

_SCHEMA: Final = "http://schema.org/"
#: Spellings of schema.org's context. It is never fetched: what it says of terms is this.
_CONTEXTS: Final = frozenset(f"{scheme}://schema.org{end}" for scheme in ("http", "https") for end in ("", "/"))
_CONTEXT: Final = {"@vocab": _SCHEMA, "id": "@id", "type": "@type"}


def faults(data: Iterable[Any], *, recommended: bool = False) -> list[str]:
    """Give what is wrong with JSON-LD, each once, sorted.

    Args:
        data: the JSON of the page's scripts; what is not in schema.org's context is passed over.
        recommended: what search engines only recommend too.
    """
    graph = rdflib.Graph()
    for each in data:
        if _is_schema(each):
            text = json.dumps(_with_context(each) | {"@context": _CONTEXT})
            graph.parse(data=text, format="json-ld", publicID="https://page.invalid/")
    return sorted({*_unknown(graph), *_unfit(graph, recommended=recommended)}) if graph else []


def _is_schema(data: Any) -> bool:
    context = data.get("@context") if isinstance(data, dict) else None
    contexts = context if isinstance(context, list) else [context]
    return all(isinstance(each, str) and each in _CONTEXTS for each in contexts)


def _with_context(data: Any) -> Any:
    """Leave out the contexts inside; the one around holds for all."""
    if isinstance(data, dict):
        return {key: _with_context(value) for key, value in data.items() if key != "@context"}
    return [_with_context(each) for each in data] if isinstance(data, list) else data


def _unknown(graph: rdflib.Graph) -> Iterator[str]:
    newer = frozenset(table("schema_terms")["newer"])
    for _, predicate, value in graph:
        for term, what in ((predicate, "property"), (value if predicate == RDF.type else None, "type")):
            name = str(term).removeprefix(_SCHEMA)
            if term is not None and str(term).startswith(_SCHEMA) and name not in SDO and name not in newer:
                yield f"schema.org has no {what} {name}."


def _unfit(graph: rdflib.Graph, *, recommended: bool) -> Iterator[str]:
    from kgbuild.graph.validate import check_core  # noqa: PLC0415 - pyshacl loads only for pages with JSON-LD

    results = check_core(graph, _shapes())
    for found in results.objects(None, SH.result):
        if recommended or results.value(found, SH.resultSeverity) == SH.Violation:
            yield str(results.value(found, SH.resultMessage))


@cache
def _shapes() -> rdflib.Graph:
    return rdflib.Graph().parse(str(resource("shapes") / "web" / "pages.ttl"), format="turtle")
