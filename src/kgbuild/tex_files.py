r"""The files that a LaTeX source puts in (`\input`, `\bibliography` and their like); none outside its folder."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path, PurePosixPath
from typing import Final

SUFFIXES: Final = (".tex", ".ltx", ".latex")
BEGINS: Final = re.compile(rb"\\documentclass|\\begin\s*\{document\}")
#: Larger ones are not put in.
LARGEST: Final = 2 << 20
#: So many files are followed; no source that people write has more.
_MOST: Final = 200
_HEAD: Final = 1 << 14
_LONGEST: Final = 200
_NAMES: Final = re.compile(
    rb"\\(?:input|include|subfile|subfileinclude|import|subimport|makerubric|bibliography|addbibresource|addglobalbib|addsectionbib"
    rb"|documentclass|LoadClass|LoadClassWithOptions|usepackage|RequirePackage)\b"
    rb"\s*(?:\[[^\]]*\]\s*)?(?:\{([^{}]*)\}(?:\s*\{([^{}]*)\})?|([^\s{}\\%]+))"
)


def inside(folder: Path, name: str, *suffixes: str) -> Path | None:
    """Give the file in a folder that a source names, with or without one of these endings; None for any other."""
    if not 0 < len(name) < _LONGEST or name.startswith(("/", "~")) or "\0" in name or ".." in PurePosixPath(name).parts:
        return None
    home = folder.resolve()
    for candidate in (name, *(f"{name}{suffix}" for suffix in suffixes)):
        real = (home / candidate).resolve()
        if real.is_relative_to(home) and real.is_file() and real.stat().st_size <= LARGEST:
            return real
    return None


def put_in(path: Path) -> tuple[Path, ...]:
    """Give the files that a file puts in, and what these put in, in the order in which they are named.

    A name that a macro makes is not followed: all sources and bibliographies of the folder count instead.

    Raises:
        OSError: a file cannot be read.
    """
    if not _is_latex(path):
        return ()
    found: dict[Path, None] = {}
    pending = [path]
    while pending and len(found) < _MOST:
        for named in _named(pending.pop(0).read_bytes(), path.parent):
            if named not in found and named != path.resolve():
                found[named] = None
                pending.append(named)
    return tuple(found)


def _is_latex(path: Path) -> bool:
    if path.suffix.lower() in SUFFIXES:
        return True
    if path.suffix.lower() not in {".txt", ""}:
        return False
    with path.open("rb") as stream:
        return BEGINS.search(stream.read(_HEAD)) is not None


def _named(source: bytes, folder: Path) -> Iterator[Path]:
    for match in _NAMES.finditer(source[: LARGEST * 4]):
        first, second, bare = (part.decode("utf-8", "replace").strip() if part else "" for part in match.groups())
        if "\\" in first + second or "#" in first + second:
            yield from sorted(file.resolve() for end in ("tex", "bib") for file in folder.glob(f"*.{end}"))
            continue
        for name in (*first.split(","), f"{first}/{second}".replace("//", "/"), bare):
            file = inside(folder, name.strip(), ".tex", ".bib", ".cls", ".sty")
            if file:
                yield file
