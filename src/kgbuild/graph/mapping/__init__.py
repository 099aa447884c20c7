"""Records and entities to quads: the shape of the graph is decided here and nowhere else.

Named graphs: one a claim (`graph/claim/…`), one for what resolution decided (`graph/entities`), one for the evidence
(`graph/provenance`), one that leads from old IRIs to new ones (`graph/forwardings`). No blank nodes; the result does
not depend on the order of the extractions.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

from pyoxigraph import NamedNode, Quad

from kgbuild import model
from kgbuild.config import Settings
from kgbuild.entities import Resolution
from kgbuild.graph.iris import Iris, slug
from kgbuild.graph.mapping import careers, honours, occasions, profiles, works
from kgbuild.graph.mapping.editions import grant_editions, paper_editions
from kgbuild.graph.mapping.entities import entity_quads, forwarding_quads, venue_types
from kgbuild.graph.mapping.evidence import claim_quads, document_quads
from kgbuild.graph.mapping.fusion import Told, fuse
from kgbuild.graph.mapping.scope import Facts, Scope, World
from kgbuild.model import Evidence, Extraction, Record

#: Kind of record → its mapper; a StatedCount is about the document and stands in `evidence`.
MAPPERS: Mapping[type[Record], Callable[[Any, Scope, int], Facts]] = {
    model.Paper: works.paper,
    model.Position: careers.position,
    model.Education: careers.education,
    model.Supervision: careers.supervision,
    model.Grant: honours.grant,
    model.Award: honours.award,
    model.Talk: occasions.talk,
    model.Teaching: occasions.teaching,
    model.Attendance: occasions.attendance,
    model.Service: careers.service,
    model.Press: occasions.press,
    model.Metric: occasions.metric,
    model.Skill: careers.skill,
    model.Interest: careers.interest,
    model.Profile: profiles.profile,
    model.Unit: profiles.unit,
}
#: Kinds whose involvements may be told by more than one document.
_FUSED = frozenset({
    model.Position, model.Education, model.Supervision, model.Service, model.Award, model.Attendance, model.Teaching,
    model.Grant,
})  # fmt: skip


def quads(
    extractions: Sequence[Extraction], resolution: Resolution, *, settings: Settings | None = None
) -> Iterator[Quad]:
    """Give all quads of a graph; one may be given more than once.

    Args:
        extractions: what the documents say.
        resolution: who is who in them.
        settings: base IRI and privacy.
    """
    world = world_of(extractions, resolution, settings or Settings())
    world = fused_world(world, {one.document: told_by(one, world) for one in extractions})
    yield from entity_quads(world)
    yield from forwarding_quads(world)
    for extraction in sorted(extractions, key=lambda extraction: extraction.document):
        yield from quads_of(extraction, world)


def world_of(extractions: Sequence[Extraction], resolution: Resolution, settings: Settings) -> World:
    """Give what all documents say together, as the mapping of each needs it, but for what is fused."""
    extractions = sorted(extractions, key=lambda extraction: extraction.document)
    return World(
        iris=Iris(settings.graph.base),
        resolution=resolution,
        settings=settings,
        titles={slug(paper.name): key for key, paper in sorted(resolution.papers.items(), reverse=True)},
        papers=paper_editions(extractions, resolution),
        grants=grant_editions(extractions, resolution),
        venue_types=venue_types(extractions, resolution),
        bodies=_bodies(extractions, resolution),
        fused={},
    )


def fused_world(world: World, told: Mapping[str, Sequence[Told]]) -> World:
    """Give the world in which what several documents tell of is one; `told` is what each tells by itself."""
    pairs = ((document, one) for document, each in sorted(told.items()) for one in each)
    return replace(world, fused=fuse(pairs)) if len(told) > 1 else world


def _bodies(extractions: Sequence[Extraction], resolution: Resolution) -> Mapping[str, str]:
    """Give the best name of each publisher by its slug: that of the organisation it is, else the one printed most."""
    printed: dict[str, Counter[str]] = {}
    for record in (record for extraction in extractions for record in extraction.records):
        name = record.publisher if isinstance(record, model.Paper | model.Press) else ""
        if name:
            printed.setdefault(slug(name), Counter())[name] += 1
    known = resolution.organizations
    return {
        plain: known[key].name if (key := f"organization/{plain}") in known else max(names, key=lambda n: (names[n], n))
        for plain, names in sorted(printed.items())
    }


def quads_of(extraction: Extraction, world: World) -> Iterator[Quad]:
    """Give the quads of one document: its claims and their evidence. It asks `world` for keys and never walks it."""
    scope = Scope(world, extraction.document)
    yield from document_quads(extraction, scope)
    yield from _claims(extraction, scope)


def told_by(extraction: Extraction, world: World) -> list[Told]:
    """Give every involvement of a document, as the document alone tells it."""
    scope, records = Scope(world, extraction.document), enumerate(extraction.records)
    fused = ((index, record) for index, record in records if type(record) in _FUSED)
    return [told for index, record in fused for told in MAPPERS[type(record)](record, scope, index).told]


def _claims(extraction: Extraction, scope: Scope) -> Iterator[Quad]:
    """Give the quads of all claims of a document; records of one kind read from one span share a claim."""
    stated: dict[NamedNode, list[NamedNode]] = defaultdict(list)
    evidence: dict[NamedNode, Evidence] = {}
    for index, record in enumerate(extraction.records):
        mapper = MAPPERS.get(type(record))
        if mapper is None:
            continue
        facts, read = mapper(record, scope, index), record.evidence
        if not facts.triples:
            continue
        claim = scope.iris.claim(extraction.document, read.start, read.end, read.extractor, record.kind)
        yield from (Quad(t.subject, t.predicate, t.object, claim) for t in facts.triples)
        stated[claim] += facts.nodes
        surest = min(read.confidence, evidence.get(claim, read).confidence)
        evidence[claim] = replace(read, confidence=surest)
    for claim, nodes in stated.items():
        yield from claim_quads(extraction, evidence[claim], claim, nodes, scope.iris)
