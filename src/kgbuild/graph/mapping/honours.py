"""Grants and awards: what was given to whom, by whom."""

from __future__ import annotations

from pyoxigraph import Literal, NamedNode

from kgbuild.graph.iris import slug, web_iri
from kgbuild.graph.literals import DECIMAL, INTEGER, date_literal, year_of
from kgbuild.graph.mapping.editions import grant_fields
from kgbuild.graph.mapping.scope import Facts, Scope
from kgbuild.graph.vocabulary import KG, SCHEMA
from kgbuild.model import Award, Grant


def grant(record: Grant, scope: Scope, index: int) -> Facts:
    """Map funding: the grant, its funder and amount, each recipient with the role as printed, the works it funded."""
    facts = Facts()
    key = scope.world.resolution.grant_of.get((scope.document, index))
    if key is None:
        return facts
    edition, values = scope.world.grants[key], grant_fields(record)
    node = facts.fact(scope.iris.entity(key), SCHEMA.MonetaryGrant, SCHEMA.Grant)
    best = edition.fields.get("title", "")
    facts.add(node, SCHEMA.name if record.title == best else SCHEMA.alternateName, record.title)
    if edition.fits(values):
        _terms(facts, node, {f: edition.fields.get(f, "") if v else "" for f, v in values.items()}, scope)
    facts.add(node, KG.ongoing, record.ongoing or None)
    facts.add(node, KG.funderAsPrinted, record.funder.name)
    facts.add(node, SCHEMA.funder, scope.organization(record.funder))
    facts.add(node, SCHEMA.url, web_iri(record.url) if record.url else None)
    for recipient in record.recipients:
        who = scope.person(recipient.person)
        role = scope.involvement(facts, KG.GrantRole, recipient.person, node, (recipient.role,))
        facts.add(role, SCHEMA.roleName, recipient.role)
        facts.add(who, SCHEMA.funding, node)
        facts.add(node, SCHEMA.fundedItem, who)
        facts.add(node, KG.recipient, who)
    for work in map(scope.work, record.works):
        facts.add(work, SCHEMA.funding, node)
        facts.add(node, SCHEMA.fundedItem, work)
    return facts


def _terms(facts: Facts, node: NamedNode, values: dict[str, str], scope: Scope) -> None:
    facts.add(node, KG.startDate, date_literal(values["start"]) if values["start"] else None)
    facts.add(node, KG.endDate, date_literal(values["end"]) if values["end"] else None)
    facts.add(node, KG.startYear, year_of(values["start"]))
    facts.add(node, KG.endYear, year_of(values["end"]))
    facts.add(node, KG.scheme, values["scheme"])
    facts.add(node, SCHEMA.identifier, values["identifier"])
    if values["amount"]:
        amount = facts.node(scope.iris.part(node, "amount"), SCHEMA.MonetaryAmount)
        datatype = INTEGER if values["amount"].isdecimal() else DECIMAL
        number = Literal(values["amount"], datatype=datatype) if _is_number(values["amount"]) else values["amount"]
        facts.add(amount, SCHEMA.value, number)
        facts.add(amount, SCHEMA.currency, values["currency"])
        facts.add(node, SCHEMA.amount, amount)


def _is_number(text: str) -> bool:
    return text.replace(".", "", 1).isdecimal() and text.isascii()


def award(record: Award, scope: Scope, _: int) -> Facts:
    """Map a prize: the award, and its receipt by each who shares it."""
    facts = Facts()
    awarder = scope.organization(record.awarder)
    identity = (awarder.value if awarder else slug(record.awarder.name),) if record.awarder.name else ()
    prize = scope.iris.minted("award", record.title, *identity)
    facts.node(prize, KG.Award, SCHEMA.Thing)
    facts.add(prize, SCHEMA.name, record.title)
    facts.add(prize, KG.conferredBy, awarder)
    facts.add(prize, KG.conferrerAsPrinted, record.awarder.name)
    for person in record.people:
        receipt = scope.involvement(facts, KG.AwardReceipt, person, prize, (record.date,))
        facts.add(receipt, KG.targetAsPrinted, record.title)
        facts.period(receipt, record.date)
        facts.add(receipt, KG.forWork, scope.work(record.paper))
        facts.add(scope.person(person), SCHEMA.award, record.title)
    return facts
