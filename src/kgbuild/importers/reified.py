"""Authorships and posts that vocabularies write as nodes of their own, told plainly: who wrote, who worked where."""

from __future__ import annotations

from collections.abc import Mapping

from kgbuild.importers.things import Thing, Things, Value
from kgbuild.lexicon import table


def tell_plainly(things: Things) -> None:
    """Add to works the authors of their signatures and authorships, in order, and to people their posts."""
    related_by: dict[str, list[Thing]] = {}
    for thing in things:
        for value in thing.properties.get("relatedBy", ()):
            related_by.setdefault(value.ref, []).append(thing)
    for thing in things:
        if thing.properties.get("signature"):
            _signatures(thing, things)
        if "Authorship" in thing.types:
            _authorship(thing, things, related_by)
        elif "Position" in thing.types:
            _position(thing, things, related_by)
    for thing in things:
        if "ranked" in thing.ordered:
            values = thing.properties["author"]
            values.sort(key=lambda value: (_number(value.text), value.ref))
            values[:] = [Value(value.ref, value.ref) for value in values]
            thing.ordered.add("author")


def _signatures(work: Thing, things: Things) -> None:
    """Take the authors of a work from its signatures: they have an order and the name that was signed with."""
    signed = [found for value in work.properties["signature"] if (found := things.of(value))]
    signed.sort(key=lambda one: (_number(things.text(one, "position")), one.id))
    authors: list[Value] = []
    for one in signed:
        creator = next(iter(things.values(one, "person")), None)
        person = things.of(creator) if creator else None
        if creator and person and things.label(person).text:
            authors.append(creator)
        else:
            one.types.add("Person")
            if creator:
                one.add("sameAs", creator)
            authors.append(Value(one.id, one.id))
    if authors:
        work.properties["author"] = authors
        work.ordered.add("author")


def _authorship(node: Thing, things: Things, related_by: Mapping[str, list[Thing]]) -> None:
    """Tell each work that an authorship relates of each person that it relates."""
    people, others = _related(node, things, related_by)
    works = [other for other in others if other.types & set(table("vocabularies")["works"])]
    for work in works:
        for person in people:
            work.properties.setdefault("author", [])
            work.properties["author"] = [v for v in work.properties["author"] if v.ref != person.id]
            work.add("author", Value(things.text(node, "position"), person.id))
            work.ordered.add("ranked")


def _position(node: Thing, things: Things, related_by: Mapping[str, list[Thing]]) -> None:
    """Tell each person that a post relates of the organisation, with the name of the post and its dates."""
    people, others = _related(node, things, related_by)
    bodies = [other for other in others if other.types & set(table("vocabularies")["kinds"]["organization"])]
    if not people or not bodies:
        return
    for value in node.properties.get("interval", ()):
        interval = things.of(value)
        for term in ("startDate", "endDate"):
            day = things.text(interval, term, "value") if interval else ""
            if day:
                # The first of January stands for a year.
                node.add(term, Value(day[:4] if day[4:10] == "-01-01" else day))
    node.types.add("Role")
    for label in node.properties.get("name", ()):
        node.add("roleName", label)
    node.properties["affiliation"] = [Value(body.id, body.id) for body in bodies[:1]]
    for person in people:
        person.add("worksFor", Value(node.id, node.id))


def _related(node: Thing, things: Things, related_by: Mapping[str, list[Thing]]) -> tuple[list[Thing], list[Thing]]:
    """Give the people and the other things that a node relates, from whichever end it is said."""
    found = [other for value in node.properties.get("relates", ()) if (other := things.of(value))]
    found += related_by.get(node.id, [])
    unique = list({one.id: one for one in found}.values())
    people = [one for one in unique if "Person" in one.types]
    return people, [one for one in unique if "Person" not in one.types]


def _number(text: str) -> int:
    return int(text) if text.isdigit() else 1 << 30
