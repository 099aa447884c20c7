"""Curricula in data files: JSON Resume, RenderCV, lists of sections, keys of their own."""

from __future__ import annotations

import pytest

from kgbuild.model import Award, Education, Paper, Position, Service, Skill, Supervision, Talk

from .data_files import of, read

RESUME = """{
  "basics": {"name": "Lotte Baars", "label": "Geologist", "email": "l@example.org", "url": "https://baars.example.org/",
    "profiles": [{"network": "GitHub", "username": "lb", "url": "https://github.com/lb"}]},
  "work": [{"name": "Fen University", "position": "Lecturer", "startDate": "2014-09", "endDate": "", "highlights": ["x"]}],
  "volunteer": [{"organization": "Dune Watch", "position": "Chair", "startDate": "2010"}],
  "education": [{"institution": "Moor College", "area": "Geology", "studyType": "PhD", "startDate": "2009", "endDate": "2013"}],
  "awards": [{"title": "Sand Medal", "date": "2019-11-01", "awarder": "Society of Dunes"}],
  "publications": [{"name": "Wind in fens", "publisher": "Fen Press", "releaseDate": "2016-12-25"}],
  "skills": [{"name": "Field work", "keywords": ["augers", "levels"]}],
  "languages": [{"language": "Dutch", "fluency": "Native speaker"}]
}"""
SECTIONS = """- title: General Information
  contents:
    - name: Full Name
      value: Lotte Baars
    - name: Date of Birth
      value: 14th March 1979
- title: Education
  contents:
    - title: PhD
      institution: Moor College
      year: 2013
- title: Experience
  contents:
    - title: Lecturer
      institution: Fen University
      year: 2014 - 2019
      description: [Taught a lot.]
- title: Honors and Awards
  contents:
    - year: 2019
      items:
        - Sand Medal
"""
RENDER = """cv:
  name: Lotte Baars
  email: l@example.org
  sections:
    experience:
      - company: Fen University
        position: Lecturer
        start_date: 2014-09
        end_date: present
    education:
      - institution: Moor College
        area: Geology
        degree: PhD
        end_date: 2013-06
    publications:
      - title: Wind in fens
        authors: ["***Lotte Baars***", P. de Wit]
        doi: 10.5555/fl.3
        date: 2016-04
        journal: Fen Letters
"""


@pytest.mark.parametrize(
    ("name", "text"), [("resume.json", RESUME), ("_data/cv.yml", SECTIONS), ("cv.yaml", RENDER)],
    ids=["JSON Resume", "sections", "RenderCV"],
)  # fmt: skip
def test_curricula_are_about_their_owner(name: str, text: str) -> None:
    records = read(name, text).extraction.records
    (position,) = of(Position, records)
    (education,) = of(Education, records)
    assert isinstance(position, Position)
    assert isinstance(education, Education)
    assert (position.person.name, position.organization.name, position.role, position.start[:4]) == (
        "Lotte Baars", "Fen University", "Lecturer", "2014",
    )  # fmt: skip
    assert (education.institution.name, education.degree, education.end[:4]) == ("Moor College", "PhD", "2013")
    awards = [(r.title, r.date[:4], r.people[0].name) for r in records if isinstance(r, Award)]
    assert awards in ([("Sand Medal", "2019", "Lotte Baars")], [])


def test_a_curriculum_without_a_name_has_its_advisors_and_skills() -> None:
    text = """
education:
  - {degree: "Ph.D. Tidal Physics", institution: "University of Oslo", year: 2019, advisor: "Ida Holm"}
experience:
  - title: "Research Assistant"
    dates: "Summer 2015"
    institution: "Fen Institute"
    supervisor: "Dr. Bo Lund"
skills:
  - name: "Programming"
    items: ["Python", "C++"]
"""
    records = read("cv.yml", text).extraction.records
    (study,) = (r for r in records if isinstance(r, Education))
    (post,) = (r for r in records if isinstance(r, Position))
    advised = [(r.advisor.name, r.level, r.institution.name) for r in records if isinstance(r, Supervision)]
    assert (study.degree, study.field, study.start, study.end) == ("Ph.D.", "Tidal Physics", "", "2019")
    assert (post.role, post.start, post.end) == ("Research Assistant", "2015-22", "")
    assert advised == [("Ida Holm", "Ph.D.", "University of Oslo"), ("Bo Lund", "Research Assistant", "Fen Institute")]
    assert [r.skill for r in records if isinstance(r, Skill)] == ["Python", "C++"]


