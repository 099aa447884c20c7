"""Curricula whose entries stand on several lines, or in groups: however they are set, all that they print comes back."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import pytest

from kgbuild.documents import read_bytes
from kgbuild.extract import extract
from kgbuild.model import Record

HERE = Path(__file__).parent
ORDERS, NESTED = (tomllib.loads((HERE / f"{name}.toml").read_text(encoding="utf-8")) for name in ("orders", "nested"))
HEADINGS = {
    "positions": "Employment", "education": "Education", "awards": "Awards", "talks": "Conference Presentations",
    "teaching": "Teaching", "service": "Professional Service", "grants": "Grants", "supervision": "PhD Students",
    "publications": "Publications",
}  # fmt: skip
#: What fills the parts of three entries, whatever their kind.
FIRST = {
    "body": "Harbour University", "place": "Riga, Latvia", "dates": "2019–2022", "year": "2022", "field": "Physics",
    "thesis": "Slow waves below the northern ice", "who": "Elin Moe", "did": "Built an archive of samples",
    "did2": "Led a team of engineers", "on": "Invited",
}  # fmt: skip
SECOND = FIRST | {
    "body": "Fen College", "place": "Oslo, Norway", "dates": "2015–2018", "year": "2018", "field": "Art History",
    "thesis": "Ships in the paintings of the coast", "on": "Contributed",
}  # fmt: skip
THIRD = SECOND | {"dates": "2012–2014", "year": "2014", "field": "Music", "thesis": "Songs of the crews of old ports"}
OWN: dict[str, Sequence[dict[str, str]]] = {
    "positions": ({"role": "Associate Professor"}, {"role": "Research Fellow"}, {"role": "Lecturer"}),
    "education": ({"degree": "PhD"}, {"degree": "M.A."}, {"degree": "B.A."}),
    "awards": ({"award": "Best Paper Award"}, {"award": "Gold Medal"}, {"award": "Summer Research Fellowship"}),
    "talks": (
        {"title": "Counting gulls with patient cameras", "event": "Workshop on Tides", "month": "March 2022"},
        {"title": "What the harbour remembers of its ships", "event": "World Congress of Ports", "month": "June 2018"},
        {"title": "Reading storms in old letters", "event": "Annual Meeting of the Wave Society", "month": "May 2014"},
    ),
    "teaching": (
        {"course": "Introduction to Physics", "term": "Fall 2022", "role": "Instructor"},
        {"course": "Topics in Linguistics", "term": "Spring 2018", "role": "Lecturer"},
        {"course": "Advanced Biology", "term": "Summer 2014", "role": "Lecturer"},
    ),
    "service": (
        {"role": "Associate Editor", "body": "Journal of Tides"},
        {"role": "Reviewer", "body": "Journal of Harbours"},
        {"role": "Reviewer", "body": "Journal of Harbours"},
    ),
    "grants": (
        {"title": "Learning structure from aligned ships", "body": "National Science Foundation", "amount": "$250,000"},
        {"title": "The memory of the northern ports", "body": "Spencer Foundation", "amount": "$12,500"},
        {"title": "Patient cameras for restless gulls", "body": "Spencer Foundation", "amount": "$40,000"},
    ),
    "supervision": ({"student": "Elin Moe"}, {"student": "Bo Ekman"}, {"student": "Ida Holm"}),
    "publications": (
        {"title": "Counting gulls with patient cameras", "authors": "Ada Lindqvist, Bo Ekman",
         "venue": "Journal of Biology", "with": "Bo Ekman"},
        {"title": "What the harbour remembers of its ships", "authors": "Elin Moe, Ada Lindqvist",
         "venue": "Journal of History", "with": "Elin Moe"},
        {"title": "Reading storms in old letters", "authors": "Ada Lindqvist, Ida Holm",
         "venue": "Journal of Physics", "with": "Ida Holm"},
    ),
}  # fmt: skip
MONTHS = {"March": "03", "June": "06", "May": "05", "Fall": "23", "Spring": "21", "Summer": "22"}
#: How a line and the lines below it are set.
SETS = {
    "list.md": ("* {head}\n", "  * {line}\n", ""),
    "headings.md": ("### {bare}\n\n", "* {line}\n", "\n"),
    "bold.md": ("**{bare}**\n\n", "* {line}\n", "\n"),
    "terms.html": ("<dt>{head}</dt>\n", "<dd>{line}</dd>\n", ""),
}
FORMS = {"cards": ("list.md", "headings.md", "bold.md"), "groups": ("list.md", "headings.md", "terms.html")}
#: What is not read in full yet.
UNREAD = frozenset((HERE / "nested_unread.txt").read_text(encoding="utf-8").split())


def cases() -> Iterator[Any]:
    for kind, layouts in NESTED.items():
        for told, forms in FORMS.items():
            for form in forms:
                for number, lines in enumerate(layouts[told]):
                    name = f"{kind}-{told}-{number}-{form}"
                    if len(lines) > 1 and name not in UNREAD:
                        yield pytest.param(kind, lines, form, told == "groups", id=name)


def entries_of(kind: str) -> list[dict[str, str]]:
    return [told | own for told, own in zip((FIRST, SECOND, THIRD), OWN[kind], strict=True)]


def rendered(entries: Sequence[dict[str, str]], lines: Sequence[str], form: str, *, grouped: bool) -> str:
    """Render the cards of three entries, or two groups, of one and of two."""
    tags = {"b": "**", "/b": "**", "i": "*", "/i": "*"}
    marks = tags if form.endswith(".md") else {mark: f"<{mark}>" for mark in tags}
    head, *below = (re.sub(r"\{(/?[bi])\}", lambda mark: marks[mark[1]], line) for line in lines)
    first, line, last = SETS[form]
    shared = {part: told for part, told in entries[1].items() if f"{{{part}}}" in head}
    groups = [entries[:1], [entries[1], entries[2] | shared]]
    text = ""
    for group in groups if grouped else [[entry] for entry in entries]:
        opened = head.format(**group[0])
        text += first.format(head=opened, bare=re.sub(r"\*\*|</?b>", "", opened))
        text += "".join(line.format(line=told.format(**entry)) for entry in group for told in below) + last
    return f"<dl>{text}</dl>" if form == "terms.html" else text


def value(field: str, printed: str) -> str:
    """Give what a record keeps of a printed part."""
    if field in {"start", "end", "date"}:
        word = MONTHS.get(printed.partition(" ")[0], "")
        return re.findall(r"\d{4}", printed)[0] + (f"-{word}" if word else "")
    return re.sub(r"\D", "", printed) if field == "amount" else printed


def shown(record: Record, field: str) -> str:
    found = getattr(record, field)
    if isinstance(found, tuple):
        return ", ".join(author.person.name for author in found)
    return str(getattr(found, "name", found))


@pytest.mark.parametrize(("kind", "lines", "form", "grouped"), list(cases()))
def test_nested(kind: str, lines: Sequence[str], form: str, grouped: bool) -> None:
    layout = ORDERS.get(kind, {}) | NESTED[kind]
    entries = entries_of(kind)
    top = "# Ada Lindqvist\n\nCurriculum Vitae\n\n## {}\n\n"
    if form.endswith(".html"):
        top = "<h1>Ada Lindqvist</h1><p>Curriculum Vitae</p><h2>{}</h2>\n"
    text = top.format(HEADINGS[kind]) + rendered(entries, lines, form, grouped=grouped)
    if grouped:
        entries[2] |= {part: entries[1][part] for part in entries[1] if f"{{{part}}}" in lines[0]}
    fields = {part: field for part, field in layout["fields"].items() if f"{{{part}}}" in "".join(lines)}
    want = [{field: value(field, entry[part]) for part, field in fields.items()} for entry in entries]
    records = extract(read_bytes(text.encode(), form)).records
    got = [{field: shown(r, field) for field in fields.values()} for r in records if r.kind == layout["record"]]
    assert sorted(map(str, got)) == sorted(map(str, want))
