"""Former members of a lab: their degrees, their stays and where they went, however the page sets them."""

from __future__ import annotations

import pytest

from kgbuild.extract.prose.prose import prose
from pages import only, rows

HEAD = "---\ntitle: Alumni\n---\n\n## {}\n\n"
PEOPLE = ("Ada Lindqvist", "Bruno Carvalho", "Clara Moretti", "Dora Weiss")
BODIES = ("Fen University, Norway", "University of Bergen", "Institute of Tides (IT), Oslo", "Peat and Partners")


def _told(text: str, kind: str, *fields: str) -> list[tuple[str, ...]]:
    return only((row for row in rows(prose, text, "alumni.md") if row["kind"] == kind), *fields)


def _cards(line: str, bodies: tuple[str, ...] = BODIES) -> str:
    return "\n".join(
        f'<div markdown="1">\n\n**{n}**{line}\\\\\n{b}\n</div>\n' for n, b in zip(PEOPLE, bodies, strict=True)
    )


def test_places_below_graduates() -> None:
    page = HEAD.format("Ph.D. graduates") + _cards(", PhD 2021")
    assert _told(page, "education", "person", "degree", "end") == [(name, "PhD", "2021") for name in PEOPLE]
    assert _told(page, "position", "person", "organization", "end") == [
        (name, place, "")
        for name, place in zip(
            PEOPLE, ("Fen University", "University of Bergen", "Institute of Tides", "Peat and Partners"), strict=True
        )
    ]


def test_places_below_stays() -> None:
    page = HEAD.format("Postdoctoral advisees") + _cards(", 2019–2021")
    told = _told(page, "position", "person", "role", "organization", "start", "end")
    assert told[:2] == [
        ("Ada Lindqvist", "Postdoctoral advisee", "", "2019", "2021"),
        ("Ada Lindqvist", "", "Fen University", "", ""),
    ]


def test_topics_below_graduates_are_no_places() -> None:
    topics = ("Salt in marshes", "Slow sand", "Tides of old", "Wind and wrack")
    page = HEAD.format("Ph.D. graduates") + _cards(", PhD 2021", topics)
    assert _told(page, "position", "organization") == []


@pytest.mark.parametrize(
    ("line", "degrees"),
    [
        (" BS '22 Biology, MS '25 Marine Geology", [("BS", "Biology", "2022"), ("MS", "Marine Geology", "2025")]),
        (" BA ’98, History and Law", [("BA", "History and Law", "1998")]),
        (", MS '20", [("MS", "", "2020")]),
        (" '22", []),
    ],
)
def test_classes(line: str, degrees: list[tuple[str, str, str]]) -> None:
    page = f"{HEAD.format('Students')}**Ada Lindqvist**{line}\n\n**Bruno Carvalho**, intern\n"
    assert _told(page, "education", "degree", "field", "end") == degrees


def test_honours_below_a_name() -> None:
    items = "- Moe Scholar (2X)\n- 2019 Best Poster Award\n- Fen Fellow, Tide Scholar\n- Research Fellow\n"
    page = f"{HEAD.format('Students')}**Ada Lindqvist**, BS '19\n\n{items}- Data Scientist at Peat Works\n"
    assert _told(page, "award", "title", "date") == [
        ("Moe Scholar", ""), ("Best Poster Award", "2019"), ("Fen Fellow", ""), ("Tide Scholar", ""),
    ]  # fmt: skip
    assert "Moe Scholar" not in {role for (role,) in _told(page, "position", "role")}


TABLE = "| | **Name** | **Title** | **Tenure** | **Current Affiliation** |\n"


@pytest.mark.parametrize(
    ("now", "body", "role"),
    [
        ("Postdoc Fen University", "Fen University", "Postdoc"),
        ("Engineer<br>Fen Institute of Tides", "Fen Institute of Tides", "Engineer"),
        ("Assistant Professor, Fen University", "Fen University", "Assistant Professor"),
        ("Student Teacher", "", "Student Teacher"),
        ("", None, None),
    ],
)
def test_tables_of_former_members(now: str, body: str | None, role: str | None) -> None:
    row = f"|![face](/a.jpg)|Ryo Tetsu|Visiting Scholar|2014-2017|{now}|\n"
    page = f"{HEAD.format('Visiting Scientists')}{TABLE}{row}|![face](/b.jpg)|Ida Holt|Technician|2018-2022||\n"
    told = _told(page, "position", "person", "role", "organization", "start", "end")
    here = [("Ryo Tetsu", "Visiting Scholar", "", "2014", "2017"), ("Ida Holt", "Technician", "", "2018", "2022")]
    assert [row for row in told if row[3]] == here
    assert [(row[2], row[1]) for row in told if not row[3]] == ([] if role is None else [(body, role)])


