r"""The files that a source puts in (`\input`, `.. include::`, `#include` …); none outside its folder."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path, PurePosixPath
from typing import Final

TEX: Final = (".tex", ".ltx", ".latex")
RST: Final = (".rst", ".rest")
TYPST: Final = (".typ",)
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
_INCLUDED: Final = re.compile(rb"^[ \t]*\.\.[ \t]+include::[ \t]*(\S+)", re.MULTILINE)
#: What Typst puts in or takes data from; what opens a name that is put together from others.
_LOADED: Final = re.compile(rb'"([^"\n]{1,200}\.(?:typ|ya?ml|json|toml|csv))"')
_ENDINGS: Final = ("typ", "yml", "yaml", "json", "toml", "csv")
_COMPOSED: Final = re.compile(rb"\b(?:include|yaml|json|toml|csv)\b\s*\(?\s*(?![\s(\"])|\"\s*\+")


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
    named_in = _reader(path)
    if named_in is None:
        return ()
    found: dict[Path, None] = {}
    pending = [path]
    while pending and len(found) < _MOST:
        for named in named_in(pending.pop(0).read_bytes(), path.parent):
            if named not in found and named != path.resolve():
                found[named] = None
                pending.append(named)
    return tuple(found)


def _reader(path: Path) -> Callable[[bytes, Path], Iterator[Path]] | None:
    """Give what finds the names of files in a source of this kind; None for what puts in none."""
    suffix = path.suffix.lower()
    for suffixes, named in ((TEX, _in_tex), (RST, _in_rst), (TYPST, _in_typst)):
        if suffix in suffixes:
            return named
    if suffix not in {".txt", ""}:
        return None
    with path.open("rb") as stream:
        return _in_tex if BEGINS.search(stream.read(_HEAD)) else None


def _in_tex(source: bytes, folder: Path) -> Iterator[Path]:
    for match in _NAMES.finditer(source[: LARGEST * 4]):
        first, second, bare = (part.decode("utf-8", "replace").strip() if part else "" for part in match.groups())
        if "\\" in first + second or "#" in first + second:
            yield from sorted(file.resolve() for end in ("tex", "bib") for file in folder.glob(f"*.{end}"))
            continue
        for name in (*first.split(","), f"{first}/{second}".replace("//", "/"), bare):
            file = inside(folder, name.strip(), ".tex", ".bib", ".cls", ".sty")
            if file:
                yield file


def _in_rst(source: bytes, folder: Path) -> Iterator[Path]:
    for match in _INCLUDED.finditer(source[: LARGEST * 4]):
        if file := inside(folder, match[1].decode("utf-8", "replace")):
            yield file


def _in_typst(source: bytes, folder: Path) -> Iterator[Path]:
    source = source[: LARGEST * 4]
    for match in _LOADED.finditer(source):
        if file := inside(folder, match[1].decode("utf-8", "replace").lstrip("/")):
            yield file
    if _COMPOSED.search(source):
        yield from sorted(
            file.resolve() for end in _ENDINGS for depth in ("", "*/") for file in folder.glob(f"{depth}*.{end}")
        )
