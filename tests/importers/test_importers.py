"""The frame that all importers stand in: which one takes a file, what becomes of its text, what a file may cost."""

from __future__ import annotations

import gzip
import tracemalloc
from pathlib import Path

import pytest

from kgbuild.errors import DocumentError
from kgbuild.importers import EMBEDDED, IMPORTERS, import_bytes, import_embedded, import_file, importer_for, stream
from kgbuild.importers.importer import Embedded, Importer
from kgbuild.inputs import Source
from kgbuild.reading import read_one

RIS = """TY  - JOUR
AU  - Ödegård, Liv
AU  - de la Torre, José María
TI  - Tides of the Skagerrak
JO  - Journal of Coastal Letters
PY  - 2014
DO  - 10.5555/tides.14
ER  -
"""


@pytest.mark.parametrize(
    "text",
    [
        "Curriculum vitae\n\nLiv Ödegård\n",
        "TY  - is how a RIS entry begins\nas this note explains.\n",
        "",
        "\x00\x01\x02",
        "<html><body>TY  - JOUR</body></html>",
        "---\ntitle: A page\n---\n\n# News\n",
        "{",
        "[]",
        "{}",
        "# Publications\n\n- L. Ödegård. @home with the tides. 2014.\n",
    ],
)
def test_no_importer_takes_what_is_no_file_of_records(text: str) -> None:
    for name in ("a.txt", "a.md", "a.html", "a"):
        assert importer_for(text.encode(), name) is None


def test_the_content_decides_and_not_the_name(tmp_path: Path) -> None:
    path = tmp_path / "export.txt"
    path.write_text(RIS, encoding="utf-8")
    imported = import_file(path, name="lists/export.txt")
    assert imported is not None
    assert imported.extraction.document == "lists/export.txt"
    assert imported.extraction.media_type == "application/x-research-info-systems"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
@pytest.mark.parametrize("ends", ["\n", "\r\n", "\r"])
def test_an_encoding_changes_nothing(tmp_path: Path, encoding: str, ends: str) -> None:
    path = tmp_path / "export.ris"
    path.write_bytes(RIS.replace("\n", ends).encode(encoding))
    imported = import_file(path)
    assert imported is not None
    assert imported.text == RIS
    assert [author.person.name for author in imported.extraction.records[0].authors] == [  # type: ignore[attr-defined]
        "Liv Ödegård",
        "José María de la Torre",
    ]
    assert [record.title for record in stream(path)] == ["Tides of the Skagerrak"]  # type: ignore[attr-defined]


def test_every_quote_stands_in_the_text_that_is_kept(tmp_path: Path) -> None:
    path = tmp_path / "export.ris"
    path.write_text(RIS * 3, encoding="utf-8")
    extractions = read_one(Source("export.ris", path, named=True), tmp_path, {})
    assert isinstance(extractions, tuple)
    text = (tmp_path / f"{extractions[0].sha256}.txt").read_text(encoding="utf-8")
    evidence = [record.evidence for record in extractions[0].records]
    assert [text[e.start : e.end] for e in evidence] == [e.quote for e in evidence]
    assert len(evidence) == 3


def test_lines_are_those_of_the_file() -> None:
    extraction = import_bytes((RIS * 2).encode(), "a.ris", importer_for(RIS.encode(), "a")).extraction  # type: ignore[arg-type]
    assert extraction.lines[0] == (0, 1)
    assert (len(RIS), RIS.count("\n") + 1) in extraction.lines


def test_gzipped_files_are_streamed(tmp_path: Path) -> None:
    path = tmp_path / "export.ris.gz"
    path.write_bytes(gzip.compress(RIS.encode() * 5))
    assert len(list(stream(path))) == 5


def test_a_file_that_nobody_takes_is_refused_by_name(tmp_path: Path) -> None:
    path = tmp_path / "cv.txt"
    path.write_text("Liv Ödegård\n", encoding="utf-8")
    assert import_file(path) is None
    with pytest.raises(DocumentError, match=r"cv\.txt: no importer takes it \(asked: .*RIS"):
        list(stream(path))


def test_a_page_without_embedded_records_has_none() -> None:
    assert import_embedded(b"<html><body><p>Hello</p></body></html>", "page.html") == ()


def test_gzipped_files_are_built_from_too(tmp_path: Path) -> None:
    path = tmp_path / "export.ris.gz"
    path.write_bytes(gzip.compress(RIS.encode()))
    imported = import_file(path)
    assert imported is not None
    assert imported.text == RIS


def test_what_unfolds_beyond_all_measure_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("kgbuild.importers.MAX_BYTES", 1 << 20)
    path = tmp_path / "export.ris.gz"
    path.write_bytes(gzip.compress(RIS.encode() + b" " * (8 << 20)))
    with pytest.raises(DocumentError, match="more than the 1 MiB"):
        import_file(path)


def test_a_torn_gzip_file_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "export.ris.gz"
    path.write_bytes(gzip.compress(RIS.encode() * 9000)[:-2000])
    with pytest.raises(DocumentError, match="cannot be opened"):
        import_file(path)


@pytest.mark.parametrize(
    "head", [RIS, "@article{a, title = {Tides}}\n", '[{"type": "article-journal", "title": "Tides"}]\n']
)
def test_a_flood_of_nothing_streams_by(tmp_path: Path, head: str) -> None:
    path = tmp_path / "export"
    with path.open("w", encoding="utf-8") as out:
        out.write(head)
        for _ in range(12):
            out.write(" " * (1 << 20))
    tracemalloc.start()
    assert len(list(stream(path))) == 1
    assert tracemalloc.get_traced_memory()[1] < 30 << 20
    tracemalloc.stop()


@pytest.mark.parametrize("importer", [*IMPORTERS, *EMBEDDED], ids=lambda one: one.FORMAT)
@pytest.mark.parametrize("head", [b" ", b"\n", b"\n ", b"-\n", b"{ ", b"- ", b"a "], ids=repr)
def test_a_head_of_nothing_costs_nothing(importer: Importer | Embedded, head: bytes) -> None:
    # A pattern that goes back over blanks again and again would never end here.
    for suffix in importer.SUFFIXES:
        importer.accepts(head * 8000, f"x{suffix}")
