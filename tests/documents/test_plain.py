from __future__ import annotations

import pytest

from kgbuild.documents import read_bytes

from .reading import outline, read_text, runs

UNTOUCHED = [
    pytest.param("Ana Ruiz*, Ben Okafor*, Cleo Ito", id="footnote stars behind names"),
    pytest.param("We show that 2 * 3 * 4 is 24", id="products"),
    pytest.param("A C*-algebra and its K*-theory", id="stars in terms"),
    pytest.param("*equal contribution", id="a star without a second"),
    pytest.param("call read_all_files or __init_db now", id="identifiers"),
    pytest.param("https://a.example/_files_/x_y_z", id="underscores in addresses"),
    pytest.param("We prove $x_1 * y_2$ and $\\mathbb{R}_+^*$", id="mathematics"),
    pytest.param("[Mar 3, 2021] We moved", id="square brackets without a target"),
    pytest.param("p < 0.05 and q > 0.1", id="comparisons"),
    pytest.param("R&D at AT&T", id="ampersands"),
    pytest.param("costs $5 and $7 each", id="money"),
]


@pytest.mark.parametrize("text", UNTOUCHED)
def test_text_without_marks_stays(text: str) -> None:
    document = read_text(text)
    assert document.text.strip() == text
    assert not runs(document)


MARKED = [
    ("in *Acta Botanica* **12**, 3", "in Acta Botanica 12, 3", ["emphasis Acta Botanica", "strong 12"]),
    ("***Both***", "Both", ["emphasis Both", "strong Both"]),
    ("_summa cum laude_, 2001", "summa cum laude, 2001", ["emphasis summa cum laude"]),
    ("“*Wet feet*”", "“Wet feet”", ["emphasis Wet feet"]),
    ("with [Ida Holm](https://h.example/~ida)", "with Ida Holm", ["link Ida Holm"]),
    ("[**Bold** link](x)", "Bold link", ["link Bold link", "strong Bold"]),
    ("a <i>Nova</i> prize &amp; more", "a Nova prize & more", ["emphasis Nova"]),
    ('<a href="https://x.example">Code</a>', "Code", ["link Code"]),
    ("mail <ida@h.example>", "mail ida@h.example", ["link ida@h.example"]),
    ("Ida\\* Holm", "Ida* Holm", []),
    ("a ![photo](x.png) here", "a  here", []),
]


@pytest.mark.parametrize(("text", "stripped", "expected"), MARKED)
def test_marks_become_runs(text: str, stripped: str, expected: list[str]) -> None:
    document = read_text(text)
    assert document.text.strip() == stripped
    assert sorted(runs(document)) == sorted(expected)


