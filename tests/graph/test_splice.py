"""Lines taken out of a sorted file, and put in, without reading what stays."""

from __future__ import annotations

import os
import re
import tempfile
import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kgbuild.graph.segments import segments_of
from kgbuild.graph.splice import splice
from kgbuild.graph.store import change_lines, open_store, write_lines
from kgbuild.graph.sums import read_sums, write_sums

LINES = st.sets(st.text("abc", max_size=4).map(str.encode), max_size=12)
GRAPHS = [f"<http://e.org/{s}> <http://e.org/p> <http://e.org/{o}> <http://e.org/g{g}> .".encode()
          for s in "ab" for o in "xy" for g in "123"]  # fmt: skip


def content(lines: set[bytes]) -> bytes:
    return b"".join(line + b"\n" for line in sorted(lines))


@given(old=LINES, new=LINES, newer=LINES, size=st.sampled_from([1, 3, 8, 1 << 20]))
def test_a_spliced_file_is_the_file_written_anew(
    old: set[bytes], new: set[bytes], newer: set[bytes], size: int
) -> None:
    with tempfile.TemporaryDirectory() as root, pytest.MonkeyPatch.context() as patch:
        patch.setattr("kgbuild.graph.segments._SIZE", size)
        path = Path(root, "0")
        path.write_bytes(content(old))
        known = segments_of(path)
        for step, (last, now) in enumerate([(old, new), (new, newer)], 1):
            known = splice(path, Path(root, str(step)), last - now, now - last, known)
            path = Path(root, str(step))
            assert path.read_bytes() == content(now)
            assert known == segments_of(path, [length for length, _ in known])


@pytest.mark.parametrize(("removed", "added"), [({b"x"}, set()), (set(), {b"b"}), ({b""}, set())])
def test_what_does_not_fit_is_refused(tmp_path: Path, removed: set[bytes], added: set[bytes]) -> None:
    (tmp_path / "old").write_bytes(b"a\nb\nc\n")
    with pytest.raises(ValueError, match="there"):
        splice(tmp_path / "old", tmp_path / "new", removed, added, segments_of(tmp_path / "old"))


def quads_of(folder: Path) -> set[str]:

    return {str(quad) for quad in open_store(folder)}


@pytest.mark.parametrize("left", [0, 1, 5, 11])
def test_a_changed_store_is_the_store_written_anew(tmp_path: Path, left: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("kgbuild.graph.store._FEW", 100.0)
    old, new = set(GRAPHS[:-2]), set(GRAPHS[left:])
    folders = [tmp_path / name for name in ("old", "changed", "anew")]
    for folder in folders:
        folder.mkdir()
    write_lines(folders[0], old)
    assert change_lines(folders[0], folders[1], old - new, new - old) == len(new)
    write_lines(folders[2], new)
    assert quads_of(folders[1]) == quads_of(folders[2])
    assert (folders[1] / "graph.nq").read_bytes() == (folders[2] / "graph.nq").read_bytes()
    assert read_sums(folders[1] / "store", folders[1] / "graph.nq") == len(new)


@pytest.mark.parametrize("name", ["graph.nq", "store/CURRENT", "store/kgbuild.sums", "table"])
def test_a_store_that_was_changed_is_not_changed_further(tmp_path: Path, name: str) -> None:
    (tmp_path / "old").mkdir()
    (tmp_path / "new").mkdir()
    write_lines(tmp_path / "old", set(GRAPHS))
    assert read_sums(tmp_path / "old" / "store", tmp_path / "old" / "graph.nq") == len(GRAPHS)
    path = tmp_path / "old" / name if name != "table" else max((tmp_path / "old" / "store").glob("*.sst"))
    time.sleep(0.02)  # file systems count time in steps of some milliseconds
    path.write_bytes(path.read_bytes()[:-9] + b"?" + path.read_bytes()[-8:])
    added = {b'<http://e.org/n> <http://e.org/p> "v" <http://e.org/g> .'}
    with pytest.raises(ValueError, match=re.escape(str(path))):
        change_lines(tmp_path / "old", tmp_path / "new", set(), added)
    assert list((tmp_path / "new").iterdir()) == []


def test_a_store_that_was_copied_is_read_and_known_again(tmp_path: Path) -> None:
    (tmp_path / "old").mkdir()
    write_lines(tmp_path / "old", set(GRAPHS))
    for path in (tmp_path / "old").rglob("*"):
        os.utime(path, (1, 1))
    assert read_sums(tmp_path / "old" / "store", tmp_path / "old" / "graph.nq") == len(GRAPHS)


@pytest.mark.parametrize("name", ["graph.nq", "store/CURRENT"])
def test_what_is_missing_from_a_store_is_named(tmp_path: Path, name: str) -> None:
    write_lines(tmp_path, set(GRAPHS))
    (tmp_path / name).unlink()
    with pytest.raises(ValueError, match=re.escape(name)):
        read_sums(tmp_path / "store", tmp_path / "graph.nq")


def test_sums_of_nothing_are_none(tmp_path: Path) -> None:
    assert read_sums(tmp_path / "store", tmp_path / "graph.nq") == -1
    (tmp_path / "store").mkdir()
    (tmp_path / "graph.nq").write_bytes(b"")
    write_sums(tmp_path / "store", tmp_path / "graph.nq", 0)
    assert read_sums(tmp_path / "store", tmp_path / "graph.nq") == 0
