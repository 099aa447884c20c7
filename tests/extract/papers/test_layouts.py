"""Works in every layout of `layouts.toml`: whatever is printed first and set apart how, all that is printed comes back."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from kgbuild.documents import read_bytes
from kgbuild.extract import extract
from kgbuild.model import Paper

TABLE = tomllib.loads(Path(__file__).with_name("layouts.toml").read_text(encoding="utf-8"))
LAYOUTS, FIELDS = TABLE["layouts"], TABLE["fields"]
PAPER = "https://uni.example.org/paper"
#: Three works of Ada Lindqvist: what fills the parts of a layout.
WORKS = [
    {
        "title": "Slow tides and the memory of harbours", "people": "Ada Lindqvist; Omar Farouk; Nils Holm", "year": "2021",
        "venue": "Journal of Ecology", "conf": "ICML", "event": "Proceedings of the International Conference on Machine Learning",
        "vol": "12", "no": "3", "pp": "45-67", "doi": "10.1234/je.12", "note": "Oral", "link": "https://git.example.org/a",
    },
    {
        "title": "How ferries became archives: evidence from Norway", "people": "Omar Farouk; Ada Lindqvist", "year": "2018",
        "venue": "Cognition", "conf": "CHI", "event": "Proceedings of the CHI Conference on Human Factors",
        "vol": "8", "no": "11", "pp": "301-322", "doi": "10.1234/cog.8", "note": "Best Paper Award", "link": "https://git.example.org/b",
    },
    {
        "title": "Counting restless gulls with patient cameras", "people": "Nils Holm; Mei Chen; Ada Lindqvist; Elena Rossi",
        "year": "2014", "venue": "American Economic Review", "conf": "NeurIPS", "event": "Advances in Neural Information Processing Systems",
        "vol": "104", "no": "2", "pp": "9-31", "doi": "10.1234/aer.104", "note": "Spotlight", "link": "https://git.example.org/c",
    },
]  # fmt: skip
ABSTRACT = "We watch the tide for many years and show what it does to those who wait for it, in words that cite nobody."
FORMS = ("items.md", "lines.md", "listed.html")
NAMES = ("Ada Lindqvist", "A. Lindqvist", "Lindqvist A")


def layouts() -> Iterator[Any]:
    for kind, listed in LAYOUTS.items():
        for number, layout in enumerate(listed):
            for form in ("headings.md", "headings.html") if kind == "headings" else FORMS:
                names = NAMES[(number + len(form)) % len(NAMES)]
                yield pytest.param(layout, form, names, id=f"{kind}-{number}-{form}-{names}")


def named(name: str, form: str) -> str:
    given, family = name.split()
    return {"Ada Lindqvist": name, "A. Lindqvist": f"{given[0]}. {family}"}.get(form, f"{family} {given[0]}")


def rendered(layout: str, work: dict[str, str], form: str, names: str) -> str:
    """Render a work: names in a form, the owner in bold, marks of the format."""
    marks = {"b": "**", "/b": "**", "i": "*", "/i": "*", "h": "### ", "/h": ""}
    if form.endswith(".html"):
        marks = {mark: f"<{mark}>" for mark in ("b", "/b", "i", "/i")} | {"h": "<h3>", "/h": "</h3>"}
    html = form.endswith(".html")
    linked = f'<a href="{PAPER}">{work["title"]}</a>' if html else f"[{work['title']}]({PAPER})"
    code = f'[<a href="{work["link"]}">Code</a>]' if html else f"\\[[Code]({work['link']})\\]"
    people = [named(name, names) for name in work["people"].split("; ")]
    owner = named("Ada Lindqvist", names)
    shown = [marks["b"] + name + marks["/b"] if name == owner else name for name in people]
    parts = {
        **work, "authors": ", ".join(shown), "others": " and ".join(name for name in people if name != owner),
        "links": code, "yy": work["year"][2:], "abstract": ABSTRACT,
    }  # fmt: skip
    plain = re.sub(r"\{(/?[bih])\}", lambda mark: marks[mark[1]], layout.replace("{a}{title}{/a}", linked))
    return plain.format(**parts)


def page(layout: str, form: str, names: str) -> str:
    """Give a page of the three works; where the layout prints no year, below headings that are years."""
    html, dated = form.endswith(".html"), "{year}" in layout or "{yy}" in layout
    parts = ["<h1>Ada Lindqvist</h1><h2>Publications</h2>" if html else "# Ada Lindqvist\n\n## Publications"]
    for work in WORKS:
        if not dated:
            parts.append(f"<h3>{work['year']}</h3>" if html else f"### {work['year']}")
        told = rendered(layout, work, form, names)
        if form == "headings.html":
            told = "\n".join(part if part.startswith("<h3>") else f"<p>{part}</p>" for part in told.split("\n\n"))
        elif html:
            told = f"<ul><li>{told.replace(chr(10), '<br>')}</li></ul>"
        elif form == "items.md":
            told = "- " + told.replace("\n", "  \n  ")
        elif form == "lines.md":
            told = told.replace("\n", "  \n")
        parts.append(told)
    return "\n\n".join(parts) + "\n"


@pytest.mark.parametrize(("layout", "form", "names"), list(layouts()))
def test_layouts(layout: str, form: str, names: str) -> None:
    text = page(layout, form, names)
    found = [
        record for record in extract(read_bytes(text.encode(), f"page.{form}")).records if isinstance(record, Paper)
    ]
    fields = {part: field for part, field in FIELDS.items() if f"{{{part}}}" in layout}
    told = "{authors}" in layout or "{others}" in layout
    want = [
        {
            "title": work["title"], "year": work["year"],
            "authors": [named(n, names) for n in work["people"].split("; ") if told and ("{authors}" in layout or n != "Ada Lindqvist")],
            "links": [PAPER] * ("{a}" in layout) + [work["link"]] * ("{links}" in layout),
            **{field: work[part] for part, field in fields.items()},
        }
        for work in WORKS
    ]  # fmt: skip
    got = [
        {
            "title": paper.title, "year": paper.year,
            "authors": [author.person.name for author in paper.authors if author.position],
            "links": [link.url for link in paper.links if "doi.org" not in link.url],
            **{field: getattr(paper, field).partition(" (")[0] for field in fields.values()},
        }
        for paper in found
    ]  # fmt: skip
    assert got == want