@pytest.mark.parametrize(
    ("line", "here", "now"),
    [
        (": Tide Fellow, 2019-2021. Engineer, Peat and Sons, Inc.", "Tide Fellow", ("engineer", "Peat and Sons, Inc")),
        (", Postdoc, 2018-2019. Data Scientist Outreach Lead at Moe", "Postdoc", ("data scientist outreach lead", "Moe")),
        (", Honours student, 2019<br>Now (2022): Assistant Auditor at Moe Office", "Honours student", ("assistant auditor", "Moe Office")),
        (", MSc student, 2019<br>Now (2020): PhD student in Salt, Fen University", "MSc student", ("phd student", "Fen University")),
    ],
)  # fmt: skip
def test_what_came_after(line: str, here: str, now: tuple[str, str]) -> None:
    told = _told(f"{HEAD.format('Alumni')}- **Ada Lindqvist**{line}\n", "position", "role", "organization")
    assert told[0] == (here, "")
    assert [(role.casefold(), body) for role, body in told[1:]] == [now]


def test_roles_with_people_are_held_at_no_place() -> None:
    page = f"{HEAD.format('Alumni')}- **Ada Lindqvist**, postdoc with I. Holm\n- **Bruno Carvalho**, intern\n"
    assert _told(page, "position", "role", "organization") == [("postdoc", ""), ("intern", "")]


def test_dates_before_names() -> None:
    text = "`2014`\n*Ada Lindqvist*, M.S. in Geology, Fen University.\n\n`2015-2017`\n*Bruno Carvalho*, Peat Works.\n"
    page = HEAD.format("Graduate students") + text
    assert _told(page, "education", "person", "degree", "institution", "end") == [
        ("Ada Lindqvist", "M.S.", "Fen University", "2014")
    ]
    assert ("Bruno Carvalho", "2015", "2017") in _told(page, "position", "person", "start", "end")


def test_tables_parted_by_years() -> None:
    rows_ = "".join(
        f"<tr><td colspan=4><b>{year}</b></td></tr><tr><td></td><td>{name}</td><td>{degree}</td><td>{now}</td></tr>"
        for year, name, degree, now in (
            ("2024", "Ada Lindqvist", "Postdoc", "Data Scientist, Moe Controls"),
            ("2023", "Bruno Carvalho", "Ph.D.", "Postdoctoral Researcher (UC San Diego)"),
            ("2021", "Clara Moretti", "Ph.D.", "PhD student, Marine Biology"),
        )
    )
    head = "<tr><th></th><th>Name</th><th>Degree</th><th>Now at</th></tr>"
    page = f"## Alumni\n\n<table><thead>{head}</thead><tbody>{rows_}</tbody></table>\n"
    assert _told(page, "position", "person", "role", "organization") == [
        ("Ada Lindqvist", "Postdoc", ""),
        ("Ada Lindqvist", "Data Scientist", "Moe Controls"),
        ("Bruno Carvalho", "Postdoctoral Researcher", "UC San Diego"),
        ("Clara Moretti", "PhD student", ""),
    ]


def test_labels_of_links_are_no_schools() -> None:
    items = "- Ada Lindqvist (Doutorado em Ciências da Saúde - FURG) [CV Lattes](http://lattes.cnpq.br/1)\n"
    page = f"{HEAD.format('Doctorate')}{items}- Bruno Carvalho (Mestrado em Geologia - UFRGS)\n"
    assert _told(page, "education", "degree", "field", "institution") == [
        ("Doutorado", "Ciências da Saúde", "FURG"),
        ("Mestrado", "Geologia", "UFRGS"),
    ]


@pytest.mark.parametrize(
    ("now", "role", "body"),
    [
        ("now working at Moe Systems, Izmir", "", "Moe Systems"),
        ("now an Asst. Prof. at Fen University, Norway", "Asst. Prof", "Fen University"),
        ("now an Assoc. Prof. at Fen University", "Assoc. Prof", "Fen University"),
    ],
)
def test_what_graduated_students_do_now(now: str, role: str, body: str) -> None:
    page = f"{HEAD.format('Graduated students')}* Ada Lindqvist ({now})\n* Bruno Carvalho\n"
    assert _told(page, "position", "person", "role", "organization") == [
        ("Ada Lindqvist", "Student", ""), ("Ada Lindqvist", role, body), ("Bruno Carvalho", "Student", ""),
    ]  # fmt: skip


def test_degrees_in_the_lines_of_a_card() -> None:
    lines = (
        "Postdoc, Tide Institute<br>Ph.D. in Geology, Fen University, 2016<br>M.Sc. in Law, University of Bergen, 2012"
    )
    page = f"---\ntitle: People\n---\n\n## Members\n\n<div><h4>Ada Lindqvist</h4><p>{lines}</p></div>\n"
    assert _told(page, "education", "degree", "field", "institution", "end") == [
        ("Ph.D.", "Geology", "Fen University", "2016"),
        ("M.Sc.", "Law", "University of Bergen", "2012"),
    ]


