"""Lives told in notes: "1990–1995 Assistentin am Museum; 1995 Promotion; seit 2002 Professorin an der Universität".

Such paragraphs have no sentences that prose could read; cut at their dates they are entries of a curriculum.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache

from kgbuild.dates import find_ranges
from kgbuild.document import Block, Document
from kgbuild.extract.page import Entry, Section
from kgbuild.extract.phrases.degrees import degree_pattern, is_study, study_pattern
from kgbuild.extract.phrases.holding import at_body
from kgbuild.extract.phrases.roles import is_role
from kgbuild.extract.phrases.words import phrase_pattern
from kgbuild.lexicon import alternatives, table
from kgbuild.prose.cut import sentences

#: Sections in which a life may be told without a word about it in their heading.
_OPEN = frozenset({"", "biography", "contact"})
#: So many notes make a life; no note is longer, and the role of one stands within so many words.
_SEVERAL, _LONGEST, _ROLE_WORDS, _HEAD_WORDS = 2, 45, 6, 3
#: Of all that a section says so much is notes.
_SHARE = 0.5
_YEAR = re.compile(r"(?:19|20)\d\d\b")
#: "Weitere Tätigkeiten: 1998 bis 2009 …".
_LABEL = re.compile(r"[A-ZÀ-Þ][\w ]{2,30}:\s+(?=\d)")
_SEMICOLON = re.compile(r";\s+")


@dataclass(frozen=True, slots=True)
class _Piece:
    """A stretch of a block between two cuts."""

    block: Block
    start: int
    end: int
    text: str


def with_notes(document: Document, sections: Sequence[Section]) -> tuple[Section, ...]:
    """Give the sections of a person's page, behind those that tell a life in notes a section of these.

    Args:
        document: whose sections they are.
        sections: in order.
    """
    out: list[Section] = []
    for section in sections:
        out.append(section)
        if section.kind not in _OPEN or not _OPEN.issuperset(section.kinds):
            continue
        pieces = [piece for block in section.blocks for piece in _pieces(document, block)]
        notes = [piece for piece in pieces if _is_note(piece.text)]
        dated = sum(_opens_dated(piece.text) or bool(find_ranges(piece.text)) for piece in notes)
        births = sum(phrase_pattern("labels", "birth").match(piece.text) is not None for piece in pieces)
        many = len(notes) > _SEVERAL or _SHARE * (len(pieces) - births) <= len(notes) == _SEVERAL
        if dated and many and not all(_serves(note.text) for note in notes):
            out += (_of_note(section, note) for note in notes)
    return tuple(out)


def _of_note(section: Section, note: _Piece) -> Section:
    """Give a note as a section of its own: no school that another names is meant in it."""
    inlines = tuple(i for i in note.block.inlines if note.start <= i.start and i.end <= note.end)
    block = replace(note.block, kind="paragraph", start=note.start, end=note.end, inlines=inlines)
    serves = _serves(note.text)
    entry = Entry(block.start, block.end, (block,))
    return replace(
        section,
        kind="service" if serves else "positions",
        also=() if serves else ("education",),
        start=block.start,
        end=block.end,
        blocks=(),
        entries=(entry,),
    )


def _serves(text: str) -> bool:
    return phrase_pattern("service", "beside").match(_behind_time(text)) is not None


def _pieces(document: Document, block: Block) -> Iterator[_Piece]:
    """Give the notes and sentences of a paragraph or an item, cut where the next begins."""
    if block.kind not in {"paragraph", "item"}:
        return
    text = document.slice(block)
    for start, end in sentences(text):
        for a, b in _with_dates(text, list(_parts(text, start, end))):
            opener = _opener().match(text, a, b) or _LABEL.match(text, a, b)
            at = opener.end() if opener else a + len(text[a:b]) - len(text[a:b].lstrip())
            kept = _employed().sub("", text[at:b].rstrip(" ,;."))
            yield _Piece(block, block.start + at, block.start + at + len(kept), kept)


def _parts(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Cut a sentence where notes begin: behind semicolons, and where a time or the next degree opens one."""
    at = start
    for match in sorted((*_SEMICOLON.finditer(text, start, end), *_comma().finditer(text, start, end)), key=_begin):
        behind = text[match.end() : end]
        told = _opens_dated(behind) or _opener().match(behind) or _earned(behind) or study_pattern().match(behind)
        if match[0][0] == ";" or told or ("\n" in match[0] and _is_note(behind.partition("\n")[0])):
            yield at, match.start()
            at = match.end()
    if text[at:end].strip(" ,;."):
        yield at, end


def _begin(match: re.Match[str]) -> int:
    return match.start()


def _with_dates(text: str, parts: Sequence[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Join a note without a date and what goes on behind its semicolon up to one: "Doutorado …; Linha … (2020)"."""
    held: tuple[int, int] | None = None
    for start, end in parts:
        piece = text[start:end]
        if held and not _is_note(piece) and find_ranges(piece):
            yield held[0], end
            held = None
            continue
        if held:
            yield held
        held = (start, end) if is_study(piece) and not find_ranges(piece) else None
        if not held:
            yield start, end
    if held:
        yield held


def _is_note(text: str) -> bool:
    """Say whether a stretch is a note: it opens with its time, a degree or a role held somewhere, and has no verb."""
    if not 1 < len(text.split()) <= _LONGEST or _verb().search(text):
        return False
    rest = _behind_time(text)
    if study_pattern().match(rest):
        return True
    if rest != text:
        return _names_role(" ".join(rest.split()[:_HEAD_WORDS])) or degree_pattern().match(rest) is not None
    body = at_body(text)
    head = text[: body.start()] if body and text[:1].isupper() else ""
    return is_study(text) or (0 < len(head.split()) <= _ROLE_WORDS and _names_role(head))


def _names_role(text: str) -> bool:
    return is_role(text) or phrase_pattern("service", "beside").match(text) is not None


def _behind_time(text: str) -> str:
    return text[find_ranges(text)[0].to :].lstrip(" :,–-") if _opens_dated(text) else text


def _opens_dated(text: str) -> bool:
    """Say whether a time with words behind it opens a text: "2002 Habilitation", "seit 2016 Leiterin"."""
    found = find_ranges(text[:60])
    return bool(found) and found[0].at <= 1 and re.match(r"[\s:,–-]{1,3}\w", text[found[0].to :]) is not None


def _earned(text: str) -> bool:
    """Say whether a degree with its year opens a text: "Promotion 1995", "Habilitation (2002)"."""
    match = degree_pattern().match(text)
    return match is not None and is_study(match[0]) and _YEAR.match(text[match.end() :].lstrip(" (")) is not None


@cache
def _comma() -> re.Pattern[str]:
    both, since = _any_of("and"), _any_of("since")
    return re.compile(rf",\s+(?:(?:{both})\s+)?|\s+(?:{both})\s+(?=(?:{since})\s)")


@cache
def _opener() -> re.Pattern[str]:
    return re.compile(rf"\s*(?:{_any_of('next')})\s+(?=\w)", re.IGNORECASE)


@cache
def _employed() -> re.Pattern[str]:
    return re.compile(rf"\s+(?:{_any_of('employed')})$")


@cache
def _verb() -> re.Pattern[str]:
    return re.compile(rf"(?<![\w-])(?:{_any_of('verbs')})(?![\w-])", re.IGNORECASE)


def _any_of(key: str) -> str:
    return alternatives(table("notes")[key])