def test_what_remarks_label_is_read_as_if_it_had_a_key() -> None:
    text = """
cv:
  name: Lotte Baars
  sections:
    education:
      - institution: Moor College
        studyType: PhD
        area: Geology
        highlights:
          - "**Supervisor:** Dr. Ida Holm"
          - "**Thesis**: Wind in fens"
          - "Thesis area: Dunes"
    experience:
      - company: Fen University
        position: Postdoc
        highlights: ["Advisor: Bo Lund", "Note: none"]
"""
    records = read("cv.yml", text).extraction.records
    assert [r.thesis for r in records if isinstance(r, Education)] == ["Wind in fens"]
    advised = [(r.advisor.name, r.level, r.thesis) for r in records if isinstance(r, Supervision)]
    assert advised == [("Ida Holm", "PhD", "Wind in fens"), ("Bo Lund", "Postdoc", "")]


def test_everything_in_a_json_resume() -> None:
    records = read("resume.json", RESUME).extraction.records
    assert [(r.role, r.organization.name) for r in records if isinstance(r, Service)] == [("Chair", "Dune Watch")]
    assert [(r.category, r.skill) for r in records if isinstance(r, Skill)] == [
        ("Field work", "augers"), ("Field work", "levels"), ("languages", "Dutch"),
    ]  # fmt: skip
    (paper,) = (r for r in records if isinstance(r, Paper))
    assert [(a.position, a.person.name) for a in paper.authors] == [(0, "Lotte Baars")]
    assert (paper.title, paper.date) == ("Wind in fens", "2016-12-25")


def test_sections_that_keep_their_entries_beside_how_they_are_shown() -> None:
    text = """
sidebar: {position: left, name: Lotte Baars, tagline: Geologist, email: l@example.org}
education:
  title: Education
  info:
    - {degree: PhD in Geology, university: Moor College, time: 2009 - 2013}
experiences:
  title: Experiences
  info:
    - {role: Lecturer, time: 2014 - Present, company: Fen University}
skills:
  title: Skills and more
  toolset: [{name: Augers, level: 98%}]
"""
    records = read("_data/data.yml", text).extraction.records
    posts = [
        (r.person.name, r.role, r.organization.name, r.start, r.ongoing) for r in records if isinstance(r, Position)
    ]
    assert posts == [("Lotte Baars", "Lecturer", "Fen University", "2014", True)]
    studies = [(r.degree, r.institution.name, r.start, r.end) for r in records if isinstance(r, Education)]
    assert studies == [("PhD", "Moor College", "2009", "2013")]
    assert [r.skill for r in records if isinstance(r, Skill)] == ["Augers"]


def test_resumes_name_their_talks() -> None:
    text = """{"basics": {"name": "Lotte Baars", "email": "l@example.org"},
 "presentations": [{"name": "Tides in small bays", "event": "Coastal Days", "date": "2021-05-02", "location": "Riga"},
  {"name": "What gulls know", "venue": "Seabird Congress", "date": "2019"},
  {"name": "Ada Moe", "title": "Kelp and kin", "event": "Algae Seminar", "date": "2018"}]}"""
    talks = [r for r in read("_data/cv.json", text).extraction.records if isinstance(r, Talk)]
    assert [(r.people[0].name, r.title, r.event, r.date) for r in talks] == [
        ("Lotte Baars", "Tides in small bays", "Coastal Days", "2021-05-02"),
        ("Lotte Baars", "What gulls know", "Seabird Congress", "2019"),
        ("Ada Moe", "Kelp and kin", "Algae Seminar", "2018"),
    ]


def test_posts_below_their_employer_and_degrees_that_are_named() -> None:
    degrees = """
section: {name: Education, id: education, enable: true, template: sections/education2.html}
degrees:
  - name: PhD in Geology
    timeframe: 2009-2013
    institution: {name: Moor College, url: "https://moor.example"}
"""
    posts = """
section: {name: Experiences, id: experiences, enable: true}
experiences:
  - company: {name: Fen University, overview: A university in the fens.}
    positions:
      - {designation: Lecturer, start: Nov 2019}
      - {designation: Fellow, start: Nov 2017, end: Oct 2019}
"""
    (study,) = read("data/en/sections/education.yaml", degrees).extraction.records
    assert isinstance(study, Education)
    assert (study.degree, study.field, study.institution.name, study.end) == ("PhD", "Geology", "Moor College", "2013")
    held = [r for r in read("data/en/sections/experiences.yaml", posts).extraction.records if isinstance(r, Position)]
    assert [(r.role, r.organization.name, r.start, r.end) for r in held] == [
        ("Lecturer", "Fen University", "2019-11", ""),
        ("Fellow", "Fen University", "2017-11", "2019-10"),
    ]
