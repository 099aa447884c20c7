"""Corrections win over what documents say, in every build, and name what they no longer meet."""

from __future__ import annotations

import pytest
from pyoxigraph import Literal, NamedNode, Quad

import academy
from kgbuild.corrections import parse_corrections
from kgbuild.errors import CorrectionsError
from kgbuild.graph.mapping import quads
from kgbuild.graph.vocabulary import KG, SCHEMA
from kgbuild.identity import Ledger
from kgbuild.model import Education, Paper, Supervision
from kgbuild.settling import Settled, settle

CV, LAB = (extraction.document for extraction in academy.extractions())
BASE = "https://kgbuild.example/"


def settled(text: str, ledger: Ledger | None = None, *, without: str = "") -> Settled:
    pages = [page for page in academy.extractions() if page.document != without]
    return settle(pages, ledger or Ledger(), parse_corrections(text))


def graph(result: Settled) -> set[Quad]:
    return set(quads(result.extractions, result.resolution))


def node(key: str) -> NamedNode:
    return NamedNode(f"{BASE}{key}/#this")


PLAIN = settled("")


def person(result: Settled, document: str, name: str) -> str:
    return next(k for (d, n, _), k in result.resolution.person_of.items() if (d, n) == (document, name))


def test_no_correction_changes_nothing() -> None:
    assert PLAIN.extractions == tuple(academy.extractions())
    assert settled("# nothing yet").resolution == PLAIN.resolution


def test_a_typo_in_a_name_fails_with_the_nearest() -> None:
    with pytest.raises(
        CorrectionsError, match=r"corrections.toml:2: no person 'Dalia Okonko'; the nearest: Dalia Okonkwo"
    ):
        settled('\n[[rename]]\nperson = "Dalia Okonko"\nname = "D."')


def test_a_typo_in_a_document_fails_with_the_nearest() -> None:
    with pytest.raises(CorrectionsError, match=r"no document 'lab/people & new.md'; the nearest: lab/people"):
        settled('[[retract]]\ndocument = "lab/people & new.md"\nquote = "x"')


def test_what_is_gone_is_reported_and_no_error() -> None:
    text = f"""[[rename]]\nperson = "Greta Holm"\nname = "Greta H."
[[retract]]\ndocument = "{LAB}"\nquote = "Greta Holm"
[[retract]]\ndocument = "{CV}"\nquote = "nobody ever wrote this" """
    result = settled(text, PLAIN.kept.ledger, without=LAB)
    assert [(one.line, one.matched) for one in result.applied] == [(1, 0), (4, 0), (7, 0)]
    assert all(one.note for one in result.applied)


def test_words_with_a_slip_are_reported_with_the_nearest() -> None:
    (one,) = settled(f'[[retract]]\ndocument = "{CV}"\nquote = "Dalia Okonkwo, PfD"').applied
    assert (one.matched, "the nearest: 'Dalia Okonkwo, PhD" in one.note) == (0, True)


def test_the_same_are_joined_and_the_old_key_leads_on() -> None:
    text = '[[same]]\nperson = ["Hugo Ferreira", "Emil Farkas"]'
    result = settled(text, PLAIN.kept.ledger)
    hugo, emil = person(PLAIN, LAB, "Hugo Ferreira"), person(PLAIN, LAB, "Emil Farkas")
    assert person(result, LAB, "Emil Farkas") == person(result, LAB, "Hugo Ferreira")
    assert set(result.resolution.forwarded) | {person(result, LAB, "Emil Farkas")} == {hugo, emil}
    assert result.resolution.people[person(result, LAB, "Emil Farkas")].name == "Hugo Ferreira"
    again = settled(text, result.kept.ledger)
    assert again.resolution == result.resolution


def test_the_different_are_parted_and_the_first_keeps_the_key() -> None:
    text = f"""[[different]]
person = [{{ name = "Dalia Okonkwo", document = "{LAB}" }}, {{ name = "Dalia Okonkwo", document = "{CV}" }}]"""
    old = person(PLAIN, LAB, "Dalia Okonkwo")
    assert person(PLAIN, CV, "Dalia Okonkwo") == old
    result = settled(text, PLAIN.kept.ledger)
    assert person(result, LAB, "Dalia Okonkwo") == old
    assert (new := person(result, CV, "Dalia Okonkwo")) != old
    assert result.kept.split == ((new, old),)
    assert settled(text, result.kept.ledger).resolution == result.resolution


def test_contradicting_corrections_are_refused() -> None:
    text = (
        '[[same]]\nperson = ["Hugo Ferreira", "Emil Farkas"]\n[[different]]\nperson = ["Hugo Ferreira", "Emil Farkas"]'
    )
    with pytest.raises(CorrectionsError, match=r"corrections.toml:3: .* contradicts"):
        settled(text)