LAYOUTS = [
    pytest.param("One line\nand the next", ["paragraph One line / and the next"], id="lines stay lines"),
    pytest.param("One\n\nTwo", ["paragraph One", "paragraph Two"], id="an empty line parts"),
    pytest.param("- a\nmore of a\n- b", ["item1 - a / more of a", "item1 - b"], id="a line without a bullet goes on"),
    pytest.param("1. a\n2. b", ["item1 1. a", "item1 2. b"], id="numbers"),
    pytest.param("[J2] a\n[J1] b", ["item1 [J2] a", "item1 [J1] b"], id="labels"),
    pytest.param("(1) a\n(2) b", ["item1 (1) a", "item1 (2) b"], id="numbers in brackets"),
    pytest.param("•tight", ["item1 • tight"], id="a bullet without a space"),
    pytest.param("• a\n  ◦ b\n• c", ["item1 • a", "item2 ◦ b", "item1 • c"], id="nesting by indent"),
    pytest.param("• a\n– b\n– c\n• d", ["item1 • a", "item2 – b", "item2 – c", "item1 • d"], id="nesting by bullet"),
    pytest.param("•\na\n•\nb\nmore", ["item1 • a", "item1 • b / more"], id="a bullet above its item"),
    pytest.param("[j2]\na\n[c1]\nb", ["item1 [j2] a", "item1 [c1] b"], id="a label above its item"),
    pytest.param("see page\n86.\nEnd", ["paragraph see page / 86. / End"], id="a lone number that counts nothing"),
    pytest.param(
        "2021\n[1] a\n2020\n[2] b", ["heading2 2021", "item1 [1] a", "heading2 2020", "item1 [2] b"], id="years"
    ),
    pytest.param("2021\nPostdoc", ["paragraph 2021 / Postdoc"], id="a year above text"),
    pytest.param("In vol.\n86. Springer", ["paragraph In vol. / 86. Springer"], id="a number that counts nothing"),
    pytest.param("3. Mai 2019 Vortrag", ["paragraph 3. Mai 2019 Vortrag"], id="a day is no number of a list"),
    pytest.param("2010\n- 2015", ["paragraph 2010 / - 2015"], id="the end of a range is no item"),
    pytest.param("A. Smith, Title", ["paragraph A. Smith, Title"], id="an initial is no letter of a list"),
    pytest.param("# Top\ntext", ["heading1 Top", "paragraph text"], id="number signs head"),
    pytest.param("Work\n====\ntext", ["heading1 Work", "paragraph text"], id="an underline heads"),
    pytest.param("FIELD WORK\n\ntext", ["heading1 FIELD WORK", "paragraph text"], id="capitals head"),
    pytest.param(
        "x\n\nPOSTERS AND\nPRESS\n\ny",
        ["paragraph x", "heading1 POSTERS AND / PRESS", "paragraph y"],
        id="wrapped capitals",
    ),
    pytest.param(
        "IDA HOLM\nCURRICULUM VITAE", ["heading1 IDA HOLM", "heading1 CURRICULUM VITAE"], id="a name is no half"
    ),
    pytest.param("MIT\nPostdoc", ["paragraph MIT / Postdoc"], id="an acronym heads nothing"),
    pytest.param("Past students:\n- a", ["heading2 Past students:", "item1 - a"], id="a label heads a list"),
    pytest.param("Advisor: X\nTopic: Y", ["paragraph Advisor: X / Topic: Y"], id="labelled lines are one paragraph"),
    pytest.param("**Past**\n\n- a", ["heading1 Past", "item1 - a"], id="a bold line heads"),
    pytest.param("2012\tPostdoc\n\tAdvisor: X", ["row 2012 | Postdoc", "row  | Advisor: X"], id="columns"),
    pytest.param(
        "AWARDS\t• a\t2012\n\t• b\t2013",
        ["heading1 AWARDS", "row • a | 2012", "row • b | 2013"],
        id="a column of headings",
    ),
    pytest.param(
        "STUDENTS\t*Current*\n\t• a\t2012",
        ["heading1 STUDENTS", "heading2 Current", "row • a | 2012"],
        id="a heading in a column",
    ),
    pytest.param("Name\tIda Holm\nBorn\t1970", ["row Name | Ida Holm", "row Born | 1970"], id="values are no headings"),
    pytest.param("| a | b |\n|---|---|\n| c | d |", ["row! a | b", "row c | d"], id="pipes"),
    pytest.param("a\n\n-----\n\nb", ["paragraph a", "paragraph b"], id="a rule says nothing"),
    pytest.param("<!-- - old\n- older -->\nnew", ["paragraph new"], id="comments are left out"),
    pytest.param(
        "Holm I. Long title\n    of a paper\nHolm I. Second\n    paper",
        ["paragraph Holm I. Long title /     of a paper", "paragraph Holm I. Second /     paper"],
        id="hanging indents part entries",
    ),
    pytest.param("Work\nDiver", ["heading2 Work", "paragraph Diver"], id="the name of a section heads"),
    pytest.param(
        "Ida Holm\nTeaching & Mentoring\nTides",
        ["paragraph Ida Holm", "heading2 Teaching & Mentoring", "paragraph Tides"],
        id="names of sections joined head",
    ),
    pytest.param("Publications", ["paragraph Publications"], id="a heading heads something"),
    pytest.param(
        "She wrote about all her\nBooks\nand more",
        ["paragraph She wrote about all her / Books / and more"],
        id="no heading",
    ),
    pytest.param(
        "Fjord University\n2011–2014. Lecturer.\n2009–2011: Fellow,\nBergen",
        ["paragraph Fjord University", "paragraph 2011–2014. Lecturer.", "paragraph 2009–2011: Fellow, / Bergen"],
        id="dates part entries",
    ),
    pytest.param(
        "Holm I. Tides. Seas,\n2012. 3-9", ["paragraph Holm I. Tides. Seas, / 2012. 3-9"], id="one date parts nothing"
    ),
    pytest.param(
        "Holm I, Berg K. On the long tides of the northern fjords and\ntheir causes. Seas 3 (2011).\n"
        "Holm I. On the short tides of the southern fjords, with what\nmoves them. Seas 4 (2012).",
        [
            "paragraph Holm I, Berg K. On the long tides of the northern fjords and / their causes. Seas 3 (2011).",
            "paragraph Holm I. On the short tides of the southern fjords, with what / moves them. Seas 4 (2012).",
        ],
        id="lines that end early part entries",
    ),
]


@pytest.mark.parametrize(("text", "expected"), LAYOUTS)
def test_layout_gives_blocks(text: str, expected: list[str]) -> None:
    assert outline(read_text(text)) == expected


def test_a_page_break_does_not_split_a_sentence() -> None:
    pages = "I. Holm, page 1\n- studied the moss of\n\n\fI. Holm, page 2\n\nthe *north*\n- b\n\fI. Holm, page 3\n\n- c"
    document = read_text(pages)
    assert outline(document) == ["item1 - studied the moss of /  /  /  /  / the north", "item1 - b", "item1 - c"]
    assert "Holm" not in document.text
    assert runs(document) == ["emphasis north"]
    assert document.line(document.text.index("the north")) == 6


