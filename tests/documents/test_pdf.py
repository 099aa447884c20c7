"""PDFs that were born digital: order of reading, lines, entries, headings; clear words about all others."""

from __future__ import annotations

import pytest

from kgbuild.documents import read_bytes
from kgbuild.errors import DocumentError

from .making import pdf
from .pdfs import Dot, Text, lines, made
from .reading import outline, runs

BOLD, ITALIC = "Helvetica-Bold", "Helvetica-Oblique"


def read(*pages: list[Text | Dot] | list[Text]) -> list[str]:
    return outline(read_bytes(made(*pages), "cv.pdf"))


def head(base: float, text: str, left: float = 72) -> Text:
    return Text(left, base, text, BOLD, 14)


# --- what it must not do: join what stands apart ------------------------------------------------------------


def test_a_year_that_ends_a_justified_line_stays_in_it() -> None:
    posts = [text for place in range(4) for text in (
        Text(72, 120 + 12 * place, "Diver at Lundvik"), Text(520, 120 + 12 * place, f"200{place}", flush=True))]  # fmt: skip
    line = "Holm,  I.,  On  waves  that  run  along  the  piers  of  harbours,  2017"
    found = read([head(100, "Posts"), *posts, head(280, "Papers"), Text(520, 300, line, flush=True)])
    assert "harbours, 2017" in found[-1]


def test_rows_that_open_alike_are_lines_of_their_own() -> None:
    students = [
        "Aino Berg (2015-2019); now at the Sea Office of Lundvik",
        "Olle Dahl (2017-2021); now teacher",
        "Per Ek (2020)",
    ]
    assert len(read([head(100, "Students"), *lines(72, 120, students)])) == 4


def test_a_table_keeps_its_cells() -> None:
    rows = [("Grant", "Funder", "Years"), ("Tides", "Sea Fund", "2012"), ("Charts", "Coast Trust", "2015")]
    page = [
        Text(72 + 160 * column, 120 + 14 * place, cell, "Helvetica" if place else BOLD)
        for place, row in enumerate(rows)
        for column, cell in enumerate(row)
    ]
    assert read([head(100, "Funding"), *page])[1:] == [
        "row! Grant | Funder | Years", "row Tides | Sea Fund | 2012", "row Charts | Coast Trust | 2015",
    ]  # fmt: skip


def test_notes_at_the_foot_stand_behind_the_text() -> None:
    page = [head(100, "Posts"), *lines(72, 120, ["Reader, Lundvik", "Lecturer, Norrby", "Surveyor, Sea Office"])]
    found = read([*page, Text(72, 790, "* on leave", size=7)], [*lines(72, 80, ["Teacher", "Clerk"])])
    assert found[-1] == "item1 • on leave"
    assert found.index("paragraph Teacher") < len(found) - 1


@pytest.mark.parametrize(
    ("first", "second", "whole"),
    [
        ("Fellow of the Institute for the study of tides and of the oceano-", "graphy of the north", "oceanography of"),
        (
            "A paper that can be found by those who look for it at https://doi.org/10.1234/",
            "tides.12",
            "10.1234/tides.12",
        ),
    ],
)
def test_words_and_addresses_that_lines_broke_are_whole(first: str, second: str, whole: str) -> None:
    filler = "Reader in the Department of Tides, in which she worked for many of her years"
    assert whole in " ".join(read([head(100, "Posts"), *lines(72, 120, [filler, first, second, filler])]))


def test_accents_printed_apart_are_composed() -> None:
    page = [Text(72, 120, "Universit"), Text(110, 120, "¨"), Text(109.5, 120, "at Lundvik")]
    assert "Universität Lundvik" in " ".join(read([head(100, "Posts"), *page]))


def test_drawn_bullets_make_items() -> None:
    page: list[Text | Dot] = [head(100, "Prizes"), *lines(90, 120, ["Medal of the Sea", "Prize of the Coast"])]
    page += [Dot(80, 114), Dot(80, 126)]
    assert read(page)[1:] == ["item1 • Medal of the Sea", "item1 • Prize of the Coast"]


def test_running_heads_and_page_numbers_are_left_out() -> None:
    pages = [
        [
            Text(72, 40, "Ida Holm - CV"),
            *lines(72, 120, [f"Post {number} {place}" for place in "abcde"]),
            Text(290, 810, str(number)),
        ]
        for number in (1, 2, 3)
    ]
    text = " ".join(read(*pages))
    assert "CV" not in text
    assert text.count("Post") == 15


