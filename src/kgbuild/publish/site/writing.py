"""A site on disk: made aside, moved into place whole; a file that stays the same is the same file."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path

from kgbuild.errors import InputError
from kgbuild.outputs import replacing

#: Stands in every site that kgbuild made; without it a folder is not replaced.
MARKER = "kgbuild-site.json"
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
    count = changed = size = 0
    paths: set[str] = set()
    with replacing(out, marker=MARKER, what="site") as aside:
        for path, data in made:
            if path in paths:
                raise InputError(f"{path}: two things of the graph want this place in the site; rename one of them")
            paths.add(path)
            try:
                changed += _put(aside / path, out / path, data)
            except (FileExistsError, NotADirectoryError, IsADirectoryError) as error:
                raise InputError(f"{path}: the site has a file and a folder of one name there; rename one") from error
            count, size = count + 1, size + len(data)
    return Written(count, changed, len(before - paths), size)


def _listed(out: Path) -> set[str]:
    return {path.relative_to(out).as_posix() for path in out.rglob("*") if path.is_file()}


def _put(path: Path, old: Path, data: bytes) -> bool:
    """Write or link a file; tell whether it is new or differs."""
    try:
        same = old.stat().st_size == len(data) and old.read_bytes() == data
    except OSError:
        same = False
    try:
        _link(old, path) if same else path.write_bytes(data)
    except FileNotFoundError:
        path.parent.mkdir(parents=True, exist_ok=True)
        _link(old, path) if same else path.write_bytes(data)
    return not same


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
