"""Positions, education, supervision, service, skills, interests: what someone is, was and does."""

from __future__ import annotations

from pyoxigraph import NamedNode

from kgbuild.graph.levels import level_of
from kgbuild.graph.mapping.scope import Facts, Scope
from kgbuild.graph.vocabulary import KG, SCHEMA, SKOS
from kgbuild.model import Education, Interest, Mention, Position, Service, Skill, Supervision

_LEVELS: dict[str, NamedNode] = {
    "school": KG.school,
    "bachelor": KG.bachelor,
    "master": KG.master,
    "doctorate": KG.doctorate,
    "postdoc": KG.postdoc,
}


def position(record: Position, scope: Scope, _: int) -> Facts:
    """Map an employment; the plain edge to a present employer is `schema:worksFor` too."""
    facts = Facts()
    who, where = scope.person(record.person), scope.organization(record.organization)
    said = (record.role, record.start, record.end, record.location, "" if where else record.organization.name)
    node = scope.involvement(facts, KG.Position, record.person, where, said)
    facts.node(node, SCHEMA.EmployeeRole)
    facts.add(node, SCHEMA.roleName, record.role)
    facts.add(node, KG.targetAsPrinted, record.organization.name)
    facts.add(node, KG.place, record.location)
    facts.period(node, record.start, record.end, ongoing=record.ongoing)
    facts.add(who, SCHEMA.affiliation, where)
    facts.add(who, SCHEMA.worksFor, where if record.ongoing else None)
    return facts


def education(record: Education, scope: Scope, _: int) -> Facts:
    """Map a period of study, with the degree as a credential and the thesis as a work."""
    facts = Facts()
    who, where = scope.person(record.person), scope.organization(record.institution)
    said = (record.degree, record.field, record.start, record.end, "" if where else record.institution.name)
    node = scope.involvement(facts, KG.Education, record.person, where, said)
    facts.node(node, SCHEMA.OrganizationRole)
    facts.add(node, SCHEMA.roleName, record.degree)
    facts.add(node, KG.targetAsPrinted, record.institution.name)
    facts.add(node, KG.place, record.location)
    facts.add(node, KG.distinction, record.distinction)
    facts.period(node, record.start, record.end, ongoing=record.ongoing)
    facts.add(node, KG.level, _LEVELS.get(level_of(record.degree)))
    facts.add(who, SCHEMA.alumniOf, where)
    if record.degree or record.field:
        facts.add(node, KG.credential, _credential(facts, record, node, scope))
    facts.add(node, KG.thesis, _thesis(facts, record.thesis, who, where, record.degree, scope))
    return facts


def _credential(facts: Facts, record: Education, node: NamedNode, scope: Scope) -> NamedNode:
    degree = NamedNode(f"{node.value}-degree")
    facts.node(degree, SCHEMA.EducationalOccupationalCredential)
    facts.add(degree, SCHEMA.name, record.degree)
    facts.add(degree, SCHEMA.credentialCategory, "degree")
    facts.add(degree, SCHEMA.educationalLevel, level_of(record.degree))
    facts.add(degree, SCHEMA.recognizedBy, scope.organization(record.institution))
    facts.add(degree, SCHEMA.about, scope.named(facts, "topic", record.field, SCHEMA.DefinedTerm, SKOS.Concept))
    facts.add(scope.person(record.person), SCHEMA.hasCredential, degree)
    return degree


def supervision(record: Supervision, scope: Scope, _: int) -> Facts:
    """Map one advisor of one student; the plain edge is `kg:advisor`, of a doctorate `kg:doctoralAdvisor`."""
    facts = Facts()
    advisor, student = scope.person(record.advisor), scope.person(record.student)
    where = scope.organization(record.institution)
    said = (record.level, record.role, record.start, record.end, record.thesis, record.institution.name)
    node = scope.involvement(facts, KG.Supervision, record.advisor, student, said)
    level = level_of(record.level)
    facts.add(node, SCHEMA.roleName, record.role)
    facts.add(node, KG.targetAsPrinted, record.student.name if record.student.start >= 0 else None)
    facts.add(node, KG.level, _LEVELS.get(level))
    facts.add(node, KG.levelAsPrinted, record.level)
    facts.add(node, KG.institution, where)
    facts.add(node, KG.institutionAsPrinted, record.institution.name)
    facts.add(node, KG.outcome, record.outcome)
    facts.period(node, record.start, record.end, ongoing=record.ongoing)
    facts.add(node, KG.thesis, _thesis(facts, record.thesis, student, where, record.level, scope))
    if student and advisor:
        facts.add(student, KG.doctoralAdvisor if level == "doctorate" else KG.advisor, advisor)
        facts.add(advisor, KG.doctoralStudent if level == "doctorate" else KG.advisee, student)
    return facts


def _thesis(
    facts: Facts, title: str, author: NamedNode | None, where: NamedNode | None, degree: str, scope: Scope
) -> NamedNode | None:
    """Give the thesis: the listed work of that title if it is one, else a work of its own."""
    if not title:
        return None
    listed = scope.work(title, kind="thesis")
    thesis = listed or scope.iris.minted("thesis", title, author.value if author else "")
    facts.node(thesis, SCHEMA.Thesis)
    if listed is None:
        facts.add(thesis, SCHEMA.name, title)
    facts.add(thesis, SCHEMA.author, author)
    facts.add(thesis, SCHEMA.sourceOrganization, where)
    facts.add(thesis, SCHEMA.inSupportOf, degree)
    return thesis


def service(record: Service, scope: Scope, _: int) -> Facts:
    """Map reviewing, editing, organising, membership, for an organisation, a journal or an event."""
    facts = Facts()
    target = scope.organization(record.organization) or scope.venue(record.organization.name)
    said = (record.role, record.start, record.end, "" if target else record.organization.name)
    node = scope.involvement(facts, KG.Service, record.person, target, said)
    facts.add(node, SCHEMA.roleName, record.role)
    facts.add(node, KG.targetAsPrinted, record.organization.name)
    facts.period(node, record.start, record.end, ongoing=record.ongoing)
    return facts


def skill(record: Skill, scope: Scope, _: int) -> Facts:
    """Map a skill."""
    facts = Facts()
    node = _stated(facts, KG.Competence, record.person, record.skill, scope)
    facts.add(node, KG.category, record.category)
    facts.add(scope.person(record.person), SCHEMA.skills, record.skill)
    return facts


def interest(record: Interest, scope: Scope, _: int) -> Facts:
    """Map a research interest."""
    facts = Facts()
    _stated(facts, KG.Interest, record.person, record.topic, scope)
    topic = scope.named(facts, "topic", record.topic, SCHEMA.DefinedTerm, SKOS.Concept)
    facts.add(scope.person(record.person), SCHEMA.knowsAbout, topic)
    return facts


def _stated(facts: Facts, kind: NamedNode, person: Mention, printed: str, scope: Scope) -> NamedNode:
    topic = scope.named(facts, "topic", printed, SCHEMA.DefinedTerm, SKOS.Concept)
    node = scope.involvement(facts, kind, person, topic, ())
    facts.add(node, KG.targetAsPrinted, printed)
    return node
