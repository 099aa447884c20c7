"""Positions, education and students of curricula in many layouts."""

from __future__ import annotations

import pytest

from kgbuild.extract.careers.education import education
from kgbuild.extract.careers.positions import positions
from kgbuild.extract.careers.supervision import supervision
from pages import HEAD, only, rows

POST = ("role", "organization", "location", "start", "end")


def posts(body: str, name: str = "cv.md") -> list[tuple[str, ...]]:
    found = rows(positions, HEAD + "## Positions\n\n" + body, name)
    return only((row for row in found if row["kind"] == "position"), *POST)


@pytest.mark.parametrize(
    "body",
    [
        "I have worked in many places and with many people over the years, and loved it.",
        "- Responsible for the boats",
        "- 2001",
    ],
)
def test_what_is_no_position(body: str) -> None:
    assert posts(body) == []


def test_a_page_of_a_lab_has_no_owner_who_held_positions() -> None:
    assert (
        rows(
            positions,
            "---\ntitle: Tide Lab papers at GraphConf 2021\n---\n\n## Positions\n\n- Postdoc, Uppsala University, 2001\n",
        )
        == []
    )


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("- Professor, Uppsala University, 2015-present", ("Professor", "Uppsala University", "", "2015", "")),
        (
            "- **Lecturer**, *Uppsala University*, Uppsala, Sweden (2001–2004)",
            ("Lecturer", "Uppsala University", "Uppsala, Sweden", "2001", "2004"),
        ),
        (
            "- 2010-2014: Postdoctoral Researcher\n  - Tide Institute, Paris\n  - Topic: Waves",
            ("Postdoctoral Researcher", "Tide Institute", "Paris", "2010", "2014"),
        ),
        (
            "Postdoctoral Fellow at the Institute of Tides with Eve Moe, 2004-2006",
            ("Postdoctoral Fellow", "Institute of Tides", "", "2004", "2006"),
        ),
        (
            "Tide Research\n\nResearch Intern – Redmond, WA, May - August 2015\n",
            ("Research Intern", "Tide Research", "Redmond, WA", "2015-05", "2015-08"),
        ),
        (
            "- 2007–2010: Wissenschaftliche Mitarbeiterin am Institut für Gezeiten, Berlin",
            ("Wissenschaftliche Mitarbeiterin", "Institut für Gezeiten", "Berlin", "2007", "2010"),
        ),
        (
            "- Since 2017: CNRS researcher, Université de Brest",
            ("CNRS researcher", "Université de Brest", "", "2017", ""),
        ),
    ],
)
def test_positions(body: str, expected: tuple[str, ...]) -> None:
    assert posts(body) == [expected]


def test_an_advisor_beside_a_position_supervised_its_holder() -> None:
    found = rows(positions, HEAD + "## Positions\n\n- Postdoc, Uppsala University, 2004-2006. Advisor: Eve Moe\n")
    advised = [row for row in found if row["kind"] == "supervision"]
    assert only(advised, "advisor", "student", "level", "start") == [("Eve Moe", "Ada Lindqvist", "Postdoc", "2004")]


def test_several_posts_share_an_employer() -> None:
    body = "Uppsala University\nProfessor, 2010-present\nLecturer, 2005-2010\n"
    text = "Ada Lindqvist\n\nPOSITIONS\n\n" + body
    assert only(rows(positions, text, "cv.txt"), "role", "organization", "start") == [
        ("Professor", "Uppsala University", "2010"),
        ("Lecturer", "Uppsala University", "2005"),
    ]


DEGREE = ("degree", "field", "institution", "start", "end", "thesis")


def degrees(body: str) -> list[tuple[str, ...]]:
    found = rows(education, HEAD + "## Education\n\n" + body)
    return only((row for row in found if row["kind"] == "education"), *DEGREE)


def test_courses_are_no_degrees() -> None:
    assert degrees("- Summer school on tides, 2001") == []
    assert degrees("- 2001: Exchange at Uppsala University") == []


def test_a_dated_stay_at_a_school_is_a_study_whose_degree_is_unknown() -> None:
    found = degrees(
        "- **2001-2003** — MSc in Physics, Uppsala University.\n- **1996-2001** — School of Tides, Lund University."
    )
    assert [row[:4] for row in found] == [
        ("MSc", "Physics", "Uppsala University", "2001"),
        ("", "", "School of Tides, Lund University", "1996"),
    ]