def test_type_tells_titles_from_text() -> None:
    document = read_bytes(
        made([head(100, "Work"), Text(72, 120, "On Tides", ITALIC), Text(112, 120, ", 2014")]), "cv.pdf"
    )
    assert "emphasis On Tides" in runs(document)


def test_a_scan_is_said_to_be_one() -> None:
    with pytest.raises(DocumentError, match="hold images and no text") as caught:
        read([Dot(100, 100)])
    assert "OCR" in str(caught.value)


def test_an_encrypted_file_is_said_to_be_one() -> None:
    locked = b"<</Filter/Standard/V 1/R 2/P -4/O<%s>/U<%s>>>" % (b"41" * 32, b"42" * 32)
    data = pdf("Ida Holm").replace(b"trailer<<", b"trailer<</ID[<41><41>]/Encrypt %s" % locked)
    with pytest.raises(DocumentError, match="encrypted"):
        read_bytes(data, "cv.pdf")


@pytest.mark.parametrize("cut", [12, 200, 0.5])
def test_a_file_that_was_cut_short_is_said_to_be_damaged_or_read(cut: float) -> None:
    data = made(lines(72, 120, ["Ida Holm"] * 20))
    short = data[: int(cut if cut > 1 else cut * len(data))]
    with pytest.raises(DocumentError, match=r"not a readable PDF|no text"):
        read_bytes(short, "cv.pdf")


def test_lines_are_counted_on_their_pages() -> None:
    document = read_bytes(made(lines(72, 120, ["Reader", "Lecturer"]), lines(72, 120, ["Surveyor", "Clerk"])), "cv.pdf")
    at = document.text.index("Clerk")
    assert document.line(at) == 2
    assert [page for offset, page in document.pages if offset <= at][-1] == 2


def test_dots_that_lead_to_a_date_are_a_gap() -> None:
    page = [head(100, "Posts"), Text(72, 120, "Reader, Lundvik . . . . . . . . . . . . . . . . . . . . 2014")]
    assert read(page)[1:] == ["paragraph Reader, Lundvik\t2014"]


def test_bold_beginnings_open_entries_of_several_lines() -> None:
    page = [head(100, "Posts")]
    for place, (body, post, year) in enumerate(
        [("Lundvik University", "Reader", "2014"), ("Norrby", "Lecturer", "2010")]
    ):
        base = 120 + 24 * place
        page += [Text(72, base, body, BOLD), Text(72, base + 12, post, ITALIC), Text(520, base + 12, year, flush=True)]
    assert read(page)[1:] == ["paragraph Lundvik University / Reader\t2014", "paragraph Norrby / Lecturer\t2010"]


def test_accents_of_capitals_may_stand_far_from_them() -> None:
    page = [Text(72, 120, "Ecole de Lundvik, the old one"), Text(74, 118, "´")]
    assert "École de Lundvik" in " ".join(read([head(100, "Posts"), *page]))


def test_paragraphs_that_stand_apart_are_not_one() -> None:
    page = [
        head(100, "Person"),
        *lines(72, 130, ["NAME: Holm, Ida", "POSITION: Reader", "OFFICE: Gauge 4"], leading=20),
    ]
    page += lines(
        72, 190, ["She measures the tides of the northern seas and of their bays, every day of every", "year."]
    )
    assert len(read(page)) == 5


def test_a_label_that_is_no_date_takes_no_more() -> None:
    page = [head(100, "Person"), Text(72, 120, "Office"), Text(160, 120, "Gauge 4"),
            Text(72, 132, "2007"), Text(160, 132, "Reader")]  # fmt: skip
    assert read(page)[1:] == ["paragraph Office\tGauge 4", "paragraph 2007\tReader"]


def test_marks_that_are_lowered_open_quotations() -> None:
    page = [head(100, "Talks"), Text(72, 120, "Lundvik:"), Text(114, 126.5, "”"), Text(118, 120, "Ebbe und Flut“")]
    assert read(page)[1:] == ["paragraph Lundvik: „Ebbe und Flut“"]


def test_years_in_brackets_are_no_markers() -> None:
    page = [head(100, "Papers"), Text(72, 120, "[2013] I. Holm, Tides"), Text(72, 140, "[7] I. Holm, Winds")]
    assert read(page)[1:] == ["paragraph [2013] I. Holm, Tides", "item1 [7] I. Holm, Winds"]


