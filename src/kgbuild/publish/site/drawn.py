"""What a site was drawn from, in a file beside it, so that the next run draws only what can have changed.

The file names each file of the site with its digest, and for each thing and document the digest of what its pages are
drawn from: what is handed to them, and what they looked up. A page is kept if both digests and those of its files on
disk are what they were; nothing else is believed. The file bears its own digest and that of the code: one that does
not fit is not used.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from kgbuild.cache import fingerprint
from kgbuild.outputs import write_bytes
from kgbuild.publish.site.citation import Citation
from kgbuild.publish.site.prints import digest
from kgbuild.publish.site.reads import Reads

_VERSION = "kgbuild site 1"


@dataclass(frozen=True, slots=True)
class Record:
    """How the pages of one thing or document were drawn.

    Attributes:
        value: digest of what was handed to the drawing.
        seen: digest of what it looked up.
        reads: what that was.
        paths: of its files.
    """

    value: str
    seen: str
    reads: Reads
    paths: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Drawn:
    """How a site was drawn.

    Attributes:
        whole: digest of all that the site depends on; empty where that cannot be told.
        shared: digest of what every page depends on: settings, theme, menu, policy.
        files: path → digest of each file.
        records: thing or document → how its pages were drawn.
        citations: digest of a work → how it is cited.
    """

    whole: str = ""
    shared: str = ""
    files: Mapping[str, str] = field(default_factory=dict)
    records: Mapping[str, Record] = field(default_factory=dict)
    citations: Mapping[str, Citation] = field(default_factory=dict)

    def kept(self, name: str, value: str, shared: str, standing: Mapping[str, str]) -> Record | None:
        """Give the record of a thing if its files stand as they were drawn, from the same values."""
        record = self.records.get(name) if shared == self.shared else None
        if record is None or record.value != value:
            return None
        files = self.files
        return record if all(path in files and standing.get(path) == files[path] for path in record.paths) else None


def beside(out: Path) -> Path:
    """Give the place of the file that tells how the site in a folder was drawn."""
    out = out.absolute()
    return out.with_name(f".{out.name}.drawn")


class Reader:
    """Reads how a site was drawn, the head first: an unchanged site needs no more."""

    def __init__(self, out: Path) -> None:
        try:
            head, self._files, self._rest = beside(out).read_bytes().split(b"\n", 2)
        except (OSError, ValueError):
            head = self._files = self._rest = b""
        self._fits = head == _head(self._files + b"\n" + self._rest)

    def head(self) -> Drawn:
        """Give the digests of the whole and of the files; nothing where the file is damaged or not there."""
        if not self._fits:
            return Drawn()
        whole, shared, files = json.loads(self._files)
        return Drawn(whole, shared, files)

    def all(self) -> Drawn:
        """Give everything."""
        if not self._fits:
            return Drawn()
        head = self.head()
        names, records, citations = json.loads(self._rest)
        return Drawn(
            head.whole,
            head.shared,
            head.files,
            {name: _record(name, raw, names) for name, raw in records.items()},
            {key: Citation(*raw) for key, raw in citations.items()},
        )


def write_drawn(out: Path, drawn: Drawn) -> None:
    """Write beside a site's folder how it was drawn."""
    numbers: dict[str, int] = {}
    records = {name: _row(name, record, numbers) for name, record in drawn.records.items()}
    citations = {key: [one.bibtex, one.ris, one.csl] for key, one in drawn.citations.items()}
    body = _json([drawn.whole, drawn.shared, drawn.files]) + b"\n" + _json([list(numbers), records, citations])
    write_bytes(beside(out), _head(body) + b"\n" + body)


def _head(body: bytes) -> bytes:
    return f"{_VERSION} {fingerprint(everything=True)} {digest(body)}".encode()


def _json(value: Any) -> bytes:
    return json.dumps(value, separators=(",", ":")).encode()


def _row(name: str, record: Record, numbers: dict[str, int]) -> list[Any]:
    def numbered(names: Iterable[str]) -> list[int]:
        return [numbers.setdefault(one, len(numbers)) for one in sorted(names)]

    reads = record.reads
    told = [numbered(names) for names in (reads.facts, reads.labels, reads.mentions, reads.evidence)]
    return [record.value, record.seen, told, [path.removeprefix(f"{name}/") for path in record.paths]]


def _record(name: str, raw: list[Any], names: list[str]) -> Record:
    value, seen, told, tails = raw
    reads = Reads(*({names[at] for at in numbers} for numbers in told))
    return Record(value, seen, reads, tuple(f"{name}/{tail}" for tail in tails))
