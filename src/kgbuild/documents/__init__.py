"""Readers: bytes of one format → Document. Adding a format is one file beside this one and one line below."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path, PurePath
from typing import Final, Protocol

from kgbuild.document import Document
from kgbuild.documents import (
    curriculum,
    docx,
    jemdoc,
    latex,
    markdown,
    news_data,
    odt,
    org,
    pdf,
    plain,
    rst,
    rtf,
    typst,
    webpage,
)
from kgbuild.documents.byline import with_byline
from kgbuild.documents.headline import with_headline
from kgbuild.errors import DocumentError, UnsupportedFormatError

__all__ = ["MAX_BYTES", "READERS", "Reader", "read", "read_bytes"]

#: No document of the kinds read here comes near; a larger file is refused before it is opened.
MAX_BYTES: Final = 64 << 20
#: So much of a file is shown to `accepts`.
_HEAD: Final = 1 << 14


class Reader(Protocol):
    """What a reader module offers.

    Attributes:
        FORMAT: its name for people: "Markdown page".
        MEDIA_TYPE: IANA media type of its files.
        SUFFIXES: usual endings of its files, with the dot; for the documentation, `accepts` decides.
        MAX_BYTES: larger files are refused.
    """

    FORMAT: str
    MEDIA_TYPE: str
    SUFFIXES: tuple[str, ...]
    MAX_BYTES: int

    def accepts(self, head: bytes, name: str) -> bool:
        """Tell from the first bytes and the name whether the reader takes the file."""

    def read(self, data: bytes, name: str) -> Document:
        """Read the whole file."""


#: Most specific first; the first that accepts a file reads it.
READERS: Final[tuple[Reader, ...]] = (
    *(pdf, docx, odt, rtf, curriculum, news_data),
    *(latex, jemdoc, org, rst, typst, webpage, markdown, plain),
)


def read(path: str | Path, *, name: str = "", retrieved: str = "") -> Document:
    """Read a file.

    Args:
        path: where it lies.
        name: id of the document, the file's name if empty.
        retrieved: day the document was fetched, ISO 8601.

    Raises:
        DocumentError: it cannot be read; the error names `path`.
        UnsupportedFormatError: no reader takes it.
    """
    path = Path(path)
    try:
        size = path.stat().st_size
        data = b"" if size > MAX_BYTES else path.read_bytes()
    except OSError as error:
        reason = f"cannot be opened: {error.strerror or error}"
        raise DocumentError(str(path), reason, remedy="check that it is a file that you may read") from error
    if size > MAX_BYTES:
        raise _too_large(str(path), size, MAX_BYTES)
    try:
        return read_bytes(data, name or path.name, retrieved=retrieved, folder=path.parent)
    except DocumentError as error:
        raise type(error)(str(path), error.reason, line=error.line, remedy=error.remedy) from error


def read_bytes(data: bytes, name: str, *, retrieved: str = "", folder: Path | None = None) -> Document:
    """Read a document that is already in memory.

    Args:
        data: the whole file.
        name: its id; the suffix helps to tell the format.
        retrieved: day the document was fetched, ISO 8601.
        folder: where it lies; sources include files from there, and from nowhere else.

    Raises:
        DocumentError: it cannot be read.
        UnsupportedFormatError: no reader takes it.
    """
    head = data[:_HEAD]
    reader = next((reader for reader in READERS if reader.accepts(head, name)), None)
    if reader is None:
        raise _not_taken(name, empty=not head.strip())
    if len(data) > reader.MAX_BYTES:
        raise _too_large(name, len(data), reader.MAX_BYTES)
    beside: Callable[[bytes, str, Path | None], Document] | None = getattr(reader, "read_beside", None)
    document = beside(data, name, folder) if beside else reader.read(data, name)
    return with_headline(with_byline(replace(document, retrieved=retrieved)))


def _not_taken(name: str, *, empty: bool) -> UnsupportedFormatError:
    suffix = PurePath(name).suffix.lower()
    named = next((reader.FORMAT for reader in READERS if suffix in reader.SUFFIXES), "")
    if empty:
        return UnsupportedFormatError(name, "the file is empty", remedy="fetch it again, or leave it out")
    if named:
        reason = f"it is named as {named} is, and holds something else"
        return UnsupportedFormatError(name, reason, remedy="name it after what it holds, or fetch it again")
    asked = ", ".join(reader.MEDIA_TYPE for reader in READERS)
    reason = f"no reader takes {suffix or 'this'} files (asked: {asked})"
    return UnsupportedFormatError(name, reason, remedy="save it as .txt, .md or .html")


def _too_large(name: str, size: int, limit: int) -> DocumentError:
    reason = f"the file has {size / (1 << 20):.0f} MiB, more than the {limit >> 20} MiB that are read"
    return DocumentError(name, reason, remedy="split the document, or leave it out")
