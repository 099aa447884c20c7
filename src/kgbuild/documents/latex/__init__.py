"""LaTeX sources of curricula and pages: macros resolved, files beside them put in, classes known by their entries."""

from __future__ import annotations

import re
from pathlib import Path, PurePosixPath

from kgbuild import files_beside
from kgbuild.document import Document
from kgbuild.documents.beside import FilesBeside
from kgbuild.documents.decode import decode
from kgbuild.documents.html_page import page_of
from kgbuild.documents.latex.html import html_of
from kgbuild.documents.latex.macros import Macros
from kgbuild.documents.latex.references import with_references
from kgbuild.documents.latex.tokens import Token, tokens_of, too_deep
from kgbuild.errors import DocumentError

FORMAT = "LaTeX source"
MEDIA_TYPE = "application/x-tex"
SUFFIXES: tuple[str, ...] = files_beside.TEX
MAX_BYTES = 8 << 20
#: Who wrote it, as the source has it written into PDFs.
_AUTHOR = re.compile(r"^[^%\n]*?\bpdfauthor\s*=\s*\{([^{}\\@]+)\}", re.MULTILINE)
#: No source nests deeper; each level costs a pass over what it holds.
_DEEPEST = 100


def accepts(head: bytes, name: str) -> bool:
    """Tell whether a file is a LaTeX source: by its name, or a text file that begins a document."""
    suffix = PurePosixPath(name).suffix.lower()
    return suffix in SUFFIXES or (suffix in {".txt", ""} and files_beside.BEGINS.search(head) is not None)


def read(data: bytes, name: str) -> Document:
    """Read a LaTeX source on its own: what it includes is left out.

    Raises:
        DocumentError: it is no text, or its macros never end.
    """
    return read_beside(data, name, None)


def read_beside(data: bytes, name: str, folder: Path | None) -> Document:
    """Read a LaTeX source with the files that it includes from its folder, never from outside of it.

    Raises:
        DocumentError: it is no text, or its macros or inclusions never end.
    """
    source = decode(data, name).replace("\r\n", "\n")
    files = FilesBeside(folder)
    tokens = _shallow(tokens_of(source), name)
    expanded = _shallow(Macros(name, lambda file: files.text(file, ".tex")).expand(tokens), name)
    html = html_of(_shallow(with_references(expanded, lambda file: files.text(file, ".bib")), name))
    author = _AUTHOR.search(source)
    metadata = {"author": " ".join(author[1].split())} if author else {}
    return page_of(html, name, MEDIA_TYPE, files.digest(data), metadata)


def _shallow(tokens: list[Token], name: str) -> list[Token]:
    """Give tokens whose groups nest within reason.

    Raises:
        DocumentError: they do not, as where a brace is forgotten again and again.
    """
    if line := too_deep(tokens, _DEEPEST):
        reason = f"more than {_DEEPEST} groups and environments are open"
        raise DocumentError(name, reason, line=line, remedy="close them")
    return tokens
