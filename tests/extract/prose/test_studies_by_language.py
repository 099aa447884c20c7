"""Verbs of study in several languages, with the dates before them; supervision under headings of these languages."""

from __future__ import annotations

import pytest

from kgbuild.extract.careers.supervision import supervision
from kgbuild.extract.prose.prose import prose
from pages import HEAD, only, rows

STUDY = ("degree", "field", "institution", "start", "end")


@pytest.mark.parametrize(
    ("text", "want"),
    [
        (
            "From 2010 to 2014 she studied physics at the University of Bonn.",
            ("", "physics", "University of Bonn", "2010", "2014"),
        ),
        (
            "In 2012, she graduated from the University of Oslo.",
            ("", "", "University of Oslo", "", "2012"),
        ),
        (
            "Von 2010 bis 2014 hat sie an der Universität Bonn promoviert.",
            ("Promotion", "", "Universität Bonn", "2010", "2014"),
        ),
        (
            "De 2010 à 2014, elle a étudié la physique à l'Université de Nantes.",
            ("", "physique", "Université de Nantes", "2010", "2014"),
        ),
        (
            "Entre 2010 y 2014 estudió física en la Universidad de Sevilla.",
            ("", "física", "Universidad de Sevilla", "2010", "2014"),
        ),
        (
            "De 2010 a 2014 estudou física na Universidade de Lisboa.",
            ("", "física", "Universidade de Lisboa", "2010", "2014"),
        ),
        (
            "Dal 2010 al 2014 ha studiato fisica all'Università di Pisa.",
            ("", "fisica", "Università di Pisa", "2010", "2014"),
        ),
        (
            "Van 2010 tot 2014 studeerde zij natuurkunde aan de Universiteit Leiden.",
            ("", "natuurkunde", "Universiteit Leiden", "2010", "2014"),
        ),
        (
            "Från 2010 till 2014 studerade hon fysik vid Lunds universitet.",
            ("", "fysik", "Lunds universitet", "2010", "2014"),
        ),
        (
            "Fra 2009 til 2013 studerte hun fysikk ved Universitetet i Oslo.",
            ("", "fysikk", "Universitetet i Oslo", "2009", "2013"),
        ),
        (
            "I 2015 disputerade hon vid Uppsala universitet.",
            ("Disputas", "", "Uppsala universitet", "", "2015"),
        ),
        (
            "De 2010 a 2014 va estudiar física a la Universitat de Barcelona.",
            ("", "física", "Universitat de Barcelona", "2010", "2014"),
        ),
    ],
)
def test_dates_before_a_verb_of_study(text: str, want: tuple[str, ...]) -> None:
    found = [row for row in rows(prose, f"{HEAD}{text}\n") if row["kind"] == "education" and row.get("institution")]
    assert only(found, *STUDY) == [want]


def test_a_year_of_birth_is_no_year_of_study() -> None:
    text = HEAD + "1963 geboren, studierte sie Physik an der Universität Bonn.\n"
    assert only(rows(prose, text), *STUDY)[0][3:] == ("", "")


def test_theses_in_brackets_under_swedish_headings() -> None:
    text = HEAD + "## Handledning\n\n### Doktorander\n\n- 2011-2015 Ivo Berg (The Tides of the North)\n"
    assert only(rows(supervision, text), "student", "level", "start", "end", "thesis") == [
        ("Ivo Berg", "Doktorander", "2011", "2015", "The Tides of the North")
    ]
