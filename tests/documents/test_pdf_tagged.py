"""PDF files that tell their structure: it is read where it can be believed, and left aside where it cannot."""

from __future__ import annotations

from documents.pdfs import Text
from documents.tagged import E, told
from kgbuild.document import Document
from kgbuild.documents import pdf

BOLD = "Helvetica-Bold"


def _read(data: bytes) -> Document:
    return pdf.read(data, "told.pdf")


def _texts(data: bytes) -> list[str]:
    document = _read(data)
    return [document.text[block.start : block.end] for block in document.blocks]


def _p(top: float, *texts: str, left: float = 60, font: str = "Helvetica") -> E:
    return E("P", tuple(Text(left, top + 12 * place, text, font) for place, text in enumerate(texts)))


def _row(top: float, *cells: tuple[float, tuple[str, ...]]) -> E:
    return E("TR", tuple(E("TD", (_p(top, *texts, left=left),) if texts else ()) for left, texts in cells))


LONG = "A row of text that runs to the end of the page, as far as the margin lets it run, and is broken there"


def test_structure_that_covers_little_is_not_believed() -> None:
    page = (_p(60, "Told"),)
    loose = tuple(Text(60, 100 + 12 * place, f"Line {place} that no element holds.") for place in range(9))
    assert "Line 4 that no element holds." in _read(told(page, loose=loose)).text


def test_structure_that_breaks_sentences_is_not_believed() -> None:
    rows = [
        row for place in range(3) for row in (f"{LONG} {place} and", f"goes on here as sentence {place} does", "over")
    ]
    page = tuple(_p(60 + 12 * place, row) for place, row in enumerate(rows))
    assert [text for text in _texts(told(page)) if text.startswith("goes on")] == []


def test_structure_in_one_piece_is_not_believed() -> None:
    rows = [f"{2001 + place}  Prize of the town number {place}" for place in range(40)]
    assert len(_texts(told((_p(60, *rows),)))) > 20


def test_cells_of_a_row_may_be_centred_upright() -> None:
    table = E(
        "Table",
        (
            E("TR", (E("TD", (_p(66, "2009"),)), E("TD", (_p(60, "Lecturer in Botany", "Lund", left=160),)))),
            E("TR", (E("TD", (_p(96, "2004"),)), E("TD", (_p(90, "Assistant in Botany", "Oslo", left=160),)))),
        ),
    )
    assert _texts(told((table,))) == ["2009\tLecturer in Botany\nLund", "2004\tAssistant in Botany\nOslo"]


def test_cells_that_are_left_out_are_empty() -> None:
    table = E(
        "Table",
        (
            _row(60, (60, ("2001",)), (160, ("Medal",)), (300, ("Society of Botany",))),
            _row(80, (160, ("Prize",)), (300, ("Town of Lund",))),
        ),
    )
    assert _texts(told((table,)))[1] == "\tPrize\tTown of Lund"


def test_a_row_that_a_page_broke_is_one() -> None:
    first = E("Table", (_row(60, (60, ("2001",)), (160, ("Prize of the",)), (300, ("Lund",))),))
    second = E("Table", (_row(60, (60, ()), (160, ("town",)), (300, ())), _row(80, (60, ("2002",)), (160, ("Medal",)))))
    assert [text.replace("\n", " ") for text in _texts(told((first,), (second,)))] == [
        "2001\tPrize of the town\tLund",
        "2002\tMedal\t",
    ]


def test_an_author_s_line_break_is_kept_and_the_margin_s_is_not() -> None:
    page = (_p(60, LONG, "for good."), _p(100, "University of Lund", "Department of Botany"))
    assert _texts(told(page)) == [f"{LONG} for good.", "University of Lund\nDepartment of Botany"]


def test_underlined_lines_head_what_follows() -> None:
    heading = E("P", (Text(60, 60, "Offices held"),), ((60, 61.5, 116),))
    document = _read(told((heading, _p(80, "Dean, 1999-2003"), _p(94, "Chair of the senate, 1995-1999"))))
    assert [block.kind for block in document.blocks] == ["heading", "paragraph", "paragraph"]


def test_items_bear_their_labels() -> None:
    item = E("LI", (E("Lbl", (Text(60, 60, "3."),)), E("LBody", (_p(60, "Mosses of Skåne. Botany 4.", left=80),))))
    other = E("LI", (E("LBody", (_p(80, "Lichens of Skåne. Botany 5.", left=80),)),))
    document = _read(told((E("L", (item, other)),)))
    assert [(block.kind, block.marker, block.level) for block in document.blocks] == [
        ("item", "3.", 1),
        ("item", "•", 1),
    ]


def test_headings_are_told_and_running_heads_left_out() -> None:
    head = _p(30, "Berg, Curriculum Vitae, page 7")
    pages = [
        (head, E("H2", (Text(60, 60, name),)), _p(80, f"{name} of many years")) for name in ("Posts", "Prizes", "Talks")
    ]
    document = _read(told(*pages))
    assert "Curriculum" not in document.text
    assert [document.text[b.start : b.end] for b in document.blocks if b.kind == "heading"] == [
        "Posts",
        "Prizes",
        "Talks",
    ]


def test_a_paragraph_goes_on_behind_a_page() -> None:
    assert _texts(told((_p(60, "The mosses of the"),), (_p(60, "northern lakes."), _p(90, "The end."))))[0] == (
        "The mosses of the northern lakes."
    )


def test_pages_and_rows_are_counted() -> None:
    document = _read(told((_p(60, "First."), _p(80, "Second.")), (_p(60, "Third."),)))
    assert document.pages == ((0, 1), (7, 1), (15, 2))
    assert [row for _, row in document.lines] == [1, 2, 1]


def test_text_beside_a_date_goes_on_below_it() -> None:
    date = Text(430, 80, "Feb 2020 - now")
    post = E(
        "P",
        (
            Text(60, 80, "Lecturer, School of Geography, Environment and Earth Sciences of"),
            date,
            Text(60, 92, "the University of Lundvik"),
        ),
    )
    other = E("P", (Text(60, 110, "Reader, Norrby College"), Text(430, 110, "2013 - 2015")))
    found = _texts(told((_p(60, "Ada Lindqvist"), post, other)))
    assert (
        found[1]
        == "Lecturer, School of Geography, Environment and Earth Sciences of the University of Lundvik\tFeb 2020 - now"
    )
