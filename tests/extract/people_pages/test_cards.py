"""Cards that hold more than a line: curricula below a name, stages of students, labels, what headings call people."""

from __future__ import annotations

import pytest

from kgbuild.documents import read_bytes
from kgbuild.extract import extract
from kgbuild.model import Education, Position, Supervision

LAB = "---\ntitle: People\n---\n\n# Tide Lab\n\n"


def posts(text: str, name: str = "people.md") -> list[str]:
    records = (r for r in extract(read_bytes(text.encode(), name)).records if isinstance(r, Position))
    return [f"{r.person.name} | {r.role} | {r.organization.name} | {r.start} | {r.end}" for r in records]


def degrees(text: str) -> list[str]:
    records = (r for r in extract(read_bytes(text.encode(), "people.md")).records if isinstance(r, Education))
    return [f"{r.person.name} | {r.degree} | {r.field} | {r.institution.name} | {r.end}" for r in records]


def students(text: str) -> list[str]:
    records = (r for r in extract(read_bytes(text.encode(), "students.md")).records if isinstance(r, Supervision))
    return [f"{r.advisor.name} | {r.student.name} | {r.level} | {r.start} | {r.end}" for r in records]


def test_a_joining_dates_the_role_above_it_and_what_says_less_is_left_out() -> None:
    cards = (
        "#### Noor Vik\n\n*Postdoctoral Researcher*\n\nNoor did her PhD at the University of Oslo and joined the group in March 2023.\n\n"
        "#### Yuki Moe\n\n*Visiting Researcher*\n\nVisiting from Fen University, April to September 2024.\n"
    )
    assert posts(f"{LAB}## Members\n\n{cards}") == [
        "Noor Vik | Postdoctoral Researcher | Tide Lab | 2023-03 | ",
        "Yuki Moe | Visiting Researcher | Tide Lab | 2024-04 | 2024-09",
    ]
    assert degrees(f"{LAB}## Members\n\n{cards}") == ["Noor Vik | PhD |  | University of Oslo | "]


def test_posts_in_turn_behind_labels_and_roles_with_dates_of_their_own() -> None:
    page = f"""{LAB}## Graduated PhD students
* Vik Rao (2022). First position: Postdoc, Fen University. Now: Assistant Professor, University of Oslo
* Olivia Grant (2020). First position: Data Scientist, Peatworks

## Former members

#### Anke Holm
PhD student (2014-2018), Master student (2012-2014)
"""
    assert [post for post in posts(page) if "2022" not in post and "2020" not in post] == [
        "Vik Rao | Postdoc | Fen University |  | ",
        "Vik Rao | Assistant Professor | University of Oslo |  | ",
        "Olivia Grant | Data Scientist | Peatworks |  | ",
        "Anke Holm | PhD student | Tide Lab | 2014 | 2018",
        "Anke Holm | Master student | Tide Lab | 2012 | 2014",
    ]


def test_where_graduates_went_in_the_bracket_of_their_degree_and_departments_before_one() -> None:
    page = f"{LAB}## Ph.D. alumni\n\n- Nora Holm (PhD 2018, Peatworks)\n- Vik Rao, CBE Ph.D. 2014\n"
    assert posts(page) == ["Nora Holm |  | Peatworks |  | "]
    assert degrees(page) == ["Nora Holm | PhD |  |  | 2018", "Vik Rao | Ph.D. |  |  | 2014"]


def test_headings_that_call_them_members_of_a_level() -> None:
    page = f"{LAB}### Current graduate lab members\n\n* Nora Holm, B.S. in Geology, Fen College\n* Vik Rao, B.S. in Physics, Fen College\n\n"
    page += "### Undergraduate members\n\n* Olivia Grant\n* Anke Vik\n"
    assert posts(page) == [
        "Nora Holm | Graduate lab member | Tide Lab |  | ",
        "Vik Rao | Graduate lab member | Tide Lab |  | ",
        "Olivia Grant | Undergraduate member | Tide Lab |  | ",
        "Anke Vik | Undergraduate member | Tide Lab |  | ",
    ]


