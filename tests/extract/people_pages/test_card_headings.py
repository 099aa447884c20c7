"""What headings, titles and labels of people pages call those below them, and whose students they are."""

from __future__ import annotations

import pytest

from kgbuild.documents import read_bytes
from kgbuild.extract import extract, read_page
from kgbuild.model import Position, Supervision

LAB = "---\ntitle: People\n---\n\n# Tide Lab\n\n"


def posts(text: str) -> list[str]:
    records = (r for r in extract(read_bytes(text.encode(), "people.md")).records if isinstance(r, Position))
    return [f"{r.person.name} | {r.role} | {r.organization.name} | {r.start} | {r.end}" for r in records]


def students(text: str) -> list[str]:
    records = (r for r in extract(read_bytes(text.encode(), "students.md")).records if isinstance(r, Supervision))
    return [f"{r.advisor.name} | {r.student.name} | {r.level} | {r.start} | {r.end}" for r in records]


def test_two_people_are_no_owner() -> None:
    page = "# About Us\n\n## Co-PIs\n\nAda Moe (Fen University) and Bo Ekman (University of Oslo)\n"
    assert read_page(read_bytes(page.encode(), "about.md")).owner.name == ""


def test_labels_are_no_roles() -> None:
    page = (
        f"{LAB}## PhD Students\n\n**Ada Moe**\n- Research: Salt in marshes\n- Achievements: best poster of the year\n"
    )
    assert posts(page) == ["Ada Moe | PhD Student | Tide Lab |  | "]


def test_a_role_right_below_a_name_heads_no_group() -> None:
    page = f"{LAB}## Students\n\n### Ada Moe\n\nPhD Candidate\n\n- Likes salt\n\n### Bo Ekman\n\nVisiting Scholar\n\n- Likes sand\n"
    assert posts(page) == ["Ada Moe | PhD Candidate | Tide Lab |  | ", "Bo Ekman | Visiting Scholar | Tide Lab |  | "]


@pytest.mark.parametrize(
    ("heading", "role"),
    [
        ("Scientific coordinators", "Scientific coordinator"),
        ("Former Software Engineers", "Software Engineer"),
        ("Artists in Residence", "Artist in Residence"),
        ("Students", "Student"),
        ("Current Students", ""),
    ],
)
def test_headings_name_roles(heading: str, role: str) -> None:
    assert posts(f"{LAB}## {heading}\n\n- Ada Moe\n- Bo Ekman\n")[:1] == [f"Ada Moe | {role} | Tide Lab |  | "]


def test_the_sentence_of_a_card_names_a_student_closer_than_the_heading() -> None:
    page = f"{LAB}## Graduate Students\n\n### Ada Moe\n\nAda Moe is a Ph.D. student who counts gulls at the coast.\n"
    assert posts(page) == ["Ada Moe | Ph.D. student | Tide Lab |  | "]


def test_the_title_lab_stands_over_people() -> None:
    page = "---\ntitle: Lab\n---\n\n# Lab\n\n[Ada Moe](https://ada.example) <br/>\n*salt, sand*\n\nresearch fellow (with [Fen](https://fen.example))\n\n<div></div>\n\nBo Ekman<br/>\n*gulls*\n\nPhD student\n"
    assert posts(page) == ["Ada Moe | research fellow |  |  | ", "Bo Ekman | PhD student |  |  | "]


def test_stages_of_a_student() -> None:
    page = "# Ida Holt\n\n## Students & postdocs\n\n- Ada Moe\n  - PhD student: 2019-10-01 --\n  - MPhil student: 2018-10-01 -- 2019-09-15\n"
    assert students(page) == [
        "Ida Holt | Ada Moe | PhD student | 2019-10-01 | ",
        "Ida Holt | Ada Moe | MPhil student | 2018-10-01 | 2019-09-15",
    ]


def test_groups_of_no_degree_and_what_was_done_meanwhile_are_no_levels() -> None:
    page = "# Ida Holt\n\n## Students & postdocs\n\n- Ada Moe (2018-2019; during internship)\n"
    assert students(page) == ["Ida Holt | Ada Moe |  | 2018 | 2019"]


def test_interns_of_a_person() -> None:
    page = "# Ida Holt\n\nI am a scientist at Peatworks.\n\n## Past Interns\n\n- Ada Moe (Fen University): 2023\n- Bo Ekman (MIT): 2022\n"
    assert [line.split(" | ")[:2] for line in students(page)] == [["Ida Holt", "Ada Moe"], ["Ida Holt", "Bo Ekman"]]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        (
            "I am a lecturer at Fen University.\n\n## Publications\n\n- **Ada Moe**, Bo Ekman. Salt in marshes. 2020.\n",
            "Ada Moe",
        ),
        ("## Papers\n\n- **Ada Moe**, Bo Ekman. Salt. 2020.\n- Bo Ekman, **Ada Moe**. Sand. 2021.\n", "Ada Moe"),
        ("## Papers\n\n- **Ada Moe**, Bo Ekman. Salt. 2020.\n- **Bo Ekman**, Ada Moe. Sand. 2021.\n", ""),
        ("## Papers\n\n- **A. Moe**, B. Ekman. Salt. 2020.\n- B. Ekman, **A. Moe**. Sand. 2021.\n", ""),
    ],
)
def test_the_owner_in_bold(text: str, name: str) -> None:
    page = read_page(read_bytes(f"---\ntitle: About me\n---\n\n{text}".encode(), "index.md"))
    assert page.owner.name == name
