"""Entries of several paragraphs in office documents: joined where the setting of a section tells, else left alone."""

from __future__ import annotations

import pytest

from kgbuild.documents import read_bytes

from .making import docx, odt
from .reading import outline

HEAD = '<w:p><w:pPr><w:outlineLvl w:val="0"/></w:pPr><w:r><w:t>Posts</w:t></w:r></w:p>'
SPACED = '<w:spacing w:before="120"/>'
HANGING = '<w:ind w:left="2000" w:hanging="2000"/>'
INSIDE = '<w:ind w:left="2000"/>'


def par(text: str, setting: str = "", *, bold: bool = False) -> str:
    look = "<w:rPr><w:b/></w:rPr>" if bold else ""
    told = "<w:tab/>".join(f"<w:t>{part}</w:t>" for part in text.split("\t"))
    return f"<w:p><w:pPr>{setting}</w:pPr><w:r>{look}{told}</w:r></w:p>"


def read(*paragraphs: str) -> list[str]:
    found = outline(read_bytes(docx(HEAD + "".join(paragraphs)), "cv.docx"))
    return [block.removeprefix("paragraph ") for block in found[1:]]


# --- must not touch ---------------------------------------------------------------------------------------------


def test_paragraphs_that_are_set_alike_stay_apart() -> None:
    texts = ["Reader, Lundvik, 2014", "Surveyor of the coast", "Lecturer, Norrby, 2009", "Clerk"]
    assert read(*map(par, texts)) == texts


def test_undated_paragraphs_that_stand_apart_stay_paragraphs() -> None:
    texts = ["I study tides.", "They come twice a day.", "I teach, too.", "Few come."]
    assert read(*(par(text, SPACED * (place % 2 == 0)) for place, text in enumerate(texts))) == texts


def test_a_bold_name_of_a_section_is_not_joined_to_what_it_heads() -> None:
    found = read(par("Grants", bold=True), par("Tide Fund, 2014"), par("Awards", bold=True), par("Gull Prize, 2012"))
    assert [block.split(" ", 1)[-1] for block in found if block.startswith("heading")] == ["Grants", "Awards"]


def test_dated_lines_below_a_bold_one_are_entries_of_their_own() -> None:
    texts = ["Invited", "Tides, Riga, 2014", "Gulls, Oslo, 2013", "Contributed", "Nets, Turku, 2012", "Ice, Kiel, 2011"]
    found = read(*(par(text, bold=not place % 3) for place, text in enumerate(texts)))
    assert len(found) == len(texts)


def test_long_descriptions_stay_paragraphs() -> None:
    long = "It holds " + "and ".join(["the tides of a harbour "] * 10)
    assert len(read(par("Reader, 2014", SPACED), par(long), par("Clerk, 2012", SPACED), par(long))) == 4


def test_lists_below_undated_lines_stay_paragraphs() -> None:
    further = '<w:ind w:left="360"/>'
    texts = ["Software", "R and Stata", "Languages", "Danish, since 2014", "Tides", "Nets"]
    assert read(*(par(text, further * (place % 2)) for place, text in enumerate(texts))) == texts


# --- must change ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("titled", [False, True])
def test_what_stands_further_in_below_dated_lines_goes_on_with_them(titled: bool) -> None:
    further = '<w:ind w:left="360"/>'
    entries = [
        ["Ph.D., Tides\t2025", "Lundvik University", "Thesis: “Harbours and their gulls in the years 1990-2012.”"],
        ["M.A., Waves\t2021", "Norrby College", "Advisor: Otto Lund. Co-advisor: Eve Berg."],
        ["B.A., Nets\t2018", "Sea College"],
    ]
    body = [par(text, further * bool(place)) for entry in entries for place, text in enumerate(entry)]
    found = read(*([par("Degree Programs")] if titled else []), *body)
    assert found[titled:] == [" / ".join(entry) for entry in entries]