def test_a_last_cell_that_hardly_fits_is_one_where_others_are_set_so() -> None:
    bodies = [("Lundvik University", "Lund"), ("Norrby College", "Norrby, East"), ("Sea Office", "Vik"),
              ("School of Tides, Harbours and Other Coastal Places", "Osthamn")]  # fmt: skip
    page = [text for place, (body, town) in enumerate(bodies) for text in (
        Text(72, 120 + 24 * place, body, BOLD), Text(366, 120 + 24 * place, town, flush=True),
        Text(72, 132 + 24 * place, "Diver", ITALIC), Text(366, 132 + 24 * place, f"200{place}", flush=True))]  # fmt: skip
    assert read([head(100, "Posts"), *page])[1:] == [
        f"paragraph {body}\t{town} / Diver\t200{place}" for place, (body, town) in enumerate(bodies)
    ]


def test_a_word_broken_before_its_line_ends_with_a_cell_is_whole() -> None:
    page = [
        Text(72, 120, "2026"), Text(150, 120, "Tides of the Outer Harbour and of Other Places: Personal and Delib-"),
        Text(150, 132, "erative Tides"), Text(460, 132, "Sea Foundation", flush=True), Text(150, 144, "$125,000"),
    ]  # fmt: skip
    title = "Tides of the Outer Harbour and of Other Places: Personal and Deliberative Tides"
    assert read([head(100, "Grants"), *page])[1:] == [f"paragraph 2026\t{title}\tSea Foundation / $125,000"]


def test_a_row_of_cells_goes_on_with_small_letters() -> None:
    page = [
        Text(72, 120, "Conference on Tides and Harbours"), Text(540, 120, "2025", flush=True),
        Text(72, 132, "for the Construction of Ships (TIDES)"),
        Text(72, 150, "Colloquium on Salt"), Text(540, 150, "2023", flush=True),
        Text(72, 168, "Logic of Nets"), Text(540, 168, "2022", flush=True),
    ]  # fmt: skip
    assert read([head(100, "Service"), *page])[1] == (
        "paragraph Conference on Tides and Harbours\t2025 / for the Construction of Ships (TIDES)"
    )


def test_a_list_of_names_and_years_that_ends_open_goes_on() -> None:
    page = lines(72, 120, ["Research Assistant: Ida Holm (2013-2014), Bo Ekman (2013), and beside these two also of",
                           "Salvatore Nunn (2013), Jan Lund (2013), Mary Smith (2012), Ada Roe (2012), Eve Pine (2011),",
                           "Claire Moe (2013) and Joel Lind (2009-2011)."])  # fmt: skip
    found = read([head(100, "Posts"), *page])[1:]
    assert len(found) == 1
    assert "Eve Pine (2011), Claire Moe (2013)" in found[0]


def test_a_bold_line_far_above_what_it_heads_is_no_entry_with_it() -> None:
    page = [
        *lines(72, 120, ["Tide prize, 2011", "Harbour prize, 2012"], leading=18),
        Text(72, 156, "Other recognition", BOLD), Text(94, 182, "Coast medal, given by the sailors of Lundvik, 2013"),
        *lines(94, 194, ["The medal is given to one who has read all the tides of the outer", "harbour, since 1901."]),
        Text(94, 224, "Sea medal, 2014"),
    ]  # fmt: skip
    assert "Other recognition /" not in "".join(read([head(100, "Awards"), *page]))


def test_the_address_right_of_the_name_comes_before_the_rest() -> None:
    name = Text(60, 100, "Ida Holm", BOLD, 18)
    address = [Text(540, 60 + 11 * place, line, flush=True) for place, line in enumerate(
        ["Gauge 4 of the harbour", "Long Pier Street 11", "4711 Lundvik, Denmark", "ida@holm.example", "holm.example"])]  # fmt: skip
    posts = [text for place in range(14) for text in (
        Text(60, 140 + 12 * place, f"20{25 - place}"), Text(110, 140 + 12 * place, "Reader in Geodesy, Lundvik University"))]  # fmt: skip
    text = " ".join(read([name, *address, head(126, "Posts", 60), *posts]))
    assert text.index("holm.example") < text.index("Posts") < text.index("2025") < text.index("2012")


def test_running_heads_from_the_second_page_on_are_left_out() -> None:
    rows = [f"{2025 - place} Reader of the tides" for place in range(6)]
    pages = [
        [head(100, "Posts"), *lines(72, 120, rows)],
        [Text(72, 40, "Curriculum vitae of Ida Holm, page 2"), *lines(72, 120, rows)],
    ]
    assert not any("Curriculum" in line for line in read(*pages))


