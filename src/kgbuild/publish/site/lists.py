"""The index pages: people by family name, works by year, everything else by name, in parts that stay small."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from kgbuild.graph.vocabulary import SCHEMA
from kgbuild.names import fold
from kgbuild.publish.site.entities import Page
from kgbuild.publish.site.facts import Facts
from kgbuild.publish.site.refs import Ref, href, page_path, script_language
from kgbuild.publish.site.works import Work

#: Rows and works that one page lists.
ROWS, WORKS = 300, 70


@dataclass(frozen=True, slots=True)
class Row:
    """One thing in a list: `detail` says more of it, `count` how much there is."""

    ref: Ref
    detail: str
    count: str
    order: str


@dataclass(frozen=True, slots=True)
class Part:
    """One page of a list.

    Attributes:
        file: its name in the folder of the list.
        label: what the pager calls it.
        groups: rows under letters.
    """

    file: str
    label: str
    groups: tuple[tuple[str, tuple[Row, ...]], ...]


def row(page: Page, facts: Facts) -> Row:
    """Give the row of a thing."""
    works = len(page.works)
    plural = "work" if works == 1 else "works"
    detail = ", ".join(ref.text for ref in page.summary[:2])
    if page.kind in {"talk", "award", "course", "press", "grant"}:
        told = (", ".join(ref.text for ref in refs[:3]) for _, refs in page.facts[:2])
        detail = " · ".join(text for text in told if text != page.name)
    elif page.kind in {"organization", "venue"}:
        detail = page.kicker
    people = len(named(page)) if page.kind != "person" else 0
    count = f"{works} {plural}" if works else f"{people} people" if people > 1 else ""
    family = facts.one(page.iri, SCHEMA.familyName) if page.kind == "person" else ""
    order = f"{family} {page.name}" if family else page.name
    return Row(Ref(page.name, href(page_path(page.key)), script_language(page.name)), detail, count, order)


def named(page: Page) -> tuple[str, ...]:
    """Give the keys, as web addresses, of the people whom the page of a thing names, each once."""
    refs = [ref for _, refs in page.facts for ref in refs]
    refs += [ref for section in page.sections for line in section.lines for ref in (line.lead, *line.parts)]
    return tuple(dict.fromkeys(ref.href.removesuffix("/index.html") for ref in refs if ref.href.startswith("person/")))


def letter(text: str) -> str:
    """Give the letter that a list files a text under: Latin without accents, other scripts as they are."""
    first = next((char for char in fold(text) if char.isalpha()), "#")
    return first.upper() if first.isascii() or not text else first


def parts(rows: Sequence[Row]) -> tuple[Part, ...]:
    """Cut rows into pages at letters, as near to `ROWS` as that goes; a letter with more is cut by itself."""
    by_letter: dict[str, list[Row]] = defaultdict(list)
    for one in sorted(rows, key=lambda one: (fold(one.order), one.order, one.ref.href)):
        by_letter[letter(one.order)].append(one)
    pages: list[list[tuple[str, tuple[Row, ...]]]] = [[]]
    held = 0
    for sign, found in sorted(by_letter.items()):
        for start in range(0, len(found), ROWS):
            piece = tuple(found[start : start + ROWS])
            if held and held + len(piece) > ROWS:
                pages.append([])
                held = 0
            pages[-1].append((sign, piece))
            held += len(piece)
    return tuple(
        Part("index.html" if not at else f"{at + 1}.html", _label(groups), tuple(groups))
        for at, groups in enumerate(pages)
    )


def _label(groups: Sequence[tuple[str, tuple[Row, ...]]]) -> str:
    if not groups:
        return ""
    first, last = groups[0], groups[-1]
    if first[0] != last[0]:
        return f"{first[0]} – {last[0]}"
    return first[0] if len(groups) == 1 and len(first[1]) < ROWS else f"{first[0]}: {first[1][0].order[:12].strip()}"


def work_parts(works: Sequence[Work]) -> tuple[tuple[str, tuple[Work, ...]], ...]:
    """Cut works, newest first, into pages: file and works."""
    chunks = [tuple(works[start : start + WORKS]) for start in range(0, len(works), WORKS)] or [()]
    return tuple(("index.html" if not at else f"{at + 1}.html", chunk) for at, chunk in enumerate(chunks))
