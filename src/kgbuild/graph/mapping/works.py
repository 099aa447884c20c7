"""Papers: the work, its authors in order, where it appeared, its links and topics; a deviating record is a version."""

from __future__ import annotations

from collections.abc import Mapping

from pyoxigraph import NamedNode

from kgbuild.graph.iris import slug, web_iri
from kgbuild.graph.literals import date_literal, year_of
from kgbuild.graph.mapping.editions import paper_fields
from kgbuild.graph.mapping.identifiers import identify
from kgbuild.graph.mapping.scope import Facts, Scope
from kgbuild.graph.vocabulary import BIBO, FABIO, FOAF, KG, SCHEMA, SKOS
from kgbuild.model import Author, Link, Paper

#: Kind of paper → its classes; the first is schema.org's.
CLASSES: Mapping[str, tuple[NamedNode, ...]] = {
    "journal": (SCHEMA.ScholarlyArticle, FABIO.JournalArticle),
    "conference": (SCHEMA.ScholarlyArticle, FABIO.ConferencePaper),
    "workshop": (SCHEMA.ScholarlyArticle, FABIO.WorkshopPaper),
    "preprint": (SCHEMA.ScholarlyArticle, FABIO.Preprint),
    "report": (SCHEMA.Report,),
    "thesis": (SCHEMA.Thesis,),
    "book": (SCHEMA.Book,),
    "chapter": (SCHEMA.Chapter, FABIO.BookChapter),
    "editorial": (SCHEMA.ScholarlyArticle, FABIO.Editorial),
    "patent": (SCHEMA.CreativeWork, FABIO.Patent),
    "": (SCHEMA.ScholarlyArticle,),
}
_ARTICLES = frozenset({"journal", "conference", "workshop", "preprint", "report", "chapter", "editorial", ""})


def paper(record: Paper, scope: Scope, index: int) -> Facts:
    """Map a work."""
    facts = Facts()
    key = scope.world.resolution.paper_of.get((scope.document, index))
    if key is None:
        return facts
    edition, values = scope.world.papers[key], paper_fields(record)
    work = facts.fact(scope.iris.entity(key), KG.Publication, SCHEMA.CreativeWork)
    entity = scope.world.resolution.papers[key]
    facts.add(work, SCHEMA.name if record.title == entity.name else SCHEMA.alternateName, record.title)
    if edition.fits(values):
        chosen = {f: edition.fields.get(f, "") if v else "" for f, v in values.items()}
        _published(facts, work, record.type or entity.kind, record.status, chosen, scope)
        _appeared(facts, work, chosen, scope, numbered=bool(edition.fields.keys() & {"volume", "issue"}))
    else:
        version = scope.iris.part(work, "version", *(slug(value) for value in values.values()))
        facts.node(version, SCHEMA.CreativeWork)
        facts.add(version, SCHEMA.name, record.title)
        facts.add(work, SCHEMA.workExample, version)
        facts.add(version, SCHEMA.exampleOfWork, work)
        _published(facts, version, record.type, record.status, values, scope)
        _appeared(facts, version, values, scope)
    identify(facts, work, {"doi": record.doi, "arxiv": record.arxiv, **record.identifiers}, scope.iris)
    for author in record.authors:
        _authorship(facts, work, author, edition.places, scope)
    for editor in record.editors:
        facts.add(work, SCHEMA.editor, scope.person(editor))
    _described(facts, work, record, scope)
    return facts


def _published(facts: Facts, work: NamedNode, kind: str, status: str, values: Mapping[str, str], scope: Scope) -> None:
    """Say of a work or a version of it when and where it appeared, and in what state."""
    facts.node(work, *CLASSES.get(kind, CLASSES[""]))
    facts.add(work, SCHEMA.datePublished, date_literal(values["date"]) if values["date"] else None)
    facts.add(work, KG.startYear, year_of(values["date"]))
    facts.add(work, SCHEMA.creativeWorkStatus, status)
    facts.add(work, KG.venueAsPrinted, values["venue"])
    facts.add(work, KG.number, values["number"])
    facts.add(work, SCHEMA.pagination if kind in _ARTICLES else KG.pages, values["pages"])
    publisher = scope.named(facts, "organization", values["publisher"], SCHEMA.Organization, FOAF.Organization)
    facts.add(work, SCHEMA.publisher, publisher)


