from __future__ import annotations

import pytest

from kgbuild.prose.terms import terms
from kgbuild.prose.titled import label_by_noun, titled

NOTHING = [
    ("ROLE", "She is the head of the queue and a reader of novels."),
    ("DEGREE", "The meeting was in Boston, MA, in May."),
    ("DEGREE", "We saw Ms Example and the MS Queen."),
    ("LAB", "Every lab needs coffee."),
    ("MONEY", "There were 12 people in 3 rooms."),
]
FOUND = [
    ("ROLE", "She is a visiting postdoctoral fellow.", "visiting postdoctoral fellow"),
    ("ROLE", "They are part time research assistants.", "part time research assistants"),
    ("ROLE", "He became a postdoc scholar/research scientist.", "postdoc scholar/research scientist"),
    ("ROLE", "Ada is a Computational Science Developer.", "Computational Science Developer"),
    ("ROLE", "Elle est chercheuse postdoctorale à Lyon.", "chercheuse postdoctorale"),
    ("ROLE", "Sie ist wissenschaftliche Mitarbeiterin.", "wissenschaftliche Mitarbeiterin"),
    ("ROLE", "Es profesora titular de física.", "profesora titular de física"),
    ("DEGREE", "She has a Ph.D. in law.", "Ph.D."),
    ("DEGREE", "He is now PhD.", "PhD"),
    ("DEGREE", "an MA in history", "MA"),
    ("DEGREE", "son doctorat en droit", "doctorat"),
    ("LAB", "She joined our research group.", "our research group"),
    ("LAB", "He was in Dr. Ada Example's lab.", "Dr. Ada Example's lab"),
    ("LAB", "in the Sample and Example labs", "Sample and Example labs"),
    ("ORG", "in the Department of Physics at X", "Department of Physics"),
    ("ORG", "the School of Earth, Energy and Environment", "School of Earth, Energy and Environment"),
    ("ORG", "am Institut für Geophysik in Kiel", "Institut für Geophysik"),
    ("MONEY", "a gift of 100 000 $ for", "100 000 $"),
    ("MONEY", "worth €1.2 million", "€1.2 million"),
    ("DATE", "since 2019", "since 2019"),
]
TITLED = [
    ("GRANT", "We got the Example Foundation pilot grant!", "Example Foundation pilot grant"),
    ("GRANT", "an NIH R21 together with", "NIH R21"),
    ("AWARD", "the Sample Dissertation Award", "Sample Dissertation Award"),
    ("AWARD", "den Ada-Muster-Preis der Stadt", "Ada-Muster-Preis"),
    ("EVENT", "au 12e Congrès international en orthophonie à Nice", "12e Congrès international en orthophonie"),
    ("EVENT", "at the Example research day", "Example research day"),
]


@pytest.mark.parametrize(("label", "text"), NOTHING)
def test_ordinary_words_are_no_terms(label: str, text: str) -> None:
    assert [mark.text for mark in terms(text) if mark.label == label] == []


@pytest.mark.parametrize(("label", "text", "expected"), FOUND)
def test_terms_are_found(label: str, text: str, expected: str) -> None:
    assert expected in [mark.text for mark in terms(text) if mark.label == label]


@pytest.mark.parametrize(("label", "text", "expected"), TITLED)
def test_titles_are_found_by_their_noun(label: str, text: str, expected: str) -> None:
    assert expected in [mark.text for mark in titled(text) if mark.label == label]


def test_a_conference_without_a_name_is_no_event() -> None:
    assert [mark for mark in titled("Elle a donné deux conférences et une conférence.") if mark.label == "EVENT"] == []


def test_a_range_of_dates_keeps_both_ends() -> None:
    assert [m.value for m in terms("from 2004 to 2007") if m.label == "DATE"] == ["2004/2007"]


def test_the_noun_decides_between_award_and_grant() -> None:
    assert label_by_noun("Example Travel Grant") == "GRANT"
    assert label_by_noun("Example Travel Award") == "AWARD"
    assert label_by_noun("Example") is None
