"""What holds of every document, whatever the input."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kgbuild.document import Document
from kgbuild.documents import read, read_bytes
from kgbuild.errors import DocumentError

WORDS = ["a", "Ida Holm", "é", "𝔸", "2012", "12", "WORK\n", "AND MORE\n", "Students:\n", "&amp;", "&#xfdd0;7&#xfdd1;"]
SPACES = [" ", "\n", "\n\n", "\t", "\f", "\xa0", "\r\n", "\ufdd0", "\ufdd1"]
MARKS = [
    "*",
    "**",
    "_",
    "`",
    "#",
    "# ",
    "- ",
    "• ",
    "1. ",
    "[x](y)",
    "![i](j)",
    "|",
    "|a|b|\n|-|-|\n",
    "---\n",
    "===\n",
]
MORE = [": ", "> ", "$x_1$", "\\", "**b**", "*e*", "{{ x }}", "{% y %}", "{: .z}", "<!--", "-->", "<", ">"]
NAMES_OF_TAGS = ["b", "i", "p", "ul", "li", "h2", "pre", "dl", "dt", "dd", "div", "table", "script", "span"]
TAGS = [f"<{slash}{tag}>" for tag in NAMES_OF_TAGS for slash in ("", "/")]
CELLS = [
    "<tr>",
    "<td colspan=2>",
    "<td rowspan=3>",
    "<th>",
    "<br>",
    "<a href='u'>",
    "</a>",
    "<img src=s>",
    "<div class='c d'>",
]
PIECES = (*WORDS, *SPACES, *MARKS, *MORE, *TAGS, *CELLS, "<span style='display:block'>", "<p hidden>")
TEXTS = st.lists(st.sampled_from(PIECES), max_size=40).map("".join)
NAMES = st.sampled_from(["a.txt", "a.md", "a.html"])


def read_or_refuse(text: str, name: str) -> Document | None:
    try:
        return read_bytes(text.encode("utf-8"), name)
    except DocumentError:
        return None


def check(document: Document) -> None:
    end = 0
    for block in document.blocks:
        assert end <= block.start < block.end <= len(document.text)
        assert document.slice(block).strip()
        end = block.end
        for run in block.inlines:
            assert block.start <= run.start <= run.end <= block.end
            assert run.start < run.end or run.kind in {"image", "link"}
        place = block.start
        for cell in block.cells:
            assert place <= cell.start <= cell.end <= block.end
            place = cell.end
        assert (block.kind == "row") == bool(block.cells)
        assert len(set(block.group)) == len(block.group)
    places = [document.line(offset) for offset in range(len(document.text))]
    assert places == sorted(places)
    assert not places or places[0] >= 1
    assert [offset for offset, _ in document.lines] == sorted({offset for offset, _ in document.lines})
    assert "\ufdd0" not in document.text
    assert "\r" not in document.text


@settings(max_examples=400, deadline=None)
@given(TEXTS, NAMES)
def test_blocks_runs_cells_and_lines_fit_together(text: str, name: str) -> None:
    document = read_or_refuse(text, name)
    if document is None:
        return
    check(document)
    assert document == read_bytes(text.encode("utf-8"), name)
    assert max((line for _, line in document.lines), default=1) <= text.count("\n") + text.count("\r") + 1


@settings(max_examples=200, deadline=None)
@given(st.binary(max_size=300), NAMES)
def test_any_bytes_are_read_or_refused(data: bytes, name: str) -> None:
    try:
        document = read_bytes(data, name)
    except DocumentError:
        return
    check(document)


@given(st.lists(st.text(st.characters(categories=["L", "N"]), min_size=1), min_size=1, max_size=6))
def test_words_survive_every_format(words: list[str]) -> None:
    plain = " ".join(words)
    for name, text in (("a.txt", plain), ("a.md", f"x {plain}"), ("a.html", f"<p>{plain}</p>")):
        assert plain in read_bytes(text.encode("utf-8"), name).text


@pytest.mark.slow
def test_real_documents_hold_the_same(shared) -> None:
    paths = sorted(path for path in (shared / "corpus").rglob("*") if path.suffix in {".txt", ".md", ".html"})
    assert paths
    for path in paths:
        document = read(path)
        check(document)
        assert len(document.blocks) > 10
