"""Which printed names fit one person, and how well."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kgbuild.resolve.naming import Fit, fit, key, rarity

APART = [
    ("P. Chan", "Jo Chan"),
    ("Ana Lindqvist", "Anders Lindqvist"),
    ("A. B. Weber", "A. C. Weber"),
    ("Weber, E.R.", "Weber, C."),
    ("Yan Li", "Yang Li"),
    ("Xiao Li", "Xiaowei Li"),
    ("David Smith", "Daniel Smith"),
    ("Karl Weber", "Karl Weiss"),
    ("H. J. Olsen", "E. Ö. Olsen"),
    ("Maria Ruiz", "Mario Ruiz"),
    ("Hannah", "Karl Weber"),
]
TOGETHER = [
    ("Ana Lindqvist", "Lindqvist, Ana", Fit.SAME),
    ("Ana B. Lindqvist", "Ana Lindqvist", Fit.PARTIAL),
    ("A. Lindqvist", "Ana B. Lindqvist", Fit.INITIALS),
    ("Lindqvist AB", "Ana B. Lindqvist", Fit.INITIALS),
    ("Møller, K.", "K. Moeller", Fit.INITIALS),
    ("Kjærgaard, L.", "L. Kjaergaard", Fit.INITIALS),
    ("Max Orlov", "Maksim Orlov", Fit.LOOSE),
    ("Bill Carver", "William Carver", Fit.LOOSE),
    ("Sergey Petrov", "Sergei Petrov", Fit.LOOSE),
    ("F. De La Fuente", "Flora De La Fuente Mora", Fit.LOOSE),
    ("Gabriel Ortega Ruiz", "G. Ortega", Fit.LOOSE),
    ("Fabio Rinaldi Conti", "F. Rinaldi Conti", Fit.INITIALS),
    ("van Dam, T. B.", "Dam, T. B. V.", Fit.INITIALS),
    ("Bao Long Tran", "Long Tran", Fit.LOOSE),
    ("Kofi Mensah Adjei", "Adjei Kofi Mensah", Fit.LOOSE),
    ("Schell, Y. L. A.", "Schell, L. A. Y.", Fit.LOOSE),
    ("Hannah", "Hannah Weber", Fit.LOOSE),
    ("HW", "Hannah Weber", Fit.LOOSE),
    ("Zhang, XH", "Xiaohong Zhang", Fit.INITIALS),
    ("Weber", "Hannah Weber", Fit.LOOSE),
]


@pytest.mark.parametrize(("a", "b"), APART)
def test_names_of_two_people_conflict(a: str, b: str) -> None:
    assert fit(key(a), key(b)) == Fit.CONFLICT


@pytest.mark.parametrize(("a", "b", "expected"), TOGETHER)
def test_forms_of_one_name_fit(a: str, b: str, expected: Fit) -> None:
    assert fit(key(a), key(b)) == expected


def cultures(kind: str) -> list[tuple[str, str]]:
    """Give the pairs of a kind from the table of names of many cultures."""
    lines = (Path(__file__).parent / "cases" / "names.tsv").read_text(encoding="utf-8").splitlines()
    rows = [line.split("\t") for line in lines if not line.startswith("#")]
    return [(a, b) for found, a, b in rows if found == kind]


@pytest.mark.parametrize(("a", "b"), cultures("apart"))
def test_names_of_two_people_of_any_culture_conflict(a: str, b: str) -> None:
    assert fit(key(a), key(b)) == fit(key(b), key(a)) == Fit.CONFLICT


@pytest.mark.parametrize(("a", "b"), cultures("one"))
def test_forms_of_a_name_of_any_culture_fit(a: str, b: str) -> None:
    assert fit(key(a), key(b)) == fit(key(b), key(a)) > Fit.CONFLICT


NAMES = st.sampled_from(sorted({n for pair in APART for n in pair} | {n for a, b, _ in TOGETHER for n in (a, b)}))


@given(NAMES, NAMES)
def test_fitting_is_symmetric(a: str, b: str) -> None:
    assert fit(key(a), key(b)) == fit(key(b), key(a))


@given(NAMES)
def test_a_name_fits_itself(name: str) -> None:
    assert fit(key(name), key(name)) > Fit.CONFLICT


@given(st.text(max_size=20), st.text(max_size=20))
def test_any_two_texts_can_be_compared(a: str, b: str) -> None:
    assert fit(key(a), key(b)) == fit(key(b), key(a))


def test_rarity_orders_names_by_how_many_bear_them() -> None:
    names = ["Wei Wang", "Xiaohong Zhang", "Klaus Lindqvist", "Ottilie Lindqvist", "Ottilie B. Lindqvist"]
    measured = [rarity(key(n)) for n in names]
    assert measured == sorted(measured)
    assert rarity(key("Y. Wang")) < rarity(key("Y. Lindqvist"))
