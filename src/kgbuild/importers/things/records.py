"""From things to records: what each kind of thing says."""

from __future__ import annotations

from collections.abc import Iterator

from kgbuild.importers.quoting import Quoter
from kgbuild.importers.things import Thing, Things
from kgbuild.importers.things.names import Story
from kgbuild.importers.things.people import read_organization, read_person
from kgbuild.importers.things.works import is_work, read_course, read_event, read_grant, read_work
from kgbuild.model import Record


def read_records(things: Things, quoter: Quoter) -> Iterator[Record]:
    """Give what things say, thing by thing in the order of the file.

    Args:
        things: of one file.
        quoter: of the text that they stem from.
    """
    things.turn()
    story = Story(things, quoter)
    for thing in things:
        yield from (record for record in _read(thing, story) if record.evidence.quote)


def _read(thing: Thing, story: Story) -> Iterator[Record]:
    if is_work(thing, story):
        yield from read_work(thing, story)
    elif story.is_a(thing, "person"):
        yield from read_person(thing, story)
    elif story.is_a(thing, "organization"):
        yield from read_organization(thing, story)
    elif thing.types & {"Grant", "MonetaryGrant"}:
        yield from read_grant(thing, story)
    elif any(kind.endswith("Event") for kind in thing.types):
        yield from read_event(thing, story)
    elif "Course" in thing.types:
        yield from read_course(thing, story)
