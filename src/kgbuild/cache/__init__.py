"""What earlier builds read, so that unchanged documents are not read again.

`DIR/cache/readings/` holds packs of JSON, an entry a document, named by all that its reading depends on: path, bytes,
day of retrieval, and the fingerprint of code, models and lexicons. An entry that is not what was written is named and
not used.
"""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from kgbuild.cache.codec import decode, encode
from kgbuild.cache.fingerprint import fingerprint
from kgbuild.cache.packs import Packs, digest, link
from kgbuild.model import Extraction

FOLDER: Final = Path("cache", "readings")
#: What telling people apart worked out.
PEOPLE: Final = Path("cache", "people")


@dataclass(slots=True)
class Cache:
    """The readings of the build before, and those of this one.

    Attributes:
        before: the graph directory that is replaced; None where nothing shall be used again.
        now: the one that is made.
        people: holds what telling people apart worked out.
    """

    before: Path | None
    now: Path
    _readings: dict[str, tuple[Extraction, str]] = field(default_factory=dict)
    _grounds: dict[str, tuple[Extraction, str]] = field(default_factory=dict)
    _packs: Packs = field(init=False)
    people: Packs = field(init=False)

    def __post_init__(self) -> None:
        self._packs = Packs(self.before and self.before / FOLDER, self.now / FOLDER)
        self.people = Packs(self.before and self.before / PEOPLE, self.now / PEOPLE)

    @property
    def damaged(self) -> list[str]:
        """What of the cache did not hold what it should, with what was wrong."""
        return self._packs.damaged + self.people.damaged

    def key(self, document: str, sha256: str, day: str) -> str:
        """Give the name of a reading."""
        parts = (fingerprint(), document, sha256, day)
        return hashlib.blake2b("\x1f".join(parts).encode("utf-8", "surrogatepass"), digest_size=16).hexdigest()

    def find(self, key: str) -> tuple[Extraction, ...] | None:
        """Give a reading of the build before, and keep it with its texts; None where there is none that is whole."""
        data = self._packs.find(key)
        if self.before is None or data is None:
            return None
        try:
            texts, extractions = _parsed(data)
            self._check_texts(self.before, texts)
        except (ValueError, OSError) as error:
            self._packs.damaged.append(f"{self.before / FOLDER}: {error}")
            return None
        for name in texts:
            link(self.before / "texts" / name, self.now / "texts" / name)
        self._packs.keep(key)
        self._remember(key, extractions)
        return extractions

    @staticmethod
    def _check_texts(folder: Path, texts: dict[str, str]) -> None:
        for name, written in texts.items():
            if digest((folder / "texts" / name).read_bytes()) != written:
                raise ValueError(f"texts/{name} was changed")

    def add(self, key: str, extractions: tuple[Extraction, ...]) -> None:
        """Keep a reading of this build, whose texts are written."""
        names = sorted({f"{extraction.sha256}.txt" for extraction in extractions})
        texts = {name: digest((self.now / "texts" / name).read_bytes()) for name in names}
        body = json.dumps([texts, encode(extractions)], ensure_ascii=False, separators=(",", ":"))
        self._packs.add(key, body.encode("utf-8", "surrogatepass"))
        self._remember(key, extractions)

    def close(self) -> None:
        """Write the readings of this build, and what telling people apart worked out."""
        self._packs.close()
        self.people.close()

    def _remember(self, key: str, extractions: tuple[Extraction, ...]) -> None:
        for place, extraction in enumerate(extractions):
            self._readings[extraction.document] = extraction, f"{key}:{place}"

    def part_key(self, extraction: Extraction, settings: str = "") -> str:
        """Give a digest of what the work on a document rests on by itself: its words, the settings, the code."""
        known, ground = self._grounds.get(extraction.document, (None, ""))
        if known is not extraction:
            read, ground = self._readings.get(extraction.document, (None, ""))
            if read is not extraction:  # its site or a correction changed it
                ground = json.dumps(encode([extraction]), ensure_ascii=True)
            ground = digest(ground.encode())
            self._grounds[extraction.document] = extraction, ground
        return digest("\x1f".join((ground, self.shared_key(settings))).encode())

    def shared_key(self, settings: str = "") -> str:
        """Give a digest of what the graph of all documents depends on: the settings, the code."""
        return digest("\x1f".join((settings, fingerprint(everything=True))).encode())


def _parsed(data: bytes) -> tuple[dict[str, str], tuple[Extraction, ...]]:
    texts, extractions = json.loads(data.decode("utf-8", "surrogatepass"))
    return texts, decode(extractions)


__all__ = ["FOLDER", "Cache", "Packs", "fingerprint"]