def test_a_school_above_its_degrees_is_told_once() -> None:
    assert len(degrees("**Uppsala University**, 1996-2003\n\n- MSc, Physics\n- BSc, Physics")) == 2


def test_a_list_in_a_card_tells_more_of_its_degree() -> None:
    card = "<details><summary><b>{}</b> – {}</summary><p>{}</p><ul><li>Thesis: “{}”</li><li>GPA 5.5</li></ul></details>"
    body = "\n\n".join(
        [
            card.format("Doctor of Philosophy", "Uppsala University", "10/2010 – 09/2013", "On the memory of rivers"),
            card.format("Master’s of Science in Tides, Waves and Sand", "Lund University", "2008 – 2010", "On gulls"),
        ]
    )
    assert degrees(body) == [
        ("Doctor of Philosophy", "", "Uppsala University", "2010-10", "2013-09", "On the memory of rivers"),
        ("Master’s of Science", "Tides, Waves and Sand", "Lund University", "2008", "2010", "On gulls"),
    ]


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("- Ph.D. in Physics, Uppsala University, 2010", [("Ph.D.", "Physics", "Uppsala University", "", "2010", "")]),
        (
            "- Ph.D., Physics, 2012 - 2017, Uppsala University",
            [("Ph.D.", "Physics", "Uppsala University", "2012", "2017", "")],
        ),
        (
            "- A.B. summa cum laude, History, Harbour College, 2007.",
            [("A.B.", "History", "Harbour College", "", "2007", "")],
        ),
        (
            "- 2013-2017: **Bachelor of Science in Biology** at the University of Brest",
            [("Bachelor of Science", "Biology", "University of Brest", "2013", "2017", "")],
        ),
        (
            "- B.Sc. and M.Sc. in Biology, Uppsala University",
            [
                ("B.Sc.", "Biology", "Uppsala University", "", "", ""),
                ("M.Sc.", "Biology", "Uppsala University", "", "", ""),
            ],
        ),
        (
            "Uppsala University\nUppsala, Sweden\n\nPh.D., Tides, 2001 - 2004\n\n- Thesis topic: *On tides*\n\nM.Sc., Waves, 2001\n",
            [
                ("Ph.D.", "Tides", "Uppsala University", "2001", "2004", "On tides"),
                ("M.Sc.", "Waves", "Uppsala University", "", "2001", ""),
            ],
        ),
        (
            "- Promotion in Geschichte, Universität Kiel, 2007. Dissertation: „Häfen im Wandel“",
            [("Promotion", "Geschichte", "Universität Kiel", "", "2007", "Häfen im Wandel")],
        ),
    ],
)
def test_degrees(body: str, expected: list[tuple[str, ...]]) -> None:
    assert degrees(body) == expected


def test_both_advisors_of_a_degree_are_read() -> None:
    found = rows(education, HEAD + "## Education\n\nPh.D., Tides, 2001 - 2004\n\n- Advisors: Eve Moe and Lee Gold\n")
    assert only((r for r in found if r["kind"] == "supervision"), "advisor", "level", "end") == [
        ("Eve Moe", "Ph.D.", "2004"),
        ("Lee Gold", "Ph.D.", "2004"),
    ]


@pytest.mark.parametrize(
    ("line", "advisor"),
    [("Advisor: Prof. Eve Moe", "Eve Moe"), ("Advised by: Eve Moe. Fen University, Norway", "Eve Moe")],
)
def test_the_point_of_a_title_ends_no_name_and_that_of_a_sentence_does(line: str, advisor: str) -> None:
    found = rows(education, HEAD + f"## Education\n\nPh.D., Tides, 2001 - 2004\n\n- {line}\n")
    assert only((r for r in found if r["kind"] == "supervision"), "advisor") == [(advisor,)]


STUDENT = ("advisor", "student", "level", "start", "end", "thesis")


def students(body: str) -> list[tuple[str, ...]]:
    return only(rows(supervision, HEAD + "## Students\n\n" + body), *STUDENT)