def test_a_table_of_alumni_with_the_stay_behind_the_name() -> None:
    page = "---\ntitle: Meet the Lab\n---\n\n## Lab Alumni\n\n| Name | Current Position |\n|--|--|\n| **Ada Lindqvist** (2019–2021) | Retired |\n"
    assert _told(page, "position", "person", "organization", "role", "start", "end") == [
        ("Ada Lindqvist", "", "", "2019", "2021")
    ]


@pytest.mark.parametrize(
    ("line", "posts"),
    [
        (
            " (2012-2020) Senior Analyst, Peat NextCODE, Oslo, Norway",
            [("", "", "2012", "2020"), ("Senior Analyst", "Peat NextCODE", "", "")],
        ),
        (
            ", Postdoc, 2012-2020 → Scientist II, Peatech",
            [("Postdoc", "", "2012", "2020"), ("Scientist", "Peatech", "", "")],
        ),
        (" (2012-2014), PhD student, Physics", [("PhD student", "", "2012", "2014")]),
        (", PhD (now Peatech, Hamburg)", [("", "Peatech", "", "")]),
        (", PhD (now Medical writer @Peatech)", [("Medical writer", "Peatech", "", "")]),
        (", M.Sc. (now PhD student in Medical Engineering)", [("PhD student", "", "", "")]),
        (" (Internship 2021)", [("Internship", "", "", "2021")]),
    ],
    ids=[
        "a role with a place",
        "behind what they were",
        "what they were",
        "a firm",
        "behind a sign",
        "a role alone",
        "what they were there for",
    ],
)
def test_what_came_after_the_dates_of_a_stay(line: str, posts: list[tuple[str, str, str, str]]) -> None:
    page = f"---\ntitle: People\n---\n\n## Alumni\n\n- Ada Lindqvist{line}\n- Bruno Carvalho\n"
    told = _told(page, "position", "person", "role", "organization", "start", "end")
    assert [row[1:] for row in told if row[0] == "Ada Lindqvist"] == posts


@pytest.mark.parametrize(
    ("line", "body", "stay"),
    [
        (", 2016 – 2022 (Fen University, Norway)", "Fen University", ("2016", "2022")),
        (" (2016-2022) - NTH, Norway", "NTH", ("2016", "2022")),
        (", 2016 – 2022, Peat Corporation", "Peat Corporation", ("2016", "2022")),
        (": 2016–2022 → Fen University", "Fen University", ("2016", "2022")),
        (" | 2016-2022 | Institute of Tides (IT), Oslo", "Institute of Tides (IT)", ("2016", "2022")),
        (", Ph.D. 2022 (Peat Corporation)", "Peat Corporation", None),
        (", 2016 – 2022 (Industry)", None, ("2016", "2022")),
        (", Ph.D. 2022 (deceased)", None, None),
        (", 2016 – 2022", None, ("2016", "2022")),
    ],
)
def test_bodies_behind_the_years_of_a_stay(line: str, body: str | None, stay: tuple[str, str] | None) -> None:
    page = f"---\ntitle: Group\n---\n\n## Former Members\n\n- Bruno Carvalho\n- Ada Lindqvist{line}\n"
    told = _told(page, "position", "person", "organization", "start", "end")
    here = [("", *stay)] if stay else []
    assert [row[1:] for row in told if row[0] == "Ada Lindqvist"] == [*here, *([(body, "", "")] if body else [])]


def test_what_stands_below_a_degree_is_read() -> None:
    page = (
        "---\ntitle: Group\n---\n\n## Former Group Members and Advisees\n\n"
        "- **Ada Lindqvist** <br />\nPhD in Physics from UFO in 2021.<br />\nCurrently a postdoc at the University of Bergen.\n\n"
        "- **Bruno Carvalho** <br />\nBS in Biology from Fen University in 2020.<br />\n"
        "Currently in the PhD program in tides at the University of Oslo (NO).\n\n"
        "- **Clara Moretti** <br />\nPhD in Geology (2017), now Assistant Professor at Moss College\n"
    )
    assert _told(page, "education", "person", "degree", "field", "institution", "end") == [
        ("Ada Lindqvist", "PhD", "Physics", "UFO", "2021"),
        ("Bruno Carvalho", "BS", "Biology", "Fen University", "2020"),
        ("Bruno Carvalho", "PhD", "tides", "University of Oslo (NO)", ""),
        ("Clara Moretti", "PhD", "Geology", "", "2017"),
    ]
    assert _told(page, "position", "person", "role", "organization") == [
        ("Ada Lindqvist", "postdoc", "University of Bergen"),
        ("Clara Moretti", "Assistant Professor", "Moss College"),
    ]


def test_a_name_that_is_written_like_a_degree() -> None:
    page = "---\ntitle: People\n---\n\n## Former members\n\n- Meng Wang, former postdoc; now lecturer, Fen University\n- Bo Ekman, postdoc\n"
    assert _told(page, "position", "person", "role", "organization") == [
        ("Meng Wang", "postdoc", ""),
        ("Meng Wang", "lecturer", "Fen University"),
        ("Bo Ekman", "postdoc", ""),
    ]