def test_the_name_of_the_owner_heads_no_later_page() -> None:
    rows = [f"{2025 - place} Reader of the tides" for place in range(6)]
    title = Text(72, 80, "Ida Holm", BOLD, 20)
    pages = [
        [title, head(100, "Posts"), *lines(72, 120, rows)],
        [Text(72, 40, "Ida Holm, 3 May"), *lines(72, 120, rows)],
    ]
    found = read(*pages)
    assert found[0] == "heading1 Ida Holm"
    assert not any("3 May" in line for line in found)


def test_whose_role_it_was_stands_below_it_in_bold() -> None:
    page = [
        head(90, "Posts"), Text(72, 120, "Diver", BOLD), Text(540, 120, "2011 - 2014", BOLD, flush=True),
        Text(72, 133, "Sea Office", BOLD), Text(72, 150, "• Counted the boats of the harbour"),
        Text(72, 180, "Cook", BOLD), Text(540, 180, "2008 - 2011", BOLD, flush=True),
        Text(72, 193, "Harbour Inn", BOLD), Text(72, 210, "• Counted the cups of the inn and of its guests"),
        Text(72, 222, "• Washed the cups of the inn"),
    ]  # fmt: skip
    found = read(page)
    assert "paragraph Diver\t2011 - 2014 / Sea Office" in found
    assert "paragraph Cook\t2008 - 2011 / Harbour Inn" in found


def test_labels_open_lines() -> None:
    page = [
        head(100, "Education"), Text(72, 120, "Ph.D. in Ecology with a study of the gulls that live on the coasts of the Baltic Sea 2019"),
        Text(90, 132, "Supervisor: Ada Moe"),
    ]  # fmt: skip
    assert read(page)[1].endswith("/ Supervisor: Ada Moe")


def test_the_name_beside_an_address_is_the_title() -> None:
    page = [Text(72, 60, "Sea Office"), Text(250, 62, "Ida Holm", "Helvetica", 26), Text(72, 84, "Lundvik")]
    found = read([*page, head(120, "Posts"), *lines(72, 140, ["2014 Reader", "2010 Lecturer", "2007 Surveyor"])])
    assert "heading1 Ida Holm" in found
    assert "paragraph Sea Office" in found


def test_a_line_below_a_row_of_a_table_ends_its_cell() -> None:
    rows = [
        ("2016", "Grant", "Tides of the north and"),
        ("2018", "Prize", "Winds of the south,"),
        ("2019", "Grant", "Waves"),
    ]
    page = [head(100, "Funding")]
    for place, cells in enumerate(rows):
        page += [Text(left, 120 + 24 * place, cell) for left, cell in zip((72, 130, 220), cells, strict=True)]
    page.append(Text(220, 156, "(Lundvik)"))
    assert "row 2018 | Prize | Winds of the south, (Lundvik)" in read(page)


def test_what_is_set_otherwise_below_a_row_is_a_line_of_its_cell() -> None:
    page: list[Text] = []
    for place, (role, title, funder) in enumerate([("PI", "Tides and deep learning", "Sea Trust"),
                                                   ("Co-PI", "Harbours and nets of the north", "Fund for Gulls")]):  # fmt: skip
        base = 120 + 48 * place
        page += [Text(72, base, "2021"), Text(130, base, role), Text(220, base, title)]
        page += [Text(220, base + 12, funder, ITALIC), Text(220, base + 24, "33,000 pounds")]
    found = read([head(100, "Grants"), *page])
    assert found[1:] == [
        "row 2021 | PI | Tides and deep learning / Sea Trust / 33,000 pounds",
        "row 2021 | Co-PI | Harbours and nets of the north / Fund for Gulls / 33,000 pounds",
    ]


def test_dates_that_touch_the_bold_text_beside_them_are_cells() -> None:
    rows = [("2010-2012", "Master of Tides"), ("2005-2010", "Bachelor of Waves")]
    page = [text for place, (date, degree) in enumerate(rows) for text in (
        Text(117.5, 120 + 24 * place, date, flush=True), Text(118, 120 + 24 * place, degree, BOLD))]  # fmt: skip
    assert read([head(100, "Degrees"), *page])[1:] == [f"paragraph {date}\t{degree}" for date, degree in rows]
