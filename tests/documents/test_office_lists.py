"""Lists that people type in Word and LibreOffice: marks behind line breaks, letters for bullets, headings in cells."""

from __future__ import annotations

import pytest

from kgbuild.documents import read_bytes

from .making import docx, odt, para
from .reading import outline


def typed(*lines: str, breaks: str = "<w:br/>") -> str:
    """Give a paragraph whose lines a break parts."""
    texts = [f'<w:t xml:space="preserve">{line}</w:t>'.replace("\t", "</w:t><w:tab/><w:t>") for line in lines]
    return f"<w:p><w:r>{breaks.join(texts)}</w:r></w:p>"


def read(body: str) -> list[str]:
    return outline(read_bytes(docx(body), "cv.docx"))


def cell(*paragraphs: str) -> str:
    return f"<w:tc>{''.join(paragraphs)}</w:tc>"


# --- must not touch ---------------------------------------------------------------------------------------------


def test_the_lines_of_an_entry_stay_together() -> None:
    body = typed("Reader in Tides", "University of Lundvik", "2012 - 2015")
    assert read(body) == ["paragraph Reader in Tides / University of Lundvik / 2012 - 2015"]


def test_one_dash_at_the_head_of_a_line_makes_no_list() -> None:
    assert read(typed("Reader in Tides", "- on leave since 2012")) == [
        "paragraph Reader in Tides / - on leave since 2012"
    ]


def test_an_article_before_a_space_is_no_bullet() -> None:
    assert read(para("o mar e as suas correntes, 2012")) == ["paragraph o mar e as suas correntes, 2012"]


def test_a_table_whose_first_cells_are_plain_has_no_headings() -> None:
    rows = [cell(para(place)) + cell(*(para(f"{place} {word}") for word in "abcdef")) for place in ("Lund", "Oslo")]
    body = "<w:tbl>" + "".join(f"<w:tr>{row}</w:tr>" for row in rows) + "</w:tbl>"
    assert not [line for line in read(body) if line.startswith("heading")]


# --- lists ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("marks", [("•", "•"), ("–", "–"), ("1)", "2)"), ("o\t", "o\t"), ("▪", "▪")])
def test_marks_behind_line_breaks_make_items(marks: tuple[str, str]) -> None:
    found = read(typed(f"{marks[0]} Reader in Tides, 2012", f"{marks[1]} Lecturer in Tides, 2010", "on leave in 2011"))
    assert [line.split(" ", 2)[2] for line in found] == [
        "Reader in Tides, 2012",
        "Lecturer in Tides, 2010 / on leave in 2011",
    ]


def test_space_before_a_mark_tells_how_deep_an_item_lies() -> None:
    body = typed("• Reader in Tides, 2012", "    • two courses a year", "• Lecturer in Tides, 2010")
    assert [line[:5] for line in read(body)] == ["item1", "item2", "item1"]


def test_a_line_above_a_typed_list_is_a_paragraph() -> None:
    found = read(typed("Posts held since then:", "• Reader in Tides, 2012", "• Lecturer in Tides, 2010"))
    assert [line.split()[0] for line in found] == ["paragraph", "item1", "item1"]


def test_soft_hyphens_print_nothing() -> None:
    assert read(para("Univer\u00adsity of Lundvik, 2012")) == ["paragraph University of Lundvik, 2012"]


# --- headings in the margin of a table --------------------------------------------------------------------------


@pytest.mark.parametrize("heads", [("Formation", "Postes"), ("学歴", "職歴"), ("Strand", "Ufer")])
def test_bold_cells_left_of_a_page_are_headings(heads: tuple[str, str]) -> None:
    rows = [
        cell(para(head, run="<w:b/>")) + cell(*(para(f"{head} of the sea, {2010 + year}") for year in range(6)))
        for head in heads
    ]
    body = "<w:tbl>" + "".join(f"<w:tr>{row}</w:tr>" for row in rows) + "</w:tbl>"
    assert [line for line in read(body) if line.startswith("heading")] == [f"heading2 {head}" for head in heads]


def test_a_slanted_line_that_names_a_section_is_a_heading() -> None:
    body = para("Teaching", run="<w:i/>") + para("Tides and gauges, 2012") + para("Tides", run="<w:i/>") + para("x")
    assert [line for line in read(body) if line.startswith("heading")] == ["heading1 Teaching"]


# --- OpenDocument -----------------------------------------------------------------------------------------------


def test_lists_that_share_an_id_and_text_in_shapes_are_read() -> None:
    lists = "".join(
        f'<text:list xml:id="list7"><text:list-item><text:p>{post}</text:p></text:list-item></text:list>'
        for post in ("Reader in Tides", "Lecturer")
    )
    shape = "<text:p>Ida Holm<draw:custom-shape><text:p>Rowing and choir</text:p></draw:custom-shape></text:p>"
    found = outline(read_bytes(odt(shape + lists), "cv.odt"))
    assert found == ["paragraph Ida Holm", "paragraph Rowing and choir", "item1 • Reader in Tides", "item1 • Lecturer"]
