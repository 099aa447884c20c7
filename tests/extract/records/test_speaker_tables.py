"""Seminars as tables: a speaker, a day and a title a row."""

from __future__ import annotations

from kgbuild.documents import read_bytes
from kgbuild.extract import extract
from kgbuild.model import Talk


def talks(text: str) -> list[tuple[str, str, str]]:
    extraction = extract(read_bytes(text.encode(), "page.md"))
    assert extraction.subject.name == ""
    return [(t.people[0].name, t.title, t.date) for t in extraction.records if isinstance(t, Talk)]


def test_tables_without_speakers_are_no_seminars() -> None:
    assert talks("# Data\n\n| Date | Title |\n|---|---|\n| May 2, 2022 | Tides |\n| May 3, 2022 | Piers |\n") == []
    assert talks("# Plan\n\n| Speaker | Date | Title |\n|---|---|---|\n| Ada Moe | May 2, 2022 | TBA |\n") == []


def test_a_seminar_tells_who_spoke_when_and_of_what() -> None:
    text = (
        "## The Harbour Seminar\n\nAn archive.\n\n## Talks This Season:\n\n| Speaker | Date | Title |\n|---|---|---|\n"
        "| **1.** Ada Moe (AG Holt) | October 19, 2022 (Wednesday) | Tides and Some Exotic Piers |\n"
        "| | | [[Slides](a.pdf)] |\n"
        "| **2.** Dr. Jon Berg (AG Quist) | October 26, 2022 | Gulls under quiet drive |\n"
    )
    assert talks(text) == [
        ("Ada Moe", "Tides and Some Exotic Piers", "2022-10-19"),
        ("Jon Berg", "Gulls under quiet drive", "2022-10-26"),
    ]
