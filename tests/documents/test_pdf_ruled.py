"""PDFs with lines drawn on them: ruled tables, underlined headings, rules that are neither."""

from __future__ import annotations

from kgbuild.documents import read_bytes

from .pdfs import Rule, Text, lines, made
from .reading import outline

BOLD = "Helvetica-Bold"


def read(*pages: list[Text | Rule]) -> list[str]:
    return outline(read_bytes(made(*pages), "cv.pdf"))


def grid(edges: tuple[float, ...], levels: tuple[float, ...]) -> list[Rule]:
    flat = [Rule(edges[0], top, edges[-1], top) for top in levels]
    return flat + [Rule(left, levels[0], left, levels[-1]) for left in edges]


def test_a_link_with_a_line_below_is_no_heading() -> None:
    page = [
        *lines(72, 80, ["Curriculum of Ida Holm", "See the page of the lake", "Born in Lund"]),
        Rule(90, 94, 120, 94),
    ]
    assert not any(line.startswith("heading") for line in read([*page]))


def test_a_page_in_two_ruled_boxes_is_no_row() -> None:
    left = lines(80, 100, [f"Left line {number} of the box" for number in range(12)])
    right = lines(310, 100, [f"Right line {number} of the box" for number in range(12)])
    assert not any(line.startswith("row") for line in read([*grid((72, 300, 540), (80, 260)), *left, *right]))


def test_cells_of_a_ruled_table_are_whole() -> None:
    page: list[Text | Rule] = [
        *grid((72, 130, 300, 420), (60, 80, 110, 140)),
        *(Text(left, 74, text, BOLD) for left, text in ((78, "Year"), (136, "Project"), (306, "Funder"))),
        Text(78, 92, "2003"),
        *lines(136, 92, ["Mosses of the northern lakes", "and of their islands"]),
        Text(306, 92, "Town of Lund"),
        Text(78, 122, "2009"),
        *lines(136, 122, ["Lichens of the northern lakes", "and of the eastern coast"]),
    ]
    assert read(page) == [
        "row! Year | Project | Funder",
        "row 2003 | Mosses of the northern lakes and of their islands | Town of Lund",
        "row 2009 | Lichens of the northern lakes and of the eastern coast | ",
    ]


def test_underlined_lines_and_lines_above_a_rule_are_headings() -> None:
    page: list[Text | Rule] = [
        Text(72, 80, "Offices held"),
        Rule(72, 81.5, 128, 81.5),
        *lines(72, 94, ["Dean, 1999-2003", "Chair of the senate, 1995-1999"]),
        Text(72, 130, "Prizes"),
        Rule(72, 135, 500, 135),
        *lines(72, 148, ["Medal of the town of Lund, 2001", "Prize of the northern lakes, 2004"]),
    ]
    assert [line for line in read(page) if line.startswith("heading")] == ["heading2 Offices held", "heading2 Prizes"]


def test_a_bracket_that_explains_an_underlined_heading_may_be_long() -> None:
    label = "Students advised, with initial placement (a star denotes that I was their main advisor):"
    page: list[Text | Rule] = [
        *lines(72, 80, ["Statics of Tides, Lundvik"]),
        Text(72, 104, label),
        Rule(72, 105.5, 465, 105.5),
        *lines(72, 128, ["Ida Holm, Fen College", "Bo Ekman, Norrby College"]),
    ]
    assert [line for line in read(page) if line.startswith("heading")] == [f"heading2 {label}"]


def test_the_last_column_of_a_table_is_no_column_of_the_page() -> None:
    rows: list[Text | Rule] = [Text(72, 60, "Posts", BOLD, 14)]
    for number in range(7):
        top = 90 + 36 * number
        rows += [Text(72, top, str(1980 + 4 * number)), Text(150, top, "Lecturer of Botany")]
        rows += lines(330, top, ["University of the town", f"of Lund, hall {number}"])
    assert read(rows)[1].replace(" / ", " ") in {
        "row 1980 | Lecturer of Botany | University of the town of Lund, hall 0",
        "paragraph 1980\tLecturer of Botany\tUniversity of the town of Lund, hall 0",
    }


def test_bold_lines_with_space_above_head_dated_lines_and_numbers_go_with_them() -> None:
    page: list[Text | Rule] = [
        *lines(72, 60, ["Ida Holm was born in Lund and lives in Oslo.", "She works on mosses of the north."]),
        Text(72, 100, "1. Offices held", BOLD, 12),
        *lines(72, 114, ["1999-2003: Dean of the college of Lund.", "1995-1999: Chair of the senate of Lund."]),
        Text(72, 150, "Prizes", BOLD),
        *lines(72, 164, ["2001: Medal of the town of Lund.", "2004: Prize of the northern lakes."]),
    ]
    assert [line for line in read(page) if line.startswith("heading")] == [
        "heading2 1. Offices held",
        "heading3 Prizes",
    ]
