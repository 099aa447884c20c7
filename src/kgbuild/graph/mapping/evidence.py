"""The graph of provenance: documents, claims and the characters they were read from, stated totals, leftovers."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from pyoxigraph import Literal, NamedNode, Quad

from kgbuild.graph.iris import Iris, slug
from kgbuild.graph.literals import DECIMAL
from kgbuild.graph.mapping.scope import Facts, Scope
from kgbuild.graph.vocabulary import FOAF, KG, OA, PROV, RDFG, SCHEMA
from kgbuild.model import Evidence, Extraction, StatedCount

#: What a stated count counts → the kind of record that it is compared with.
_COUNTED = {"publication": "paper", "article": "paper", "course": "teaching", "student": "supervision"}


def document_quads(extraction: Extraction, scope: Scope) -> Iterator[Quad]:
    """Give the quads about a document as such: name, type, digest, subject, stated totals, leftovers."""
    facts, iris = Facts(), scope.iris
    node = iris.document(extraction.document)
    facts.node(node, SCHEMA.DigitalDocument, SCHEMA.MediaObject, FOAF.Document, PROV.Entity)
    facts.add(node, SCHEMA.name, extraction.document)
    facts.add(node, SCHEMA.headline, extraction.title)
    facts.add(node, SCHEMA.encodingFormat, extraction.media_type)
    facts.add(node, SCHEMA.sha256, extraction.sha256)
    facts.add(node, SCHEMA.about, scope.subject(extraction))
    _stated_totals(facts, extraction, iris)
    for left in extraction.leftover:
        rest = iris.part(node, f"leftover-{left.start}-{left.end}")
        facts.node(rest, KG.Leftover, PROV.Entity)
        facts.add(rest, PROV.wasDerivedFrom, _span(facts, extraction, left, iris))
    return _in_provenance(facts, iris)


def _stated_totals(facts: Facts, extraction: Extraction, iris: Iris) -> None:
    found = Counter(record.kind for record in extraction.records)
    for record in extraction.records:
        if isinstance(record, StatedCount):
            one = record.of.removesuffix("s")
            total = iris.part(iris.document(extraction.document), f"stated-{record.evidence.start}-{slug(one)}")
            facts.node(total, KG.StatedCount, PROV.Entity)
            facts.add(total, KG.countOf, record.of)
            facts.add(total, KG.statedTotal, record.count)
            facts.add(total, KG.foundTotal, found[_COUNTED.get(one, one)])
            facts.add(total, PROV.wasDerivedFrom, _span(facts, extraction, record.evidence, iris))


def claim_quads(
    extraction: Extraction, evidence: Evidence, claim: NamedNode, stated: Iterable[NamedNode], iris: Iris
) -> Iterator[Quad]:
    """Give the quads about a claim: what it states, where it was read, by which extractor, how surely."""
    facts = Facts()
    facts.node(claim, KG.Claim, RDFG.Graph, PROV.Entity)
    facts.add(claim, PROV.wasDerivedFrom, _span(facts, extraction, evidence, iris))
    facts.add(claim, KG.extractor, evidence.extractor)
    facts.add(claim, KG.confidence, Literal(f"{evidence.confidence:.4g}", datatype=DECIMAL))
    for node in stated:
        facts.add(claim, KG.states, node)
    return _in_provenance(facts, iris)


def _span(facts: Facts, extraction: Extraction, evidence: Evidence, iris: Iris) -> NamedNode:
    document, start, end = extraction.document, evidence.start, evidence.end
    span, selector = iris.span(document, start, end), iris.selector(document, start, end)
    facts.node(span, OA.SpecificResource, PROV.Entity)
    facts.add(span, OA.hasSource, iris.document(document))
    facts.add(span, OA.hasSelector, selector)
    facts.add(span, KG.line, _at(extraction.lines, start))
    if extraction.pages:
        facts.add(span, KG.page, _at(extraction.pages, start))
    facts.node(selector, OA.TextPositionSelector, OA.TextQuoteSelector)
    facts.add(selector, OA.start, start)
    facts.add(selector, OA.end, end)
    facts.add(selector, OA.exact, Literal(evidence.quote))
    return span


def _at(lines: Sequence[tuple[int, int]], offset: int) -> int:
    return lines[max(bisect_right(lines, (offset, 1 << 60)) - 1, 0)][1]


def _in_provenance(facts: Facts, iris: Iris) -> Iterator[Quad]:
    graph = iris.graph("provenance")
    return (Quad(t.subject, t.predicate, t.object, graph) for t in facts.triples)
