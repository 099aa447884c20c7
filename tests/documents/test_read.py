"""Which reader reads what, and what bad input gives."""

from __future__ import annotations

import hashlib
import tracemalloc
from pathlib import Path

import pytest

from kgbuild.documents import MAX_BYTES, READERS, read, read_bytes
from kgbuild.errors import DocumentError, UnsupportedFormatError


def test_the_readers_are_these() -> None:
    assert [reader.FORMAT for reader in READERS] == [
        "PDF", "Word document", "OpenDocument text", "Rich Text Format", "curriculum in sections",
        "news in a data file", "LaTeX source", "jemdoc page", "Org outline", "reStructuredText", "Typst source", "HTML page",
        "Markdown page", "plain text",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("name", "data", "media_type"),
    [
        ("a.txt", b"Education\n", "text/plain"),
        ("a", b"Education\n", "text/plain"),
        ("a.md", b"Education\n", "text/markdown"),
        ("a.org", b"* Education\n", "text/x-org"),
        ("a.jemdoc", b"= Education\n", "text/x-jemdoc"),
        ("a.txt", b"# jemdoc: menu{MENU}\n= Education\n", "text/x-jemdoc"),
        ("a.txt", b"+++\ntitle = 'x'\n+++\nb", "text/markdown"),
        ("a.txt", b"<html><body>x", "text/html"),
        ("a.txt", b"<div>\n<p>x</p></div>", "text/html"),
        ("a.html", b"x <b>y</b>", "text/html"),
        ("a.md", b"<div>x</div>", "text/markdown"),
        ("a.txt", b"# Education\n\n- a", "text/plain"),
        ("a.yml", b"- title: Work\n  type: list\n  contents: [Lecturer]\n", "application/yaml"),
        ("news.yml", b"- date: May 2021\n  text: Ida Holm joined.\n", "application/yaml"),
        ("a.tex", b"Education\n", "application/x-tex"),
        ("a.txt", b"% mine\n\\documentclass{article}\n", "application/x-tex"),
    ],
)
def test_the_content_chooses_the_reader(name: str, data: bytes, media_type: str) -> None:
    assert read_bytes(data, name).media_type == media_type


@pytest.mark.parametrize("name", ["style.css", "data.json", "_config.yml", "photo.png"])
def test_other_files_are_refused(name: str) -> None:
    with pytest.raises(UnsupportedFormatError, match=r"no reader takes .* files"):
        read_bytes(b"---\na: 1\n---\n", name)


def test_a_file_is_read_with_name_day_and_digest(tmp_path: Path) -> None:
    path = tmp_path / "cv.txt"
    path.write_bytes(b"Ida\r\nHolm\r\n")
    document = read(path, name="lab/cv.txt", retrieved="2024-02-03")
    assert (document.id, document.retrieved, document.text) == ("lab/cv.txt", "2024-02-03", "Ida\nHolm")
    assert document.sha256 == hashlib.sha256(path.read_bytes()).hexdigest()


BAD = [
    pytest.param("a.txt", b"", "empty", 1, id="empty"),
    pytest.param("a.md", b" \n\t\n", "empty", 1, id="only white space"),
    pytest.param("a.html", b"\x00" * 9, "empty", 1, id="only zeros"),
    pytest.param("a.txt", b"line\n\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\xff" * 9, "no text", 4, id="binary"),
    pytest.param("a.txt", "Ida\nHolm\n".encode("utf-16-le") * 9, "no text", 1, id="UTF-16 without a mark"),
    pytest.param("a.txt", b"\xff\xfeI\x00d", "not valid utf-16-le", 1, id="half a character"),
    pytest.param("a.md", b"---\ntitle: [a\nb: }\n---\nx", "malformed YAML", 3, id="YAML that breaks off"),
    pytest.param(
        "a.md", b"---\na: 1\nb: !!python/object:os.x {}\n---\nx", "malformed YAML", 3, id="YAML that makes objects"
    ),
    pytest.param("a.md", b"+++\na = 1\nb = \n+++\nx", "malformed TOML", 3, id="TOML that breaks off"),
    pytest.param("a.html", b"<p>\n" + b"<div>" * 10**6, "tags are open", 2, id="a million nested tags"),
    pytest.param("a.html", b"<p>\n" + b"<b>" * 10**6, "tags are open", 2, id="a million bold tags"),
    pytest.param("a.html", b"<br>" * 10**6, "too many HTML tags", 1, id="a million tags side by side"),
    pytest.param(
        "a.html", b"<b><i><u><s>" * 90 + b"<p>x" * 99999, "too many HTML tags", 1, id="tags that are opened anew"
    ),
    pytest.param("a.txt", b"\n" * 10**6 + b"x", "more than 300000 lines", 0, id="a million lines"),
]


