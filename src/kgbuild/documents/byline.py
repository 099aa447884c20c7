"""Who wrote a page, or speaks in what it announces, where only front matter or `meta` tags say so, as lines."""

from __future__ import annotations

import re
from dataclasses import replace

from kgbuild.document import BYLINE, SPEAKER, Block, Document

#: Keys of front matter that name who gives the talk that a page announces.
_SPEAKERS = ("speaker", "speakers", "presenter", "presenters")


def with_byline(document: Document) -> Document:
    """Give the document with author and speaker of its metadata as last lines, `author: NAME`, markup stripped."""
    document = _named(document)
    author = document.metadata.get("author") or document.metadata.get("authors")
    speaker = next((told for key in _SPEAKERS if (told := document.metadata.get(key))), None)
    return _with_line(_with_line(document, "author", author, BYLINE), "speaker", speaker, SPEAKER)


def _with_line(document: Document, key: str, printed: object, kind: str) -> Document:
    """Give the document with a last line that quotes the people of a key of the metadata."""
    listed = printed if isinstance(printed, list | tuple) else [printed]
    names = (re.sub(r"<[^>]*>", "", name) for name in listed if isinstance(name, str))
    people = " ".join(", ".join(names).split())
    if not people:
        return document
    head = f"{document.text}\n" if document.text else ""
    start = len(head)
    text = f"{head}{key}: {people}"
    block = Block("code", start, len(text), classes=(kind,))
    last = document.lines[-1][1]
    return replace(document, text=text, blocks=(*document.blocks, block), lines=(*document.lines, (start, last)))


def _named(document: Document) -> Document:
    """Give the document with the author that a `name` and a `surname` make, as curricula in R Markdown state them."""
    parts = [document.metadata.get(key) for key in ("name", "surname")]
    told = [part.strip() for part in parts if isinstance(part, str) and part.strip()]
    if len(told) < len(parts) or document.metadata.keys() & {"author", "authors"}:
        return document
    return replace(document, metadata={**document.metadata, "author": " ".join(told)})
