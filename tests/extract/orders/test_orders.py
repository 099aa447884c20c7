"""Curricula in every order of parts: whatever the order and the form, all that an entry prints comes back."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from kgbuild.documents import read_bytes
from kgbuild.extract import extract
from kgbuild.model import Record

ORDERS = tomllib.loads(Path(__file__).with_name("orders.toml").read_text(encoding="utf-8"))

#: Kind → the heading of its section, and what fills the parts of its entries.
KINDS: dict[str, tuple[str, list[dict[str, str]]]] = {
    "positions": (
        "Academic Positions",
        [
            {"role": "Associate Professor", "body": "Harbour University", "place": "Riga", "dates": "2016–2021"},
            {"role": "Postdoctoral Fellow", "body": "Institute of Tides", "place": "Oslo", "dates": "2012–2016"},
            {"role": "Research Engineer", "body": "Fen College", "place": "Reno", "dates": "2009–2012"},
        ],
    ),
    "education": (
        "Education",
        [
            {"degree": "PhD", "field": "Physics", "body": "Harbour University", "place": "Riga", "year": "2009",
             "thesis": "Slow waves below the northern ice"},
            {"degree": "M.A.", "field": "Art History", "body": "Fen College", "place": "Reno", "year": "2005",
             "thesis": "Ships in the paintings of the coast"},
        ],
    ),
    "awards": (
        "Honors and Awards",
        [
            {"award": "Best Paper Award", "body": "Society for Tides", "year": "2022"},
            {"award": "Dean's List", "body": "Harbour University", "year": "2018"},
            {"award": "Summer Research Fellowship", "body": "American Wave Association", "year": "2014"},
        ],
    ),
    "talks": (
        "Conference Presentations",
        [
            {"title": "Counting gulls with patient cameras", "event": "Annual Meeting of the Tide Society",
             "place": "Oslo, Norway", "month": "March 2021", "apa": "2021, March"},
            {"title": "What the Harbour Remembers of Its Ships", "event": "International Conference on Ports",
             "place": "Boston, MA", "month": "June 2018", "apa": "2018, June"},
            {"title": "Retrieving XML Records of Storms", "event": "AGU Fall Meeting",
             "place": "Chicago, IL", "month": "December 2015", "apa": "2015, December"},
        ],
    ),
    "teaching": (
        "Teaching",
        [
            {"course": "Introduction to Physics", "body": "Harbour University", "term": "Fall 2022", "role": "Instructor"},
            {"course": "Topics in Linguistics", "body": "Fen College", "term": "Spring 2019",
             "role": "Teaching Assistant"},
            {"course": "Research Methods in Nursing", "body": "University of Riga", "term": "Summer 2016", "role": "Lecturer"},
        ],
    ),
    "service": (
        "Professional Service",
        [
            {"role": "Associate Editor", "body": "Journal of Tides", "dates": "2019–2022"},
            {"role": "President", "body": "American Wave Association", "dates": "2016–2018"},
            {"role": "Reviewer", "body": "Annals of Harbours", "dates": "2012–2015"},
        ],
    ),
    "grants": (
        "Grants",
        [
            {"title": "Learning structure from aligned ships", "body": "National Science Foundation",
             "dates": "2021–2024", "amount": "$250,000"},
            {"title": "The Memory of the Northern Ports", "body": "Spencer Foundation", "dates": "2017–2019",
             "amount": "$12,500"},
        ],
    ),
    "supervision": (
        "PhD Students",
        [
            {"student": "Elin Moe", "dates": "2018–2022", "year": "2022", "body": "Harbour University",
             "thesis": "Slow waves below the northern ice"},
            {"student": "Bo Ekman", "dates": "2014–2018", "year": "2018", "body": "Harbour University",
             "thesis": "Patient cameras for restless gulls"},
        ],
    ),
}  # fmt: skip
MONTHS = {"March": "03", "June": "06", "December": "12"}
TERMS = {"Fall": "23", "Spring": "21", "Summer": "22"}
FORMS = ("items.md", "paragraphs.md", "items.html", "lines.txt")


def layouts() -> Iterator[Any]:
    for kind in KINDS:
        for number, layout in enumerate(ORDERS[kind]["layouts"]):
            for form in FORMS:
                yield pytest.param(kind, layout, form, id=f"{kind}-{number}-{form}")


def edtf(printed: str) -> str:
    """Give the start of a printed date as the records keep it: "March 2021" is 2021-03, "Fall 2022" 2022-23."""
    year = re.search(r"\d{4}", printed)
    word = re.search(r"[A-Z][a-z]+", printed)
    code = {**MONTHS, **TERMS}.get(word[0], "") if word else ""
    return (year[0] if year else "") + (f"-{code}" if code else "")


def rendered(layout: str, entries: list[dict[str, str]], form: str) -> str:
    """Render entries in a layout as a list, as paragraphs, or as plain text with an empty line between entries."""
    marks = {"md": {"b": "**", "/b": "**", "i": "*", "/i": "*"}, "txt": dict.fromkeys(("b", "/b", "i", "/i"), "")}
    tags = marks.get(form.partition(".")[2], {mark: f"<{mark}>" for mark in ("b", "/b", "i", "/i")})
    lines = [re.sub(r"\{(/?[bi])\}", lambda mark: tags[mark[1]], layout).format(**entry) for entry in entries]
    if form.endswith(".html"):
        return (
            "<ul>" + "".join(f"<li>{line}</li>\n".replace("\n", "<br>\n", line.count("\n")) for line in lines) + "</ul>"
        )
    if form == "items.md":
        return "\n".join("- " + line.replace("\n", "  \n  ") for line in lines)
    return "\n\n".join(line.replace("\n", "  \n" if form.endswith(".md") else "\n") for line in lines)


def value(record: Record, field: str) -> str:
    """Give a field as text: mentions by their names."""
    found = getattr(record, field)
    return str(getattr(found, "name", found))


@pytest.mark.parametrize(("kind", "layout", "form"), list(layouts()))
def test_orders(kind: str, layout: str, form: str) -> None:
    heading, entries = KINDS[kind]
    fields: dict[str, str] = ORDERS[kind]["fields"]
    title, section = "# Ada Lindqvist\n\nCurriculum Vitae\n", f"\n## {heading}\n\n"
    if form.endswith(".html"):
        title, section = "<h1>Ada Lindqvist</h1><p>Curriculum Vitae</p>", f"<h2>{heading}</h2>"
    if form.endswith(".txt"):
        title, section = "Ada Lindqvist\nCurriculum Vitae\n", f"\n{heading.upper()}\n\n"
    text = title + section + rendered(layout, entries, form) + "\n"
    found = [r for r in extract(read_bytes(text.encode(), form)).records if r.kind == ORDERS[kind]["record"]]
    printed = [part for part in fields if f"{{{part}}}" in layout]
    want = [
        {fields[part]: edtf(entry[part]) if fields[part] in {"start", "end", "date"}
         else re.sub(r"\D", "", entry[part]) if part == "amount" else entry[part] for part in printed}
        for entry in entries
    ]  # fmt: skip
    got = [{fields[part]: value(record, fields[part]) for part in printed} for record in found]
    assert sorted(map(str, got)) == sorted(map(str, want))
