from __future__ import annotations

import pytest

from kgbuild.document import Document
from kgbuild.documents import read_bytes
from kgbuild.errors import DocumentError

from .making import docx, packed, para, table
from .reading import outline, runs


def read(body: str, **parts: str) -> Document:
    return read_bytes(docx(body, **parts), "cv.docx")


# --- must not touch ---------------------------------------------------------------------------------------------


def test_plain_paragraphs_stay_paragraphs() -> None:
    body = para("Ida Holm") + para("Lecturer at Norrby, 2012") + para("A short line.")
    assert outline(read(body)) == [
        "paragraph Ida Holm",
        "paragraph Lecturer at Norrby, 2012",
        "paragraph A short line.",
    ]


def test_a_dated_or_long_line_in_capitals_is_no_heading() -> None:
    long = "A LINE OF MORE WORDS THAN ANY HEADING WOULD EVER HAVE"
    assert [line.split()[0] for line in outline(read(para("NORRBY 2012-2014") + para(long) + para("x")))] == [
        "paragraph",
        "paragraph",
        "paragraph",
    ]


def test_deleted_moved_and_hidden_text_and_notes_are_left_out() -> None:
    body = (
        "<w:p><w:r><w:t>Read</w:t></w:r><w:del><w:r><w:delText>er</w:delText></w:r></w:del>"
        "<w:ins><w:r><w:t>ing</w:t></w:r></w:ins><w:moveFrom><w:r><w:t>away</w:t></w:r></w:moveFrom>"
        '<w:r><w:rPr><w:vanish/></w:rPr><w:t>secret</w:t></w:r><w:r><w:footnoteReference w:id="1"/></w:r></w:p>'
    )
    assert outline(read(body)) == ["paragraph Reading"]


# --- headings ---------------------------------------------------------------------------------------------------

HEADING = '<w:style w:type="paragraph" w:styleId="T1"><w:name w:val="{}"/></w:style>'
STYLED = '<w:pStyle w:val="T1"/>'


@pytest.mark.parametrize("name", ["heading 2", "Überschrift 2", "Titre 2", "Título 2", "Kop 2"])
def test_headings_by_style_in_several_languages(name: str) -> None:
    assert outline(read(para("Work", properties=STYLED) + para("x"), styles=HEADING.format(name))) == [
        "heading2 Work",
        "paragraph x",
    ]


def test_a_style_inherits_its_outline_and_may_run_in_circles() -> None:
    styles = (
        '<w:style w:type="paragraph" w:styleId="A"><w:basedOn w:val="B"/></w:style>'
        '<w:style w:type="paragraph" w:styleId="B"><w:basedOn w:val="A"/><w:pPr><w:outlineLvl w:val="2"/></w:pPr></w:style>'
    )
    assert outline(read(para("Work", properties='<w:pStyle w:val="A"/>'), styles=styles)) == ["heading3 Work"]


@pytest.mark.parametrize(
    ("properties", "run"),
    [
        ("", '<w:sz w:val="28"/>'),
        ("", "<w:caps/>"),
        ('<w:pBdr><w:bottom w:val="single"/></w:pBdr>', ""),
        ('<w:shd w:val="clear"/>', ""),
        ("", "<w:b/>"),
    ],
    ids=["larger", "capitals", "ruled", "shaded", "bold"],
)
def test_headings_by_look(properties: str, run: str) -> None:
    body = para("The usual text stands here and there") + para("Teaching", properties=properties, run=run) + para("x")
    assert outline(read(body))[1].split()[0].startswith("heading")


def test_the_largest_line_at_the_top_is_the_title() -> None:
    assert outline(read(para("Ida Holm", run='<w:sz w:val="40"/>') + para("She lectures on tides."))) == [
        "heading1 Ida Holm",
        "paragraph She lectures on tides.",
    ]


# --- lists ------------------------------------------------------------------------------------------------------

LISTS = (
    '<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="3"/><w:numFmt w:val="decimal"/>'
    '<w:lvlText w:val="[%1]"/></w:lvl><w:lvl w:ilvl="1"><w:numFmt w:val="bullet"/><w:lvlText w:val="o"/></w:lvl>'
    '</w:abstractNum><w:num w:numId="7"><w:abstractNumId w:val="0"/></w:num>'
)


def in_list(depth: int) -> str:
    return f'<w:numPr><w:ilvl w:val="{depth}"/><w:numId w:val="7"/></w:numPr>'


