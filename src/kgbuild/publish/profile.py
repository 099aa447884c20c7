"""A person's JSON-LD for a page: schema.org only, in the shape that crawlers read.

The terms follow https://schema.org/ProfilePage and Google's profile page guidelines: a ProfilePage whose mainEntity is
the Person, and the works beside it, authors in their printed order.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from pyoxigraph import NamedNode, Store

from kgbuild.ask import ask_store, find_query
from kgbuild.publish.card import Card, card

_TYPES = {"book": "Book", "chapter": "Chapter", "thesis": "Thesis", "report": "Report"}


def profile(store: Store, person: NamedNode) -> dict[str, Any]:
    """Give the JSON-LD of a person's page.

    Returns:
        JSON-like values; `@context` is a name, never fetched by kgbuild.
    """
    found = card(store, person)
    authors = _authors(store, [row["paper"] for row in found.sections.get("Papers", ())])
    works = [_work(row, authors.get(row["paper"], ())) for row in _newest_first(found.sections.get("Papers", ()))]
    page = {"@type": "ProfilePage", "mainEntity": _person(found)}
    return {"@context": "https://schema.org", "@graph": [page, *works]}


def _person(found: Card) -> dict[str, Any]:
    sections = found.sections
    posts = [_post(row) for row in sections.get("Positions", ()) if row["organization"]]
    links = [found.homepage] if found.homepage else []
    same = [f"https://orcid.org/{found.orcid}"] if found.orcid else []
    return _without_empty({
        "@type": "Person",
        "@id": found.iri,
        "name": found.name,
        "alternateName": sorted(set(found.names) - {found.name}),
        "url": links[0] if links else "",
        "sameAs": same,
        "jobTitle": next((row["role"] for row in sections.get("Positions", ()) if not row["end"] and row["role"]), ""),
        "affiliation": posts,
        "alumniOf": _unique(
            {"@type": "CollegeOrUniversity", "name": row["institution"]}
            for row in sections.get("Education", ())
            if row["institution"]
        ),
        "award": _unique(
            ", ".join(part for part in (row["title"], row["date"][:4]) if part) for row in sections.get("Awards", ())
        ),
        "knowsAbout": _unique(row["skill"] for row in sections.get("Skills", ())),
    })  # fmt: skip


def _post(row: Mapping[str, str]) -> dict[str, Any]:
    """Give an affiliation: the organisation while it lasts, a Role with its dates where it is over."""
    organization = {"@type": "Organization", "name": row["organization"]}
    if not row["end"]:
        return organization
    return _without_empty({
        "@type": "OrganizationRole",
        "roleName": row["role"],
        "startDate": _iso(row["start"]),
        "endDate": _iso(row["end"]),
        "affiliation": organization,
    })  # fmt: skip


def _work(row: Mapping[str, str], authors: Sequence[Mapping[str, str]]) -> dict[str, Any]:
    doi, arxiv = row.get("doi", ""), row.get("arxiv", "")
    same = [f"https://doi.org/{doi}"] if doi else []
    same += [f"https://arxiv.org/abs/{arxiv}"] if arxiv else []
    return _without_empty({
        "@type": _TYPES.get(row.get("type", ""), "ScholarlyArticle"),
        "@id": row["paper"],
        "name": row.get("title", ""),
        "headline": row.get("title", ""),
        "author": [{"@type": "Person", "@id": one["person"], "name": one["name"]} for one in authors],
        "datePublished": _iso(row.get("date") or row.get("year", "")),
        "isPartOf": {"@type": "CreativeWork", "name": row["venue"]} if row.get("venue") else "",
        "pagination": row.get("pages", ""),
        "sameAs": same,
    })  # fmt: skip


def _authors(store: Store, papers: Sequence[str]) -> dict[str, list[Mapping[str, str]]]:
    """Give the authors of each paper in their printed order, those without a place last."""
    wanted = set(papers)
    found: dict[str, list[Mapping[str, str]]] = {}
    for row in ask_store(store, find_query("authorships")).rows:
        if row["paper"] in wanted:
            found.setdefault(row["paper"], []).append(row)
    for rows in found.values():
        rows.sort(key=lambda row: (int(row["position"] or 1_000_000), row["name"]))
    return found


def _newest_first(rows: Sequence[Mapping[str, str]]) -> list[Mapping[str, str]]:
    return sorted(rows, key=lambda row: (-int(row.get("year") or 0), row.get("title", "")))


def _iso(date: str) -> str:
    """Give an EDTF date as ISO 8601; of a season the year."""
    return date[:4] if len(date) == len("2018-21") and int(date[5:]) > 12 else date


def _unique(values: Any) -> list[Any]:
    kept: list[Any] = []
    for value in values:
        if value and value not in kept:
            kept.append(value)
    return kept


def _without_empty(values: Mapping[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in values.items() if value}
