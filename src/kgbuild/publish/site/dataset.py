"""The data of a site: dumps, their description (VoID, DCAT, schema.org), the vocabulary."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping

from pyoxigraph import Literal, NamedNode, RdfFormat, Triple, parse

from kgbuild.config import SiteSettings
from kgbuild.graph.rules import NAMESPACE
from kgbuild.graph.serialize import TYPE, in_order, write_ordered, write_triples
from kgbuild.graph.store import quad_lines
from kgbuild.publish.site.content import Content
from kgbuild.publish.site.explore import LISTS
from kgbuild.publish.site.render import Renderer
from kgbuild.publish.site.structured import Structured
from kgbuild.resources import resource

_DCAT, _DCT, _VOID = "http://www.w3.org/ns/dcat#", "http://purl.org/dc/terms/", "http://rdfs.org/ns/void#"
_RDFS = "http://www.w3.org/2000/01/rdf-schema#"
_XSD = "http://www.w3.org/2001/XMLSchema#"
_MEDIA = "https://www.iana.org/assignments/media-types/"
#: File, label, media type, what it holds.
DUMPS = (
    ("graph.ttl", "Turtle", "text/turtle", "every fact once"),
    ("graph.jsonld", "JSON-LD", "application/ld+json", "the same, with its context inside"),
    ("graph.nq", "N-Quads", "application/n-quads", "every claim as a named graph, with its evidence"),
)
_VOCABULARIES = ("http://schema.org/", "http://xmlns.com/foaf/0.1/", "http://www.w3.org/ns/prov#", NAMESPACE)
_OWL = "http://www.w3.org/2002/07/owl#"
_GROUPS = (("Class", "Classes"), ("ObjectProperty", "Relations"), ("DatatypeProperty", "Values"), ("", "Others"))


class Dataset:
    """Writes the data page, the descriptions of the data and the vocabulary."""

    def __init__(
        self, content: Content, renderer: Renderer, structured: Structured, settings: SiteSettings, url: str
    ) -> None:
        self._content, self._renderer, self._structured = content, renderer, structured
        self._settings, self._url = settings, url

    def files(self, sizes: Mapping[str, int]) -> Iterator[tuple[str, bytes]]:
        """Give path and content of each file; `sizes` are those of the dumps, in bytes."""
        content, triples = self._content, sum(len(set(told)) for told in self._content.facts.triples.values())
        description = write_triples(self._described(triples, sizes), "turtle", self._url)
        yield "data/void.ttl", description
        yield ".well-known/void", description
        yield from self._vocabulary()
        numbers = [(title, len(content.by_kind.get(kind, ()))) for kind, _, title, _ in LISTS]
        numbers.insert(1, ("Publications", len(content.works.by_iri)))
        numbers += [("Documents", len(content.evidence.sources)), ("Statements (triples)", triples)]
        yield "data/index.html", self._renderer.page(
            "data.html", "data/index.html", "Data", description=self._about(),
            downloads=[
                *((name, label, text, _size(sizes[name])) for name, label, _, text in DUMPS),
                ("void.ttl", "VoID and DCAT", "the description of these files", _size(len(description))),
            ],
            numbers=[(label, _grouped(count)) for label, count in numbers if count],
            alternates=[("text/turtle", "void.ttl", "Description of the data")],
            jsonld=self._structured.dataset(self._about(), self._settings.licence, [(d[0], d[2]) for d in DUMPS]),
        )  # fmt: skip

    def _about(self) -> str:
        counts = Counter({kind: len(pages) for kind, pages in self._content.by_kind.items()})
        return (
            f"{self._settings.title}: a graph of {counts['person']} people, {counts['work']} works and "
            f"{counts['organization']} organisations, read from {len(self._content.evidence.sources)} documents, each "
            "statement with its evidence."
        )

    def _described(self, triples: int, sizes: Mapping[str, int]) -> Iterator[Triple]:
        """Give the description of the data in VoID and DCAT."""
        data, base = NamedNode(f"{self._url}data/#dataset"), self._content.facts.base
        page = NamedNode(f"{self._url}data/")
        for iri in (f"{_VOID}Dataset", f"{_DCAT}Dataset"):
            yield Triple(data, TYPE, NamedNode(iri))
        texts = ((f"{_DCT}title", self._settings.title), (f"{_DCT}description", self._about()),
                 (f"{_VOID}uriSpace", base))  # fmt: skip
        for predicate, text in texts:
            yield Triple(data, NamedNode(predicate), Literal(text))
        yield Triple(data, NamedNode(f"{_VOID}triples"), Literal(str(triples), datatype=NamedNode(f"{_XSD}integer")))
        documents = len(self._content.pages)
        yield Triple(data, NamedNode(f"{_VOID}entities"), Literal(str(documents), datatype=NamedNode(f"{_XSD}integer")))
        if self._settings.licence:
            yield Triple(data, NamedNode(f"{_DCT}license"), NamedNode(self._settings.licence))
        yield Triple(data, NamedNode(f"{_DCAT}landingPage"), page)
        yield Triple(page, TYPE, NamedNode("http://xmlns.com/foaf/0.1/Document"))
        yield Triple(data, NamedNode("http://xmlns.com/foaf/0.1/homepage"), NamedNode(self._url))
        for vocabulary in _VOCABULARIES:
            yield Triple(data, NamedNode(f"{_VOID}vocabulary"), NamedNode(vocabulary))
        for thing in self._content.pages[:1]:
            yield Triple(data, NamedNode(f"{_VOID}exampleResource"), NamedNode(thing.iri))
        for name, label, media, _ in DUMPS:
            yield from self._dump(data, name, label, media, sizes[name])

    def _dump(self, data: NamedNode, name: str, label: str, media: str, size: int) -> Iterator[Triple]:
        file, node = NamedNode(f"{self._url}data/{name}"), NamedNode(f"{self._url}data/#{name.replace('.', '-')}")
        yield Triple(data, NamedNode(f"{_VOID}dataDump"), file)
        yield Triple(data, NamedNode(f"{_DCAT}distribution"), node)
        yield Triple(node, TYPE, NamedNode(f"{_DCAT}Distribution"))
        yield Triple(node, NamedNode(f"{_DCT}title"), Literal(label))
        yield Triple(node, NamedNode(f"{_DCAT}downloadURL"), file)
        yield Triple(node, NamedNode(f"{_DCAT}mediaType"), NamedNode(_MEDIA + media))
        number = Literal(str(size), datatype=NamedNode(f"{_XSD}nonNegativeInteger"))
        yield Triple(node, NamedNode(f"{_DCAT}byteSize"), number)

    def _vocabulary(self) -> Iterator[tuple[str, bytes]]:
        """Give the ontology, the context and the page that explains the terms."""
        ontology = resource("ontology")
        turtle = (ontology / "kgbuild.ttl").read_bytes()
        yield "ns/kgbuild.ttl", turtle
        yield "ns/context.jsonld", (ontology / "context.jsonld").read_bytes()
        lead = "The few terms that schema.org and FOAF lack."
        yield "ns/index.html", self._renderer.page(
            "vocabulary.html", "ns/index.html", "Vocabulary", namespace=NAMESPACE, lead=lead, groups=_terms(turtle),
            alternates=[("text/turtle", "kgbuild.ttl", "Ontology")], description=lead,
        )  # fmt: skip


def dumps(content: Content) -> Iterator[tuple[str, bytes]]:
    """Give the files of the whole graph: name and content."""
    facts = in_order(triple for told in content.facts.triples.values() for triple in told)
    yield "graph.ttl", write_ordered(facts, "turtle", content.facts.base)
    yield "graph.jsonld", write_ordered(facts, "jsonld", content.facts.base)
    yield "graph.nq", b"".join(line + b"\n" for line in sorted(quad_lines(content.quads)))


def _terms(turtle: bytes) -> list[tuple[str, list[dict[str, str]]]]:
    told: dict[str, dict[str, list[str]]] = {}
    for quad in parse(turtle, format=RdfFormat.TURTLE):
        if isinstance(quad.subject, NamedNode) and quad.subject.value.startswith(NAMESPACE):
            said = told.setdefault(quad.subject.value.removeprefix(NAMESPACE), {})
            said.setdefault(quad.predicate.value, []).append(getattr(quad.object, "value", ""))
    groups: dict[str, list[dict[str, str]]] = {title: [] for _, title in _GROUPS}
    for name, said in sorted(told.items()):
        kinds = {kind.removeprefix(_OWL) for kind in said.get(TYPE.value, ())}
        title = next(title for kind, title in _GROUPS if not kind or kind in kinds)
        more = [
            f"{word} {', '.join(sorted(_local(iri) for iri in said[predicate]))}."
            for word, predicate in (("A kind of", f"{_RDFS}subClassOf"), ("A kind of", f"{_RDFS}subPropertyOf"))
            if predicate in said
        ]
        comment = " ".join(said.get(f"{_RDFS}comment", ["", ""])[:1])
        groups[title].append({"name": name, "comment": comment, "more": " ".join(more)})
    return [(title, terms) for title, terms in groups.items() if terms]


def _local(iri: str) -> str:
    for prefix, namespace in (
        ("kg", NAMESPACE),
        ("schema", "http://schema.org/"),
        ("foaf", "http://xmlns.com/foaf/0.1/"),
        ("prov", "http://www.w3.org/ns/prov#"),
    ):
        if iri.startswith(namespace):
            return f"{prefix}:{iri.removeprefix(namespace)}"
    return iri


def _size(count: int) -> str:
    for unit, scale in (("MB", 1_000_000), ("kB", 1000)):
        if count >= scale:
            return f"{count / scale:.1f} {unit}"
    return f"{count} bytes"


def _grouped(count: int) -> str:
    return f"{count:,}".replace(",", "\N{NARROW NO-BREAK SPACE}")