def test_lists_count_as_word_counts() -> None:
    body = para("a", properties=in_list(0)) + para("b", properties=in_list(1)) + para("c", properties=in_list(0))
    assert outline(read(body, numbering=LISTS)) == ["item1 [3] a", "item2 • b", "item1 [4] c"]


def test_typed_bullets_are_items_nested_by_their_indents() -> None:
    far = '<w:ind w:left="720"/>'
    body = para("• a") + para("– b", properties=far) + para("• c") + para("x") + para("- d", properties=far)
    assert outline(read(body)) == ["item1 • a", "item2 – b", "item1 • c", "paragraph x", "item1 - d"]


@pytest.mark.parametrize("text", ["1. Education", "3. Mai 1999, geboren in Kiel, ledig", "a. Moe, Tides, 2012."])
def test_short_numbered_lines_days_and_initials_are_no_items(text: str) -> None:
    assert outline(read(para(text) + para("x"))) == [f"paragraph {text}", "paragraph x"]


def test_typed_numbers_are_markers_of_items() -> None:
    body = para("1. Moe, E. Tides of the north. 2012.") + para("(2) Lind, A. Gulls, 2013.") + para("a)\tWaves, 2014.")
    assert outline(read(body)) == [
        "item1 1. Moe, E. Tides of the north. 2012.",
        "item1 (2) Lind, A. Gulls, 2013.",
        "item1 a) Waves, 2014.",
    ]


def test_headings_in_bold_are_of_one_level_below_those_in_larger_type() -> None:
    bold = "<w:b/>"
    large = '<w:b/><w:sz w:val="30"/>'
    body = (
        para("x")
        + para("Gulls", run=bold)
        + para("a b c")
        + para("Tides", run=large)
        + para("d e f")
        + para("Waves", run=bold)
    )
    found = outline(read(body + para("g h i") + para("Boats", run=large) + para("j k l")))
    assert [line for line in found if line.startswith("heading")] == [
        "heading3 Gulls",
        "heading2 Tides",
        "heading3 Waves",
        "heading2 Boats",
    ]


# --- tables and text --------------------------------------------------------------------------------------------


def test_a_table_of_dates_and_texts_gives_rows() -> None:
    assert outline(read(table(("2012", "Lecturer"), ("2014", "Reader")))) == [
        "row 2012 | Lecturer",
        "row 2014 | Reader",
    ]


def test_a_table_with_dates_in_its_margin_gives_rows_however_much_stands_beside_them() -> None:
    cells = "".join(para(text) for text in ("Tides", "Funder:", "A", "B", "C", "D"))
    body = f"<w:tbl><w:tr><w:tc>{para('2012/4 - 2014/3')}</w:tc><w:tc>{cells}</w:tc></w:tr></w:tbl>"
    (row,) = outline(read(body))
    assert row.startswith("row 2012/4 - 2014/3 | Tides")


def test_a_table_that_lays_out_the_page_gives_what_its_cells_hold() -> None:
    cell = "".join(para(text) for text in "abcde")
    body = f"<w:tbl><w:tr><w:tc>{cell}</w:tc><w:tc>{para('f')}</w:tc></w:tr></w:tbl>"
    assert outline(read(body)) == [f"paragraph {letter}" for letter in "abcdef"]


def test_links_tabs_breaks_and_runs() -> None:
    link = '<w:hyperlink r:id="r1"><w:r><w:t>page</w:t></w:r></w:hyperlink>'
    body = f"<w:p><w:r><w:rPr><w:b/></w:rPr><w:t>Ida</w:t></w:r><w:r><w:tab/><w:t>a</w:t><w:br/><w:t>b</w:t></w:r>{link}</w:p>"
    field = (
        '<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> HYPERLINK "https://b.example"</w:instrText>'
        '</w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>far</w:t></w:r>'
        '<w:r><w:fldChar w:fldCharType="end"/></w:r><w:r><w:t> away</w:t></w:r></w:p>'
    )
    relations = '<Relationship Id="r1" Target="https://a.example" TargetMode="External"/>'
    document = read(body + field, relations=relations)
    assert outline(document) == ["paragraph Ida\ta / bpage", "paragraph far away"]
    assert runs(document) == ["strong Ida", "link page", "link far"]
    links = [run.href for block in document.blocks for run in block.inlines if run.kind == "link"]
    assert links == ["https://a.example", "https://b.example"]


