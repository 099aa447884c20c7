"""Juries of theses."""

from __future__ import annotations

import pytest

from kgbuild.extract.careers.juries import juries
from pages import rows

HEAD = "---\ntitle: PhD defence\n---\n\nThe thesis defence took place on 3 May 2021.\n\nComposition of the jury:\n\n"


@pytest.mark.parametrize(
    "page",
    [
        ("Reviewer: Jonas Ek, Professor, Uppsala University\n\nReviewer: Ana Moe, Reader, University of Oslo\n\n"
        "Examiner: Mina Tavares, Professor, University of Bergen\n"),
        HEAD + "Reviewer: Jonas Ek, Professor, Uppsala University\n",
        "# CV\n\n## Service\n\nPhD committees\n\n"
        + "".join(f"- Member: {name}, PhD thesis, Uppsala University\n" for name in ("Jonas Ek", "Ana Moe", "Mina Tavares")),
    ],
    ids=["no thesis", "one line", "a curriculum"],
)  # fmt: skip
def test_what_is_no_jury(page: str) -> None:
    assert rows(juries, page, "page.md") == []


@pytest.mark.parametrize(
    "lines",
    [
        (
            "Reviewer: Ms. Ana Moe, Reader, University of Oslo\n\nExaminer: Mr. Jonas Ek, Professor, Uppsala University\n\n"
            "Director: Ms. Mina Tavares, Professor, University of Bergen\n"
        ),
        (
            "- Ana Moe, Reader, University of Oslo, Rapporteur\n- Jonas Ek, Professor, Uppsala University, Examinateur\n"
            "- Mina Tavares, Professor, University of Bergen, Directrice de thèse\n"
        ),
        (
            "| | | |\n|---|---|---|\n| Ana Moe | Reader, University of Oslo | Reviewer |\n"
            "| Jonas Ek | Professor, Uppsala University | Examiner |\n"
            "| Mina Tavares | Professor, University of Bergen | Supervisor |\n"
        ),
        (
            "- Ana Moe, Reader University of Oslo, Rapporteur\n- Jonas Ek, Professor Uppsala University, Examinateur\n"
            "- Mina Tavares, Professor University of Bergen, co Directrice de thèse\n"
        ),
    ],
    ids=["function first", "function last", "table", "places behind posts"],
)
def test_members_of_a_jury(lines: str) -> None:
    found = rows(juries, HEAD + lines, "page.md")
    posts = [(row["person"], row["role"], row["organization"]) for row in found if row["kind"] == "position"]
    assert posts == [
        ("Ana Moe", "Reader", "University of Oslo"),
        ("Jonas Ek", "Professor", "Uppsala University"),
        ("Mina Tavares", "Professor", "University of Bergen"),
    ]
    advised = [(row["advisor"], row["level"]) for row in found if row["kind"] == "supervision"]
    assert advised == [("Mina Tavares", "PhD")]


def test_the_student_of_a_post_is_who_defends() -> None:
    text = (
        "Ruth Holm successfully defended her PhD thesis on 3 May 2021.\n\nPh.D. Examining Committee:\n\n"
        "- Dr. Ana Moe, Senior Supervisor\n- Dr. Jonas Ek, Supervisor\n- Dr. Mina Tavares, External Examiner\n"
    )
    found = rows(juries, text, "2021-05-04-thesis.md")
    told = [(row["advisor"], row["student"]) for row in found if row["kind"] == "supervision"]
    assert told == [("Ana Moe", "Ruth Holm"), ("Jonas Ek", "Ruth Holm")]
