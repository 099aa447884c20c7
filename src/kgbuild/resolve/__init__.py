"""Who is who and what is what over all documents.

    papers ─▶ people (inside each document, then across)      organisations ─▶ grants      venues

Papers come first because two authors of one paper in two documents are the best proof of one person. Every
step is a function of the sorted extractions, so their order does not matter.
"""

from __future__ import annotations

from collections.abc import Sequence

from kgbuild.entities import Resolution
from kgbuild.model import Extraction
from kgbuild.resolve.grants import resolve_grants
from kgbuild.resolve.memo import Memo
from kgbuild.resolve.organizations import resolve_organizations
from kgbuild.resolve.papers import resolve_papers
from kgbuild.resolve.people import resolve_people
from kgbuild.resolve.venues import resolve_venues


def resolve(extractions: Sequence[Extraction], memo: Memo | None = None) -> Resolution:
    """Decide every mention and record of all extractions; `memo` spares what earlier builds worked out."""
    ordered = sorted(extractions, key=lambda e: e.document)
    papers, paper_of, open_papers = resolve_papers(ordered)
    people, person_of, unsure = resolve_people(ordered, paper_of, memo)
    organizations, organization_of, open_organizations = resolve_organizations(ordered, memo)
    grants, grant_of = resolve_grants(ordered, organization_of)
    venues, venue_of = resolve_venues(ordered, memo)
    left_open = sorted([*unsure, *open_organizations, *open_papers], key=lambda pair: (-pair[2], pair))
    return Resolution(
        people, organizations, papers, venues, grants,
        person_of, organization_of, paper_of, grant_of, venue_of, tuple(left_open),
    )  # fmt: skip


__all__ = ["Memo", "resolve"]
