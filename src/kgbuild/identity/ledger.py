"""The identity ledger as a text file: one decision a line, sorted, made for version control.

    # kgbuild identity ledger 1 …
    person/ada-example<TAB>id<TAB>orcid:0000-0002-1825-0097<TAB>3f1c
    person/ada-example<TAB>name<TAB>Ada Example<TAB>90ab
    person/ada-example<TAB>seen<TAB>cv.md<TAB>A. Example<TAB><TAB>17de
    # end

The last column of a line is its check, four hexadecimal digits, so that a damaged line is known and named; `*` in its
place accepts a line that somebody wrote or merged by hand. A file without its last line was cut short.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterable, Iterator, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field, replace
from typing import Final
from urllib.parse import quote, unquote

from kgbuild.errors import LedgerError

HEAD: Final = (
    "# kgbuild identity ledger 1: the IRIs that were given out, and to whom; correct facts in corrections.toml"
)
END: Final = "# end"
_BY_HAND: Final = b"*"
_KEY: Final = re.compile(r"(?:person|organization|paper|venue|grant)/[^\s/]+")
#: What a cell may not hold as it is: the separators, and what no UTF-8 file can hold.
_UNSAFE: Final = re.compile("[%\x00-\x1f\x7f\x85\u2028\u2029\ud800-\udfff]")
#: Kind of line → how many cells stand before the check.
_CELLS: Final[Mapping[str, int]] = {"id": 3, "merged": 3, "name": 3, "seen": 5, "split": 3}
_LINKS: Final = frozenset({"merged", "split"})

#: Where an entity was told of: document, name as printed there, and what else tells it from its namesakes.
Sight = tuple[str, str, str]
#: Key → what its lines say: of kinds that it has one of, its identifiers, where it was told of.
_Grouped = dict[str, tuple[dict[str, str], list[str], list[Sight]]]


@dataclass(frozen=True, slots=True)
class Entry:
    """What the ledger knows of one key.

    Attributes:
        name: the best name or title at the last build that held it.
        ids: identifiers with their scheme: `orcid:0000-0002-1825-0097`.
        seen: where it was told of.
        merged: key of the entity that it turned out to be, empty for one that stands on its own.
        split: key of the entity that it was taken for before, empty where it was never taken for another.
    """

    name: str
    ids: frozenset[str] = frozenset()
    seen: frozenset[Sight] = frozenset()
    merged: str = ""
    split: str = ""


@dataclass(frozen=True, slots=True)
class Ledger:
    """Every key that was ever given out."""

    entries: Mapping[str, Entry] = field(default_factory=dict)

    def current(self, key: str) -> str:
        """Give the key that an old one leads to now."""
        entry = self.entries.get(key)
        while entry and entry.merged:
            key, entry = entry.merged, self.entries.get(entry.merged)
        return key


def parse_ledger(data: bytes, source: str = "ledger") -> Ledger:
    """Read the bytes of a ledger.

    Raises:
        LedgerError: they are damaged; the message names the source and the line.
    """
    rows = data.split(b"\n")
    if rows[0].decode("utf-8", "replace") != HEAD:
        raise LedgerError(source, "is no identity ledger of a version that is known here", line=1)
    grouped: _Grouped = {}
    last, key, end = b"", "", END.encode()
    for number, row in enumerate(rows[1:], 2):
        if row == end:
            if any(rows[number:]):
                raise LedgerError(source, "there is more behind the end", line=number + 1)
            break
        if number == len(rows) and not row:
            continue
        cells = _parse_row(row, source, number, key)
        if row <= last:
            raise LedgerError(source, "is not in its sorted place, or stands twice", line=number)
        last, kind = row, cells[1]
        if cells[0] != key:
            key = cells[0]
            single, ids, seen = grouped[key] = ({}, [], [])
        if kind == "seen":
            seen.append((cells[2], cells[3], cells[4]))
        elif kind == "id":
            ids.append(cells[2])
        elif kind in single:
            raise LedgerError(source, f"a second {kind!r} of {key}", line=number)
        else:
            single[kind] = cells[2]
    else:
        raise LedgerError(source, f"was cut short: the last line must be {END!r}", line=len(rows))
    merged = {key: single["merged"] for key, (single, _, _) in grouped.items() if "merged" in single}
    _check_links({key for key, (single, _, _) in grouped.items() if "name" in single}, grouped, merged, source)
    return _ledger(grouped)


def parse_own(data: bytes) -> Ledger:
    """Read bytes that `format_ledger` gave, without asking whether they are whole."""
    grouped: _Grouped = {}
    key = ""
    for row in data.decode("utf-8").split("\n")[1:-2]:
        cells = row.split("\t")
        if "%" in row:
            cells = _unquoted(cells)
        if cells[0] != key:
            key = cells[0]
            single, ids, seen = grouped[key] = ({}, [], [])
        if (kind := cells[1]) == "seen":
            seen.append((cells[2], cells[3], cells[4]))
        elif kind == "id":
            ids.append(cells[2])
        else:
            single[kind] = cells[2]
    return _ledger(grouped)


def _ledger(grouped: _Grouped) -> Ledger:
    return Ledger(
        {
            key: Entry(told["name"], frozenset(ids), frozenset(seen), told.get("merged", ""), told.get("split", ""))
            for key, (told, ids, seen) in grouped.items()
        }
    )


def _parse_row(row: bytes, source: str, number: int, above: str) -> list[str]:
    """Give the cells of a row but for its check; `above` is the key of the row above, which was looked at already."""
    body, _, check = row.rpartition(b"\t")
    try:
        cells = body.decode("utf-8").split("\t")
    except UnicodeDecodeError as error:
        raise LedgerError(source, "is not UTF-8", line=number) from error
    if check != b"%04x" % (zlib.crc32(body) & 0xFFFF) and check != _BY_HAND:
        raise LedgerError(source, "does not fit its check: the line was damaged or changed by hand", line=number)
    if cells[0] != above and not _KEY.fullmatch(cells[0]):
        raise LedgerError(source, f"{cells[0]!r} is no key of an entity", line=number)
    kind = cells[1] if len(cells) > 1 else ""
    if len(cells) != _CELLS.get(kind):
        raise LedgerError(source, f"{kind!r} with {len(cells)} cells is nothing that a ledger holds", line=number)
    if kind in _LINKS and not _KEY.fullmatch(cells[2]):
        raise LedgerError(source, f"{cells[2]!r} is no key of an entity", line=number)
    return _unquoted(cells) if b"%" in body else cells


def _unquoted(cells: Iterable[str]) -> list[str]:
    return [unquote(cell, errors="surrogatepass") for cell in cells]


def _check_links(names: AbstractSet[str], told: Iterable[str], merged: Mapping[str, str], source: str) -> None:
    for key in sorted({*told, *merged.values()} - names):
        raise LedgerError(source, f"the line with the name of {key} is missing")
    for start in sorted(merged):
        key, steps = start, 0
        while key in merged:
            key, steps = merged[key], steps + 1
            if steps > len(merged):
                raise LedgerError(source, f"{start} was merged into itself")


def format_ledger(ledger: Ledger) -> bytes:
    """Give the bytes of a ledger: the same for the same decisions."""
    rows = sorted(row for key, entry in ledger.entries.items() for row in rows_of(key, entry))
    return b"\n".join([HEAD.encode(), *rows, END.encode(), b""])


def rows_of(key: str, entry: Entry) -> Iterator[bytes]:
    """Give the rows of one key, without their ends."""
    return (b"%b\t%b" % (body, _check(body)) for body in map(str.encode, _bodies(key, entry)))


def _bodies(key: str, entry: Entry) -> Iterator[str]:
    yield f"{key}\tname\t{_cell(entry.name)}"
    yield from (f"{key}\tid\t{_cell(one)}" for one in entry.ids)
    yield from ("\t".join((key, "seen", *map(_cell, sight))) for sight in entry.seen)
    if entry.merged:
        yield f"{key}\tmerged\t{entry.merged}"
    if entry.split:
        yield f"{key}\tsplit\t{entry.split}"


def _cell(text: str) -> str:
    if not _UNSAFE.search(text):
        return text
    return _UNSAFE.sub(lambda found: quote(found[0].encode("utf-8", "surrogatepass"), safe=""), text)


def _check(body: bytes) -> bytes:
    return b"%04x" % (zlib.crc32(body) & 0xFFFF)


def without_loops(entries: Mapping[str, Entry]) -> dict[str, Entry]:
    """Let every forwarding lead straight to where its chain ends."""
    ledger = Ledger(entries)
    return {
        key: replace(entry, merged=ledger.current(key)) if entry.merged else entry for key, entry in entries.items()
    }