def test_tables_of_alumni_with_degrees_in_a_column_of_information_and_two_on_a_row() -> None:
    pictured = "| Alumni | Information | Alumni | Information |\n|:--|:--|:--|:--|\n"
    pictured += "| ![](a.png) | Dr. Nora Holm<br/>CBE Ph.D. 2019<br/>Peatworks | ![](b.png) | Dr. Vik Rao<br>CBE Ph.D., 2017 |\n"
    plain = "| Alumni | Information | Current Affiliation | Thesis Title |\n|:--|:--|:--|:--|\n"
    plain += "| Olivia Grant | Chemistry M.Sc., 2016 | Fen Police Department | Slow water in the salt marsh |\n"
    plain += "| Anke Vik | Post-doc, 2012-2014 | Tide University | Salt |\n"
    page = f"{LAB}## Former members\n\n### Ph.D. Alumni\n\n{pictured}\n### Other alumni\n\n{plain}"
    assert posts(page) == [
        "Nora Holm |  | Peatworks |  | ",
        "Olivia Grant |  | Fen Police Department |  | ",
        "Anke Vik | Post-doc | Tide Lab | 2012 | 2014",
        "Anke Vik |  | Tide University |  | ",
    ]
    assert degrees(page) == [
        "Nora Holm | Ph.D. |  |  | 2019",
        "Vik Rao | Ph.D. |  |  | 2017",
        "Olivia Grant | M.Sc. | Chemistry |  | 2016",
    ]


def test_an_unlikely_name_above_a_role_on_a_card_and_a_question_that_states_nothing() -> None:
    names = {"Ida Holt": "Former PhD Student", "Sayed Moustafa Biazir Saighal": "Former Research Assistant"}
    cards = "".join(
        f"<div>\n<div>{name}</div>\n<div>{role}</div>\n<div>Jan 2023 – Dec 2025</div>\n</div>\n"
        for name, role in names.items()
    )
    asked = "**Interested in joining the lab?** We welcome inquiries."
    assert posts(f"{LAB}## Lab Alumni\n\n<div>\n{cards}</div>\n\n{asked}\n") == [
        "Ida Holt | PhD Student | Tide Lab | 2023-01 | 2025-12",
        "Sayed Moustafa Biazir Saighal | Research Assistant | Tide Lab | 2023-01 | 2025-12",
    ]


def test_where_somebody_went_with_the_place_behind_the_body() -> None:
    page = (
        f"{LAB}## Former PhD students\n\n- Bastian Holt (2016). Now at Willis Re, UK\n"
        "- Zed Zul (2014). Next destination: Universiti Putra Malaysia\n"
        "- Emma Berg (2013). Next destination: Flood Re, London, UK\n"
        "- Chen Moe, PhD. (2012-2020) Senior Statistician, WuXi NextCODE, Cambridge, MA\n"
        "- Nina Lund, PhD, Google\n- Nola Ling, MSc, Gull Capital, London\n"
    )
    records = (r for r in extract(read_bytes(page.encode(), "people.md")).records if isinstance(r, Position))
    went = [f"{r.person.name} | {r.role} | {r.organization.name} | {r.location}" for r in records]
    assert [one for one in went if "Tide Lab" not in one] == [
        "Bastian Holt |  | Willis Re | UK",
        "Zed Zul |  | Universiti Putra Malaysia | ",
        "Emma Berg |  | Flood Re | London, UK",
        "Chen Moe | Senior Statistician | WuXi NextCODE | Cambridge, MA",
        "Nina Lund |  | Google | ",
        "Nola Ling |  | Gull Capital | London",
    ]


def test_lists_of_names_with_what_came_after_in_brackets() -> None:
    page = (
        f"{LAB}## Alumni\n\n**Postdocs**: Helen Moe (2018–2020, now Associate Professor at Fen University), "
        "Mario Grant (2016–2018, now at Peatworks).\n"
    )
    assert posts(page) == [
        "Helen Moe | Postdoc | Tide Lab | 2018 | 2020",
        "Helen Moe | Associate Professor | Fen University |  | ",
        "Mario Grant | Postdoc | Tide Lab | 2016 | 2018",
        "Mario Grant |  | Peatworks |  | ",
    ]


@pytest.mark.parametrize(("permalink", "count"), [("/people/students", 2), ("/students", 0)])
def test_students_on_a_page_filed_with_people_are_members(permalink: str, count: int) -> None:
    page = f"---\npermalink: {permalink}\ntitle: Students\n---\n\n### Current PhD students\n- Nuria Moe, tides\n- Pedro Vik, dunes\n"
    assert len(posts(page, "page.md")) == count


def test_the_head_of_a_lab_leads_it_wherever_the_professor_is() -> None:
    page = f"{LAB}## Principal Investigator\n\n**Dr. Karin Moe**, Associate Professor of Botany, University of Oslo\n"
    assert posts(page) == [
        "Karin Moe | Associate Professor of Botany | University of Oslo |  | ",
        "Karin Moe | Principal Investigator | Tide Lab |  | ",
    ]


def test_degrees_on_lines_that_no_editor_breaks_are_two() -> None:
    page = f"""{LAB}### Sofia Lind
*Ph.D. Student (joined Fall 2021)*
B.S. Chemical Engineering, Northern Harbour Institute of Technology
M.S. Coastal Engineering, Northern Harbour Institute of Technology
"""
    assert degrees(page) == [
        "Sofia Lind | B.S. | Chemical Engineering | Northern Harbour Institute of Technology | ",
        "Sofia Lind | M.S. | Coastal Engineering | Northern Harbour Institute of Technology | ",
    ]


