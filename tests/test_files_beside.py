from __future__ import annotations

from pathlib import Path

import pytest

from kgbuild.files_beside import inside, put_in


def write(folder: Path, **files: str) -> Path:
    for name, text in files.items():
        (folder / name.replace("_", ".")).write_text(text, encoding="utf-8")
    return folder / "cv.tex"


@pytest.mark.parametrize(
    ("source", "names"),
    [
        ("no files", []),
        (r"\input{a}", ["a.tex", "own.bib"]),
        (r"\input a ", ["a.tex", "own.bib"]),
        (r"\addbibresource[location=local]{own.bib}", ["own.bib"]),
        (r"\bibliography{own, other}", ["own.bib"]),
        (r"\import{./}{a}", ["a.tex", "own.bib"]),
        (r"\input{\folder/a}", ["a.tex", "own.bib"]),
        (r"\input{../cv}\input{/etc/hostname}\input{cv}", []),
    ],
)
def test_files_that_a_source_puts_in(tmp_path: Path, source: str, names: list[str]) -> None:
    path = write(tmp_path, cv_tex=source, a_tex=r"\bibliography{own}\input{cv}", own_bib="@book{a, title={b}}")
    assert [file.name for file in put_in(path)] == names


@pytest.mark.parametrize(
    ("name", "source", "named"),
    [
        ("cv.rst", ".. include:: a.rst\n.. include:: ../b.rst\n", ["a.rst"]),
        ("cv.typ", '#include "a.typ"\n#let d = yaml("/own.yml")\n#import "@preview/b:1.0.0": *', ["a.typ", "own.yml"]),
        ("all.typ", '#let part = "a"\n#include part + ".typ"', ["a.typ", "own.yml"]),
    ],
)
def test_files_that_other_sources_put_in(tmp_path: Path, name: str, source: str, named: list[str]) -> None:
    write(tmp_path, a_rst="x", a_typ="x", own_yml="x")
    (tmp_path / name).write_text(source, encoding="utf-8")
    assert [file.name for file in put_in(tmp_path / name)] == named


def test_only_latex_puts_files_in(tmp_path: Path) -> None:
    write(tmp_path, cv_txt=r"\input{a}", a_tex="x", notes_txt=r"\documentclass{a}\input{a}")
    assert put_in(tmp_path / "cv.txt") == ()
    assert [file.name for file in put_in(tmp_path / "notes.txt")] == ["a.tex"]


@pytest.mark.parametrize("name", ["", "../a", "/etc/hostname", "~/a", "a" * 5000, "a\0b", "missing"])
def test_no_file_outside_the_folder(tmp_path: Path, name: str) -> None:
    assert inside(tmp_path, name, ".tex") is None
