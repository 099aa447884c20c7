"""Figures that lines of a curriculum sum up, one a source."""

from __future__ import annotations

import pytest

from kgbuild.extract.records.metrics import metrics
from pages import HEAD, only, rows


@pytest.mark.parametrize(
    "text",
    [
        "h-index 12",  # a line of bare figures is read by the extractor of author pages
        "A. Moe. On waves. Tides 3 (2019), 12-14. Cited by 12.",
        "We study 12 citations of gulls in 14 papers.",
        "The index of harm was 14.",
    ],
)
def test_lines_that_sum_up_nothing(text: str) -> None:
    assert not rows(metrics, f"{HEAD}## About\n\n{text}\n")


@pytest.mark.parametrize(
    ("text", "want"),
    [
        (
            "33 total | 876 Citations | h-index: 14, i10-index: 17",
            [("citations", "876"), ("h-index", "14"), ("i10-index", "17")],
        ),
        (
            "One book. Total number of citations: 1,141 (Google Scholar), 823 (Scopus); H-index: 18 (Google Scholar), 16 (Scopus)",
            [("citations", "1141"), ("citations", "823"), ("h-index", "18"), ("h-index", "16")],
        ),
        (
            "Her work has an h-index of 34 and more than 5,000 citations.",
            [("h-index", "34"), ("citations", "5000")],
        ),
    ],
)
def test_lines_that_sum_up_a_work(text: str, want: list[tuple[str, str]]) -> None:
    assert only(rows(metrics, f"{HEAD}## Publications in short\n\n{text}\n"), "metric", "value") == want
