"""Pages of members in every form: whatever stands where, all that a form prints of somebody comes back."""

from __future__ import annotations

import random
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

sys.path.append(str(Path(__file__).resolve().parents[3] / "benchmarks"))

from member_forms import FORMS, Member, block, table
from member_pages import MemberPage, score

HEAD = "Ada Lindqvist"
SHAPES = (
    ("items", "md"),
    ("cards", "html"),
    ("headings", "md"),
    ("paragraphs", "html"),
    ("items", "html"),
    ("cards", "md"),
)
HEADING = {"current": "PhD Students", "former": "Former PhD Students"}
CREW = (
    {"name": "Elin Moe", "role": "PhD Candidate", "school": "University of Bergen", "body2": "Riga Technical University", "role2": "Lecturer",
     "next_role": "Data Scientist", "next_body": "Peatworks", "degree": "MSc", "field": "Geology"},
    {"name": "Bo Ekman", "role": "Visiting Scholar", "school": "Harbour College", "body2": "Institute of Tides", "role2": "Research Engineer",
     "next_role": "Assistant Professor", "next_body": "Kyoto University", "degree": "B.A.", "field": "History"},
    {"name": "Zoe Hartwig", "role": "Lab Technician", "school": "ETH Zurich", "body2": "Fen University", "role2": "Postdoc",
     "next_role": "Lecturer", "next_body": "Northern School of Music", "degree": "PhD", "field": "Linguistics"},
)  # fmt: skip


def crew(group: str) -> list[Member]:
    """Give three members, the same in every run."""
    members = []
    for n, parts in enumerate(CREW):
        member = Member(70_000 + n, random.Random(n), HEAD, "Fen University", former=group == "former")
        member.name, member.parts = parts["name"], member.parts | parts | {"First": parts["name"].split()[0]}
        members.append(member)
    return members


def page(group: str, body: str, form: str) -> str:
    heading = HEADING.get(group, group)
    if form == "md":
        return f"---\ntitle: People\n---\n\n# Lindqvist Lab\n\n## {heading}\n\n{body}\n"
    return f"<title>People</title><h1>Lindqvist Lab</h1><h2>{heading}</h2>{body}"


def forms() -> Iterator[object]:
    for group in HEADING:
        for number, line in enumerate(FORMS[group]["forms"]):
            for shape, form in (SHAPES[number % 6],):
                if "{life}" not in line:
                    yield pytest.param(group, line, shape, form, id=f"{group}-{number}-{shape}.{form}")


def lost(members: list[Member], text: str, form: str) -> list[str]:
    facts = [fact for member in members for fact in member.facts if fact.fields.get("advisor") != HEAD]
    return [line for line in score(MemberPage(f"people.{form}", text, facts, {}))[1] if HEAD.casefold() not in line]


@pytest.mark.parametrize(("group", "line", "shape", "form"), list(forms()))
def test_forms(group: str, line: str, shape: str, form: str) -> None:
    members = crew(group)
    blocks = [block(m.printed(line, heading_role="PhD Student"), form, shape, 3) for m in members]
    body = ("\n" if shape == "items" and "\n\n" not in line and "\n- " not in line else "\n\n").join(blocks)
    body = f"<ul>{body}</ul>" if (shape, form) == ("items", "html") else body
    assert lost(members, page(group, body, form), form) == []


@pytest.mark.parametrize("form", ["md", "html"])
@pytest.mark.parametrize(("group", "columns", "line"), [(g, *row) for g in HEADING for row in FORMS["tables"][g]])
def test_tables(group: str, columns: str, line: str, form: str) -> None:
    members = crew(group)
    rows = [m.printed(line, heading_role="" if "{role}" in line else "PhD Student") for m in members]
    assert lost(members, page(group, table(columns, rows, form), form), form) == []


@pytest.mark.parametrize(
    ("group", "line"), [(g, row) for g in HEADING for row in FORMS["tags"][g] if "{life}" not in row]
)
def test_tags(group: str, line: str) -> None:
    members = crew(group)
    tags = "\n\n".join("{% include member.html " + m.printed(line) + " %}" for m in members)
    assert lost(members, page(group, tags, "md"), "md") == []


@pytest.mark.parametrize("sentence", [s for kind in ("opening", "study", "work") for s in FORMS["sentences"][kind]])
def test_sentences(sentence: str) -> None:
    members = crew("current")
    cards = [f"**{m.name}**\n\n{m.sentence(sentence, told=False)} {m.parts['He']} likes tea." for m in members]
    heading = "Members" if "{role}" in sentence else "PhD Students"
    roles = [f"{m.name}: needless position {{'organization': 'lindqvist lab', 'role': 'phd student'" for m in members]
    found = lost(members, page(heading, "\n\n".join(cards), "md"), "md")
    assert [line for line in found if not line.startswith(tuple(roles))] == []
