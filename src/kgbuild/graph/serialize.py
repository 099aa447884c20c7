"""The graph, or what it says of one entity, in the formats of the web; the same bytes for the same graph.

Formats of triples (Turtle, JSON-LD, N-Triples, RDF/XML) give the facts, each once; formats of quads (TriG, N-Quads)
give the named graphs with their evidence.
"""

from __future__ import annotations

import json
import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cache, lru_cache
from io import BytesIO
from itertools import dropwhile
from typing import Any, Final

from pyoxigraph import DefaultGraph, Literal, NamedNode, Quad, RdfFormat, Store, Triple, serialize

from kgbuild.errors import GraphError, InputError
from kgbuild.graph.literals import INTEGER
from kgbuild.graph.vocabulary import KG, SCHEMA
from kgbuild.resources import resource

TYPE: Final = NamedNode("http://www.w3.org/1999/02/22-rdf-syntax-ns#type")
_BOOLEAN: Final = "http://www.w3.org/2001/XMLSchema#boolean"
_STRING: Final = "http://www.w3.org/2001/XMLSchema#string"
_QUADS: Final = {"nquads": RdfFormat.N_QUADS, "trig": RdfFormat.TRIG}
_TRIPLES: Final = {"turtle": RdfFormat.TURTLE, "ntriples": RdfFormat.N_TRIPLES, "rdfxml": RdfFormat.RDF_XML}
_TOKEN: Final = re.compile(r'"(?:[^"\\]|\\.)*"|<[^<>"]*>')
_ROOT: Final = re.compile(r"<rdf:RDF((?: xmlns:[^>]+)?)>")
_ATTRIBUTE: Final = re.compile(r' xmlns:\w+="[^"]*"')
#: What `export` can write.
FORMATS: Final = ("turtle", "jsonld", "nquads", "trig", "ntriples", "rdfxml")


def base_of(store: Store) -> str:
    """Give the IRI that the IRIs of a graph start with.

    Raises:
        GraphError: the store holds no graph that kgbuild made.
    """
    for graph in store.named_graphs():
        if isinstance(graph, NamedNode) and graph.value.endswith("/graph/provenance"):
            return graph.value.removesuffix("graph/provenance")
    raise GraphError("the store holds no graph that kgbuild made; build it anew")


def export_graph(store: Store, form: str) -> bytes:
    """Give the whole graph in one of `FORMATS`.

    Raises:
        InputError: there is no such format.
    """
    if _known(form) in _QUADS:
        return write_quads((quad for quad in store if quad.graph_name != DefaultGraph()), form)
    return write_triples(facts(store), form, base_of(store))


def export_entity(store: Store, entity: NamedNode, form: str) -> bytes:
    """Give the concise bounded description of one entity in one of `FORMATS`.

    It holds the triples of the entity, of its parts, of its involvements, and the names of what these speak of.

    Raises:
        InputError: there is no such format.
    """
    described = set(describe(store, entity))
    if _known(form) in _QUADS:
        found = (store.quads_for_pattern(t.subject, t.predicate, t.object, None) for t in described)
        return write_quads((quad for quads in found for quad in quads if quad.graph_name != DefaultGraph()), form)
    return write_triples(described, form, base_of(store))


def facts(store: Store) -> Iterator[Triple]:
    """Give the triples of all named graphs but that of provenance; one may be given more than once."""
    provenance = NamedNode(f"{base_of(store)}graph/provenance")
    return (quad.triple for quad in store if quad.graph_name not in {DefaultGraph(), provenance})


def describe(store: Store, entity: NamedNode) -> Iterator[Triple]:
    """Give the concise bounded description of an entity; a triple may be given more than once."""
    page = entity.value.partition("#")[0]
    inside: set[Any] = {entity}
    for predicate in (KG.agent, KG.target):
        inside |= {q.subject for q in store.quads_for_pattern(None, predicate, entity, DefaultGraph())}
    pending = sorted(inside, key=str)
    while pending:
        for quad in store.quads_for_pattern(pending.pop(), None, None, DefaultGraph()):
            yield quad.triple
            thing = quad.object
            if not isinstance(thing, NamedNode) or thing in inside:
                continue
            part_of_another = quad.predicate in {SCHEMA.isPartOf, KG.target} and not thing.value.endswith("#this")
            if thing.value.startswith(f"{page}#") or part_of_another:
                inside.add(thing)
                pending.append(thing)
            else:
                for told in (SCHEMA.name, TYPE):
                    yield from (q.triple for q in store.quads_for_pattern(thing, told, None, DefaultGraph()))


def _known(form: str) -> str:
    if form not in FORMATS:
        raise InputError(f"no format {form!r}; there are: {', '.join(FORMATS)}")
    return form


def write_quads(quads: Iterable[Quad], form: str) -> bytes:
    """Give quads, each once, in a format of quads."""
    ordered = sorted(set(quads), key=lambda quad: (str(quad.graph_name), *_order(quad.triple)))
    return _serialized(ordered, _QUADS[form])


def write_triples(triples: Iterable[Triple], form: str, base: str) -> bytes:
    """Give triples, each once, in a format of triples; IRIs that start with `base` are relative where that is legal."""
    return write_ordered(in_order(triples), form, base)


