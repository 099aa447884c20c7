"""The fixed relations: their columns, and one row an involvement however many sources tell of it."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from pyoxigraph import Store

import academy
import kgbuild
from kgbuild.ask import ask_store, catalogue
from kgbuild.graph.store import open_store

RELATIONS = [query for query in catalogue().values() if query.folder == "relations"]
BASE = "https://kgbuild.example/"


def rows(store: Store, relation: str) -> list[dict[str, str]]:
    return [dict(row) for row in ask_store(store, catalogue()[relation]).rows]


@pytest.mark.parametrize("query", catalogue().values(), ids=list(catalogue()))
def test_every_query_says_what_it_is(query: object) -> None:
    assert query.title  # type: ignore[attr-defined]
    assert query.description.endswith(".")  # type: ignore[attr-defined]
    assert query.columns  # type: ignore[attr-defined]


@pytest.mark.parametrize("query", RELATIONS, ids=[query.name for query in RELATIONS])
def test_columns_are_those_of_the_header(academy_store: Store, query: object) -> None:
    assert ask_store(academy_store, query).columns == query.columns  # type: ignore[arg-type, attr-defined]


def test_columns_are_the_fixed_ones(shared: Path) -> None:
    table = (shared / "bench" / "RELATIONS.md").read_text()
    fixed = dict(re.findall(r"^\| (\w+) \| ([\w, ]+)", table, flags=re.MULTILINE))
    del fixed["relation"]
    assert len(fixed) == 21
    for relation, columns in fixed.items():
        wanted = tuple(columns.strip().split(", "))
        assert catalogue()[relation].columns[: len(wanted)] == wanted, relation


@pytest.mark.parametrize(
    ("relation", "count"),
    [
        ("papers", 5), ("authorships", 11), ("paper_links", 1), ("paper_topics", 1), ("positions", 5), ("education", 1),
        ("supervision", 6), ("grants", 2), ("awards", 2), ("talks", 1), ("teaching", 1), ("attendance", 2), ("service", 1),
        ("press", 1), ("metrics", 1), ("skills", 1), ("interests", 1), ("people", 7), ("names", 8), ("venues", 4),
        ("organizations", 8),
    ],
)  # fmt: skip
def test_a_row_a_fact(academy_store: Store, relation: str, count: int) -> None:
    assert len(rows(academy_store, relation)) == count


@pytest.mark.parametrize(
    ("relation", "expected"),
    [
        ("papers", {"title": "Currents on Trees", "year": "2015", "date": "2015", "type": "journal", "volume": "7",
                    "venue": "Journal of Wet Graphs", "issue": "2", "pages": "11-20", "doi": "10.5555/jwg.7.2"}),
        ("papers", {"title": "Harbours of Small Degree", "year": "2018", "date": "2018-06", "arxiv": "1806.00001",
                    "venue": "GraphConf 2018", "type": "conference"}),
        ("authorships", {"position": "2", "name": "Dalia Okonkwo", "printed": "Dalia Okonkwo"}),
        ("positions", {"name": "Ada Lindqvist", "organization": "Northfjord University", "role": "Professor",
                       "start": "2010", "end": "", "location": "Bergen", "ongoing": "true"}),
        ("education", {"name": "Ada Lindqvist", "institution": "Alpenrand Institute", "degree": "PhD",
                       "field": "Mathematics", "start": "2003-09", "end": "2007-05", "thesis": "Wet Graphs"}),
        ("supervision", {"advisor_name": "Ada Lindqvist", "student_name": "Ida Brandt", "level": "M.Sc."}),
        ("grants", {"title": "Tides of Graphs", "funder": "Northern Science Fund", "name": "Hugo Ferreira",
                    "role": "Co-PI", "start": "2016", "end": "2019", "amount": "250000", "currency": "EUR",
                    "identifier": "NSF-77"}),
        ("awards", {"name": "Dalia Okonkwo", "title": "Golden Compass Award", "date": "2020",
                    "awarder": "Royal Harbour Society"}),
        ("talks", {"name": "Ada Lindqvist", "title": "Why graphs swim", "event": "GraphConf 2019", "location": "Oslo",
                   "date": "2019-06-03", "kind": "invited talk"}),
        ("teaching", {"name": "Ada Lindqvist", "course": "Graph Theory", "institution": "Northfjord University",
                      "date": "2018-23", "role": "lecturer"}),
        ("service", {"role": "Reviewer", "organization": "Journal of Wet Graphs", "start": "2017", "end": ""}),
        ("press", {"publisher": "Bergen Courier", "url": "https://courier.example.org/waves", "date": "2019-02-01"}),
        ("metrics", {"metric": "h-index", "value": "21", "date": ""}),
        ("people", {"name": "Ada Lindqvist", "orcid": academy.ORCID, "homepage": "https://ada.example.org"}),
        ("names", {"person": f"{BASE}person/ada-lindqvist/#this", "name": "A. Lindqvist"}),
        ("organizations", {"name": "Tide Lab", "parent": f"{BASE}organization/northfjord-university/#this"}),
        ("venues", {"name": "GraphConf 2019", "kind": "event", "within": f"{BASE}venue/graphconf/#this"}),
    ],
)  # fmt: skip
def test_rows(academy_store: Store, relation: str, expected: dict[str, str]) -> None:
    assert [row for row in rows(academy_store, relation) if expected.items() <= row.items()]


@pytest.mark.slow
def test_what_else_is_alike_stands_as_it_is_printed(tmp_path: Path) -> None:
    """The names run against the alphabet, so that no other order gives these rows."""
    page = tmp_path / "vita.md"
    page.write_text(
        "# Zora Quist\n\n## Education\n\n- B.A. in Zoology, B.A. in Botany, Aalund University, 2004\n"
        "- M.A. in Music, Aalund University, 2006\n- M.A. in Algebra, Aalund University, 2006\n\n"
        "## Service\n\n- Reviewer, Zeitschrift der Gezeiten, 2010\n- Reviewer, Acta Litoralia, 2010\n"
    )
    kgbuild.build([page], tmp_path / "graph")
    store = open_store(tmp_path / "graph")
    assert [row["field"] for row in rows(store, "education")] == ["Zoology", "Botany", "Music", "Algebra"]
    assert [row["organization"] for row in rows(store, "service")] == ["Zeitschrift der Gezeiten", "Acta Litoralia"]


def test_evidence_of_every_fact_is_its_characters(academy_store: Store) -> None:
    texts = {extraction.document: extraction for extraction in academy.extractions()}
    quotes = {
        (document, r.evidence.start, r.evidence.end): r.evidence.quote
        for document, extraction in texts.items()
        for r in extraction.records
    }
    found = rows(academy_store, "evidence")
    for row in found:
        assert row["quote"] == quotes[row["document"], int(row["start"]), int(row["end"])]
        assert row["kind"]
        assert int(row["line"]) > 0
    told = {row["fact"] for row in found}
    for relation in ("positions", "education", "supervision", "awards", "talks", "teaching", "attendance", "service",
                     "press", "metrics", "skills", "interests"):  # fmt: skip
        assert {row["fact"] for row in rows(academy_store, relation)} <= told
    for relation, column in (("papers", "paper"), ("grants", "grant")):
        assert {row[column] for row in rows(academy_store, relation)} <= told
