"""The ledger as a file: what it holds comes back, and damage is named with its line."""

from __future__ import annotations

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kgbuild.errors import LedgerError
from kgbuild.identity import Entry, Ledger, format_ledger, parse_ledger, read_ledger

LEDGER = Ledger({
    "person/ada-lind": Entry(
        "Ada Lind", frozenset({"orcid:0000-0002-1825-0097"}), frozenset({("cv.md", "A. Lind", ""), ("lab.md", "Ada", "")})
    ),
    "person/a-lind": Entry("A. Lind", seen=frozenset({("old.md", "A. Lind", "")}), merged="person/ada-lind"),
    "paper/tides": Entry("Tides", seen=frozenset({("cv.md", "Tides", "2020 Journal")})),
    "person/ada-lind-2": Entry("Ada Lind", split="person/ada-lind"),
})  # fmt: skip
BYTES = format_ledger(LEDGER)


def spoil(old: bytes, new: bytes) -> bytes:
    assert old in BYTES
    return BYTES.replace(old, new)


@pytest.mark.parametrize(
    ("damaged", "message"),
    [
        (BYTES[:-40], r"ledger:\d+: does not fit its check|cut short"),
        (BYTES.removesuffix(b"# end\n"), "cut short"),
        (spoil(b"Tides\t2020", b"Tildes\t2020"), r"ledger:\d+: does not fit its check"),
        (spoil(b"\tA. Lind", b"\t\xffA. Lind"), r"ledger:\d+: is not UTF-8"),
        (b"<<<<<<< HEAD\n" + BYTES, "ledger:1: is no identity ledger"),
        (BYTES + b"more", "more behind the end"),
        (BYTES.replace(b"ledger 1", b"ledger 9"), "version"),
        (b"", "no identity ledger"),
    ],
    ids=["cut in a line", "cut at a line", "changed", "bytes", "conflict", "behind the end", "version", "empty"],
)  # fmt: skip
def test_damage_is_named(damaged: bytes, message: str) -> None:
    with pytest.raises(LedgerError, match=message):
        parse_ledger(damaged)


def test_every_lost_line_with_a_name_is_missed() -> None:
    rows = BYTES.split(b"\n")
    (place,) = [n for n, row in enumerate(rows) if row.startswith(b"person/ada-lind\tname")]
    with pytest.raises(LedgerError, match="the name of person/ada-lind is missing"):
        parse_ledger(b"\n".join(rows[:place] + rows[place + 1 :]))


def test_lines_out_of_order_are_named() -> None:
    rows = BYTES.split(b"\n")
    rows[2], rows[3] = rows[3], rows[2]
    with pytest.raises(LedgerError, match="ledger:4: is not in its sorted place"):
        parse_ledger(b"\n".join(rows))


def test_a_circle_of_forwardings_is_refused() -> None:
    circle = Ledger({"person/a": Entry("A", merged="person/b"), "person/b": Entry("B", merged="person/a")})
    with pytest.raises(LedgerError, match="into itself"):
        parse_ledger(format_ledger(circle))


def test_every_flipped_byte_in_a_decision_is_noticed_or_changes_nothing() -> None:
    chance = random.Random(1)
    for _ in range(300):
        place = chance.randrange(len(BYTES))
        damaged = BYTES[:place] + bytes([BYTES[place] ^ (1 << chance.randrange(8))]) + BYTES[place + 1 :]
        with pytest.raises(LedgerError):
            parse_ledger(damaged)


def test_a_line_by_hand_is_taken() -> None:
    row = next(row for row in BYTES.split(b"\n") if row.startswith(b"person/a-lind\tname"))
    assert parse_ledger(BYTES.replace(row, row[:-4] + b"*")) == LEDGER


def test_a_ledger_that_is_not_there_is_empty(tmp_path) -> None:
    assert read_ledger(tmp_path / "none") == Ledger()


def test_an_old_key_leads_to_the_present_one() -> None:
    assert LEDGER.current("person/a-lind") == "person/ada-lind"
    assert LEDGER.current("person/ada-lind") == "person/ada-lind"


TEXT = st.text(max_size=12)


@given(name=TEXT, ids=st.frozensets(TEXT, max_size=3), seen=st.frozensets(st.tuples(TEXT, TEXT, TEXT), max_size=3))
def test_what_is_written_is_read(name: str, ids: frozenset[str], seen: frozenset[tuple[str, str, str]]) -> None:
    ledger = Ledger({"venue/x": Entry(name, ids, seen)})
    assert parse_ledger(format_ledger(ledger)) == ledger
