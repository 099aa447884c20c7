"""Plain text, text taken from a PDF included: blocks by the layout of its lines."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from pathlib import PurePosixPath

from kgbuild.document import Document
from kgbuild.documents.decode import decode
from kgbuild.documents.headings import find_headings
from kgbuild.documents.plain.blocks import Layout
from kgbuild.documents.plain.columns import tabbed
from kgbuild.documents.plain.lines import split_lines
from kgbuild.documents.plain.marks import strip_marks
from kgbuild.documents.plain.pages import find_furniture, without_furniture
from kgbuild.documents.templates import without_comments
from kgbuild.errors import DocumentError

FORMAT = "plain text"
MEDIA_TYPE = "text/plain"
MAX_BYTES = 16 << 20
MAX_LINES = 300_000
SUFFIXES: tuple[str, ...] = (".txt", ".text", ".asc", "")


def accepts(head: bytes, name: str) -> bool:
    """Tell whether a file may be plain text; `read` still refuses what is none."""
    del head
    return PurePosixPath(name).suffix.lower() in SUFFIXES


def read(data: bytes, name: str) -> Document:
    """Read plain text. Lines stay; inline markup, comments and form feeds are taken out, columns set by tabs.

    Raises:
        DocumentError: it is no text, or has too many lines.
    """
    decoded = decode(data, name)
    if decoded.count("\n") > MAX_LINES:
        raise DocumentError(name, f"the file has more than {MAX_LINES} lines", remedy="split it, or leave it out")
    text, runs = strip_marks(tabbed(without_comments(decoded).rstrip()))
    lines = split_lines(text)
    furniture = find_furniture(lines)
    if furniture:
        text, runs = without_furniture(text, runs, lines, furniture)
        lines = [
            replace(line, look="furniture") if index in furniture else line
            for index, line in enumerate(split_lines(text))
        ]
    blocks = Layout(text, lines).blocks(runs)
    starts: list[tuple[int, int]] = []
    for line in lines:
        if not starts or starts[-1][1] != line.number:
            starts.append((line.outer if starts else 0, line.number))
    full = text.replace("\f", "\n")
    return Document(
        name,
        full,
        find_headings(full, blocks),
        media_type=MEDIA_TYPE,
        sha256=hashlib.sha256(data).hexdigest(),
        lines=tuple(starts),
    )
