"""The files of a folder that a document puts in; those that were taken count as part of it."""

from __future__ import annotations

import hashlib
from pathlib import Path

from kgbuild.files_beside import inside


class FilesBeside:
    """The files of one folder, never of another; `taken` are those that were asked for and found."""

    def __init__(self, folder: Path | None) -> None:
        self.folder = folder
        self.taken: dict[Path, bytes] = {}

    def text(self, name: str, *suffixes: str) -> str | None:
        """Give the text of a file that lies in the folder, named with or without its suffix; None for any other."""
        path = inside(self.folder, name, *suffixes) if self.folder else None
        if path is None:
            return None
        if path not in self.taken:
            self.taken[path] = path.read_bytes()
        return self.taken[path].decode("utf-8", "replace").replace("\r\n", "\n")

    def digest(self, data: bytes) -> str:
        """Give the SHA-256 of a document and all that it put in, in order: one text, one digest."""
        whole = hashlib.sha256(data)
        for held in self.taken.values():
            whole.update(hashlib.sha256(held).digest())
        return whole.hexdigest()
