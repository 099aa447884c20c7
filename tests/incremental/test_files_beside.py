from __future__ import annotations

from pathlib import Path

import pytest

from incremental_contents import contents
from kgbuild.pipeline import build

CV = r"\author{Ida Holm}\begin{document}\section{Publications}\nocite{*}\bibliography{own}\input{more}\end{document}"


def bib(title: str) -> str:
    return f"@article{{a, author = {{Ida Holm and Kai Berg}}, title = {{{title}}}, journal = {{Seas}}, year = 2011}}"


@pytest.mark.slow
def test_what_a_source_puts_in_counts_as_part_of_it(tmp_path: Path) -> None:
    docs = tmp_path / "docs"
    docs.mkdir()
    (docs / "cv.tex").write_text(CV, encoding="utf-8")
    (docs / "own.bib").write_text(bib("The tides of long fjords"), encoding="utf-8")
    build([docs / "cv.tex"], tmp_path / "g")
    first = contents(tmp_path / "g")
    (docs / "own.bib").write_text(bib("The moss of short rivers"), encoding="utf-8")
    (docs / "more.tex").write_text(r"\section{Awards} Prize for Mosses, 2012", encoding="utf-8")
    build([docs / "cv.tex"], tmp_path / "g")
    build([docs / "cv.tex"], tmp_path / "clean")
    assert contents(tmp_path / "g") == contents(tmp_path / "clean") != first
