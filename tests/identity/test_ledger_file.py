"""A ledger that a build wrote is read and changed for less, to the same end; any other is checked."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kgbuild.errors import LedgerError
from kgbuild.identity import NOTE, Entry, Ledger, format_ledger, note_ledger, open_ledger, parse_ledger

texts = st.text(max_size=8)
keys = st.sampled_from([f"{kind}/{name}" for kind in ("person", "paper", "venue") for name in ("a", "b", "b-1", "c")])
entries = st.builds(
    Entry,
    texts.filter(bool),
    st.frozensets(texts.filter(bool), max_size=2),
    st.frozensets(st.tuples(texts, texts, texts), max_size=3),
    split=st.sampled_from(["", "person/z"]),
)
ledgers = st.dictionaries(keys, entries, max_size=6)


def written(folder: Path, ledger: Ledger) -> Path:
    """Write a ledger as a build does, with its note in a graph directory."""
    path = folder / "graph.ledger"
    path.write_bytes(format_ledger(ledger))
    (folder / NOTE).parent.mkdir(exist_ok=True)
    note_ledger(folder, open_ledger(path).digest())
    return path


@given(old=ledgers, more=ledgers)
def test_an_own_ledger_is_read_and_changed_as_any_other(tmp_path_factory, old, more) -> None:
    folder = tmp_path_factory.mktemp("ledger")
    found = open_ledger(written(folder, Ledger(old)), folder)
    assert found.is_own
    assert found.ledger == parse_ledger(found.data)
    fresh = Ledger({**found.ledger.entries, **more})
    assert found.changed(fresh) == format_ledger(fresh)
    assert found.changed(Ledger(more)) == format_ledger(Ledger(more))


@pytest.mark.parametrize("note", ["", "0" * 32 + "\n", "\udcff", None], ids=["empty", "another", "damaged", "none"])
def test_without_its_note_a_ledger_is_read_with_all_checks(tmp_path: Path, note: str | None) -> None:
    path = written(tmp_path, Ledger({"person/a": Entry("A")}))
    (tmp_path / NOTE).unlink()
    if note is not None:
        (tmp_path / NOTE).write_text(note, encoding="utf-8", errors="surrogateescape")
    found = open_ledger(path, tmp_path)
    assert not found.is_own
    assert found.digest() == open_ledger(written(tmp_path, found.ledger), tmp_path).digest()


def test_a_ledger_that_was_touched_is_checked(tmp_path: Path) -> None:
    path = written(tmp_path, Ledger({"person/a": Entry("Ada")}))
    path.write_bytes(path.read_bytes().replace(b"Ada", b"Ana"))
    with pytest.raises(LedgerError, match="ledger:2: does not fit its check"):
        open_ledger(path, tmp_path)


def test_a_ledger_with_a_line_by_hand_is_not_taken_for_what_a_build_wrote(tmp_path: Path) -> None:
    path = tmp_path / "graph.ledger"
    rows = format_ledger(Ledger({"person/a": Entry("Ada")})).split(b"\n")
    path.write_bytes(b"\n".join([rows[0], b"person/a\tname\tAna\t*", *rows[2:]]))
    assert open_ledger(path).digest() == ""
