"""What every reader gives: the text of one document, its blocks, and where each stood in the file.

`Document.text` is the *extracted text*: markup stripped, nothing rewritten. All offsets are code points
into it, 0-based, end exclusive. Blocks lie in reading order and do not overlap.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

BlockKind = Literal["heading", "paragraph", "item", "row", "code"]
InlineKind = Literal["strong", "emphasis", "link", "image", "code", "small"]

#: Class of the block that quotes the author whom only the metadata name; no part of the page's content.
BYLINE = "byline"
#: Class of the block that quotes who speaks in what a page announces, where only the metadata name them.
SPEAKER = "speaker"
#: Class of the blocks that quote what only the metadata of a dated page call it; no part of its content either.
HEADLINE = "headline"


@dataclass(frozen=True, slots=True)
class Span:
    """A half-open range of code points."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Inline:
    """A run inside a block that the author set apart: bold, italics, a link with its target."""

    start: int
    end: int
    kind: InlineKind
    href: str = ""


@dataclass(frozen=True, slots=True)
class Block:
    """One heading, paragraph, list item or table row.

    Attributes:
        kind: what it is.
        start: first code point in `Document.text`, behind the list marker.
        end: one past the last.
        level: heading depth from 1; nesting depth of a list item from 1; 0 otherwise.
        marker: the list marker as printed (`•`, `1.`, `[J3]`), empty where there is none.
        cells: the cells of a row, in column order; empty cells are empty spans. A paragraph has one, an empty one,
            where it stands beside a margin that holds the dates of others.
        header: True for a row of column headings.
        group: ids of the enclosing containers (list, item, table, row, cell, card), outermost first.
            Blocks that share a prefix stand in the same container.
        inlines: what is set apart inside it.
        classes: class and id words that HTML gives the block or a container that holds only it.
    """

    kind: BlockKind
    start: int
    end: int
    level: int = 0
    marker: str = ""
    cells: tuple[Span, ...] = ()
    header: bool = False
    group: tuple[int, ...] = ()
    inlines: tuple[Inline, ...] = ()
    classes: tuple[str, ...] = ()


def place_in(document: str, line: int, page: int = 0) -> str:
    """Give a place as people read it: "cv.txt:12", "cv.pdf, page 3, line 12"."""
    return f"{document}, page {page}, line {line}" if page else f"{document}:{line}"


@dataclass(frozen=True, slots=True)
class Document:
    """One document as its reader saw it.

    Attributes:
        id: POSIX path relative to the input that was named; stable across machines.
        text: the extracted text.
        blocks: in reading order.
        metadata: front matter, `<title>`, `meta` and `citation_*` tags, as JSON-like values.
        media_type: IANA media type of the file.
        sha256: of the file's bytes, in hexadecimal.
        retrieved: the day the document was fetched (ISO 8601), empty where unknown.
        lines: (offset, line) pairs, ascending: from this offset on, text stems from this 1-based source line,
            counted on its page where there are pages.
        pages: (offset, page) pairs likewise; empty where there are none.
    """

    id: str
    text: str
    blocks: tuple[Block, ...]
    metadata: Mapping[str, Any] = field(default_factory=dict)
    media_type: str = "text/plain"
    sha256: str = ""
    retrieved: str = ""
    lines: tuple[tuple[int, int], ...] = ((0, 1),)
    pages: tuple[tuple[int, int], ...] = ()

    def line(self, offset: int) -> int:
        """Give the 1-based line of the source file that the code point at `offset` was read from."""
        place = bisect_right(self.lines, (offset, 1 << 60)) - 1
        return self.lines[max(place, 0)][1]

    def slice(self, part: Block | Span | Inline) -> str:
        """Give the text of a block, span or inline run."""
        return self.text[part.start : part.end]
