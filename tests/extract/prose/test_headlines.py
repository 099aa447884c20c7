"""What the lines under a name say that someone is: pages that tell it elsewhere first, then those that do not."""

from __future__ import annotations

import pytest

from kgbuild.documents import read_bytes
from kgbuild.extract import read_page
from kgbuild.extract.prose.headlines import headlines


def told(text: str) -> list[tuple[str, str, str, str]]:
    page = read_page(read_bytes(text.encode(), "page.md"))
    return [(p.role, p.organization.name, p.start, p.end) for p in headlines(page, ())]


@pytest.mark.parametrize(
    "text",
    [
        "# Ada Lindqvist\n\nLecturer\n\n## Positions\n\n- Lecturer, Harbour University, 2019\n",
        "# Ada Lindqvist\n\nLecturer, Harbour University\n\n## Positions\n\n- Lecturer, Harbour University, 2019\n",
        "# Ada Lindqvist\n\nI am a lecturer and I like tides.\n",
        "# Tide Lab\n\nProfessor Ada Lindqvist\n",
        "# Ada Lindqvist\n\nada@example.org\n",
    ],
    ids=["posts are listed", "the post is listed", "a sentence", "a lab", "an address"],
)
def test_nothing(text: str) -> None:
    assert told(text) == []


@pytest.mark.parametrize(
    ("text", "post"),
    [
        ("# Ada Lindqvist\n\n## Professor of Music\n\nI write.\n", ("Professor of Music", "", "", "")),
        ("# Ada Lindqvist\n\n### Lecturer in Music · Fen University\n", ("Lecturer", "Fen University", "", "")),
        ("# Ada Lindqvist\n\nLecturer | Harbour University (Tide Lab)\n", ("Lecturer", "Harbour University", "", "")),
        ("# Ada Lindqvist\n\nEngineer @ Tide University\n", ("Engineer", "Tide University", "", "")),
        (
            "# Ada Lindqvist\n\nLecturer — Department of Music, Fen University\n",
            ("Lecturer", "Department of Music, Fen University", "", ""),
        ),
        ("# Ada Lindqvist\n\nLecturer • Fen Law School • Riga, Latvia\n", ("Lecturer", "Fen Law School", "", "")),
        (
            "# Ada Lindqvist\n\nPostdoctoral Fellow in Marine Archaeology (2009-2010)\n",
            ("Postdoctoral Fellow", "", "2009", "2010"),
        ),
        (
            "# Ada Lindqvist\n\nAssistant Professor<br>Harbour University\n",
            ("Assistant Professor", "Harbour University", "", ""),
        ),
        (
            "# Ada Lindqvist\n\n**Lecturer**, Department of Tides, Harbour University\n",
            ("Lecturer", "Department of Tides, Harbour University", "", ""),
        ),
        (
            "# Ada Lindqvist\n\nProfessor of Tides\n\nHarbour University · Oslo\n",
            ("Professor of Tides", "Harbour University", "", ""),
        ),
        (
            "# Ada Lindqvist\n\nLecturer, School of Tides\n",
            ("Lecturer", "School of Tides", "", ""),
        ),
    ],
)
def test_a_post(text: str, post: tuple[str, str, str, str]) -> None:
    assert told(text) == [post]


def test_posts_that_no_list_tells() -> None:
    text = "# Ada Lindqvist\n\nAdjunct Lecturer, Harbour University\n\nReader Emerita, Tide College\n\n## Positions\n\n- Assistant, 2019\n"
    assert told(text) == [
        ("Adjunct Lecturer", "Harbour University", "", ""),
        ("Reader Emerita", "Tide College", "", ""),
    ]


def test_a_rank_alone_above_a_list_of_degrees() -> None:
    text = "# Ada Lindqvist\n\nAssociate Professor Emerita, Tides and Gulls\n\n## Education\n\n- PhD, Harbour University, 1987\n"
    assert [role for role, *_ in told(text)] == ["Associate Professor Emerita, Tides and Gulls"]
