from __future__ import annotations

import pytest

from kgbuild.documents import read_bytes
from kgbuild.errors import DocumentError

from .making import rtf
from .reading import outline, runs


def lines(body: str) -> list[str]:
    return outline(read_bytes(rtf(body), "cv.rtf"))


@pytest.mark.parametrize(
    "silent",
    [
        r"{\header Page 1\par}",
        r"{\footnote aside}",
        r"{\*\unknown aside}",
        r"{\info{\title CV}}",
        r"{\v secret}",
        r"{\deleted old}",
        r"{\pict\bin4 {{{{}",
        r"{\stylesheet{\s1 heading 1;}{\*\cs2 Strong;}}",
    ],
)
def test_what_prints_nothing_is_left_out(silent: str) -> None:
    assert lines(rf"Ida{silent} Holm\par") == ["paragraph Ida Holm"]


@pytest.mark.parametrize(
    ("written", "printed"),
    [
        (r"M\'fcller", "Müller"),
        (r"\uc1\u321?\'f3d\u378 ?", "Łódź"),
        (r"\uc2\u8217\'92\'92s", "’s"),
        (r"\u-10179?\u-8704?", "\U0001f600"),
        (r"a\emdash b\~c\{d\}\\", "a—b\xa0c{d}\\"),
    ],
)
def test_characters(written: str, printed: str) -> None:
    assert lines(rf"{written} x\par") == [f"paragraph {printed} x"]


def test_the_font_chooses_the_code_page() -> None:
    data = rb"{\rtf1\ansi\ansicpg1252{\fonttbl{\f0 A;}{\f1\fcharset204 B;}}\f1 \'c8\'e4\'e0\f0  \'e9\par}"
    assert outline(read_bytes(data, "cv.rtf")) == ["paragraph Ида é"]


def test_headings_by_style_outline_and_size() -> None:
    body = (
        r"{\stylesheet{\s3 Heading 2;}}\fs24 She lectures on tides and on what moves them, here and elsewhere.\par "
        r"\pard\s3 Work\par\pard x\par{\outlinelevel1 Awards\par}\pard y\par{\fs32 Talks\par}z\par"
    )
    assert [line for line in lines(body) if line.startswith("heading")] == [
        "heading2 Work",
        "heading2 Awards",
        "heading2 Talks",
    ]


def test_lists_by_marker_and_by_typed_bullet() -> None:
    body = (
        r"\pard\ls1{\listtext\'b7\tab}a\par{\listtext 2.\tab}b\par\pard x\par"
        r"\pard\li100 \bullet \tab c\par\pard\li400 \endash \tab d\par"
    )
    assert lines(body) == ["item1 • a", "item1 2. b", "paragraph x", "item1 • c", "item2 – d"]


def test_tables_links_and_runs() -> None:
    body = (
        r"\trowd\intbl 2012\cell Lecturer\par at Norrby\cell\row\pard"
        r'{\field{\*\fldinst HYPERLINK "https://a.example"}{\fldrslt page}} and {\b more}\par'
    )
    document = read_bytes(rtf(body), "cv.rtf")
    assert outline(document) == ["row 2012 | Lecturer / at Norrby", "paragraph page and more"]
    assert runs(document) == ["link page", "strong more"]


@pytest.mark.parametrize("data", [b"{\\rtf1", rtf(""), b"{\\rtf1" + b"{" * 100_000], ids=["cut", "empty", "deep"])
def test_files_without_text_are_refused_by_name(data: bytes) -> None:
    with pytest.raises(DocumentError, match=r"^cv\.rtf: .*no text"):
        read_bytes(data, "cv.rtf")


def test_a_cut_file_gives_what_it_holds() -> None:
    assert outline(read_bytes(rtf(r"Ida\par {\b Holm")[:-2], "cv.rtf"))[0] == "paragraph Ida"


def test_a_table_that_lays_out_the_page_is_what_its_cells_hold() -> None:
    many = r"\par ".join("abcde")
    body = rf"\trowd\intbl Work\cell {many}\cell\row\trowd\intbl Talks\cell Tides\cell\row\pard x\par"
    assert lines(body) == [f"paragraph {text}" for text in ("Work", *"abcde", "Talks", "Tides", "x")]
