"""What lines and rows of a PDF show together: paragraphs a little apart, ragged columns, dates, marks, page numbers."""

from __future__ import annotations

import pytest

from kgbuild.documents import read_bytes

from .pdfs import Dot, Text, lines, made
from .reading import outline

BOLD, ITALIC = "Helvetica-Bold", "Helvetica-Oblique"


def read(*pages: list[Text | Dot] | list[Text]) -> list[str]:
    return outline(read_bytes(made(*pages), "cv.pdf"))


def head(base: float, text: str, left: float = 72) -> Text:
    return Text(left, base, text, BOLD, 14)


# --- must not touch ---------------------------------------------------------------------------------------------


def test_a_line_that_only_ends_with_a_number_stays() -> None:
    assert "paragraph Reader in Tides, room 12" in read([Text(72, 60, "Reader in Tides, room 12"), head(100, "Posts")])


def test_a_word_of_one_letter_opens_a_sentence() -> None:
    found = read([head(100, "Textos"), *lines(72, 120, ["o mar e as suas correntes", "o vento e as suas formas"])])
    assert not [line for line in found if line.startswith("item")]


# --- lines and paragraphs ---------------------------------------------------------------------------------------


def test_paragraphs_that_stand_a_little_further_apart_are_parted() -> None:
    posts = [
        ("Reader in Geodesy at the University of Lundvik, where", "tides were measured for the first time in many years"),
        ("Lecturer in Geodesy at Norrby College, who was asked to", "teach all that is known of the gauges of the harbours"),
        ("Surveyor of the coast at the Sea Office, and since then", "a member of the board that prints the tables of tides"),
    ]  # fmt: skip
    page = [text for place, post in enumerate(posts) for text in lines(72, 120 + 28 * place, post, leading=12)]
    page += lines(72, 220, ["and so on, until the column is full of words that go on"] * 4, leading=12)
    found = read([head(100, "Posts"), *page])
    assert [line.split()[1] for line in found[1:4]] == ["Reader", "Lecturer", "Surveyor"]


def test_smaller_type_between_paragraphs_has_a_leading_of_its_own() -> None:
    page: list[Text] = [head(100, "Papers")]
    base = 120.0
    for word in ("tides", "gulls", "piers", "winds"):
        for row in (
            "Ida Holm and Otto Lund. On the measure of harbours by",
            f"Means of {word}, with maps of all coasts",
        ):
            page.append(Text(72, base, row, size=11))
            base += 13.6
        for aside in ("Print.", "Code.", "Data."):
            page.append(Text(90, base - 2, aside, size=9))
            base += 11
        base += 4
    found = [line for line in read(page) if "Holm" in line]
    assert all("harbours by Means of" in line for line in found)


def test_slanted_titles_head_long_references_below_them() -> None:
    page = [head(100, "Research")]
    base = 120.0
    for title in ("Journal articles", "Works about gulls"):
        page.append(Text(72, base, title, ITALIC))
        for word in ("tides", "piers", "winds"):
            paper = f"On the measure of {word} in the far north, Journal of the Sea 12, 2014, with all of the maps and"
            page += [Text(72, base + 12, paper), Text(90, base + 24, f"plates of {word} for {title.casefold()}.")]
            base += 24
        base += 20
    found = read(page)
    assert len([line for line in found if line.startswith("heading")]) == 3
    assert len([line for line in found if line.startswith("paragraph On the measure")]) == 6


def test_a_line_below_a_dash_goes_on_with_it_if_it_stands_in_as_its_text_does() -> None:
    page = [head(100, "Teaching")]
    for place, course in enumerate(("Tides", "Waves", "Gulls")):
        base = 120 + 24 * place
        page += [Text(82, base, f"- TID 10{place}: {course}"), Text(540, base, "2014", flush=True)]
        page.append(Text(88.5, base + 12, f"Taught in autumn 201{place}"))
    page += [Text(72, 198, "Norrby College", BOLD), Text(82, 210, "- TID 104: Piers")]
    found = read(page)
    assert [line[:15] for line in found if "Taught" in line] == [f"item1 • TID 10{place}" for place in range(3)]
    assert not [line for line in found if "Norrby" in line and "Gulls" in line]


def test_rows_that_labels_open_stay_apart() -> None:
    told = {"Degree:": "Ph.D. in Oceanography", "Period:": "2015 - 2019", "University:": "University of Lundvik, in the town of Lundvik, Denmark, where the gauges of the tides stand,",
            "Thesis:": "Methods for the models of seas", "Rank:": "with distinction"}  # fmt: skip
    page = [text for place, (label, value) in enumerate(told.items()) for text in (
        Text(72, 120 + 12 * place, label), Text(180, 120 + 12 * place, value))]  # fmt: skip
    assert read([head(100, "Education"), *page])[1:] == [f"paragraph {label}\t{value}" for label, value in told.items()]


