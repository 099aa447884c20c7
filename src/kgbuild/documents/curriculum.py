"""Curricula in data files: a list of sections, each with a title, a layout and its contents.

`_data/cv.yml` of al-folio and of themes made from it, which is shown as a page: what its entries say stands in words
rather than in keys, "Supervisor: …" in a description, so that it is read as that page.
https://github.com/alshedivat/al-folio/blob/main/CUSTOMIZE.md
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from pathlib import PurePosixPath

from kgbuild.document import Document
from kgbuild.documents.decode import decode
from kgbuild.documents.html_page import page_of
from kgbuild.documents.shown_data import ShownData, root_of
from kgbuild.errors import UnsupportedFormatError
from kgbuild.lexicon import table
from kgbuild.located import Node

FORMAT = "curriculum in sections"
MEDIA_TYPE = "application/yaml"
MAX_BYTES = 2 << 20
SUFFIXES: tuple[str, ...] = ("cv.yml", "cv.json")
_DATA = frozenset({".yml", ".yaml", ".json"})
#: The layouts that al-folio knows, and the key of what they lay out.
_LAID_OUT = re.compile(
    rb"(?:^|[\s{,-])[\"']?type[\"']?\s*:\s*[\"']?(?:map|list|nested_list|time_table|list_table|nested_table)\b"
)
_CONTENTS = re.compile(rb"(?:^|[\s{,-])[\"']?contents[\"']?\s*:")


def accepts(head: bytes, name: str) -> bool:
    """Tell a curriculum from other data files by the layouts of its sections."""
    named = PurePosixPath(name).suffix.lower() in _DATA
    return named and _LAID_OUT.search(head) is not None and _CONTENTS.search(head) is not None


def read(data: bytes, name: str) -> Document:
    """Read the curriculum as the page that it is shown as.

    Raises:
        DocumentError: it is no text, or malformed.
        UnsupportedFormatError: no section of it has contents.
    """
    text = decode(data, name)
    html = "".join(_Page(text).sections(root_of(text, name)))
    if not html:
        raise UnsupportedFormatError(name, "no section of it has a title and contents", remedy="leave it out")
    return page_of(html, name, MEDIA_TYPE, hashlib.sha256(data).hexdigest())


class _Page(ShownData):
    """Writes sections as HTML."""

    def sections(self, root: Node) -> Iterator[str]:
        """Give the HTML of every section that has a title and contents."""
        for node in root.items:
            title, contents = node.get("title"), node.get("contents")
            if title.value and contents:
                yield f"<h2>{self.words(title)}</h2>\n<ul>{''.join(map(self._entry, contents.items))}</ul>\n"

    def _entry(self, node: Node) -> str:
        """Give an entry as an item: its line, and a list of what is told below it."""
        known = table("data_files")["curriculum"]
        if _is_placeholder(node) or _is_placeholder(node.get("title")):
            return ""
        if node.value:
            line = self.words(node)
        elif node.get("name").value and node.get("value").value:
            line = f"<b>{self.words(node.get('name'))}:</b> {self.words(node.get('value'))}"
        else:
            line = ", ".join(self.words(node.get(key)) for key in known["line"] if node.get(key).value)
        above = {node.get(key).value for key in known["line"]} - {""}
        told = (child for key in known["below"] for child in node.each(key))
        below = "".join(self._entry(child) for child in told if child.value not in above)
        return f"<li>{line}{f'<ul>{below}</ul>' if below else ''}</li>\n"


def _is_placeholder(node: Node) -> bool:
    """Say whether a value is what a template puts in its place: "Description 1."."""
    return re.fullmatch(table("data_files")["curriculum"]["placeholders"], node.value.strip()) is not None
