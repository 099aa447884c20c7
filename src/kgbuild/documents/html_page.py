"""Pages that readers write as HTML: LaTeX, Markdown, reStructuredText, Typst, the values of data files."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from kgbuild.document import Document
from kgbuild.documents.headings import find_headings
from kgbuild.documents.webpage import read_html
from kgbuild.documents.webpage.source import check_tags


def page_of(html: str, name: str, media_type: str, sha256: str, metadata: Mapping[str, Any] | None = None) -> Document:
    """Give the page that a document is written as.

    Args:
        html: of the page; its text carries the lines of the file that it stems from.
        name: its id.
        media_type: of the file.
        sha256: of the file, and of those that it puts in.
        metadata: what is known of the page beside its text.

    Raises:
        DocumentError: its tags nest without reason.
    """
    check_tags(html, name)
    text, blocks, lines = read_html(html, name).finish()
    return Document(
        name,
        text,
        find_headings(text, blocks),
        metadata=metadata or {},
        media_type=media_type,
        sha256=sha256,
        lines=lines,
    )
