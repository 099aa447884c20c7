"""Works on pages about one author, in every layout of `author_pages.toml`: all that is printed comes back."""

from __future__ import annotations

import html
import re
import tomllib
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import pytest

from kgbuild.documents import read_bytes
from kgbuild.extract import extract
from kgbuild.extract.layout.headings import kinds_of
from kgbuild.model import Paper

PAGES: dict[str, Any] = tomllib.loads(Path(__file__).with_name("author_pages.toml").read_text(encoding="utf-8"))
WORKS = [
    {
        "title": "Slow tides and the memory of harbours", "people": "Ada Lindqvist; Omar Farouk; Nils Holm", "year": "2021",
        "venue": "Journal of Marketing Research", "vol": "12", "no": "3", "pp": "45-67", "doi": "10.1234/je.12",
    },
    {
        "title": "How ferries became archives: evidence from Norway", "people": "Omar Farouk; Ada Lindqvist", "year": "2018",
        "venue": "Physical Review Letters", "vol": "8", "no": "11", "pp": "301-322", "doi": "10.1234/cog.8",
    },
    {
        "title": "Counting restless gulls with patient cameras", "people": "Nils Holm; Mei Chen; Ada Lindqvist",
        "year": "2014", "venue": "American Economic Review", "vol": "104", "no": "2", "pp": "9-31", "doi": "10.1234/aer.104",
    },
]  # fmt: skip
FIELDS = {"venue": "venue", "vol": "volume", "no": "issue", "pp": "pages", "doi": "doi", "year": "year"}
FORMS = ("items.md", "paragraphs.html", "boxes.html")
#: What is not read in full yet.
UNREAD = frozenset({"5-items.md", "5-paragraphs.html", "5-boxes.html"})


def layouts() -> Iterator[Any]:
    for number, layout in enumerate(PAGES["lines"]):
        for form in FORMS:
            if f"{number}-{form}" not in UNREAD:
                yield pytest.param(layout, form, id=f"{number}-{form}")


def rendered(layout: str, form: str) -> str:
    """Render a page of the works in a layout."""
    signs = {"b": "**", "/b": "**", "i": "*", "/i": "*"}
    marks = signs if form.endswith(".md") else {mark: f"<{mark}>" for mark in signs}
    plain = re.sub(r"\{(/?[bi])\}", lambda mark: marks[mark[1]], layout)
    shown = []
    for work in WORKS:
        parts = {**work, "authors": work["people"].replace(";", ","), "semis": work["people"], "month": "March"}
        shown.append(plain.format(**parts))
    if form == "items.md":
        return "# Ada Lindqvist\n\n## Publications\n\n" + "".join(
            "- " + s.replace("\n", "  \n  ") + "\n" for s in shown
        )
    listed = [line.replace("\n", "<br>\n") for line in shown]
    if form == "boxes.html":
        listed = ["</p><p>".join(one.split("\n")) for one in shown]
        listed = [f'<div class="work"><p>{one}</p></div>' for one in listed]
    else:
        listed = [f"<p>{one}</p>" for one in listed]
    return "<h1>Ada Lindqvist</h1><h2>Publications</h2><section>" + "\n".join(listed) + "</section>"


def told(paper: Paper, parts: Sequence[str]) -> list[str]:
    names = "; ".join(author.person.name for author in paper.authors if author.position)
    people = names if {"authors", "semis"} & {*parts} else ""
    return [paper.title, people, *(str(getattr(paper, FIELDS[part])) for part in parts if part in FIELDS)]


@pytest.mark.parametrize(("layout", "form"), list(layouts()))
def test_works_of_an_author(layout: str, form: str) -> None:
    parts = [part for part in re.findall(r"\{(\w+)\}", layout) if not (part == "no" and "[j" in layout)]
    found = extract(read_bytes(rendered(layout, form).encode(), form)).records
    got = [told(record, parts) for record in found if isinstance(record, Paper)]
    signed = {"authors", "semis"} & {*parts}
    want = [
        [work["title"], work["people"] if signed else "", *(work[part] for part in parts if part in FIELDS)]
        for work in WORKS
    ]
    assert got == want


@pytest.mark.parametrize(
    "title", [*PAGES["works"], "Books by the same author", "Articles by Ada Lindqvist (12)", "Works (4 of 9)"]
)
def test_headings_of_works(title: str) -> None:
    assert kinds_of(html.unescape(title)) == ("publications",)


@pytest.mark.parametrize("title", ["Peat Works", "Works", "Service by appointment", "Poems by heart"])
def test_other_headings(title: str) -> None:
    assert kinds_of(title) != ("publications",)


def test_a_role_in_bold_above_works_is_no_title() -> None:
    text = "<h2>Recent Faculty Scholarship</h2>"
    works = (
        "Slow tides of the northern harbours, 12 OREGON LAW REVIEW 65",
        "The rights of small ports, 9 IOWA LAW REVIEW 7",
    )
    for name, role in (
        ("Ada Lindqvist", "Associate Dean and Professor of Law"),
        ("Bo Ekman", "Assistant Professor of Law"),
    ):
        cited = "".join(f"<p>{work} (2019).</p>" for work in works)
        text += f'<div class="row"><h3>{name}</h3><p><strong>{role}</strong></p>{cited}</div>'
    found = extract(read_bytes(text.encode(), "a.html")).records
    assert not any("Professor" in record.title for record in found if isinstance(record, Paper))
