"""What a section holds, told by its lines where its heading says nothing: "Language and power" over papers."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import pairwise

from kgbuild.dates import find_ranges
from kgbuild.document import Block, Document
from kgbuild.extract.layout.entries import cut_entries
from kgbuild.extract.layout.shapes import shape
from kgbuild.extract.page import Section
from kgbuild.extract.phrases.degrees import is_study
from kgbuild.extract.phrases.roles import is_role, role_weight
from kgbuild.extract.phrases.words import organization_weight
from kgbuild.lexicon import words

#: So many lines of a page show what they are, and of a section so large a share.
_SEVERAL = {"publications": 3, "positions": 2}
_MOST, _HALF = 0.6, 0.5
#: Under these headings lists of papers and posts may stand undivided; elsewhere they would be of others.
_OPEN = frozenset({"", "interests", "biography"})
#: What a block is stands on so many lines, in no more words; a role makes up so large a share of one of them.
_HEAD, _TOLD, _ROLE = 3, 60, 0.25
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_POST_WORDS = 16
#: What a course opens with: "EDH 6065: History of Tides".
_CODE = re.compile(r"\W*[A-Z]{2,5}[\s-]?\d{2,4}[A-Z]?\b")


def by_content(document: Document, sections: Sequence[Section]) -> tuple[Section, ...]:
    """Give sections, those of no kind with the kind that most of their lines are of.

    Args:
        document: whose sections they are.
        sections: in order.
    """
    listed = any(section.kind == "publications" for section in sections)
    held = any(section.kind in {"positions", "education"} for section in sections)
    out = tuple(_with_courses(document, section) for section in sections)
    if not listed:
        counts = {place: _references(document, out[place]) for place in _open(out)}
        out = _with_kind(document, out, "publications", counts, _MOST)
    if not held:
        counts = {place: _posts(document, out[place]) for place in _open(out)}
        out = _with_kind(document, out, "positions", counts, _HALF)
    places = {*_open(out), *(n for n, section in enumerate(out) if (section.kind, section.kinds) == ("news", ()))}
    return tuple(_with_life(document, section) if n in places else section for n, section in enumerate(out))


def _with_courses(document: Document, section: Section) -> Section:
    """Give a section under the role of a teacher ("Instructor") as one of teaching if its blocks open with codes."""
    roles = words("teaching", "roles")
    if section.kind not in _OPEN or not any(title.casefold() in roles for title in (section.title, *section.path)):
        return section
    coded = sum(_CODE.match(document.slice(block)) is not None for block in section.blocks)
    if not coded or coded < _HALF * len(section.blocks):
        return section
    return replace(section, kind="teaching", entries=cut_entries(document, section.blocks, "teaching"))


def _with_life(document: Document, section: Section) -> Section:
    """Give a section with the kinds of a life if most of its dated blocks are degrees and posts, degrees among them.

    The items below a line that ends in a colon need no dates: "Before that, I completed:".
    """
    blocks = [block for block in section.blocks if block.kind in {"paragraph", "item"}]
    led = _led(document, blocks, below=document.text.startswith(":", section.start + len(section.title)))
    texts = [text for block in blocks if find_ranges(text := document.slice(block)) or block in led]
    told = [_of_life(text) for text in texts]
    degrees, posts = told.count("degree"), told.count("post")
    if not degrees or degrees + posts < _SEVERAL["positions"] or degrees + posts < _MOST * len(texts):
        return section
    cut = cut_entries(document, section.blocks, "education")
    entries = tuple(entry for entry in cut if _of_life(document.text[entry.start : entry.end]))
    return replace(section, kind="education", also=("positions",) if posts else (), entries=entries)


def _led(document: Document, blocks: Sequence[Block], *, below: bool) -> list[Block]:
    """Give the items that stand right below a line with a colon at its end, as the title may be that they are below."""
    led = [block for block in blocks[:1] if below and block.kind == "item"]
    for before, block in pairwise(blocks):
        announced = before.kind == "paragraph" and document.slice(before).rstrip(" *_").endswith(":")
        if block.kind == "item" and (announced or (led and led[-1] is before)):
            led.append(block)
    return led


def _of_life(text: str) -> str:
    """Tell a degree from a post, each with its school or employer, by the first lines of a dated block."""
    lines = [line for line in text.split("\n") if line.strip()][:_HEAD]
    bare = [
        line[found[0].to :].lstrip(" ,:.–—-|\t") if (found := find_ranges(line)) and not found[0].at else line
        for line in lines
    ]
    if len(text.split()) > _TOLD or not any(organization_weight(line) > 0 for line in bare):
        return ""
    parts = [part for line in bare for part in re.split(r"[,;|(]\s*|\s(?:at|@|[–—-])\s|\.\s+(?=[A-Z])", line)]
    return "degree" if any(map(is_study, parts)) else "post" if any(role_weight(p) >= _ROLE for p in parts) else ""


def _open(sections: Sequence[Section]) -> list[int]:
    """Give the places of the sections of whose heading nobody can tell what they hold."""
    return [n for n, section in enumerate(sections) if section.kind in _OPEN and _OPEN.issuperset(section.kinds)]


def _with_kind(
    document: Document, sections: tuple[Section, ...], kind: str, counts: Mapping[int, tuple[int, int]], share: float
) -> tuple[Section, ...]:
    """Give sections, those of which a share is of a kind with it, if the page has several such lines.

    Args:
        document: whose sections they are.
        sections: in order.
        kind: to be given.
        counts: for the places of some sections how many lines are of the kind, and how many there are.
        share: so large a share of the lines of a section is.
    """
    if sum(count for count, _ in counts.values()) < _SEVERAL[kind]:
        return sections
    named = {place for place, (count, whole) in counts.items() if count and count >= share * whole}
    return tuple(
        replace(section, kind=kind, entries=cut_entries(document, section.blocks, kind)) if n in named else section
        for n, section in enumerate(sections)
    )


def _references(document: Document, section: Section) -> tuple[int, int]:
    blocks = [block for block in section.blocks if block.kind in {"paragraph", "item"}]
    return sum(_is_reference(document, block) for block in blocks), len(blocks)


def _posts(document: Document, section: Section) -> tuple[int, int]:
    texts = (document.slice(block) for block in section.blocks if block.kind in {"paragraph", "item"})
    lines = [line for text in texts for line in text.split("\n") if line.strip()]
    return sum(map(_is_dated_role, lines)), len(lines)


def _is_reference(document: Document, block: Block) -> bool:
    """Say whether a block is a reference: a title in quotation marks first, behind it names, a year, a journal."""
    text = document.slice(block)
    title = shape("opening_title").match(text)
    if title is None:
        return False
    rest = text[title.end() :]
    venue = any(inline.kind == "emphasis" and inline.start >= block.start + title.end() for inline in block.inlines)
    return bool(shape("reference_tail").search(rest)) or (venue and bool(_YEAR.search(rest)))


def _is_dated_role(line: str) -> bool:
    """Say whether a line is a post with its years: "Fellow, Fen Hospital 2019-2021"."""
    ranges = [found for found in find_ranges(line) if not found.single]
    return bool(ranges) and len(line.split()) <= _POST_WORDS and is_role(line[: ranges[0].at] or line)
