"""Drawings: nobody covers anybody, the same graph gives the same picture, lives end where the sources do."""

from __future__ import annotations

from itertools import combinations

import numpy as np
import pytest

from kgbuild.publish.site.chronicle import Bar, Lane, lanes
from kgbuild.publish.site.layout import groups, layout


def clique(first: int, size: int) -> list[tuple[int, int, float]]:
    return [(a, b, 1.0) for a, b in combinations(range(first, first + size), 2)]


TWO_LABS = [*clique(0, 6), *clique(6, 5), (0, 6, 1.0)]


def test_nobody_stands_nowhere() -> None:
    assert layout(0, [], 1300, 860).shape == (0, 2)


@pytest.mark.parametrize(
    ("count", "links"),
    [(1, []), (2, [(0, 1, 1.0)]), (11, TWO_LABS), (40, clique(0, 40)), (9, [*clique(0, 3), *clique(3, 3), (6, 7, 2.0), (7, 8, 1.0)])],
    ids=["one", "a pair", "two labs", "a clique", "apart"],
)  # fmt: skip
def test_everybody_stands_in_the_field_and_apart(count: int, links: list[tuple[int, int, float]]) -> None:
    places = layout(count, links, 1300, 860)
    assert (places.min(axis=0) >= 0).all()
    assert (places <= [1300, 860]).all()
    apart = [float(np.hypot(*(places[a] - places[b]))) for a, b in combinations(range(count), 2)]
    assert min(apart, default=99) > 12
    assert (places == layout(count, links, 1300, 860)).all()


def test_parts_that_nothing_links_stand_apart() -> None:
    places = layout(10, [*clique(0, 5), *clique(5, 5)], 1300, 860)
    one, other = places[:5], places[5:]
    assert one[:, 0].max() < other[:, 0].min() or other[:, 0].max() < one[:, 0].min()


def test_groups_are_those_who_share_most_and_the_largest_is_first() -> None:
    assert groups(11, TWO_LABS) == [0] * 6 + [1] * 5
    assert groups(3, []) == [0, 1, 2]
    assert groups(0, []) == []


def test_bars_of_a_life_do_not_cover_each_other() -> None:
    ada = Lane(
        "Ada & Co",
        "../person/ada/index.html",
        (Bar("education", "PhD", 2001, 2005), Bar("positions", "<b>", 2004, 2010)),
    )
    ben = Lane(
        "Ben", "../person/ben/index.html", (Bar("positions", "Dean", 2006, 2010), Bar("grants", "G", 2011, 2012))
    )
    drawn = lanes("Lab", [ada, ben])
    assert "Ada &amp; Co" in drawn
    assert "&lt;b&gt; (2004–2010)" in drawn
    tops = [part.split('y="')[1].split('"')[0] for part in drawn.split("<rect")[1:]]
    assert tops[0] != tops[1]
    assert tops[2] == tops[3]
    assert lanes("Lab", [ada]) == ""
