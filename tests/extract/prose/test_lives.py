"""Frames of sentences of a life: what is led, taught, held, edited, won, in the forms that verbs take."""

from __future__ import annotations

import tomllib
from dataclasses import replace
from pathlib import Path

import pytest

from kgbuild.documents import read_bytes
from kgbuild.extract import read_page
from kgbuild.extract.prose.prose import prose
from kgbuild.extract.prose.statements.societies import is_society
from kgbuild.model import Award, Education, Mention, Position, Profile, Record, Service, Supervision

FRAMES = tomllib.loads((Path(__file__).parent / "lives.toml").read_text(encoding="utf-8"))
NOTHING = FRAMES.pop("nothing")
OWNER = "Ingrid Solberg"


def shown(record: Record) -> str:
    match record:
        case Position(organization=o, role=r, start=s, end=e):
            parts = ["position", o.name, r, s, e]
        case Service(role=r, organization=o, start=s, end=e):
            parts = ["service", r, o.name, s, e]
        case Award(title=t, date=d):
            parts = ["award", t, d]
        case Education(institution=i, degree=d, field=f, end=e):
            parts = ["education", i.name, d, f, e]
        case Supervision(advisor=a):
            parts = ["supervision", a.name]
        case _:
            parts = [record.kind]
    return tidy(" | ".join(parts))


def tidy(fact: str) -> str:
    return " | ".join(part.strip() for part in fact.split("|")).rstrip(" |")


def told(sentence: str) -> list[str]:
    page = read_page(read_bytes(f"# {OWNER}\n\n{sentence}\n".encode(), "page.md"))
    page = replace(page, subject=Mention(OWNER), subject_kind="person")
    return sorted(shown(record) for record in prose(page) if not isinstance(record, Profile))


@pytest.mark.parametrize("sentence", NOTHING.values(), ids=NOTHING.keys())
def test_what_states_nothing(sentence: str) -> None:
    assert told(sentence) == []


@pytest.mark.parametrize(
    ("sentence", "facts"),
    [pytest.param(s, facts, id=s[:60]) for frame in FRAMES.values() for s, facts in frame.items()],
)
def test_what_a_sentence_states(sentence: str, facts: list[str]) -> None:
    assert told(sentence) == sorted(map(tidy, facts))


def test_givers_of_fellowships_are_told_apart() -> None:
    page = read_page(
        read_bytes(b"# Ada Voss\n\nShe received fellowships from the Moe Trust and the Ekman Foundation.\n", "page.md")
    )
    page = replace(page, subject=Mention("Ada Voss"), subject_kind="person")
    assert [r.awarder.name for r in prose(page) if isinstance(r, Award)] == ["Moe Trust", "Ekman Foundation"]


@pytest.mark.parametrize("name", ["Fenland University", "Google", "Museum of Tides", "Department of Physics"])
def test_employers_are_no_societies(name: str) -> None:
    assert not is_society(name)