@pytest.mark.parametrize(("name", "data", "reason", "line"), BAD)
def test_bad_input_names_file_line_and_remedy(name: str, data: bytes, reason: str, line: int) -> None:
    with pytest.raises(DocumentError, match=reason) as caught:
        read_bytes(data, name)
    assert (caught.value.path, caught.value.line) == (name, line)
    assert caught.value.remedy


def test_aliases_of_front_matter_do_not_unfold() -> None:
    bomb = "a0: &a0 [x, x]\n" + "".join(f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]\n" for n in range(1, 12))
    with pytest.raises(DocumentError, match="unfold into too many"):
        read_bytes(f"---\n{bomb}---\nx".encode(), "a.md")
    few = read_bytes(b"---\na: &x [1]\nb: *x\n---\ny", "a.md")
    assert few.metadata == {"a": [1], "b": [1]}


def test_a_file_that_cannot_be_opened_is_named(tmp_path: Path) -> None:
    with pytest.raises(DocumentError, match="cannot be opened") as caught:
        read(tmp_path / "none.txt")
    assert caught.value.path == str(tmp_path / "none.txt")
    with pytest.raises(DocumentError, match="cannot be opened"):
        read(tmp_path)


def test_a_huge_file_is_refused_unread(tmp_path: Path) -> None:
    path = tmp_path / "huge.txt"
    with path.open("wb") as file:
        file.truncate(MAX_BYTES + 1)
    with pytest.raises(DocumentError, match="more than the 64 MiB"):
        read(path)


def test_errors_of_a_file_name_its_path(tmp_path: Path) -> None:
    path = tmp_path / "a.md"
    path.write_bytes(b"---\na: [\n---\n")
    with pytest.raises(DocumentError) as caught:
        read(path, name="id")
    assert caught.value.path == str(path)


SURVIVED = [
    pytest.param("a.txt", b"Ida\x00 Holm and a long line of text" + b" more" * 500, id="one zero byte"),
    pytest.param("a.md", b">" * 10**5 + b"x", id="quotes of a hundred thousand levels"),
    pytest.param("a.md", b"- " * 10**5 + b"x", id="lists of a hundred thousand levels"),
    pytest.param("a.md", b"[" * 20000, id="open brackets"),
    pytest.param("a.md", b"*a **b _c " * 5000, id="open stars"),
    pytest.param("a.md", b"{% {{ {: <!-- " * 20000, id="open template tags"),
    pytest.param("a.txt", b"*a **b _c [d]( <i> " * 20000, id="open marks"),
    pytest.param("a.txt", b"word " * 10**6, id="one long line"),
    pytest.param("a.txt", b"-" * 10**6 + b"a", id="a long rule that is none"),
    pytest.param("a.html", b"<a b='<p " * 10**5, id="open quotes in tags"),
    pytest.param("a.html", b"<!-- " * 10**5, id="open comments"),
    pytest.param("a.html", b"<p><a href=x>y" * 20000, id="open links"),
    pytest.param("a.html", b"<table><tr><td>" * 300, id="nested tables"),
]


@pytest.mark.slow
@pytest.mark.parametrize(("name", "data"), SURVIVED)
def test_odd_input_is_read_within_bounds(name: str, data: bytes) -> None:
    document = read_bytes(data, name)
    assert all(0 <= block.start < block.end <= len(document.text) for block in document.blocks)


@pytest.mark.slow
def test_the_largest_text_stays_within_memory() -> None:
    tracemalloc.start()
    document = read_bytes(b"a word or two, " * (1 << 20), "a.txt")
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert len(document.blocks) == 1
    assert peak < 1 << 29


@pytest.mark.parametrize(
    ("data", "name", "said"),
    [
        (b"", "cv.pdf", "the file is empty"),
        (b"\x89PNG\r\n\x1a\n\x00\x00", "cv.pdf", "named as PDF is, and holds something else"),
        (b"\x7fELF\x00\x00", "cv.bin", "no reader takes .bin files"),
    ],
)
def test_a_file_that_no_reader_takes_is_told_why(data: bytes, name: str, said: str) -> None:
    with pytest.raises(UnsupportedFormatError, match=said):
        read_bytes(data, name)