def test_rows_of_a_picture_and_lines_are_cards() -> None:
    rows = "".join(
        f'<tr><td><img src="{n}.jpg"></td><td><b>{name}</b><br>{role}<br>{degree}</td></tr>\n'
        for n, name, role, degree in (
            (1, "Kate Moe", "Research Scientist", "Ph.D. Ecology, University of Oslo (2012)"),
            (2, "Leo Vik", "Graduate Student", "B.A. Coastal Studies, Harbour College (2019)"),
        )
    )
    page = f"{LAB}<table>\n{rows}</table>\n"
    assert posts(page) == [
        "Kate Moe | Research Scientist | Tide Lab |  | ",
        "Leo Vik | Graduate Student | Tide Lab |  | ",
    ]
    assert degrees(page) == [
        "Kate Moe | Ph.D. | Ecology | University of Oslo | 2012", "Leo Vik | B.A. | Coastal Studies | Harbour College | 2019",
    ]  # fmt: skip


def test_rows_that_front_matter_holds_are_cards_in_their_place() -> None:
    page = """---
title: Tide Lab
permalink: /team/
postdocs:
  - image_path: a.jpg
    title: "Noor Vik"
    excerpt: "
    **Postdoctoral Fellow**<br>
    PhD, Geology, University of Oslo<br>
    Room 3, Harbour Hall<br>
    "
---

# Team

## Postdoctoral Fellows
{% include feature_row id="postdocs" type="left" %}

## Alumni
* Lea Holm, MS in Geology (2020), now a Data Scientist at Peat Works.
"""
    assert posts(page) == [
        "Noor Vik | Postdoctoral Fellow | Tide Lab |  | ", "Lea Holm | Data Scientist | Peat Works |  | ",
    ]  # fmt: skip
    assert degrees(page) == ["Noor Vik | PhD | Geology | University of Oslo | ", "Lea Holm | MS | Geology |  | 2020"]


@pytest.mark.parametrize(
    "listed",
    [
        (
            "- Associate Professor, Fen University, Dept. of Geology (2022- )\n- Assistant Professor, Fen University (2014-2022)\n"
            "- PhD University of Oslo (2010)\n- BSc Harbour College (2002)\n"
        ),
        (
            "**2022 – present**: Associate Professor, Fen University, Dept. of Geology  \n**2014 – 2022**: Assistant Professor, "
            "Fen University  \nPhD, University of Oslo, 2010  \nBSc, Harbour College, 2002\n"
        ),
    ],
    ids=["items", "lines"],
)
def test_a_curriculum_below_a_name(listed: str) -> None:
    page = f"{LAB}## Members\n\n### Ada Moe\n\n{listed}"
    assert [line.replace(" | Fen University, Dept. of Geology", " | Fen University") for line in posts(page)] == [
        "Ada Moe | Associate Professor | Fen University | 2022 | ",
        "Ada Moe | Assistant Professor | Fen University | 2014 | 2022",
    ]
    assert degrees(page) == [
        "Ada Moe | PhD |  | University of Oslo | 2010",
        "Ada Moe | BSc |  | Harbour College | 2002",
    ]


@pytest.mark.parametrize(
    "behind",
    ["\\\n  *Moss and Peat in the Sun*", ", “Moss and Peat in the Sun”", ". Thesis: *Moss and Peat in the Sun*"],
)
def test_theses_of_graduates(behind: str) -> None:
    page = f"{LAB}## Alumni\n\n- **Ada Moe** (PhD, 2019){behind}\n- **Bo Ekman** (PhD, 2018)\\\n  *Now at Google*\n"
    records = extract(read_bytes(page.encode(), "people.md")).records
    assert [r.thesis for r in records if isinstance(r, Education)] == ["Moss and Peat in the Sun", ""]


def test_rooms_are_nobody_and_end_the_name_of_a_body() -> None:
    card = "Tim Moe, Ph.D.  \nAssistant Professor  \nDepartment of Geography  \nMcGilvrey Hall, Office 437  \n"
    found = posts(f"---\ntitle: People\n---\n\n## Principal Investigator\n\n{card}")
    assert found == [
        "Tim Moe | Principal Investigator |  |  | ",
        "Tim Moe | Assistant Professor | Department of Geography |  | ",
    ]


def test_a_role_with_another_in_brackets_is_one() -> None:
    card = "**Ada Moe**<br>\n*Lecturer (Assistant Professor)*<br>\n*Department of Tides*<br>\n*University of Fen*\n"
    found = posts(f"---\ntitle: Team\n---\n\n#### Staff\n\n{card}")
    assert found == ["Ada Moe | Lecturer (Assistant Professor) | Department of Tides, University of Fen |  | "]


