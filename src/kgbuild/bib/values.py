"""Values of entries with their strings put in, and what an entry inherits from others (`crossref`, `xdata`)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Final, TextIO

from kgbuild.bib.entries import Entry, Value, entries
from kgbuild.lexicon import table

_REFERS = re.compile(r"\b(?:crossref|xdata)\s*=\s*(?:[{\"]([^{}\"]*)[}\"]|(\w+))", re.IGNORECASE)
_OVERLAP: Final = 400
_PIECE: Final = 1 << 18
#: Titles go one step down: the title of proceedings is the book title of what stands in them.
_DOWN: Final = {"title": "booktitle", "subtitle": "booksubtitle"}
_BOOKS_OF_ONE_AUTHOR: Final = frozenset({"inbook", "suppbook", "bookinbook"})


@dataclass(frozen=True, slots=True)
class Field:
    """A value with its strings put in.

    Attributes:
        tex: as LaTeX.
        start: its first code point in the entry's text.
        end: one past its last.
        whole: it is written in one piece, so that places in `tex` are places in the entry.
    """

    tex: str
    start: int
    end: int
    whole: bool


def field(value: Value, strings: Mapping[str, str]) -> Field:
    """Put the pieces of a value together; a bare word that no string defines stands for itself."""
    texts = [strings.get(piece.text.lower(), piece.text) if piece.bare else piece.text for piece in value]
    start, end = (value[0].start, value[-1].start + len(value[-1].text)) if value else (0, 0)
    return Field("".join(texts), start, end, whole=len(value) == 1 and texts[0] == value[0].text)


def parents(stream: TextIO) -> Mapping[str, Entry]:
    """Give the entries that others refer to by key, in lower case; reads the stream once or twice and rewinds it."""
    wanted = set(_wanted(stream))
    stream.seek(0)
    if not wanted:
        return {}
    found = {entry.key.lower(): entry for entry in entries(stream) if entry.key.lower() in wanted}
    stream.seek(0)
    return found


def _wanted(stream: TextIO) -> Iterator[str]:
    held = ""
    while piece := stream.read(_PIECE):
        held = held[-_OVERLAP:] + piece
        for found in _REFERS.finditer(held):
            yield from (key.strip().lower() for key in (found[1] or found[2] or "").split(","))


def inherited(entry: Entry, known: Mapping[str, Entry], strings: Mapping[str, str], depth: int = 4) -> dict[str, Field]:
    """Give the fields that an entry has from those that it refers to; they have no place in its text."""
    found: dict[str, Field] = {}
    if not known or depth == 0:
        return found
    for name in ("xdata", "crossref"):
        for key in field(entry.fields.get(name, ()), strings).tex.split(","):
            parent = known.get(key.strip().lower())
            if parent is None or parent is entry:
                continue
            own = {k: field(value, strings) for k, value in parent.fields.items()}
            for label, value in {**inherited(parent, known, strings, depth - 1), **own}.items():
                if taken := label if name == "xdata" and label not in {"xdata", "crossref"} else _passed(label, entry):
                    found.setdefault(taken, Field(value.tex, 0, 0, whole=False))
    return found


def _passed(label: str, entry: Entry) -> str:
    """Give the name under which a field is handed down, empty where it is not."""
    if label in _own() or (label == "author" and entry.type not in _BOOKS_OF_ONE_AUTHOR):
        return ""
    return _DOWN.get(label, label)


@cache
def _own() -> frozenset[str]:
    return frozenset(table("bibtex")["fields"]["own"])
