"""The ledger on disk between two builds: what a build wrote itself is read without checks, and changed where it must.

A build leaves in its graph directory the digest of the ledger that it wrote. A ledger of that digest is, byte for byte,
what `format_ledger` gives; any other, one that somebody edited or merged, is read with all checks.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from kgbuild.errors import LedgerError
from kgbuild.identity.ledger import Ledger, format_ledger, parse_ledger, parse_own, rows_of

#: In a graph directory: the digest of the ledger that its build wrote.
NOTE: Final = Path("cache", "ledger")


@dataclass(frozen=True, slots=True)
class LedgerFile:
    """A ledger with its file.

    Attributes:
        ledger: what the file holds.
        data: its bytes; empty where there is none yet.
        is_own: whether they are what a build wrote.
    """

    ledger: Ledger
    data: bytes = b""
    is_own: bool = False

    def changed(self, fresh: Ledger) -> bytes:
        """Give the bytes of another ledger, made from these where only some entries differ."""
        if not self.is_own:
            return format_ledger(fresh)
        old = self.ledger.entries
        keys = [key for key, entry in fresh.entries.items() if old.get(key) is not entry]
        gone = {row for key in keys if key in old for row in rows_of(key, old[key])}
        head, *rows, end, last = self.data.split(b"\n")
        kept = [row for row in rows if row not in gone]
        if len(kept) + len(gone) != len(rows) or old.keys() - fresh.entries.keys():
            return format_ledger(fresh)
        come = sorted(row for key in keys for row in rows_of(key, fresh.entries[key]))
        return b"\n".join([head, *sorted([*kept, *come]), end, last])

    def digest(self) -> str:
        """Give what `open_ledger` shall know these bytes by; nothing where they are not as a build writes them."""
        return _digest(self.data) if self.is_own or self.data == format_ledger(self.ledger) else ""


def open_ledger(path: Path, before: Path | None = None) -> LedgerFile:
    """Read a ledger; one that is not there yet is empty.

    Args:
        path: of the ledger.
        before: the graph directory of the build before.

    Raises:
        LedgerError: it is damaged; the message names the line.
    """
    try:
        data = path.read_bytes()
    except FileNotFoundError:
        return LedgerFile(Ledger())
    except OSError as error:
        raise LedgerError(str(path), f"cannot be read: {error.strerror}") from error
    if before is not None and _written(before) == _digest(data):
        return LedgerFile(parse_own(data), data, is_own=True)
    return LedgerFile(parse_ledger(data, str(path)), data)


def read_ledger(path: Path) -> Ledger:
    """Read a ledger; one that is not there yet is empty.

    Raises:
        LedgerError: it is damaged; the message names the line.
    """
    return open_ledger(path).ledger


def note_ledger(folder: Path, digest: str) -> None:
    """Note in a graph directory which ledger its build wrote."""
    (folder / NOTE).write_text(digest + "\n", encoding="ascii")


def _written(folder: Path) -> str:
    try:
        return (folder / NOTE).read_text(encoding="ascii").strip()
    except (OSError, ValueError):
        return ""


def _digest(data: bytes) -> str:
    return hashlib.blake2b(data, digest_size=16).hexdigest()
