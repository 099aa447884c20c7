"""News in data files: lists of items, each with a day and what happened, told in sentences.

`_data/news.yml` of Jekyll sites and the like. What happened stands in words rather than in keys, so that it is read as
the page of news that a site makes of it: a heading a day, and below it what the item says. Lists whose keys say what
their values are (who published, who spoke) are records, and are left to the importer of those.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from pathlib import PurePosixPath
from typing import Final

from kgbuild.document import Document
from kgbuild.documents.decode import decode
from kgbuild.documents.html_page import page_of
from kgbuild.documents.shown_data import ShownData, root_of
from kgbuild.errors import UnsupportedFormatError
from kgbuild.lexicon import table, words
from kgbuild.located import NOTHING, Node

FORMAT = "news in a data file"
MEDIA_TYPE = "application/yaml"
MAX_BYTES = 2 << 20
SUFFIXES: tuple[str, ...] = ("news.yml", "news.json")
_DATA: Final = frozenset({".yml", ".yaml", ".json"})
_KEY = re.compile(
    r"""(?:^[ \t{\[-]{0,40}|,[ ]?)["']?(\w{2,20})["']?[ \t]{0,20}:|["'](\w{2,20})["']\s{0,20}:""", re.MULTILINE
)
#: Values of so many characters may be what an item is called.
_LINE: Final = 200


def accepts(head: bytes, name: str) -> bool:
    """Take data files that are called news and whose keys are days and texts, none that say more."""
    path = PurePosixPath(name)
    if path.suffix.lower() not in _DATA or not _says_news(path):
        return False
    text = head.decode("utf-8", errors="replace")
    keys = {(first or second).casefold() for first, second in _KEY.findall(text)}
    known = table("data_files")["news"]
    return (
        not keys.isdisjoint(known["day"])
        and not keys.isdisjoint((*known["title"], *known["text"]))
        and keys.isdisjoint(known["records"])
    )


def _says_news(path: PurePosixPath) -> bool:
    parts = (path.stem, path.parent.name)
    return any(words("statements", "news_files") & set(re.findall(r"[a-zà-ÿ]+", part.casefold())) for part in parts)


def read(data: bytes, name: str) -> Document:
    """Read the items as the page that they are shown on.

    Raises:
        DocumentError: it is no text, or malformed.
        UnsupportedFormatError: no item of it has a day and a text.
    """
    text = decode(data, name)
    html = "".join(_Page(text).items(root_of(text, name)))
    if not html:
        raise UnsupportedFormatError(name, "no item of it has a day and a text", remedy="leave it out")
    return page_of(html, name, MEDIA_TYPE, hashlib.sha256(data).hexdigest(), {"title": "News"})


class _Page(ShownData):
    """Writes items as HTML."""

    def items(self, root: Node) -> Iterator[str]:
        """Give the HTML of every item that has a day and a text, however the lists are nested."""
        for node in root.walk():
            day = _first(node, "day")
            told = "".join(self._told(node))
            if day and told:
                yield f"<h3>{self.words(day)}</h3>\n{told}\n"

    def _told(self, node: Node) -> Iterator[str]:
        """Give what an item is called, with the page that it leads to, and what it says."""
        title, link = _first(node, "title"), _first(node, "link")
        if title:
            called = self.words(title)
            leads = link.value.startswith("http") and len(title.value) < _LINE and "<a" not in called
            yield f'<p><a href="{_quoted(link.value)}">{called}</a></p>\n' if leads else f"<p>{called}</p>\n"
        seen = {title.value}
        for key in table("data_files")["news"]["text"]:
            for child in _each(node, key):
                if child.value not in seen:
                    yield self.paragraphs(child)
                seen.add(child.value)


def _first(node: Node, kind: str) -> Node:
    """Give the first value of a mapping whose key is of a kind."""
    found = (child for key in table("data_files")["news"][kind] for child in _each(node, key))
    return next(found, NOTHING)


def _each(node: Node, key: str) -> Iterator[Node]:
    for printed, child in node.members.items():
        if printed.casefold() == key:
            yield from (item for item in (child.items or (child,)) if item.value)


def _quoted(address: str) -> str:
    return address.replace("&", "&amp;").replace('"', "&quot;")
