"""A line of print: rows that go on with one another, in cells."""

from __future__ import annotations

from dataclasses import dataclass, field

from kgbuild.documents.pdf.type import Type

Part = tuple[str, Type]


@dataclass(slots=True)
class Line:
    """A line as it was written.

    Attributes:
        cells: what stands side by side in it, each a list of parts.
        lefts: where the cells begin.
        right: where its last row ends.
        limit: where its column ends.
        size: of its type.
        gap: distance to the row above in multiples of the usual one; large at the top of a page or column.
        number: of its first row, counted through the document.
        page: from 1.
        inset: how far its text, behind a marker, stands in from the edge of its column.
        ends: where the cells end.
        heading: whether its place makes it a heading.
        whole: whether it is a row of a ruled table.
        apart: whether it is underlined from end to end, or a rule or bar sets it apart.
        column: tells columns of its page apart.
        row: of its first row, counted on its page from 1.
        stack: whether it is several lines that open an entry together.
        opens: whether a sign beside it says that it opens an entry.
    """

    cells: list[list[Part]]
    lefts: list[float]
    right: float
    limit: float
    size: float
    gap: float
    number: int
    page: int
    inset: float = 0.0
    ends: list[float] = field(default_factory=list)
    heading: bool = False
    apart: bool = False
    whole: bool = False
    column: int = 0
    row: int = 0
    stack: bool = False
    opens: bool = False

    @property
    def left(self) -> float:
        """Where it begins."""
        return self.lefts[0]

    @property
    def text(self) -> str:
        """Its text, cells apart by tabs."""
        return "\t".join("".join(text for text, _ in cell) for cell in self.cells)

    @property
    def looks(self) -> list[Type]:
        """The looks of its parts that print something."""
        return [look for cell in self.cells for text, look in cell if text.strip()]
