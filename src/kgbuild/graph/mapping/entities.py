"""The graph of entities: names, variants, identifiers and classes that resolution decided on, not one document."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import fields
from operator import attrgetter
from typing import Final

from pyoxigraph import NamedNode, Quad

from kgbuild.entities import Entity, Resolution
from kgbuild.graph.iris import web_iri
from kgbuild.graph.mapping.identifiers import identify
from kgbuild.graph.mapping.scope import Facts, World
from kgbuild.graph.mapping.works import CLASSES
from kgbuild.graph.vocabulary import BIBO, DCTERMS, FOAF, KG, PROV, SCHEMA, SKOS
from kgbuild.model import Attendance, Extraction, Paper, Talk
from kgbuild.names import parse_name

_ORGANIZATIONS: Mapping[str, tuple[NamedNode, ...]] = {
    "university": (SCHEMA.CollegeOrUniversity,),
    "education": (SCHEMA.EducationalOrganization,),
    "school": (SCHEMA.EducationalOrganization,),
    "funder": (SCHEMA.FundingAgency,),
    "nonprofit": (SCHEMA.NGO,),
    "institute": (SCHEMA.ResearchOrganization,),
    "facility": (SCHEMA.ResearchOrganization,),
    "lab": (SCHEMA.ResearchOrganization, FOAF.Group),
    "group": (SCHEMA.ResearchOrganization, FOAF.Group),
}
_VENUES: Mapping[str, NamedNode] = {
    "journal": SCHEMA.Periodical,
    "book": SCHEMA.Book,
    "bookseries": SCHEMA.BookSeries,
    "book series": SCHEMA.BookSeries,
    "event": SCHEMA.Event,
    "conference": SCHEMA.Event,
    "workshop": SCHEMA.Event,
    "series": SCHEMA.EventSeries,
}


def venue_types(extractions: Sequence[Extraction], resolution: Resolution) -> dict[str, NamedNode]:
    """Give each venue's class: by its kind, else by what appears at it, else `kg:Venue`."""
    used: dict[str, str] = {}
    for extraction in extractions:
        for record in extraction.records:
            kind = ""
            if isinstance(record, Paper):
                kind, printed = (
                    {"journal": "journal", "conference": "event", "workshop": "event"}.get(record.type, ""),
                    record.venue,
                )
            elif isinstance(record, Talk | Attendance):
                kind, printed = "event", record.event
            if kind and (key := resolution.venue_of.get(printed)):
                used[key] = max(used.get(key, ""), kind)
    return {
        key: _VENUES.get(entity.kind) or _VENUES.get(used.get(key, ""), KG.Venue)
        for key, entity in resolution.venues.items()
    }


def entity_quads(world: World) -> Iterator[Quad]:
    """Give the quads of all entities, in the graph `entities`; what a correction changed, in `corrections`."""
    for entity in entities_of(world.resolution):
        yield from quads_about(entity, world)


def entities_of(resolution: Resolution) -> Iterator[Entity]:
    """Give all entities, whose kinds their keys tell."""
    for entities in (resolution.people, resolution.organizations, resolution.papers, resolution.venues,
                     resolution.grants):  # fmt: skip
        yield from entities.values()


def quads_about(entity: Entity, world: World) -> Iterator[Quad]:
    """Give the quads of one entity, which depend on nothing of `world` but what `depends_on` gives."""
    graph, corrected = world.iris.graph("entities"), world.iris.graph("corrections")
    describe, facts, node = _DESCRIBE[entity.key.partition("/")[0]], Facts(), world.iris.entity(entity.key)
    describe(facts, node, entity, world)
    read = facts
    if entity.key in world.resolution.before:
        read = Facts()
        describe(read, node, world.resolution.before[entity.key], world)
    told = set(read.triples)
    return (Quad(t.subject, t.predicate, t.object, graph if t in told else corrected) for t in facts.triples)


