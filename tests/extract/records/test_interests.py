"""Interests are the topics of lists; prose stays whole."""

from __future__ import annotations

import pytest

from kgbuild.extract.records.interests import interests
from pages import HEAD, only, rows


def test_a_page_without_the_section_tells_none() -> None:
    assert rows(interests, HEAD + "## Education\n\n- PhD, 2001\n") == []


@pytest.mark.parametrize(
    ("body", "topics"),
    [
        (
            "Tides, harbour lattices (finite, dense), and graph theory.",
            ["Tides", "harbour lattices (finite, dense)", "graph theory"],
        ),
        ("- Tides\n- Harbour lattices\n", ["Tides", "Harbour lattices"]),
        (
            "I study how tides shape the lattices of harbours, and why they do so in spring.",
            ["I study how tides shape the lattices of harbours, and why they do so in spring"],
        ),
    ],
)
def test_topics(body: str, topics: list[str]) -> None:
    assert [topic for (topic,) in only(rows(interests, HEAD + "## Research interests\n\n" + body), "topic")] == topics
