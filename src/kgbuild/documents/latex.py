"""LaTeX sources of curricula and pages: macros resolved, files beside them put in, classes known by their entries."""

from __future__ import annotations

import hashlib
import re
from functools import partial
from pathlib import Path, PurePosixPath

from kgbuild.document import Document
from kgbuild.documents.decode import decode
from kgbuild.documents.headings import find_headings
from kgbuild.documents.html_source import check_tags
from kgbuild.documents.latex_html import html_of
from kgbuild.documents.latex_macros import Macros
from kgbuild.documents.latex_references import with_references
from kgbuild.documents.latex_tokens import Token, tokens_of, too_deep
from kgbuild.documents.webpage import read_html
from kgbuild.errors import DocumentError

FORMAT = "LaTeX source"
MEDIA_TYPE = "application/x-tex"
SUFFIXES: tuple[str, ...] = (".tex", ".ltx", ".latex")
MAX_BYTES = 8 << 20
_BEGINS = re.compile(rb"\\documentclass|\\begin\s*\{document\}")
#: No source nests deeper; each level costs a pass over what it holds.
_DEEPEST = 100
_LARGEST_INCLUDED = 2 << 20


def accepts(head: bytes, name: str) -> bool:
    """Tell whether a file is a LaTeX source: by its name, or a text file that begins a document."""
    suffix = PurePosixPath(name).suffix.lower()
    return suffix in SUFFIXES or (suffix in {".txt", ""} and _BEGINS.search(head) is not None)


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
    tokens = _shallow(tokens_of(source), name)
    expanded = _shallow(Macros(name, partial(_included, folder, ".tex")).expand(tokens), name)
    html = html_of(_shallow(with_references(expanded, partial(_included, folder, ".bib")), name))
    check_tags(html, name)
    text, blocks, lines = read_html(html, name).finish()
    return Document(
        name,
        text,
        find_headings(text, blocks),
        media_type=MEDIA_TYPE,
        sha256=hashlib.sha256(data).hexdigest(),
        lines=lines,
    )


def _shallow(tokens: list[Token], name: str) -> list[Token]:
    """Give tokens whose groups nest within reason.

    Raises:
        DocumentError: they do not, as where a brace is forgotten again and again.
    """
    if line := too_deep(tokens, _DEEPEST):
        reason = f"more than {_DEEPEST} groups and environments are open"
        raise DocumentError(name, reason, line=line, remedy="close them")
    return tokens


def _included(folder: Path | None, suffix: str, path: str) -> str | None:
    """Give the text of a file that lies in the folder, named with or without its suffix; None for any other."""
    if folder is None or not path or path.startswith(("/", "~")) or ".." in PurePosixPath(path).parts:
        return None
    inside = folder.resolve()
    for candidate in (inside / path, inside / f"{path}{suffix}"):
        real = candidate.resolve()
        if real.is_file() and real.is_relative_to(inside) and real.stat().st_size <= _LARGEST_INCLUDED:
            return real.read_bytes().decode("utf-8", "replace").replace("\r\n", "\n")
    return None
