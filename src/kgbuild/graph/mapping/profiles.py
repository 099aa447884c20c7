"""What documents say of people and organisations as such."""

from __future__ import annotations

from kgbuild.graph.iris import web_iri
from kgbuild.graph.mapping.identifiers import identify
from kgbuild.graph.mapping.scope import Facts, Scope
from kgbuild.graph.mapping.works import links
from kgbuild.graph.vocabulary import FOAF, SCHEMA
from kgbuild.model import Profile, Unit


def profile(record: Profile, scope: Scope, _: int) -> Facts:
    """Map a person's homepage, ORCID, links, further names; e-mail addresses only where the settings allow it."""
    facts = Facts()
    who = scope.person(record.person)
    if who is None:
        return facts
    facts.fact(who, SCHEMA.Person, FOAF.Person)
    best = scope.world.resolution.people[scope.world.resolution.person_of[
        scope.document, record.person.name, record.person.start
    ]].name  # fmt: skip
    for name in (record.person.name, *record.names):
        facts.add(who, SCHEMA.name if name == best else SCHEMA.alternateName, name)
    page = web_iri(record.homepage) if record.homepage else None
    facts.add(who, FOAF.homepage, page)
    facts.add(who, SCHEMA.url, page)
    facts.add(who, SCHEMA.description, record.description)
    identify(facts, who, {"orcid": record.orcid}, scope.iris)
    links(facts, who, record.links, scope)
    if scope.world.settings.privacy.emails:
        for email in record.emails:
            facts.add(who, SCHEMA.email, email)
    return facts


def unit(record: Unit, scope: Scope, _: int) -> Facts:
    """Map an organisation, what it belongs to and where it is."""
    facts = Facts()
    node = scope.organization(record.organization)
    if node is None:
        return facts
    facts.fact(node, SCHEMA.Organization, FOAF.Organization)
    facts.add(node, SCHEMA.alternateName, _other_name(record, scope))
    parent = scope.organization(record.parent)
    facts.add(node, SCHEMA.parentOrganization, parent if parent != node else None)
    facts.add(node, SCHEMA.url, web_iri(record.homepage) if record.homepage else None)
    facts.add(node, SCHEMA.location, record.location)
    return facts


def _other_name(record: Unit, scope: Scope) -> str:
    mention = record.organization
    key = scope.world.resolution.organization_of[scope.document, mention.name, mention.start]
    return "" if mention.name == scope.world.resolution.organizations[key].name else mention.name
