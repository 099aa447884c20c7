"""Whole references: the forms of lists, offsets, order of results, what is refused."""

from __future__ import annotations

import tomllib
from collections.abc import Callable
from pathlib import Path
from random import Random
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kgbuild.cite import parse_reference, parse_references

CASES = tomllib.loads(Path(__file__).with_name("cases").joinpath("references.toml").read_text(encoding="utf-8"))["case"]
PLAIN = ("title", "venue", "within", "year", "date", "volume", "issue", "number", "pages", "publisher", "doi", "arxiv", "type", "status", "note")  # fmt: skip
SURE = 0.5


def test_all_cases_are_collected() -> None:
    assert len(CASES) == 19


@pytest.mark.parametrize("case", CASES, ids=[case["id"] for case in CASES])
def test_references(case: dict[str, Any]) -> None:
    found = parse_reference(case["text"])
    want = {name: case[name] for name in PLAIN if name in case} | dict.fromkeys(case.get("empty", ()), "")
    assert {name: getattr(found, name) for name in want} == want
    if "authors" in case:
        assert [person.name for person in found.people] == case["authors"]
        assert len(found.names) == len(found.people)
    if "editors" in case:
        assert [person.name for person in found.editors] == case["editors"]
    assert found.etal == case.get("etal", False)
    assert found.score > SURE


@pytest.mark.parametrize("case", CASES, ids=[case["id"] for case in CASES])
def test_fields_stand_where_they_say(case: dict[str, Any]) -> None:
    text = case["text"]
    found = parse_reference(text)
    for person in found.people:
        assert text[person.start : person.end] == person.name
    for name in ("title", "venue", "volume", "issue", "publisher", "doi"):
        for span in found.spans.get(name, ()):
            assert text[span.start : span.end] == getattr(found, name)
    assert all(0 <= sure <= 1 for sure in found.confidence.values())


def test_a_string_is_read_the_same_alone_and_among_others() -> None:
    texts = [case["text"] for case in CASES]
    among = parse_references(texts * 9)
    assert among[: len(texts)] == among[-len(texts) :]
    for text, reference in zip(texts, among, strict=False):
        alone = parse_reference(text)
        assert (alone.title, alone.venue, alone.people, alone.year) == (reference.title, reference.venue, reference.people, reference.year)  # fmt: skip
        assert alone.score == pytest.approx(reference.score, abs=1e-3)


def test_nothing_is_read_from_nothing() -> None:
    for text in ("", " ", "\n", "."):
        found = parse_reference(text)
        assert not found.title
        assert not found.people
        assert found.score < SURE


def test_strings_that_are_no_references_are_refused(non_references: Callable[[int], list[str]]) -> None:
    texts = non_references(500)
    assert len(set(texts)) == 500
    false = [text for text, found in zip(texts, parse_references(texts), strict=True) if found.score >= SURE]
    assert len(false) < 10, false


@pytest.mark.parametrize(
    "text",
    [
        "x" * 100_000,
        "word " * 20_000,
        "a, b. " * 17_000,
        "(" * 100_000,
        "1" * 100_000,
        Random(3).randbytes(100_000).decode("latin-1"),
        Random(4).randbytes(120).decode(errors="replace"),
        Random(5).randbytes(60).decode(errors="replace"),
    ],
    ids=["one word", "words", "signs", "brackets", "digits", "binary", "unreadable", "short and unreadable"],
)
def test_endless_lines_are_refused(text: str) -> None:
    found = parse_reference(text)
    assert found.score < SURE
    assert not found.title


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=200))
def test_any_text_gives_a_reference_within_its_bounds(text: str) -> None:
    found = parse_reference(text)
    for spans in found.spans.values():
        assert all(0 <= span.start < span.end <= len(text) for span in spans)
