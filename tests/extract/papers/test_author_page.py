"""Figures on author pages."""

from __future__ import annotations

import pytest

from kgbuild.extract.papers.author_page import figures_in


@pytest.mark.parametrize(
    "text",
    [
        "Novelty58%",
        "AI Score61",
        "We cite 53 papers in the survey of the field",
        "3 people",
        "h-index",
        "papers",
        "Papers 2019-2021 of the group",
        "Publications 2019",
    ],
)
def test_no_figures(text: str) -> None:
    assert figures_in(text) == ()


@pytest.mark.parametrize(
    ("text", "figures"),
    [
        ("h-index56", (("h-index", "56"),)),
        ("53papers", (("papers", "53"),)),
        ("5,042citations", (("citations", "5042"),)),
        ("Citations: 1 204", (("citations", "1204"),)),
        ("Citations\t3127\t1904", (("citations", "3127"),)),
        ("h-index: 12 | i10-index: 20", (("h-index", "12"), ("i10-index", "20"))),
        ("18 Publikationen", (("papers", "18"),)),
        ("52+ Publications", (("papers", "52"),)),
    ],
)
def test_figures(text: str, figures: tuple[tuple[str, str], ...]) -> None:
    assert figures_in(text) == figures