def depends_on(entity: Entity, world: World) -> object:
    """Give all that the quads of an entity depend on beside the base of IRIs, as a value that prints itself."""
    before, kind = world.resolution.before.get(entity.key), world.venue_types.get(entity.key)
    return VALUES(entity), before and VALUES(before), kind and kind.value


def forwarding_quads(world: World) -> Iterator[Quad]:
    """Give the quads that lead from IRIs of earlier builds to those of today, and back, in the graph `forwardings`.

    They are no `owl:sameAs`: a reasoner would give the old IRI every fact of the new one, and count all twice.
    """
    graph, iris = world.iris.graph("forwardings"), world.iris
    for old, new in sorted(world.resolution.forwarded.items()):
        yield Quad(iris.entity(old), DCTERMS.isReplacedBy, iris.entity(new), graph)
    for new, old in sorted(world.resolution.parted.items()):
        yield Quad(iris.entity(new), PROV.wasDerivedFrom, iris.entity(old), graph)


def _named(facts: Facts, node: NamedNode, entity: Entity, world: World) -> None:
    facts.add(node, SCHEMA.name, entity.name)
    for variant in entity.variants:
        facts.add(node, SCHEMA.alternateName, variant if variant != entity.name else None)
    identify(facts, node, entity.identifiers, world.iris)
    page = web_iri(entity.identifiers.get("homepage", ""))
    facts.add(node, SCHEMA.url, page)


def _person(facts: Facts, node: NamedNode, entity: Entity, world: World) -> None:
    facts.node(node, SCHEMA.Person, FOAF.Person)
    _named(facts, node, entity, world)
    facts.add(node, FOAF.name, entity.name)
    name = parse_name(entity.name)
    facts.add(node, SCHEMA.givenName, name.given)
    facts.add(node, SCHEMA.familyName, name.surname)
    facts.add(node, FOAF.homepage, web_iri(entity.identifiers.get("homepage", "")))


def _organization(facts: Facts, node: NamedNode, entity: Entity, world: World) -> None:
    facts.node(node, SCHEMA.Organization, FOAF.Organization, *_ORGANIZATIONS.get(entity.kind, ()))
    _named(facts, node, entity, world)
    facts.add(node, SCHEMA.location, entity.location)
    facts.add(node, SCHEMA.parentOrganization, world.iris.entity(entity.parent) if entity.parent else None)


def _paper(facts: Facts, node: NamedNode, entity: Entity, world: World) -> None:
    facts.node(node, KG.Publication, SCHEMA.CreativeWork, *CLASSES.get(entity.kind, CLASSES[""]))
    _named(facts, node, entity, world)


def _venue(facts: Facts, node: NamedNode, entity: Entity, world: World) -> None:
    kind = world.venue_types[entity.key]
    facts.node(node, kind, SCHEMA.Thing, *((BIBO.Journal,) if kind == SCHEMA.Periodical else ()))
    _named(facts, node, entity, world)
    event = kind in {SCHEMA.Event, SCHEMA.EventSeries}
    if entity.parent:
        facts.add(node, SCHEMA.superEvent if event else SCHEMA.isPartOf, world.iris.entity(entity.parent))
    facts.add(node, SCHEMA.location, entity.location if event else None)
    if kind == SCHEMA.Periodical:
        facts.add(node, SCHEMA.issn, entity.identifiers.get("issn", ""))


def _grant(facts: Facts, node: NamedNode, entity: Entity, _: World) -> None:
    """A grant that no source gives a title has a label, which is no title."""
    facts.node(node, SCHEMA.MonetaryGrant, SCHEMA.Grant)
    facts.add(node, SKOS.prefLabel, entity.name)


#: Kind of entity, as its key begins → what describes it.
_DESCRIBE: Final[Mapping[str, Callable[[Facts, NamedNode, Entity, World], None]]] = {
    "person": _person, "organization": _organization, "paper": _paper, "venue": _venue, "grant": _grant,
}  # fmt: skip
#: Gives the values of all fields of an entity.
VALUES: Final = attrgetter(*(field.name for field in fields(Entity)))
