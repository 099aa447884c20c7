"""The structure that a PDF tells of itself: its elements, and which of a page's glyphs each holds."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from kgbuild.documents.pdf.type import Drawings, Glyph

#: Elements that make blocks of their own; a table and a list are made of such.
HEADINGS: Final = frozenset({"H", "H1", "H2", "H3", "H4", "H5", "H6", "Title"})
_BLOCKS: Final = HEADINGS | {
    "P", "L", "LI", "LBody", "Table", "TR", "TD", "TH", "Caption", "BlockQuote", "Note", "FENote", "TOC", "TOCI",
    "Div", "Sect", "Art", "Part", "Aside", "Textbox",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Element:
    """An element of the structure: its type, and in order the elements and the numbers of marked content in it."""

    kind: str
    kids: tuple[Element | int, ...]

    @property
    def is_block(self) -> bool:
        """Whether it or something in it is a block; the others are words set apart within one."""
        return self.kind in _BLOCKS or self.holds_blocks

    @property
    def holds_blocks(self) -> bool:
        """Whether something in it is a block."""
        return any(isinstance(kid, Element) and kid.is_block for kid in self.kids)

    def marks(self) -> Iterator[int]:
        """Give the numbers of all marked content in it, in order."""
        for kid in self.kids:
            if isinstance(kid, int):
                yield kid
            else:
                yield from kid.marks()

    def elements(self) -> list[Element]:
        """Give the elements right below it."""
        return [kid for kid in self.kids if isinstance(kid, Element)]


@dataclass(frozen=True, slots=True)
class Tagged:
    """A page with its structure.

    Attributes:
        root: of its elements.
        glyphs: that these hold, by the number of their marked content.
        loose: how many glyphs no element holds.
        drawings: lines and bars on the page.
    """

    root: Element
    glyphs: dict[int, list[Glyph]]
    loose: int
    drawings: Drawings
