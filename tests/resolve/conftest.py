"""Short ways to write extractions."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import count

import pytest

from kgbuild.model import Author, Evidence, Extraction, Mention, Paper, Record

Write = Callable[..., Extraction]


@pytest.fixture
def page() -> Write:
    """Write an extraction: its owner, and its records with mentions given as plain names."""
    places = count(100, 100)

    def place(name: str) -> Mention:
        start = next(places)
        return Mention(name, start, start + len(name))

    def write(
        document: str,
        owner: str = "",
        *,
        papers: Sequence[tuple[str, str] | tuple[str, str, dict[str, str]]] = (),
        records: Sequence[Record] = (),
    ) -> Extraction:
        found: list[Record] = list(records)
        for title, authors, *rest in papers:
            names = [n.strip() for n in authors.split(";") if n.strip()]
            people = tuple(Author(place(n), i) for i, n in enumerate(names, 1))
            evidence = Evidence(0, 0, "", "test")
            found.append(Paper(evidence=evidence, title=title, authors=people, **(rest[0] if rest else {})))
        subject = Mention(owner) if owner else Mention("")
        return Extraction(
            document, "", "text/plain", tuple(found), subject=subject, subject_kind="person" if owner else ""
        )

    return write
