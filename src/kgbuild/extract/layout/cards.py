"""Headings that open one entry rather than a section: the title of a talk, the name of a project with its details."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import takewhile

from kgbuild.amounts import find_amount, without_amounts
from kgbuild.dates import find_ranges
from kgbuild.dates.alone import date_alone
from kgbuild.document import Block, Document
from kgbuild.extract.layout.clusters import divides_list
from kgbuild.extract.layout.headings import is_heading, is_numbered, words_of
from kgbuild.extract.phrases.labelled import is_labelled_list
from kgbuild.extract.phrases.roles import ends_in_role, is_employed, role_weight
from kgbuild.extract.phrases.words import is_place, organization_weight, phrase_pattern
from kgbuild.lexicon import words

#: "To the profession" says for whom each of the posts below was held.
_FOR_WHOM = re.compile(
    r"(?:to|for|at|within|outside|an der|für|pour|para|per) (?:the|der|die|la|le|a|o|l)\b", re.IGNORECASE
)
#: Kinds whose entries may each have a heading of their own, with a few short lines below.
_CARDED = frozenset({"talks", "service", "memberships"})
_LINES, _WORDS = 5, 25
#: Kinds whose entries may so, where one of the lines is a date.
_DATED = frozenset({"awards", "grants", "teaching"})
#: Kinds whose entries may so, where a single line says when they were, and at which body or in which role.
_HELD = frozenset({"awards", "teaching"})
#: A name so likely a body's is one.
_BODY = 0.8
#: Kinds whose entries may be labelled values below a heading.
_LABELLED = frozenset({"awards", "grants", "teaching"})
#: An item is a grant of its own if it has so many words, with a date or an amount among them; where most are, the
#: heading above names no project.
_GRANT = 8
_TITLE = 4
_PAID = re.compile(
    r"(?i)\b(?:funded|supported|financed|sponsored|awarded) (?:by|through)\b|\b(?:years?|months?|grant)\b"
)
#: A sentence about a course has so many words at least; "HIST 4723 – Tides" is numbered as courses are.
_TOLD = 8
_NUMBERED = re.compile(r"[A-Z]{2,5}[ -]?\d{2,4}[A-Z]?\b")
#: For whom and where it is: "Soft Matter (M2, Tide University), 2019–2022".
_AT_END = re.compile(r"\s*(?:\([^()]*\)[^()]{0,20})+$")
_DESCRIBES = re.compile(
    r"(?i)\b(?:this|the) (?:course|class|module|seminar|lecture course|unit)\b|\b(?:ce|le) cours\b|\best[ae] curso\b"
    r"|\bdiese (?:vorlesung|lehrveranstaltung)\b|\bquesto corso\b|\bdit vak\b"
)


def heads_card(document: Document, title: str, kind: str, below: Sequence[Block]) -> bool:
    """Say whether a heading within a section of a kind is the title or the body of the one entry below it.

    So it is where no more than a few short lines stand below, and no list; within grants, awards and courses where
    one of them is no more than a date, or where what stands below are labelled values or details of one project.
    """
    if kind in _HELD and not date_alone(title) and _names_holder(document, below):
        return True
    if kind == "positions" and is_employed(title) and ends_in_role(title):
        return _tells_employer(document, below)
    divides = kind == "grants" and set(words_of(title)) <= words("funding", "divisions")
    divides = divides or divides_list(title) or _FOR_WHOM.match(title) is not None
    dates = find_ranges(title)
    numbered = is_numbered(title) and not (dates and not dates[0].at)  # "1 May 2020 – …: Tides"
    if divides or is_heading(title) or numbered or date_alone(title):
        return False
    if kind == "teaching" and role_weight(title) == 1 and len(below) > 1:
        below = [block for block in below if block.kind != "item"] or below  # what one did in a post
    lines = [line for block in below for line in document.slice(block).split("\n")]
    if kind in _LABELLED and is_labelled_list(lines):
        return True
    if kind == "grants" and _heads_project(document, title, below):
        return True
    if kind == "teaching" and (_heads_course(document, title, below) or _is_dated_course(document, title, below)):
        return True
    brief = 0 < len(lines) <= _LINES and all(len(line.split()) <= _WORDS for line in lines)
    dated = len(lines) > 1 and sum(date_alone(line) is not None for line in lines) == 1
    carded = kind in _CARDED or (kind in _DATED and dated)
    return carded and brief and all(block.kind == "paragraph" for block in below)


def _heads_course(document: Document, title: str, below: Sequence[Block]) -> bool:
    """Say whether a heading names a course: what is handed out in it stands below, its terms, or what describes it.

    Beside sentences its number or its term says so, or they do.
    """
    texts = [document.slice(block).strip() for block in below]
    if may_name_course(title) and (hands_out(texts) or (texts and all(map(_tells_terms, texts)))):
        return True
    if not texts or any(block.kind != "paragraph" for block in below) or organization_weight(title) == 1:
        return False
    told = any(len(text.split()) >= _TOLD and text.endswith((".", "!", "?", ".”")) for text in texts)
    known = _NUMBERED.match(title) or find_ranges(title) or any(map(_DESCRIBES.search, texts))
    return told and bool(known) and role_weight(title) < 1


def _is_dated_course(document: Document, title: str, below: Sequence[Block]) -> bool:
    """Say whether a heading names a course: a few lines with one date alone stand below, then what was done in it."""
    told = [*takewhile(lambda block: block.kind == "paragraph", below)]
    lines = [line for block in told for line in document.slice(block).split("\n") if line.strip()]
    brief = 1 < len(lines) <= _LINES and all(len(line.split()) <= _WORDS for line in lines)
    dated = sum(date_alone(line) is not None for line in lines) == 1
    schooled = any(organization_weight(line) >= _BODY for line in lines)
    return brief and dated and schooled and len(told) < len(below) and may_name_course(title)


def may_name_course(title: str) -> bool:
    """Say whether a heading may name a course: it names neither a role nor a body, nor what divides courses."""
    bare = _AT_END.sub("", title)
    return not (is_heading(bare) or divides_list(title) or date_alone(title)) and not (
        role_weight(bare) == 1 or organization_weight(bare) == 1
    )


def hands_out(texts: Sequence[str]) -> bool:
    """Say whether texts below the name of a course are what is handed out in it, or with whom it is given.

    >>> hands_out(["With Ada Roe.", "Lecture notes (pdf)", "Exam"]), hands_out(["Tides", "Waves"])
    (True, False)
    """
    given = phrase_pattern("teaching", "materials")
    handed = [given.match(text.lstrip(" *[")) or _handed_behind(text) for text in texts]
    told = [text for text, given in zip(texts, handed, strict=True) if not given]
    return any(handed) and not any(find_ranges(text) for text in told)


def _tells_terms(text: str) -> bool:
    """Say whether a text is no more than when something was given: "Spring 2021, Fall 2022 and Fall 2023"."""
    for date in reversed(found := find_ranges(text)):
        text = text[: date.at] + text[date.to :]
    return bool(found) and not re.search(r"[^\W\d_]", re.sub(r"\b(?:and|und|et|y|e|en|og|och|i|a)\b", "", text))


def _handed_behind(text: str) -> bool:
    """Say whether the bracket that ends a text tells what is handed out: "Surface Waves (slides, solutions)"."""
    told = re.search(r"\(([^()]{2,60})\)\W*$", text)
    return told is not None and phrase_pattern("teaching", "materials").match(told[1]) is not None


def _heads_project(document: Document, title: str, below: Sequence[Block]) -> bool:
    """Say whether a heading names a project: details of one stand below, a date or an amount among them, no grants."""
    if not below or phrase_pattern("funding", "roles").search(title) or any(block.kind == "row" for block in below):
        return False
    told = [block for block in below if _is_told(document.slice(block))]
    items = [block for block in below if block.kind == "item"]
    grants = [block for block in told if block.kind == "item" and _tells_grant(document.slice(block))]
    payer = phrase_pattern("funding", "funders").fullmatch(title.strip()) is not None
    listed = len(grants) > len(items) / 2 or (payer and len(items) > 1 and all(item in told for item in items))
    several = sum(block.kind == "paragraph" and len(document.slice(block).split()) >= _GRANT for block in told) > 1
    dated = bool(find_ranges(title)) and len(title.split()) >= _TITLE
    return bool(told or dated) and not listed and not several


def _tells_grant(text: str) -> bool:
    """Say whether an item has the words of a title beside who paid, when, how much, and in which role."""
    if len(text.split()) < _GRANT:
        return False
    bare = without_amounts(text)
    for date in reversed(find_ranges(text)):
        bare = bare[: date.at] + bare[date.to :]
    for known in (phrase_pattern("funding", "funders"), phrase_pattern("funding", "roles"), _PAID):
        bare = known.sub(" ", bare)
    return len(re.findall(r"[^\W\d_]{3,}", bare)) >= _TITLE


def _names_holder(document: Document, below: Sequence[Block]) -> bool:
    """Say whether one dated line stands below a heading that says no more than at which body or in which role."""
    text = document.slice(below[0]) if len(below) == 1 and below[0].kind == "paragraph" else ""
    found = find_ranges(text) if 0 < len(text.split()) <= _WORDS else ()
    if len(found) != 1:
        return False
    rest = f"{text[: found[0].at]}\n{text[found[0].to :]}"
    parts = [part.strip(" .()–—-*_") for part in re.split(r"[,;|•·\n\t]", rest)]
    said = [part for part in parts if re.search(r"\w", part)]
    held = [organization_weight(part) >= _BODY or is_employed(part) for part in said]
    return any(held) and all(known or is_place(part) for known, part in zip(held, said, strict=True))


def _tells_employer(document: Document, below: Sequence[Block]) -> bool:
    """Say whether a few short lines below a role say where and when it was held, whatever else its words may head."""
    lines = [line for block in below for line in document.slice(block).split("\n") if line.strip()]
    brief = 1 < len(lines) <= _LINES and all(len(line.split()) <= _WORDS for line in lines)
    dated = sum(bool(find_ranges(line)) for line in lines) == 1
    body = any(organization_weight(part) >= _BODY for line in lines for part in re.split(r"[,;|•·\t]", line))
    return brief and dated and body and all(block.kind == "paragraph" for block in below)


def _is_told(text: str) -> bool:
    return bool(find_ranges(text)) or bool(find_amount(text)[0])
