"""Grants in every layout of `grant_pages.toml`: however a page sets them, all that it prints of them comes back."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import pytest

from kgbuild.documents import read_bytes
from kgbuild.extract import extract
from kgbuild.model import Grant

HERE = Path(__file__).parent
PAGES: dict[str, Any] = tomllib.loads((HERE / "grant_pages.toml").read_text(encoding="utf-8"))
#: What is not read in full yet.
UNREAD = frozenset((HERE / "grant_pages_unread.txt").read_text(encoding="utf-8").split())
#: What fills the parts of three grants.
GRANTS = [
    {
        "title": "Slow tides and the memory of harbours", "funder": "Leverhulme Trust", "role": "PI", "number": "RPG-2017-565",
        "dates": "March 2019 to June 2022", "amount": "£19k", "people": "Ada Lindqvist", "scheme": "Research Project Grant",
        "=dates": "2019-03 2022-06", "=amount": "19000 GBP",
    },
    {
        "title": "Ferries: how ships became archives", "funder": "FWO", "role": "Co-PI", "number": "G016626N",
        "dates": "2016–2018", "amount": "12,500 (EUR)", "people": "Ada Lindqvist", "scheme": "Research Project Grant",
        "=dates": "2016 2018", "=amount": "12500 EUR",
    },
    {
        "title": "Counting restless gulls with patient cameras", "funder": "National Science Foundation",
        "role": "Principal Investigator", "number": "NSF-2226368", "dates": "2014", "amount": "$1.5 million",
        "people": "Ada Lindqvist", "scheme": "Research Project Grant", "=dates": "2014 ", "=amount": "1500000 USD",
    },
]  # fmt: skip
SHAPES = {
    "labels": ("heads", "items", "breaks", "terms"), "tables": ("rows",), "cards": ("heads", "items", "bold"),
    "lines": ("listed", "paragraphs"),
}  # fmt: skip


def layouts() -> Iterator[Any]:
    for kind, shapes in SHAPES.items():
        for number, layout in enumerate(PAGES[kind]):
            for shape in shapes:
                name = f"{kind}-{number}-{shape}"
                if name not in UNREAD:
                    yield pytest.param(kind, layout, shape, id=name)


def lines_of(kind: str, layout: Any, grant: dict[str, str], shape: str) -> list[str]:
    """Give the lines that print a grant; the first is its title, or empty where a label bears it."""
    if kind == "labels":
        open_, close = ("<b>", "</b>") if shape in {"breaks", "terms"} else ("**", "**")
        told = [f"{open_}{label}:{close} {grant[part]}" if label else grant[part] for label, part in layout]
        return [grant["title"] if all(part != "title" for _, part in layout) else "", *told]
    marks = {"b": "**", "/b": "**", "i": "*", "/i": "*"}
    lines = [layout] if isinstance(layout, str) else layout
    return [re.sub(r"\{(/?[bi])\}", lambda mark: marks[mark[1]], line).format(**grant) for line in lines]


def rendered(kind: str, layout: Any, shape: str) -> str:
    """Render the grants in a layout."""
    if kind == "tables":
        rows = [[grant.get(part, "–") for _, part in layout] for grant in GRANTS]
        heads = [head for head, _ in layout]
        return "\n".join(f"| {' | '.join(row)} |" for row in [heads, ["---"] * len(heads), *rows])
    parts = []
    for grant in GRANTS:
        head, *below = lines_of(kind, layout, grant, shape)
        every = [head, *below] if head else below
        parts.append(
            {
                "heads": f"### {head}\n\n" * bool(head) + "".join(f"- {line}\n" for line in below),
                "items": f"- {every[0]}\n" + "".join(f"  - {line}\n" for line in every[1:]),
                "bold": "  \n".join([f"**{head}**", *below]) + "\n",
                "breaks": "".join(f"{line} <br>\n" for line in every),
                "terms": f"<h3>{head}</h3>\n" * bool(head) + terms(below),
                "listed": f"- {head}\n",
                "paragraphs": f"{head}\n",
            }[shape]
        )
    return ("" if shape in {"items", "listed"} else "\n").join(parts)


def terms(lines: Sequence[str]) -> str:
    """Render labels and their values as terms and definitions."""
    told = (re.sub(r"^<b>(.*?):</b> ", r"<dt>\1</dt><dd>", line) + "</dd>" for line in lines)
    return "<dl>" + "".join(one if one.startswith("<dt>") else f"<dt>{one[:-5]}</dt>" for one in told) + "</dl>\n"


def wanted(grant: dict[str, str], printed: str, *, labelled: bool) -> list[str]:
    """Give what must come back of a grant, by the parts that a layout prints."""
    parts = set(re.findall(r"\w+", printed))
    told = [grant["title"] if labelled or "title" in parts else ""]
    told += [grant[part] if part in parts else "" for part in ("funder", "role", "number")]
    return [*told, *(grant[f"={part}"] if part in parts else " " for part in ("dates", "amount"))]


@pytest.mark.parametrize(("kind", "layout", "shape"), list(layouts()))
def test_grants_of_a_page(kind: str, layout: Any, shape: str) -> None:
    text = f"# Funded Projects\n\n{rendered(kind, layout, shape)}"
    parts = [part for _, part in layout] if kind in {"labels", "tables"} else re.findall(r"\{(\w+)\}", str(layout))
    want = [wanted(grant, " ".join(parts), labelled=kind == "labels") for grant in GRANTS]
    found = [record for record in extract(read_bytes(text.encode(), "grants.md")).records if isinstance(record, Grant)]
    got = [
        [
            g.title, g.funder.name, next((r.role for r in g.recipients if r.role), "") if "role" in parts else "",
            g.identifier, f"{g.start} {g.end}", f"{g.amount} {g.currency}",
        ]
        for g in found
    ]  # fmt: skip
    assert sorted(got) == sorted(want)
