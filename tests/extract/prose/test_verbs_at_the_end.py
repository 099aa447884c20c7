"""Degrees of German sentences whose verb stands at their end."""

from __future__ import annotations

import pytest

from kgbuild.documents import read_bytes
from kgbuild.extract import read_page
from kgbuild.extract.prose.prose import prose
from kgbuild.model import Education


@pytest.mark.parametrize(
    ("sentence", "rows"),
    [
        (
            "Ich habe 2014 in Informatik an der Universität Bonn promoviert.",
            [("Informatik", "2014", "Universität Bonn")],
        ),
        ("Ich habe an der Universität Bonn im Jahr 2014 promoviert.", [("", "2014", "Universität Bonn")]),
        ("2014 habe ich an der Universität Bonn promoviert.", [("", "2014", "Universität Bonn")]),
        ("Sie promovierte 2014 in Informatik an der Universität Bonn.", [("Informatik", "2014", "Universität Bonn")]),
        ("Sie wurde 1980 in Kiel geboren und hat an der Universität Bonn promoviert.", [("", "", "Universität Bonn")]),
        (
            "Ich habe 2010 an der Universität Kiel studiert und 2014 an der Universität Bonn promoviert.",
            [("", "2010", "Universität Kiel"), ("", "2014", "Universität Bonn")],
        ),
    ],
)
def test_degrees(sentence: str, rows: list[tuple[str, str, str]]) -> None:
    page = read_page(read_bytes(f"# Ada Lindqvist\n\n## Lebenslauf\n\n{sentence}\n".encode(), "bio.md"))
    found = [row for row in prose(page) if isinstance(row, Education)]
    assert [(row.field, row.end, row.institution.name) for row in found] == rows
