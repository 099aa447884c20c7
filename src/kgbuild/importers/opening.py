"""Files as text: the encoding is told once for the whole file, the text then comes in pieces."""

from __future__ import annotations

import codecs
import gzip
import io
import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, Final, TextIO, cast

from kgbuild.errors import DocumentError

#: So much of a file is shown to `accepts`.
HEAD: Final = 1 << 14
_PIECE: Final = 1 << 20
_GZIP: Final = b"\x1f\x8b"
_DECLARED = re.compile(
    rb"""<\?xml[^>]*?encoding\s*=\s*["']([\w.:-]+)|^%+\s*Encoding:\s*([\w.:-]+)""", re.IGNORECASE | re.MULTILINE
)
_MARKS: Final = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))


def declared_charset(head: bytes) -> str:
    """Give the charset that an XML declaration or a line of a bibliography manager names.

    >>> declared_charset(b"% Encoding: ISO8859_1"), declared_charset(b'<?xml version="1.0" encoding="latin1"?>')
    ('iso-8859-1', 'latin1')
    """
    found = _DECLARED.search(head[:1000])
    label = (found[1] or found[2]).decode("ascii").lower() if found else ""
    # Java, in which JabRef is written, spells the names of encodings in a way of its own.
    return re.sub(r"^iso[-_]?8859[-_]", "iso-8859-", label).replace("cp125", "windows-125")


def read_head(path: Path) -> bytes:
    """Give the first bytes of a file, unpacked if it is gzipped.

    Raises:
        DocumentError: it cannot be opened.
    """
    with _opened(path) as stream:
        return stream.read(HEAD)


def read_whole(path: Path, limit: int) -> bytes:
    """Give a whole file, unpacked if it is gzipped.

    Raises:
        DocumentError: it cannot be opened, or it is larger than the limit, unpacked.
    """
    with _opened(path) as stream:
        data = stream.read(limit + 1)
    if len(data) > limit:
        reason = f"the file holds more than the {limit >> 20} MiB that a build reads"
        raise DocumentError(str(path), reason, remedy="split it, or stream it from Python")
    return data


@contextmanager
def open_text(path: Path) -> Iterator[TextIO]:
    """Open a file of any size as text that can seek, its encoding told by one run over its bytes.

    Raises:
        DocumentError: it cannot be opened.
    """
    with _opened(path) as stream:
        encoding = _encoding(stream)
        stream.seek(0)
        yield io.TextIOWrapper(stream, encoding=encoding, errors="replace", newline=None)


@contextmanager
def _opened(path: Path) -> Iterator[IO[bytes]]:
    try:
        with path.open("rb") as raw:
            packed = raw.read(2) == _GZIP
            raw.seek(0)
            yield cast("IO[bytes]", gzip.GzipFile(fileobj=raw)) if packed else raw
    except (OSError, EOFError) as error:
        reason = f"cannot be opened: {getattr(error, 'strerror', '') or error}"
        raise DocumentError(str(path), reason, remedy="check that it is a whole file that you may read") from error


def _encoding(stream: IO[bytes]) -> str:
    """Tell UTF-8 from what the file declares, else windows-1252, which every byte fits."""
    head = stream.read(HEAD)
    for mark, encoding in _MARKS:
        if head.startswith(mark):
            return encoding
    check = codecs.getincrementaldecoder("utf-8")()
    piece = head
    try:
        while piece:
            check.decode(piece)
            piece = stream.read(_PIECE)
        check.decode(b"", final=True)
    except UnicodeDecodeError:
        declared = declared_charset(head)
        return declared if declared.startswith(("iso-8859-", "windows-")) and declared != "iso-8859-1" else "cp1252"
    return "utf-8"


def shown(head: bytes) -> str:
    """Give the first bytes of a file as text to look for marks of a format in; the rest of them may be wrong."""
    encoding = next((encoding for mark, encoding in _MARKS if head.startswith(mark)), "utf-8")
    return head.decode(encoding, errors="replace").replace("\r\n", "\n").replace("\r", "\n").lstrip("\ufeff")
