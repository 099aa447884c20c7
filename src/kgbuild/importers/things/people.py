"""What things say of people and organisations: names, posts, studies, awards, interests, parts of institutions."""

from __future__ import annotations

from collections.abc import Iterator

from kgbuild.importers.quoting import date_of, plain
from kgbuild.importers.things import Thing, Value
from kgbuild.importers.things.names import Story
from kgbuild.model import NOBODY, Award, Education, Interest, Mention, Position, Profile, Record, Unit

_LONG = 80


def read_person(thing: Thing, story: Story) -> Iterator[Record]:
    """Give what is said of a person."""
    person = story.person(Value(thing.id, thing.id))
    if person == NOBODY:
        return
    yield from _profile(thing, person, story)
    yield from _positions(thing, person, story)
    yield from _studies(thing, person, story)
    for value in (v for term in ("award", "awards") for v in thing.properties.get(term, ())):
        yield from _award(value, thing, person, story)
    for value in thing.properties.get("knowsAbout", ()):
        inner = story.things.of(value)
        topic = plain(story.things.label(inner).text if inner else "" if value.ref else value.text)
        if topic and len(topic) <= _LONG:
            yield Interest(evidence=story.evidence(value, thing=thing), person=person, topic=topic)


def _profile(thing: Thing, person: Mention, story: Story) -> Iterator[Profile]:
    """Give a profile where something is said of the person as such."""
    names = [plain(value.text) for value in thing.properties.get("alternateName", ())]
    orcid, links = story.orcid(thing), story.links(thing)
    if person.url or orcid or links or person.email or names:
        yield Profile(
            evidence=story.evidence(story.name(thing), thing=thing),
            person=person,
            homepage=person.url,
            orcid=orcid,
            emails=(person.email,) if "@" in person.email else (),
            links=links,
            names=tuple(name for name in dict.fromkeys(names) if name and name != person.name),
            description=plain(story.things.text(thing, "description")),
        )


def _positions(thing: Thing, person: Mention, story: Story) -> Iterator[Position]:
    """Give a position for each employer and group; the title of a job is that at the only employer."""
    bodies: dict[str, tuple[Value, Mention]] = {}
    employers: set[str] = set()
    for term in ("worksFor", "affiliation", "memberOf"):
        for value in thing.properties.get(term, ()):
            body = story.body(value)
            if body != NOBODY:
                bodies.setdefault(body.name, (value, body))
                employers |= {body.name} if term != "memberOf" else set()
    one = next(iter(employers or bodies), "") if len(employers or bodies) == 1 else ""
    title = story.things.literal(thing, "jobTitle")
    if not title.text:
        title = story.things.literal(thing, "hasOccupation", "name")
    for value, body in bodies.values():
        role = story.things.of(value)
        dated = role if story.is_a(role, "role") else None
        named = story.things.literal(dated, "roleName") if dated else Value()
        start, end = story.period(dated) if dated else ("", "")
        said = named if named.text else title if body.name == one else Value()
        yield Position(
            evidence=story.evidence(Value(node=value.node), said, thing=thing), person=person, organization=body,
            role=plain(said.text), start=start, end=end,
        )  # fmt: skip
    if title.text and not one:
        yield Position(evidence=story.evidence(title, thing=thing), person=person, role=plain(title.text))


def _studies(thing: Thing, person: Mention, story: Story) -> Iterator[Education]:
    for value in thing.properties.get("alumniOf", ()):
        body = story.body(value)
        role = story.things.of(value)
        dated = role if story.is_a(role, "role") else None
        start, end = story.period(dated) if dated else ("", "")
        if body != NOBODY:
            yield Education(
                evidence=story.evidence(value, thing=thing), person=person, institution=body, start=start, end=end,
                degree=plain(story.things.text(dated, "roleName")) if dated else "",
            )  # fmt: skip
    for value in thing.properties.get("hasCredential", ()):
        credential = story.things.of(value)
        if credential is None:
            continue
        givers = story.things.values(credential, "recognizedBy", "creator", "provider")
        yield Education(
            evidence=story.evidence(story.things.label(credential), thing=thing),
            person=person,
            institution=story.body(givers[0]) if givers else NOBODY,
            degree=plain(story.things.label(credential).text),
            field=plain(story.things.text(credential, "about")),
            end=date_of(story.things.text(credential, "dateCreated")),
        )


def _award(value: Value, thing: Thing, person: Mention, story: Story) -> Iterator[Award]:
    inner = story.things.of(value)
    label = story.things.label(inner) if inner else value
    if label.text and not label.ref:
        yield Award(
            evidence=story.evidence(label, thing=thing),
            people=(person,),
            title=plain(label.text),
            date=date_of(story.things.text(inner, "datePublished")) if inner else date_of(label.text),
        )


def read_organization(thing: Thing, story: Story) -> Iterator[Unit]:
    """Give what is said of an organisation as such: its number, what it is part of."""
    body = story.body(Value(thing.id, thing.id))
    parents = story.things.values(thing, "parentOrganization")
    parent = story.body(parents[0]) if parents else NOBODY
    if body != NOBODY and (body.identifier or parent != NOBODY):
        yield Unit(
            evidence=story.evidence(story.name(thing), thing=thing), organization=body, parent=parent,
            homepage=body.url, location=story.place(thing),
        )  # fmt: skip
