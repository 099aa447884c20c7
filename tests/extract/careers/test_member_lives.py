"""Lives in a few dated lines below the names of pages of people."""

from __future__ import annotations

import pytest

from kgbuild.documents import read_bytes
from kgbuild.extract import extract
from kgbuild.model import Education, Position

PAGE = """---
title: Team
---

### Prof. Dr. Ada Lindqvist

Inhaberin der Professur

#### Kurzbiografie

| | |
|---|---|
{}

### Elin Moe

Wissenschaftliche Mitarbeiterin

#### Werdegang

- seit 10/2019: Wissenschaftliche Mitarbeiterin, Universität Kiel
- 2011-2018: Studium der Biologie, Universität Lund
"""
ROWS = """| 2013-2018 | Oberassistentin am Lehrstuhl für Gezeiten, Universität Lund |
| 2009 | Promotion (Dr. phil.), Universität Uppsala |
| 1999-2005 | Studium der Psychologie, Universität Kiel |"""


def told(text: str) -> tuple[list[tuple[str, ...]], list[tuple[str, ...]]]:
    records = extract(read_bytes(text.encode(), "team.md")).records
    posts = [(r.person.name, r.role, r.start, r.end) for r in records if isinstance(r, Position) and r.start]
    degrees = [(r.person.name, r.degree or r.field, r.institution.name) for r in records if isinstance(r, Education)]
    return posts, degrees


def test_dated_lines_below_names_are_lives() -> None:
    posts, degrees = told(PAGE.format(ROWS))
    assert ("Ada Lindqvist", "Oberassistentin", "2013", "2018") in posts
    assert ("Elin Moe", "Wissenschaftliche Mitarbeiterin", "2019-10", "") in posts
    assert ("Ada Lindqvist", "Promotion", "Universität Uppsala") in degrees
    assert ("Ada Lindqvist", "Psychologie", "Universität Kiel") in degrees
    assert ("Elin Moe", "Biologie", "Universität Lund") in degrees
    assert not any("Studium" in role for _, role, _, _ in posts)


@pytest.mark.parametrize("rows", ["| Telefon | 880 1234 |", "| Raum | 009 |\n| Sprechzeit | Mittwoch |"])
def test_other_lines_below_names_are_none(rows: str) -> None:
    posts, degrees = told(PAGE.format(rows))
    assert not any(name == "Ada Lindqvist" for name, *_ in (*posts, *degrees))
