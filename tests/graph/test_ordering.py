"""Lines come in order whether memory holds them all or not, and no run is left behind."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from kgbuild.graph import ordering

LINES = [b'<https://x.example/%d> <https://x.example/is> "%d" .' % (number, number % 7) for number in range(40)]


@pytest.mark.parametrize("held", [1, 3, 20, 39, 40, 41])
def test_in_order_however_many_are_held(held: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ordering, "_HELD", held)
    given = random.Random(3).sample(LINES, len(LINES))
    assert list(ordering.in_order(iter(given), tmp_path)) == sorted(LINES)
    assert not list(tmp_path.iterdir())


def test_nothing_is_in_order() -> None:
    assert list(ordering.in_order([], Path("no such folder"))) == []
