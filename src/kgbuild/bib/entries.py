"""A BibTeX file cut into its entries, one by one, in memory that does not grow with the file.

BibTeX stops at the first error. Here an entry that does not close ends where the next one begins: it is given as
damaged, and what follows is read.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final, TextIO

_PIECE: Final = 1 << 18
#: No entry is longer; what is goes by unread.
_LONGEST: Final = 1 << 21
#: The beginning of an entry on a line of its own, by which a file is cut.
_CUT = re.compile(
    r"^[ \t]*@[ \t]*(?:(?:string|preamble|comment)\b|[A-Za-z]+[ \t]*[{(][^,{}\"=#\n]*(?:,|\n\s*[a-z]+\s*=))",
    re.IGNORECASE | re.MULTILINE,
)
_START = re.compile(r"%[^\n]*|@\s*(?P<type>[A-Za-z]+)\s*(?P<open>[{(])", re.MULTILINE)
_KEY = re.compile(r"\s*([^,{}\"=#\n]*?)\s*(?:,|\n(?=\s*[A-Za-z]+\s*=))")
_NAME = re.compile(r"(?:[\s,]|%[^\n]*(?:\n|$))*+([^\s\"#%'(),={}]+)\s*=\s*")
_NEXT_FIELD = re.compile(r"\n\s*[A-Za-z][\w+:-]*\s*=\s*[{\"\w]")
_BRACE = re.compile(r"[{}]")
_QUOTE = re.compile(r"[{}\"]")
_BARE = re.compile(r"[^\s,{}\"#%()=]+")
_JOINT = re.compile(r"\s*#\s*")
#: "G\\"odel" does not end at its accent, though BibTeX thinks so.
_ESCAPED_QUOTE = re.compile(r"\\\"(?!\s*[,}#\n])")
_CLOSE: Final = {"{": "}", "(": ")"}
_END: Final = {sign: re.compile(rf"(?:[\s,]|%[^\n]*\n)*+\{sign}") for sign in "})"}
_BEHIND: Final = {sign: re.compile(rf"\s*(?:,|$|\{sign}|[A-Za-z][\w+:-]*\s*=)") for sign in "})"}


@dataclass(frozen=True, slots=True)
class Piece:
    """A part of a value: what stands between its delimiters, or a bare word.

    Attributes:
        text: without delimiters.
        start: its first code point in the entry's text.
        bare: a number or the name of a string.
    """

    text: str
    start: int
    bare: bool = False


Value = tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry as it is written.

    Attributes:
        type: in lower case: `article`, `string`, `comment`.
        key: citation key, empty where there is none.
        fields: name in lower case → its pieces; the first of a name holds.
        text: the whole entry as the file writes it.
        at: its first code point in the file.
        damaged: it does not close; its fields are those that were whole.
    """

    type: str
    key: str
    fields: Mapping[str, Value]
    text: str
    at: int
    damaged: bool = False


def entries(stream: TextIO) -> Iterator[Entry]:
    """Give the entries of a file in its order; comments and what stands between entries are left out."""
    inside = 0
    for text, at in _segments(stream):
        start = 0
        if inside > 0:
            start, inside = _out_of_comment(text, 0, inside)
        while found := _next(text, start):
            if found["type"].lower() == "comment":
                start, inside = _out_of_comment(text, found.end(), 1)
                continue
            entry, start = _entry(text, found, at)
            if entry:
                yield entry


def _segments(stream: TextIO) -> Iterator[tuple[str, int]]:
    """Cut the file before each line that begins an entry; what is longer than any entry is cut anywhere."""
    held, at = "", 0
    while piece := stream.read(_PIECE):
        held += piece
        # A line that the file goes on with may turn out to begin an entry.
        settled = held.rfind("\n") + 1
        cuts = [m.start() for m in _CUT.finditer(held, 1) if m.start() < settled]
        last = 0
        for cut in cuts:
            yield held[last:cut], at + last
            last = cut
        if len(held) - last > _LONGEST:
            yield held[last:settled], at + last
            last = settled
        held, at = held[last:], at + last
        if len(held) > _LONGEST:
            held, at = "", at + len(held)
    if held:
        yield held, at


