"""Dates as documents print them."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kgbuild.dates import day_in, find_ranges, parse_date, year_of
from kgbuild.dates.slashes import slash_order


def test_hours_are_no_year() -> None:
    assert [found.start for found in find_ranges("Assistant (2000 h), 2015")] == ["2015"]
    assert [found.start for found in find_ranges("2019\tH. Moe, 2018 H. Ek")] == ["2019", "2018"]


@pytest.mark.parametrize(
    ("text", "starts"),
    [
        ("WS 23/24 Tides", ["2023-24"]),
        ("Tides, WS18/19, WS 19/20", ["2018-24", "2019-24"]),
        ("SS 23: Tides", ["2023-22"]),
        ("SoSe23, WiSe 23/24", ["2023-22", "2023-24"]),
        ("GraphConf’22 Nov. 2022, Tides '19 May 2019", ["2022-11", "2019-05"]),
        ("l'11 novembre 2021, dell’8 maggio 2021", ["2021-11-11", "2021-05-08"]),
        ("Fall 2019/Spring 2020", ["2019-23", "2020-21"]),
        ("Spring/Fall 2019", ["2019-21", "2019-23"]),
        ("Winter/Spring 2019", ["2019-24", "2019-21"]),
        ("Fall 2019-Spring 2021", ["2019-23"]),
        ("2008 Summer intern, Tide Lab", ["2008"]),
        ("2014\tWinter School on Tides", ["2014"]),
        ("2014\tWinter\tTides", ["2014-24"]),
        ("pp. 23/24", []),
        ("Poster Session 2018", ["2018"]),
    ],
)
def test_terms_of_two_years_and_of_one(text: str, starts: list[str]) -> None:
    assert [found.start for found in find_ranges(text)] == starts


@pytest.mark.parametrize(
    "text",
    [
        "Semester 1, 2018",
        "S2 2018",
        "Q1 2020",
        "2º semestre de 2019",
        "1st term 2019",
        "segundo cuatrimestre 2019",
        "Hilary Term 2019",
    ],
)
def test_a_numbered_term_is_of_its_date(text: str) -> None:
    assert [text[found.at - 7 : found.to - 7] for found in find_ranges(f"Tides, {text}")] == [text]


@pytest.mark.parametrize(
    "text",
    [
        "no date",
        "it may march on",
        "Phys. Rev. D 94, 104003",
        "arXiv:1806.11379",
        "doi 10.1109/x.2020.12",
        "+1 804-828-2015",
        "pp. 1901-1910",
        "2040px",
        "set out",
        "a grant of $2000",
        "May",
        "https://x.example/2019/05",
        "the F16 and its wings",
        "pp. S12, S15",
        "Vol. 3 (S12)",
        "the SP15 line",
        "Summer 10 weeks",
        "in the '60s - '70s",
    ],
)
def test_what_is_no_date_is_left(text: str) -> None:
    assert find_ranges(text) == ()


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("2012", "2012"),
        ("May 2015", "2015-05"),
        ("Spring '22", "2022-21"),
        ("Fa 2019", "2019-23"),
        ("OCE 101 (F17)", "2017-23"),
        ("Moe, A. S. 2015", "2015"),
        ("Sept. 2019", "2019-09"),
        ("Mar 11, 2025", "2025-03-11"),
        ("August 1th, 2024", "2024-08-01"),
        ("3 de mayo de 2021", "2021-05-03"),
        ("1er octobre 2021", "2021-10-01"),
        ("mai 2021", "2021-05"),
        ("12 set 2019", "2019-09-12"),
        ("Nr. 3 von mar/2010", "2010-03"),
        ("najaar 2019", "2019-23"),
        ("HS 2019", "2019-23"),
        ("data set 2019", "2019"),
        ("12.03.2019", "2019-03-12"),
        ("2019-08-20", "2019-08-20"),
        ("2026.03.02", "2026-03-02"),
        ("2023.3", "2023-03"),
        ("2024 (spring)", "2024-21"),
        ("25/12/2019", "2019-12-25"),
        ("04/05/2019", "2019"),
        ("09/2015", "2015-09"),
        ("2015/09", "2015-09"),
        ("Fall 2018", "2018-23"),
        ("Spring semester 2020", "2020-21"),
        ("WS 2012/13", "2012-24"),
        ("2018 Fall", "2018-23"),
        ("Janvier 2026", "2026-01"),
        ("May ’15", "2015-05"),
        ("Loops 13, Jul 2013", "2013-07"),
        ("Nov 6, 2023", "2023-11-06"),
        ("2021, March", "2021-03"),
    ],
)
def test_single_dates(text: str, date: str) -> None:
    (found,) = find_ranges(text)
    assert (found.start, found.end, found.ongoing, found.single) == (date, date, False, True)
    assert parse_date(text) == date


@pytest.mark.parametrize(
    ("text", "start", "end", "ongoing"),
    [
        ("2010 onwards: member", "2010", "", True),
        ("(2010 on) member", "2010", "", True),
        ("Member, 2010+", "2010", "", True),
        ("2012 - 2017", "2012", "2017", False),
        ("2018-2019", "2018", "2019", False),
        ("1 maja 2020 – 30 września 2021", "2020-05-01", "2021-09-30", False),
        ("2023-2024 — 63 heures", "2023", "2024", False),
        ("с 2018 г.", "2018", "", True),
        ("2010–14", "2010", "2014", False),
        ("2003–5", "2003", "2005", False),
        ("2010-11", "2010", "2011", False),
        ("1999-00", "1999", "2000", False),
        ("AY 2015-16", "2015", "2016", False),
        ("May - August 2015", "2015-05", "2015-08", False),
        ("June 2021 - August 2021", "2021-06", "2021-08", False),
        ("3–5 June 2019", "2019-06-03", "2019-06-05", False),
        ("3 al 5 de mayo de 2019", "2019-05-03", "2019-05-05", False),
        ("3 a 5 de maio de 2019", "2019-05-03", "2019-05-05", False),
        ("3 au 5 mai 2019", "2019-05-03", "2019-05-05", False),
        ("set. 2010 - ago. 2012", "2010-09", "2012-08", False),
        ("março/2010 - dez/2012", "2010-03", "2012-12", False),
        ("da settembre 2010 ad agosto 2012", "2010-09", "2012-08", False),
        ("2010 t/m 2012", "2010", "2012", False),
        ("2015 → 2018", "2015", "2018", False),
        ("2012 - a la fecha", "2012", "", True),
        ("2012 até o momento", "2012", "", True),
        ("2012 ad oggi", "2012", "", True),
        ("vanaf 2015", "2015", "", True),
        ("June 3-5, 2019", "2019-06-03", "2019-06-05", False),
        ("30 June – 2 July 2019", "2019-06-30", "2019-07-02", False),
        ("09/2015–08/2016", "2015-09", "2016-08", False),
        ("2019/2020", "2019", "2020", False),
        ("2009-pres.", "2009", "", True),
        ("2009 - hoy", "2009", "", True),
        ("depuis 2012 à Nice", "2012", "", True),
        ("from May 2011 to Febuary 2013", "2011-05", "2013-02", False),
        ("from 2011 to 2013", "2011", "2013", False),
        ("2019 and 2020", "2019", "2020", False),
        ("von 2004 bis 2006", "2004", "2006", False),
        ("2016–", "2016", "", True),
        ("(2024-)", "2024", "", True),
        ("August 2021 -", "2021-08", "", True),
        ("2018 – present", "2018", "", True),
        ("Sept. 2019 to date", "2019-09", "", True),
        ("seit 2014", "2014", "", True),
        ("Since 2017:", "2017", "", True),
        ("until 2012", "", "2012", False),
    ],
)
def test_ranges(text: str, start: str, end: str, ongoing: bool) -> None:
    (found,) = find_ranges(text)
    assert (found.start, found.end, found.ongoing, found.single) == (start, end, ongoing, False)


@pytest.mark.parametrize(
    ("text", "dates"),
    [
        ("2008, 2012", ["2008", "2012"]),
        ("2012 and 2018", ["2012", "2018"]),
        ("2015 - Best paper, 2017", ["2015", "2017"]),
        ("2017\n2012", ["2017", "2012"]),
    ],
)
def test_lists_stay_lists(text: str, dates: list[str]) -> None:
    assert [found.start for found in find_ranges(text) if found.single] == dates


def test_a_day_without_a_year_takes_it_from_the_page() -> None:
    assert day_in("Feb 9", "2026-05-15") == "2026-02-09"
    assert day_in("Sep 30", "2026-05-15") == "2025-09-30"
    assert day_in("Feb 9", "") == ""


EDTF = re.compile(r"\d{4}(-(0[1-9]|1[0-2]|2[1-4])(-\d\d)?)?")
WORDS = st.sampled_from(
    ["May", "2015", "–", "12", "Fall", ".", "/", "99", "present", "Since", " ", "\n", "1.", "to", "de"]
)


@given(st.lists(WORDS).map(" ".join) | st.text())
def test_whatever_is_found_is_a_date_in_its_place(text: str) -> None:
    last = 0
    for found in find_ranges(text):
        assert last <= found.at < found.to <= len(text)
        last = found.to
        for date in (found.start, found.end):
            assert not date or EDTF.fullmatch(date)
        assert found.start or found.end
        assert year_of(found.start or found.end)[2:] in text or found.end or "’" in text or "'" in text


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("2006/9 - 2011/4", "2006-09", "2011-04"),
        ("2017/7", "2017-07", "2017-07"),
        ("2006/7", "2006", "2006"),
        ("01/10/2010 - 14/09/2015", "2010-10-01", "2015-09-14"),
        ("08/01/2020–05/31/2025", "2020-08-01", "2025-05-31"),
        ("08/01/2020–05/06/2025", "2020", "2025"),
        ("09/01/20-06/30/25", "2020-09-01", "2025-06-30"),
        ("2003/9 - 2008/12", "2003-09", "2008-12"),
        ("2016/4 - 2022/3", "2016-04", "2022-03"),
    ],
)
def test_slashed_numbers_are_dates_where_their_order_is_told(text: str, start: str, end: str) -> None:
    (found,) = find_ranges(text)
    assert (found.start, found.end) == (start, end)


@pytest.mark.parametrize(
    ("text", "terms"),
    [
        ("Taught F17, W19", ["2017-23", "2019-24"]),
        ("Tides SP15, FA15, SU16", ["2015-21", "2015-23", "2016-22"]),
        ("Fall 18, Spring 19", ["2018-23", "2019-21"]),
        ("Fall 2013, 2014 and 2016", ["2013-23", "2014-23", "2016-23"]),
        ("Spring, Fall 2019", ["2019-21", "2019-23"]),
        ("Spring and Fall 2020", ["2020-21", "2020-23"]),
        ("May 2013, 2014", ["2013-05", "2014"]),
    ],
)
def test_terms_share_their_years_and_their_seasons(text: str, terms: list[str]) -> None:
    assert [found.start for found in find_ranges(text)] == terms


@pytest.mark.parametrize(
    ("text", "start", "end", "ongoing"),
    [
        ("October 2023 - Expected October 2024", "2023-10", "2024-10", False),
        ("2020 – (expected) 2024", "2020", "2024", False),
        ("2021 - voraussichtlich 2024", "2021", "2024", False),
        ("2025– Editor, Tides", "2025", "", True),
        ("2015 – PhD", "2015", "2015", False),
        ("2025- Editor, Tides", "2025", "2025", False),
    ],
)
def test_ends_that_are_expected_and_dashes_that_hang_on_their_year(
    text: str, start: str, end: str, ongoing: bool
) -> None:
    (found,) = find_ranges(text)
    assert (found.start, found.end, found.ongoing) == (start, end, ongoing)


@pytest.mark.parametrize("hoped", ["(expected)", "(planned)", "(exp.)", "(voraussichtlich)"])
def test_a_range_takes_the_word_that_hopes_for_its_end(hoped: str) -> None:
    (found,) = find_ranges(f"Apr 2026 -- Mar 2028 {hoped} | Lecturer")
    assert (found.start, found.end, found.to) == ("2026-04", "2028-03", len(f"Apr 2026 -- Mar 2028 {hoped}"))


@pytest.mark.parametrize("text", ["von 2010 bis 2012", "de septembre 2010 à août 2012", "dal 1998 al 2004"])
def test_what_opens_a_range_goes_with_it(text: str) -> None:
    (found,) = find_ranges(text)
    assert (found.at, found.to) == (0, len(text))


@pytest.mark.parametrize("text", ["grade 3/4/12", "1/2/20"])
def test_short_slashed_numbers_alone_are_no_dates(text: str) -> None:
    assert find_ranges(text) == ()


def test_years_of_study_are_no_months() -> None:
    assert [(found.start, found.end) for found in find_ranges("2008/09 - 2010/11")] == [
        ("2008", "2009"),
        ("2010", "2011"),
    ]


def test_a_year_in_front_of_two_months_is_that_of_both() -> None:
    found = [(date.start, date.end) for text in ("2014 May->June", "2019 March–July") for date in find_ranges(text)]
    assert found == [("2014-05", "2014-06"), ("2019-03", "2019-07")]


def test_the_order_of_other_dates_settles_what_is_open() -> None:
    found = find_ranges("01/03/2019", slash_order("15/02/2023"))
    assert [date.start for date in found] == ["2019-03-01"]


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [("2020 - 2015", "2015", "2020"), ("Current – 2018", "2018", ""), ("2015 - 2020", "2015", "2020")],
)
def test_time_lines_print_the_end_first(text: str, start: str, end: str) -> None:
    (found,) = find_ranges(text)
    assert (found.start, found.end, found.ongoing) == (start, end, not end)


def test_years_in_a_sentence_are_not_turned_round() -> None:
    assert [found.start for found in find_ranges("awards of 2020 - 2015 was lean")] == ["2020", "2015"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Research intern '21-'23", ("2021", "2023")),
        ("Postdoc, ’98 – present", ("1998", "")),
        ("member ‘09–’12", ("2009", "2012")),
    ],
)
def test_apostrophes_tell_years_of_two_digits(text: str, expected: tuple[str, str]) -> None:
    (found,) = find_ranges(text)
    assert (found.start, found.end) == expected


def test_a_slash_ties_a_season_to_its_year() -> None:
    assert [(found.start, found.end) for found in find_ranges("2024 / fall")] == [("2024-23", "2024-23")]


@pytest.mark.parametrize("text", ["12/18 of the class", "graded 10/12: good", "page 06/22 – see above"])
def test_fractions_are_no_months(text: str) -> None:
    assert find_ranges(text) == ()


@pytest.mark.parametrize("text", ["12/18\tTide Days, Riga", "12/18: Tide Days", "12/18 – Tide Days"])
def test_a_month_in_the_margin(text: str) -> None:
    assert [date.start for date in find_ranges(text)] == ["2018-12"]


@pytest.mark.parametrize(("text", "start"), [("10/14/15\tTalk", "2015-10-14"), ("4/22/18\tTalk", "2018-04-22")])
def test_short_dates_in_a_margin_are_days(text: str, start: str) -> None:
    assert [found.start for found in find_ranges(text)] == [start]


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("1997--00", "1997", "2000"),
        ("1998–02", "1998", "2002"),
        ("1998-02", "1998-02", "1998-02"),
        ("1950–02", "1950", "1950"),
    ],
)
def test_ranges_across_the_turn_of_the_century(text: str, start: str, end: str) -> None:
    assert [(date.start, date.end) for date in find_ranges(text)] == [(start, end)]


def test_months_of_one_digit_in_a_range() -> None:
    assert [(date.start, date.end) for date in find_ranges("9/91--9/93")] == [("1991-09", "1993-09")]
