"""Who wrote a page, where only its front matter or `meta` tags say so: a line of the text, so that it can be quoted."""

from __future__ import annotations

import re
from dataclasses import replace

from kgbuild.document import BYLINE, Block, Document


def with_byline(document: Document) -> Document:
    """Give the document with the author that its metadata name as a last line, `author: NAME`, markup stripped."""
    document = _named(document)
    printed = document.metadata.get("author") or document.metadata.get("authors")
    listed = printed if isinstance(printed, list | tuple) else [printed]
    names = (re.sub(r"<[^>]*>", "", name) for name in listed if isinstance(name, str))
    author = " ".join(", ".join(names).split())
    if not author:
        return document
    head = f"{document.text}\n" if document.text else ""
    start = len(head)
    text = f"{head}author: {author}"
    block = Block("code", start, len(text), classes=(BYLINE,))
    last = document.lines[-1][1]
    return replace(document, text=text, blocks=(*document.blocks, block), lines=(*document.lines, (start, last)))


def _named(document: Document) -> Document:
    """Give the document with the author that a `name` and a `surname` make, as curricula in R Markdown state them."""
    parts = [document.metadata.get(key) for key in ("name", "surname")]
    told = [part.strip() for part in parts if isinstance(part, str) and part.strip()]
    if len(told) < len(parts) or document.metadata.keys() & {"author", "authors"}:
        return document
    return replace(document, metadata={**document.metadata, "author": " ".join(told)})
