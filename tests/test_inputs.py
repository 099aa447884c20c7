"""Which files a build reads, and under which ids."""

from __future__ import annotations

import itertools
from pathlib import Path

import pytest

from kgbuild.errors import DocumentError
from kgbuild.inputs import find_sources


def touch(*paths: Path) -> None:
    for path in paths:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("x", encoding="utf-8")


def test_a_file_is_its_name(tmp_path: Path) -> None:
    touch(tmp_path / "cv.md")
    (source,) = find_sources([tmp_path / "cv.md"])
    assert (source.id, source.named) == ("cv.md", True)


def test_a_folder_is_walked_in_order_without_hidden_files(tmp_path: Path) -> None:
    touch(tmp_path / "b.md", tmp_path / "a" / "z.txt", tmp_path / ".git" / "x", tmp_path / ".hidden")
    assert [(s.id, s.named) for s in find_sources([tmp_path])] == [("a/z.txt", False), ("b.md", False)]


def test_ids_do_not_depend_on_the_order_of_inputs(tmp_path: Path) -> None:
    inputs = [tmp_path / "x" / "cv.md", tmp_path / "y", tmp_path / "z.md"]
    touch(inputs[0], inputs[1] / "cv.md", inputs[2])
    results = {find_sources(order) for order in itertools.permutations(inputs)}
    assert [[s.id for s in result] for result in results] == [["x/cv.md", "y/cv.md", "z.md"]]


def test_a_file_named_twice_is_read_once(tmp_path: Path) -> None:
    touch(tmp_path / "cv.md")
    assert len(find_sources([tmp_path, tmp_path / "cv.md"])) == 1


def test_a_cycle_of_links_ends(tmp_path: Path) -> None:
    touch(tmp_path / "a" / "cv.md")
    (tmp_path / "a" / "again").symlink_to(tmp_path, target_is_directory=True)
    assert [source.id for source in find_sources([tmp_path])] == ["a/cv.md"]


def test_a_missing_input_is_named(tmp_path: Path) -> None:
    with pytest.raises(DocumentError, match=r"nowhere.txt: no such file"):
        find_sources([tmp_path / "nowhere.txt"])


def test_what_kgbuild_keeps_in_the_folder_is_no_document(tmp_path: Path) -> None:
    for name in ("cv.md", "graph/kgbuild.json", "graph/texts/a.txt", "older/kgbuild.json", "older/b.txt", "my.ledger",
                 "corrections.toml", "new/c.txt"):  # fmt: skip
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text("x", encoding="utf-8")
    own = [tmp_path / name for name in ("new", "my.ledger", "corrections.toml")]
    found = find_sources([tmp_path], leave_out=own, marker="kgbuild.json")
    assert [source.id for source in found] == ["cv.md"]
    assert [source.id for source in find_sources([tmp_path / "older" / "b.txt"], marker="kgbuild.json")] == ["b.txt"]
