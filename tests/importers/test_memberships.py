"""Rows of members: as what, since when, until when, where now."""

from __future__ import annotations

import pytest

from kgbuild.importers import import_bytes, site_data
from kgbuild.model import Education, Position, Profile, Record, Supervision


def read(name: str, row: str) -> list[Record]:
    return list(import_bytes(f"- name: Femi Oduya\n{row}".encode(), name, site_data).extraction.records)


def posts(name: str, row: str) -> list[tuple[str, str, str, str]]:
    found = (r for r in read(name, row) if isinstance(r, Position))
    return [(post.role, post.organization.name, post.start, post.end) for post in found]


@pytest.mark.parametrize(
    "row",
    [
        "  role: alumni\n",
        "  role: 3\n",
        "  group: 1\n  photo: a.jpg\n",
        "  from: Norway\n",
        "  current: Enjoys baking. Lives far away.\n",
        "  bio: He was a postdoc at Fen University.\n",
    ],
)
def test_what_says_no_post(row: str) -> None:
    assert posts("_data/team.yml", row) == []


@pytest.mark.parametrize(
    ("name", "row", "expected"),
    [
        ("_data/team.yml", "  role: Postdoc (2015–2018)\n", ("Postdoc", "", "2015", "2018")),
        (
            "_data/team.yml",
            "  role: Visiting scientist Sept-Dec 2014\n",
            ("Visiting scientist", "", "2014-09", "2014-12"),
        ),
        ("_data/team.yml", "  role: Postdoc\n  year: 2019\n", ("Postdoc", "", "2019", "")),
        ("_data/alumni.yml", "  role: Postdoc\n  year: 2019\n", ("Postdoc", "", "", "2019")),
        ("_data/team.yml", "  role: Postdoc\n  class: former\n  year: 2019\n", ("Postdoc", "", "", "2019")),
        ("_data/team.yml", "  role: Postdoc\n  datestart: 2018\n  dateend: 2020\n", ("Postdoc", "", "2018", "2020")),
        (
            "_data/team.yml",
            "  role: Visiting Professor, Fen University\n",
            ("Visiting Professor", "Fen University", "", ""),
        ),
        ("_data/phd_students.yml", "  photo: a.jpg\n", ("PhD student", "", "", "")),
        ("_data/alumni_postdocs.yml", "  email: f@example.org\n", ("Postdoc", "", "", "")),
        ("_data/team.yml", "  class: visitor\n", ("Visitor", "", "", "")),
        ("_data/alumni.yml", "  now: Engineer at Peat Inc.\n", ("Engineer", "Peat Inc.", "", "")),
        ("_data/alumni.yml", "  position: Engineer, Google\n", ("Engineer", "Google", "", "")),
        ("_data/team.yml", "  position: Postdoc, CS*\n", ("Postdoc, CS", "", "", "")),
        ("_data/team.yml", "  type: engineer\n", ("engineer", "", "", "")),
        ("_data/team.yml", "  status: Research engineer\n", ("Research engineer", "", "", "")),
        ("_data/team.yml", "  role: Postdoc, started May 2021\n", ("Postdoc", "", "2021-05", "")),
        (
            "_data/team.yml",
            "  info: PhD student supervised by Ada Voss, started in May 2021\n",
            ("PhD student", "", "2021-05", ""),
        ),
        ("_data/alumni.yml", "  placement: Fen University\n", ("", "Fen University", "", "")),
        ("_data/team.yml", "  description: Postdoc (2021–)\n", ("Postdoc", "", "2021", "")),
        (
            "_data/team.yml",
            "  role: Visiting student (2021–), Peatworks\n",
            ("Visiting student", "Peatworks", "2021", ""),
        ),
        ("_data/team.yml", "  info: Former PhD student (co-supervised)\n", ("Former PhD student", "", "", "")),
        ("_data/alumni.yml", "  to: Fen University (graduate school)\n", ("", "Fen University", "", "")),
        ("_data/alumni.yml", "  from: Research intern '21-'23\n", ("Research intern", "", "2021", "2023")),
        ("_data/team.yml", "  role: Postdoc\n  from: May 2019\n  to: 2021\n", ("Postdoc", "", "2019-05", "2021")),
        ("_data/alumni.yml", "  now: Fen University in St. Olav\n", ("", "Fen University in St. Olav", "", "")),
        (
            "_data/alumni.yml",
            "  now: University of Science and Technology of the Fens\n",
            ("", "University of Science and Technology of the Fens", "", ""),
        ),
    ],
)
def test_posts(name: str, row: str, expected: tuple[str, str, str, str]) -> None:
    assert posts(name, row) == [expected]


def test_a_thesis_is_a_study_that_ended() -> None:
    row = "  role: Graduate student (M.Sc.)\n  year: 2021\n  thesis: On the drift of dunes\n"
    (study,) = (r for r in read("_data/alumni.yml", row) if isinstance(r, Education))
    assert (study.degree, study.start, study.end, study.thesis) == ("M.Sc.", "", "2021", "On the drift of dunes")


