"""Records of affiliation strings to registered organisations."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from kgbuild.resolve.affiliations import Found, find_organizations


def resolve_organizations(rows: Iterable[Mapping[str, Any]]) -> Iterator[tuple[str, Found]]:
    """Give (id, organisation) for each one found in records with `id` and `text`."""
    for row in rows:
        for found in find_organizations(str(row.get("text") or "")):
            yield str(row["id"]), found
