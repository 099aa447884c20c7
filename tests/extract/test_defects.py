"""A defect of one extractor costs no more than its own facts."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

import kgbuild.extract as room
from kgbuild.documents import read_bytes
from kgbuild.extract import extract
from kgbuild.extract.page import Page
from kgbuild.model import Position, Record


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


def nowhere(page: Page) -> Iterator[Record]:
    evidence = page.evidence(0, 3, "nowhere")
    yield Position(evidence=evidence, person=page.subject, start="2004")
    yield Position(evidence=evidence, person=page.subject, role="Keeper", start="2004")


def test_a_post_without_role_and_organisation_is_no_fact(monkeypatch: pytest.MonkeyPatch) -> None:
    document = read_bytes(b"# Ada Lindqvist\n", "cv.md")
    monkeypatch.setattr(room, "EXTRACTORS", (("nowhere", nowhere),))
    (post,) = extract(document).records
    assert isinstance(post, Position)
    assert post.role == "Keeper"
