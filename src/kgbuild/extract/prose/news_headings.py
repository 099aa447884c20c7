"""Headings of items of news: what they tell, and the days that stand above or below them."""

from __future__ import annotations

import re
from collections.abc import Sequence

from kgbuild.dates import find_ranges
from kgbuild.document import Block
from kgbuild.extract.layout.headings import kinds_of
from kgbuild.extract.page import Page, Section
from kgbuild.extract.prose.news_days import leading_date
from kgbuild.extract.prose.statements.passage import phrases
from kgbuild.lexicon import table
from kgbuild.names import looks_like_name

#: A heading that tells something has so many words.
_TELLS = 3
#: So long is a line that is a day alone; the tags that may stand between it and a heading have so many words.
_ALONE, _TAG = 30, 3
_SURE_NAME = 0.25
#: A given and a family name.
_FULL_NAME = re.compile(r"[A-ZÀ-Þ][\w’'-]+ (?:[A-ZÀ-Þ]\. )?[A-ZÀ-Þ][\w’'-]+")
#: "Image Width: 30%", "Caption:": a value of an item, as data files have them.
_FIELD = re.compile(r"(?P<key>[A-Za-zÀ-ÿ][\w ]{1,24}):(?:[ \t]+(?P<value>.*))?$")
_FIELDS = 2
#: So many words say where something was: "San Diego, California".
_PLACE = 6


def days_above(page: Page, sections: Sequence[Section]) -> dict[int, str]:
    """Give by where a heading stands the day that stands alone above it, perhaps with a tag between: "Event"."""
    heads = {section.start for section in sections if section.title}
    days: dict[int, str] = {}
    day = ""
    for block in page.document.blocks:
        if block.start in heads and day:
            days[block.start] = day
        text = page.text[block.start : block.end].strip(" .:|·")
        short = block.kind in {"paragraph", "item"} and len(text) <= _ALONE
        found = find_ranges(text) if short else ()
        if len(found) == 1 and found[0].single and (found[0].at, found[0].to) == (0, len(text)):
            day = found[0].start
        elif not (short and day and len(text.split()) <= _TAG):
            day = ""
    return days


def told_heading(page: Page, section: Section, above: str) -> tuple[Block, int] | None:
    """Give a heading with a day in it or above it that tells something of somebody, and where its text begins."""
    end = section.start + len(section.title)
    dated = leading_date(section.title, 0) or ((above, 0) if above else None)
    if not dated or page.text[section.start : end] != section.title:
        return None
    text = section.title[dated[1] :]
    telling = len(text.split()) >= _TELLS and (
        not section.blocks or any(looks_like_name(name[0]) >= _SURE_NAME for name in _FULL_NAME.finditer(text))
    )
    return (Block("paragraph", section.start, end), section.start + dated[1]) if telling else None


def headline_of(page: Page, section: Section) -> Block | None:
    """Give a heading above an item that is a sentence: "Ada Moe wins the Bog Prize", "Started my PhD at Fen"."""
    end = section.start + len(section.title)
    printed = page.text[section.start : end] == section.title and section.blocks
    tells = len(section.title.split()) >= _TELLS and phrases("finite").search(section.title)
    if not (printed and tells) or kinds_of(section.title):
        return None
    return Block("paragraph", section.start, end)


def dateline(page: Page, section: Section, month_first: bool | None) -> tuple[Block, str] | None:  # noqa: FBT001
    """Give the line below a heading that says when its news was, and no more than where, and that day."""
    block = next((b for b in section.blocks if b.kind != "code"), None)
    text = page.text[block.start : block.end] if block else ""
    found = leading_date(text, 0, month_first=month_first)
    if not block or not found or block.kind != "paragraph" or len(section.blocks) < _FIELDS or not section.title:
        return None
    rest = text[found[1] :].strip()
    said = (
        len(rest.split()) > _PLACE or "\n" in rest or rest.endswith((".", "!", "?")) or phrases("finite").search(rest)
    )
    return None if said else (block, found[0])


def day_of_fields(page: Page, block: Block) -> str:
    """Give the day that a block of nothing but fields tells, as a file of items has them: "Date: 2024-05-02"."""
    if block.kind != "paragraph":
        return ""
    lines = [_FIELD.match(line.strip()) for line in page.text[block.start : block.end].split("\n")]
    if len(lines) < _FIELDS or not all(lines):
        return ""
    known = table("data_files")["news"]
    fields = {line["key"].casefold(): line["value"] or "" for line in lines if line}
    if not fields.keys().isdisjoint((*known["records"], *known["title"])):
        return ""
    days = (find_ranges(fields[key]) for key in known["day"] if key in fields)
    return next((found[0].start for found in days if found and found[0].single), "")