def test_a_sentence_that_fills_its_line_does_not_go_on_in_a_dated_row() -> None:
    page = [head(100, "Education"), Text(72, 120, "Ph.D., Tides, Lundvik University"), Text(540, 120, "2014", flush=True),
            Text(72, 132, "Dissertation: Modelling of the structure of the tides that come and go in the harbours of the northern sea."),
            Text(72, 144, "B.A., Waves, Norrby College"), Text(540, 144, "2008", flush=True)]  # fmt: skip
    assert "paragraph B.A., Waves, Norrby College\t2008" in read(page)


def test_a_ragged_column_shows_where_it_breaks_its_lines() -> None:
    rows = ["Thesis on the spatial modelling and the", "determinants of tides and of what they do to", "harbours",
            "A study of the gauges that were put up in the", "harbour of Lundvik, and of the tables", "that were printed of them",
            "A note on the currents between the two", "islands, and on their"]  # fmt: skip
    far = [Text(72, 100, "Written up to now"), Text(540, 100, "2012", flush=True)]
    found = read([head(80, "Texts"), *far, *lines(72, 120, rows)])
    assert any("modelling and the determinants of tides and of what they do to harbours" in line for line in found)


def test_what_would_have_fitted_in_the_last_cell_is_a_line_of_its_own() -> None:
    rows = [
        ("Reader", "University of Lundvik, Department", "2012"),
        ("Surveyor", "Sea Office", "2014"),
        ("Teacher", "Coast School", "2016"),
    ]
    page: list[Text] = []
    for place, (post, where, year) in enumerate(rows):
        page += [
            Text(72, 120 + 30 * place, year),
            Text(140, 120 + 30 * place, post),
            Text(260, 120 + 30 * place, where),
        ]
        page.append(Text(260, 132 + 30 * place, "Norrby, DK"))
    assert any("Sea Office / Norrby, DK" in line for line in read([head(100, "Posts"), *page]))


# --- dates, marks, page numbers ---------------------------------------------------------------------------------


def test_a_date_that_fills_its_margin_is_a_cell_beside_a_post_and_its_place() -> None:
    page: list[Text] = [head(100, "Posts")]
    posts = [("2013 - now", "Reader"), ("2010-2013", "Lecturer"), ("2006-2010", "Surveyor")]
    for place, (date, post) in enumerate(posts):
        base = 120 + 28 * place
        page += [Text(72, base, date), Text(128, base, post, BOLD), Text(540, base, "Lundvik University", flush=True)]
        page += [Text(128, base + 13, "Lundvik, Denmark")]
    assert [line.split("\t")[0] for line in read(page)[1:]] == [f"paragraph {date}" for date, _ in posts]


def test_a_range_flush_right_is_not_cut_where_years_above_it_begin() -> None:
    page = [text for place, year in enumerate(("2009", "2011", "2013")) for text in (
        Text(72, 120 + 14 * place, "Reader in Tides, Lundvik"), Text(540, 120 + 14 * place, year, flush=True))]  # fmt: skip
    page += [Text(72, 162, "Surveyor of the coast"), Text(540, 162, "May 2014 - July  2016", flush=True)]
    assert read([head(100, "Posts"), *page])[-1].endswith("\tMay 2014 - July 2016")


def test_a_dash_that_justifying_sets_apart_is_of_its_date() -> None:
    page: list[Text] = []
    for place, (start, end) in enumerate((("10/2015", "09/2022"), ("02/2012", "09/2015"), ("05/2010", "01/2012"))):
        top = 120 + 26 * place
        page += [
            Text(72, top, start),
            Text(135, top, "-"),
            Text(160, top, "Reader in Tides at the University of Lundvik"),
        ]
        page += [Text(72, top + 12, end), Text(160, top + 12, "and of the gauges of its harbours")]
    assert "10/2015 - 09/2022\tReader" in " ".join(read([head(100, "Posts"), *page]))


@pytest.mark.parametrize("mark", ["o", "§", "v"])
def test_letters_that_open_lines_far_before_the_text_are_bullets(mark: str) -> None:
    posts = ["Reader in Tides", "Lecturer in Tides", "Surveyor of the coast"]
    page = [text for place, post in enumerate(posts) for text in (
        Text(80, 120 + 12 * place, mark), Text(92, 120 + 12 * place, post))]  # fmt: skip
    found = read([head(100, "Posts"), *page])
    assert [line.split(" ", 2)[2] for line in found[1:]] == posts


@pytest.mark.parametrize("foot", ["Ida Holm, CV, page 1", "Ida Holm | Page 1 of 1", "Seite 1", "Página 1 de 1"])
def test_the_foot_of_a_single_page_is_left_out(foot: str) -> None:
    page = [Text(72, 60, "Ida Holm", BOLD, 20), head(100, "Posts"), *lines(72, 120, ["Reader in Tides, 2012"] * 3)]
    assert foot not in " ".join(read([*page, Text(72, 810, foot)]))


def test_a_name_with_the_number_of_its_page_beside_it_is_a_running_head() -> None:
    page = [Text(72, 40, "Ida Holm"), Text(540, 40, "1", flush=True), head(100, "Posts")]
    assert "Ida" not in " ".join(read([*page, *lines(72, 120, ["Reader in Tides, 2012", "Lecturer, 2010"])]))
