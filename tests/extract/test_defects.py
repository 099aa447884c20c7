"""A defect of one extractor costs no more than its own facts."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

import kgbuild.extract as room
from kgbuild.documents import read_bytes
from kgbuild.extract import extract
from kgbuild.extract.page import Page
from kgbuild.model import Record


def broken(page: Page) -> Iterator[Record]:
    yield from ()
    raise IndexError(page.subject.name)


def test_the_facts_of_the_others_are_kept_and_the_defect_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    document = read_bytes(b"# Ada Lindqvist\n\n## Education\n\n- Ph.D. in Physics, Harbour University, 2004\n", "cv.md")
    whole = extract(document)
    monkeypatch.setattr(room, "EXTRACTORS", (("tides", broken), *room.EXTRACTORS))
    found = extract(document)
    assert found.records == whole.records != ()
    assert whole.defects == ()
    (told,) = found.defects
    assert "extractor of tides" in told
    assert "IndexError: Ada Lindqvist (test_defects.py:" in told
