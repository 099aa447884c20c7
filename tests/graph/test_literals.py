"""Dates are typed as exactly as they are printed."""

from __future__ import annotations

import pytest

from kgbuild.graph.levels import level_of
from kgbuild.graph.literals import date_literal, year_of


@pytest.mark.parametrize("date", ["spring 2012", "2012-13", "2012-02-32", "12", "2012/13", "2018-25"])
def test_what_is_no_date_stays_a_string(date: str) -> None:
    assert date_literal(date).datatype.value.endswith("#string")


@pytest.mark.parametrize(
    ("date", "datatype", "year"),
    [
        ("2012", "#gYear", 2012),
        ("2015-05", "#gYearMonth", 2015),
        ("2019-08-20", "#date", 2019),
        ("2018-23", "/EDTF", 2018),
    ],
)
def test_dates(date: str, datatype: str, year: int) -> None:
    assert date_literal(date).datatype.value.endswith(datatype)
    assert year_of(date) == year


@pytest.mark.parametrize("text", ["", "in press", "20125", "ca. 2012"])
def test_what_begins_with_no_year(text: str) -> None:
    assert year_of(text) is None


@pytest.mark.parametrize("printed", ["", "visiting student", "Research Assistant", "Drama", "Basel", "intern"])
def test_what_tells_no_level(printed: str) -> None:
    assert level_of(printed) == ""


@pytest.mark.parametrize(
    ("printed", "level"),
    [
        ("Ph.D.", "doctorate"),
        ("PhD student", "doctorate"),
        ("Dr. rer. nat.", "doctorate"),
        ("Doctorat en informatique", "doctorate"),
        ("Post-doc", "postdoc"),
        ("Postdoctoral Associate", "postdoc"),
        ("M.Eng", "master"),
        ("MSc", "master"),
        ("M. Sc. Physics", "master"),
        ("Master's thesis", "master"),
        ("UROP", "bachelor"),
        ("B.A., Philosophy", "bachelor"),
        ("undergraduate", "bachelor"),
        ("High School Diploma", "school"),
    ],
)
def test_levels(printed: str, level: str) -> None:
    assert level_of(printed) == level