@pytest.mark.parametrize("apart", [SPACED, "empty", "bold"])
def test_entries_that_are_set_apart_are_whole(apart: str) -> None:
    entries = [
        ["Reader in Tides\t2014 - 2019", "Lundvik University", "Lundvik"],
        ["Lecturer\t2009 - 2014", "Norrby College", "Norrby"],
        ["Surveyor\t2007 - 2009", "Sea Office"],
    ]
    body = [
        par(text, apart * (not place and apart.startswith("<")), bold=apart == "bold" and not place)
        for entry in entries
        for place, text in enumerate([*entry, *[""] * (apart == "empty")])
    ]
    assert read(*body) == [" / ".join(entry) for entry in entries]


def test_text_that_hangs_in_behind_a_date_goes_on_at_its_edge() -> None:
    found = read(
        par("2014 - 2019\tReader in Tides", HANGING), par("Lundvik University", INSIDE),
        par("2009 - 2014\tLecturer, Norrby College", HANGING),
        par("2007\tDiploma of divers", HANGING), par("Norrby", INSIDE), par("Thesis: Slow ice", INSIDE),
        par("Long ago, a clerk"),
    )  # fmt: skip
    assert found == [
        "2014 - 2019\tReader in Tides / Lundvik University", "2009 - 2014\tLecturer, Norrby College",
        "2007\tDiploma of divers / Norrby / Thesis: Slow ice", "Long ago, a clerk",
    ]  # fmt: skip


def test_lines_that_stand_in_below_items_with_typed_marks_go_on_with_them() -> None:
    further = '<w:ind w:left="200"/>'
    found = read(
        par("Lundvik University", bold=True),
        par("- TID 101: Tides\t2014", further), par("   Taught in autumn 2014 and spring 2015", further),
        par("- TID 102: Waves\t2012", further), par("   Taught in spring 2012", further),
        par("Norrby College", bold=True),
        par("- TID 103: Gulls\t2011", further), par("Taught by night"),
    )  # fmt: skip
    assert [block.split(" ", 1)[1] for block in found] == [
        "Lundvik University", "- TID 101: Tides\t2014 / Taught in autumn 2014 and spring 2015",
        "- TID 102: Waves\t2012 / Taught in spring 2012", "Norrby College", "- TID 103: Gulls\t2011", "by night",
    ]  # fmt: skip


def test_items_end_an_entry() -> None:
    found = read(
        par("Reader\t2014 - 2019", SPACED), par("Lundvik University"), par("• Read the gauge"), par("• Taught divers"),
        par("Lecturer\t2009 - 2014", SPACED), par("Norrby College"),
    )  # fmt: skip
    assert found == [
        "Reader\t2014 - 2019 / Lundvik University", "item1 • Read the gauge", "item1 • Taught divers",
        "Lecturer\t2009 - 2014 / Norrby College",
    ]  # fmt: skip


def test_entries_of_open_document_and_rich_text_are_whole_too() -> None:
    style = '<style:style style:name="S" style:family="paragraph"><style:paragraph-properties fo:margin-top="0.1in"/></style:style>'
    texts = ["Reader, 2014", "Lundvik University", "Lecturer, 2009", "Norrby College"]
    want = ["Reader, 2014 / Lundvik University", "Lecturer, 2009 / Norrby College"]
    body = "".join(
        f'<text:p text:style-name="{"" if place % 2 else "S"}">{text}</text:p>' for place, text in enumerate(texts)
    )
    found = outline(read_bytes(odt(body, styles=style), "cv.odt"))
    assert [block.removeprefix("paragraph ") for block in found] == want
    rich = "".join(rf"\pard\sb{0 if place % 2 else 120} {text}\par" + "\n" for place, text in enumerate(texts))
    found = outline(read_bytes(rf"{{\rtf1\ansi {rich}}}".encode(), "cv.rtf"))
    assert [block.removeprefix("paragraph ") for block in found] == want
