"""JSON-LD: files of it, and the blocks of it that pages carry in `script` elements."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Final, Literal, TextIO

from selectolax.lexbor import LexborHTMLParser

from kgbuild.documents import webpage
from kgbuild.documents.decode import decode
from kgbuild.errors import DocumentError, UnsupportedFormatError
from kgbuild.importers.importer import Item
from kgbuild.importers.json_ld import read_things
from kgbuild.importers.opening import HEAD, declared_charset, shown
from kgbuild.importers.quoting import Quoter
from kgbuild.importers.things import Things
from kgbuild.importers.things.records import read_records
from kgbuild.located import read_json
from kgbuild.model import Record

FORMAT = "JSON-LD"
MEDIA_TYPE = "application/ld+json"
SUFFIXES: tuple[str, ...] = (".jsonld", ".json")
ABOUT: Literal["person", "organization", ""] = ""

#: Gives the blocks that a page holds.
Finder = Callable[[LexborHTMLParser], Iterator[str]]

#: Stands before each block where there are several (RFC 7464).
BLOCK: Final = "\x1e"
_MARK = re.compile(r"\s*[\[{][^\x00]*?\"@(?:context|graph|type|id)\"\s*:")
_WRAPPED = re.compile(r"^\s*(?://|/\*)?\s*<!\[CDATA\[(?:\s*\*/)?|(?://|/\*)?\s*\]\]>(?:\s*\*/)?\s*$|^\s*<!--|-->\s*$")
_SHOWN: Final = 200


def accepts(head: bytes, name: str) -> bool:  # noqa: ARG001 - the content decides
    """Take JSON with a context, a graph, or the type of a node."""
    return bool(_MARK.match(shown(head)))


def records(stream: TextIO, name: str) -> Iterator[Item]:
    """Give what a file says of people and works.

    Raises:
        UnsupportedFormatError: it says nothing of them.
        DocumentError: it is malformed.
    """
    text = stream.read()
    things = Things()
    root, _ = read_json(text, name)
    read_things(root, things)
    found = list(read_records(things, Quoter(text, "json_ld")))
    if not found:
        reason = "its JSON-LD says nothing of people, works or organisations"
        raise UnsupportedFormatError(name, reason, remedy="leave it out")
    yield from found


class Blocks:
    """What stands in a page as JSON-LD, or can be written as such: one thing after the other, damaged ones reported.

    Attributes:
        extractor: name under which records are evidenced.
    """

    MEDIA_TYPE = MEDIA_TYPE
    SUFFIXES: tuple[str, ...] = (".html",)
    ABOUT: Literal["person", "organization", ""] = ""

    def __init__(self, form: str, fragment: str, marks: tuple[bytes, ...], find: Finder) -> None:
        self.FORMAT, self.FRAGMENT = form, fragment
        self._marks, self._find = marks, find

    def accepts(self, head: bytes, name: str) -> bool:
        """Take pages that hold a mark of the format."""
        return any(mark in head for mark in self._marks) and webpage.accepts(head[:HEAD], name)

    def inside(self, data: bytes, name: str) -> str:
        """Give the blocks, each behind a record separator; empty where there are none."""
        text = decode(data, name, declared=declared_charset(data[:1000]))
        return "".join(BLOCK + block for block in self._find(LexborHTMLParser(text)))

    def records(self, stream: TextIO, name: str) -> Iterator[Item]:
        """Give what the blocks say together; a block that is damaged is given as evidence."""
        text = stream.read()
        quoter = Quoter(text, self.FRAGMENT)
        things = Things()
        at = text.find(BLOCK)
        while at >= 0:
            end = text.find(BLOCK, at + 1)
            try:
                read_things(read_json(text, name, at + 1)[0], things)
            except DocumentError:
                yield quoter.quote(at + 1, min(at + 1 + _SHOWN, end if end >= 0 else len(text)))
            at = end
        yield from (record for record in read_records(things, quoter) if isinstance(record, Record))


def scripts(page: LexborHTMLParser) -> Iterator[str]:
    """Give the JSON-LD of a page, without the wrappings of old browsers; what a template would fill in is left out."""
    for script in page.css('script[type*="ld+json"]'):
        text = _WRAPPED.sub("", script.text(deep=True)).strip()
        if text and "{{" not in text and "{%" not in text:
            yield text


json_ld_blocks: Final = Blocks("JSON-LD in pages", "jsonld", (b"ld+json",), scripts)
