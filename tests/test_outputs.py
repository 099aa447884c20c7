"""Outputs appear whole or not at all, and never over somebody else's files."""

from __future__ import annotations

from pathlib import Path

import pytest

from kgbuild.errors import GraphError
from kgbuild.outputs import MARKER, replacing, write_text


def make(directory: Path, content: str) -> None:
    with replacing(directory) as folder:
        (folder / MARKER).write_text(content, encoding="utf-8")


def test_a_folder_with_foreign_files_is_refused_and_kept(tmp_path: Path) -> None:
    thesis = tmp_path / "thesis.tex"
    thesis.write_text("mine", encoding="utf-8")
    with pytest.raises(GraphError, match="did not make"):
        make(tmp_path, "{}")
    assert thesis.read_text(encoding="utf-8") == "mine"


def test_a_file_in_the_way_is_refused(tmp_path: Path) -> None:
    (tmp_path / "graph").write_text("mine", encoding="utf-8")
    with pytest.raises(GraphError, match="is a file"):
        make(tmp_path / "graph", "{}")


def test_a_failed_build_leaves_the_old_graph_and_no_rubbish(tmp_path: Path) -> None:
    graph = tmp_path / "graph"
    make(graph, "old")

    def fail() -> None:
        with replacing(graph) as folder:
            (folder / MARKER).write_text("new", encoding="utf-8")
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        fail()
    assert (graph / MARKER).read_text(encoding="utf-8") == "old"
    assert list(tmp_path.iterdir()) == [graph]


@pytest.mark.parametrize("before", [None, "", "old"], ids=["new", "empty folder", "graph"])
def test_a_good_build_takes_the_place(tmp_path: Path, before: str | None) -> None:
    graph = tmp_path / "graph"
    if before is not None:
        graph.mkdir()
    if before:
        make(graph, before)
    make(graph, "new")
    assert (graph / MARKER).read_text(encoding="utf-8") == "new"
    assert list(tmp_path.iterdir()) == [graph]


def test_a_second_build_at_once_fails_clearly(tmp_path: Path) -> None:
    with replacing(tmp_path / "graph"), pytest.raises(GraphError, match="another build"):
        make(tmp_path / "graph", "{}")


def test_a_text_file_keeps_its_mode(tmp_path: Path) -> None:
    page = tmp_path / "page.html"
    page.write_text("old", encoding="utf-8")
    page.chmod(0o600)
    write_text(page, "new\r\n")
    assert page.read_bytes() == b"new\r\n"
    assert page.stat().st_mode & 0o777 == 0o600
    assert list(tmp_path.iterdir()) == [page]
