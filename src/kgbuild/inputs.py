"""Which files a build reads: the inputs that the user named, folders walked, each with its document id."""

from __future__ import annotations

import os
from collections.abc import Collection, Container, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from kgbuild.errors import DocumentError


@dataclass(frozen=True, slots=True)
class Source:
    """One file to read.

    Attributes:
        id: POSIX path relative to what all inputs have in common; the document's id.
        path: where it lies.
        named: True if the user named the file itself rather than a folder that holds it.
    """

    id: str
    path: Path
    named: bool


def find_sources(
    inputs: Iterable[str | Path], *, leave_out: Collection[Path] = (), marker: str = ""
) -> tuple[Source, ...]:
    """Give the files behind `inputs`, sorted by id, each once, whatever the order of `inputs`.

    Hidden files and folders are left out of a walk; a folder that a link leads back to is walked once.

    Args:
        inputs: files and folders.
        leave_out: files and folders that a walk does not take: what kgbuild itself keeps there.
        marker: name of a file whose folder a walk does not take either.

    Raises:
        DocumentError: an input does not exist.
    """
    roots = sorted({Path(os.path.abspath(item)) for item in inputs})  # noqa: PTH100 - resolve() follows links
    for root in roots:
        if not root.exists():
            raise DocumentError(str(root), "no such file or folder", remedy="check the path")
    if not roots:
        return ()
    anchor = Path(os.path.commonpath([root if root.is_dir() else root.parent for root in roots]))
    own = {Path(os.path.abspath(path)) for path in leave_out}  # noqa: PTH100 - likewise
    found = {path: path in roots for root in roots for path in _files(root, own, marker)}
    return tuple(
        sorted(
            (Source(path.relative_to(anchor).as_posix(), path, named) for path, named in found.items()),
            key=lambda source: source.id,
        )
    )


def _files(root: Path, own: Container[Path], marker: str) -> Iterator[Path]:
    if not root.is_dir():
        yield root
        return
    seen: set[tuple[int, int]] = set()
    for folder, folders, files in os.walk(root, followlinks=True):
        status = Path(folder).stat()
        made = marker in files or Path(folder) in own
        if made or (status.st_dev, status.st_ino) in seen:
            folders.clear()
            continue
        seen.add((status.st_dev, status.st_ino))
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        shown = (Path(folder, name) for name in sorted(files) if not name.startswith("."))
        yield from (path for path in shown if path not in own)
