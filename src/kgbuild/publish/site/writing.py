"""A site on disk: made aside, moved into place when all is made; a file that stays the same is the same file."""

from __future__ import annotations

import os
import shutil
import stat
from collections.abc import Iterable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from functools import partial
from importlib.resources import files
from pathlib import Path, PurePosixPath

from kgbuild.errors import InputError
from kgbuild.publish.site.prints import digest

#: Stands in every site that kgbuild made; without it a folder is not replaced.
MARKER = "kgbuild-site.json"
#: A file costs the disk more than the processor: so many threads work on files, each on so many at a time.
_THREADS, _AT_ONCE = 4, 400
#: Share of the files up to which changing them in their places costs less than a new folder.
_FEW = 0.2
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
        drawn: how many things and documents had their pages drawn; those of the others were kept.
    """

    files: int
    changed: int
    removed: int
    size: int
    drawn: int = 0


@dataclass(frozen=True, slots=True)
class Standing:
    """The files that a folder holds.

    Attributes:
        prints: path → digest of the file's bytes; empty of what is no plain file.
        sizes: path → bytes.
    """

    prints: Mapping[str, str] = field(default_factory=dict)
    sizes: Mapping[str, int] = field(default_factory=dict)


def standing(out: Path) -> Standing:
    """Read what a folder holds."""
    paths = sorted(_walk(out, "")) if out.is_dir() else []
    prints: dict[str, str] = {}
    sizes: dict[str, int] = {}
    pieces = [paths[at : at + _AT_ONCE] for at in range(0, len(paths), _AT_ONCE)]
    with ThreadPoolExecutor(_THREADS) as readers:
        for piece, read in zip(pieces, readers.map(partial(_read, out), pieces), strict=True):
            prints |= zip(piece, (told for told, _ in read), strict=True)
            sizes |= zip(piece, (size for _, size in read), strict=True)
    return Standing(prints, sizes)


def _walk(folder: Path, prefix: str) -> Iterator[str]:
    with os.scandir(folder) as entries:
        for entry in entries:
            if entry.is_dir(follow_symlinks=False):
                yield from _walk(Path(entry.path), f"{prefix}{entry.name}/")
            else:
                yield f"{prefix}{entry.name}"


def _read(out: Path, paths: Sequence[str]) -> list[tuple[str, int]]:
    return [_print_of(f"{out}/{path}") for path in paths]


def _print_of(path: str) -> tuple[str, int]:
    try:
        handle = os.open(path, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK)
    except OSError:
        return "", 0
    with open(handle, "rb") as stream:  # noqa: PTH123 - a handle
        data = stream.read() if stat.S_ISREG(os.fstat(handle).st_mode) else None
    return (digest(data), len(data)) if data is not None else ("", 0)


@dataclass(slots=True)
class Making:
    """A site in the making: what is new or differs is written aside, what stays the same is only noted.

    Attributes:
        aside: where it is made.
        out: the folder that it takes the place of.
        before: what that holds.
        prints: path → digest of each file so far.
        size: of all, in bytes.
        changed: how many are new or differ.
    """

    aside: Path
    out: Path
    before: Standing
    prints: dict[str, str] = field(default_factory=dict)
    size: int = 0
    changed: int = 0

    def put(self, made: Iterable[tuple[str, bytes]]) -> None:
        """Add files.

        Raises:
            InputError: two things want the same place in the site.
        """
        for path, data in made:
            told = digest(data)
            differs = self.before.prints.get(path) != told
            self.note({path: told}, len(data), differs)
            if differs:
                _place(self.aside, path, partial(_write, data))

    def note(self, prints: Mapping[str, str], size: int, changed: int) -> None:
        """Take note of files that stand aside, or in the folder as they shall.

        Raises:
            InputError: one of them was noted already.
        """
        if twice := self.prints.keys() & prints.keys():
            raise InputError(f"{min(twice)}: two things of the graph want this place in the site; rename one of them")
        self.prints.update(prints)
        self.size += size
        self.changed += changed

    def keep(self, paths: Sequence[str]) -> None:
        """Add files of the folder as they are.

        Raises:
            InputError: two things want the same place in the site.
        """
        known, sizes = self.before.prints, self.before.sizes
        self.note({path: known[path] for path in paths}, sum(sizes[path] for path in paths), 0)

    def settle(self) -> None:
        """Make what stands aside the site: all of it, or, where few files change, these in the folder.

        Links of what stays and the removal of as many files and folders take most of the time of a run that changes
        little; so the few files are moved to their places one by one, each whole.

        Raises:
            InputError: the site has a file and a folder of one name.
        """
        known = self.before.prints
        fresh = [path for path, told in self.prints.items() if known.get(path) != told]
        gone = sorted(known.keys() - self.prints)
        clash = any(
            (self.out / path).is_dir() or any(str(parent) in known for parent in PurePosixPath(path).parents)
            for path in fresh
        )
        if known and not clash and len(fresh) + len(gone) <= _FEW * len(self.prints):
            self._patch(fresh, gone)
            return
        stay = [path for path, told in self.prints.items() if known.get(path) == told]
        pieces = [stay[at : at + _AT_ONCE] for at in range(0, len(stay), _AT_ONCE)]
        with ThreadPoolExecutor(_THREADS) as linkers:
            list(linkers.map(self._link_all, pieces))

    def _patch(self, fresh: Iterable[str], gone: Iterable[str]) -> None:
        for path in gone:
            (self.out / path).unlink()
        for path in fresh:
            (self.out / path).parent.mkdir(parents=True, exist_ok=True)
            (self.aside / path).replace(self.out / path)
        for folder in sorted({parent for path in gone for parent in PurePosixPath(path).parents}, reverse=True):
            if folder.parts and not any((self.out / folder).iterdir()):
                (self.out / folder).rmdir()
        shutil.rmtree(self.aside)

    def _link_all(self, paths: Sequence[str]) -> None:
        for path in paths:
            _place(self.aside, path, partial(_link, self.out / path))

    def written(self, drawn: int) -> Written:
        """Sum up."""
        return Written(len(self.prints), self.changed, len(self.before.prints.keys() - self.prints), self.size, drawn)


def _place(aside: Path, name: str, write: partial[None]) -> None:
    """Write or link a file, in a folder that may have to be made."""
    path = aside / name
    try:
        try:
            write(path)
        except FileNotFoundError:
            path.parent.mkdir(parents=True, exist_ok=True)
            write(path)
    except (FileExistsError, NotADirectoryError, IsADirectoryError) as error:
        raise InputError(f"{name}: the site has a file and a folder of one name there; rename one of them") from error


def _write(data: bytes, path: Path) -> None:
    path.write_bytes(data)


def _link(old: Path, path: Path) -> None:
    try:
        os.link(old, path)
    except (FileNotFoundError, FileExistsError):
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
