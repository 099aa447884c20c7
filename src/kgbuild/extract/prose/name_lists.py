"""Names of people side by side: "Ada Moe, Jon Berg and Ida Holt", "PhD students: Ada Moe", "2019: Ada Moe"."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from itertools import pairwise

from kgbuild.dates import find_ranges
from kgbuild.document import Block
from kgbuild.extract.layout.headings import kinds_of
from kgbuild.extract.page import Page
from kgbuild.extract.phrases.degrees import degree_pattern, level_in
from kgbuild.extract.phrases.roles import is_role
from kgbuild.extract.phrases.words import is_place, organization_weight
from kgbuild.lexicon import table, words
from kgbuild.model import Mention
from kgbuild.names import fold, looks_like_name

#: Each is a name if it looks so much like one, and they are names together if they look so much on the average.
_LEAST, _BEHIND_LABEL, _ON_AVERAGE = 0.05, 0.2, 0.4
#: What looks so much like a name is no title of a section: "Olivia Grant".
_SURE = 0.9
_LABEL_WORDS, _NAME_WORDS = 6, (2, 5)
_LEAD = re.compile(r"(?P<label>[^:\n,;]{2,60}?)\s*:\s+(?=\S)")
_BETWEEN = re.compile(r"\s*(?:[,;]\s*(?:(?:and|und|et|y|e|en|&)\s+)?|\s(?:and|und|et|y|e|en|&)\s)(?![^(]*\))")
_BRACKETS = re.compile(r"\s*(?:\([^()]*\)|\[[^\[\]]*\]|[*†‡§])\s*$")
_EDGES = " \t.*_"


@dataclass(frozen=True, slots=True)
class Named:
    """One name of a list.

    Attributes:
        person: as printed.
        block: what the list says of this person: the name and the bracket behind it.
        label: the role or the group that a label before the names gives, empty for none.
    """

    person: Mention
    block: Block
    label: str = ""


def names_in(page: Page, block: Block) -> tuple[Named, ...]:
    """Give the people whom a block lists and says little else of; nothing if one of its lines is no list of names."""
    found: list[Named] = []
    label, at, lists = "", block.start, 0
    for text in page.text[block.start : block.end].split("\n"):
        line = replace(block, start=at, end=at + len(text))
        at += len(text) + 1
        if not text.strip():
            continue
        if is_group(text):
            label = text.strip(" :*_")
            continue
        names = _line(page, line, label)
        if not names:
            return ()
        found += names
        lists += len(names) > 1 or bool(label or names[0].label)
    return tuple(found) if lists else ()


def is_group(text: str) -> bool:
    """Say whether a text is no more than what a group of people is called: "MSc students", "Interns:"."""
    bare = text.strip(" :*_.")
    if not bare or len(bare.split()) > _LABEL_WORDS or re.search(r"[,:|]", bare) or text.rstrip().endswith("."):
        return False
    if fold(bare) in words("labels", "advisor") - table("groups")["leaders"].keys() or find_ranges(bare):
        return False
    named = (
        fold(bare) in table("groups")["heads"]
        or is_role(bare)
        or level_in(bare)
        or fold(bare) in table("groups")["leaders"]
    )
    return bool(named) and looks_like_name(bare) < _ON_AVERAGE


def _line(page: Page, line: Block, label: str) -> tuple[Named, ...]:
    """Give the names of a line, behind a year or the name of their group."""
    text = page.text[line.start : line.end]
    lead = _LEAD.match(text)
    at, dated = lead.end() if lead else 0, False
    if lead:
        said = lead["label"].strip(_EDGES)
        dated = any(span.at == 0 and span.to == len(said) for span in find_ranges(said))
        if not dated and not is_group(said):
            return ()
        label = label if dated else said
    cuts = [(at, at), *((m.start(), m.end()) for m in _BETWEEN.finditer(text, at)), (len(text), len(text))]
    spans = [(left[1], right[0]) for left, right in pairwise(cuts) if text[left[1] : right[0]].strip(_EDGES)]
    names = [_name(page, replace(line, start=line.start + start, end=line.start + end), label) for start, end in spans]
    kept = tuple(name for name in names if name)
    sure = sum(looks_like_name(name.person.name) for name in kept)
    enough = (_BEHIND_LABEL if lead and not dated else _ON_AVERAGE) * len(kept)
    return kept if kept and len(kept) == len(spans) and sure >= enough else ()


def _name(page: Page, block: Block, label: str) -> Named | None:
    printed = page.text[block.start : block.end]
    bare = _BRACKETS.sub("", printed.rstrip(_EDGES)).rstrip(_EDGES)
    lead = re.match(r"[\s*_]*(?:(?:PD|Dr|Prof|Professor|Mr|Mrs|Ms|Mme)\b\.?\s+)*", bare)
    start = lead.end() if lead else 0
    name = bare[start:]
    least, most = _NAME_WORDS
    if not least <= len(name.split()) <= most or not name[0].isupper() or looks_like_name(name) < _LEAST:
        return None
    degree = degree_pattern().match(name)
    if degree and sum(sign.isupper() for sign in degree[0]) > 1:
        return None  # "B.A. in History"
    titled = kinds_of(name) and looks_like_name(name) < _SURE
    if is_role(name) or is_place(name) or titled or organization_weight(name) == 1:
        return None
    at = block.start + start
    url = next((i.href for i in block.inlines if i.kind == "link" and i.start <= at and i.end >= at + len(name)), "")
    person = Mention(" ".join(name.split()), at, at + len(name), url=url if url.startswith("http") else "")
    return Named(person, replace(block, start=at), label)
