"""When somebody whom the head of a card calls a postdoc came: "She joined the group in March 2023" says no role."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from kgbuild.model import Mention, Position, Record

Records = tuple[Record, ...]


def begun(listed: Records, stated: Records, lab: Mention) -> tuple[Records, Records]:
    """Give what a card lists and what its sentences state, the day of a joining with the one role that is listed.

    A role that another says in more words for the same time is left out: "Visiting" of a "Visiting Researcher".
    """
    listed = tuple(record for record in listed if not _is_short_for_another(record, listed))
    arrivals = [r for r in stated if isinstance(r, Position) and _is_arrival(r, lab)]
    roles = [
        record for record in listed if isinstance(record, Position) and record.role and not (record.start or record.end)
    ]
    here = [role for role in roles if role.organization.name in {"", lab.name}]
    if len(arrivals) != 1 or len(here) != 1 or here[0].person.name != arrivals[0].person.name:
        return listed, stated
    dated = replace(here[0], start=arrivals[0].start)
    return tuple(dated if r is here[0] else r for r in listed), tuple(r for r in stated if r is not arrivals[0])


def _is_arrival(record: Position, lab: Mention) -> bool:
    """Say whether a record is no more than when somebody came to the lab."""
    bare = not (record.role or record.end) and record.organization.name in {"", lab.name}
    return bare and record.start != ""


def _is_short_for_another(record: Record, listed: Sequence[Record]) -> bool:
    if not isinstance(record, Position) or not record.role:
        return False
    others = (r for r in listed if isinstance(r, Position) and r is not record and r.person.name == record.person.name)
    return any(_says_more(other, record) for other in others)


def _says_more(told: Position, record: Position) -> bool:
    same = (told.organization.name, told.start, told.end) == (record.organization.name, record.start, record.end)
    return same and told.role.casefold().startswith(f"{record.role.casefold()} ")