def test_lines_are_paragraphs_of_the_document() -> None:
    document = read(para("a") + para("") + para("b"))
    assert [document.line(block.start) for block in document.blocks] == [1, 3]


# --- bad input --------------------------------------------------------------------------------------------------

BOMB = '<!DOCTYPE d [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;">]>'
OUTSIDE = '<!DOCTYPE d [<!ENTITY a SYSTEM "file:///etc/passwd">]>'


@pytest.mark.parametrize("head", [BOMB, OUTSIDE])
def test_entities_are_refused(head: str) -> None:
    with pytest.raises(DocumentError, match="document type"):
        read_bytes(docx(para("&amp;"), head=head), "cv.docx")


def test_a_zip_bomb_is_refused_unopened() -> None:
    data = packed({"word/document.xml": b" " * (70 << 20)})
    assert len(data) < 1 << 20
    with pytest.raises(DocumentError, match="more than 64 MiB"):
        read_bytes(data, "cv.docx")


@pytest.mark.parametrize(
    "data",
    [
        docx(para("x"))[:-30],
        packed({"word/other.xml": "<a/>"}),
        packed({"word/document.xml": "<w:document"}),
        packed({"word/document.xml": "<document/>"}),
        docx(""),
    ],
    ids=["truncated", "without text part", "broken", "without body", "empty"],
)
def test_damaged_files_are_refused_by_name(data: bytes) -> None:
    with pytest.raises(DocumentError, match=r"^cv\.docx: "):
        read_bytes(data, "cv.docx")


def test_an_encrypted_document_is_said_to_be_one() -> None:
    # Word encrypts into a compound file (MS-CFB) rather than a ZIP container.
    with pytest.raises(DocumentError, match=r"encrypted|password|old Word"):
        read_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 600, "cv.docx")


#: Two lists of one level each, the second further from the margin: how styles nest lists.
NESTED = "".join(
    f'<w:abstractNum w:abstractNumId="{number}"><w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/>'
    f'<w:pPr><w:ind w:left="{number * 360}"/></w:pPr></w:lvl></w:abstractNum>'
    for number in (1, 2)
) + "".join(f'<w:num w:numId="{number}"><w:abstractNumId w:val="{number}"/></w:num>' for number in (1, 2))


def bullet(text: str, number: int, more: str = "") -> str:
    return para(text, properties=f'<w:numPr><w:ilvl w:val="0"/><w:numId w:val="{number}"/></w:numPr>{more}')


def test_a_list_further_from_the_margin_lies_in_the_one_before() -> None:
    body = bullet("a", 1) + bullet("b", 2) + bullet("c", 1)
    assert outline(read(body, numbering=NESTED)) == ["item1 • a", "item2 • b", "item1 • c"]


def test_an_item_that_is_moved_stays_in_its_list() -> None:
    body = bullet("a", 1) + bullet("b", 1, '<w:ind w:left="900"/>')
    assert outline(read(body, numbering=NESTED)) == ["item1 • a", "item1 • b"]


@pytest.mark.parametrize(
    ("cell", "lines"),
    [
        (bullet("Tides", 1), ["row 2011 | Tides"]),
        (para("Tides") + bullet("own", 1), ["paragraph 2011", "paragraph Tides", "item1 • own"]),
    ],
)
def test_a_list_below_a_line_of_a_cell_is_a_list(cell: str, lines: list[str]) -> None:
    body = f"<w:tbl><w:tr><w:tc>{para('2011')}</w:tc><w:tc>{cell}</w:tc></w:tr></w:tbl>"
    assert outline(read(body, numbering=NESTED)) == lines


def test_a_list_beside_a_date_belongs_to_its_row() -> None:
    cell = para("Organizer") + para("Tide Days, Kiel") + bullet("Found the speakers.", 1)
    body = f"<w:tbl><w:tr><w:tc>{cell}</w:tc><w:tc>{para('May 2011')}</w:tc></w:tr></w:tbl>"
    assert [block.kind for block in read(body, numbering=NESTED).blocks] == ["row"]


def test_a_long_numbered_line_in_bold_is_a_heading() -> None:
    line = "9. Briefly list the tides that matter most to harbours in the north and to the gulls that live in them"
    assert outline(read(para(line, run="<w:b/>") + para("a b c")))[0] == f"heading1 {line}"
