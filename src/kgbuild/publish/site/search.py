"""The index that search, filters and "how two people are connected" read: one script, so that it loads from a disk too.

kgIndex({types: {…}, things: [[kind, key, name, detail, year, others, people], …], advised: […], shared: {…}})
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any
from urllib.parse import unquote

from kgbuild.graph.vocabulary import KG, SCHEMA
from kgbuild.publish.site.entities import Page
from kgbuild.publish.site.facts import Facts
from kgbuild.publish.site.lists import named
from kgbuild.publish.site.mathematics import plain
from kgbuild.publish.site.works import KINDS

#: Kinds of things that people take part in; the year of what goes on.
_TAKEN_PART = frozenset({"grant", "talk", "course", "award", "press"})
_ONGOING = 9999


def index_script(pages: Sequence[Page], facts: Facts) -> str:
    """Give the index of all pages as a script.

    `things` are rows of kind, key, name, detail, year, further names (of works the type) and the rows of the people who
    take part, as far as there are any; `advised` are pairs of rows, advisor and student; `shared` are the rows of the
    people of each grant.
    """
    place = {page.iri: number for number, page in enumerate(pages)}
    rows = [_row(page, facts, place) for page in pages]
    advised = sorted({
        (place[advisor], place[student])
        for node in facts.of_class(KG.Supervision)
        if (advisor := facts.one(node, KG.agent)) in place and (student := facts.one(node, KG.target)) in place
    })  # fmt: skip
    shared = {
        place[page.iri]: [place[who] for who in facts.all(page.iri, KG.recipient) if who in place]
        for page in pages
        if page.kind == "grant"
    }
    data = {"types": dict(KINDS), "things": rows, "advised": advised, "shared": shared}
    return f"kgIndex({script_json(data)});\n"


def _row(page: Page, facts: Facts, place: dict[str, int]) -> list[Any]:
    name = plain(page.name)
    if page.kind == "work" and page.work:
        work = page.work
        people = [place[iri] for a in work.authors if a.key and (iri := f"{facts.base}{a.key}/#this") in place]
        return [page.kind, page.key, name, work.venue, int(work.year or 0), work.kind, people]
    detail = ", ".join(ref.text for ref in page.summary[:2])
    if page.kind in {"talk", "award", "course", "press"}:
        detail = ", ".join(ref.text for _, refs in page.facts[:2] for ref in refs[:2])
    elif page.kind in {"organization", "venue"}:
        detail = page.kicker
    people = _people(page, facts, place) if page.kind in _TAKEN_PART else []
    row: list[Any] = [page.kind, page.key, name, detail, _year(page, facts), "|".join(page.others[:4]), people]
    while not row[-1]:
        row.pop()
    return row


def _year(page: Page, facts: Facts) -> int:
    """Give the year of a thing, of what recurs the last one."""
    lines = [line.end if line.end < _ONGOING else line.start for section in page.sections for line in section.lines]
    last = max(lines, default=0) if page.kind in {"award", "course"} else 0
    date = facts.one(page.iri, SCHEMA.datePublished)[:4]
    return int(facts.one(page.iri, KG.startYear) or (date if date.isdecimal() else 0) or last)


def _people(page: Page, facts: Facts, place: dict[str, int]) -> list[int]:
    """Give the rows of the people whom the page of a thing names."""
    return [place[iri] for key in named(page) if (iri := f"{facts.base}{unquote(key)}/#this") in place]


def script_json(data: Any) -> str:
    r"""Give JSON that may stand in a script, in a file of its own or in a page."""
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    for char, escaped in (
        ("<", "\\u003c"),
        (">", "\\u003e"),
        ("&", "\\u0026"),
        ("\u2028", "\\u2028"),
        ("\u2029", "\\u2029"),
    ):
        text = text.replace(char, escaped)
    return text
