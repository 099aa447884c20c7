from __future__ import annotations

import pytest

from kgbuild.documents import read_bytes
from kgbuild.errors import DocumentError

from .making import odt, packed
from .reading import outline, runs

STYLES = (
    '<style:style style:name="B" style:family="text"><style:text-properties fo:font-weight="bold"/></style:style>'
    '<style:style style:name="P" style:family="paragraph"><style:text-properties fo:font-size="150%"/></style:style>'
    '<style:style style:name="R" style:family="paragraph" style:parent-style-name="P"><style:paragraph-properties '
    'fo:border-bottom="0.5pt solid #000000"/></style:style>'
    '<text:list-style style:name="L"><text:list-level-style-number text:level="1" style:num-format="1" '
    'style:num-suffix=")"/><text:list-level-style-bullet text:level="2"/></text:list-style>'
)


def lines(body: str) -> list[str]:
    return outline(read_bytes(odt(body, styles=STYLES), "cv.odt"))


def p(text: str, style: str = "") -> str:
    return f'<text:p text:style-name="{style}">{text}</text:p>'


def test_paragraphs_stay_paragraphs() -> None:
    assert lines(p("Ida Holm,") + p("a lecturer, 2012")) == ["paragraph Ida Holm,", "paragraph a lecturer, 2012"]


def test_what_was_deleted_and_what_stands_aside_is_left_out() -> None:
    body = "<text:tracked-changes><text:p>old</text:p></text:tracked-changes>" + p("new<text:note>aside</text:note>er")
    assert lines(body) == ["paragraph newer"]


def test_headings_by_outline_size_and_rule() -> None:
    body = p("She lectures on tides and on what moves them.") * 2
    body = '<text:h text:outline-level="2">Work</text:h>' + body + p("Awards", "P") + p("x") + p("Talks", "R") + p("y")
    assert [line for line in lines(body) if line.startswith("heading")] == [
        "heading2 Work",
        "heading2 Awards",
        "heading2 Talks",
    ]


def test_lists_nest_and_count() -> None:
    inner = f"<text:list><text:list-item>{p('b')}</text:list-item></text:list>"
    items = f"<text:list-item>{p('a')}{inner}</text:list-item><text:list-item>{p('c')}</text:list-item>"
    assert lines(f'<text:list text:style-name="L">{items}</text:list>') == ["item1 1) a", "item2 • b", "item1 2) c"]


def test_tables_give_rows_and_wide_cells() -> None:
    row = f"<table:table-row><table:table-cell>{p('2012')}</table:table-cell><table:table-cell>{p('x')}{p('y')}</table:table-cell></table:table-row>"
    wide = f'<table:table-row><table:table-cell table:number-columns-spanned="2">{p("z")}</table:table-cell><table:covered-table-cell/><table:table-cell>{p("w")}</table:table-cell></table:table-row>'
    assert lines(f"<table:table>{row}{wide}</table:table>") == ["row 2012 | x / y", "row z |  | w"]


def test_runs_links_tabs_and_spaces() -> None:
    body = p(
        '<text:span text:style-name="B">Ida</text:span><text:tab/>at <text:a xlink:href="https://a.example">work</text:a>'
        "<text:line-break/>since<text:s text:c='3'/>2012"
    )
    document = read_bytes(odt(body, styles=STYLES), "cv.odt")
    assert outline(document) == ["paragraph Ida\tat work / since 2012"]
    assert runs(document) == ["strong Ida", "link work"]


def test_a_flat_document_is_read_too() -> None:
    office = "urn:oasis:names:tc:opendocument:xmlns:office:1.0"
    text = "urn:oasis:names:tc:opendocument:xmlns:text:1.0"
    data = (
        f'<office:document xmlns:office="{office}" xmlns:text="{text}" '
        'office:mimetype="application/vnd.oasis.opendocument.text"><office:body><office:text>'
        "<text:p>Ida</text:p></office:text></office:body></office:document>"
    )
    assert outline(read_bytes(data.encode(), "cv.xml")) == ["paragraph Ida"]


@pytest.mark.parametrize(
    "data",
    [
        odt(p("x"))[:-30],
        odt(""),
        packed({"content.xml": "<a/>"}),
        packed({"content.xml": '<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'}),
        packed({"content.xml": b" " * (70 << 20)}),
    ],
    ids=["truncated", "empty", "without body", "entities", "bomb"],
)
def test_damaged_files_are_refused_by_name(data: bytes) -> None:
    with pytest.raises(DocumentError, match=r"^cv\.odt: "):
        read_bytes(data, "cv.odt")


def list_style(name: str, margin: str) -> str:
    return (
        f'<text:list-style style:name="{name}"><text:list-level-style-bullet text:level="1"><style:list-level-properties>'
        f'<style:list-level-label-alignment fo:margin-left="{margin}"/></style:list-level-properties>'
        "</text:list-level-style-bullet></text:list-style>"
    )


@pytest.mark.parametrize(("near", "far"), [("0.25in", "0.5in"), ("6mm", "2cm"), ("10pt", "1in")])
def test_lists_nest_by_their_margins(near: str, far: str) -> None:
    def items(style: str, text: str) -> str:
        return f'<text:list text:style-name="{style}"><text:list-item>{p(text)}</text:list-item></text:list>'

    body = items("N", "a") + items("F", "b") + items("N", "c") + p("x") + items("F", "d")
    styles = list_style("N", near) + list_style("F", far)
    document = read_bytes(odt(body, styles=styles), "cv.odt")
    assert outline(document) == ["item1 • a", "item2 • b", "item1 • c", "paragraph x", "item1 • d"]


def test_typed_bullets_nest_by_their_margins() -> None:
    far = '<style:style style:name="F" style:family="paragraph"><style:paragraph-properties fo:margin-left="1cm"/></style:style>'
    document = read_bytes(odt(p("• a") + p("– b", "F") + p("• c"), styles=far), "cv.odt")
    assert outline(document) == ["item1 • a", "item2 – b", "item1 • c"]
