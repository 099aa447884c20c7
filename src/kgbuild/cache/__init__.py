"""What earlier builds read, so that unchanged documents are not read again.

`DIR/cache/` holds one JSON file a document, named by all that its reading depends on: path, bytes, day of retrieval,
and the fingerprint of code, models and lexicons. Each file bears its own digest; one that does not fit is named and
not used.
"""

from __future__ import annotations

import hashlib
import json
import os
import shutil
from dataclasses import dataclass, field
from pathlib import Path

from kgbuild.cache.codec import decode_extraction, encode
from kgbuild.cache.fingerprint import fingerprint
from kgbuild.model import Extraction

_VERSION = "kgbuild cache 1"


@dataclass(slots=True)
class Cache:
    """The readings of the build before, and those of this one.

    Attributes:
        before: the graph directory that is replaced; None where nothing shall be used again.
        now: the one that is made.
        damaged: files of the cache that did not hold what they should, with what was wrong.
    """

    before: Path | None
    now: Path
    damaged: list[str] = field(default_factory=list)
    _readings: dict[str, tuple[Extraction, str]] = field(default_factory=dict)

    def key(self, document: str, sha256: str, day: str) -> str:
        """Give the name of a reading."""
        parts = (fingerprint(), document, sha256, day)
        return hashlib.blake2b("\x1f".join(parts).encode("utf-8", "surrogatepass"), digest_size=16).hexdigest()

    def find(self, key: str) -> tuple[Extraction, ...] | None:
        """Give a reading of the build before, and keep it with its texts; None where there is none that is whole."""
        if self.before is None:
            return None
        path = self.before / "cache" / f"{key}.json"
        try:
            data = path.read_bytes()
        except OSError:
            return None
        try:
            texts, extractions = _parsed(data)
            self._check_texts(self.before, texts)
        except (ValueError, OSError) as error:
            self.damaged.append(f"{path}: {error}")
            return None
        for name in texts:
            link(self.before / "texts" / name, self.now / "texts" / name)
        link(path, self.now / "cache" / path.name)
        self._remember(key, extractions)
        return extractions

    @staticmethod
    def _check_texts(folder: Path, texts: dict[str, str]) -> None:
        for name, digest in texts.items():
            if _digest((folder / "texts" / name).read_bytes()) != digest:
                raise ValueError(f"texts/{name} was changed")

    def add(self, key: str, extractions: tuple[Extraction, ...]) -> None:
        """Keep a reading of this build, whose texts are written."""
        names = sorted({f"{extraction.sha256}.txt" for extraction in extractions})
        texts = {name: _digest((self.now / "texts" / name).read_bytes()) for name in names}
        body = json.dumps([texts, encode(extractions)], ensure_ascii=False, separators=(",", ":"))
        data = body.encode("utf-8", "surrogatepass")
        folder = self.now / "cache"
        folder.mkdir(exist_ok=True)
        (folder / f"{key}.json").write_bytes(f"{_VERSION} {_digest(data)}\n".encode() + data)
        self._remember(key, extractions)

    def _remember(self, key: str, extractions: tuple[Extraction, ...]) -> None:
        for place, extraction in enumerate(extractions):
            self._readings[extraction.document] = extraction, f"{key}:{place}"

    def part_key(self, extraction: Extraction, settings: str) -> str:
        """Give a digest of what the graph of a document depends on by itself: its words, the settings, the code."""
        read, key = self._readings.get(extraction.document, (None, ""))
        if read is not extraction:  # a correction changed it
            key = json.dumps(encode(extraction), ensure_ascii=True)
        return _digest("\x1f".join((key, self.shared_key(settings))).encode())

    def shared_key(self, settings: str) -> str:
        """Give a digest of what the graph of all documents depends on: the settings, the code."""
        return _digest("\x1f".join((settings, fingerprint(everything=True))).encode())


def _parsed(data: bytes) -> tuple[dict[str, str], tuple[Extraction, ...]]:
    head, _, body = data.partition(b"\n")
    if head != f"{_VERSION} {_digest(body)}".encode():
        raise ValueError("does not fit its digest")
    texts, extractions = json.loads(body.decode("utf-8", "surrogatepass"))
    return texts, tuple(decode_extraction(one) for one in extractions)


def _digest(data: bytes) -> str:
    return hashlib.blake2b(data, digest_size=16).hexdigest()


def link(old: Path, new: Path) -> None:
    """Let a file that nobody writes to again stand in a second place, by a copy where links are not to be had."""
    try:
        os.link(old, new)
    except FileExistsError:
        return
    except OSError:
        new.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(old, new)


__all__ = ["Cache", "fingerprint", "link"]