@pytest.mark.parametrize("at", ["@", "at"])
def test_dates_before_a_place_are_of_that_place(at: str) -> None:
    card = f"**Ada Moe**\n\n2024.4-2024.11 {at} Fen University, now PhD student at ETH Zurich\n"
    assert posts(f"{LAB}## Former students\n\n{card}") == [
        "Ada Moe | Student | Fen University | 2024-04 | 2024-11",
        "Ada Moe | PhD student | ETH Zurich |  | ",
    ]


def test_who_is_named_below_a_picture() -> None:
    tag = '{% include figure.html image="/a.jpg" caption="Ada Moe" width="200" %}'
    page = f"---\ntitle: Members\n---\n\n### Graduate Students\n\n{tag}\n<small>Ada studies moss.</small>\n"
    assert posts(page) == ["Ada Moe | Graduate Student |  |  | "]


@pytest.mark.parametrize(
    ("line", "role", "body"),
    [
        ("  \nProfessor of Biology · Fen University", "Professor of Biology", "Fen University"),
        ("  \nLecturer in Tides | Moss College", "Lecturer in Tides", "Moss College"),
        (
            "  \nAssociate Professor of Law • School of Law, Fen University",
            "Associate Professor of Law",
            "School of Law",
        ),
        (" · Professor of Biology · Fen University", "Professor of Biology", "Fen University"),
        (", Professor of Sea and Salt Studies", "Professor of Sea and Salt Studies", ""),
        ("  \nProfessor in the Department of Biology, Fen University", "Professor", "Department of Biology"),
    ],
)
def test_ranks_with_their_fields(line: str, role: str, body: str) -> None:
    told = [post.split(" | ") for post in posts(f"---\ntitle: People\n---\n\n## Members\n\n**Gus Holm**{line}\n")]
    assert [(post[1], post[2].split(",")[0]) for post in told] == [(role, body)]


def test_degrees_with_letters_of_a_field_are_no_names_and_co_advisors_no_theses() -> None:
    card = '<div class="card"><h3>{}</h3><p>{}</p></div>\n'
    told = (("Hao Lind", "M.S. ESE, 2023–2024"), ("Georg [Jiayuan] Holm", "M.S. Robotics, 2024–present"))
    page = "---\ntitle: Lab Members\n---\n\n<h2>Master's Thesis Students</h2>\n" + "".join(
        card.format(*each) for each in told
    )
    assert [post.split(" | ")[0] for post in posts(page)] == [name for name, _ in told]
    shared = card.format("Ida Moe", "TIDE, 2022–present<br><em>Co-advised with Nikolai Roe</em>")
    read = extract(read_bytes(f"{LAB}<h2>PhD Students</h2>\n{shared}".encode(), "people.md")).records
    assert next((r.advisor.name, r.thesis) for r in read if isinstance(r, Supervision)) == ("Nikolai Roe", "")


def test_letters_in_brackets_within_a_name() -> None:
    table = "| Name | Role |\n| --- | --- |\n| Andrew J. (A.J.) Moe | postdoc |\n"
    assert posts(f"{LAB}## Former Members\n\n{table}") == ["Andrew J. (A.J.) Moe | postdoc | Tide Lab |  | "]


def test_roles_behind_names_in_spanish() -> None:
    cards = "### Eva Ruiz // Gestora de proyectos\n\nEva estudia mareas.\n\n### Ana Soto\n\nTrabaja en la ejecución técnica de proyectos.\n"
    found = posts(f"---\ntitle: Equipo\n---\n\n## Estudiantes de postgrado\n\n{cards}")
    assert [line.split(" | ")[:2] for line in found] == [
        ["Eva Ruiz", "Gestora de proyectos"],
        ["Ana Soto", "Estudiante de postgrado"],
    ]


def test_tables_of_members_in_japanese() -> None:
    table = "| 学年 | 名前 |\n| --- | --- |\n| D3 | 海野 健治 （Kenji UNNO） |\n| M1 | 山路 洋子 （Yoko YAMAJI） |\n"
    found = posts(f"---\ntitle: 研究室メンバー\n---\n\n## 学生\n\n{table}")
    assert [line.rstrip(" |") for line in found] == ["海野 健治 （Kenji UNNO） | D3", "山路 洋子 （Yoko YAMAJI） | M1"]


def test_degrees_that_are_in_a_field() -> None:
    page = f"{LAB}## Members\n\n### Ada Moe\n\nHer M.S. and Ph.D. degrees are in Marine Geology. Her PhD research was hard.\n"
    assert degrees(page) == ["Ada Moe | M.S. | Marine Geology |  | ", "Ada Moe | Ph.D. | Marine Geology |  | "]
