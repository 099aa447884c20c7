"""Cut paragraphs and items that run a list on: awards, people, dated entries between semicolons or dots."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Final

from kgbuild.dates import find_ranges
from kgbuild.document import Block, Document
from kgbuild.extract.phrases.words import award_pattern, organization_weight, phrase_pattern

#: The name of an award has so many words at most.
NAME_WORDS: Final = 12
#: So many pieces are a list.
_SEVERAL: Final = 3
#: A dated piece has so many words at most.
_DATED_WORDS: Final = 30
#: Kinds whose entries may run on, each with its date at the same side; of these, each names a body.
_DATED_KINDS: Final = frozenset({"attendance", "awards", "education", "grants", "positions", "talks", "teaching"})
_EMPLOYED_KINDS: Final = frozenset({"education", "positions"})
_SEMICOLON: Final = re.compile(r";\s+")
_BULLET: Final = re.compile(r"\s+[·•]\s+")
_MARKS: Final = (re.compile(r"\s+[·•|*]\s+"), _SEMICOLON)
#: What ends an entry with its date: "Tide Fellow, 2014. Gull Medal (2010). …".
_STOP: Final = re.compile(r"(?<=[\d)])\.\s+(?=[A-ZÀ-Þ“\"])")
#: What parts courses with their terms in brackets: "Tides (Fall 2021) and Waves (Spring 2022)".
_BEHIND_TERM: Final = re.compile(r"(?<=\d\))[,;.]?\s+(?:and\s+|&\s+)?(?=[A-ZÀ-Þ])")
_TERMED: Final = re.compile(r"[A-ZÀ-Þ][^()]{4,80}\([^()]*\d\)\.?\s*")
_OPENS: Final = re.compile(r"[A-ZÀ-Þ\d“\"]")
#: Each of a list of people is a name with a date in brackets or behind a comma.
_OPENS_WITH_PERSON: Final = re.compile(
    r"(?:and\s+)?[A-ZÀ-Þ][\w’'-]*\.?(?:\s[A-ZÀ-Þ(\"“][\w’'.)\"”-]*){1,4},?\s*\(?[^();]{0,40}\b(?:19|20)\d\d"
)

_ONLY_DATED: Final = re.compile(r"[^();:]{3,60}\([^();]{0,40}\b(?:19|20)\d\d[^();]{0,20}\)[\s.]*")


def run_on(document: Document, block: Block, kind: str) -> tuple[Block, ...]:
    """Give the entries that a block runs on; nothing where it is no such list."""
    if block.kind not in {"paragraph", "item"}:
        return ()
    if kind == "supervision":
        return next((found for mark in _MARKS if (found := _cut(document, block, mark, _are_people))), ())
    if kind == "awards" and block.kind == "paragraph" and (found := _cut(document, block, _SEMICOLON, _are_awards)):
        return found
    if kind == "teaching" and (found := _cut(document, block, _BEHIND_TERM, _are_courses, least=2)):
        return found
    if kind == "teaching" and (found := _cut(document, block, _BULLET, _are_names, least=2)):
        return found
    if kind not in _DATED_KINDS:
        return ()
    if kind == "awards" and (found := _cut(document, block, _BEHIND_TERM, _are_courses)):
        return found
    fits = _are_dated_with_bodies if kind in _EMPLOYED_KINDS else _are_dated
    return next((found for mark in (_SEMICOLON, _STOP) if (found := _cut(document, block, mark, fits))), ())


def date_side(line: str) -> str:
    """Say at which side of a line its date stands ("start", "end"); empty where it has none or has it inside."""
    found = find_ranges(line)
    if not found:
        return ""
    if found[0].at <= 2:
        return "start"
    return "end" if found[-1].to >= len(line.rstrip()) - 2 else ""


def names_award(text: str) -> bool:
    """Say whether a short text names an award or a grant, as each of a list without dates does."""
    named = award_pattern().search(text) or phrase_pattern("funding", "grant").search(text)
    return named is not None and len(text.split()) <= NAME_WORDS


def _cut(
    document: Document,
    block: Block,
    mark: re.Pattern[str],
    fits: Callable[[Sequence[str]], bool],
    *,
    least: int = _SEVERAL,
) -> tuple[Block, ...]:
    text = document.slice(block)
    marks = list(mark.finditer(text))
    starts, ends = [0, *(found.end() for found in marks)], [*(found.start() for found in marks), len(text)]
    if len(starts) < least or not fits([text[a:b] for a, b in zip(starts, ends, strict=True)]):
        return ()
    places = [(block.start + a, block.start + b) for a, b in zip(starts, ends, strict=True)]
    return tuple(
        replace(block, start=a, end=b, inlines=tuple(i for i in block.inlines if a <= i.start and i.end <= b))
        for a, b in places
    )


def _are_people(pieces: Sequence[str]) -> bool:
    """Say whether pieces name people with dates: "Ada Moe (2016), on tides", the first perhaps behind other words."""
    told = [_OPENS_WITH_PERSON.match(piece) is not None for piece in pieces]
    if ":" in pieces[0] and all(_ONLY_DATED.fullmatch(piece) for piece in pieces[1:]):
        return False  # "PhD students: Ada Moe (2016); Bo Ekman (2019)": the label holds for all
    return sum(told) >= _SEVERAL and all(told[1:])


def _are_awards(pieces: Sequence[str]) -> bool:
    """Say whether pieces are short names, most of awards: "Tide Prize (2016)", "4th place in sailing"."""
    short = all(len(piece.split()) <= NAME_WORDS and _OPENS.match(piece) for piece in pieces)
    return short and 2 * sum(map(names_award, pieces)) >= len(pieces)


def _are_names(pieces: Sequence[str]) -> bool:
    """Say whether pieces are short, open as names do and have no date: "HIST 201 Tides", "The Atlantic World"."""
    bare = [re.sub(r"^[A-Z]{2,5}\s?\d{3,4}[A-Z]?\b", "", piece) for piece in pieces]  # no number of a course is a year
    return all(_OPENS.match(piece) and len(piece.split()) <= NAME_WORDS for piece in pieces) and not any(
        map(find_ranges, bare)
    )


def _are_courses(pieces: Sequence[str]) -> bool:
    """Say whether each piece is a name and one date in the bracket that ends it."""
    return all(_TERMED.fullmatch(piece) and len(find_ranges(piece)) == 1 for piece in pieces)


def _are_dated(pieces: Sequence[str]) -> bool:
    """Say whether each piece opens like an entry and has its one date at the same side."""
    sides = {date_side(piece) if len(find_ranges(piece)) == 1 else "" for piece in pieces}
    told = all(_OPENS.match(piece) and len(piece.split()) <= _DATED_WORDS for piece in pieces)
    return told and len(sides) == 1 and sides != {""}


def _are_dated_with_bodies(pieces: Sequence[str]) -> bool:
    parts = ((part for part in re.split(r"[,(]", piece)) for piece in pieces)
    return _are_dated(pieces) and all(any(organization_weight(part) > 0 for part in of) for of in parts)
