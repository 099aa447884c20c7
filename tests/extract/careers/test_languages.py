"""Posts and degrees as French, Spanish and Portuguese curricula write them."""

from __future__ import annotations

import pytest

from kgbuild.documents import read_bytes
from kgbuild.extract import read_page
from kgbuild.extract.careers.education import education
from kgbuild.extract.careers.positions import positions
from pages import HEAD, only, rows

EDUCATION = ("degree", "field", "institution", "end")


@pytest.mark.parametrize(
    ("line", "want"),
    [
        (
            "Maitrise de physique à l'Université de Nantes (1985)",
            ("Maitrise", "physique", "Université de Nantes", "1985"),
        ),
        ("DEA d'Optique à Paris 7 (1989)", ("DEA", "Optique", "Paris 7", "1989")),
        ("Ingénieur en génie rural à l’ENGREF (1987)", ("Ingénieur", "génie rural", "ENGREF", "1987")),
        ("Doctor por la Universidad de Cádiz, 2014", ("Doctor", None, "Universidad de Cádiz", "2014")),
        ("Licenciatura Plena em Física pelo IFCE, 2009", ("Licenciatura Plena", "Física", "IFCE", "2009")),
    ],
)
def test_degrees(line: str, want: tuple[str | None, ...]) -> None:
    found = only(rows(education, f"{HEAD}## Education et parcours universitaire\n\n* {line}\n"), *EDUCATION)
    assert [tuple(value or None for value in row) for row in found] == [want]
    assert rows(positions, f"{HEAD}## Education et parcours universitaire\n\n* {line}\n") == []


def test_student_is_no_field() -> None:
    text = HEAD + "## Education\n\n* 2012 Ph.D Student, Harbour University\n"
    assert only(rows(education, text), *EDUCATION) == [("Ph.D", "", "Harbour University", "2012")]


def test_roles_without_their_accents() -> None:
    text = HEAD + "## Expérience\n\n* Maitre de conférences à l'Université de Nantes (1992 - 2009)\n"
    assert only(rows(positions, text), "role", "organization") == [("Maitre de conférences", "Université de Nantes")]


def test_posts_of_a_section_on_teaching() -> None:
    posts = "## Experiencia docente\n\n* Desde enero 2017: Profesor ayudante doctor\n  * Universidad de Cádiz\n"
    assert only(rows(positions, HEAD + posts), "role", "organization", "start") == [
        ("Profesor ayudante doctor", "Universidad de Cádiz", "2017-01")
    ]


def test_assistants_of_a_section_on_teaching_hold_no_posts() -> None:
    text = HEAD + "## Teaching experience\n\n* 2010-2015: Teaching Assistant, Harbour University\n"
    assert rows(positions, text) == []


def test_courses_of_a_section_on_teaching_are_no_posts() -> None:
    courses = "## Teaching experience\n\n* Lecturer, Tides and Waves, Harbour University, Fall 2017\n"
    assert rows(positions, HEAD + courses) == []


@pytest.mark.parametrize(
    ("title", "body", "owner"),
    [
        ("Curriculum Vitae", "My work is on tides in general and on spring tides.", "Ada Lindqvist"),
        ("Welcome", "I am a lecturer in tides at Harbour University.", "Ada Lindqvist"),
        ("Tides at night", "The tide that I saw was a good one at all times.", ""),
    ],
)
def test_author_is_the_owner_of_a_page_that_speaks_of_one(title: str, body: str, owner: str) -> None:
    page = f"---\ntitle: {title}\nauthor: Ada Lindqvist\n---\n\n{body}\n"
    assert read_page(read_bytes(page.encode(), "page.md")).owner.name == owner


def test_dutch_and_german_degrees() -> None:
    text = (
        HEAD
        + '## Opleiding\n\n- 2006: Promotie Geschiedenis, Universiteit Leiden. Proefschrift: "Dijken". Promotor: J. de Boer\n'
    )
    studies = [row for row in rows(education, text) if row["kind"] == "education"]
    assert only(studies, "degree", "field", "institution", "thesis") == [
        ("Promotie", "Geschiedenis", "Universiteit Leiden", "Dijken")
    ]
    text = HEAD + "## Ausbildung\n\n1995–2001 Studium der Physik an der Universität Kassel, Abschluss: Diplom\n"
    assert only(rows(education, text), "degree", "institution") == [("Diplom", "Universität Kassel")]


def test_lines_that_open_with_dates_are_entries() -> None:
    text = "## Werdegang\n\nseit 10/2015 W3-Professorin für Literatur, Universität Kassel\n2006–2010 Dozentin, Universität Jena\n"
    assert only(rows(positions, HEAD + text), "role", "organization", "start") == [
        ("W3-Professorin für Literatur", "Universität Kassel", "2015-10"),
        ("Dozentin", "Universität Jena", "2006"),
    ]


def test_title_behind_the_school_of_a_habilitation() -> None:
    text = (
        HEAD
        + "## Formation\n\n- 2014 : Habilitation à diriger des recherches, Université de Nantes. « Littoraux lents »\n"
    )
    assert only(rows(education, text), "institution", "thesis") == [("Université de Nantes", "Littoraux lents")]


def test_school_right_behind_a_degree_leaves_no_field() -> None:
    text = HEAD + "## Ausbildung\n\n* 1989 Promotion an der Universität Kiel\n"
    assert only(rows(education, text), *EDUCATION) == [("Promotion", "", "Universität Kiel", "1989")]


@pytest.mark.parametrize(
    ("line", "want"),
    [
        ("2021: Ernennung zum Honorarprofessor, Universität Kiel", ("Honorarprofessor", "Universität Kiel")),
        ("2024: Berufung zum Direktor der Ada Moe Stiftung", ("Direktor", "Ada Moe Stiftung")),
        ("2018: Nommée professeure, Université de Nantes", ("professeure", "Université de Nantes")),
        ("2010: Promotion to Senior Lecturer, Harbour University", ("Senior Lecturer", "Harbour University")),
    ],
)
def test_appointments_are_posts(line: str, want: tuple[str, str]) -> None:
    assert only(rows(positions, f"{HEAD}## Stationen\n\n* {line}\n"), "role", "organization") == [want]
