"""Findings are values: what, how bad, about what, and where in the document."""

from __future__ import annotations

import json
import socket
from dataclasses import replace
from pathlib import Path

import pytest
import rdflib
from pyoxigraph import Store

import academy
from kgbuild.graph.mapping import quads
from kgbuild.graph.sarif import to_sarif
from kgbuild.graph.store import open_store, write_store
from kgbuild.graph.validate import FindingsError, Report, by_severity, places, validate, validate_store
from kgbuild.graph.vocabulary import KG
from kgbuild.model import Mention, Position, Supervision
from kgbuild.resolve import resolve


@pytest.fixture(scope="module")
def faulty(tmp_path_factory: pytest.TempPathFactory) -> Report:
    """A page on which a stay ends before it starts and somebody advises herself."""
    page = academy.Sheet("lab/news.md", "Ada Lindqvist")
    page.say("News")
    evidence = page.say("Emil Farkas was at the Tide Lab from 2019 to 2014")
    page.records.append(Position(evidence=evidence, person=page.who(evidence, "Emil Farkas"),
                                 organization=page.who(evidence, "Tide Lab"), start="2019", end="2014"))  # fmt: skip
    evidence = page.say("Ada Lindqvist advised herself")
    me = page.who(evidence, "Ada Lindqvist")
    page.records.append(Supervision(evidence=evidence, advisor=me, student=Mention("Ada Lindqvist")))
    extractions = [page.extraction()]
    folder = tmp_path_factory.mktemp("faulty")
    write_store(folder, quads(extractions, resolve(extractions)))
    return validate(folder)


def test_a_sound_graph_conforms(academy_store: Store) -> None:
    report = validate_store(academy_store)
    assert report.conforms
    assert report.counts == {"violation": 0, "warning": 1, "info": 1}
    report.raise_for_findings()


def test_stated_totals_and_leftovers_point_into_the_document(academy_store: Store) -> None:
    total, left = validate_store(academy_store).findings
    assert total.message == "The document states 4 papers, but 3 were found."
    assert (total.severity, total.places[0].document, total.places[0].line) == ("warning", "ada.txt", 17)
    assert (left.severity, left.places[0].quote) == ("info", "Something that nobody took")


def test_a_finding_names_the_thing_and_the_place(faulty: Report) -> None:
    found = next(f for f in faulty.findings if f.shape == "YearOrder")
    assert (found.severity, found.label, found.path) == ("violation", "Tide Lab", "kg:startYear")
    assert found.message == "It ends in a year before it starts."
    place = found.places[0]
    assert (place.document, place.line) == ("lab/news.md", 2)
    assert place.quote == "Emil Farkas was at the Tide Lab from 2019 to 2014"
    assert place.end - place.start == len(place.quote)


def test_findings_can_be_raised(faulty: Report) -> None:
    with pytest.raises(FindingsError, match="Nobody advises") as caught:
        faulty.raise_for_findings()
    assert {finding.severity for finding in caught.value.findings} == {"violation"}


def test_findings_by_severity(faulty: Report) -> None:
    assert by_severity(faulty.findings, "info") == faulty.findings
    assert {f.severity for f in by_severity(faulty.findings, "violation")} == {"violation"}


def test_the_report_is_shacl(faulty: Report) -> None:
    graph = rdflib.Graph().parse(data=faulty.turtle, format="turtle")
    assert len(list(graph.subjects(rdflib.RDF.type, rdflib.SH.ValidationResult))) == len(faulty.findings)
    assert [str(value) for value in graph.objects(None, rdflib.SH.conforms)] == ["false"]


def test_sarif(faulty: Report) -> None:
    run = json.loads(json.dumps(to_sarif(faulty.findings, "1.0")))["runs"][0]
    result = next(r for r in run["results"] if r["ruleId"] == "YearOrder")
    assert result["level"] == "error"
    assert run["tool"]["driver"]["rules"][result["ruleIndex"]] == {"id": "YearOrder"}
    where = result["locations"][0]["physicalLocation"]
    assert (where["artifactLocation"]["uri"], where["region"]["startLine"]) == ("lab/news.md", 2)


def test_sarif_quotes_paths(academy_store: Store) -> None:
    findings = validate_store(academy_store).findings
    odd = replace(findings[0], places=(replace(findings[0].places[0], document="a b&c.md"),))
    location = to_sarif([odd], "1")["runs"][0]["results"][0]["locations"][0]
    assert location["physicalLocation"]["artifactLocation"]["uri"] == "a%20b%26c.md"


def test_rdflib_is_left_as_found(academy_store: Store) -> None:
    before = rdflib.NORMALIZE_LITERALS
    validate_store(academy_store)
    assert before == rdflib.NORMALIZE_LITERALS


def test_nothing_is_fetched(academy_store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise AssertionError("a socket was opened")

    monkeypatch.setattr(socket.socket, "connect", refuse)
    assert validate_store(academy_store).conforms


def test_places_of_a_person_are_those_that_speak_of_them(academy_dir: Path) -> None:
    store = open_store(academy_dir)
    bruno = next(
        q.object for q in store.quads_for_pattern(None, KG.doctoralAdvisor, None, None) if "bruno" in str(q.object)
    )
    found = list(places(store, bruno))  # type: ignore[arg-type]
    assert [(place.document, place.line) for place in found] == [("ada.txt", 3)]
