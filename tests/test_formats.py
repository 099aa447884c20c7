"""The list of formats: complete, documented, and as easy to add to as the documentation says."""

from __future__ import annotations

import io
import re
from pathlib import Path
from types import ModuleType

import pytest

from kgbuild import importers
from kgbuild.documents import READERS
from kgbuild.formats import COLUMNS, formats
from kgbuild.importers import EMBEDDED, IMPORTERS, import_file
from kgbuild.model import Paper

ROOT = Path(__file__).resolve().parent.parent
PAGE = (ROOT / "docs" / "formats.md").read_text(encoding="utf-8")


def test_every_reader_and_importer_is_listed_once() -> None:
    rows = formats()
    assert len(rows) == len(READERS) + len(IMPORTERS) + len(EMBEDDED)
    assert len({row["format"] for row in rows}) == len(rows)
    assert all(row[column] for row in rows for column in COLUMNS)


@pytest.mark.parametrize("importer", [*IMPORTERS, *EMBEDDED], ids=lambda importer: importer.FORMAT)
def test_endings_are_endings(importer: importers.Importer) -> None:
    assert all(re.fullmatch(r"\.[A-Za-z]+", suffix) for suffix in importer.SUFFIXES)


def test_the_worked_example_works(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (source,) = re.findall(r"```python\n(.*?)```", PAGE, re.DOTALL)
    cards = ModuleType("cards")
    exec(source, cards.__dict__)  # noqa: S102 - the example of the documentation itself
    monkeypatch.setattr(importers, "IMPORTERS", (cards, *IMPORTERS))
    path = tmp_path / "shelf.txt"
    path.write_text("title: Tides\nby: Anna Berg\nby: Liv Holm\n\ntitle: Seas\nby: Anna Berg\n", encoding="utf-8")
    imported = import_file(path)
    assert imported is not None
    tides, seas = imported.extraction.records
    assert isinstance(tides, Paper)
    assert isinstance(seas, Paper)
    assert [author.person.name for author in tides.authors] == ["Anna Berg", "Liv Holm"]
    assert seas.title == "Seas"
    for paper in (tides, seas):
        assert imported.text[paper.evidence.start : paper.evidence.end] == paper.evidence.quote
        assert all(imported.text[a.person.start : a.person.end] == a.person.name for a in paper.authors)
    assert len(list(cards.records(io.StringIO(""), "empty"))) == 0