def _next(text: str, start: int) -> re.Match[str] | None:
    """Find where the next entry begins; a line behind a per cent sign begins none."""
    return next((m for m in _START.finditer(text, start) if m["type"]), None)


def _out_of_comment(text: str, start: int, depth: int) -> tuple[int, int]:
    """Go behind the brace that closes a comment; give the place and how many braces are still open."""
    for brace in _BRACE.finditer(text, start):
        depth += 1 if brace[0] == "{" else -1
        if depth == 0:
            return brace.end(), 0
    return len(text), depth


def _entry(text: str, found: re.Match[str], at: int) -> tuple[Entry | None, int]:
    """Read the entry that begins at `found`; give it, None for a preamble, and the place behind it."""
    kind, first, close = found["type"].lower(), found.start(), _CLOSE[found["open"]]
    position, key = found.end(), ""
    if kind == "preamble":
        return None, _out_of_comment(text, position, 1)[0]
    if kind != "string":
        named = _KEY.match(text, position)
        if not named:
            return None, position
        position, key = named.end(), named[1]
    fields, behind, whole = _fields(text, position, first, close, guarded=False)
    if not whole:
        fields, behind, _ = _fields(text, position, first, close, guarded=True)
    written = text[first:behind].rstrip()
    return Entry(kind, key, fields, written, at + first, damaged=not whole), max(behind, position)


def _fields(text: str, position: int, first: int, close: str, *, guarded: bool) -> tuple[dict[str, Value], int, bool]:
    """Read the fields of an entry; give them, the place behind the entry, and whether it closes.

    Guarded, no value reaches over a line that begins a field: of an entry that does not close, what is whole is kept.
    """
    fields: dict[str, Value] = {}
    while name := _NAME.match(text, position):
        value, position = _value(text, name.end(), first, guarded=guarded)
        if position < 0:
            return fields, len(text), False
        fields.setdefault(name[1].lower(), value)
        if not _BEHIND[close].match(text, position):
            # What stands behind a value and does not belong there goes by unread.
            following = _NEXT_FIELD.search(text, position)
            position = following.start() if following else position
    end = _END[close].match(text, position)
    return fields, end.end() if end else first + len(text[first:position].rstrip(", \t\n")), bool(end)


def _value(text: str, position: int, first: int, *, guarded: bool) -> tuple[Value, int]:
    """Read a value and give the place behind it, -1 where it does not end."""
    pieces: list[Piece] = []
    guard = _NEXT_FIELD.search(text, position) if guarded else None
    while True:
        if text[position : position + 1] in {"{", '"'}:
            end, behind = _closed(text, position, guard.start() if guard else -1)
            if behind < 0:
                return (), -1
            pieces.append(Piece(text[position + 1 : end], position + 1 - first))
            position = behind
        elif bare := _BARE.match(text, position):
            pieces.append(Piece(bare[0], position - first, bare=True))
            position = bare.end()
        joint = _JOINT.match(text, position)
        if not joint:
            return tuple(pieces), position
        position = joint.end()


def _closed(text: str, position: int, guard: int) -> tuple[int, int]:
    """Give the end of the delimited value that begins at `position` and the place behind it, -1 if it has none.

    A value that reaches over `guard` ends there; -1 is no guard.
    """
    quoted, depth = text[position] == '"', 0
    limit = guard if guard >= 0 else len(text)
    for found in (_QUOTE if quoted else _BRACE).finditer(text, position + quoted, limit):
        if found[0] == "{":
            depth += 1
        elif found[0] == "}":
            depth -= 1
            if depth == 0 and not quoted:
                return found.start(), found.end()
        elif depth <= 0 and found.start() > position and not _ESCAPED_QUOTE.match(text, found.start() - 1):
            return found.start(), found.end()
    return (position + len(text[position:limit].rstrip(", \t\n")), limit) if guard >= 0 else (-1, -1)
