"""Tables whose first row names their columns, and columns that hold several values at once."""

from __future__ import annotations

import pytest

from kgbuild.documents import read_bytes
from kgbuild.extract.layout.columns import meaning_of, with_columns

TABLE = "<table>{}</table>"


def _cells(*rows: tuple[str, ...]) -> list[list[str]]:
    body = "".join(f"<tr>{''.join(f'<td>{cell}</td>' for cell in row)}</tr>" for row in rows)
    document = with_columns(read_bytes(f"<html><body><table>{body}</table></body></html>".encode(), "a.html"))
    head = ["head" if block.header else "row" for block in document.blocks]
    cells = [[document.slice(cell) for cell in block.cells] for block in document.blocks]
    return [[kind, *row] for kind, row in zip(head, cells, strict=True)]


@pytest.mark.parametrize(
    "rows",
    [
        (("Name", "Ada"), ("Tide", "High")),
        (("2012", "Lecturer"), ("2014", "Reader")),
        (("Position", "Lecturer"), ("Institution", "Harbour University")),
    ],
)
def test_values_and_labels_beside_them_name_no_columns(rows: tuple[tuple[str, ...], ...]) -> None:
    assert {row[0] for row in _cells(*rows)} == {"row"}


def test_known_labels_name_columns_however_they_are_set() -> None:
    first, *_ = _cells(
        ("Institution and Location", "Degree (if applicable)", "Year"), ("Harbour College", "BA", "2001")
    )
    assert first[0] == "head"


def test_a_column_of_several_values_is_parted_where_each_row_holds_as_many() -> None:
    rows = _cells(("Period", "Position/ Institution"), ("2012", "Reader/ Uppsala University"))
    assert rows == [["head", "Period", "Position", "Institution"], ["row", "2012", "Reader", "Uppsala University"]]
    rows = _cells(("Period", "Position/ Institution"), ("2012", "Reader at Uppsala University"))
    assert rows[1] == ["row", "2012", "Reader at Uppsala University"]


def test_hints_are_no_part_of_a_label() -> None:
    assert meaning_of("END DATE\nMM/YYYY") == "end"
    assert meaning_of("Tides") == ""
