"""Talks, teaching, attendance, press, metrics: what happened on one occasion or is stated of one day."""

from __future__ import annotations

from kgbuild.graph.iris import slug, web_iri
from kgbuild.graph.literals import date_literal, year_of
from kgbuild.graph.mapping.scope import Facts, Scope
from kgbuild.graph.vocabulary import FOAF, KG, SCHEMA
from kgbuild.model import Attendance, Metric, Press, Talk, Teaching


def talk(record: Talk, scope: Scope, _: int) -> Facts:
    """Map a talk; it is an event with its performers, so that no involvement need stand beside it."""
    facts = Facts()
    people = [who for who in map(scope.person, record.people) if who]
    names = sorted(who.value for who in people)
    said = (slug(record.event), record.date, record.type, slug(record.location), *names)
    node = scope.iris.minted("talk", record.title or record.event or record.type, *said)
    facts.fact(node, KG.Talk, SCHEMA.Event)
    facts.add(node, SCHEMA.name, record.title)
    facts.add(node, KG.talkKind, record.type)
    facts.add(node, KG.venueAsPrinted, record.event)
    facts.add(node, SCHEMA.location, record.location)
    facts.add(node, SCHEMA.superEvent, scope.venue(record.event))
    facts.add(node, SCHEMA.url, web_iri(record.url) if record.url else None)
    facts.period(node, record.date)
    for who in people:
        facts.add(node, SCHEMA.performer, who)
    return facts


def teaching(record: Teaching, scope: Scope, _: int) -> Facts:
    """Map a course in one term: the course, its offering, and what the person was in it."""
    facts = Facts()
    where = scope.organization(record.institution)
    course = scope.iris.minted("course", record.course, where.value if where else slug(record.institution.name))
    facts.node(course, SCHEMA.Course)
    facts.add(course, SCHEMA.name, record.course)
    facts.add(course, SCHEMA.provider, where)
    facts.add(course, SCHEMA.educationalLevel, record.level)
    offering = scope.iris.part(course, slug(record.date) if record.date else "undated")
    facts.node(offering, SCHEMA.CourseInstance)
    facts.add(offering, SCHEMA.name, record.course)
    facts.add(offering, SCHEMA.startDate, date_literal(record.date) if record.date else None)
    facts.add(offering, SCHEMA.instructor, scope.person(record.person))
    facts.add(course, SCHEMA.hasCourseInstance, offering)
    node = scope.involvement(facts, KG.Teaching, record.person, offering, (record.role,))
    facts.add(node, SCHEMA.roleName, record.role)
    facts.add(node, KG.targetAsPrinted, record.course)
    facts.add(node, KG.institution, where)
    facts.add(node, KG.institutionAsPrinted, record.institution.name)
    facts.period(node, record.date)
    return facts


def attendance(record: Attendance, scope: Scope, _: int) -> Facts:
    """Map someone's being at an event."""
    facts = Facts()
    event = scope.venue(record.event) or scope.named(facts, "event", record.event, SCHEMA.Event)
    node = scope.involvement(facts, KG.Attendance, record.person, event, (record.date, record.location, record.event))
    facts.add(node, KG.targetAsPrinted, record.event)
    facts.add(node, KG.place, record.location)
    facts.period(node, record.date)
    facts.add(event, SCHEMA.attendee, scope.person(record.person))
    return facts


def press(record: Press, scope: Scope, _: int) -> Facts:
    """Map an article or a broadcast about someone."""
    facts = Facts()
    item = scope.iris.minted("press", record.title, slug(record.publisher), record.date, record.url)
    facts.fact(item, KG.PressItem, SCHEMA.Article)
    facts.add(item, SCHEMA.name, record.title)
    facts.add(item, SCHEMA.datePublished, date_literal(record.date) if record.date else None)
    facts.add(item, KG.startYear, year_of(record.date))
    facts.add(item, SCHEMA.url, web_iri(record.url) if record.url else None)
    publisher = scope.named(facts, "organization", record.publisher, SCHEMA.Organization, FOAF.Organization)
    facts.add(item, SCHEMA.publisher, publisher)
    facts.add(item, SCHEMA.about, scope.person(record.person))
    return facts


def metric(record: Metric, scope: Scope, _: int) -> Facts:
    """Map a figure that the source states of someone."""
    facts = Facts()
    who = scope.person(record.person)
    anchor = who or scope.iris.document(scope.document)
    node = scope.iris.part(anchor, "metric", slug(record.metric), record.value, record.date)
    facts.fact(node, KG.Metric, SCHEMA.Observation)
    facts.add(node, SCHEMA.name, record.metric)
    facts.add(node, SCHEMA.value, int(record.value) if record.value.isdecimal() else record.value)
    facts.add(node, SCHEMA.observationDate, date_literal(record.date) if record.date else None)
    facts.add(node, KG.startYear, year_of(record.date))
    facts.add(node, SCHEMA.observationAbout, who)
    return facts
