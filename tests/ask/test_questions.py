"""Every question, asked of the invented lab."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from pyoxigraph import Store

import academy
from kgbuild.ask import Query, ask_store, catalogue
from kgbuild.ask.paths import connect
from kgbuild.graph.mapping import quads
from kgbuild.graph.store import open_store, write_store
from kgbuild.model import Grant
from kgbuild.resolve import resolve

QUESTIONS = {name: query for name, query in catalogue().items() if query.folder == "questions"}

#: Question, parameters, the columns that are looked at, the rows in them.
CASES: list[tuple[str, dict[str, str], tuple[str, ...], list[tuple[str, ...]]]] = [
    ("coauthors", {"person": "Ada Lindqvist"}, ("name", "papers", "first", "last"),
     [("Dalia Okonkwo", "3", "2015", "2019"), ("Emil Farkas", "1", "2018", "2018"), ("Hugo Ferreira", "1", "2018", "2018")]),
    ("coauthors", {"person": "Ada Lindqvist", "since": "2019"}, ("name", "papers"), [("Dalia Okonkwo", "1")]),
    ("connection", {"from": "Greta Holm", "to": "Hugo Ferreira"}, ("step", "name", "coauthor_name", "titles"),
     [("1", "Greta Holm", "Dalia Okonkwo", "Eddies"),
      ("2", "Dalia Okonkwo", "Ada Lindqvist", "Currents on Trees; Tides Revisited; Undertow of Finite Trees"),
      ("3", "Ada Lindqvist", "Hugo Ferreira", "Harbours of Small Degree")]),
    ("connection", {"from": "Greta Holm", "to": "Bruno Castellani"}, ("step",), []),
    ("academic_ancestors", {"person": "Greta Holm"}, ("name", "advised"),
     [("Ada Lindqvist", "Dalia Okonkwo"), ("Bruno Castellani", "Ada Lindqvist"), ("Dalia Okonkwo", "Greta Holm")]),
    ("academic_descendants", {"person": "Bruno Castellani"}, ("name", "advisor_name", "level"),
     [("Dalia Okonkwo", "Ada Lindqvist", "PhD"), ("Emil Farkas", "Ada Lindqvist", "Ph.D."),
      ("Ida Brandt", "Ada Lindqvist", "M.Sc."), ("Ada Lindqvist", "Bruno Castellani", "PhD"),
      ("Greta Holm", "Dalia Okonkwo", "doctoral student"), ("Ida Brandt", "Dalia Okonkwo", "master student")]),
    ("academic_siblings", {"person": "Emil Farkas"}, ("name", "advisor_name"),
     [("Dalia Okonkwo", "Ada Lindqvist"), ("Ida Brandt", "Ada Lindqvist")]),
    ("students_who_published_with_advisor", {}, ("name", "advisor_name", "papers", "first"),
     [("Dalia Okonkwo", "Ada Lindqvist", "3", "2015"), ("Emil Farkas", "Ada Lindqvist", "1", "2018"),
      ("Greta Holm", "Dalia Okonkwo", "1", "2021")]),
    ("students_who_published_with_advisor", {"advisor": "Dalia Okonkwo"}, ("name",), [("Greta Holm",)]),
    ("student_outcomes", {"advisor": "Ada Lindqvist"}, ("name", "end", "outcome", "positions"),
     [("Dalia Okonkwo", "2015", "now at Porto Azul Institute",
       "postdoc, Tide Lab (2016); Professor, Porto Azul Institute (2018)"),
      ("Emil Farkas", "2018", "", "PhD student, Tide Lab (2014)"), ("Ida Brandt", "2020", "", "")]),
    ("funding", {}, ("funder_name", "name", "grants", "first", "last"),
     [("Northern Science Fund", "Ada Lindqvist", "1", "2016", "2019"),
      ("Northern Science Fund", "Hugo Ferreira", "1", "2016", "2019")]),
    ("funding", {"person": "Emil Farkas"}, ("name",), []),
    ("people_of_grant", {"grant": "tides of graphs"}, ("name", "role", "partners", "coauthored"),
     [("Ada Lindqvist", "PI", "1", "1"), ("Hugo Ferreira", "Co-PI", "1", "1")]),
    ("works_of_grant", {"grant": "tides of graphs"}, ("title",), []),  # see test_works_that_acknowledge_a_grant
    ("institution_collaborations", {"organization": "Tide Lab"}, ("name", "partner_name", "papers"),
     [("Tide Lab", "Northfjord University", "4"), ("Tide Lab", "Porto Azul Institute", "1")]),
    ("papers_by_venue_year", {}, ("name", "year", "papers"),
     [("GraphConf 2018", "2018", "1"), ("Journal of Wet Graphs", "2019", "1"), ("Journal of Wet Graphs", "2015", "1")]),
    ("papers_by_venue_year", {"person": "Hugo Ferreira"}, ("name",), [("GraphConf 2018",)]),
    ("people_by_topic", {"topic": "Graph Theory"}, ("name", "papers"), [("Ada Lindqvist", "1"), ("Dalia Okonkwo", "1")]),
    ("people_by_topic", {"topic": "tidal"}, ("name", "papers", "stated"), [("Ada Lindqvist", "0", "tidal networks")]),
    ("coattendance", {"person": "Emil Farkas"}, ("other_name", "events", "titles"),
     [("Ada Lindqvist", "1", "GraphConf 2019"), ("Dalia Okonkwo", "1", "GraphConf 2019")]),
    ("common_coauthors", {"person": "Emil Farkas", "other": "Dalia Okonkwo"},
     ("name", "papers_with_person", "papers_with_other"), [("Ada Lindqvist", "1", "3")]),
    ("timeline", {"person": "Dalia Okonkwo"}, ("start", "end", "kind", "what"),
     [("2011", "2015", "advised by", "Ada Lindqvist"), ("2015", "", "paper", "Currents on Trees"),
      ("2016", "2018", "position", "Tide Lab"), ("2018-09", "", "position", "Porto Azul Institute"),
      ("2019", "", "paper", "Tides Revisited"), ("2019-06", "", "attendance", "GraphConf 2019"),
      ("2020", "", "award", "Golden Compass Award"), ("2021", "", "paper", "Eddies")]),
    ("lab_members", {"organization": "Tide Lab"}, ("name", "role", "start", "end"),
     [("Emil Farkas", "PhD student", "2014", "2018"), ("Dalia Okonkwo", "postdoc", "2016", "2018")]),
    ("lab_members", {"organization": "Northfjord University"}, ("name", "unit"),
     [("Ada Lindqvist", "Northfjord University"), ("Emil Farkas", "Tide Lab"), ("Dalia Okonkwo", "Tide Lab")]),
    ("said_of", {"person": "Greta Holm"}, ("document", "line", "kind"),
     [("lab/people & news.md", "7", "supervision"), ("lab/people & news.md", "12", "authorship")]),
    ("unknown_affiliation", {}, ("name", "papers"),
     [("Greta Holm", "1"), ("Bruno Castellani", "0"), ("Ida Brandt", "0")]),
    ("colleagues", {"person": "Dalia Okonkwo"}, ("name", "organization_name", "from", "to"),
     [("Emil Farkas", "Tide Lab", "2016", "2018")]),
    ("co_advisors", {}, ("name", "other_name", "students", "student_names"),
     [("Ada Lindqvist", "Dalia Okonkwo", "1", "Ida Brandt"), ("Dalia Okonkwo", "Ada Lindqvist", "1", "Ida Brandt")]),
    ("co_advisors", {"person": "Emil Farkas"}, ("name",), []),
]  # fmt: skip


@pytest.mark.parametrize(
    ("name", "parameters", "columns", "expected"), CASES, ids=[f"{case[0]}-{n}" for n, case in enumerate(CASES)]
)
def test_answers(
    academy_store: Store,
    name: str,
    parameters: dict[str, str],
    columns: tuple[str, ...],
    expected: list[tuple[str, ...]],
) -> None:
    answer = ask_store(academy_store, QUESTIONS[name], parameters)
    assert answer.columns == QUESTIONS[name].columns
    assert [tuple(row[column] for column in columns) for row in answer.rows] == expected


def test_works_that_acknowledge_a_grant(tmp_path: Path) -> None:
    told = [
        replace(
            e, records=tuple(replace(r, works=("Currents on Trees",)) if isinstance(r, Grant) else r for r in e.records)
        )
        for e in academy.extractions()
    ]
    write_store(tmp_path, quads(told, resolve(told)))
    answer = ask_store(open_store(tmp_path), QUESTIONS["works_of_grant"], {"grant": "tides of graphs"})
    assert [(row["title"], row["identifier"], row["paper_title"], row["year"]) for row in answer.rows] == [
        ("Tides of Graphs", "NSF-77", "Currents on Trees", "2015")
    ]


def test_every_question_is_asked() -> None:
    assert {case[0] for case in CASES} == set(QUESTIONS)
    assert len(QUESTIONS) >= 16


@pytest.mark.parametrize("query", QUESTIONS.values(), ids=list(QUESTIONS))
def test_every_parameter_has_its_slot(query: Query) -> None:
    for parameter in query.parameters:
        assert query.engine or f"VALUES ?{parameter.name} {{ UNDEF }}" in query.text


def edge(person: str, paper: str) -> dict[str, str]:
    return {"person": person, "name": person.upper(), "paper": paper, "title": paper.upper()}


@pytest.mark.parametrize(
    ("edges", "start", "goal", "chain"),
    [
        ([], "a", "b", ""),
        ([("a", "1"), ("b", "2")], "a", "b", ""),
        ([("a", "1")], "a", "a", ""),
        ([("a", "1"), ("b", "1")], "a", "b", "ab"),
        (
            [("a", "1"), ("d", "1"), ("a", "2"), ("c", "2"), ("d", "3"), ("e", "3"), ("c", "4"), ("e", "4")],
            "a",
            "e",
            "ace",
        ),
    ],
    ids=["empty", "apart", "nobody is connected to himself", "one work", "of two chains the first by name"],
)
def test_chains(edges: list[tuple[str, str]], start: str, goal: str, chain: str) -> None:
    steps = list(connect([edge(*pair) for pair in edges], start, goal))
    assert "".join([step["person"] for step in steps] + [steps[-1]["coauthor"]] if steps else []) == chain
