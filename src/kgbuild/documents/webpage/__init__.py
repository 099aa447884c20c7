"""HTML pages, whole or in pieces, hand-written or generated."""

from __future__ import annotations

import hashlib
import re
from pathlib import PurePosixPath
from typing import Any

from selectolax.lexbor import LexborHTMLParser

from kgbuild.document import Document
from kgbuild.documents.decode import decode
from kgbuild.documents.front_matter import split_front_matter
from kgbuild.documents.headings import find_headings
from kgbuild.documents.templates import without_templates
from kgbuild.documents.webpage.blocks import write_blocks
from kgbuild.documents.webpage.chrome import leave_out_chrome
from kgbuild.documents.webpage.head import read_head
from kgbuild.documents.webpage.source import check_tags, mark_lines
from kgbuild.documents.webpage.tree import build_tree
from kgbuild.documents.writer import Writer

FORMAT = "HTML page"
MEDIA_TYPE = "text/html"
MAX_BYTES = 16 << 20
SUFFIXES: tuple[str, ...] = (".html", ".htm", ".xhtml")
#: These hold a page or a program that makes one.
_MAYBE = frozenset({".shtml", ".php", ".asp", ".aspx", ".jsp"})
_PAGE = re.compile(
    rb"\s*(?:<\?xml[^>]*>\s*|<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body|title|meta)\b", re.IGNORECASE | re.DOTALL
)
_FRAGMENT = re.compile(
    rb"\s*(?:<!--.*?-->\s*)*<(?:table|div|section|article|main|ul|ol|dl|h[1-6]|p|center)\b", re.IGNORECASE | re.DOTALL
)
_ANY_TAG = re.compile(rb"<[a-zA-Z][a-zA-Z0-9]*[\s>/]")
_CHARSET = re.compile(
    rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w-]+)|<\?xml[^>]{0,100}encoding\s*=\s*[\"']([\w-]+)", re.IGNORECASE
)


def accepts(head: bytes, name: str) -> bool:
    """Tell whether a file is a web page: it has the name of one, or begins as one."""
    suffix = PurePosixPath(name).suffix.lower()
    text = head.replace(b"\x00", b"").removeprefix(b"\xef\xbb\xbf").removeprefix(b"\xff\xfe").removeprefix(b"\xfe\xff")
    if suffix in SUFFIXES or (suffix in _MAYBE and _ANY_TAG.search(text)):
        return True
    return bool(_PAGE.match(text)) or (suffix in {".txt", ".text", ""} and bool(_FRAGMENT.match(text)))


def read(data: bytes, name: str) -> Document:
    """Read a web page.

    Raises:
        DocumentError: it is no text, has malformed front matter, or nests too deep.
    """
    text = decode(data, name, declared=_declared(data[:4096]))
    matter = split_front_matter(text, name)
    source = without_templates(matter.body, "<h2>{}</h2>") if matter.found else matter.body
    check_tags(source, name)
    writer = read_html(mark_lines(source, first=matter.first_line), name)
    full, blocks, lines = writer.finish()
    metadata: dict[str, Any] = {**read_head(LexborHTMLParser(source)), **matter.metadata}
    return Document(
        name,
        full,
        find_headings(full, blocks),
        metadata=metadata,
        media_type=MEDIA_TYPE,
        sha256=hashlib.sha256(data).hexdigest(),
        lines=lines,
    )


def read_html(marked: str, name: str) -> Writer:
    """Parse HTML that carries line marks and write its blocks."""
    writer = Writer()
    root = build_tree(LexborHTMLParser(marked), name)
    leave_out_chrome(root)
    write_blocks(root, writer)
    return writer


def _declared(head: bytes) -> str:
    found = _CHARSET.search(head)
    return (found[1] or found[2]).decode("ascii", "replace") if found else ""
