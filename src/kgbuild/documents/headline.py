"""What a dated page is called and how it is summed up, where its front matter says so: lines of the text, to be quoted.

A post's title often tells in one sentence what its body tells at length or leaves unsaid: "Ada Moe wins the Bog Prize".
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from kgbuild.document import HEADLINE, Block, Document

#: Keys of what a page is called and of how it is summed up, with the words that such a text has at least.
_KEYS: Final = {"description": 5, "summary": 5, "excerpt": 5, "tldr": 5, "subtitle": 5, "title": 3}
_LONGEST: Final = 600
_MARKUP: Final = re.compile(r"<[^<>]*>|\*\*|__|\[(?=[^\[\]]*\]\()|\]\([^()\s]*\)")


def with_headline(document: Document) -> Document:
    """Give a dated document with summary and title as last lines, `title: TEXT`, markup stripped."""
    if not isinstance(document.metadata.get("date"), str):
        return document
    for key, told in _told(document):
        head = f"{document.text}\n" if document.text else ""
        text = f"{head}{key}: {told}"
        block = Block("code", len(head), len(text), classes=(HEADLINE,))
        line = (len(head), document.lines[-1][1])
        document = replace(document, text=text, blocks=(*document.blocks, block), lines=(*document.lines, line))
    return document


def _told(document: Document) -> Iterator[tuple[str, str]]:
    seen: set[str] = set()
    for key, least in _KEYS.items():
        value = document.metadata.get(key)
        told = " ".join(_MARKUP.sub("", value).split()) if isinstance(value, str) else ""
        if least <= len(told.split()) and len(told) <= _LONGEST and told not in seen:
            seen.add(told)
            yield key, told
