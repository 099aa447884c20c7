"""What stands on a page of a PDF: glyphs, and stretches of them."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Final

#: A hyphen that only the end of the line asked for; pdfium writes it in several ways.
HYPHEN: Final = "\u00ad"

#: What opens the items of lists.
BULLETS: Final = "•◦▪‣·●○■□∗⋄◆➢✓▶►➤⁃❖⦁\uf0b7\uf0a7\uf0d8\uf06c"
MARKER = re.compile(
    rf"\s*(?:(?P<bullet>[{BULLETS}])\s*|(?P<dash>[–—*-])\s+"
    r"|(?P<number>\[?[A-Z]{0,2}\d{1,3}[.)\]]|\(\d{1,3}\)(?=\s+\D)|\([ivx]{1,5}\)|[a-z][.)](?=\s+[A-ZÀ-Þ])|\[(?!(?:19|20)\d\d\])\w{1,6}\])\s+)(?=\S)"
)


@dataclass(frozen=True, slots=True)
class Type:
    """How a glyph is set; `size` is the height of its font in points, `small` tells of a font of small capitals."""

    size: float = 0.0
    bold: bool = False
    italic: bool = False
    raised: bool = False
    href: str = ""
    small: bool = False


@dataclass(frozen=True, slots=True)
class Word:
    """Where a word begins: its place in the text of its stretch, its left edge, and the gap before it in points."""

    at: int
    left: float
    gap: float


@dataclass(slots=True)
class Stretch:
    """Glyphs of one line without a wide gap between them, left to right.

    Attributes:
        left: of the box, in points from the left of the page.
        right: of the box.
        base: the baseline, in points from the top of the page.
        size: of most of its type.
        parts: its text, cut where the type changes.
        words: all but the first.
        underlined: whether a line stands below all of it.
        ruled: whether a rule wider than it stands below it, or a bar behind it.
        whole: whether it is all that a cell holds.
    """

    left: float
    right: float
    base: float
    size: float
    parts: list[tuple[str, Type]] = field(default_factory=list)
    words: list[Word] = field(default_factory=list)
    underlined: bool = False
    ruled: bool = False
    whole: bool = False

    @property
    def text(self) -> str:
        """The text of all parts."""
        return "".join(text for text, _ in self.parts)


@dataclass(frozen=True, slots=True)
class Glyph:
    """A glyph as it is placed: its text, which may open with a space, its box and baseline, how it is set.

    `mark` is the number that the structure of the page knows it by, negative where it has none.
    """

    text: str
    left: float
    right: float
    base: float
    type: Type
    mark: int = -1


@dataclass(frozen=True, slots=True)
class Box:
    """A box on a page, in points from its upper left corner."""

    left: float
    top: float
    right: float
    bottom: float


@dataclass(frozen=True, slots=True)
class Drawings:
    """What is drawn on a page: horizontal rules, upright ones, shaded bars, and marks small enough for bullets."""

    rules: tuple[Box, ...] = ()
    upright: tuple[Box, ...] = ()
    bars: tuple[Box, ...] = ()
    marks: tuple[Box, ...] = ()
