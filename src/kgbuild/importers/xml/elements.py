"""The elements of XML files of any size, each with its place in the text; nothing outside the file is ever read.

Expat walks over the text; of the elements that are asked for small trees are kept, one at a time. A file that declares
entities of its own is refused: no format of bibliographies needs them, and bombs are made of them.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final, TextIO
from xml.parsers import expat

from kgbuild.errors import DocumentError
from kgbuild.model import Evidence

_PIECE: Final = 1 << 18
#: No entry nests deeper or is longer.
_DEEPEST: Final = 100
_LONGEST: Final = 16 << 20
_SHOWN: Final = 200
_TAG_END = re.compile(rb"(?:[^>\"']|\"[^\"]*\"|'[^']*')*>")


@dataclass(slots=True)
class Element:
    """An element, or a tree of them.

    Attributes:
        tag: local name.
        attributes: by local name.
        start: first code point in the file, that of its opening tag.
        end: one past its last.
        parts: what stands in it, in order: pieces of text and elements.
        written: of the tree's root: the text from `start` to `end`.
    """

    tag: str
    attributes: dict[str, str]
    start: int
    end: int = 0
    parts: list[str | Element] = field(default_factory=list)
    written: str = ""

    def children(self, *tags: str) -> Iterator[Element]:
        """Give the elements right inside, of some tags if any are given."""
        return (part for part in self.parts if isinstance(part, Element) and (not tags or part.tag in tags))

    def all(self, *tags: str) -> Iterator[Element]:
        """Give the elements of some tags however deep inside, in order."""
        for child in self.children():
            if child.tag in tags:
                yield child
            yield from child.all(*tags)

    def first(self, *path: str) -> Element:
        """Give the first element that a path of tags leads to, an empty one if there is none."""
        element = self
        for tag in path:
            element = next(element.children(tag), _NONE)
        return element

    def text(self, *path: str) -> str:
        """Give all text inside of what a path leads to, white space folded; empty if it leads nowhere."""
        return " ".join(self.first(*path).raw().split())

    def raw(self) -> str:
        """Give all text inside as it stands."""
        return "".join(part if isinstance(part, str) else part.raw() for part in self.parts)

    def get(self, name: str) -> str:
        """Give an attribute, empty if there is none."""
        return " ".join(self.attributes.get(name, "").split())

    def __bool__(self) -> bool:
        return self is not _NONE


_NONE: Final = Element("", {}, -1, -1)


def elements(stream: TextIO, name: str, tags: frozenset[str], extractor: str) -> Iterator[Element | Evidence]:
    """Give each outermost element of some tags; where the file is torn, what follows is given as Evidence.

    Args:
        stream: the whole text from its beginning.
        name: the file, for errors.
        tags: local names.
        extractor: name under which records are evidenced.

    Raises:
        DocumentError: it declares entities, nests too deep, or is torn before the first such element ends.
    """
    walk = _Walk(name, tags)
    found = False
    while True:
        piece = stream.read(_PIECE)
        error = walk.feed(piece)
        while walk.done:
            found = True
            yield walk.done.pop(0)
        if error and not found:
            reason = f"malformed XML: {expat.errors.messages[error.code]}"
            raise DocumentError(name, reason, line=error.lineno, remedy="fetch the file anew")
        if error:
            yield walk.rest(extractor)
        if error or not piece:
            return


class _Walk:
    """One walk over a file."""

    def __init__(self, name: str, tags: frozenset[str]) -> None:
        self._name, self._tags = name, tags
        self.done: list[Element] = []
        self._open: list[Element] = []
        self._depth = 0
        # What may still be needed of the text, as expat sees it, and where it begins: in bytes and in code points.
        self._held, self._byte, self._point = b"", 0, 0
        parser = expat.ParserCreate("utf-8")
        parser.buffer_text = True
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.CharacterDataHandler = self._text
        parser.SkippedEntityHandler = self._skipped
        parser.EntityDeclHandler = self._refuse
        # Without a definition at hand, named letters (&uuml;) are skipped, and found in the tables of HTML instead.
        parser.UseForeignDTD(True)  # noqa: FBT003 - the signature of expat
        parser.SetParamEntityParsing(expat.XML_PARAM_ENTITY_PARSING_UNLESS_STANDALONE)
        parser.ExternalEntityRefHandler = self._definition
        self._parser = parser

    def feed(self, piece: str) -> expat.ExpatError | None:
        """Walk on over a piece of text, an empty one at the end; give what is wrong with it."""
        data = piece.encode("utf-8", "replace")
        self._held += data
        try:
            self._parser.Parse(data, not piece)
        except expat.ExpatError as error:
            return error
        if not self._open:
            self._let_go(self._parser.CurrentByteIndex)
        elif len(self._held) > _LONGEST:
            raise self._error("one of its entries is longer than any entry is")
        return None

    def rest(self, extractor: str) -> Evidence:
        """Give the evidence of what could not be read, from the entry that is torn."""
        start = self._open[0].start if self._open else self._points(self._parser.ErrorByteIndex)
        at = self._bytes_of(start)
        quote = self._held[at : at + 4 * _SHOWN].decode("utf-8", "ignore")[:_SHOWN].rstrip()
        return Evidence(start, start + len(quote), quote, extractor)

    def _start(self, tag: str, attributes: dict[str, str]) -> None:
        self._depth += 1
        local = tag.rpartition(":")[2]
        if not self._open and local not in self._tags:
            return
        if len(self._open) > _DEEPEST:
            raise self._error("its elements nest too deep")
        if not self._open:
            self._let_go(self._parser.CurrentByteIndex)
        element = Element(
            local,
            {key.rpartition(":")[2]: value for key, value in attributes.items()},
            self._points(self._parser.CurrentByteIndex),
        )
        if self._open:
            self._open[-1].parts.append(element)
        self._open.append(element)

    def _end(self, _tag: str) -> None:
        self._depth -= 1
        if not self._open:
            return
        element = self._open.pop()
        at = self._parser.CurrentByteIndex - self._byte
        closed = _TAG_END.match(self._held, at)
        # Of `<e/>` expat tells the place behind it.
        stop = closed.end() if closed and self._held[at : at + 2] == b"</" else at
        element.end = self._points(self._byte + stop)
        if not self._open:
            first = self._bytes_of(element.start)
            element.written = self._held[first:stop].decode("utf-8")
            self.done.append(element)

    def _text(self, text: str) -> None:
        if self._open:
            self._open[-1].parts.append(text)

    def _skipped(self, name: str, is_parameter: bool) -> None:  # noqa: FBT001 - the signature of expat
        if not is_parameter:
            self._text(html.unescape(f"&{name};"))

    def _definition(self, context: str, _base: str | None, _system: str | None, _public: str | None) -> int:
        """Put nothing in the place of the definition outside of the file that a file names or lacks."""
        self._parser.ExternalEntityParserCreate(context).Parse(b"", True)  # noqa: FBT003 - the signature of expat
        return 1

    def _refuse(self, *declared: object) -> None:
        raise self._error(f"it declares the entity “{declared[0]}”, which may unfold without end or lead outside")

    def _points(self, byte: int) -> int:
        """Give the code point of a byte that is held."""
        stretch = self._held[: byte - self._byte]
        return self._point + (len(stretch) if stretch.isascii() else len(stretch.decode("utf-8", "ignore")))

    def _bytes_of(self, point: int) -> int:
        """Give where a code point begins in what is held."""
        count = point - self._point
        return count if self._held.isascii() else len(self._held.decode("utf-8", "ignore")[:count].encode("utf-8"))

    def _let_go(self, byte: int) -> None:
        self._point = self._points(byte)
        self._held, self._byte = self._held[byte - self._byte :], byte

    def _error(self, reason: str) -> DocumentError:
        return DocumentError(self._name, reason, line=self._parser.CurrentLineNumber, remedy="leave it out")
