from __future__ import annotations

import tomllib
from dataclasses import replace
from pathlib import Path

import pytest

from kgbuild.documents import read_bytes
from kgbuild.extract import read_page
from kgbuild.extract.page import Page
from kgbuild.extract.prose.prose import prose
from kgbuild.model import (
    Attendance,
    Award,
    Education,
    Grant,
    Mention,
    Paper,
    Position,
    Profile,
    Record,
    Supervision,
    Talk,
)

CASES = tomllib.loads((Path(__file__).parent / "statements.toml").read_text(encoding="utf-8"))["case"]


def page_of(text: str, subject: str) -> Page:
    page = read_page(read_bytes(text.encode(), "page.md"))
    lab = subject.startswith("lab:")
    return replace(
        page,
        subject=Mention(subject.removeprefix("lab:")),
        subject_kind="organization" if lab else "person" if subject else "",
    )


def shown(record: Record) -> str:
    match record:
        case Position(person=p, organization=o, role=r, start=s, end=e):
            parts = ["position", p.name, o.name, r, s, e]
        case Education(person=p, institution=i, degree=d, field=f, end=e):
            parts = ["education", p.name, i.name, d, f, e]
        case Supervision(advisor=a, student=s, level=level, start=start):
            parts = ["supervision", a.name, s.name, level, start]
        case Award(people=people, title=t, date=d):
            parts = ["award", ", ".join(p.name for p in people), t, d]
        case Grant(title=t, funder=f, start=s):
            parts = ["grant", t, f.name, s]
        case Talk(people=people, title=t, event=e, date=d):
            parts = ["talk", ", ".join(p.name for p in people), t, e, d]
        case Attendance(person=p, event=e, date=d, location=where):
            parts = ["attendance", p.name, e, d, where]
        case Paper(title=t, venue=v, year=y, authors=authors):
            parts = ["paper", t, v, y, *(a.person.name for a in authors)]
        case Profile(person=p, names=names):
            parts = ["profile", p.name, *names]
        case _:
            parts = [record.kind]
    return tidy(" | ".join(parts))


def tidy(fact: str) -> str:
    return " | ".join(part.strip() for part in fact.split("|"))


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["title"])
def test_what_a_page_tells(case: dict[str, object]) -> None:
    page = page_of(str(case["page"]), str(case["subject"]))
    assert isinstance(case["facts"], list)
    assert sorted(shown(record) for record in prose(page)) == sorted(tidy(fact) for fact in case["facts"])


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["title"])
def test_evidence_quotes_the_page(case: dict[str, object]) -> None:
    page = page_of(str(case["page"]), str(case["subject"]))
    for record in prose(page):
        assert page.text[record.evidence.start : record.evidence.end] == record.evidence.quote


def test_each_case_has_a_title_of_its_own() -> None:
    assert len({case["title"] for case in CASES}) == len(CASES) > 0


def test_the_author_of_a_post_belongs_to_the_lab() -> None:
    page = page_of("---\nauthor: Lena Vogt\n---\nHello.\n", "lab:Sample Lab")
    assert [shown(record) for record in prose(page)] == ["position | Lena Vogt | Sample Lab |  |  | "]


def test_who_gives_an_award_stands_behind_its_short_form() -> None:
    page = page_of(
        "# News\n- [May 2, 2023] Ada Voss won the Reef Study Award (RSA) from the Tide Foundation.\n", "Ada Voss"
    )
    assert [r.awarder.name for r in prose(page) if isinstance(r, Award)] == ["Tide Foundation"]


@pytest.mark.parametrize(
    ("line", "day"),
    [
        ("September 6, 2017 · Ada Lindqvist", "2017-09-06"),
        ("Posted on 6 September 2017", "2017-09-06"),
        ("September 2017", ""),
        ("The harbour was built on September 6, 2017", ""),
    ],
)
def test_a_day_alone_below_the_title_makes_a_post(line: str, day: str) -> None:
    text = f"A farewell\n\n{line}\n\nThe lab will have a strong team this year. Clara Moretti joined the Tide Lab as a postdoc.\n"
    found = [r.start for r in prose(read_page(read_bytes(text.encode(), "page.txt"))) if isinstance(r, Position)]
    assert found == ([day] if day else [])


def test_who_says_first_what_they_are_writes_no_post() -> None:
    text = "---\ntitle: About\nauthor: Ada\n---\n\nI am a research fellow working on tides. Earlier I counted gulls.\n"
    told = [r for r in prose(read_page(read_bytes(text.encode(), "about.md"))) if isinstance(r, Position)]
    assert [record.role for record in told] == ["research fellow"]


def test_a_post_about_members_is_no_page_of_them() -> None:
    text = (
        '---\ntitle: New Group Members and Alumni\ndate: 2020-03-23\nauthors: ["bo"]\n---\n\n'
        "Recently [Hannah Petrov](/authors/petrov) joined the Tide Research Group as a PhD student. "
        "[Ivan Moreau](/authors/moreau) joined the team as a postdoc.\n\n"
        "[Laura Fischer](/authors/fischer) decided to stay in our group as a student research assistant.\n"
    )
    records = prose(read_page(read_bytes(text.encode(), "content/post/members/index.md")))
    told = [(r.person.name, r.role, r.start) for r in records if isinstance(r, Position)]
    assert told == [
        ("Hannah Petrov", "PhD student", "2020-03-23"), ("Ivan Moreau", "postdoc", "2020-03-23"),
        ("Laura Fischer", "student research assistant", "2020-03-23"),
    ]  # fmt: skip
