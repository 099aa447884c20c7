"""Bare records, one JSON object each, to entities: the resolver for use without documents."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any

from kgbuild.collecting import seldom_collected
from kgbuild.errors import InputError
from kgbuild.resolve.records.columns import Place, check_records
from kgbuild.resolve.records.organizations import resolve_organizations
from kgbuild.resolve.records.papers import resolve_papers
from kgbuild.resolve.records.people import resolve_people
from kgbuild.resolve.records.shares import Progress
from kgbuild.resolve.records.venues import resolve_venues

Records = Iterable[Mapping[str, Any]]

#: Kinds of records that fall into entities, with their resolver.
GROUPED: Mapping[str, Callable[[Records, Progress | None, int], Mapping[str, str]]] = {
    "papers": lambda records, _progress, _jobs: resolve_papers(records),
    "people": resolve_people,
    "venues": lambda records, _progress, _jobs: resolve_venues(records),
}
KINDS = (*GROUPED, "organizations")


def resolve_records(
    kind: str,
    records: Records,
    progress: Progress | None = None,
    place: Place = "record {}".format,
    jobs: int = 1,
) -> Iterator[dict[str, str]]:
    """Give a row for each record, as `kgbuild resolve KIND` prints them.

    Args:
        kind: one of `KINDS`.
        records: each with an `id` of its own. People have `name`, and if known `coauthors`, `title`, `venue`, `year`,
            `affiliation`, `paper`; papers `title`, `authors`, `venue`, `year`, `pages`; the others `text`.
        progress: told how far the work is.
        place: says in errors where the nth record stands.
        jobs: how many processes share the work on many people; more than one need a `__main__` that can be imported
            (see `multiprocessing`).

    Yields:
        `id` and `entity`, the id of one record that stands for all of an entity; of organizations `id`, `ror` and
        `confidence`, a row for each that a record names.

    Raises:
        InputError: the kind is unknown, or the records are not as `columns` wants them.
    """
    if kind not in KINDS:
        raise InputError(f"there is no resolver of {kind!r}; there are {', '.join(KINDS)}")
    if kind == "organizations":
        for identifier, found in resolve_organizations(check_records(kind, records, place)):
            yield {"id": identifier, "ror": found.ror, "confidence": f"{found.confidence:.2f}"}
        return
    order: list[str] = []
    with seldom_collected():
        entities = GROUPED[kind](_listed(check_records(kind, records, place), order), progress, jobs)
    for identifier in order:
        yield {"id": identifier, "entity": entities[identifier]}


def _listed(records: Records, order: list[str]) -> Records:
    """Pass records on and keep their ids alone."""
    for record in records:
        order.append(str(record["id"]))
        yield record


__all__ = ["KINDS", "resolve_records"]
