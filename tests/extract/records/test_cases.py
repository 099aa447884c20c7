"""The case tables of `cases/`: layouts of lists of talks, courses, service, grants, honours and skills."""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any

import pytest

from kgbuild.extract.page import Page
from kgbuild.extract.records.awards.awards import awards
from kgbuild.extract.records.forms import forms
from kgbuild.extract.records.grants.grants import grants
from kgbuild.extract.records.service.service import service
from kgbuild.extract.records.skills import skills
from kgbuild.extract.records.talks.talks import talks
from kgbuild.extract.records.teaching.teaching import teaching
from kgbuild.model import Grant, Record
from pages import HEAD, only, rows


def funded(page: Page) -> Iterator[Record]:
    """Give the grants of a page, those among them whose parts bear labels."""
    yield from grants(page)
    yield from (record for record in forms(page) if isinstance(record, Grant))


CASES = Path(__file__).parent / "cases"
READERS: dict[str, tuple[Callable[[Page], Iterable[Record]], tuple[str, ...]]] = {
    "awards": (awards, ("title", "awarder", "date")),
    "grants": (funded, ("title", "funder", "recipients", "start", "end", "amount", "currency", "identifier")),
    "service": (service, ("role", "organization", "start", "end")),
    "skills": (skills, ("skill", "category")),
    "talks": (talks, ("title", "event", "type", "date", "location")),
    "teaching": (teaching, ("course", "institution", "role", "date")),
}


def cases() -> Iterator[Any]:
    for name in sorted(READERS):
        for index, case in enumerate(tomllib.loads((CASES / f"{name}.toml").read_text(encoding="utf-8"))["case"]):
            yield pytest.param(name, case["text"], case["want"], id=f"{name}-{index}")


def shown(value: Any) -> str:
    """Give a field as the tables write it; of a grant's recipients, the role of the page's owner."""
    return dict(value).get("Ada Lindqvist", "") if isinstance(value, tuple) else str(value)


@pytest.mark.parametrize(("name", "text", "want"), list(cases()))
def test_layouts(name: str, text: str, want: list[str]) -> None:
    reader, fields = READERS[name]
    found = only(rows(reader, HEAD + text), *fields)
    assert sorted(" | ".join(shown(value) for value in row) for row in found) == sorted(want)
