"""The objects of JSON files of any size: one object, a list, a list inside the answer of an API, or JSON Lines.

A window moves over the text; the standard library decodes one object after the other where it stands, so that memory
does not grow with the file and every object knows its place in it.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any, Final, TextIO

from kgbuild.errors import DocumentError
from kgbuild.importers.json_objects import JsonObject
from kgbuild.model import Evidence

#: So much is read at once.
_PIECE: Final = 1 << 20
#: No work with all its citations is longer.
_LONGEST: Final = 32 << 20
#: So near the end of the window a value may still be incomplete.
_NEAR: Final = 32
_GAP = re.compile(r"[\s,]*")
_FIRST_KEY = re.compile(r'\s*\{\s*"([^"\\]*)"')
_LIST = re.compile(r'"(?:results|data|items)"\s*:\s*\[')
#: The answer of an API begins with one of these keys, a thing itself never does.
_ANSWERS: Final = frozenset({
    "count", "data", "group_by", "items", "message", "message-type", "message-version", "meta", "next", "offset",
    "results", "status", "token", "total",
})  # fmt: skip
_SHOWN: Final = 200


def objects(stream: TextIO, name: str, extractor: str) -> Iterator[JsonObject | Evidence]:
    """Give the objects of a JSON file in their order; what is damaged behind the first is given as Evidence.

    Args:
        stream: the whole text from its beginning.
        name: the file, for errors.
        extractor: name under which records are evidenced.

    Raises:
        DocumentError: not even the first object can be read.
    """
    window = _Window(stream)
    window.skip(_start(window.text))
    found = False
    decode = json.JSONDecoder().raw_decode
    while (at := window.next_value()) >= 0:
        try:
            value, end = window.decode(decode, at)
        except (ValueError, RecursionError) as error:
            if not found:
                reason = f"malformed JSON: {getattr(error, 'msg', 'it nests too deep')}"
                line = window.line_of(at)
                raise DocumentError(name, reason, line=line, remedy="fetch the file anew") from error
            quote = window.text[at : at + _SHOWN].split("\n")[0].rstrip()
            yield Evidence(window.offset + at, window.offset + at + len(quote), quote, extractor)
            if not window.next_line(at):
                return
            continue
        if isinstance(value, dict):
            found = True
            yield JsonObject(value, window.text[at:end], window.offset + at, extractor)
        window.skip(end)


def _start(head: str) -> int:
    """Give where the first object stands: behind the bracket of a list, or at the beginning."""
    head = head[: 1 << 16]
    first = _FIRST_KEY.match(head)
    if first and first[1] in _ANSWERS and (listed := _LIST.search(head)):
        return listed.end()
    opened = re.match(r"\s*\[", head)
    return opened.end() if opened else 0


class _Window:
    """The stretch of the text that is held.

    Attributes:
        text: the stretch.
        offset: where it begins in the file.
    """

    def __init__(self, stream: TextIO) -> None:
        self._stream = stream
        self._ended = False
        self._lines = 1
        self.text = ""
        self.offset = 0
        self._more()

    def _more(self) -> bool:
        piece = "" if self._ended else self._stream.read(_PIECE)
        self._ended = not piece
        self.text += piece
        return bool(piece)

    def skip(self, end: int) -> None:
        """Let go of what is read, once enough of it has come together."""
        self._at = end
        if end > _PIECE // 2:
            self._lines += self.text.count("\n", 0, end)
            self.text, self.offset, self._at = self.text[end:], self.offset + end, 0

    def next_value(self) -> int:
        """Give where the next value begins; -1 at the end of the list or of the file."""
        while True:
            at = _GAP.match(self.text, self._at).end()  # type: ignore[union-attr]
            if at < len(self.text):
                return -1 if self.text[at] in "]}" else at
            if not self._more():
                return -1

    def decode(self, decode: Any, at: int) -> tuple[Any, int]:
        """Decode the value that begins at `at`, reading on as long as it is incomplete.

        Raises:
            ValueError: it is malformed, or the file ends within it.
        """
        while True:
            try:
                value, end = decode(self.text, at)
            except json.JSONDecodeError as error:
                cut = error.msg.startswith("Unterminated string") or error.pos >= len(self.text) - _NEAR
                if not cut or len(self.text) - at > _LONGEST or not self._more():
                    raise
                continue
            return value, end

    def next_line(self, at: int) -> bool:
        """Go on behind the next end of a line; False if there is none."""
        end = self.text.find("\n", at)
        self._at = end + 1
        return end >= 0

    def line_of(self, at: int) -> int:
        """Give the line of the file on which a place of the window stands."""
        return self._lines + self.text.count("\n", 0, at)