def in_order(triples: Iterable[Triple]) -> list[Triple]:
    """Give triples, each once, in the order in which they are written."""
    return sorted(set(triples), key=_order)


def write_ordered(ordered: Sequence[Triple], form: str, base: str) -> bytes:
    """Give what `in_order` gave in a format of triples."""
    if form == "jsonld":
        return _jsonld_text(as_jsonld(ordered, base)).encode()
    return _serialized(ordered, _TRIPLES[form], base)


def _jsonld_text(data: Mapping[str, Any]) -> str:
    """Give JSON-LD with one node a line, and of its context what the nodes use."""
    nodes = ",\n".join(json.dumps(node, ensure_ascii=False) for node in data["@graph"])
    context = {
        term: told
        for term, told in data["@context"].items()
        if term == "@base" or (f'"{term}":' if isinstance(told, dict) else f'"{term}:') in nodes
    }
    return f'{{"@context": {json.dumps(context, ensure_ascii=False)},\n"@graph": [\n{nodes}\n]}}\n'


def _serialized(statements: Iterable[Quad] | Iterable[Triple], form: RdfFormat, base: str = "") -> bytes:
    buffer = BytesIO()
    serialize(statements, buffer, form, prefixes=_prefixes())
    text = buffer.getvalue().decode()
    if form in {RdfFormat.TURTLE, RdfFormat.TRIG}:
        text = _with_header(text, base if form == RdfFormat.TURTLE else "")
    elif form == RdfFormat.RDF_XML:
        text = _ROOT.sub(lambda root: f"<rdf:RDF{''.join(sorted(_ATTRIBUTE.findall(root[1])))}>", text, count=1)
    return text.encode()


def _with_header(text: str, base: str) -> str:
    """Put sorted prefixes, those in use only, in place of Oxigraph's, and make IRIs that start with `base` relative.

    Oxigraph's prefixes change order from run to run, and its relative IRIs leave out the scheme of other sites too.
    """
    body = "".join(dropwhile(lambda line: line.startswith("@prefix"), text.splitlines(keepends=True)))
    if base:
        body = _TOKEN.sub(lambda token: token[0].replace(f"<{base}", "<", 1) if token[0][0] == "<" else token[0], body)
    used = {name: iri for name, iri in sorted(_prefixes().items()) if f"{name}:" in body}
    head = [f"@base <{base}> .\n"] if base else []
    return "".join([*head, *(f"@prefix {name}: <{iri}> .\n" for name, iri in used.items()), "\n", body])


def _order(triple: Triple) -> tuple[str, bool, str, str]:
    return str(triple.subject), triple.predicate != TYPE, str(triple.predicate), str(triple.object)


@cache
def _context() -> Mapping[str, Any]:
    context: Mapping[str, Any] = json.loads((resource("ontology") / "context.jsonld").read_text(encoding="utf-8"))
    return context["@context"]  # type: ignore[no-any-return]


@cache
def _prefixes() -> dict[str, str]:
    return {term: value for term, value in _context().items() if isinstance(value, str)}


def as_jsonld(triples: Iterable[Triple], base: str) -> dict[str, Any]:
    """Give triples as compact JSON-LD with its context inside, nodes in the order of the triples."""
    nodes: dict[str, dict[str, list[Any]]] = defaultdict(lambda: defaultdict(list))
    for triple in triples:
        subject = (
            triple.subject.value.removeprefix(base) if isinstance(triple.subject, NamedNode) else str(triple.subject)
        )
        if triple.predicate == TYPE:
            nodes[subject]["@type"].append(compact(_value(triple.object, "", iri_expected=True)))
        else:
            key = compact(triple.predicate.value)
            nodes[subject][key].append(_value(triple.object, base, iri_expected=isinstance(_context().get(key), dict)))
    return {
        "@context": {"@base": base, **_context()},
        "@graph": [
            {"@id": subject, **{key: values[0] if len(values) == 1 else values for key, values in node.items()}}
            for subject, node in nodes.items()
        ],
    }


@lru_cache(maxsize=1 << 14)
def compact(iri: str) -> str:
    """Give an IRI with a prefix of the context, or as it is."""
    for prefix, namespace in _prefixes().items():
        if iri.startswith(namespace):
            return f"{prefix}:{iri.removeprefix(namespace)}"
    return iri


def _value(term: Any, base: str, *, iri_expected: bool) -> Any:
    if not isinstance(term, Literal):
        iri = compact(term.value.removeprefix(base))
        return iri if iri_expected else {"@id": iri}
    native = _NATIVE.get(term.datatype.value)
    if native and str(native(term.value)).lower() == term.value:
        return native(term.value)
    if term.language:
        return {"@language": term.language, "@value": term.value}
    if term.datatype.value == _STRING:
        return {"@value": term.value} if iri_expected else term.value
    return {"@type": compact(term.datatype.value), "@value": term.value}


_NATIVE: Final[Mapping[str, Callable[[str], Any]]] = {INTEGER.value: int, _BOOLEAN: lambda text: text == "true"}
