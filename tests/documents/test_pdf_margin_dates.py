"""PDFs whose margins hold dates: made for the test, read back."""

from __future__ import annotations

import pytest

from kgbuild.documents import read_bytes

from .pdfs import Dot, Text, lines, made
from .reading import outline

BOLD = "Helvetica-Bold"


def read(*pages: list[Text | Dot] | list[Text]) -> list[str]:
    return outline(read_bytes(made(*pages), "cv.pdf"))


def head(base: float, text: str, left: float = 72) -> Text:
    return Text(left, base, text, BOLD, 14)


def test_dates_in_the_margin_stay_with_their_lines() -> None:
    rows = [
        ("2019 - now", "Reader, Lundvik University"),
        ("2012 - 2019", "Lecturer, Norrby College"),
        ("2011", "Surveyor"),
    ]
    page = [text for place, (date, post) in enumerate(rows) for text in (
        Text(72, 120 + 16 * place, date), Text(160, 120 + 16 * place, post))]  # fmt: skip
    assert read([head(100, "Posts"), *page])[1:] == [f"paragraph {date}\t{post}" for date, post in rows]


def test_dates_flush_right_stay_with_their_lines_and_end_them() -> None:
    posts = [
        "Reader in Geodesy, Lundvik University, Department of Tides",
        "Lecturer, Norrby College",
        "Surveyor, Sea Office",
    ]
    page = [text for place, post in enumerate(posts) for text in (
        Text(72, 120 + 12 * place, post), Text(520, 120 + 12 * place, f"201{place}", flush=True))]  # fmt: skip
    assert read([head(100, "Posts"), *page])[1:] == [
        f"paragraph {post}\t201{place}" for place, post in enumerate(posts)
    ]


def test_undated_entries_share_the_date_in_the_margin() -> None:
    page: list[Text] = []
    for place, (date, event) in enumerate(
        [("2014", "Lundvik seminar"), ("", "Norrby colloquium"), ("2013", "Coast day"), ("", "Harbour talk")]
    ):
        base = 120 + 32 * place
        page += [Text(72, base, date)] if date else []
        page += [Text(130, base, event), Text(130, base + 12, "Invited")]
    document = read_bytes(made([head(100, "Talks"), *page]), "cv.pdf")
    beside = [document.slice(block) for block in document.blocks if block.kind == "paragraph" and block.cells]
    assert beside == ["Norrby colloquium\nInvited", "Harbour talk\nInvited"]


def test_open_years_in_a_margin_that_holds_whole_ranges_are_not_broken() -> None:
    rows = [("2025-", "Senate"), ("2025", "Board of Tides"), ("2023-", "Harbour committee"), ("2019-2022", "Library")]
    page = [text for place, (date, body) in enumerate(rows) for text in (
        Text(72, 120 + 12 * place, date), Text(150, 120 + 12 * place, body))]  # fmt: skip
    assert read([head(100, "Service"), *page])[1:] == [f"paragraph {date}\t{body}" for date, body in rows]


@pytest.mark.parametrize("ditto", ["–", '"'])
def test_a_dash_in_a_margin_of_years_is_the_year_above(ditto: str) -> None:
    rows = [("2023", "Benedict Holm, Honours"), (ditto, "Leyao Moe, Honours"), (ditto, "Alex Ek, Masters"),
            ("2019", "Diclehan Roe, Masters")]  # fmt: skip
    page = [text for place, (date, student) in enumerate(rows) for text in (
        Text(72, 120 + 18 * place, date, BOLD), Text(102, 120 + 18 * place, student))]  # fmt: skip
    document = read_bytes(made([head(100, "Supervision"), *page]), "cv.pdf")
    beside = [document.slice(block) for block in document.blocks if block.kind == "paragraph" and block.cells]
    assert beside == ["Leyao Moe, Honours", "Alex Ek, Masters"]


def test_dashes_without_years_open_items() -> None:
    rows = ["Benedict Holm, Honours", "Leyao Moe, Honours", "Alex Ek, Masters"]
    page = [Text(72, 120 + 18 * place, f"- {student}") for place, student in enumerate(rows)]
    assert read([head(100, "Supervision"), *page])[1:] == [f"item1 • {student}" for student in rows]


def test_a_bold_date_is_apart_from_text_that_the_writer_spaced_by_hand() -> None:
    page = [
        Text(72, 120, "July 2012 - present", BOLD), Text(186, 120, "Reader, Lundvik University"),
        Text(72, 136, "August 2000 - June 2006", BOLD), Text(202, 136, "Lecturer, Norrby College"),
    ]  # fmt: skip
    assert read([head(100, "Posts"), *page])[1:] == [
        "paragraph July 2012 - present\tReader, Lundvik University",
        "paragraph August 2000 - June 2006\tLecturer, Norrby College",
    ]


def test_dates_that_break_in_the_margin_are_whole() -> None:
    page = [head(100, "Posts"), Text(150, 120, "since August", flush=True), Text(160, 120, "Reader, Lundvik"),
            Text(150, 132, "2007", flush=True), Text(160, 132, "(School of Tides)"),
            Text(150, 150, "May 2005", flush=True), Text(160, 150, "Surveyor of the coast"),
            Text(150, 162, "(2 weeks)", flush=True), Text(160, 162, "(with Otto Lund)")]  # fmt: skip
    found = read(page)[1:]
    assert [line.split("\t")[0] for line in found] == ["paragraph since August 2007", "paragraph May 2005 (2 weeks)"]


