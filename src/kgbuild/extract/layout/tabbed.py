"""Lines that end with a date behind a tab: where entries open with one, those between them are details."""

from __future__ import annotations

from collections.abc import Sequence

from kgbuild.dates.alone import date_alone
from kgbuild.document import Block, Document
from kgbuild.extract.layout.dividers import DATE

#: Kinds whose entries may open with a line that ends with their date.
_TABBED_KINDS = frozenset({"positions", "education", "grants", "supervision"})
#: Kinds whose entries do where type tells that line from those below it.
_BOLD_KINDS = frozenset({"awards", "service", "talks"})


def dates_behind(document: Document, blocks: Sequence[Block], kind: str) -> list[bool]:
    """Say of each block whether it ends with a date behind a tab, in a section where such a line may open an entry."""
    behind = [_has_date_behind(document, block) for block in blocks]
    tabbed = kind in _TABBED_KINDS or (kind in _BOLD_KINDS and _are_told_by_type(blocks, behind))
    return [tabbed and one for one in behind]


def _has_date_behind(document: Document, block: Block) -> bool:
    """Say whether a paragraph of one line ends with a date behind a tab: where entries do, others are their details."""
    text = document.slice(block)
    first, tab, last = text.rpartition("\t")
    line = block.kind == "paragraph" and tab and first.strip() and "\n" not in text
    return bool(line) and len(last) <= DATE and date_alone(last) is not None


def _are_told_by_type(blocks: Sequence[Block], behind: Sequence[bool]) -> bool:
    """Say whether the paragraphs that end so are those in bold, and all others are plain."""
    told = {
        (dated, any(i.kind == "strong" and i.start <= block.start + 1 for i in block.inlines))
        for block, dated in zip(blocks, behind, strict=True)
    }
    return told == {(True, True), (False, False)} and all(block.kind == "paragraph" for block in blocks)
