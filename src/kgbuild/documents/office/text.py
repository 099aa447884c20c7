"""How the readers of office documents end: what was written becomes a document, or there was no text."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from typing import Any

from kgbuild.document import Document
from kgbuild.documents.headings import find_headings
from kgbuild.documents.writer import Writer
from kgbuild.errors import DocumentError


def finished(
    writer: Writer,
    data: bytes,
    name: str,
    media_type: str,
    *,
    metadata: Mapping[str, Any] | None = None,
    remedy: str = "a scanned page needs OCR first",
) -> Document:
    """Give the document that a reader wrote of the bytes of a file.

    Raises:
        DocumentError: it holds no text; `remedy` says what to do about it.
    """
    text, blocks, lines = writer.finish()
    if not text.strip():
        raise DocumentError(name, "the document holds no text", remedy=remedy)
    return Document(
        name,
        text,
        find_headings(text, blocks, alike=True),
        metadata=metadata or {},
        media_type=media_type,
        sha256=hashlib.sha256(data).hexdigest(),
        lines=lines,
    )