@pytest.mark.parametrize("number", ["3", "Page 3", "3/7", "- 3 -", "Seite 3 von 7"])
def test_page_numbers_are_left_out_at_the_edge_of_a_page(number: str) -> None:
    assert outline(read_text(f"end\n\n{number}\n\fNew start")) == ["paragraph end", "paragraph New start"]


@pytest.mark.parametrize("number", ["3", "3/7"])
def test_numbers_within_a_page_are_text(number: str) -> None:
    assert outline(read_text(f"a\n{number}\nb")) == [f"paragraph a / {number} / b"]


def test_dates_set_flush_right_are_a_column() -> None:
    text = "Lecturer          2011\nResearch Assistant     2009-2011\nKlein Fellow at the sea   May 2008\nA   b"
    assert outline(read_text(text))[:3] == [
        "row Lecturer | 2011",
        "row Research Assistant | 2009-2011",
        "row Klein Fellow at the sea | May 2008",
    ]


def test_the_gap_behind_a_bullet_is_no_column() -> None:
    text = "-   Tides and what\n    moves them\n-   Mosses\n    -   wet ones of\n        the north\n-   Ice"
    items = [
        "item1 - Tides and what /     moves them",
        "item1 - Mosses",
        "item2 - wet ones of /         the north",
        "item1 - Ice",
    ]
    assert outline(read_text(text)) == items


def test_entries_that_nothing_parts_share_no_group() -> None:
    text = "Lecturer, Fjord University, 2012–2014.\nFellow, Museum of Ice, 2011.\nThesis: Tides\nDiver, 2009–."
    document = read_text(text)
    assert outline(document) == [
        "paragraph Lecturer, Fjord University, 2012–2014.",
        "paragraph Fellow, Museum of Ice, 2011. / Thesis: Tides / Diver, 2009–.",
    ]
    assert len({block.group for block in document.blocks}) == 1


_COPIED = (
    "Ada Lindqvist\nCurriculum Vitae\nada@example.org\n"
    "Education Doctor of Philosophy in Tides\nHarbour University, 2009.\nMaster of Science in Nets\nTide College, 2005.\n"
    "Honors and\nAwards\nGull Prize, Tide Society, 2011\nLanguages English, Swedish\n"
    "Professional\nExperience\nLecturer Tide University, Kiel, 9/11--present. Taught courses in tides and in nets to all.\n\n"
    "Ada Lindqvist\nCurriculum Vitae 2\nJournal\nArticles\nA. Lindqvist. Tides at rest. Journal of Tides, 2012.\n"
)


def test_headings_of_a_margin_that_text_was_copied_with() -> None:
    document = read_text(_COPIED, "cv.txt")
    heads = [" ".join(document.slice(block).split()) for block in document.blocks if block.kind == "heading"]
    assert heads == ["Education", "Honors and Awards", "Languages", "Professional Experience", "Journal Articles"]
    assert "Curriculum Vitae 2" not in [line for line in document.text.split("\n") if line]


def test_words_that_name_a_section_open_sentences_elsewhere() -> None:
    text = "Tides\n\nEducation Weekly wrote about it.\n\nAwards\n\nGull Prize, 2011\n"
    document = read_text(text, "cv.txt")
    assert [document.slice(block) for block in document.blocks if block.kind == "heading"] == ["Awards"]


def test_a_margin_left_empty_below_a_gap_goes_on_with_the_rows_above() -> None:
    document = read_text("POSTS\n\n2001-05\tTide University\n\n\tLecturer\n\n1998\tGull College\n", "cv.txt")
    assert [block.kind for block in document.blocks] == ["heading", "row", "row", "row"]


def test_a_line_with_its_date_behind_a_tab_opens_an_entry_and_no_row() -> None:
    document = read_bytes(
        b"Employment\n\nHarbour College\t2019 - present\nProfessor\nFen Institute\tMay 2014 - June 2016\nTutor\n",
        "cv.txt",
    )
    texts = [(block.kind, document.slice(block)) for block in document.blocks[1:]]
    assert texts == [
        ("paragraph", "Harbour College\t2019 - present\nProfessor"),
        ("paragraph", "Fen Institute\tMay 2014 - June 2016\nTutor"),
    ]
    document = read_bytes(b"Degrees\n\n2019\tPhD in Physics\n2014\tMA in Law\nThesis: Tides\n", "cv.txt")
    assert [block.kind for block in document.blocks[1:3]] == ["row", "row"]


def test_a_number_before_a_term_numbers_and_a_day_before_a_month_dates() -> None:
    document = read_bytes(b"Teaching\n\n1. Fall 2023 Algebra\n2. Spring 2022 Analysis\n", "cv.txt")
    assert [(block.kind, block.marker) for block in document.blocks[1:]] == [("item", "1."), ("item", "2.")]
    document = read_bytes("Vorträge\n\n3. März 2019 in Kiel\n".encode(), "cv.txt")
    assert [block.kind for block in document.blocks[1:]] == ["paragraph"]