def test_a_word_is_no_thesis() -> None:
    assert not any(isinstance(r, Education) for r in read("_data/alumni.yml", "  role: Student\n  thesis: ABD\n"))


def test_a_group_of_alumni_says_what_they_were_and_the_post_what_they_are() -> None:
    row = "  type: phd-alumni\n  year: 2017\n  thesis: On the drift of dunes\n  position: Scientist, Peat Inc.\n"
    assert posts("_data/students.yml", row) == [("PhD student", "", "", "2017"), ("Scientist", "Peat Inc.", "", "")]


def test_titles_before_names_and_other_names() -> None:
    text = b"- name: Dr. Femi Oduya\n  role: Postdoc\n  aliases:\n    - F. K. Oduya\n    - /people/femi/\n"
    (profile,) = (
        r for r in import_bytes(text, "_data/team.yml", site_data).extraction.records if isinstance(r, Profile)
    )
    assert (profile.person.name, profile.names) == ("Femi Oduya", ("F. K. Oduya",))


def test_the_role_behind_the_place_is_held_there_where_the_group_says_what_somebody_was() -> None:
    row = "  group: phd\n  year: 2017\n  now: Fen University\n  role: postdoc\n"
    assert posts("_data/alumni.yml", row) == [("PhD student", "", "", "2017"), ("postdoc", "Fen University", "", "")]


def test_the_role_before_the_place_was_held_here() -> None:
    row = "  group: phd\n  role: PhD candidate\n  now: Fen University\n"
    assert posts("_data/alumni.yml", row) == [("PhD candidate", "", "", ""), ("", "Fen University", "", "")]


def test_a_degree_beside_its_year_is_a_study_and_what_it_was_about_no_role() -> None:
    row = "  duration: 2017 - Ph.D., Dune Ecology\n  info: The drift of dunes\n"
    (study,) = (r for r in read("_data/alumni.yml", row) if isinstance(r, Education))
    assert (study.degree, study.field, study.start, study.end) == ("Ph.D.", "Dune Ecology", "", "2017")
    assert posts("_data/alumni.yml", row) == []


def test_a_list_named_after_its_group_is_one_of_people() -> None:
    assert posts("_data/tern-lab-alumni.yml", "  now: Fen University\n") == [("", "Fen University", "", "")]


def test_degrees_under_keys_of_their_own_and_what_somebody_works_on() -> None:
    row = "  info: Research fellow working on the drift of dunes\n  education1: PhD FIT\n  education2: MSc in Tides, Fen University, 2012\n"
    assert posts("_data/team_members.yml", row) == [("Research fellow", "", "", "")]
    studies = [r for r in read("_data/team_members.yml", row) if isinstance(r, Education)]
    assert [(s.degree, s.field, s.institution.name, s.end) for s in studies] == [
        ("PhD", "", "FIT", ""), ("MSc", "Tides", "Fen University", "2012"),
    ]  # fmt: skip


def test_a_course_is_a_degree_and_its_field() -> None:
    row = "  education:\n    courses:\n      - course: PhD in Dune Ecology\n        institution: Fen University\n        year: 2017\n"
    (study,) = (r for r in read("_data/team.yml", f"  role: Postdoc\n{row}") if isinstance(r, Education))
    assert (study.degree, study.field, study.institution.name, study.end) == (
        "PhD",
        "Dune Ecology",
        "Fen University",
        "2017",
    )


@pytest.mark.parametrize(
    ("row", "expected"),
    [
        ("  note: Postdoctoral Associate at Fen University\n", ("Postdoctoral Associate", "Fen University")),
        ("  note: PhD student, Harbour Business School\n", ("PhD student", "Harbour Business School")),
        ("  bio: Femi is now a data analyst at Peat Works\n", ("data analyst", "Peat Works")),
        ("  bio: Femi is now a postdoc with Ada Moe at Fen University\n", ("postdoc", "Fen University")),
    ],
)
def test_notes_and_short_texts_tell_where_those_went_who_left(row: str, expected: tuple[str, str]) -> None:
    assert [(role, place) for role, place, _, _ in posts("_data/alumni.yml", f"  role: Intern\n{row}")] == [
        ("Intern", ""),
        expected,
    ]
    assert posts("_data/team.yml", f"  role: Intern\n{row}") == [("Intern", "", "", "")]


def test_who_hosts_somebody_where_they_went_advises_them() -> None:
    row = "  role: PhD student\n  note: Postdoc at Fen University with Ada Moe and Jon Berg\n"
    found = [r for r in read("_data/alumni.yml", row) if isinstance(r, Supervision)]
    assert [(r.advisor.name, r.student.name, r.institution.name) for r in found] == [
        ("Ada Moe", "Femi Oduya", "Fen University"),
        ("Jon Berg", "Femi Oduya", "Fen University"),
    ]


def test_the_year_of_a_class_is_no_part_of_a_name() -> None:
    text = b"- name: Femi Oduya '24\n  role: Intern\n"
    found = import_bytes(text, "_data/team.yml", site_data).extraction.records
    assert {r.person.name for r in found if isinstance(r, Profile)} == {"Femi Oduya"}
