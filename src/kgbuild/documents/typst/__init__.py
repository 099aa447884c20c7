"""Typst (typst.app/docs): sources are run as far as they print; functions of packages print what they hold."""

from __future__ import annotations

import re
from pathlib import Path, PurePosixPath

from kgbuild import files_beside
from kgbuild.document import Document
from kgbuild.documents.beside import FilesBeside
from kgbuild.documents.decode import decode
from kgbuild.documents.html_page import page_of
from kgbuild.documents.latex.look import finish
from kgbuild.documents.typst.evaluate import Machine

FORMAT = "Typst source"
MEDIA_TYPE = "text/x-typst"
SUFFIXES: tuple[str, ...] = files_beside.TYPST
MAX_BYTES = 2 << 20
#: Between two lists that nothing parts: functions that print an item each.
_LISTS = re.compile(r"</ul>(?:\s|<p>){0,20}<ul>")


def accepts(_head: bytes, name: str) -> bool:
    """Tell whether a file is Typst: by its name."""
    return PurePosixPath(name).suffix.lower() in SUFFIXES


def read(data: bytes, name: str) -> Document:
    """Read a source on its own: what it puts in and loads is left out.

    Raises:
        DocumentError: it is no text, it nests too deep, or its functions never end.
    """
    return read_beside(data, name, None)


def read_beside(data: bytes, name: str, folder: Path | None) -> Document:
    """Read a source with the files of its folder that it puts in, takes functions or data from.

    Raises:
        DocumentError: it is no text, it nests too deep, or its functions never end.
    """
    source = decode(data, name)
    files = FilesBeside(folder)
    machine = Machine(name, files)
    html = finish(_LISTS.sub("", f"<p>{machine.page(source)}"))
    metadata = {"author": " ".join(machine.author.split())} if machine.author else {}
    return page_of(html, name, MEDIA_TYPE, files.digest(data), metadata)
