r"""LaTeX whose lists and bars of skills are those of packages and classes for curricula."""

from __future__ import annotations

import pytest

from .reading import outline, read_text


def lines(source: str) -> list[str]:
    return outline(read_text(rf"\documentclass{{article}}\begin{{document}}{source}\end{{document}}", "cv.tex"))


@pytest.mark.parametrize(
    "opening",
    [r"\begin{flexlabelled}{hfill}{1.5em}{*}{*}{2.5em}{*}", r"\begin{asparaenum}", r"\begin{labeling}{Tides}"],
)
def test_what_sets_a_list_is_not_read(opening: str) -> None:
    name = opening.split("{")[1].rstrip("}")
    found = lines(rf"{opening}\item Diver \item Cook\end{{{name}}}")
    assert [line.split()[-1] for line in found] == ["Diver", "Cook"]


def test_levels_of_skills_are_no_words() -> None:
    found = lines(r"\skills{{R/2}, {Python, Julia/4.5}, {TCP/IP/6}}")
    assert found == ["heading3 Skills", "paragraph R, Python, Julia, TCP/IP"]


def test_a_command_that_lists_no_levels_prints_what_it_holds() -> None:
    assert lines(r"\skills{Diving in May 2019/2020, cooking}") == ["paragraph Diving in May 2019/2020, cooking"]
