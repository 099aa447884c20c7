"""Which files of a site's repository say something, and which only tell how the site is made.

A webmaster hands over the whole repository. Its templates, its licence and the manual of its theme hold names and
titles too, which are nobody's facts. Only below the root of a site is anything left out, and never what was named.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Sequence
from pathlib import PurePosixPath
from typing import NamedTuple

from kgbuild.inputs import Source
from kgbuild.lexicon import table

_HANDLE = re.compile(r"[a-z0-9]+(?:[-_.][a-z0-9]+)*")


class Parted(NamedTuple):
    """Sources that are read, and the ids of files that are left out, both in the order that they had."""

    kept: tuple[Source, ...]
    left_out: tuple[str, ...]


def part(sources: Sequence[Source]) -> Parted:
    """Leave out the machinery of the sites that stand among `sources`."""
    ids = {source.id.casefold() for source in sources}
    roots = site_roots(ids)
    left = {source.id for source in sources if not source.named and _is_machinery(source.id.casefold(), roots, ids)}
    return Parted(
        tuple(source for source in sources if source.id not in left),
        tuple(source.id for source in sources if source.id in left),
    )


def site_roots(ids: Iterable[str]) -> frozenset[str]:
    """Give the folders that are the roots of sites.

    Args:
        ids: POSIX paths of all files, casefolded.
    """
    ids = tuple(ids)
    folders = {str(parent) for one in ids for parent in PurePosixPath(one).parents}
    return frozenset(root for one in ids if (root := _root_of(one, folders)) is not None)


def root_above(path: str, roots: Collection[str]) -> str | None:
    """Give the nearest root above a file, None if it is part of no site; without case, as `site_roots` gives them."""
    return next((str(p) for p in PurePosixPath(path.casefold()).parents if str(p) in roots), None)


def is_handle(name: str) -> bool:
    """Tell whether a name is one by which a site knows somebody, as the folder of their page is called.

    >>> is_handle("admin"), is_handle("ada-voss"), is_handle("Ada Voss"), is_handle("et al")
    (True, True, False, False)
    """
    return bool(_HANDLE.fullmatch(name)) and name not in table("fields")["placeholders"]["people"]


def is_among_works(path: str) -> bool:
    """Tell whether a page stands in a folder of works, talks, projects or posts, whose titles name no people.

    >>> is_among_works("content/project/moss/index.md"), is_among_works("_people/moss.md")
    (True, False)
    """
    folders = {part.strip("_") for part in PurePosixPath(path.casefold()).parts[:-1]}
    return not folders.isdisjoint(table("site_files")["works"]["folders"])


def is_among_others(path: str) -> bool:
    """Tell whether a file lists people who work elsewhere.

    >>> is_among_others("_data/collaborators.yml"), is_among_others("_data/members.yml")
    (True, False)
    """
    return any(word in path.casefold() for word in table("site_files")["others"]["words"])


def _root_of(path: str, folders: Collection[str]) -> str | None:
    pure = PurePosixPath(path)
    for marker in table("site_files")["roots"]["files"]:
        if path == marker or path.endswith(f"/{marker}"):
            return str(pure.parents[marker.count("/")])
    shared = table("site_files")["roots"]
    if pure.name in shared["shared"] and any(str(pure.parent / folder) in folders for folder in shared["beside"]):
        return str(pure.parent)
    return None


def _is_machinery(path: str, roots: Collection[str], ids: Collection[str]) -> bool:
    root = root_above(path, roots)
    if root is None:
        return False
    below = PurePosixPath(path).relative_to(root)
    folders = below.parts[:-1]
    known = table("site_files")
    if set(folders) & set(known["folders"]["anywhere"]) or set(folders[:1]) & set(known["folders"]["top"]):
        return True
    stem = below.name.partition(".")[0]
    if below.name in known["files"]["names"] or stem in known["files"]["stems"]:
        return True
    return not folders and stem in known["files"]["about"] and _has_pages(root, ids)


def _has_pages(root: str, ids: Collection[str]) -> bool:
    """Tell whether a site has pages besides those about its repository; else the first of these is its front page."""
    known = table("site_files")["pages"]
    for one in ids:
        below = PurePosixPath(one)
        if root_above(one, {root}) is None or below.suffix not in known["endings"]:
            continue
        parts = below.relative_to(root).parts
        stem = below.name.partition(".")[0]
        if parts[0] in known["folders"] or (len(parts) == 1 and stem not in table("site_files")["files"]["about"]):
            return True
    return False