@pytest.mark.parametrize(
    "body", ["- 20+ undergraduates over many projects, 2018 -", "- Thesis committee of many students"]
)
def test_what_is_no_student(body: str) -> None:
    assert students(body) == []


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("- Bo Ekman, M.Sc., 2019 - 2021", [("Ada Lindqvist", "Bo Ekman", "M.Sc", "2019", "2021", "")]),
        (
            "- Bo Ekman (PhD, 2021-), thesis “On tides and time”",
            [("Ada Lindqvist", "Bo Ekman", "PhD", "2021", "", "On tides and time")],
        ),
        ("- PhD thesis of Rémi Duval (2017-2019)", [("Ada Lindqvist", "Rémi Duval", "PhD thesis", "2017", "2019", "")]),
        (
            "- Bo Ekman, PhD (2024-)\n  - Co-supervision with Dr. Eve Moe",
            [("Ada Lindqvist", "Bo Ekman", "PhD", "2024", "", ""), ("Eve Moe", "Bo Ekman", "PhD", "2024", "", "")],
        ),
    ],
)
def test_students(body: str, expected: list[tuple[str, ...]]) -> None:
    assert students(body) == expected


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        (
            "* 2004–2008: Promotion zum Dr. rer. nat., Universität Wien, „Wiesen im Wandel“ (Betreuer: Prof. Eva Moe), summa cum laude",
            ("Dr. rer. nat.", "", "Universität Wien", "2004", "2008", "Wiesen im Wandel"),
        ),
        (
            "* 1998–2004: Studium der Biologie, Universität Innsbruck, Abschluss: Mag. rer. nat.",
            ("Mag. rer. nat.", "Biologie", "Universität Innsbruck", "1998", "2004", ""),
        ),
        (
            "* 2012: Habilitation, Universität Wien, Fach: Ökologie",
            ("Habilitation", "Ökologie", "Universität Wien", "", "2012", ""),
        ),
    ],
)
def test_degrees_of_other_languages(body: str, expected: tuple[str, ...]) -> None:
    assert degrees(body) == [expected]


def test_students_in_french() -> None:
    body = (
        "## Encadrement\n\n- Thèses en cours : Aida Lopez (depuis 2020, co-direction avec Eva Moe), « Jeunesses rurales »\n"
        "- Thèse soutenue : Bo Lind (2017-2021), « Les femmes du port »\n"
    )
    found = only(rows(supervision, HEAD + body), "advisor", "student", "level", "start", "end")
    assert found == [
        ("Ada Lindqvist", "Aida Lopez", "", "2020", ""),
        ("Eva Moe", "Aida Lopez", "", "2020", ""),
        ("Ada Lindqvist", "Bo Lind", "Thèse", "2017", "2021"),
    ]


def test_states_are_no_degrees() -> None:
    table = (
        "| INSTITUTION AND LOCATION | DEGREE | Completion Date | FIELD OF STUDY |\n|---|---|---|---|\n"
        "| Harbour University, Baltimore, MD | MPH | 05/2007 | Public Health |\n"
    )
    found = only(
        rows(education, HEAD + "## Education/Training\n\n" + table), "institution", "degree", "field", "location"
    )
    assert found == [("Harbour University", "MPH", "Public Health", "Baltimore, MD")]


def test_a_list_of_theses_on_nobodys_page_names_all_who_advised() -> None:
    page = """# Thèses de doctorat

## 2022

* **Mina Tavares**, Marées et marais de la côte, Directeurs de thèse **Jonas Ek et Ana Lindqvist**.
"""
    found = [
        (r["advisor"], r["student"], r["end"], r["thesis"])
        for r in rows(supervision, page)
        if r["kind"] == "supervision"
    ]
    thesis = "Marées et marais de la côte"
    assert found == [("Jonas Ek", "Mina Tavares", "2022", thesis), ("Ana Lindqvist", "Mina Tavares", "2022", thesis)]


def test_a_place_below_an_organisation_in_its_cell_is_where_it_is() -> None:
    table = "| Period | Role | Organization |\n|---|---|---|\n| 2002 – Pres. | Analyst | QTA Fisheries<br>*Monterey, CA* |\n"
    found = rows(positions, HEAD + "## Work experience\n\n" + table)
    assert [row.get("location") for row in found] == ["Monterey, CA"]
