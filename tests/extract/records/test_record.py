"""Talks, press, attendance, skills, teaching, awards, grants and service."""

from __future__ import annotations

import pytest

from kgbuild.amounts import find_amount
from kgbuild.documents import read_bytes
from kgbuild.extract import read_page
from kgbuild.extract.records.awards.awards import awards
from kgbuild.extract.records.grants.grants import grants
from kgbuild.extract.records.press import press
from kgbuild.extract.records.service.service import service
from kgbuild.extract.records.skills import skills
from kgbuild.extract.records.talks.attendance import attendance
from kgbuild.extract.records.talks.talks import talks
from kgbuild.extract.records.teaching.teaching import teaching
from pages import HEAD, only, rows


@pytest.mark.parametrize("text", ["2019", "Room 12", "pp. 12-14", "12 students", "Grant 1,234"])
def test_what_is_no_amount(text: str) -> None:
    assert find_amount(text) == ("", "")


@pytest.mark.parametrize(
    ("text", "amount"),
    [
        ("USD 120,000", ("120000", "USD")),
        ("340k€ for the team", ("340000", "EUR")),
        ("606.078 EUR", ("606078", "EUR")),
        ("$1.2M", ("1200000", "USD")),
        ("£312,450, 2019-2022", ("312450", "GBP")),
        ("2018–2021, 285.000 €", ("285000", "EUR")),
        ("CHF 1'250'000", ("1250000", "CHF")),
        ("20,001.50 USD", ("20001.50", "USD")),
    ],
)
def test_amounts(text: str, amount: tuple[str, str]) -> None:
    assert find_amount(text) == amount


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        (
            "- “Waves and graphs.” Tide Society. London, 2016.",
            ("Waves and graphs", "Tide Society", "", "2016", "London"),
        ),
        (
            "- Invited talk, GraphConf, Paris, France, June 2019\n  “On tides”",
            ("On tides", "GraphConf", "Invited talk", "2019-06", "Paris, France"),
        ),
        (
            "- Poster, GraphConf 2020, December 2020\n  “Tides of graphs”",
            ("Tides of graphs", "GraphConf 2020", "Poster", "2020-12", ""),
        ),
        (
            "- *Harbour graphs and their uses*, Colloquium, Uppsala University, 12 March 2021",
            ("Harbour graphs and their uses", "Uppsala University", "Colloquium", "2021-03-12", ""),
        ),
    ],
)
def test_talks(body: str, expected: tuple[str, ...]) -> None:
    assert only(rows(talks, HEAD + "## Talks\n\n" + body), "title", "event", "type", "date", "location") == [expected]


def test_headlines_among_talks_are_press() -> None:
    text = HEAD + "## Talks and press\n\n- Woman measures waves, [Harbour Courier](https://courier.example/w)\n"
    assert rows(talks, text) == []
    assert only(rows(press, text), "title", "publisher", "url") == [
        ("Woman measures waves", "Harbour Courier", "https://courier.example/w")
    ]


def test_a_cell_says_who_attended() -> None:
    body = (
        "## Conferencias y talleres\n\n| Date | Name | Institution | Role |\n|---|---|---|---|\n"
        "| 2018-03-12 | Tide congress 2018 | Example University | Asistente |\n"
        "| 2017-09-15 | Harbour School | Example Institute | Invited speaker |\n"
    )
    assert only(rows(attendance, HEAD + body), "event", "date") == [("Tide congress 2018", "2018-03-12")]


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("- GraphConf 2021, July 2021", ("GraphConf 2021", "2021-07", "")),
        (
            "- Participant. Summer Seminar on Tides. Brest, France, 2016.",
            ("Summer Seminar on Tides", "2016", "Brest, France"),
        ),
        ("- Loops 13: Uppsala, Sweden, July 2013", ("Loops 13: Uppsala, Sweden", "2013-07", "Uppsala, Sweden")),
    ],
)
def test_attendance(body: str, expected: tuple[str, ...]) -> None:
    assert only(rows(attendance, HEAD + "## Conferences attended\n\n" + body), "event", "date", "location") == [
        expected
    ]


def test_sentences_name_the_events_that_were_attended() -> None:
    body = """## Schools and workshops

- Participated in the 18-day **OIST Tide Course**, a project-oriented course designed to teach tides. [June 2023]
- Attended a three-week **5th School on Tides**, Riga. [Dec 2016]
- Presented a poster on "Mud" at the Harbour Symposium, Riga. [Dec 2015]
"""
    assert only(rows(attendance, HEAD + body), "event", "date", "location") == [
        ("OIST Tide Course", "2023-06", ""),
        ("5th School on Tides", "2016-12", "Riga"),
    ]


def test_when_and_where_stand_above_what_was_attended() -> None:
    body = "## Conference attendance\n\n#### 2015\n\n* Oct - Erice\n  * Tide summer school\n    * https://tides.example.org\n"
    assert only(rows(attendance, HEAD + body), "event", "date", "location") == [
        ("Tide summer school", "2015-10", "Erice")
    ]


