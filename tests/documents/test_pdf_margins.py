"""PDFs whose columns, sidebars and margins hold titles and labels: made for the test, read back."""

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


def test_no_line_of_one_column_runs_into_the_other() -> None:
    left = [
        f"Left {word} of a text that fills its whole column" for word in ("one", "two", "three", "four", "five", "six")
    ]
    right = [
        f"Right {word} of a text that fills its column, too" for word in ("one", "two", "three", "four", "five", "six")
    ]
    found = read([Text(72, 60, "Ida Holm", BOLD, 24), *lines(50, 120, left), *lines(310, 120, right)])
    text = " ".join(found)
    assert text.index("Left six") < text.index("Right one")
    assert not any("Left" in block.split("Right")[-1] for block in found if "Right" in block)


def test_a_sidebar_is_read_by_itself() -> None:
    side = ["Python and R", "Danish, native", "English, fluent", "Rowing", "Choir", "ida@holm.example"]
    main = [
        "Lecturer in Geodesy, Norrby College, where tides were measured",
        "Reader in Geodesy, Lundvik University, since then and up to now",
        "Surveyor of the coast, Sea Office, for three summers of her life",
        "Teacher of mathematics, Lundvik School, in the years before that",
        "Assistant at the gauge of Lundvik harbour, while still a student",
        "Editor of the tables of tides that the Sea Office prints yearly",
    ]
    found = read(
        [Text(50, 60, "Ida Holm", BOLD, 24), *lines(50, 120, side, leading=13), *lines(200, 126, main, leading=17)]
    )
    assert [block.split(" ", 1)[1] for block in found][1:7] == side
    assert all(word not in " ".join(found[7:]) for word in ("Python", "Rowing", "Choir"))


def test_lines_that_the_margin_broke_are_whole() -> None:
    found = read([head(100, "Papers"), *lines(72, 120, [
        "[1] Holm, I. and Berg, A. On the tides of a lake without a shore and what the moon has to do with it, and the",
        "sun, and the wind of the north. Journal of Tides 12, 2014, pages 1 to 99, with a map and three plates of",
        "copper.", "[2] Holm, I. Charts. 2015."])])  # fmt: skip
    assert len(found) == 3
    assert found[1].startswith("item1 [1] Holm")
    assert found[1].endswith("plates of copper.")
    assert found[2] == "item1 [2] Holm, I. Charts. 2015."


def test_titles_in_the_margin_head_what_stands_beside_them() -> None:
    page = [Text(220, 60, "Ida Holm", BOLD, 18)]
    for place, (title, texts) in enumerate({
        "Posts": ["Reader, Lundvik University", "Lecturer, Norrby College"],
        "Degrees": ["Doctorate, Lundvik University, 2011", "Diploma, Norrby College, 2007"],
        "Prizes": ["Medal of the Sea, 2014", "Prize of the Coast, 2016"],
    }.items()):  # fmt: skip
        page += [Text(60, 120 + 50 * place, title, BOLD), *lines(160, 120 + 50 * place, texts)]
    found = read(page)
    assert [block for block in found if block.startswith("heading2")] == [
        "heading2 Posts",
        "heading2 Degrees",
        "heading2 Prizes",
    ]
    assert found.index("paragraph Reader, Lundvik University") == found.index("heading2 Posts") + 1


def test_labels_flush_right_in_the_margin_are_cells() -> None:
    rows = [
        ("Name", "Ida Holm"),
        ("Place of birth", "Lundvik"),
        ("Languages", "Danish, English"),
        ("Office", "Gauge 4"),
    ]
    page = [text for place, (label, value) in enumerate(rows) for text in (
        Text(150, 120 + 14 * place, label, flush=True), Text(158, 120 + 14 * place, value))]  # fmt: skip
    assert read([head(100, "Person"), *page])[1:] == [f"paragraph {label}\t{value}" for label, value in rows]


def test_text_behind_a_tab_goes_on_at_the_edge_of_its_line() -> None:
    page = [head(100, "Posts"), Text(72, 120, "2014"), Text(130, 120, "Reader in the Department of Tides and of the Winds of the Northern Seas and"),
            Text(72, 132, "of all their islands, Lundvik"), Text(72, 150, "2010"), Text(130, 150, "Lecturer")]  # fmt: skip
    assert read(page)[1].endswith("Northern Seas and of all their islands, Lundvik")


