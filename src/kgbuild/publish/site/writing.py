"""A site on disk: made aside, moved into place whole; a file that stays the same is the same file."""

from __future__ import annotations

import os
import shutil
from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from functools import partial
from importlib.resources import files
from pathlib import Path

from kgbuild.errors import InputError
from kgbuild.outputs import replacing

#: Stands in every site that kgbuild made; without it a folder is not replaced.
MARKER = "kgbuild-site.json"
#: A file costs the disk more than the processor: so many threads write, so many files may wait for them.
_WRITERS, _AHEAD = 4, 256
#: Folders of a theme: what replaces or adds to the package's own, and what is copied to the root of the site.
_ASSETS, _STATIC = "assets", "static"


@dataclass(frozen=True, slots=True)
class Written:
    """What became of a site's files.

    Attributes:
        files: how many there are.
        changed: how many are new or differ from those that stood there.
        removed: how many are gone.
        size: of all, in bytes.
    """

    files: int
    changed: int
    removed: int
    size: int


def write_files(out: Path, made: Iterable[tuple[str, bytes]]) -> Written:
    """Put files in place of the folder `out`.

    A file whose content stays the same is linked, not written: its time stays, and a copy to a server skips it.

    Raises:
        GraphError: `out` holds something that is no site of kgbuild, or another run is writing it.
        InputError: two things want the same place in the site.
    """
    before = _listed(out) if out.is_dir() else set()
    changed = size = 0
    paths: set[str] = set()
    with replacing(out, marker=MARKER, what="site") as aside, ThreadPoolExecutor(_WRITERS) as writers:
        waiting: deque[Future[bool]] = deque()
        for path, data in made:
            if path in paths:
                raise InputError(f"{path}: two things of the graph want this place in the site; rename one of them")
            paths.add(path)
            size += len(data)
            waiting.append(writers.submit(_put, aside, out, path, data))
            if len(waiting) > _AHEAD:
                changed += waiting.popleft().result()
        changed += sum(done.result() for done in waiting)
    return Written(len(paths), changed, len(before - paths), size)


def _listed(out: Path) -> set[str]:
    return {path.relative_to(out).as_posix() for path in out.rglob("*") if path.is_file()}


def _put(aside: Path, out: Path, name: str, data: bytes) -> bool:
    """Write or link a file; tell whether it is new or differs."""
    path, old = aside / name, out / name
    try:
        same = old.stat().st_size == len(data) and old.read_bytes() == data
    except OSError:
        same = False
    write = partial(_link, old) if same else partial(_write, data)
    try:
        try:
            write(path)
        except FileNotFoundError:
            path.parent.mkdir(parents=True, exist_ok=True)
            write(path)
    except (FileExistsError, NotADirectoryError, IsADirectoryError) as error:
        raise InputError(f"{name}: the site has a file and a folder of one name there; rename one of them") from error
    return not same


def _write(data: bytes, path: Path) -> None:
    path.write_bytes(data)


def _link(old: Path, path: Path) -> None:
    try:
        os.link(old, path)
    except FileNotFoundError:
        raise
    except OSError:  # a file system without links
        shutil.copy2(old, path)


def assets(theme: Path | None) -> Iterator[tuple[str, bytes]]:
    """Give the style sheets, scripts and pictures: a theme's before the package's own, and a theme's static files.

    Raises:
        InputError: the theme is not a folder.
    """
    if theme and not theme.is_dir():
        raise InputError(f"{theme}: is not a folder; a theme is a folder of templates, assets/ and static/")
    found = {
        f"{_ASSETS}/{item.name}": item.read_bytes()
        for item in files("kgbuild.publish.site").joinpath(_ASSETS).iterdir()
    }
    for folder, prefix in ((_ASSETS, f"{_ASSETS}/"), (_STATIC, "")) if theme else ():
        root = (theme or Path()) / folder
        for item in sorted(root.rglob("*")):
            if item.is_file():
                found[prefix + item.relative_to(root).as_posix()] = item.read_bytes()
    yield from sorted(found.items())
