"""The front matter of pages that are about one thing, a publication, a member, a talk, or that lists such things.

Jekyll's collections (`_publications/`, `_members/`, `_talks/`), Hugo's sections (`content/publication/`, `authors/`,
`event/`), Quarto's and R Markdown's articles. The text of the page is a document of its own.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import PurePosixPath
from typing import Final, Literal, NamedTuple, TextIO

from kgbuild.documents.decode import decode
from kgbuild.errors import DocumentError
from kgbuild.importers.data_tree import read_row_tree, read_tree
from kgbuild.importers.fields import kind_of_collection, row_of, row_of_page
from kgbuild.importers.importer import Item
from kgbuild.importers.quoting import Quoter
from kgbuild.located import NOTHING, Node, read_json, read_toml, read_yaml
from kgbuild.model import NOBODY

FORMAT = "front matter (YAML, TOML, JSON)"
MEDIA_TYPE = "text/markdown"
SUFFIXES: tuple[str, ...] = (".md", ".qmd", ".Rmd", ".html")
ABOUT: Literal["person", "organization", ""] = ""
FRAGMENT = "front-matter"

_MAX: Final = 1 << 18
_MARKS: Final = (
    re.compile(r"\s*---[ \t]*\n(.*?)^(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.DOTALL | re.MULTILINE),
    re.compile(r"\s*\+\+\+[ \t]*\n(.*?)^\+\+\+[ \t]*(?:\n|\Z)", re.DOTALL | re.MULTILINE),
)
_OPENING = re.compile(rb"(?:\xef\xbb\xbf)?\s*(?:---|\+\+\+|\{)\s*\n")
#: What items of rows of features have, `{% include feature_row %}`.
_ROW: Final = frozenset({"excerpt", "image_path", "title"})
#: Keys whose value says what a page is, besides the folder that it is in.
_KINDS: Final = ("collection", "layout", "type", "category", "categories")


class _Matter(NamedTuple):
    """Front matter as read: its root and its text."""

    root: Node
    text: str


def accepts(head: bytes, name: str) -> bool:
    """Take pages that begin with front matter."""
    suffixes = {suffix.lower() for suffix in SUFFIXES} | {".markdown", ".mdx"}
    return PurePosixPath(name).suffix.lower() in suffixes and bool(_OPENING.match(head))


def inside(data: bytes, name: str) -> str:
    """Give the front matter if it is about one thing; empty where it only tells how to show the page."""
    text = _front(decode(data, name))
    matter = _read(text, name) if text else None
    told = matter and (row_of_page(_members(matter.root), _collection(matter.root, name)) or any(_lists(matter.root)))
    return text if told else ""


def records(stream: TextIO, name: str) -> Iterator[Item]:
    """Give what the front matter of a page says of the thing that the page is about."""
    text = stream.read()
    name = name.removesuffix(f"#{FRAGMENT}")
    matter = _read(text, name)
    row = row_of_page(_members(matter.root), _collection(matter.root, name)) if matter else None
    quoter = Quoter(text, "front_matter")
    if row:
        yield from read_row_tree(row, quoter, NOBODY)
    elif matter:
        for keys, node in _lists(matter.root):
            yield from read_tree(node, keys, quoter)


def _lists(node: Node, keys: tuple[str, ...] = (), title: str = "") -> Iterator[tuple[tuple[str, ...], Node]]:
    """Give the lists that front matter keeps for its page to show, each with the keys that lead to it, nearest first.

    A list counts where the title beside it ("Education" over Wowchemy's `experience`), or a key, says what it holds,
    and its items are mappings: menus and settings are named otherwise.
    """
    if node.items and all(item.members.keys() >= _ROW for item in node.items):
        return  # the page shows them where a tag stands, and they are read there
    if len(node.items) > 1 and all(item.members for item in node.items):
        for names in ((title, *keys), keys) if title else (keys,):
            kind = kind_of_collection(names)
            if kind and all(row and row.kind == kind for row in (row_of(item.members, names) for item in node.items)):
                yield names, node
                return
    for item in node.items:
        yield from _lists(item, keys, title)
    above = node.get("title").value or title
    for key, child in node.members.items():
        yield from _lists(child, (key, *keys), above)


def _front(text: str) -> str:
    text = text.lstrip("\ufeff")
    for marks in _MARKS:
        found = marks.match(text)
        if found:
            return found[1] if len(found[1]) <= _MAX else ""
    if text.lstrip().startswith("{"):
        try:
            root, end = read_json(text, "")
        except DocumentError:
            return ""
        return text[root.start : end] if end <= _MAX else ""
    return ""


def _read(text: str, name: str) -> _Matter | None:
    """Read front matter; what is malformed is reported where the page itself is read."""
    try:
        if text.lstrip().startswith("{"):
            return _Matter(read_json(text, name)[0], text)
        if re.match(r"(?:\s*#[^\n]*\n)*\s*(?:\[|[\w-]+\s*=)", text):
            return _Matter(read_toml(text, name), text)
        return _Matter(next(iter(read_yaml(text, name)), NOTHING), text)
    except DocumentError:
        return None


def _members(root: Node) -> dict[str, Node]:
    """Give the keys of a page, those of Quarto's citation among them."""
    return {**root.get("citation").members, **root.members}


def _collection(root: Node, name: str) -> tuple[str, ...]:
    """Give what says what a page is about: keys of its own, then the folders that it is in, the nearest first."""
    said = [node.text() for key in _KINDS for node in root.each(key)]
    folders = [part.strip("_") for part in reversed(PurePosixPath(name).parts[:-1])]
    return tuple(filter(None, [*said[:4], *folders[:3]]))
