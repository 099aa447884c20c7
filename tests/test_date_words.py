"""Dates in the words of their languages and countries."""

from __future__ import annotations

import pytest

from kgbuild.dates import find_ranges


@pytest.mark.parametrize(
    ("text", "start", "at"),
    [
        ("Universidade do Rio de Janeiro, 2021", "2021", 32),
        ("Real estate 2021", "2021", 12),
        ("estate 2021", "2021-22", 0),
        ("lente 2021", "2021-21", 0),
    ],
)
def test_months_and_seasons_in_names(text: str, start: str, at: int) -> None:
    assert [(found.start, found.at) for found in find_ranges(text)] == [(start, at)]


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("od października 2010 do września 2015", "2010-10", "2015-09"),
        ("1. září 2012", "2012-09-01", "2012-09-01"),
        ("fra august 2010 til juni 2015", "2010-08", "2015-06"),
        ("syyskuussa 2015", "2015-09", "2015-09"),
        ("Ocak 2015 – Eylül 2019", "2015-01", "2019-09"),
        ("höstterminen 2018", "2018-23", "2018-23"),
    ],
)
def test_months_and_terms_of_further_languages(text: str, start: str, end: str) -> None:
    assert [(found.start, found.end) for found in find_ranges(text)] == [(start, end)]


@pytest.mark.parametrize(
    "text",
    [
        "setembre 2010 – actualitat",
        "2012–dosud",
        "listopad 2019 – obecnie",
        "2019–nå",
        "2012 – tills vidare",
        "2017 - (actualidad) vocal",
    ],
)
def test_words_for_now_of_further_languages(text: str) -> None:
    assert [found.ongoing for found in find_ranges(text)] == [True]


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("Année 2009/2010", "2009", "2010"),
        ("HT 2020", "2020-23", "2020-23"),
        ("Algebra, VT 2014", "2014-21", "2014-21"),
        ("Lundvik, VT, 2014", "2014", "2014"),
        ("FSS 2021", "2021-21", "2021-21"),
        ("ZS 2019/2020", "2019-24", "2019-24"),
        ("2019-2020 Güz", "2019-23", "2019-23"),
        ("2019–2020 Spring", "2020-21", "2020-21"),
        ("2do. cuatrimestre de 2018", "2018", "2018"),
        ("12./13. Mai 2019", "2019-05-12", "2019-05-13"),
        ("05.-07.06.2019", "2019-06-05", "2019-06-07"),
        ("29.09.–02.10.2019", "2019-09-29", "2019-10-02"),
        ("5-7/6/2019", "2019-06-05", "2019-06-07"),
        ("2018-act.", "2018", ""),
        ("2014–…", "2014", ""),
        ("2014 ff.", "2014", ""),
        ("Tra il 2010 e il 2014", "2010", "2014"),
        ("entre los años 2010 y 2014", "2010", "2014"),
        ("desde el 2010 hasta el 2014", "2010", "2014"),
        ("1993-till date", "1993", ""),
        ("w.e.f. 12-03-2015", "2015-03-12", ""),
        ("desde el año 2019", "2019", ""),
        ("2019年4月〜2021年3月", "2019-04", "2021-03"),
        ("2018年 - 至今", "2018", ""),
        ("3 сентября 2019", "2019-09-03", "2019-09-03"),
        ("septembrie 2019 – iunie 2020", "2019-09", "2020-06"),
    ],
)
def test_dates_of_other_countries(text: str, start: str, end: str) -> None:
    (found,) = find_ranges(text)
    assert (found.start, found.end) == (start, end)