def test_skills_are_the_items_of_lists_without_their_notes() -> None:
    text = HEAD + "## Skills\n\n- Languages: Python (good), C/C++\n- Version control: Git and Mercurial\n"
    assert only(rows(skills, text), "skill", "category") == [
        ("Python", "Languages"), ("C/C++", "Languages"), ("Git", "Version control"), ("Mercurial", "Version control"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        (
            "- Tides and Time. Upper-level course. Uppsala University, 2010, 2016.",
            [
                ("Tides and Time", "Uppsala University", "2010", ""),
                ("Tides and Time", "Uppsala University", "2016", ""),
            ],
        ),
        (
            "- Teaching Assistant, Graphs I, Uppsala University, Fall 2018",
            [("Graphs I", "Uppsala University", "2018-23", "Teaching Assistant")],
        ),
    ],
)
def test_teaching(body: str, expected: list[tuple[str, ...]]) -> None:
    assert only(rows(teaching, HEAD + "## Teaching\n\n" + body), "course", "institution", "date", "role") == expected


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("- Travel Award, Tide Society, 2016.", (("Ada Lindqvist",), "Travel Award", "Tide Society", "2016")),
        (
            "- Golden Oar prize (shared with Bo Ekman and Eve Moe), May 2020",
            (("Ada Lindqvist", "Bo Ekman", "Eve Moe"), "Golden Oar prize", "", "2020-05"),
        ),
        (
            "- Recipient: Harbour Award for Teaching, 1997",
            (("Ada Lindqvist",), "Harbour Award for Teaching", "", "1997"),
        ),
    ],
)
def test_awards(body: str, expected: tuple[object, ...]) -> None:
    assert only(rows(awards, HEAD + "## Awards\n\n" + body), "people", "title", "awarder", "date") == [expected]


GRANT = ("title", "funder", "recipients", "start", "end", "amount", "identifier")


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        (
            "- “Smart harbours” grant from Baltic Tides AB, 2019-2022",
            ("Smart harbours", "Baltic Tides AB", (("Ada Lindqvist", ""),), "2019", "2022", "", ""),
        ),
        (
            "- NSF CAREER, “Smart harbours”, PI, $500,000, 2019-2024, award no. 1234567",
            ("Smart harbours", "NSF", (("Ada Lindqvist", "PI"),), "2019", "2024", "500000", "1234567"),
        ),
        (
            "- 2021-2025 – co-PI of the ANR project “Marées” (PI: Rémi Duval, 232k€)",
            ("Marées", "ANR", (("Ada Lindqvist", "co-PI"), ("Rémi Duval", "PI")), "2021", "2025", "232000", ""),
        ),
    ],
)
def test_grants(body: str, expected: tuple[object, ...]) -> None:
    assert only(rows(grants, HEAD + "## Grants\n\n" + body), *GRANT) == [expected]


def test_a_section_of_both_tells_grants_from_awards() -> None:
    text = HEAD + "## Grants and awards\n\n- Bronze medal, 2023\n- PI of a Wellcome project, 2019-2021, £90,000\n"
    assert only(rows(awards, text), "title") == [("Bronze medal",)]
    assert only(rows(grants, text), "amount") == [("90000",)]


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("- Technical Editor, Harbour Archive, 2016–.", [("Technical Editor", "Harbour Archive", "2016")]),
        (
            "- Reviewer: Journal of Tides, Wave Letters, among others",
            [("Reviewer", "Journal of Tides", ""), ("Reviewer", "Wave Letters", "")],
        ),
        (
            "- Member of the Programme Committee, GraphConf 2023",
            [("Member of the Programme Committee", "GraphConf", "2023")],
        ),
        (
            "- Since 2021 – Member of the editorial board of *Wave Letters*",
            [("Member of the editorial board", "Wave Letters", "2021")],
        ),
        ("- 2024 – HCERES expert", [("expert", "HCERES", "2024")]),
    ],
)
def test_service(body: str, expected: list[tuple[str, ...]]) -> None:
    assert only(rows(service, HEAD + "## Service\n\n" + body), "role", "organization", "start") == expected


def test_memberships_are_bodies_without_a_role() -> None:
    assert only(rows(service, HEAD + "## Memberships\n\n- Tide Society\n- Academy of Waves\n"), "role", "organization") == [
        ("", "Tide Society"), ("", "Academy of Waves"),
    ]  # fmt: skip


def test_interviews_among_service_are_press_where_the_headline_is_linked() -> None:
    text = """## Outreach

* **2022 June:** Interviewed for *Tide News* piece [*Waves were twice as high*](https://tide.example/a)
* Featured in the Salt Times: [Why salt matters: a guide](https://salt.example/a), 2019
* Radio interview on gulls, 2018
* Volunteer, Harbour Science Fair, 2017
"""
    assert sorted(only(rows(press, HEAD + text), "title", "publisher", "date")) == [
        ("Waves were twice as high", "Tide News", "2022-06"),
        ("Why salt matters: a guide", "Salt Times", "2019"),
    ]
    assert only(rows(service, HEAD + text), "role", "organization") == [("Volunteer", "Harbour Science Fair")]


def test_press_names_the_outlet_behind_what_was_done_there() -> None:
    found = rows(press, HEAD + "## Media\n\n- Interviewed on Tide Radio 4, “Inside Waves,” 5 March 2020\n")
    assert only(found, "title", "publisher", "date") == [("Inside Waves", "Tide Radio 4", "2020-03-05")]


def test_lines_of_one_grant_some_of_which_tabs_part() -> None:
    text = """ADA LINDQVIST

EDUCATION

2012    PhD, Nursing, University of Riga

RESEARCH SUPPORT

R01 NR012345 (Lindqvist, PI)              07/01/2019 - 06/30/2024
NIH/NINR                                  $1,234,567
Sleep of seafarers and their families
Role: PI

K23 NR054321 (Lindqvist, PI)              07/01/2014 - 06/30/2018
NIH/NINR                                  $234,000
Rest in ports of call
Role: PI
"""
    found = list(grants(read_page(read_bytes(text.encode(), "cv.txt"))))
    assert [(grant.title, grant.funder.name, grant.start, grant.amount) for grant in found] == [
        ("Sleep of seafarers and their families", "NIH/NINR", "2019-07-01", "1234567"),
        ("Rest in ports of call", "NIH/NINR", "2014-07-01", "234000"),
    ]