@pytest.mark.parametrize("dash", ["-", "–"])
def test_a_range_whose_dash_and_end_stand_on_rows_of_their_own_is_one_date(dash: str) -> None:
    page = []
    for place, (start, end) in enumerate([("11/2021", "Present"), ("12/2018", "10/2021"), ("03/2016", "11/2018")]):
        base = 120 + 56 * place
        page += [Text(130, base, start, flush=True), Text(140, base, f"University of Lundvik, house {'abc'[place]}")]
        page += [Text(130, base + 12, dash, flush=True), Text(140, base + 12, "Researcher of tides")]
        page += [Text(130, base + 24, end, flush=True), Text(140, base + 24, "Advisor: Ida Holm")]
    found = read([head(100, "Posts", left=80), *page])
    assert (
        f"paragraph 12/2018 {dash} 10/2021\tUniversity of Lundvik, house b / Researcher of tides / Advisor: Ida Holm"
        in found
    )
    assert any(line.startswith(f"paragraph 11/2021 {dash} Present\t") for line in found)


def test_months_and_short_years_in_the_margin_are_dates_of_their_own() -> None:
    rows = [("01/17 - now", "Reader"), ("07/14 - 12/16", "Lecturer"), ("10/10 - 06/14", "Surveyor")]
    page = [text for place, (date, post) in enumerate(rows) for text in (
        Text(130, 120 + 13 * place, date, size=9, flush=True), Text(140, 120 + 13 * place, f"{post}, Sea Office"))]  # fmt: skip
    assert read([head(100, "Posts"), *page])[1:] == [f"paragraph {date}\t{post}, Sea Office" for date, post in rows]


def test_a_date_flush_right_of_the_last_row_of_a_text_dates_it_all() -> None:
    page = [head(100, "Posts")]
    posts = [
        ("Representative of the Department of Tides in the Senate of the University of the Sea and of the Coast", "2017"),
        ("Surveyor of the coast", "2016"),
        ("Secretary of the Society for the Gulls of the North and of all the Islands that they nest on in spring,", "2015"),
    ]  # fmt: skip
    base = 120.0
    for text, date in posts:
        page += [Text(72, base, text)]
        if len(text) > 60:
            base += 12
            page += [Text(90, base, "Lundvik")]
        page += [Text(540, base, date, flush=True)]
        base += 12
    assert read(page)[1:] == [f"paragraph {text}{' Lundvik' * (len(text) > 60)}\t{date}" for text, date in posts]


def _dated(entries: list[tuple[str, list[str]]], *, apart: float, within: float) -> list[str]:
    """Read entries with dates in the margin; so far apart, and their lines so far below one another, in points."""
    page, base = (
        [*lines(72, 60, ["One who reads of the sea", "and writes of it", "in many towns", "of the north"])],
        140.0,
    )
    for date, texts in entries:
        page.append(Text(72, base, date))
        for text in texts:
            page.append(Text(150, base, text))
            base += within
        base += apart - within
    found = read([head(120, "Studies"), *page])
    return found[found.index("heading1 Studies") + 1 :]


def test_lines_beside_a_date_are_its_entry_where_entries_stand_further_apart() -> None:
    entries = [
        ("2012-2015", ["MSc in Tides, Nets and Harbours of the Northern Coast", "Norrby College", "Thesis: Slow ice"]),
        ("2009-2012", ["BSc in Nets and the Management of Small Harbours", "Lundvik University"]),
        ("2008-2009", ["Diploma of the School of the Coast and its Fisheries", "With honours"]),
    ]
    found = _dated(entries, apart=34, within=17)
    assert found == ["paragraph " + f"{date}\t" + " / ".join(texts) for date, texts in entries]


def test_lines_beside_a_date_are_entries_where_dates_stand_no_further_apart() -> None:
    works = [
        f"Holm, I., and Berg, A. The tides of the {sea} sea and their nets. Journal of Tides {sea}" for sea in "abcde"
    ]
    found = _dated([("2015", works[:2]), ("2014", works[2:4]), ("2013", works[4:])], apart=20, within=20)
    assert [text.split(" ", 1)[1] for text in found] == [
        f"2015\t{works[0]}", works[1], f"2014\t{works[2]}", works[3], f"2013\t{works[4]}"
    ]  # fmt: skip


def test_entries_that_stand_apart_by_little_share_the_date_beside_the_first() -> None:
    works = [
        f"Holm, I., and Berg, A. The tides of the {sea} sea and their nets. Journal of Tides {sea}" for sea in "abc"
    ]
    found = _dated([("2015", works[:1]), ("2014", works[1:]), ("2013", works[:1])], apart=17, within=17)
    assert [text.split(" ", 1)[1] for text in found[1:3]] == [f"2014\t{works[1]}", works[2]]


def test_a_bullet_beside_a_year_opens_a_list_below_it() -> None:
    page = [Text(72, 130, "2015"), Text(150, 130, "•"), Text(162, 130, "Slow ice at the coast of the north and of the south"),
            Text(150, 142, "•"), Text(162, 142, "Fast nets in the harbours of the east and of the west")]  # fmt: skip
    found = read([head(100, "Talks"), *page])[1:]
    assert [line.split(" ")[0] for line in found] == ["paragraph", "item1", "item1"]
    assert found[0] == "paragraph 2015"


def test_years_that_stand_alone_make_no_margin() -> None:
    rows = ["2017", "- Tide Days of the northern harbours, Riga", "2016", "- Gull Congress, Kiel", "2015"]
    more = [
        "- Net Forum of the western islands, Oslo",
        "2014",
        "- Sand Seminar, Turku",
        "2013",
        "- Dune Workshop, Visby",
    ]
    found = read([head(100, "Conferences"), *lines(72, 120, [*rows, *more], leading=13)])
    assert [block for block in found if block.startswith("paragraph")] == [
        f"paragraph {year}" for year in range(2017, 2012, -1)
    ]
