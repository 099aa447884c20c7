"""What readers share that read a page as the Markdown that says the same, line by line."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Final

from kgbuild.document import Document
from kgbuild.documents import markdown

#: Noncharacters, which no decoded text holds (Unicode standard, section 23.7), around the number of a piece.
OPEN: Final = "\ufdd2"
_CLOSE: Final = "\ufdd3"
_NUMBER = re.compile(f"{OPEN}([0-9]+){_CLOSE}")


class Aside:
    """Pieces of a text that are kept out of the way while the rest is rewritten."""

    def __init__(self) -> None:
        self._kept: list[str] = []

    def put(self, piece: str) -> str:
        """Keep a piece and give what stands for it meanwhile."""
        self._kept.append(piece)
        return f"{OPEN}{len(self._kept) - 1}{_CLOSE}"

    def back(self, text: str) -> str:
        """Give a text with all pieces where they belong."""
        return _NUMBER.sub(lambda number: self._kept[int(number[1])], text)


def read_rewritten(
    lines: Iterable[str], data: bytes, name: str, *, media_type: str, metadata: Mapping[str, str]
) -> Document:
    """Read the Markdown that stands for a file.

    Args:
        lines: of Markdown, as many as the file has.
        data: the file.
        name: id of the document.
        media_type: of the file.
        metadata: what the file says of itself.

    Raises:
        DocumentError: its HTML nests too deep.
    """
    document = markdown.read("\n".join(lines).encode(), name)
    told = {**document.metadata, **metadata}
    return replace(document, media_type=media_type, metadata=told, sha256=hashlib.sha256(data).hexdigest())
