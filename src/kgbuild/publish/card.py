"""A person's card: who they are and what the graph says of them, section by section."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from pyoxigraph import NamedNode, Store

from kgbuild.ask import ask_store, find_query

#: Title → (relation, the column that names the person, the columns to show).
SECTIONS: Mapping[str, tuple[str, str, tuple[str, ...]]] = {
    "Positions": ("positions", "person", ("role", "organization", "start", "end")),
    "Education": ("education", "person", ("degree", "field", "institution", "start", "end")),
    "Advisors": ("supervision", "student", ("advisor_name", "level", "start", "end")),
    "Students": ("supervision", "advisor", ("student_name", "level", "start", "end")),
    "Grants": ("grants", "person", ("title", "funder", "role", "start", "end")),
    "Awards": ("awards", "person", ("title", "awarder", "date")),
    "Papers": ("authorships", "person", ("title", "year", "venue", "position")),
    "Talks": ("talks", "person", ("title", "event", "kind", "date")),
    "Teaching": ("teaching", "person", ("course", "role", "institution", "date")),
    "Service": ("service", "person", ("role", "organization", "start", "end")),
    "Metrics": ("metrics", "person", ("metric", "value", "date")),
    "Skills": ("skills", "person", ("skill",)),
}


@dataclass(frozen=True, slots=True)
class Card:
    """What a graph says of one person.

    Attributes:
        iri: of the person.
        name: the best name.
        names: every printed form.
        homepage: empty where unknown.
        orcid: empty where unknown.
        sections: title → rows; sections without rows are left out.
    """

    iri: str
    name: str
    names: tuple[str, ...]
    homepage: str
    orcid: str
    sections: Mapping[str, tuple[Mapping[str, str], ...]]


def rows_of(store: Store, relation: str, column: str, value: str) -> tuple[Mapping[str, str], ...]:
    """Give the rows of a relation in which a column has a value."""
    return tuple(row for row in ask_store(store, find_query(relation)).rows if row[column] == value)


def card(store: Store, person: NamedNode) -> Card:
    """Give the card of a person."""
    iri = person.value
    known = next(iter(rows_of(store, "people", "person", iri)), {})
    sections = {title: rows_of(store, relation, column, iri) for title, (relation, column, _) in SECTIONS.items()}
    papers = {row["paper"]: row for row in ask_store(store, find_query("papers")).rows}
    sections["Papers"] = tuple({**papers.get(row["paper"], {}), **row} for row in sections["Papers"])
    return Card(
        iri=iri,
        name=known.get("name", ""),
        names=tuple(row["name"] for row in rows_of(store, "names", "person", iri)),
        homepage=known.get("homepage", ""),
        orcid=known.get("orcid", ""),
        sections={title: rows for title, rows in sections.items() if rows},
    )