def _appeared(
    facts: Facts, work: NamedNode, values: Mapping[str, str], scope: Scope, *, numbered: bool = False
) -> None:
    """Link a work to its venue: an event, or a periodical with volume and issue between.

    A work is `numbered` if any source knows volume or issue; one that does not leaves the link to those that do.
    """
    venue, within = scope.venue(values["venue"]), scope.venue(values["within"])
    facts.add(work, KG.venue, venue)
    kind = scope.world.venue_types.get(scope.world.resolution.venue_of.get(values["venue"], ""))
    serial = venue if kind in {SCHEMA.Periodical, SCHEMA.BookSeries, SCHEMA.Book} else None
    if kind in {SCHEMA.Event, SCHEMA.EventSeries}:
        facts.add(work, BIBO.presentedAt, venue)
        if within != venue:
            facts.add(venue, SCHEMA.superEvent, within)
    inner = serial
    for field, cls, number in (
        ("volume", SCHEMA.PublicationVolume, SCHEMA.volumeNumber),
        ("issue", SCHEMA.PublicationIssue, SCHEMA.issueNumber),
    ):
        if values[field]:
            place = "-".join(
                f"{f}-{slug(values[f])}" for f in ("volume", "issue")[: 1 + (field == "issue")] if values[f]
            )
            outer, inner = inner, facts.node(scope.iris.part(serial or work, place), cls)
            facts.add(inner, number, values[field])
            facts.add(inner, SCHEMA.isPartOf, outer)
    facts.add(work, SCHEMA.isPartOf, None if inner == serial and numbered else inner)


def _authorship(facts: Facts, work: NamedNode, author: Author, places: Mapping[str, int], scope: Scope) -> None:
    """Add one author: the plain edge and the entry of the ordered list, at its place in the fullest list."""
    mention = author.person
    key = scope.world.resolution.person_of.get((scope.document, mention.name, mention.start))
    who = scope.person(mention)
    place = places.get(key or "", author.position)
    if who is None and not place:
        return
    name = slug((key or mention.name).rpartition("/")[2])
    entry = scope.iris.part(work, f"author-{place}-{name}" if place else f"author-{name}")
    facts.fact(entry, KG.Authorship, SCHEMA.Role, SCHEMA.ListItem)
    facts.add(work, SCHEMA.author, who)
    facts.add(entry, KG.agent, who)
    facts.add(entry, SCHEMA.item, who)
    facts.add(entry, KG.target, work)
    facts.add(entry, SCHEMA.position, place or None)
    facts.add(entry, KG.creditedAs, mention.name if mention.start >= 0 else None)
    facts.add(entry, KG.equalContribution, author.equal or None)
    facts.add(entry, KG.corresponding, author.corresponding or None)
    facts.add(entry, KG.statedAffiliation, scope.affiliation(mention.affiliation))


def _described(facts: Facts, work: NamedNode, record: Paper, scope: Scope) -> None:
    """Add what a work is about and what the source links it to."""
    facts.add(work, KG.authorsOmitted, record.etal or None)
    facts.add(work, SCHEMA.abstract, record.abstract)
    for mark in record.marks:
        facts.add(work, KG.mark, mark)
    facts.add(work, SCHEMA.description, record.note)
    for topic in record.topics:
        facts.add(work, SCHEMA.keywords, topic)
        facts.add(work, SCHEMA.about, scope.named(facts, "topic", topic, SCHEMA.DefinedTerm, SKOS.Concept))
    links(facts, work, record.links, scope)


def links(facts: Facts, thing: NamedNode, printed: tuple[Link, ...], scope: Scope) -> None:
    """Add web links: the plain edge and a role with the kind of link; an address that is none stays text."""
    for link in printed:
        target = web_iri(link.url)
        node = facts.node(scope.iris.part(thing, "link", link.rel, link.url), SCHEMA.LinkRole)
        facts.add(thing, KG.link, node)
        facts.add(node, SCHEMA.linkRelationship, link.rel)
        facts.add(node, SCHEMA.url, target)
        facts.add(node, SCHEMA.name, None if target else link.url)
        facts.add(thing, SCHEMA.url, target)
