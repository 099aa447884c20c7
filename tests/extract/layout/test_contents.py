"""Sections under headings that say nothing, by what they hold: what is of no kind first."""

from __future__ import annotations

import pytest

from pages import page_of

PAPER = "“Slow Boats in Narrow Harbours”, with Bo Ekman. 2024. *Tides* 10: 19-66.\n\n"


@pytest.mark.parametrize(
    "text",
    [
        "# Ada Lindqvist\n\n## Thoughts\n\n" + PAPER,
        "# Ada Lindqvist\n\n## Thoughts\n\n" + "“To be or not to be a boat”, he said to us and left.\n\n" * 4,
        "# Ada Lindqvist\n\n## Tides\n\nI sailed as a fellow, 2019-2021, and saw whales.\n",
    ],
    ids=["one paper", "sayings", "one year among words"],
)
def test_no_kind(text: str) -> None:
    assert page_of(text).sections[-1].kind == ""


def test_papers_below_subjects() -> None:
    page = page_of("# Ada Lindqvist\n\n## Power\n\n" + PAPER * 2 + "## Speech\n\n" + PAPER)
    assert [section.kind for section in page.sections[1:]] == ["publications", "publications"]


@pytest.mark.parametrize("lead", ["Before that, I completed a:", "**Previously:**", "I have a:"])
def test_a_life_below_a_colon_needs_no_years(lead: str) -> None:
    listed = "- post-doc at the Tide Institute\n- MSc and BSc in Tides at Ohio University\n"
    life = page_of(f"---\ntitle: About\n---\n\nI'm Ada Lindqvist, a lecturer in tides.\n\n{lead}\n\n{listed}")
    assert (life.sections[-1].kind, life.sections[-1].also) == ("education", ("positions",))
    bare = page_of(f"---\ntitle: About\n---\n\nI'm Ada Lindqvist, a lecturer in tides.\n\n{listed}")
    assert bare.sections[-1].kind != "education"


def test_posts_below_a_word() -> None:
    page = page_of("# Ada\n\n## healer\n\nOncology fellow, Fenhurst 2022-2026.\\\nResident, Fenhurst 2020-2022.\n")
    assert page.sections[-1].kind == "positions"


def test_courses_below_the_role_of_a_teacher() -> None:
    courses = "- EDH 6065: History of Tides, 2019\n- EDH 6931: Advanced Mud, 2020\n"
    kinds = [section.kind for section in page_of(f"# Ada Lindqvist\n\n## Instructor\n\n{courses}").sections]
    assert kinds[-1] == "teaching"
    post = page_of("# Ada Lindqvist\n\n## Instructor\n\n- Fen University, 2019-2021\n")
    assert post.sections[-1].kind != "teaching"
