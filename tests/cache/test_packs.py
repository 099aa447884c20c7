"""Packs give back what was put in, share what did not change, and name what was harmed."""

from __future__ import annotations

from pathlib import Path

import pytest

from kgbuild.cache.packs import Packs

ENTRIES = {f"{number:03}.{kind}": f"{kind} {number}".encode() * 9 for number in range(200) for kind in ("a", "b")}


@pytest.fixture
def old(tmp_path: Path) -> Path:
    packs = Packs(None, tmp_path / "old")
    for name, data in ENTRIES.items():
        packs.add(name, data)
    packs.close()
    return tmp_path / "old"


def kept(old: Path, new: Path, *, but: str = "") -> Packs:
    packs = Packs(old, new)
    for name in ENTRIES:
        if name != but:
            packs.keep(name)
    return packs


def test_what_was_put_in_comes_back(old: Path, tmp_path: Path) -> None:
    packs = Packs(old, tmp_path / "new")
    assert {name: packs.find(name) for name in packs.old_names()} == ENTRIES
    assert packs.find("none") is None
    assert packs.damaged == []


def test_packs_without_changes_are_shared_and_the_changed_one_is_written(old: Path, tmp_path: Path) -> None:
    packs = kept(old, tmp_path / "new", but="007.a")
    packs.add("007.a", b"other")
    assert packs.read("007.a") == b"other"
    packs.close()
    assert packs.read("007.a") == b"other"
    assert packs.read("007.b") == ENTRIES["007.b"]
    shared = [path.samefile(old / path.name) for path in sorted((tmp_path / "new").iterdir())]
    assert shared.count(False) == 1 < len(shared)


def test_the_same_entries_are_the_same_files_whatever_came_before(old: Path, tmp_path: Path) -> None:
    packs = kept(old, tmp_path / "fewer", but="007.a")
    packs.close()
    more = Packs(tmp_path / "fewer", tmp_path / "new")
    for name in sorted(ENTRIES.keys() - {"007.a"}, reverse=True):
        more.keep(name)
    more.add("007.a", ENTRIES["007.a"])
    more.close()
    files = [{path.name: path.read_bytes() for path in folder.iterdir()} for folder in (old, tmp_path / "new")]
    assert files[0] == files[1]


@pytest.mark.parametrize("place", [3, 20, 70, -1])
def test_damage_is_named_and_not_handed_on(old: Path, tmp_path: Path, place: int) -> None:
    path = max(old.iterdir())
    data = bytearray(path.read_bytes())
    data[place] ^= 1
    path.write_bytes(data)
    packs = Packs(old, tmp_path / "new")
    found = {name: data for name in sorted(packs.old_names()) if (data := packs.find(name)) is not None}
    assert found.items() < ENTRIES.items()
    assert str(path) in packs.damaged[0]


def test_a_harmed_neighbour_of_a_new_entry_is_refused(old: Path, tmp_path: Path) -> None:
    for path in old.iterdir():
        path.write_bytes(path.read_bytes()[:-1] + b"x")
    packs = kept(old, tmp_path / "new", but="007.a")
    with pytest.raises(ValueError, match="does not fit its digest"):
        packs.close()
