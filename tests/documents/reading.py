"""What the reader tests look at: a document written down as short lines."""

from __future__ import annotations

from kgbuild.document import Document
from kgbuild.documents import read_bytes


def read_text(text: str, name: str = "page.txt") -> Document:
    return read_bytes(text.encode(), name)


def outline(document: Document) -> list[str]:
    """Give each block as "kind[level] [marker] text", line ends as `/`, cells apart by ` | `."""
    lines = []
    for block in document.blocks:
        cells = " | ".join(document.slice(cell) for cell in block.cells)
        head = block.kind + (str(block.level) if block.level else "") + ("!" if block.header else "")
        lines.append(" ".join(part for part in (head, block.marker, cells or document.slice(block)) if part))
    return [line.replace("\n", " / ") for line in lines]


def runs(document: Document) -> list[str]:
    """Give each inline run as "kind text"."""
    return [f"{run.kind} {document.slice(run)}" for block in document.blocks for run in block.inlines]
