"""reStructuredText (docutils.sourceforge.io/rst.html), in which sites of Sphinx, Nikola and Pelican are written."""

from __future__ import annotations

import re
from pathlib import Path, PurePosixPath

from kgbuild import files_beside
from kgbuild.document import Document
from kgbuild.documents.beside import FilesBeside
from kgbuild.documents.decode import decode
from kgbuild.documents.html_page import page_of
from kgbuild.documents.rst.html import html_of
from kgbuild.documents.rst.parse import parse

FORMAT = "reStructuredText"
MEDIA_TYPE = "text/x-rst"
SUFFIXES: tuple[str, ...] = files_beside.RST
MAX_BYTES = 1 << 20
#: What Nikola is told of a page: comments above all else.
_TOLD = re.compile(r"\.\.[ \t]+(?P<key>[A-Za-z]\w*):(?!:)[ \t]*(?P<value>[^\n]*)\n|[ \t]*\n")


def accepts(_head: bytes, name: str) -> bool:
    """Tell whether a file is reStructuredText: by its name."""
    return PurePosixPath(name).suffix.lower() in SUFFIXES


def read(data: bytes, name: str) -> Document:
    """Read a page on its own: what it includes is left out.

    Raises:
        DocumentError: it is no text, or it nests too deep.
    """
    return read_beside(data, name, None)


def read_beside(data: bytes, name: str, folder: Path | None) -> Document:
    """Read a page with the files that it includes from its folder, never from outside of it.

    Raises:
        DocumentError: it is no text, it nests too deep, or its inclusions never end.
    """
    source = decode(data, name)
    files = FilesBeside(folder)
    html, fields = html_of(parse(source, name, files))
    return page_of(html, name, MEDIA_TYPE, files.digest(data), {**_told(source), **fields})


def _told(source: str) -> dict[str, str]:
    """Give what the comments at the head of a page say of it."""
    told: dict[str, str] = {}
    at = 0
    while line := _TOLD.match(source, at):
        at = line.end()
        if line["key"] and line["value"].strip():
            told[line["key"].casefold()] = line["value"].strip()
    return told