def test_what_stands_flush_right_does_not_go_on_below_it() -> None:
    page = [
        head(100, "Education"), Text(72, 120, "Ph.D. in Ecology"), Text(540, 120, "Grade: 4.00", flush=True),
        Text(72, 132, "On the structure of harbours as a measure of how the gulls of the northern coasts"),
        Text(72, 144, "live, and of their winters"),
    ]  # fmt: skip
    found = " / ".join(read(page))
    assert "Ph.D. in Ecology\tGrade: 4.00 / " in found
    assert "northern coasts live" in found


def test_rows_of_a_left_column_that_is_not_justified_go_on() -> None:
    words = [
        "PhD en Matemática. Universidad de los", "Puertos, Lundvik. 2018 - 2021.", "Licenciada en Matemática. Universidad",
        "del Norte, Lundvik. 2011 - 2018.", "Monitora de los talleres de cálculo del", "Puerto, Norrby. 2008 - 2011.",
    ]  # fmt: skip
    left = [Text(72, 120 + 12 * (place + place // 2), line) for place, line in enumerate(words)]
    right = [Text(290, 124 + 13 * place, "Ayudante de los talleres de las mareas y de barcos") for place in range(9)]
    found = read([head(90, "Ida Holm"), *left, *right])
    assert "paragraph PhD en Matemática. Universidad de los Puertos, Lundvik. 2018 - 2021." in found


@pytest.mark.parametrize(("flush", "below"), [(False, 0), (True, 0), (False, 5), (True, -4)])
def test_small_plain_titles_in_the_margin_head_what_stands_beside_them(flush: bool, below: int) -> None:
    page = [Text(166, 60, "Ida Holm", size=13)]
    base = 90.0
    parts = {"education": 4, "research interests": 1, "publications": 5, "grants and awards": 4, "profession": 3}
    for title, count in parts.items():
        for row, word in enumerate(title.split(" ", 1)):
            page.append(Text(120 if flush else 60, base + below + 13 * row, word, size=8.5, flush=flush))
        page += [
            Text(166, base + 13 * row, f"Tides of the north, Lundvik University, 201{row}") for row in range(count)
        ]
        base += 13 * max(count, 2) + 22
    found = read(page)
    assert [line for line in found if line.startswith("heading2")] == [f"heading2 {title}" for title in parts]
    assert found[found.index("heading2 publications") + 1] == "paragraph Tides of the north, Lundvik University, 2010"


def test_a_title_of_two_words_in_the_margin_is_one_section() -> None:
    page = [Text(72, 60, "Ida Holm", BOLD, 18)]
    for place, title in enumerate(("EDUCATION", "VOLUNTEER WORK", "AWARDS")):
        page += [Text(60, 120 + 60 * place + 12 * row, word, BOLD) for row, word in enumerate(title.split())]
        page += [Text(160, 120 + 60 * place + 12 * row, f"Harbour of Lundvik, pier {'abc'[row]}") for row in range(3)]
    assert "heading2 VOLUNTEER WORK" in read(page)


def test_places_and_dates_flush_right_on_a_short_page_are_no_column() -> None:
    page: list[Text] = [Text(72, 50, "Ida Holm"), Text(540, 50, "Page 3 of 3", flush=True)]
    for place, (kind, event, date, title) in enumerate([
        ("Talk", "Sea Assembly, Lundvik", "September 2015", "The fusion of many models of the tides"),
        ("Poster", "Workshop of Gulls, Norrby", "December 2014", "How a gull is told from a tern by night"),
    ]):  # fmt: skip
        base = 90 + 44 * place
        page += [Text(72, base, kind, BOLD), Text(540, base, date, flush=True)]
        page += [Text(72, base + 13, event), Text(540, base + 13, title, flush=True)]
    page += [head(190, "Memberships"), Text(72, 210, "Society of the Sea")]
    found = " / ".join(read(page))
    assert "Talk\tSeptember 2015" in found
    assert found.index("tern by night") < found.index("Memberships")


def test_a_name_and_the_address_that_touches_it_are_two() -> None:
    page = [
        Text(72, 80, "Ida Holm-Lund", size=25),
        Text(246, 76, "Department of Tides", ITALIC),
        Text(246, 90, "Lundvik"),
    ]
    assert "heading1 Ida Holm-Lund" in read([*page, head(130, "Posts"), Text(72, 150, "Reader")])


def test_a_title_that_fills_its_margin_heads_what_stands_beside_it() -> None:
    page = [Text(300, 40, "Gauge 4, Lundvik"), Text(300, 52, "Sea Office"), Text(300, 64, "Tel. 47 11"),
            Text(300, 76, "ida@holm.example"), Text(120, 100, "Ida Holm", size=15)]  # fmt: skip
    parts = {"Appointments": "Lundvik University", "Education": "Norrby College", "Publications": "Books"}
    for place, (title, first) in enumerate(parts.items()):
        base = 140.0 + 60 * place
        page += [Text(60, base, title, size=9), Text(120, base, first, ITALIC, 11)]
        page += [
            Text(120, base + 14 * row, f"201{row}. Reader in the tides of the north {row}", size=11)
            for row in (1, 2, 3)
        ]
    found = read(page)
    assert found[found.index("heading1 Ida Holm") + 1] == "heading2 Appointments"
    assert [line for line in found if line.startswith("heading2")] == [f"heading2 {title}" for title in parts]


def test_a_title_of_several_rows_pushes_what_stands_beside_it_down() -> None:
    page = [Text(72, 60, "Ida Holm", BOLD, 18)]
    base = 100.0
    for title in ("EDUCATION", "WORK EXPERIENCE", "PEER REVIEWED WORK", "AWARDS"):
        words = title.split()
        page += [Text(60, base + 12 * row, word, BOLD) for row, word in enumerate(words)]
        for place, word in enumerate(("tides", "piers", "gulls")):
            page.append(Text(160, base, f"On {word}"))
            base += 12 * (len(words) - 1) + 8 if not place and len(words) > 1 else 12
            page.append(Text(160, base, f"Harbour of {title.lower()}, house of {word}"))
            base += 18
        base += 20
    found = read(page)
    for title in ("education", "work experience", "peer reviewed work", "awards"):
        for word in ("tides", "piers", "gulls"):
            assert f"paragraph On {word} / Harbour of {title}, house of {word}" in found


def test_space_between_entries_beside_a_title_of_two_rows_is_no_push() -> None:
    page = [Text(72, 60, "Ida Holm", BOLD, 18)]
    base = 100.0
    for title in ("EDUCATION", "WORK EXPERIENCE", "VOLUNTEER WORK", "AWARDS"):
        page += [Text(60, base + 12 * row, word, BOLD) for row, word in enumerate(title.split())]
        for word in ("tides", "piers"):
            page += [
                Text(160, base, f"House of {word}, {title.lower()}"),
                Text(160, base + 20, f"Head of {word}, 2011"),
            ]
            page.append(Text(160, base + 32, "where the winds were measured"))
            base += 52
    found = read(page)
    assert "paragraph Head of tides, 2011 / where the winds were measured" in found
    assert "paragraph House of tides, work experience" in found


def test_where_all_that_stands_in_a_margin_names_sections_the_rest_of_it_does() -> None:
    page = [Text(72, 60, "Ida Holm", BOLD, 18)]
    for place, title in enumerate(("Education", "Publications", "Works of Mine", "Awards", "Talks", "Teaching")):
        page.append(Text(60, 120 + 60 * place, title))
        page += [Text(160, 120 + 60 * place + 12 * row, f"Harbour of Lundvik, pier {'abc'[row]}") for row in range(3)]
    assert "heading2 Works of Mine" in read(page)


def test_known_headings_in_the_margin_need_no_type_of_their_own() -> None:
    page = [Text(72, 90, "Ida Holm", BOLD, 20)]
    parts = {"Education": ["Ph.D., Tides, Lundvik University", "B.A., Waves, Norrby College", "Diploma of divers"], "Selected Awards": ["Tide Prize", "Gull Medal", "Pier Award"],
             "Service": ["Referee for Tides and for Waves", "Treasurer of the harbour club", "Judge of boats"]}  # fmt: skip
    base = 120.0
    for title, told in parts.items():
        page.append(Text(72, base, title))
        for line in told:
            page += [Text(170, base, line), Text(540, base, "2011", flush=True)]
            base += 14
        base += 10
    found = read(page)
    assert [line for line in found if line.startswith("heading2")] == [f"heading2 {title}" for title in parts]
    assert "paragraph B.A., Waves, Norrby College\t2011" in found


def test_words_that_stand_over_a_column_by_chance_are_not_cut() -> None:
    page = [head(100, "Posts"), Text(72, 120, "Courses and Mentoring", BOLD)]
    left = 72 + 63.4
    rows = ["Reader in Geodesy", "Lecturer", "Surveyor of the coast", "Clerk"]
    page += [text for place, post in enumerate(rows) for text in (
        Text(72, 136 + 12 * place, f"201{place}"), Text(left, 136 + 12 * place, post))]  # fmt: skip
    assert any("Courses and Mentoring" in line for line in read(page))


def test_lines_that_are_alike_at_unlike_edges_are_text() -> None:
    pages = [
        [head(100, "Papers"), Text(72, 790, "155003. arXiv:2005.05417")],
        [Text(72, 50, "044015. arXiv:1911.11027"), Text(72, 70, "Ida Holm")],
    ]
    text = " ".join(read(*pages))
    assert "155003" in text
    assert "044015" in text


def test_a_sidebar_on_the_same_lines_is_known_by_its_headings() -> None:
    side = ["Contact", "Long Pier 4", "Lundvik", "Languages", "Danish, native", "English, fluent", "Choir and rowing"]
    main = [f"Reader in Geodesy, Lundvik University, where tides were measured {word}" for word in
            ("daily", "weekly", "twice", "by night", "by day", "at sea", "on land")]  # fmt: skip
    heads = {"Contact", "Languages"}
    page = [
        Text(150, 120 + 13 * place, text, size=14 if text in heads else 10, flush=True)
        for place, text in enumerate(side)
    ]
    page += [Text(190, 120 + 13 * place, text) for place, text in enumerate(main)]
    text = " ".join(read([Text(50, 60, "Ida Holm", BOLD, 24), *page]))
    assert text.index("Choir") < text.index("daily") or text.index("on land") < text.index("Contact")


def test_titles_in_the_margin_below_one_another_stay_apart() -> None:
    rows = [
        ("Research Interests", "Tides, gauges and how they are read by sailors"),
        ("Publications", "Holm, I. (2019). Tides of the North. Sea Letters, 4, 1-9."),
        ("", "Holm, I. (2017). Gauges at rest. Sea Letters, 2, 3-7."),
        ("", "Holm, I. (2015). Sailors at the gauge. Sea Letters, 1, 3-7."),
        ("Honors and", "Gull Prize of the Sea Office, 2014"),
        ("Grants", "Tide Medal of the Harbour Society, 2012"),
        ("", "Net Prize of the Harbour Society, 2011"),
        *(("", f"Sand Prize of the Harbour Society, {year}") for year in range(2010, 2004, -1)),
        ("Teaching", "Reader, Lundvik University, 2014"),
        ("Experience", "Lecturer, Norrby College, 2012"),
    ]
    page = [Text(72, 60, "Ida Holm", BOLD, 20)]
    for place, (title, text) in enumerate(rows):
        page += [Text(72, 104 + 12 * place, title, BOLD)] * bool(title) + [Text(200, 104 + 12 * place, text)]
    heads = [block.split(" ", 1)[1] for block in read(page) if block.startswith("heading2")]
    assert heads == ["Research Interests", "Publications", "Honors and Grants", "Teaching Experience"]


def test_a_heading_and_its_number_are_one() -> None:
    page = [Text(72, 60, "Ida Holm", BOLD, 20)]
    for place, (number, title) in enumerate([("I.", "EDUCATION"), ("II.", "WORK EXPERIENCE"), ("III.", "TEACHING")]):
        base = 100 + 60 * place
        page += [
            Text(72, base, number, BOLD),
            Text(108, base, title, BOLD),
            Text(72, base + 14, "Reader, Lundvik University, 2019"),
        ]
    heads = [block.split(" ", 1)[1] for block in read(page) if block.startswith("heading")]
    assert heads == ["Ida Holm", "I. EDUCATION", "II. WORK EXPERIENCE", "III. TEACHING"]


def test_a_bold_line_below_a_hanging_cell_is_none_of_it() -> None:
    rows = [
        ("2004 - 2009", "PhD, Geodesy, Lundvik University, in the city of Lundvik"),
        ("1998 - 2002", "BSc, Life Sciences, Norrby College, Norrby"),
    ]
    page = [head(100, "Degrees")]
    for place, (date, text) in enumerate(rows):
        page += [Text(72, 120 + 12 * place, date), Text(180, 120 + 12 * place, text)]
    page += [
        Text(72, 144, "Postgraduate training and research", BOLD),
        Text(72, 156, "2010 - 2011"),
        Text(180, 156, "Postdoctoral Fellow, Sea Office"),
    ]
    assert not any("Norrby Postgraduate" in block for block in read(page))
