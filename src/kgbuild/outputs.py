"""Outputs are made aside and moved into place whole; what was there before stays until then."""

from __future__ import annotations

import ctypes
import fcntl
import os
import re
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from kgbuild.errors import GraphError

#: Stands in every graph directory; its presence says that kgbuild made it and may replace it.
MARKER = "kgbuild.json"
#: `AT_FDCWD` and `RENAME_EXCHANGE` of Linux.
_HERE, _EXCHANGE = -100, 2


@contextmanager
def replacing(directory: Path, *, marker: str = MARKER, what: str = "graph") -> Iterator[Path]:
    """Give an empty folder that takes the place of `directory` once the block ends well.

    If the block raises, the folder is removed and `directory` is untouched. A block that has put everything in its
    place by itself removes the folder. One build at a time: a second one on the same directory fails at once.

    Args:
        directory: what is replaced.
        marker: name of the file that says that kgbuild made it.
        what: it is, for messages.

    Raises:
        GraphError: `directory` holds something that kgbuild did not make, or another build is writing it.
    """
    directory = Path(os.path.abspath(directory))  # noqa: PTH100 - a link is replaced, not its target
    if directory.exists() and not directory.is_dir():
        raise GraphError(f"{directory}: is a file; name a folder for the {what}")
    if directory.is_dir() and any(directory.iterdir()) and not (directory / marker).is_file():
        raise GraphError(f"{directory}: holds files that kgbuild did not make; name an empty or new folder")
    directory.parent.mkdir(parents=True, exist_ok=True)
    with locked(directory):
        aside = Path(tempfile.mkdtemp(prefix=f".{directory.name}.", suffix=".new", dir=directory.parent))
        try:
            yield aside
            if aside.exists():
                _swap(aside, directory)
        finally:
            shutil.rmtree(aside, ignore_errors=True)


@contextmanager
def locked(path: Path) -> Iterator[None]:
    """Let nobody else write a file or directory while the block runs; the lock ends with the process that holds it.

    Raises:
        GraphError: another build holds it.
    """
    lock = path.parent / f".{path.name}.lock"
    with lock.open("w") as handle:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
            if os.fstat(handle.fileno()).st_ino != lock.stat().st_ino:
                raise BlockingIOError  # the build that held it has just ended and removed it
        except OSError as error:
            raise GraphError(f"{path}: another build is writing it; wait for it to end") from error
        _sweep(path)
        try:
            yield
        finally:
            lock.unlink(missing_ok=True)


def _sweep(path: Path) -> None:
    """Remove what builds that were killed left beside `path`, and put back what one had just moved away.

    The lock is held, so that nobody is at work there.
    """
    left = re.compile(rf"\.{re.escape(path.name)}\.\w{{8}}\.(new|old|part)")
    for one in sorted(path.parent.iterdir()):
        found = left.fullmatch(one.name)
        if found and found[1] == "old" and not path.exists():
            one.rename(path)
        elif found and one.is_dir():
            shutil.rmtree(one, ignore_errors=True)
        elif found:
            one.unlink(missing_ok=True)


def _swap(aside: Path, directory: Path) -> None:
    """Put `aside` in place of `directory`, at once where the system can exchange two names."""
    aside.chmod(0o755)
    if not directory.exists():
        aside.rename(directory)
    elif not _exchanged(aside, directory):
        old = aside.with_suffix(".old")
        directory.rename(old)
        aside.rename(directory)
        shutil.rmtree(old, ignore_errors=True)


def _exchanged(one: Path, other: Path) -> bool:
    """Exchange two names in one step (Linux's `renameat2`); say whether that was to be had."""
    try:
        rename = ctypes.CDLL(None, use_errno=True).renameat2
    except (AttributeError, OSError):
        return False
    return bool(rename(_HERE, os.fsencode(one), _HERE, os.fsencode(other), _EXCHANGE) == 0)


def write_text(path: Path, text: str) -> None:
    """Write a text file in UTF-8 whole or not at all; see `write_bytes`."""
    write_bytes(path, text.encode("utf-8"))


def write_bytes(path: Path, data: bytes) -> None:
    """Write a file whole or not at all, keeping the mode of the one it replaces."""
    handle, name = tempfile.mkstemp(prefix=f".{path.name}.", suffix=".part", dir=path.parent)
    aside = Path(name)
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.write(data)
        aside.chmod(path.stat().st_mode & 0o7777 if path.exists() else 0o644)
        aside.replace(path)
    finally:
        aside.unlink(missing_ok=True)
