from __future__ import annotations

import pytest

from kgbuild.cite.numbers import numbers_of


@pytest.mark.parametrize("volume", ["12", "D 43", "XIV", "12/13", "A7"])
def test_plain_volumes_stay(volume: str) -> None:
    assert numbers_of(volume, "", "") == (volume, "", "")


@pytest.mark.parametrize(
    ("volume", "issue", "pages", "want"),
    [
        ("55, number 2", "", "", ("55", "2", "")),
        ("55(2)", "", "", ("55", "2", "")),
        ("117(A12", "", "", ("117", "A12", "")),
        ("vol. 55", "no. 2", "", ("55", "2", "")),
        ("n.s. 1", "", "", ("1", "", "")),
        ("", "", "12--19", ("", "", "12-19")),
        ("", "", "12 – 19", ("", "", "12-19")),
        ("", "", "pp. 12–19", ("", "", "12-19")),
        ("", "", "9-16 ISSN 2223-7062", ("", "", "9-16")),
        ("", "", "e1027", ("", "", "e1027")),
        ("", "", "P2.10", ("", "", "P2.10")),
        ("", "", "45 S.", ("", "", "45")),
        ("", "", "p. 196s.", ("", "", "196s")),
        ("", "", "xi–xiv", ("", "", "xi-xiv")),
        ("", "", "S12–S19", ("", "", "S12-S19")),
        ("114", "304–308", "", ("114", "", "304-308")),
        ("12", "3-4", "", ("12", "3-4", "")),
    ],
)
def test_numbers(volume: str, issue: str, pages: str, want: tuple[str, str, str]) -> None:
    assert numbers_of(volume, issue, pages) == want
