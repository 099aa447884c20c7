"""Columns made of spaces become tabs; everything else stays."""

from __future__ import annotations

import pytest

from kgbuild.documents import read_bytes
from kgbuild.documents.plain.columns import tabbed


@pytest.mark.parametrize(
    "text",
    [
        "One line.   Two spaces more are a typist's habit.",
        "    indented\n    verse\n    only",
        "a  b\nc  d\ne  f\ng  h",
        "No columns here\nnor here",
    ],
)
def test_text_without_columns_stays(text: str) -> None:
    assert tabbed(text) == text


def test_gaps_at_one_place_and_wide_gaps_become_tabs() -> None:
    text = "2019 - 2021     Postdoc, Tide Lab\n2015 - 2019     Student\n2012            Pupil\nPrize                      2011"
    assert tabbed(text) == "2019 - 2021\tPostdoc, Tide Lab\n2015 - 2019\tStudent\n2012\tPupil\nPrize\t2011"


def test_a_line_that_begins_at_a_column_goes_on_in_it() -> None:
    text = "2019 - 2021     Postdoc, Tide\n                Laboratory\n2015 - 2019     Student\n2012            Pupil\n"
    assert tabbed(text).split("\n")[1] == "\tLaboratory"


def test_rows_keep_their_lines_in_the_file() -> None:
    text = b"EDUCATION\n\n2019 - 2021     PhD, Tides\n2015 - 2019     MSc, Waves\n2012 - 2015     BSc, Sand\n"
    document = read_bytes(text, "cv.txt")
    rows = [block for block in document.blocks if block.kind == "row"]
    assert [[document.slice(cell) for cell in row.cells][:1] for row in rows] == [
        ["2019 - 2021"],
        ["2015 - 2019"],
        ["2012 - 2015"],
    ]
    assert [document.line(row.start) for row in rows] == [3, 4, 5]