def test_a_new_name_stands_in_the_graph_of_corrections_and_the_key_stays() -> None:
    result = settled('[[rename]]\nperson = "Hugo Ferreira"\nname = "Hugo Ferreira Lima"', PLAIN.kept.ledger)
    key = person(PLAIN, LAB, "Hugo Ferreira")
    names = {q for q in graph(result) if q.subject == node(key) and q.predicate == SCHEMA.name}
    assert names == {
        Quad(node(key), SCHEMA.name, Literal("Hugo Ferreira Lima"), NamedNode(f"{BASE}graph/corrections")),
    }


def test_a_field_of_what_a_document_says_is_set() -> None:
    text = f"""[[set]]\ndocument = "{CV}"\nquote = "PhD in Mathematics"\nkind = "education"\nfield = "end"\nvalue = "2008" """
    result = settled(text)
    (study,) = [r for e in result.extractions for r in e.records if isinstance(r, Education)]
    assert (study.end, study.evidence.extractor) == ("2008", "correction")
    (one,) = result.applied
    assert (one.before, one.after, one.matched) == ("2007-05", "2008", 1)
    ends = {q for q in graph(result) if q.predicate == KG.endYear and q.object.value == "2008"}
    assert {q.graph_name.value.startswith(f"{BASE}graph/correction/") for q in ends} == {True}


def test_a_field_of_a_paper_is_set_wherever_it_is_told() -> None:
    result = settled('[[set]]\npaper = "Currents on Trees"\nfield = "year"\nvalue = "2014"')
    years = {
        r.year for e in result.extractions for r in e.records if isinstance(r, Paper) and r.title.startswith("Curr")
    }
    assert years == {"2014"}
    assert result.applied[0].matched == 2


def test_a_retracted_record_goes_and_others_of_the_same_words_stay() -> None:
    kept = settled(
        f'[[retract]]\ndocument = "{CV}"\nquote = "Dalia Okonkwo, PhD"\nwhere = {{ student = "Ida Brandt" }}'
    )
    assert kept.applied[0].matched == 0
    assert kept.applied[0].note.startswith("no such record was read")
    gone = settled(
        f'[[retract]]\ndocument = "{CV}"\nquote = "Dalia Okonkwo, PhD"\nwhere = {{ student = "Dalia Okonkwo" }}'
    )
    assert gone.applied[0].matched == 1
    assert sum(len(e.records) for e in gone.extractions) == sum(len(e.records) for e in kept.extractions) - 1


ADDED = """[[add]]
kind = "supervision"
advisor = "Hugo Ferreira"
student = { name = "Rosa Novak", new = true }
[[add]]
kind = "supervision"
advisor = "Rosa Novak"
student = "Emil Farkas"
"""


def test_what_is_added_means_those_whom_it_names() -> None:
    result = settled(ADDED)
    added = next(e for e in result.extractions if e.document == "corrections.toml")
    assert all(isinstance(record, Supervision) for record in added.records)
    assert person(result, "corrections.toml", "Hugo Ferreira") == person(result, LAB, "Hugo Ferreira")
    assert person(result, "corrections.toml", "Emil Farkas") == person(result, LAB, "Emil Farkas")
    assert len(result.resolution.people) == len(PLAIN.resolution.people) + 1
    for record in added.records:
        read = record.evidence
        assert ADDED[read.start : read.end] == read.quote


def test_who_is_added_must_be_known_or_said_to_be_new() -> None:
    with pytest.raises(CorrectionsError, match="no person 'Rosa Nowak'"):
        settled(ADDED.replace('{ name = "Rosa Novak", new = true }', '"Rosa Nowak"'))


def test_who_is_hidden_is_named_by_the_lasting_key() -> None:
    assert settled('[[hide]]\nperson = "Greta Holm"').hidden == (person(PLAIN, LAB, "Greta Holm"),)


def test_of_namesakes_a_document_or_a_key_must_be_given() -> None:
    pages = []
    for document, title, friend in (("a.md", "Tides of graphs", "Ana Moe"), ("b.md", "Salt marsh cells", "Bo Ek")):
        sheet = academy.Sheet(document, friend)
        sheet.list_paper(title, f"{friend}, Y. Zhang", year="2019")
        pages.append(sheet.extraction())
    with pytest.raises(
        CorrectionsError, match=r"toml:1: 2 of kind person are called 'Y. Zhang': person/y-zhang, person/"
    ):
        settle(pages, Ledger(), parse_corrections('[[rename]]\nperson = "Y. Zhang"\nname = "x"'))
    text = """[[rename]]\nperson = { name = "Y. Zhang", document = "b.md" }\nname = "Yan Zhang"
[[rename]]\nperson = "person/y-zhang"\nname = "Ye Zhang"\n"""
    result = settle(pages, Ledger(), parse_corrections(text))
    assert {"Yan Zhang", "Ye Zhang"} < {one.name for one in result.resolution.people.values()}
